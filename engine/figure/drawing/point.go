package drawing

import "math"

// Point is a place in the picture, in units of its box: x to the right, y down.
type Point struct{ X, Y float64 }

func (p Point) plus(q Point) Point  { return Point{p.X + q.X, p.Y + q.Y} }
func (p Point) minus(q Point) Point { return Point{p.X - q.X, p.Y - q.Y} }
func (p Point) by(f float64) Point  { return Point{p.X * f, p.Y * f} }
func (p Point) dot(q Point) float64 { return float64(p.X*q.X) + float64(p.Y*q.Y) }
func (p Point) length() float64     { return math.Sqrt(p.dot(p)) }
func (p Point) across() Point       { return Point{-p.Y, p.X} }
func (p Point) far(q Point) float64 { return p.minus(q).length() }
func (p Point) toward(q Point, share float64) Point {
	return Point{p.X + float64((q.X-p.X)*share), p.Y + float64((q.Y-p.Y)*share)}
}

// unit gives the direction of p, or zero where it has none.
func (p Point) unit() Point {
	if l := p.length(); l > 1e-9 {
		return p.by(1 / l)
	}
	return Point{}
}

// paper is where the points of one drawing are written, many of them at once.
type paper struct{ free []Point }

// sheet is how many points a paper takes at a time: about those of a drawing.
const sheet = 1200

// points gives room for n points.
func (p *paper) points(n int) []Point {
	if p == nil {
		return make([]Point, n)
	}
	if len(p.free) < n {
		p.free = make([]Point, max(n, sheet))
	}
	out := p.free[:n:n]
	p.free = p.free[n:]
	return out
}
