package planner

import (
	"encoding/binary"
	"slices"
)

// state writes down all that matters from link i of a search on, but for one
// number: with a lower one nothing more is possible. It is the length, where
// only the most or only the least that it may be can still go wrong.
func (w *search) state(i, met int) (key string, worth int32) {
	out := binary.AppendVarint(w.key[:0], int64(i))
	out = binary.AppendVarint(out, int64(met))
	if w.stations != free {
		out = binary.AppendVarint(out, int64(w.opened))
	}
	l := &w.chain[i]
	sum, rest := w.sums[0].low, l.row(l.place, l.left)[met*len(w.measures)]
	long, short := sum+rest.low >= w.measures[0].low, sum+rest.high <= w.measures[0].high
	switch {
	case long && short:
		out = append(out, 'f')
	case long:
		out, worth = append(out, 'l'), -sum
	case short:
		out, worth = append(out, 's'), sum
	default:
		out = binary.AppendVarint(append(out, 'b'), int64(sum))
	}
	for _, sum := range w.sums[1:] {
		out = binary.AppendVarint(out, int64(sum.low))
		out = binary.AppendVarint(out, int64(sum.high))
	}
	for _, y := range w.barred(i) {
		out = binary.AppendVarint(out, int64(y))
	}
	w.key = out
	return string(out), worth
}

// barred lists the options of link i and those after it that a line found bars.
func (w *search) barred(i int) []int32 {
	var out []int32
	for _, x := range w.found {
		for _, y := range w.options[x].bars {
			if int(w.tally.owner[y]) >= i {
				out = append(out, y)
			}
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}
