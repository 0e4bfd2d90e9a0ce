package drawing

import (
	"math"

	"tspine/engine/body"
	"tspine/engine/figure"
)

// Widths of lines in a picture, in its units.
const (
	outlineWidth = 4
	ribWidth     = 4
)

// average is the stature for which places on a body are given, in meters.
const average = 1.72

// sketch is one moment of a scene while it is drawn: a body with its flesh,
// seen by a view.
type sketch struct {
	*Scene
	view view
	body *figure.Body
	all  []figure.Flesh
	turn [figure.Segments]float64 // how far each segment has turned on the picture since the start
}

type fleshName struct {
	name string
	side body.Side
}

// unit is a piece of a picture that is painted at once: parts that keep their
// order, and blobs that say where it is.
type unit struct {
	name   string
	parts  Drawing
	blobs  []blob
	bias   float64 // meters by which it counts as nearer than it is
	behind bool    // is always painted before the body
}

func (s *Scene) sketch(v view, o *figure.Body) *sketch {
	v.paper = &paper{}
	k := &sketch{Scene: s, view: v, body: o, all: s.flesh}
	if o.Posture[figure.Breath] != s.opening.Posture[figure.Breath] {
		k.all = o.Build.Flesh(o.Posture[figure.Breath])
	}
	for seg := range k.turn {
		k.turn[seg] = v.twist(s.opening.Segments[seg].Rot, o.Segments[seg].Rot)
	}
	return k
}

// twist gives how far, in radians against the clock, the picture of a thing
// turns while the thing turns from one rotation to another.
func (v view) twist(from, to figure.Rot) float64 {
	// The rotation in between, seen by the view: a row and a column for right,
	// up and eye.
	turned := func(w figure.Vec) figure.Vec { return to.Turn(from.Back(w)) }
	right, up, eye := turned(v.right), turned(v.up), turned(v.eye)
	return 2 * math.Atan2(right.Dot(v.up)-up.Dot(v.right), 1+right.Dot(v.right)+up.Dot(v.up)+eye.Dot(v.eye))
}

// hull gives an outline of blobs that turn with a segment.
func (k *sketch) hull(seg figure.Segment, n int, blobs ...blob) []Point {
	return k.view.hull(k.turn[seg], n, blobs...)
}

// stiff notes the segment with which a part moves as one.
func (k *sketch) stiff(seg figure.Segment, p Part) Part {
	p.Pivot, p.Turn = k.view.point(k.body.Segments[seg].At), k.turn[seg]
	return p
}

// scale is how large this body is beside one of 1.72 m.
func (k *sketch) scale() float64 { return k.body.Build.Stature / average }

// flesh gives a piece of flesh where it is now.
func (k *sketch) flesh(name string, side body.Side) blob {
	var f figure.Flesh
	if i, ok := k.fleshAt[fleshName{name, side}]; ok {
		f = k.all[i]
	}
	return oval(k.body.Segments[f.Segment], f.At, f.Radii)
}

// on gives an ellipsoid that is measured in a segment of an average body.
func (k *sketch) on(s figure.Segment, at, radii figure.Vec) blob {
	return oval(k.body.Segments[s], at.Mul(k.scale()), radii.Mul(k.scale()))
}

// at gives a place that is measured in a segment of an average body.
func (k *sketch) at(s figure.Segment, at figure.Vec) figure.Vec {
	return k.body.Segments[s].Out(at.Mul(k.scale()))
}

// xyz is a place or a direction: forward, up and to the right.
func xyz(x, y, z float64) figure.Vec { return figure.Vec{X: x, Y: y, Z: z} }

// mirror is 1 on the right and −1 on the left.
func mirror(side body.Side) float64 {
	if side == body.Left {
		return -1
	}
	return 1
}

// onSide gives v as it is on a side, for a place measured on the right.
func onSide(side body.Side, v figure.Vec) figure.Vec { return xyz(v.X, v.Y, v.Z*mirror(side)) }

// letter tells the parts of the two sides apart.
func letter(side body.Side) string {
	if side == body.Left {
		return "-l"
	}
	return "-r"
}

// shade gives the near ink, or the far one for a side that lies behind.
func (k *sketch) shade(near, far Ink, side body.Side) Ink {
	if side != body.NoSide && side == k.far {
		return far
	}
	return near
}

func surface(name, limb string, fill Ink, shapes ...[]Point) Part {
	return Part{Name: name, Limb: limb, Fill: fill, Line: Outline, Width: outlineWidth, Shapes: shapes}
}

func stroke(name string, ink Ink, width float64, lines ...[]Point) Part {
	return Part{Name: name, Line: ink, Width: width, Open: true, Shapes: lines}
}

func bare(name string, fill Ink, shapes ...[]Point) Part {
	return Part{Name: name, Fill: fill, Shapes: shapes}
}

// points projects places of the world.
func (k *sketch) points(places ...figure.Vec) []Point {
	out := k.view.paper.points(len(places))
	for i, p := range places {
		out[i] = k.view.point(p)
	}
	return out
}
