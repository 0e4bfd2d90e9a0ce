package progression

import (
	"tspine/engine/dose"
	"tspine/engine/evidence"
	"tspine/engine/exercise"
)

// Swap says whether an exercise stays in its line.
type Swap uint8

// It stays; it goes for an easier one, or is left out where there is none; it
// may go for a harder one of the same stage; it pauses.
const (
	Stay Swap = iota
	ToEasier
	ToHarder
	Out
)

var swapNames = [...]string{"stay", "to-easier", "to-harder", "out"}

// String gives stay, to-easier, to-harder or out.
func (s Swap) String() string { return swapNames[s] }

// Change is what becomes of one line.
type Change struct {
	Dose   dose.Dose // from now on; zero where the line pauses
	Swap   Swap
	Way    Way // how it gets back to a former dose; zero: it is there
	Away   int // days of a gap of its own that it steps back for
	Reason evidence.Reason
}

// Next gives the dose of a line for the coming week, and why: Change without
// what goes beyond the dose.
func (d Decision) Next(l Line, limits exercise.Limits) (dose.Dose, evidence.Reason) {
	c := d.Change(l, limits)
	return c.Dose, c.Reason
}

// Change gives what a decision does to one line, within the limits. A dose
// never rises where one of the last two sessions stood in the way, never above
// its ceiling or by more than one step; it never falls under 1.
func (d Decision) Change(l Line, limits exercise.Limits) Change {
	if l.Exercise == nil || l.Dose.IsZero() {
		return Change{Swap: Out, Reason: evidence.Because(linePauses)}
	}
	if d.Kind == KindPauseRescreen {
		return Change{Swap: Out, Way: l.Way, Reason: d.Reason}
	}
	if d.above(&l) {
		return Change{Swap: Out, Reason: evidence.Because(linePauses).With("stage", float64(d.Stage))}
	}
	c := d.change(&l, limits)
	c.Dose = l.Exercise.Within(c.Dose, limits)
	return c
}

// above says whether the exercise is above a stage that was lowered.
func (d *Decision) above(l *Line) bool {
	switch d.Kind {
	case KindStepBack, KindRegressStage, KindSettle:
		return d.Stage > 0 && l.Exercise.Stage > d.Stage
	}
	return false
}

func (d *Decision) change(l *Line, limits exercise.Limits) Change {
	switch d.Kind {
	case KindStepBack:
		return d.stepBack(l, limits)
	case KindFlare:
		return l.cut(d, lineRestarts)
	case KindDeload:
		return l.cut(d, lineDeloads)
	case KindBackOff:
		return l.backOff(d)
	case KindRegressStage:
		return l.start(limits, 1, lineStartsLow)
	case KindSettle:
		return l.start(limits, float64(SettleShare)/whole, lineSettles)
	case KindProgress:
		return d.raise(l, limits)
	case KindMaintain:
		return d.keep(l, limits, keepSame)
	case KindAdvanceStage:
		return d.keep(l, limits, keepWarmUp)
	}
	if c, cut := d.lower(l); cut {
		return c
	}
	return l.same(keepSame)
}

// same keeps the dose, and the way back as far as it has come.
func (l *Line) same(rule string) Change {
	return Change{Dose: l.Dose, Way: l.Way, Reason: evidence.Because(rule).With("total", float64(l.Dose.Sum()))}
}

// keep keeps the dose, except that a line on its way back goes on.
func (d *Decision) keep(l *Line, limits exercise.Limits, rule string) Change {
	if c, cut := d.lower(l); cut {
		return c
	}
	if !l.Way.IsZero() {
		return l.goOn(limits)
	}
	return l.same(rule)
}

// lower gives what lowers a line by itself, whatever the week allows: pain in a
// mobilizing exercise, or too long without it.
func (d *Decision) lower(l *Line) (Change, bool) {
	if c, eased := ease(l); eased {
		return c, true
	}
	return d.idle(l)
}

// raise gives more where nothing stands in the way.
func (d *Decision) raise(l *Line, limits exercise.Limits) Change {
	if c, cut := d.lower(l); cut {
		return c
	}
	if !l.Way.IsZero() {
		return l.goOn(limits)
	}
	if why, held := l.held(limits); held {
		return Change{Dose: l.Dose, Reason: why}
	}
	e := l.Exercise
	switch {
	case e.Progress == exercise.ByNothing:
		return l.same(nothingToRaise)
	case e.Dose.Kind != l.Dose.Kind:
		return l.same(otherMeasure)
	case l.Dose.Sum() < Ceiling(e):
		return l.more(limits, d.Smallest || limits.SmallSteps)
	case e.Loaded:
		return l.heavier(limits)
	}
	c := l.same(atCeiling)
	c.Swap = ToHarder
	return c
}

// change is the reason for a total that changes.
func change(rule string, from, to int) evidence.Reason {
	return evidence.Because(rule).With("old-total", float64(from)).With("new-total", float64(to))
}
