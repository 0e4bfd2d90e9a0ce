// Package drawing turns a placed body into a picture: seen by a camera, painted
// from the farthest piece to the nearest, with its spine on top.
package drawing

// Drawing is a figure at one moment: parts from the farthest to the nearest,
// to be painted in that order in a box of BoxWidth by BoxHeight.
type Drawing []Part

// Part is what is painted at one stroke. Drawings of one scene have the same
// parts in the same order, each with as many points as ever, so that one can
// be turned into the next by moving points.
type Part struct {
	Name    string
	Limb    string  // neighbors with the same limb share one outline; "" stands alone
	Fill    Ink     // of what the shapes enclose
	Line    Ink     // around the shapes, or along them where they are open
	Width   float64 // of the line
	Open    bool    // the shapes are lines
	Fine    bool    // small: to be drawn as exactly as can be
	Faint   bool    // what lies behind shines through
	Hidden  bool    // not seen at this moment
	Outward bool    // belongs to the way out alone
	// Pivot and Turn say how the part as a whole has moved since the start: where
	// the place is around which it turns, and how far it has turned, in radians
	// against the clock. What only bends has none.
	Pivot   Point
	Turn    float64
	cropped bool      // may be cut off by the edge of the box
	Shapes  [][]Point // polygons; where they overlap they are one surface
}
