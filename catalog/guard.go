package catalog

import (
	"bytes"
	"fmt"
	"unicode/utf8"

	"tspine/engine/fault"
)

// What a file may ask of the reader. Whatever it holds, it is answered quickly
// and in little memory: most of a text in YAML costs some hundred times its
// size once it is read.
const (
	maxDepth = 64       // levels of lists and keys inside one another
	maxParts = 50_000   // lines, and values in brackets
	maxBytes = 32 << 20 // all of it
)

// guard looks at a text before it is parsed, and notes what no YAML reader
// should be handed: a size or depth that no program or session has.
type guard struct {
	doc   *Doc
	line  int
	depth int
	parts int
	full  bool // one fault of size is enough
}

// mark is what editors put before a text in UTF-8.
var mark = []byte("\xef\xbb\xbf")

// check says whether the text may be parsed.
func (d *Doc) check(text []byte) bool {
	switch {
	case bytes.HasPrefix(text, []byte("\xff\xfe")), bytes.HasPrefix(text, []byte("\xfe\xff")):
		d.at(d.first, 1, "not-utf8", "UTF-16", "UTF-8")
	case bytes.IndexByte(text, 0) >= 0:
		before := text[:bytes.IndexByte(text, 0)]
		d.at(d.first+bytes.Count(before, []byte("\n")), 1, "not-text", "a zero byte", "text in UTF-8")
	case len(text) > maxBytes:
		d.at(d.first, 1, "too-big", fmt.Sprintf("%d bytes", len(text)), fmt.Sprintf("at most %d bytes", maxBytes))
	default:
		d.characters(text)
		g := guard{doc: d}
		for n, line := range d.lines {
			g.line = d.first + n
			g.read(line)
		}
	}
	return len(d.Faults) == 0
}

// at notes a fault at a line and column of the file.
func (d *Doc) at(line, column int, code, got, want string) {
	d.Faults = append(d.Faults, Located{File: d.File, Line: line, Column: column, Text: d.line(line), Fault: fault.Fault{Code: code, Got: got, Want: want}})
}

// shownBytes is how many wrong bytes of a file are told.
const shownBytes = 20

// characters notes bytes that are no text, and characters that would move the
// cursor of a terminal.
func (d *Doc) characters(text []byte) {
	line, column := d.first, 1
	for i := 0; i < len(text) && len(d.Faults) < shownBytes; {
		r, size := utf8.DecodeRune(text[i:])
		switch {
		case r == utf8.RuneError && size == 1:
			d.at(line, column, "not-utf8", fmt.Sprintf("byte %02x", text[i]), "UTF-8")
		case control(r):
			d.at(line, column, "control-character", fmt.Sprintf("U+%04X", r), "letters, digits and signs")
		}
		column++
		if r == '\n' {
			line, column = line+1, 1
		}
		i += size
	}
}

// control says whether a character is none that is written, but one that
// steers a terminal.
func control(r rune) bool {
	return r < ' ' && r != '\n' && r != '\t' && r != '\r' || r == 0x7f || r >= 0x80 && r < 0xa0
}

// read counts what one line holds, outside of quotes and comments. A quote
// that goes on in the next line is counted there as if it had ended.
func (g *guard) read(line string) {
	g.part(1)
	start, dashes := true, 0
	for i := 0; i < len(line); i++ {
		c := line[i]
		switch {
		case c == ' ', c == '\t':
		case c == '#' && (i == 0 || line[i-1] == ' '):
			return
		case start && (c == '"' || c == '\''):
			i = quoted(line, i)
			start = false
		case start && (c == '[' || c == '{'):
			g.deeper(1, i)
		case c == ']' || c == '}':
			g.depth = max(g.depth-1, 0)
		case c == ',' && g.depth > 0:
			start = true
			g.part(i + 1)
		case start && (c == '-' || c == '?') && i+1 < len(line) && line[i+1] == ' ':
			if dashes++; dashes > maxDepth {
				g.deeper(dashes, i)
				return
			}
		default:
			start = c == ':'
		}
	}
}

// quoted gives where a quote that begins at from ends, or the line.
func quoted(line string, from int) int {
	for i := from + 1; i < len(line); i++ {
		switch {
		case line[i] == line[from]:
			return i
		case line[i] == '\\' && line[from] == '"':
			i++
		}
	}
	return len(line)
}

func (g *guard) deeper(n, column int) {
	g.depth += n
	g.part(column + 1)
	if g.depth > maxDepth && !g.full {
		g.full = true
		g.doc.at(g.line, column+1, "too-deep", "", fmt.Sprintf("at most %d levels", maxDepth))
	}
}

func (g *guard) part(column int) {
	g.parts++
	if g.parts > maxParts && !g.full {
		g.full = true
		g.doc.at(g.line, column, "too-big", "", fmt.Sprintf("at most %d lines and values", maxParts))
	}
}
