package drawing

import (
	"math"

	"tspine/engine/figure"
)

// Where things are on a head of average size, from the top of the neck.
var (
	skullAt, skullRadii = xyz(.015, .052, 0), xyz(.096, .084, .076)
	hairline            = xyz(-.76, .65, 0) // points back and up from the plane where hair ends
	hairlineAt          = .010
)

// head draws the face, the ears and the hair. Hair and face are two bodies
// that one plane parts, so the one beyond the plane is painted first; the
// second face is there only while the face is the nearer one.
func (k *sketch) head() unit {
	f := k.body.Segments[figure.Head]
	normal := f.Rot.Turn(hairline)
	offset := f.At.Dot(normal) + hairlineAt*k.scale()
	skull := k.on(figure.Head, skullAt, skullRadii)
	hair := k.on(figure.Head, skullAt.Add(xyz(-.003, .005, 0)), skullRadii.Mul(1.075))
	hair.cut = &plane{normal, offset}
	face := skull
	face.cut = &plane{normal.Mul(-1), -offset - .004*k.scale()}
	chin := k.on(figure.Head, xyz(.080, -.070, 0), xyz(.018, .018, .022))
	jaw := k.on(figure.Head, xyz(.045, -.048, 0), xyz(.040, .040, .056))
	front := [][]Point{k.hull(figure.Head, 16, face, jaw), k.hull(figure.Head, 10, jaw, chin, k.on(figure.Head, xyz(.07, -.01, 0), xyz(.034, .04, .044)))}
	whole := [][]Point{k.hull(figure.Head, 16, skull, jaw), front[1], k.nose()}
	again := surface("face", "head", Skin, front...)
	again.Line, again.Width = NoInk, 0
	again.Hidden = k.view.facing(normal) > 0
	parts := Drawing{surface("skull", "head", Skin, whole...)}
	parts = append(parts, k.hair(hair)...)
	parts = append(parts, again)
	parts = append(parts, k.ears()...)
	parts = append(parts, k.features()...)
	for i := range parts {
		parts[i] = k.stiff(figure.Head, parts[i])
		parts[i].Fine = len(parts[i].Shapes[0]) < 9
	}
	return unit{name: "head", parts: parts, blobs: []blob{skull, jaw}, bias: .05}
}

func (k *sketch) nose() []Point {
	on := func(at figure.Vec, r float64) blob { return k.on(figure.Head, at, xyz(r, r, r)) }
	return k.hull(figure.Head, 8, on(xyz(.100, .022, 0), .008), on(xyz(.119, -.008, 0), .008), on(xyz(.100, -.022, 0), .010))
}

func (k *sketch) hair(cap blob) Drawing {
	shapes := [][]Point{k.hull(figure.Head, 16, cap)}
	on := func(at, radii figure.Vec) blob { return k.on(figure.Head, at, radii) }
	switch k.Scene.Look.Cut {
	case Bun:
		shapes = append(shapes, k.hull(figure.Head, 10, on(xyz(-.098, .100, 0), xyz(.040, .040, .042))))
	case Tail:
		root, tip := on(xyz(-.092, .070, 0), xyz(.030, .030, .030)), k.tail()
		shapes = append(shapes, k.hull(figure.Head, 10, root, tip))
	}
	return Drawing{surface("hair", "head", Hair, shapes...)}
}

// tail gives the end of a tail of hair, which hangs down from the head.
func (k *sketch) tail() blob {
	f := k.body.Segments[figure.Head]
	root := k.at(figure.Head, xyz(-.105, .060, 0))
	back := f.Rot.Turn(xyz(-.05, -.02, 0))
	return blob{at: root.Add(back.Mul(k.scale())).Add(figure.Vec{Y: -.10 * k.scale()}), axes: orb(figure.Vec{}, .016*k.scale()).axes}
}

// ears draws each ear while its side of the head is seen.
func (k *sketch) ears() Drawing {
	var out Drawing
	for _, side := range sides {
		f := k.body.Segments[figure.Head]
		seen := k.view.facing(f.Rot.Turn(onSide(side, xyz(-.35, 0, .94))))
		grow := max(0, min(1, (seen+.15)/.3))
		ear := k.on(figure.Head, onSide(side, xyz(.000, .004, .078)), xyz(.014, .027, .007).Mul(max(grow, .01)))
		p := surface("ear"+letter(side), "", Skin, k.hull(figure.Head, 8, ear))
		p.Width = 3
		p.Hidden = seen < -.15
		out = append(out, p)
	}
	return out
}

// onFace gives the place of the skull's front at a height and a distance to
// the right, in meters from the top of the neck.
func onFace(y, z float64) figure.Vec {
	dy, dz := (y-skullAt.Y)/skullRadii.Y, z/skullRadii.Z
	return xyz(skullAt.X+skullRadii.X*math.Sqrt(max(0, 1-dy*dy-dz*dz)), y, z)
}

// features draws eyes, brows and a mouth in a few calm marks, each as far as
// it can be seen.
func (k *sketch) features() Drawing {
	var brows, eyes [][]Point
	for _, side := range sides {
		z := mirror(side)
		eyes = append(eyes, k.mark(.0058, onFace(.026, .026*z), onFace(.027, .031*z), onFace(.026, .036*z)))
		brows = append(brows, k.mark(.0026, onFace(.050, .017*z), onFace(.054, .030*z), onFace(.049, .043*z)))
	}
	mouth := k.mark(.0030, xyz(.088, -.041, .021), xyz(.095, -.044, .009), xyz(.095, -.044, -.009), xyz(.088, -.041, -.021))
	nose := k.mark(.0026, xyz(.106, -.021, .013), xyz(.114, -.025, 0), xyz(.106, -.021, -.013))
	return Drawing{bare("eyes", Features, eyes...), bare("brows", Hair, brows...), bare("mouth", Lips, mouth), bare("nose", SkinFar, nose)}
}

// mark draws a line of some half thickness on the face from place to place,
// but only that run of it that is not turned away; the rest waits at its
// nearest end, so that a mark on the far side has no surface.
func (k *sketch) mark(half float64, places ...figure.Vec) []Point {
	seen := make([]bool, len(places))
	first := -1
	for i, p := range places {
		normal := xyz(p.X-skullAt.X, (p.Y-.02)*.4, p.Z*1.35).Unit()
		seen[i] = k.view.facing(k.body.Segments[figure.Head].Rot.Turn(normal)) > .14
		if seen[i] && first < 0 {
			first = i
		}
	}
	n := len(places)
	out := make([]Point, 2*n)
	last := max(first, 0)
	for i, p := range places {
		thick := half
		if seen[i] {
			last = i
		} else {
			p = places[last]
		}
		if first < 0 || i == 0 || i == n-1 {
			thick *= .45
		}
		if first < 0 {
			thick = 0
		}
		out[i] = k.view.point(k.at(figure.Head, p.Add(figure.Vec{Y: thick})))
		out[2*n-1-i] = k.view.point(k.at(figure.Head, p.Sub(figure.Vec{Y: thick})))
	}
	return out
}
