package progression

import (
	"math"

	"tspine/engine/dose"
	"tspine/engine/evidence"
	"tspine/engine/exercise"
	"tspine/engine/unit"
)

// heavier is double progression (6.2): at the ceiling, with reps left in two
// sessions in a row, the next heavier load with so many reps fewer.
func (l *Line) heavier(limits exercise.Limits) Change {
	load := l.Dose.Load
	switch {
	case !l.atTop(limits):
		return l.same(notAtReserve)
	case load.Band != "":
		return l.nextBand()
	case load.Each <= 0:
		return l.same(loadNotSaid)
	case len(l.Loads) == 0:
		return l.same(weightsNotSaid)
	}
	next, ok := l.nextLoad()
	if !ok {
		c := l.same(heaviestOwned)
		c.Swap = ToHarder
		return c
	}
	old := l.Dose.Sum()
	total, ok := jump(old, load.Kilograms(), next.Kilograms(), l.parts(dose.ByHold))
	if !ok {
		return l.same(nextTooFar)
	}
	d := l.Dose.Shape(total, dose.ByReps)
	d.Load = next
	why := change(raiseLoad, old, total).With("old-kg", float64(load.Each)).With("new-kg", float64(next.Each))
	return Change{Dose: d, Reason: why}
}

// atTop says whether the top was reached in the last two sessions with reps
// left. That they were done in full and without pain is known by then.
func (l *Line) atTop(limits exercise.Limits) bool {
	need := max(dose.InReserve(JumpReserve), limits.Reserve)
	for i := range JumpSessions {
		r := &l.Last[i]
		if r.none() || r.Reserve < need || less(r.did(), l.Dose) || l.lighter(r.did().Load, l.Dose.Load) {
			return false
		}
	}
	return true
}

// nextLoad gives the smallest load above the one that is due, of those there
// are.
func (l *Line) nextLoad() (dose.Load, bool) {
	for _, kg := range l.Loads {
		if next := dose.Weight(l.Dose.Load.Count, kg); next.Each > l.Dose.Load.Each {
			return next, true
		}
	}
	return dose.Load{}, false
}

// slack makes up for weights that a float can't hold, as 0.1 kg.
const slack = 1e-9

// jump gives the total with the new weight: no more weight × total than before,
// as near to it as the shape allows (totals that divide by parts are alike in
// every set); where no whole number comes near enough from below, the smallest
// that comes near enough from above.
func jump(old int, from, to unit.Kilograms, parts int) (total int, ok bool) {
	same := float64(old) * float64(from) / float64(to) / whole
	least := max(int(math.Ceil(same*JumpLeast-slack)), 1)
	if aim := int(same*JumpAim + slack); aim >= least {
		return even(least, aim, parts), true
	}
	return least, float64(least) <= same*JumpMost+slack
}

// nextBand gives the next color, at the bottom of the source's range.
func (l *Line) nextBand() Change {
	at := l.band(l.Dose.Load.Band)
	if at < 0 {
		return l.same(weightsNotSaid)
	}
	if at+1 >= len(l.Bands) {
		c := l.same(heaviestOwned)
		c.Swap = ToHarder
		return c
	}
	old := l.Dose.Sum()
	d := l.Dose.Shape(min(l.Exercise.Dose.Sum(), old), dose.ByReps)
	d.Load.Band = l.Bands[at+1]
	return Change{Dose: d, Reason: change(raiseBand, old, d.Sum())}
}

// lighten gives the share of a load: of weights the heaviest there is in the
// range or under it, of bands the next lighter one under BandShare. Where
// nothing is light enough it gives the lightest.
func (l *Line) lighten(load dose.Load, share Share) dose.Load {
	switch {
	case share.IsZero(), share.Used >= whole, load.IsZero():
		return load
	case load.Band != "":
		if at := l.band(load.Band); at > 0 && share.Used < BandShare {
			load.Band = l.Bands[at-1]
		}
		return load
	case len(l.Loads) == 0:
		return lightened(load, share)
	}
	out, most := load, float64(load.Each)*float64(share.Max)/whole+slack
	for i, kg := range l.Loads {
		one := dose.Weight(load.Count, kg)
		if i == 0 && one.Each < out.Each || float64(one.Each) <= most && one.Each > 0 {
			out = one
		}
	}
	return out
}

// lightened gives the share of a weight in whole steps, rounded down.
func lightened(load dose.Load, share Share) dose.Load {
	kg := float64(load.Each) * float64(share.Used) / whole
	steps := int(kg/StepOfWeight + slack)
	return dose.Weight(load.Count, min(unit.Kilograms(max(steps, 1))*StepOfWeight, load.Each))
}

// loadReason adds the weights to a reason, where they changed.
func loadReason(why evidence.Reason, from, to dose.Load) evidence.Reason {
	if from.Each == to.Each {
		return why
	}
	return why.With("old-kg", float64(from.Each)).With("new-kg", float64(to.Each))
}
