package progression

import (
	"tspine/engine/dose"
	"tspine/engine/exercise"
)

// Ceiling is the highest total of one visit and side (6.2): the catalog's; where
// it has none, the source's upper dose, or half more than its single number.
func Ceiling(e *exercise.Exercise) int {
	if e.Ceiling > 0 {
		return e.Ceiling
	}
	if top := e.Dose.Top(); top > e.Dose.Sum() {
		return top
	}
	return e.Dose.Sum() * CeilingSpan / whole
}

// Step is the highest total that one PROGRESS step may lead to from old (6.2):
// 10 % more, or one more where that is less.
func Step(old int) int { return max(old*RaiseMost/whole, old+1) }

// more gives the next total, in the shape that suits the exercise.
func (l *Line) more(limits exercise.Limits, smallest bool) Change {
	old := l.Dose.Sum()
	by := l.by(limits)
	total, rule := rise(old, Ceiling(l.Exercise), l.parts(by), smallest)
	d := l.Dose.Shape(total, by)
	if d.Kind == dose.Timed && d.Each.Max > max(l.longest(limits), l.Dose.Each.Max) {
		d = l.Dose.Shape(total, dose.ByReps)
	}
	return Change{Dose: d, Reason: change(rule, old, total)}
}

// rise gives the next total after old: whole, from 5 to 10 % more, one more
// where no whole number lies between, and not above the ceiling. It is the
// largest that divides by parts, else the largest; or the smallest of all.
func rise(old, ceiling, parts int, smallest bool) (total int, rule string) {
	least, most := up(old*RaiseLeast), old*RaiseMost/whole
	switch {
	case least > most:
		return old + 1, raiseByOne
	case least > ceiling:
		return ceiling, raiseToCeiling
	case smallest:
		return least, raiseSmallest
	}
	return even(least, min(most, ceiling), parts), raiseTotal
}

// even gives the largest number from least to most that divides by parts, else
// most.
func even(least, most, parts int) int {
	if n := most - most%max(parts, 1); n >= least {
		return n
	}
	return most
}

// by says what gives way when the total of held or moved time rises: the length
// of each hold; or, where that would be too long, or there are fewer holds than
// the source asks for, their number.
func (l *Line) by(limits exercise.Limits) dose.By {
	d, source := l.Dose, l.Exercise.Dose
	switch {
	case d.Kind != dose.Timed:
		return dose.ByHold
	case l.Exercise.Progress == exercise.ByReps, !d.Reps.Exact(), d.Sets.Min*d.Reps.Min < source.Sets.Min*source.Reps.Min:
		return dose.ByReps
	case d.Each.Max >= l.longest(limits):
		return dose.ByReps
	}
	return dose.ByHold
}

// longest is the longest hold that a rise may lead to: the person's limit, and
// the source's longest where the source lets the number of holds rise.
func (l *Line) longest(limits exercise.Limits) int {
	longest := dose.MaxNumber
	if limits.Hold > 0 && l.Exercise.Held {
		longest = int(limits.Hold)
	}
	if source := l.Exercise.Dose; source.Kind == dose.Timed && !source.Reps.Exact() {
		longest = min(longest, source.Each.Max)
	}
	return longest
}

// parts is what a total has to divide by for all sets and reps to be alike.
func (l *Line) parts(by dose.By) int {
	d := l.Dose
	switch {
	case d.Kind == dose.Reps, d.Kind == dose.Breaths:
		return d.Sets.Min
	case by == dose.ByReps:
		return d.Sets.Min * d.Each.Max
	}
	return d.Sets.Min * d.Reps.Min
}
