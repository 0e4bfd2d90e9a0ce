package svg

import (
	"tspine/engine/figure/drawing"
)

// Cell is one exercise of a contact sheet.
type Cell struct {
	Name       string
	Start, End drawing.Drawing
}

// Measures of a contact sheet, in units of a figure's box at a third.
const (
	cellWidth  = drawing.BoxWidth / 3
	cellHeight = drawing.BoxHeight / 3
	cellTitle  = 24
	sheetCols  = 2 // exercises side by side in each theme
)

// Sheet writes many exercises at once: start and end, in columns on a light
// page and again on a dark one, each with its name.
func Sheet(cells []Cell, page Page) []byte {
	w := writer{page: page}
	w.page.Mirror, w.page.Ground = false, true
	w.fills[drawing.Outline] = true
	for _, c := range cells {
		w.note(c.Start)
		w.note(c.End)
	}
	rows := (len(cells) + sheetCols - 1) / sheetCols
	half := sheetCols * 2 * cellWidth
	w.size(2*half, rows*(cellHeight+cellTitle))
	for n, theme := range [...]Theme{Light, Dark} {
		w.page.Theme, w.page.Prefix = theme, page.Prefix+theme.String()[:1]
		w.style(false)
		w.band(n*half, half, rows*(cellHeight+cellTitle))
		for i, c := range cells {
			w.cell(c, n*half+i%sheetCols*2*cellWidth, i/sheetCols*(cellHeight+cellTitle))
		}
	}
	w.add("</svg>\n")
	return w.out
}

// band paints one page of the sheet.
func (w *writer) band(x, width, height int) {
	w.add(`<rect class="`, w.class("f", drawing.Stage), `" x="`)
	w.int(x)
	w.add(`" width="`)
	w.int(width)
	w.add(`" height="`)
	w.int(height)
	w.add(`"/>`)
}

// cell writes a name with start and end under it.
func (w *writer) cell(c Cell, x, y int) {
	w.add(`<text font-family="system-ui,sans-serif" font-size="15" class="`, w.class("f", drawing.Outline), `" x="`)
	w.int(x + 12)
	w.add(`" y="`)
	w.int(y + 19)
	w.add(`">`, escape(c.Name), `</text>`)
	for n, d := range [...]drawing.Drawing{c.Start, c.End} {
		w.add(`<g transform="matrix(.3333 0 0 .3333 `)
		w.int(x + n*cellWidth)
		w.add(" ")
		w.int(y + cellTitle)
		w.add(`)">`)
		w.still(d, 0)
		w.add("</g>")
	}
}
