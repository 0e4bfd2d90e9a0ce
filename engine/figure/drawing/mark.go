package drawing

import (
	"math"

	"tspine/engine/figure"
)

// How large the mark of a roller's place is, in units of the box.
const (
	markRing  = 25
	markWidth = 6
	markDot   = 8
	markHalo  = 8
	markSteps = 20
	// markInside is the share of the roller's radius at which the mark is.
	markInside = .25
)

// mark draws where a roller presses on the body: a ring and a dot on a halo,
// which can be told from everything else by their form. What releases nothing
// has none.
func (s *Scene) mark() Drawing {
	if !s.Release {
		return nil
	}
	var out Drawing
	for _, p := range s.Props() {
		if p.Kind != "roller" {
			continue
		}
		for _, solid := range p.Solids(s.opening) {
			at := s.view.point(s.pressed(solid))
			ring, dot := circle(at, markRing), circle(at, markDot)
			ring = append(ring, ring[0])
			out = append(out,
				stroke("mark-halo", Stage, markWidth+markHalo, ring),
				Part{Name: "mark-rim", Fill: Stage, Line: Stage, Width: markHalo, Shapes: [][]Point{dot}},
				stroke("mark", Pointer, markWidth, ring),
				bare("mark-dot", Pointer, dot))
		}
	}
	return out
}

// pressed gives the place in a roller under which the body comes nearest to it at
// the start: a little inside, so that the mark leaves the spine in sight.
func (s *Scene) pressed(roller figure.Solid) figure.Vec {
	least, at := math.Inf(1), roller.Frame.At
	for _, f := range s.flesh {
		middle := s.opening.Middle(f)
		along := max(-roller.Half.Z, min(roller.Half.Z, roller.Frame.In(middle).Z))
		axis := roller.Frame.Out(figure.Vec{Z: along})
		way := middle.Sub(axis).Unit()
		skin := oval(s.opening.Segments[f.Segment], f.At, f.Radii).support(way.Mul(-1))
		if gap := skin.Sub(axis).Dot(way); gap < least {
			least, at = gap, axis.Add(way.Mul(markInside*roller.Half.X))
		}
	}
	return at
}

// circle gives points around a place.
func circle(at Point, radius float64) []Point {
	out := make([]Point, markSteps)
	for i := range out {
		sin, cos := math.Sincos(2 * math.Pi * float64(i) / markSteps)
		out[i] = at.plus(Point{radius * cos, radius * sin})
	}
	return out
}
