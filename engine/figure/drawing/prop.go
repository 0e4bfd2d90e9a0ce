package drawing

import (
	"math"

	"tspine/engine/figure"
)

// dyes gives what the pieces of props are painted with: their surface, their
// upper side and the side that is turned away, or for round ones their end.
var dyes = map[string][3]Ink{
	"mat": {MatEdge, Mat, MatEdge}, "wall": {WallEdge, WallEdge, WallEdge},
	"roller": {Foam, FoamEnd, FoamEnd}, "pad": {Foam, FoamEnd, FoamEnd},
	"pillow": {ClothEdge, Cloth, ClothEdge}, "towel": {Cloth, ClothEdge, ClothEdge}, "bolster": {ClothEdge, Cloth, ClothEdge},
	"plate": {Iron, IronEdge, IronEdge}, "weight": {Iron, IronEdge, IronEdge}, "wheel": {Iron, IronEdge, IronEdge},
	"bar": {Steel, SteelEdge, SteelEdge}, "handle": {Steel, SteelEdge, SteelEdge}, "horn": {Steel, SteelEdge, SteelEdge},
	"ball": {Rubber, RubberShine, RubberShine}, "cord": {Elastic, Elastic, Elastic},
}

var woods = [3]Ink{Wood, WoodTop, WoodSide}

func dye(part string) [3]Ink {
	if d, ok := dyes[part]; ok {
		return d
	}
	return woods
}

// prop draws the pieces of one prop, each as a unit of its own, so that a body
// can be between them. The first of them is unit n: where it lies is only asked
// for what has a shadow, once that is known.
func (k *sketch) prop(p figure.Prop, n int) []unit {
	var out []unit
	before := p.Solids(k.opening)
	for i, s := range p.Solids(k.body) {
		name := p.Name + letters[i:i+1]
		turn := k.view.twist(before[i].Frame.Rot, s.Frame.Rot)
		if s.Kind == figure.Ball {
			turn = 0
		}
		u := unit{name: name}
		if k.low == nil || k.low[n+i] {
			u.blobs = samples(s)
		}
		switch s.Kind {
		case figure.Box:
			u.parts = k.crate(name, turn, s)
		case figure.Cylinder:
			u.parts = k.drum(name, turn, s)
		case figure.Ball:
			u.parts = k.globe(name, s)
		default:
			u.parts = Drawing{k.cord(name, s)}
		}
		u.behind = s.Part == "mat" || s.Part == "wall"
		for j := range u.parts {
			u.parts[j].Pivot, u.parts[j].Turn = k.view.point(s.Frame.At), turn
			u.parts[j].cropped = backdrop(s)
			u.parts[j].Faint = s.Part == "plate" && p.Kind != "plate"
		}
		out = append(out, u)
	}
	return out
}

const letters = "abcdefghijklmnopqrstuvwxyz"

// crate draws the three sides of a box that are seen, as one: its outline, and
// the upper and the end side on it.
func (k *sketch) crate(name string, turn float64, s figure.Solid) Drawing {
	inks := dye(s.Part)
	whole := bare(name, inks[0], k.view.hull(turn, 12, extremes(s)...))
	parts := Drawing{whole, bare(name+"-top", inks[1], k.face(s, figure.Vec{Y: 1})), bare(name+"-end", inks[2], k.face(s, figure.Vec{X: 1}))}
	if s.Part == "wall" {
		parts[0].Fill, parts[1].Fill, parts[2].Fill = WallEdge, WallEdge, Wall
	}
	return parts
}

func sign(bit int) float64 { return float64(2*bit - 1) }

