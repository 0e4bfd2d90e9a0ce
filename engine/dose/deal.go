package dose

// Deal gives, for each set, the seconds or meters of its reps, or alone the
// number of its reps or breaths; larger ones come first. All of them together
// are the Sum. The zero Dose deals nothing.
func (d Dose) Deal() [][]int {
	sets, units := d.units()
	if sets < 1 || units < sets {
		return nil
	}
	amounts, sizes := split(d.Sum(), units), split(units, sets)
	out := make([][]int, sets)
	for i, size := range sizes {
		out[i], amounts = amounts[:size:size], amounts[size:]
	}
	return out
}

// units gives the sets, and how many numbers Deal hands out over all of them.
// Where reps are uneven it is as few as can make up the total, none of them
// longer than the longest.
func (d Dose) units() (sets, units int) {
	sets = d.Sets.Min
	if d.counts() {
		return sets, sets
	}
	units = ceil(d.Total, max(d.Each.Max, 1))
	return sets, min(max(units, sets*d.Reps.Min), sets*d.Reps.Max)
}

// split deals total into n whole parts as even as can be, larger ones first.
func split(total, n int) []int {
	parts := make([]int, n)
	for i := range parts {
		parts[i] = total / n
		if i < total%n {
			parts[i]++
		}
	}
	return parts
}

// ceil is a divided by b, rounded up.
func ceil(a, b int) int { return (a + b - 1) / b }
