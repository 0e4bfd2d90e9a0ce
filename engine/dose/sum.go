package dose

// Lower gives the exact dose at the lower ends of sets, reps, seconds, meters
// and rest; the frequency stays. An uneven dose is exact already, but for its
// rest. Lower never changes the Sum.
func (d Dose) Lower() Dose {
	if d.Total == 0 {
		d.Sets = Exactly(d.Sets.Min)
		d.Reps = Exactly(d.Reps.Min)
		d.Each = Exactly(d.Each.Min)
	}
	d.NoRest = d.NoRest || !d.Rest.IsZero() && d.Rest.Min == 0
	d.Rest = Exactly(d.Rest.Min)
	return d
}

// Sum is the least that one visit asks of one side: reps, breaths, seconds or
// meters over all sets.
func (d Dose) Sum() int {
	if d.Total > 0 {
		return d.Total
	}
	return d.product(d.Sets.Min, d.Reps.Min, d.Each.Min)
}

// Top is the most that one visit asks of one side: reps, breaths, seconds or
// meters over all sets.
func (d Dose) Top() int {
	if d.Total > 0 {
		return d.Total
	}
	return d.product(d.Sets.Max, d.Reps.Max, d.Each.Max)
}

func (d Dose) product(sets, reps, each int) int {
	if d.counts() {
		return sets * reps
	}
	return sets * reps * each
}

// counts says whether a set of the dose is one number of reps or breaths.
func (d Dose) counts() bool { return d.Kind == Reps || d.Kind == Breaths }
