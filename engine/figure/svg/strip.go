package svg

import (
	"math"
	"slices"

	"tspine/engine/figure/drawing"
)

// strip is one part at all its moments: those of the way out, then those of
// the way back where that is another one.
type strip struct {
	still, stiff bool // never moves, or moves as one
	outward      bool
	soft         bool // a shadow
	lengths      []int
	exact        [][]drawing.Point
	shapes       []shape
	returns      bool   // by another way
	hidden       []bool // on the way out
	gone         []bool // on the way back
	pivot        []drawing.Point
	turn         []float64
}

// grid is the step, in units of the box, to which what bends is rounded: two
// thirds of a pixel at 320. It saves a tenth of a file. Shadows have no edge to
// see and a coarser one.
const (
	grid     = 2
	softGrid = 4
)

// part cuts part i out of all drawings of a film, of which the first ones are
// the way out.
func part(all []drawing.Drawing, i, ways int) strip {
	first := all[0][i]
	s := strip{outward: first.Outward, soft: first.Fill == drawing.Shadow}
	s.pivot, s.turn = make([]drawing.Point, len(all)), make([]float64, len(all))
	seen := make([]bool, len(all))
	for m := range all {
		p := &all[m][i]
		s.pivot[m], s.turn[m], seen[m] = p.Pivot, p.Turn, p.Hidden
	}
	s.hidden, s.gone = seen[:ways], seen[ways:]
	s.returns = len(all) > ways
	if !s.returns {
		s.gone = slices.Clone(s.hidden)
		slices.Reverse(s.gone)
	}
	s.points(all, i)
	s.stiff = s.rigid()
	step := int32(1)
	switch {
	case s.soft:
		step = softGrid
	case !first.Fine && !s.stiff:
		step = grid
	}
	s.round(step)
	s.still = s.idle()
	s.stiff = s.stiff && !s.still
	return s
}

// points lists the points of every moment, one run of them for all.
func (s *strip) points(all []drawing.Drawing, i int) {
	n := 0
	for _, shape := range all[0][i].Shapes {
		s.lengths = append(s.lengths, len(shape))
		n += len(shape)
	}
	run := make([]drawing.Point, 0, n*len(all))
	s.exact = make([][]drawing.Point, len(all))
	for m := range all {
		for _, shape := range all[m][i].Shapes {
			run = append(run, shape...)
		}
		s.exact[m] = run[m*n : (m+1)*n]
	}
}

// round gives the shapes of every moment in whole steps.
func (s *strip) round(step int32) {
	n := 2 * len(s.exact[0])
	run := make([]int32, 0, n*len(s.exact))
	s.shapes = make([]shape, len(s.exact))
	for m, points := range s.exact {
		for _, q := range points {
			run = append(run, whole(q.X, step), whole(q.Y, step))
		}
		s.shapes[m] = shape{s.lengths, run[m*n : (m+1)*n]}
	}
}

// whole rounds to a multiple of a step.
func whole(v float64, step int32) int32 {
	return int32(math.Floor(v/float64(step)+.5)) * step
}

// idle says whether all moments are one.
func (s *strip) idle() bool {
	for _, v := range s.shapes[1:] {
		if !v.same(s.shapes[0]) {
			return false
		}
	}
	return true
}
