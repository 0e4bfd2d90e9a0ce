// Package svg draws a chart as a part of a page: every place is a share of the
// box that the page gives it, every word keeps the page's size, every color is
// the page's.
package svg

import (
	"html"
	"math"
	"strconv"

	"tspine/engine/chart"
)

// Page is what a drawing says, in the person's language.
type Page struct {
	ID          string // of the drawing, unique on a page
	Title, Desc string
	Ticks       []string // of each tick, lowest first
	Ends        []string // of each line, beside its last point; empty: nothing
	Marks       []string // of each mark
	From, To    string   // first and last day
	Low         bool     // a low drawing: a third as high
}

// How high a drawing is, in lines of its words: what stands at the ends of lines
// is kept apart by that. The page has to draw it so.
const (
	Lines    = 11.0
	LowLines = 3.6
)

// dotted is how many points of a line have a dot each; of more only the last.
const dotted = 30

// Draw draws a chart. The same chart gives the same bytes.
func Draw(c chart.Chart, p Page) []byte {
	w := writer{}
	class := "plot"
	if p.Low {
		class += " low"
	}
	id := html.EscapeString(p.ID)
	w.add(`<svg class="`, class, `" role="img" aria-labelledby="`, id, `-t" aria-describedby="`, id, `-d"><title id="`, id, `-t">`, html.EscapeString(p.Title), `</title><desc id="`, id, `-d">`, html.EscapeString(p.Desc), `</desc>`)
	w.scale(&c, p)
	w.bands(&c)
	w.marks(&c)
	for i := range c.Lines {
		w.line(&c, &c.Lines[i])
	}
	w.ends(&c, p)
	w.text("day", "0", "100%", p.From)
	w.text("day to", "100%", "100%", p.To)
	w.add(`<line class="read" y2="100%"/></svg>`)
	return w.out
}

type writer struct{ out []byte }

func (w *writer) add(parts ...string) {
	for _, one := range parts {
		w.out = append(w.out, one...)
	}
}

func (w *writer) text(class, x, y, words string) {
	if words != "" {
		w.add(`<text class="`, class, `" x="`, x, `" y="`, y, `">`, html.EscapeString(words), `</text>`)
	}
}

// across draws a line from side to side at a height.
func (w *writer) across(class, y string) {
	w.add(`<line class="`, class, `" x2="100%" y1="`, y, `" y2="`, y, `"/>`)
}

// scale draws a line and a number for each tick; of a low drawing for the ends
// alone.
func (w *writer) scale(c *chart.Chart, p Page) {
	for i, t := range c.Ticks {
		if p.Low && i > 0 && i < len(c.Ticks)-1 {
			continue
		}
		y := share(1 - c.Y(t))
		w.across("grid", y)
		if i < len(p.Ticks) {
			w.text("tick", "0", y, p.Ticks[i])
		}
	}
}

func (w *writer) bands(c *chart.Chart) {
	for _, b := range c.Bands {
		top, bottom := 1-c.Y(b.High), 1-c.Y(b.Low)
		w.add(`<rect class="band `, html.EscapeString(b.Key), `" width="100%" y="`, share(top), `" height="`, share(bottom-top), `"/>`)
	}
}

func (w *writer) marks(c *chart.Chart) {
	for _, m := range c.Marks {
		w.across("aim", share(1-c.Y(m.Value)))
	}
}

// line draws one series: what lies between its points in a box of its own that
// is stretched, the points as they are.
func (w *writer) line(c *chart.Chart, l *chart.Line) {
	if len(l.Points) == 0 {
		return
	}
	key := html.EscapeString(l.Key)
	w.add(`<svg class="curve" viewBox="0 0 1000 1000" preserveAspectRatio="none"><polyline class="`, key, `" points="`)
	for i, p := range l.Points {
		if i > 0 {
			w.add(" ")
		}
		w.add(thousandth(c.X(p.Day)), ",", thousandth(1-c.Y(p.Value)))
	}
	w.add(`"/></svg><g class="dots `, key, `">`)
	shown := l.Points
	if len(shown) > dotted {
		shown = shown[len(shown)-1:]
	}
	for _, p := range shown {
		x, y := share(c.X(p.Day)), share(1-c.Y(p.Value))
		if l.Key == "right" {
			w.add(`<rect x="`, x, `" y="`, y, `" width="9" height="9" transform="translate(-4.5 -4.5)"/>`)
			continue
		}
		w.add(`<circle cx="`, x, `" cy="`, y, `" r="4.5"/>`)
	}
	w.add(`</g>`)
}

// ends writes the name and value of each line beside its last point, and of
// each mark beside it, none over another.
func (w *writer) ends(c *chart.Chart, p Page) {
	type end struct{ class, words string }
	var all []end
	var at []float64
	for i, l := range c.Lines {
		if n := len(l.Points); n > 0 && i < len(p.Ends) {
			all, at = append(all, end{"end " + html.EscapeString(l.Key), p.Ends[i]}), append(at, 1-c.Y(l.Points[n-1].Value))
		}
	}
	for i, m := range c.Marks {
		if i < len(p.Marks) {
			all, at = append(all, end{"end aim", p.Marks[i]}), append(at, 1-c.Y(m.Value))
		}
	}
	lines := Lines
	if p.Low {
		lines = LowLines
	}
	for i, y := range spread(at, 1/lines) {
		w.text(all[i].class, "100%", share(y), all[i].words)
	}
}

// share writes a part of the whole in percent.
func share(v float64) string {
	return strconv.FormatFloat(math.Round(v*1e4)/1e2+0, 'f', -1, 64) + "%"
}

func thousandth(v float64) string {
	return strconv.FormatFloat(math.Round(v*1e4)/10+0, 'f', -1, 64)
}
