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
	v := s.Frame.In(at)
	switch s.Kind {
	case Ball:
		return v.Len() - s.Half.X
	case Cylinder:
		return outside(math.Hypot(v.X, v.Y)-s.Half.X, math.Abs(v.Z)-s.Half.Z, math.Inf(-1))
	default:
		return outside(math.Abs(v.X)-s.Half.X, math.Abs(v.Y)-s.Half.Y, math.Abs(v.Z)-s.Half.Z)
	}
}

// outside joins the distances past three pairs of walls into one.
func outside(x, y, z float64) float64 {
	if inner := max(x, y, z); inner <= 0 {
		return inner
	}
	x, y, z = max(x, 0), max(y, 0), max(z, 0)
	return math.Sqrt(x*x + y*y + z*z)
}
