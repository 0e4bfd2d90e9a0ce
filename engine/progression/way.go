package progression

import (
	"tspine/engine/dose"
	"tspine/engine/evidence"
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
func (l Line) goOn(limits exercise.Limits) Change {
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

func lineRules() []evidence.Rule {
	rule := func(basis evidence.Basis, section string, sources []evidence.ID, ids ...string) []evidence.Rule {
		out := make([]evidence.Rule, len(ids))
		for i, id := range ids {
			out[i] = evidence.Rule{ID: id, Section: section, Basis: basis, Sources: sources}
		}
		return out
	}
	var out []evidence.Rule
	for _, part := range [][]evidence.Rule{
		rule(evidence.Seed, "6.2", ladder, raiseTotal, raiseSmallest, raiseByOne, raiseToCeiling),
		rule(evidence.Found, "6.2", lifting, raiseLoad, raiseBand, notAtReserve, nextTooFar),
		rule(evidence.Design, "6.2", own, atCeiling, nothingToRaise, otherMeasure, loadNotSaid, weightsNotSaid, heaviestOwned, keepSame, keepWarmUp),
		rule(evidence.Design, "6.2", own, notDone, notDoneAtThis, sessionOpen, sessionShort, sessionLight, sessionStopped, sessionNotRated, sessionHard),
		rule(evidence.Design, "6.2", pain, sessionPainful, lineBacksOff),
		rule(evidence.Design, "6.1", pain, lineEases),
		rule(evidence.Design, "6.2", ladder, lineStartsLow),
		rule(evidence.Design, "6.3", leave, lineStepsBack, linePauses, lineIdle, notDoneLately, wayBack),
		rule(evidence.Design, "6.4", unloading, lineDeloads),
		rule(evidence.Design, "6.4", flaring, lineRestarts),
		rule(evidence.Design, "7.2 row 1", own, lineSettles),
	} {
		out = append(out, part...)
	}
	return out
}
