package figure

import "math"

// SolidKind says what shape a solid is.
type SolidKind uint8

// The shapes of props.
const (
	Box      SolidKind = iota // Half is half its length along each axis
	Cylinder                  // along the frame's z; Half.X is the radius, Half.Z half its length
	Ball                      // Half.X is the radius
	Cord                      // a line through Path; Half.X is its half thickness; it stops nothing
)

// Solid is a piece of a prop.
type Solid struct {
	Kind  SolidKind
	Part  string // what it is of the prop: "seat", "plate", "handle"
	Frame Frame
	Half  Vec
	Path  []Vec
	Thin  bool // drawn, but nothing to bump into
}

// Distance gives how far a place is outside the solid, in meters; less than 0
// inside, and how far from its surface. A cord and a thin part are never near.
func (s Solid) Distance(at Vec) float64 {
	if s.Kind == Cord || s.Thin {
		return math.Inf(1)
	}
	d, _ := s.touch(at)
	return d
}

// touch gives how far a place is outside the surface of a solid, thin or not,
// and the direction away from it.
func (s Solid) touch(at Vec) (float64, Vec) {
	v := s.Frame.In(at)
	switch s.Kind {
	case Cord:
		return math.Inf(1), Vec{}
	case Ball:
		return v.Len() - s.Half.X, s.Frame.Rot.Turn(v.Unit())
	case Cylinder:
		across := Vec{v.X, v.Y, 0}
		d, n := nearWall(
			[3]float64{across.Len() - s.Half.X, math.Abs(v.Z) - s.Half.Z, math.Inf(-1)},
			[3]Vec{across.Unit(), {Z: sign(v.Z)}, {}})
		return d, s.Frame.Rot.Turn(n)
	default:
		d, n := nearWall(
			[3]float64{math.Abs(v.X) - s.Half.X, math.Abs(v.Y) - s.Half.Y, math.Abs(v.Z) - s.Half.Z},
			[3]Vec{{X: sign(v.X)}, {Y: sign(v.Y)}, {Z: sign(v.Z)}})
		return d, s.Frame.Rot.Turn(n)
	}
}

// nearWall joins the distances past three pairs of walls, each with its normal.
func nearWall(d [3]float64, n [3]Vec) (float64, Vec) {
	best := 0
	var out Vec
	for i := range d {
		if d[i] > d[best] {
			best = i
		}
		if d[i] > 0 {
			out = out.Add(n[i].Mul(d[i]))
		}
	}
	if d[best] <= 0 {
		return d[best], n[best]
	}
	return out.Len(), out.Unit()
}

func sign(v float64) float64 {
	if v < 0 {
		return -1
	}
	return 1
}
