// Package outcome tells whether things get better, whether that is more than
// chance, and which exercise seems to help most.
package outcome

import (
	"math"

	"tspine/engine/unit"
)

// Point is one result on one day: a test, a rating, a mean.
type Point struct {
	Day   unit.Day
	Value float64
}

// Slope is the straight line through points. The zero Slope says that there
// were too few.
type Slope struct {
	PerWeek float64 // change a week, in the unit of the values
	Error   float64 // standard error of PerWeek; 0: not known
	Weeks   float64 // from the first point to the last
	N       int
}

// Change is what the line rose from the first point to the last.
func (s Slope) Change() float64 { return s.PerWeek * s.Weeks }

// Trend draws the straight line of least squares through points, in any order.
// Sem is the error of one point where it is known, in the unit of the values;
// where it is 0, the scatter around the line of three or more points tells.
func Trend(points []Point, sem float64) Slope {
	s := Slope{N: len(points)}
	if s.N < 2 {
		return s
	}
	first, last := points[0].Day, points[0].Day
	var days, values float64
	for _, p := range points {
		first, last = min(first, p.Day), max(last, p.Day)
		days += float64(p.Day)
		values += p.Value
	}
	s.Weeks = float64(last-first) / unit.DaysPerWeek
	if s.Weeks == 0 {
		return s
	}
	n := float64(s.N)
	spread, along := sums(points, days/n, values/n)
	s.PerWeek = along / spread
	if sem == 0 && s.N > 2 {
		sem = scatter(points, days/n, values/n, s.PerWeek)
	}
	s.Error = sem / math.Sqrt(spread)
	return s
}

// sums gives Σ(t − t̄)² and Σ(t − t̄)(y − ȳ), t in weeks.
func sums(points []Point, day, value float64) (spread, along float64) {
	for _, p := range points {
		t := (float64(p.Day) - day) / unit.DaysPerWeek
		spread += t * t
		along += t * (p.Value - value)
	}
	return spread, along
}

// scatter gives the standard deviation around the line.
func scatter(points []Point, day, value, perWeek float64) float64 {
	var sum float64
	for _, p := range points {
		off := p.Value - value - perWeek*(float64(p.Day)-day)/unit.DaysPerWeek
		sum += off * off
	}
	return math.Sqrt(sum / float64(len(points)-2))
}

// Adherence is finished of prescribed sessions in percent, rounded: 18 of 21
// are 86. More than prescribed is 100, and so is all of nothing.
func Adherence(finished, prescribed int) int {
	if prescribed <= 0 {
		return 100
	}
	done := min(max(finished, 0), prescribed)
	return (200*done + prescribed) / (2 * prescribed)
}
