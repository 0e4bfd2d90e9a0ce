package figure

import "math"

// Vec is a place or a direction in meters: x forward, y up, z to the right.
type Vec struct{ X, Y, Z float64 }

// Add gives v + o.
func (v Vec) Add(o Vec) Vec { return Vec{v.X + o.X, v.Y + o.Y, v.Z + o.Z} }

// Sub gives v − o.
func (v Vec) Sub(o Vec) Vec { return Vec{v.X - o.X, v.Y - o.Y, v.Z - o.Z} }

// Mul gives v made k times as long.
func (v Vec) Mul(k float64) Vec { return Vec{v.X * k, v.Y * k, v.Z * k} }

// Scale multiplies axis by axis.
func (v Vec) Scale(o Vec) Vec { return Vec{v.X * o.X, v.Y * o.Y, v.Z * o.Z} }

// Dot gives the scalar product.
func (v Vec) Dot(o Vec) float64 { return v.X*o.X + v.Y*o.Y + v.Z*o.Z }

// Cross gives the vector product: forward × up is right.
func (v Vec) Cross(o Vec) Vec {
	return Vec{v.Y*o.Z - v.Z*o.Y, v.Z*o.X - v.X*o.Z, v.X*o.Y - v.Y*o.X}
}

// Len gives the length.
func (v Vec) Len() float64 { return math.Sqrt(v.Dot(v)) }

// Unit gives the direction of v, nothing where v is nothing.
func (v Vec) Unit() Vec {
	if l := v.Len(); l > 0 {
		return v.Mul(1 / l)
	}
	return Vec{}
}

// Mix gives the place that lies the share u of the way from v to o.
func (v Vec) Mix(o Vec, u float64) Vec { return v.Add(o.Sub(v).Mul(u)) }

// Mirror swaps left and right.
func (v Vec) Mirror() Vec { return Vec{v.X, v.Y, -v.Z} }
