package drawing

import (
	"math"

	"tspine/engine/figure"
)

// blob is an ellipsoid of the world: its center and three half axes, in
// meters. A zero axis makes it a disc, two a rod, three a point. A cut keeps
// only its part on the side to which a plane's normal points.
type blob struct {
	at   figure.Vec
	axes [3]figure.Vec
	cut  *plane
}

// plane is the places p with p·normal = offset; normal is a unit vector.
type plane struct {
	normal figure.Vec
	offset float64
}

func orb(at figure.Vec, r float64) blob {
	return blob{at: at, axes: [3]figure.Vec{{X: r}, {Y: r}, {Z: r}}}
}

func spot(at figure.Vec) blob { return blob{at: at} }

// disc is a flat circle across the given axis.
func disc(at, axis figure.Vec, r float64) blob {
	a, b := around(axis)
	return blob{at: at, axes: [3]figure.Vec{a.Mul(r), b.Mul(r)}}
}

// oval is an ellipsoid with its axes along those of a frame.
func oval(f figure.Frame, at, radii figure.Vec) blob {
	return blob{at: f.Out(at), axes: [3]figure.Vec{f.Rot.X.Mul(radii.X), f.Rot.Y.Mul(radii.Y), f.Rot.Z.Mul(radii.Z)}}
}

// around gives two unit vectors that are square to an axis and each other.
func around(axis figure.Vec) (a, b figure.Vec) {
	u := axis.Unit()
	side := figure.Vec{Y: 1}
	if math.Abs(u.Y) > 0.9 {
		side = figure.Vec{Z: 1}
	}
	a = u.Cross(side).Unit()
	return a, u.Cross(a)
}

// wider gives the blob with every axis k times as long.
func (b blob) wider(k float64) blob {
	for i := range b.axes {
		b.axes[i] = b.axes[i].Mul(k)
	}
	return b
}

// reach is half the blob's mean breadth.
func (b blob) reach() float64 {
	return (b.axes[0].Len() + b.axes[1].Len() + b.axes[2].Len()) / 3
}

// support gives the place of the blob that lies farthest in direction w.
func (b blob) support(w figure.Vec) figure.Vec {
	local := xyz(b.axes[0].Dot(w), b.axes[1].Dot(w), b.axes[2].Dot(w))
	dir := local.Unit()
	if b.cut != nil {
		dir = b.inCut(dir)
	}
	return b.at.Add(b.axes[0].Mul(dir.X)).Add(b.axes[1].Mul(dir.Y)).Add(b.axes[2].Mul(dir.Z))
}

// inCut moves a direction of the unit ball onto the part that the cut leaves
// of it: it stays as it is, or goes to the rim.
func (b blob) inCut(dir figure.Vec) figure.Vec {
	n := xyz(b.axes[0].Dot(b.cut.normal), b.axes[1].Dot(b.cut.normal), b.axes[2].Dot(b.cut.normal))
	size := n.Len()
	if size < 1e-9 {
		return dir
	}
	n = n.Mul(1 / size)
	d := (b.cut.offset - b.at.Dot(b.cut.normal)) / size
	if dir.Dot(n) >= d || d >= 1 {
		return dir
	}
	rim := dir.Sub(n.Mul(dir.Dot(n))).Unit()
	return n.Mul(d).Add(rim.Mul(math.Sqrt(max(0, 1-d*d))))
}

// flat is a blob as a view sees it: its middle and its half axes to the right
// and up, in meters.
type flat struct {
	right, up float64
	axes      [3]Point
}

func (v view) flatten(b *blob) flat {
	out := flat{right: b.at.Dot(v.right), up: b.at.Dot(v.up)}
	for i, a := range b.axes {
		out.axes[i] = Point{a.Dot(v.right), a.Dot(v.up)}
	}
	return out
}

// support gives how far a blob reaches in a direction of the picture, and
// the share of each axis that leads to its farthest place.
func (f *flat) support(b *blob, cos, sin float64) (reach float64, dir figure.Vec) {
	local := xyz(f.axes[0].X*cos+f.axes[0].Y*sin, f.axes[1].X*cos+f.axes[1].Y*sin, f.axes[2].X*cos+f.axes[2].Y*sin)
	dir = local.Unit()
	if b.cut != nil {
		dir = b.inCut(dir)
	}
	return f.right*cos + f.up*sin + local.Dot(dir), dir
}

// hull gives the outline of the convex hull of blobs: where it touches n lines
// that go around it in even steps. The first line is turned by so many
// radians: what turns keeps its points if its lines turn with it. The lines
// are off by a part of a step besides, so that none of them lies along an
// axis, where two blobs would tie.
func (v view) hull(turn float64, n int, blobs ...blob) []Point {
	if v.blind {
		return nil
	}
	var few [8]flat
	seen := few[:0]
	for j := range blobs {
		seen = append(seen, v.flatten(&blobs[j]))
	}
	out := v.paper.points(n)
	sin, cos := math.Sincos(turn + 0.37*2*math.Pi/float64(n))
	sinStep, cosStep := math.Sincos(2 * math.Pi / float64(n))
	for i := range out {
		var best figure.Vec
		most, at := math.Inf(-1), 0
		for j := range seen {
			if reach, dir := seen[j].support(&blobs[j], cos, sin); reach > most+1e-9 {
				best, most, at = dir, reach, j
			}
		}
		f := &seen[at]
		x := f.right + f.axes[0].X*best.X + f.axes[1].X*best.Y + f.axes[2].X*best.Z
		y := f.up + f.axes[0].Y*best.X + f.axes[1].Y*best.Y + f.axes[2].Y*best.Z
		out[i] = Point{x * v.scale, -y * v.scale}.plus(v.at)
		cos, sin = cos*cosStep-sin*sinStep, sin*cosStep+cos*sinStep
	}
	return out
}
