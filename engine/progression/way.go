package progression

import (
	"tspine/engine/dose"
	"tspine/engine/exercise"
)

// Plan is how a line gets back to the dose it had, week by week.
type Plan uint8

// After a gap by 6.3, after a deload week or a flare by 6.4, after easing by
// 6.1. NoPlan gets back by the ordinary steps alone.
const (
	NoPlan Plan = iota
	AfterOneWeek
	AfterTwoWeeks
	AfterFourWeeks
	AfterDeload
	AfterFlare
	AfterEasing
)

// Way is how far a line is on its plan. The zero Way is none.
type Way struct {
	Plan Plan
	Leg  int       // the next one, from 0
	Base dose.Dose // where it leads to
}

// IsZero says whether there is no way to go.
func (w Way) IsZero() bool { return w.Plan == NoPlan }

// Before gives the dose that a line had before the gap that it stepped back
// from; false where it has none, or has come up again since.
func (w Way) Before() (dose.Dose, bool) {
	gap := w.Plan == AfterOneWeek || w.Plan == AfterTwoWeeks || w.Plan == AfterFourWeeks
	return w.Base, gap && w.Leg == 0
}

// leg is one week of a plan: shares of the base's total and load, in %.
type leg struct{ volume, load int }

var plans = [...][]leg{
	AfterOneWeek:   {{whole, whole}},
	AfterTwoWeeks:  {{TwoWeeksSecond, TwoWeeksRegain}, {whole, whole}},
	AfterFourWeeks: {{SecondWeek, SecondLoad}, {ThirdWeek, ThirdLoad}, {FourthWeek, FourthLoad}, {whole, whole}},
	AfterDeload:    {{whole, whole}},
	AfterFlare:     {{RestartSecond, whole}, {whole, whole}},
	AfterEasing:    {{EaseSecond, whole}, {whole, whole}},
}

// from begins the plan that leads back to base.
func (p Plan) from(base dose.Dose) Way {
	if p == NoPlan {
		return Way{}
	}
	return Way{Plan: p, Base: base}
}

// goOn takes the next leg, where no session stands in the way. The last one
// gives the base itself.
func (l *Line) goOn(limits exercise.Limits) Change {
	if why, held := l.held(limits); held {
		return Change{Dose: l.Dose, Way: l.Way, Reason: why}
	}
	legs, old, base := plans[l.Way.Plan], l.Dose.Sum(), l.Way.Base
	if l.Way.Leg+1 >= len(legs) {
		return Change{Dose: base, Reason: loadReason(change(wayBack, old, base.Sum()), l.Dose.Load, base.Load)}
	}
	next := legs[l.Way.Leg]
	total := max(exactly(next.volume).Of(base.Sum()), min(old, base.Sum()))
	d := base.Shape(total, dose.ByReps)
	d.Load = l.lighten(base.Load, exactly(next.load))
	if d.Load.Kilograms() < l.Dose.Load.Kilograms() {
		d.Load = l.Dose.Load
	}
	way := l.Way
	way.Leg++
	return Change{Dose: d, Way: way, Reason: loadReason(change(wayBack, old, total).With("share", float64(next.volume)), l.Dose.Load, d.Load)}
}
