// Package svg writes drawings as pictures for the web and for print: still, as
// a pair, or moving. The same drawing gives the same bytes on every machine.
package svg

import (
	"strconv"
	"strings"

	"tspine/engine/figure/drawing"
)

// Theme says on what page a picture will stand.
type Theme uint8

// Auto follows the reader's own setting.
const (
	Auto Theme = iota
	Light
	Dark
)

var themeNames = [...]string{"auto", "light", "dark"}

// String gives the theme's name.
func (t Theme) String() string { return themeNames[t] }

// ParseTheme reads a theme's name.
func ParseTheme(s string) (Theme, bool) {
	for i, name := range themeNames {
		if name == s {
			return Theme(i), true
		}
	}
	return Auto, false
}

// Words are what is read aloud in place of the picture, and the prefix that
// keeps its ids and classes apart from those of others on a page.
type Words struct{ Prefix, Title, Desc string }

// Page is how a picture is colored and said.
type Page struct {
	Words
	Theme  Theme
	Look   drawing.Look
	Ground bool // paint the page behind the figure too
	Mirror bool // the other side
}

// writer appends a picture to its bytes.
type writer struct {
	out          []byte
	page         Page
	fills, lines [64]bool // inks that are used
	ids          int
}

func (w *writer) add(parts ...string) {
	for _, p := range parts {
		w.out = append(w.out, p...)
	}
}

func (w *writer) int(v int) { w.out = strconv.AppendInt(w.out, int64(v), 10) }

// class gives the name of an ink's class: two letters after the prefix.
func (w *writer) class(kind string, ink drawing.Ink) string {
	return w.page.Prefix + kind + strconv.FormatUint(uint64(ink), 36)
}

// open begins a picture of so many boxes side by side.
func (w *writer) open(boxes int) { w.size(boxes*drawing.BoxWidth, drawing.BoxHeight) }

// size begins a picture of a width and a height.
func (w *writer) size(width, height int) {
	w.add(`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 `)
	w.int(width)
	w.add(" ")
	w.int(height)
	p := w.page.Prefix
	w.add(`" role="img" aria-labelledby="`, p, `t `, p, `d"><title id="`, p, `t">`, escape(w.page.Title), `</title><desc id="`, p, `d">`, escape(w.page.Desc), `</desc>`)
}

var entities = strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;", `"`, "&quot;")

func escape(s string) string { return entities.Replace(s) }

// style writes the colors of the inks that are used, and those of the dark
// page beside them.
func (w *writer) style(moving bool) {
	p := w.page.Prefix
	w.add("<style>.", p, "a{stroke-linejoin:round;stroke-linecap:round;fill:none}.", p, "f{opacity:.55}")
	if moving {
		w.add(".", p, "s{display:none}@media(prefers-reduced-motion:reduce){.", p, "m{display:none}.", p, "s{display:inline}}")
	}
	light, dark := drawing.PaletteOf(w.page.Look, false), drawing.PaletteOf(w.page.Look, true)
	switch w.page.Theme {
	case Light:
		w.colors(light, light, false)
	case Dark:
		w.colors(dark, dark, false)
	default:
		w.colors(light, light, false)
		w.add("@media(prefers-color-scheme:dark){")
		w.colors(dark, light, true)
		w.add("}")
	}
	w.add("</style>")
}

// colors writes the classes of a palette, or of what differs from another.
func (w *writer) colors(p, other drawing.Palette, onlyNew bool) {
	for ink, c := range p {
		i := drawing.Ink(ink)
		if onlyNew && c == other[i] {
			continue
		}
		if w.fills[i] {
			w.add(".", w.class("f", i), "{fill:", c.String(), "}")
		}
		if w.lines[i] {
			w.add(".", w.class("l", i), "{stroke:", c.String(), "}")
		}
	}
}
