package progression

import (
	"tspine/engine/dose"
	"tspine/engine/evidence"
	"tspine/engine/exercise"
	"tspine/engine/unit"
)

// cut lowers a line by the decision's shares, to come back by its plan.
func (l *Line) cut(d *Decision, rule string) Change {
	base := l.base()
	load := l.lighten(base.Load, d.Load)
	total := min(d.Volume.Of(base.Sum()), l.Dose.Sum())
	total = min(total, capped(base, load, d))
	out := l.Dose.Shape(total, dose.ByReps)
	if out.Load.Kilograms() >= load.Kilograms() || load.Band != "" {
		out.Load = load
	}
	if d.Reserve > 0 {
		out.Reserve = l.spared(d.Reserve)
	}
	return Change{Dose: out, Way: d.Plan.from(base), Reason: loadReason(change(rule, l.Dose.Sum(), total), l.Dose.Load, out.Load)}
}

// base is the dose that shares are taken of: the one due, or in a deload week
// the one before it.
func (l *Line) base() dose.Dose {
	if l.Way.Plan == AfterDeload {
		return l.Way.Base
	}
	return l.Dose
}

// capped is the total at which weight × total comes down to what the shares
// leave, also where no weight was light enough.
func capped(base dose.Dose, load dose.Load, d *Decision) int {
	sum := base.Sum()
	if load.Each <= 0 || d.Load.IsZero() {
		return sum
	}
	asked := base.Load.Kilograms() * unit.Kilograms(d.Load.Max) / whole
	if load.Kilograms() <= asked+slack {
		return sum
	}
	return max(int(float64(d.Volume.Of(sum))*float64(asked/load.Kilograms())+slack), 1)
}

// spared gives so many reps more in reserve than the line has, or its stage
// asks for.
func (l *Line) spared(more int) dose.Reserve {
	if l.Dose.Kind != dose.Reps || !l.Exercise.Fits(exercise.Integrate) {
		return l.Dose.Reserve
	}
	base := max(l.base().Reserve, leastReserve(l.Exercise.Stage))
	return dose.InReserve(min(base.Reps()+more, dose.MaxReserve))
}

// stepBack lowers a line after a gap. Where the week before it was red too, the
// lower of both doses counts, and the way leads no higher than backing off.
func (d *Decision) stepBack(l *Line, limits exercise.Limits) Change {
	if d.NewEntry {
		return l.start(limits, 1, gapEightWeeks)
	}
	if d.Plan == NoPlan {
		return d.kept(l)
	}
	c := l.cut(d, lineStepsBack)
	if d.Also != KindBackOff {
		return c
	}
	back := l.backOff(&Decision{Kind: KindBackOff, Volume: backedOff})
	back.Dose.Load = c.Dose.Load
	if back.Dose.Sum() <= c.Dose.Sum() {
		return back
	}
	c.Swap, c.Way = back.Swap, d.Plan.from(back.Dose)
	return c
}

// kept leaves a line that was kept up while others were not, or backs it off
// where the week before was red.
func (d *Decision) kept(l *Line) Change {
	if d.Also == KindBackOff {
		return l.backOff(&Decision{Kind: KindBackOff, Volume: backedOff})
	}
	return l.same(keepSame)
}

// backOff lowers a line after a red session. What hurt goes for its easier
// exercise.
func (l *Line) backOff(d *Decision) Change {
	old := l.Dose.Sum()
	total := d.Volume.Of(old)
	c := Change{Dose: l.Dose.Shape(total, dose.ByReps), Reason: change(lineBacksOff, old, total)}
	if l.Provoked || l.worst().Value() >= RedPain {
		c.Swap = ToEasier
		c.Reason = c.Reason.With("pain", float64(l.worst().Value()))
	}
	return c
}

// start lowers a line to a share of the source's lower dose. It keeps the load
// and how often, and never rises.
func (l *Line) start(limits exercise.Limits, share float64, rule string) Change {
	old, first := l.Dose.Sum(), l.Exercise.Start(limits, share)
	if first.Kind != l.Dose.Kind || first.Sum() >= old {
		total := old
		if first.Kind != l.Dose.Kind {
			total = min(backedOff.Of(old), exactly(int(share*whole)).Of(old))
		}
		return Change{Dose: l.Dose.Shape(total, dose.ByReps), Reason: change(rule, old, total)}
	}
	first.Load, first.Often = l.Dose.Load, l.Dose.Often
	first.Reserve = max(first.Reserve, l.Dose.Reserve)
	return Change{Dose: first, Reason: change(rule, old, first.Sum())}
}

// Ease halves the dose of a mobilizing exercise that hurt in its last session
// (6.1), once; it comes back in two steps. It changes nothing for the week, and
// may be applied on the day.
func Ease(l Line) (Change, bool) { return ease(&l) }

func ease(l *Line) (Change, bool) {
	last := &l.Last[0]
	if l.Exercise == nil || l.Exercise.Phase() != exercise.Mobilize || last.Pain.Value() < EasePain || less(l.Dose, last.did()) {
		return Change{}, false
	}
	base := l.base()
	old := l.Dose.Sum()
	total := exactly(EaseShare).Of(old)
	why := last.named(lineEases, 0).With("old-total", float64(old)).With("new-total", float64(total))
	return Change{Dose: l.Dose.Shape(total, dose.ByReps), Way: AfterEasing.from(base), Reason: why}, true
}

// idle steps a single line back by 6.3 where it alone was not done for four
// weeks or more, counted from the dose of its last session.
func (d *Decision) idle(l *Line) (Change, bool) {
	days := l.idleDays()
	if days < IdleCut {
		return Change{}, false
	}
	last, from := l.Last[0].did(), *l
	age := 0
	if d.Frail {
		age = OldAge
	}
	g := Gap(days, age, false, l.Exercise.Stage)
	if g.NewEntry {
		g = Gap(GapFourWeeks, 0, false, l.Exercise.Stage)
	}
	if before, ok := l.Way.Before(); ok && l.Stepped > l.Last[0].Day {
		last, from.Dose = before, before // stepped back since: of the dose before that, once
	}
	if last.Kind != l.Dose.Kind || last.Sum() == 0 || l.Dose.Sum() <= g.Volume.Of(last.Sum()) {
		return Change{Dose: l.Dose, Way: l.Way, Reason: evidence.Because(notDoneLately).With("days", float64(days))}, true
	}
	c := from.cut(&Decision{Volume: g.Volume, Load: g.Load, Plan: g.Plan}, lineIdle)
	c.Reason, c.Away = c.Reason.With("days", float64(days)), days
	return c, true
}
