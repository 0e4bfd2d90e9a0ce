package course

import (
	"tspine/engine/dose"
	"tspine/engine/program"
)

// rewritten lets the lines of a program that was written anew count, where the
// one before gave the same exercise another dose. What asks for less counts at
// once. What asks for more stays as it has come to be, and goes up by the weekly
// rules alone: nobody's dose rises at a stroke because a line was edited.
func (c *Course) rewritten(before *program.Program) {
	was := before.Lines()
	for i := range c.s.Lines {
		l := &c.s.Lines[i]
		old, known := written(was, l.Exercise)
		now, given := c.given(l.Exercise)
		if known && given && old != now {
			l.Dose = Rewritten(l.Dose, now)
		}
	}
}

func written(lines []program.Line, id string) (dose.Dose, bool) {
	for _, l := range lines {
		if l.Exercise == id {
			return l.Dose, true
		}
	}
	return dose.Dose{}, false
}

// Rewritten is what is due of a line whose dose was written anew: the lower end
// of what is written, but no more of it and no heavier than what was due.
func Rewritten(due, written dose.Dose) dose.Dose {
	d := written.Lower()
	if d.Kind != due.Kind || d.PerSide != due.PerSide || due.IsZero() {
		return d
	}
	if d.Load.IsZero() || heavier(d.Load, due.Load) {
		d.Load = due.Load
	}
	d.Reserve = max(d.Reserve, due.Reserve)
	if d.Sum() > due.Sum() {
		d = d.Shape(due.Sum(), dose.ByReps)
	}
	return d
}

// heavier says whether a load is more than another one that is known. Bands are
// not compared: the one that was used stays.
func heavier(a, b dose.Load) bool {
	switch {
	case b.IsZero():
		return false
	case a.Band != "" || b.Band != "":
		return a.Band != b.Band
	}
	return a.Kilograms() > b.Kilograms()
}

// DayOff is the rule by which no day off is missed: doses say how much a week is,
// and the schedule on which days.
func DayOff() string { return dayOffNotMissed }

// Shorts are the rules by which short sessions count: toward the week, and in a
// break.
func Shorts() [2]string { return [2]string{shortsOfADay, shortKeepsOwn} }

// WrittenLess is the rule by which an edited dose counts.
func WrittenLess() string { return writtenLess }

// PauseNotMissed is the rule by which no session of a pause is missed.
func PauseNotMissed() string { return pauseNotMissed }
