package dose

// By says what gives way when the total of several holds changes.
type By uint8

// The seconds of each hold, or the number of holds.
const (
	ByHold By = iota
	ByReps
)

// Shape gives the same dose with exactly that total for one visit and side: Σ
// reps, breaths, seconds or meters. Sets stay. Of holds, the seconds change
// (ByHold), or their number (ByReps): then none gets longer than it was. A
// total that can't be dealt evenly makes an uneven dose; one too small for all
// reps takes fewer reps, then fewer sets. A total under 1 counts as 1.
func (d Dose) Shape(total int, by By) Dose {
	total = max(total, 1)
	d = d.exact()
	if d.Sum() == total {
		return d
	}
	switch {
	case d.counts():
		d.Sets = Exactly(min(d.Sets.Min, total))
		d.Reps = about(total, d.Sets.Min)
		d.Total = uneven(total, d.Reps)
	case d.Kind == Timed && by == ByReps:
		d = d.deal(total, ceil(total, max(d.Each.Max, 1)))
	default:
		reps := max(min(d.Reps.Min, total/d.Sets.Min), 1)
		d = d.deal(total, min(d.Sets.Min*reps, total))
	}
	return d
}

// exact gives the dose at its lower ends, with at least one set, one rep and
// one second, and the rest left as it is.
func (d Dose) exact() Dose {
	d.Sets = Exactly(max(d.Sets.Min, 1))
	if d.Total > 0 {
		return d
	}
	d.Reps = Exactly(max(d.Reps.Min, 1))
	if !d.counts() {
		d.Each = Exactly(max(d.Each.Min, 1))
	}
	return d
}

// deal makes the total out of that many reps in as many sets as there are, or
// fewer where there are fewer reps than sets.
func (d Dose) deal(total, reps int) Dose {
	d.Sets = Exactly(min(d.Sets.Min, reps))
	d.Reps = about(reps, d.Sets.Min)
	d.Each = about(total, reps)
	d.Total = uneven(total, d.Reps, d.Each)
	return d
}

// about is the range of the parts when total is dealt into n.
func about(total, n int) Range { return Range{total / n, ceil(total, n)} }

// uneven gives the total to keep: none where all ranges are exact.
func uneven(total int, ranges ...Range) int {
	for _, r := range ranges {
		if !r.Exact() {
			return total
		}
	}
	return 0
}
