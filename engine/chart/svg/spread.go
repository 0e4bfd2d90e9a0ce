package svg

import (
	"cmp"
	"slices"
)

// spread moves heights, each from 0 to 1, apart by a gap at least, as little as
// may be: neighbors that are too near share the room around their middle. Their
// order stays, and all stay within 0 and 1 as far as there is room.
func spread(at []float64, gap float64) []float64 {
	order := make([]int, len(at))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int { return cmp.Compare(at[a], at[b]) })
	var groups []group
	for _, i := range order {
		groups = append(groups, group{middle: at[i], n: 1})
		for n := len(groups); n > 1 && groups[n-2].low(gap)+gap*float64(groups[n-2].n) > groups[n-1].low(gap); n = len(groups) {
			groups = append(groups[:n-2], groups[n-2].with(groups[n-1]))
		}
	}
	out := make([]float64, len(at))
	next := 0
	for _, g := range groups {
		for k := range g.n {
			out[order[next]] = g.low(gap) + gap*float64(k)
			next++
		}
	}
	return out
}

// group is neighbors a gap apart around their middle.
type group struct {
	middle float64
	n      int
}

// low is where its first one stands: within 0 and 1 as far as there is room.
func (g group) low(gap float64) float64 {
	length := gap * float64(g.n-1)
	return max(min(g.middle-length/2, 1-length), 0)
}

// with joins two groups.
func (g group) with(other group) group {
	n := g.n + other.n
	return group{(g.middle*float64(g.n) + other.middle*float64(other.n)) / float64(n), n}
}
