package cli

import (
	"math"
	"slices"
	"strings"

	"tspine/engine/chart"
)

// canvas is a drawing of letters, the top row first.
type canvas struct {
	cells [][]string
}

func newCanvas(width, height int) *canvas {
	k := &canvas{cells: make([][]string, height)}
	for i := range k.cells {
		k.cells[i] = slices.Repeat([]string{" "}, width)
	}
	return k
}

func (k *canvas) set(x, y int, s string) {
	if y >= 0 && y < len(k.cells) && x >= 0 && x < len(k.cells[y]) {
		k.cells[y][x] = s
	}
}

// plot is a chart on its way to become letters.
type plot struct {
	*canvas
	chart *chart.Chart
	glyph *glyphs
	line  *chart.Line // that is drawn
	paint func(key, text string) string
}

// Widths of what stands beside a chart: the scale left of it, the names of its
// lines right of it.
const (
	scaleWidth = 7
	nameWidth  = 18
)

func (p *plot) width() int  { return len(p.cells[0]) }
func (p *plot) height() int { return len(p.cells) }

func (p *plot) column(x float64) int { return int(math.Round(x * float64(p.width()-1))) }
func (p *plot) row(v float64) int {
	return int(math.Round((1 - p.chart.Y(v)) * float64(p.height()-1)))
}

// draw puts bands under marks under lines.
func (p *plot) draw() {
	for _, b := range p.chart.Bands {
		if b.Key != p.line.Key {
			continue
		}
		for y := p.row(b.High); y <= p.row(b.Low); y++ {
			for x := range p.width() {
				p.set(x, y, p.glyph.band)
			}
		}
	}
	for _, m := range p.chart.Marks {
		for x := range p.width() {
			p.set(x, p.row(m.Value), p.glyph.mark)
		}
	}
	p.join(p.line)
	for _, at := range p.line.Points {
		p.set(p.column(p.chart.X(at.Day)), p.row(at.Value), p.paint(p.line.Key, p.glyph.of(p.line.Key)))
	}
}

// join leads from point to point.
func (p *plot) join(l *chart.Line) {
	for i := 1; i < len(l.Points); i++ {
		a, b := l.Points[i-1], l.Points[i]
		from, to := p.column(p.chart.X(a.Day)), p.column(p.chart.X(b.Day))
		for x := from + 1; x < to; x++ {
			part := float64(x-from) / float64(to-from)
			p.set(x, p.row(a.Value+part*(b.Value-a.Value)), p.glyph.between)
		}
	}
}

// names gives what stands at the end of each row: the line's name beside its
// last point, the mark's beside it, or as near as there is room.
func (p *plot) names(name func(key string) string, number func(float64, string) string) []string {
	out := make([]string, p.height())
	place := func(row int, text string) {
		for off := range p.height() {
			for _, y := range []int{row + off, row - off} {
				if y >= 0 && y < len(out) && out[y] == "" {
					out[y] = text
					return
				}
			}
		}
	}
	if n := len(p.line.Points); n > 0 {
		last := p.line.Points[n-1].Value
		place(p.row(last), p.paint(p.line.Key, p.glyph.of(p.line.Key))+" "+name(p.line.Key)+" "+number(last, p.chart.Unit))
	}
	for _, m := range p.chart.Marks {
		place(p.row(m.Value), p.glyph.mark+" "+name(m.Key)+" "+number(m.Value, p.chart.Unit))
	}
	return out
}

// drawChart draws a line of a chart in so many columns and rows, with its
// scale, its days, and its name beside its end.
func (c *command) drawChart(g *glyphs, of *chart.Chart, line, columns, rows int) []string {
	p := &plot{newCanvas(max(columns-scaleWidth-nameWidth, 10), rows), of, g, &of.Lines[line], c.paint}
	p.draw()
	names := p.names(func(key string) string { return c.say().T("line." + key) }, c.quantity)
	scale := make([]string, rows)
	for _, t := range of.Ticks {
		scale[p.row(t)] = c.say().Number(t)
	}
	var out []string
	for y, cells := range p.cells {
		out = append(out, strings.TrimRight(strings.Repeat(" ", max(scaleWidth-2-len(scale[y]), 0))+scale[y]+" "+g.edge+strings.Join(cells, "")+" "+names[y], " "))
	}
	out = append(out, strings.Repeat(" ", scaleWidth-1)+g.corner+strings.Repeat(g.floor, p.width()))
	from, to := c.day(of.From), c.day(of.To)
	return append(out, strings.Repeat(" ", scaleWidth)+from+strings.Repeat(" ", max(p.width()-len(from)-len(to), 1))+to)
}

// spark draws points in one row of so many columns: of the points that fall
// into one column the latest counts. A gap of so few columns is filled with
// what stands before it.
func spark(g *glyphs, of *chart.Chart, l *chart.Line, columns, fill int) string {
	cells := slices.Repeat([]string{" "}, columns)
	last := columns
	for _, at := range l.Points {
		level := int(math.Round(of.Y(at.Value) * float64(len(g.blocks)-1)))
		x := int(math.Round(of.X(at.Day) * float64(columns-1)))
		for gap := last + 1; gap < x && x-last-1 <= fill; gap++ {
			cells[gap] = cells[last]
		}
		cells[x] = g.blocks[min(max(level, 0), len(g.blocks)-1)]
		last = x
	}
	return strings.Join(cells, "")
}

// paint colors a glyph by its line, where color is wanted.
func (c *command) paint(key, text string) string {
	color, known := map[string]string{"left": "36", "before": "36", "right": "33", "after": "33", "morning": "35"}[key]
	if !known || !c.color() {
		return text
	}
	return "\x1b[" + color + "m" + text + "\x1b[0m"
}
