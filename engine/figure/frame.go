package figure

import "math"

// Rot is a rotation: the directions to which x, y and z are turned. The zero
// Rot is none: start from Upright.
type Rot struct{ X, Y, Z Vec }

// Upright turns nothing.
func Upright() Rot { return Rot{Vec{X: 1}, Vec{Y: 1}, Vec{Z: 1}} }

// Turn gives the direction v after the rotation.
func (r Rot) Turn(v Vec) Vec { return r.X.Mul(v.X).Add(r.Y.Mul(v.Y)).Add(r.Z.Mul(v.Z)) }

// Back gives the direction that the rotation turns to v.
func (r Rot) Back(v Vec) Vec { return Vec{r.X.Dot(v), r.Y.Dot(v), r.Z.Dot(v)} }

// Then gives the rotation that turns by o first, seen from within r.
func (r Rot) Then(o Rot) Rot { return Rot{r.Turn(o.X), r.Turn(o.Y), r.Turn(o.Z)} }

// AboutX turns y toward z by so many degrees.
func (r Rot) AboutX(degrees float64) Rot {
	if degrees == 0 {
		return r
	}
	s, c := math.Sincos(degrees * math.Pi / 180)
	return Rot{r.X, r.Y.Mul(c).Add(r.Z.Mul(s)), r.Z.Mul(c).Sub(r.Y.Mul(s))}
}

// AboutY turns z toward x by so many degrees.
func (r Rot) AboutY(degrees float64) Rot {
	if degrees == 0 {
		return r
	}
	s, c := math.Sincos(degrees * math.Pi / 180)
	return Rot{r.X.Mul(c).Sub(r.Z.Mul(s)), r.Y, r.Z.Mul(c).Add(r.X.Mul(s))}
}

// AboutZ turns x toward y by so many degrees.
func (r Rot) AboutZ(degrees float64) Rot {
	if degrees == 0 {
		return r
	}
	s, c := math.Sincos(degrees * math.Pi / 180)
	return Rot{r.X.Mul(c).Add(r.Y.Mul(s)), r.Y.Mul(c).Sub(r.X.Mul(s)), r.Z}
}

// Frame is a place and a rotation: where a bone starts, and how it is turned.
type Frame struct {
	At  Vec
	Rot Rot
}

// Out gives the place in the world of what lies at v in the frame.
func (f Frame) Out(v Vec) Vec { return f.At.Add(f.Rot.Turn(v)) }

// In gives the place in the frame of what lies at v in the world.
func (f Frame) In(v Vec) Vec { return f.Rot.Back(v.Sub(f.At)) }

// Moved gives the frame with its origin at v, measured in the frame.
func (f Frame) Moved(v Vec) Frame { return Frame{f.Out(v), f.Rot} }
