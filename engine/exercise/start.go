package exercise

import "tspine/engine/dose"

// shareSlack makes up for shares that a float can't hold, as 0.7 × 10.
const shareSlack = 1e-9

// Start gives the first dose: the lower one of the source, at most the share of
// it (1 is all of it, 0.5 the half), within the limits. Percentages round down,
// never under 1 (evidence 6.2, 7.2). Of several holds fewer are done, each as
// long as before. A share over 1 counts as 1.
func (e *Exercise) Start(l Limits, share float64) dose.Dose {
	d := e.Within(e.Dose.Lower(), l)
	if share >= 1 || d.IsZero() {
		return d
	}
	return d.Shape(int(float64(d.Sum())*max(share, 0)+shareSlack), dose.ByReps)
}

// Within gives dose d inside the limits: no hold longer, and no fewer reps in
// reserve. Time that is moved, not held, has no limit; reps are kept in reserve
// only where the exercise is strength work counted in reps.
func (e *Exercise) Within(d dose.Dose, l Limits) dose.Dose {
	if hold := int(l.Hold); hold > 0 && e.Held && d.Kind == dose.Timed && d.Each.Max > hold {
		d = shorten(d, hold)
	}
	if d.Kind == dose.Reps && e.Fits(Integrate) && !d.IsZero() {
		d.Reserve = max(d.Reserve, l.Reserve)
	}
	return d
}

// shorten gives dose d with no hold longer than hold, and no more holds.
func shorten(d dose.Dose, hold int) dose.Dose {
	d.Each.Min = min(d.Each.Min, hold)
	if d.Total == 0 {
		d.Each.Max = hold
		return d
	}
	longest := d.Each.Max
	holds := max((d.Total+longest-1)/longest, d.Sets.Min*d.Reps.Min)
	total := min(d.Total, holds*hold)
	d.Reps, d.Each, d.Total = dose.Exactly(d.Reps.Min), dose.Exactly(hold), 0
	return d.Shape(total, dose.ByReps)
}