// face draws the side of a box along an axis, the nearer one of the two.
func (k *sketch) face(s figure.Solid, axis figure.Vec) []Point {
	a, b := xyz(axis.Y, axis.Z, axis.X), xyz(axis.Z, axis.X, axis.Y)
	if k.view.facing(s.Frame.Rot.Turn(axis)) < 0 {
		axis = axis.Mul(-1)
	}
	var out []Point
	for _, c := range [...][2]float64{{-1, -1}, {1, -1}, {1, 1}, {-1, 1}} {
		at := axis.Add(a.Mul(c[0])).Add(b.Mul(c[1]))
		out = append(out, k.view.point(s.Frame.Out(s.Half.Scale(at))))
	}
	return out
}

// drum draws a cylinder and its two ends, of which one is seen.
func (k *sketch) drum(name string, turn float64, s figure.Solid) Drawing {
	inks, axis := dye(s.Part), s.Frame.Rot.Z
	ends := extremes(s)
	n := 10
	if s.Half.X > .05 {
		n = 24
	}
	out := Drawing{surface(name, name, inks[0], k.view.hull(turn, n, ends...))}
	for i, suffix := range [...]string{"-end", "-base"} {
		end := bare(name+suffix, inks[1], k.view.hull(turn, n, ends[i]))
		end.Hidden = k.view.facing(axis) < 0 != (i == 1)
		out = append(out, end)
	}
	return out
}

func (k *sketch) globe(name string, s figure.Solid) Drawing {
	inks := dye(s.Part)
	shine := k.view.up.Mul(.35).Sub(k.view.right.Mul(.3)).Mul(s.Half.X)
	return Drawing{
		surface(name, name, inks[0], k.view.hull(0, 32, orb(s.Frame.At, s.Half.X))),
		bare(name+"-shine", inks[1], k.view.hull(0, 16, orb(s.Frame.At.Add(shine), s.Half.X*.38))),
	}
}

func (k *sketch) cord(name string, s figure.Solid) Part {
	width := max(5, 2*s.Half.X*k.view.scale)
	return stroke(name, dye(s.Part)[0], width, k.points(s.Path...))
}

// extremes gives blobs whose hull a piece of a prop is: the corners of a box,
// the ends of a cylinder.
func extremes(s figure.Solid) []blob {
	switch s.Kind {
	case figure.Cylinder:
		return []blob{disc(s.Frame.Out(figure.Vec{Z: s.Half.Z}), s.Frame.Rot.Z, s.Half.X), disc(s.Frame.Out(figure.Vec{Z: -s.Half.Z}), s.Frame.Rot.Z, s.Half.X)}
	case figure.Ball:
		return []blob{orb(s.Frame.At, s.Half.X)}
	}
	var out []blob
	for _, p := range s.Path {
		out = append(out, orb(p, s.Half.X))
	}
	if s.Kind == figure.Box {
		for i := range 8 {
			out = append(out, spot(s.Frame.Out(s.Half.Scale(xyz(sign(i&1), sign(i>>1&1), sign(i>>2))))))
		}
	}
	return out
}

// samples gives blobs that fill a piece of a prop, to find what lies before it.
func samples(s figure.Solid) []blob {
	var out []blob
	switch s.Kind {
	case figure.Cylinder:
		n := max(1, int(math.Ceil(s.Half.Z/max(s.Half.X, .05))))
		for i := range n {
			at := (float64(i)+.5)/float64(n)*2 - 1
			out = append(out, orb(s.Frame.Out(figure.Vec{Z: at * s.Half.Z}), max(s.Half.X, .02)))
		}
	case figure.Ball:
		out = append(out, orb(s.Frame.At, s.Half.X))
	case figure.Cord:
		for i := range max(0, len(s.Path)-1) {
			for j := range 6 {
				out = append(out, orb(s.Path[i].Mix(s.Path[i+1], (float64(j)+.5)/6), .02))
			}
		}
	default:
		for i := range 27 {
			at := xyz(float64(i%3-1), float64(i/3%3-1), float64(i/9-1)).Mul(.7)
			out = append(out, orb(s.Frame.Out(s.Half.Scale(at)), max(.04, min(s.Half.X, s.Half.Y, s.Half.Z))))
		}
	}
	return out
}
