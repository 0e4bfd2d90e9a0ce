// Package chart lays out results over days: scale, ticks, bands and marks. It
// draws nothing; each face draws it in its own way.
package chart

import (
	"math"
	"slices"

	"tspine/engine/unit"
)

// Points is the most points that a chart holds.
const Points = 400

// Point is one result on one day.
type Point struct {
	Day   unit.Day
	Value float64
}

// Line is one series of a chart. Key is what names it.
type Line struct {
	Key    string
	Points []Point // oldest first
}

// Band is a range of values within which a change is no more than chance.
type Band struct {
	Key       string // of the line that it belongs to
	Low, High float64
}

// Mark is a value worth seeing, as an aim.
type Mark struct {
	Key   string
	Value float64
}

// Chart is series over the same days and the same scale. The zero Chart is
// empty; New fills in the scale.
type Chart struct {
	Key       string
	Unit      string
	From, To  unit.Day // first and last day
	Low, High float64  // ends of the scale
	Ticks     []float64
	Lines     []Line
	Bands     []Band
	Marks     []Mark
}

// New gives a chart its scale: the one asked for in Low and High, widened to
// hold all that it shows, in even steps. Where it holds more than 400 points
// they are thinned; of neighbors the lowest and the highest stay, so that
// nothing that stands out is lost.
func New(c Chart) Chart {
	c.Lines = slices.Clone(c.Lines)
	for i := range c.Lines {
		c.Lines[i].Points = thin(within(c.Lines[i].Points, c.From, c.To), Points/len(c.Lines))
	}
	low, high := c.Low, c.High
	if low == high {
		low, high = math.Inf(1), math.Inf(-1)
	}
	see := func(v float64) { low, high = min(low, v), max(high, v) }
	for _, l := range c.Lines {
		for _, p := range l.Points {
			see(p.Value)
		}
	}
	for _, b := range c.Bands {
		see(b.Low)
		see(b.High)
	}
	for _, m := range c.Marks {
		see(m.Value)
	}
	if low > high {
		low, high = 0, 1
	}
	c.Ticks = ticks(low, high)
	c.Low, c.High = c.Ticks[0], c.Ticks[len(c.Ticks)-1]
	return c
}

// Empty says whether there is nothing to see.
func (c *Chart) Empty() bool {
	return !slices.ContainsFunc(c.Lines, func(l Line) bool { return len(l.Points) > 0 })
}

// Days gives every day that has a value, oldest first.
func (c *Chart) Days() []unit.Day {
	var out []unit.Day
	for _, l := range c.Lines {
		for _, p := range l.Points {
			out = append(out, p.Day)
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// On gives the last value of a day, and whether it has one.
func (l *Line) On(day unit.Day) (float64, bool) {
	for i := len(l.Points) - 1; i >= 0; i-- {
		if l.Points[i].Day == day {
			return l.Points[i].Value, true
		}
	}
	return 0, false
}

// Since gives the chart from a later first day on, on the same scale; the same
// chart for a day before its first.
func (c Chart) Since(day unit.Day) Chart {
	if day <= c.From || day > c.To {
		return c
	}
	c.From, c.Lines = day, slices.Clone(c.Lines)
	for i := range c.Lines {
		c.Lines[i].Points = within(c.Lines[i].Points, c.From, c.To)
	}
	return c
}

// X gives where a day stands: 0 at the first, 1 at the last.
func (c *Chart) X(day unit.Day) float64 {
	if c.To <= c.From {
		return 0
	}
	return float64(day-c.From) / float64(c.To-c.From)
}

// Y gives where a value stands: 0 at the low end of the scale, 1 at the high.
func (c *Chart) Y(v float64) float64 {
	if c.High <= c.Low {
		return 0
	}
	return (v - c.Low) / (c.High - c.Low)
}

// mostSteps is how many steps a scale has at most.
const mostSteps = 4

// ticks gives even steps of 1, 2 or 5 that hold low and high: two ticks at
// least.
func ticks(low, high float64) []float64 {
	span := high - low
	if span <= 0 {
		span = max(math.Abs(high)/mostSteps, 1)
	}
	step := math.Pow(10, math.Floor(math.Log10(span/mostSteps)))
	for _, by := range []float64{1, 2, 5, 10} {
		s := step * by
		from, to := math.Floor(low/s+slack), math.Ceil(high/s-slack)
		if to == from {
			to++
		}
		if to-from > mostSteps && by < 10 {
			continue
		}
		var out []float64
		for i := from; i <= to; i++ {
			out = append(out, i*s)
		}
		return out
	}
	return []float64{low, high}
}

// slack keeps what is equal on paper from being unequal in binary.
const slack = 1e-9

func within(points []Point, from, to unit.Day) []Point {
	return slices.DeleteFunc(slices.Clone(points), func(p Point) bool { return p.Day < from || p.Day > to })
}

// thin keeps at most so many points: the first, the last, and of each stretch
// between them the lowest and the highest.
func thin(points []Point, most int) []Point {
	if len(points) <= most {
		return points
	}
	inner := points[1 : len(points)-1]
	stretches := max((most-2)/2, 1)
	out := []Point{points[0]}
	for i := range stretches {
		part := inner[i*len(inner)/stretches : (i+1)*len(inner)/stretches]
		if len(part) == 0 {
			continue
		}
		low, high := 0, 0
		for j, p := range part {
			if p.Value < part[low].Value {
				low = j
			}
			if p.Value > part[high].Value {
				high = j
			}
		}
		out = append(out, part[min(low, high)])
		if low != high {
			out = append(out, part[max(low, high)])
		}
	}
	return append(out, points[len(points)-1])
}
