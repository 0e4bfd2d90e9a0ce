package drawing

import (
	"math"
	"slices"
	"strings"

	"tspine/engine/body"
	"tspine/engine/figure"
)

// Cameras that are there for second pictures alone. Crown looks along the spine
// from the head and shows how shoulders turn against the pelvis; Close looks as
// the first camera does, at head and neck alone.
const (
	Crown = "crown"
	Close = "close"
)

// How large a second picture is and how it is kept apart, in units of the box.
const (
	secondWidth  = 280
	secondHeight = 280
	secondPad    = 20
	secondGap    = 16
	secondLine   = 3
	secondHalo   = 15
	secondBar    = 8
	secondDot    = 9
)

// inset is the second, smaller picture of a scene: the same body seen from
// elsewhere, in its clothes alone, so that limbs hide nothing, and with a bar
// through the shoulders and one through the hips; or its head and neck alone.
type inset struct {
	*Scene
	close     bool
	low, high Point // of what it shows, in meters
	from, to  Point // its frame, in the box
}

// IsSecond says whether a text names the camera of a second picture: as
// ParseCamera reads it, crown or close.
func IsSecond(text string) bool {
	_, ok := ParseCamera(text)
	return ok || text == Crown || text == Close
}

// along gives the view along the spine from the head. Who lies or kneels has the
// floor below; who stands has below what is nearer to the first camera.
func (v view) along(o *figure.Body) view {
	eye := o.Segments[figure.Top].At.Sub(o.Segments[figure.Pelvis].At).Unit()
	up := figure.Vec{Y: 1}
	if eye.Y > .7 {
		up = figure.Vec{X: -v.eye.X, Z: -v.eye.Z}
	}
	up = up.Sub(eye.Mul(up.Dot(eye))).Unit()
	return view{right: up.Cross(eye), up: up, eye: eye, scale: 1}
}

// again sets up the second picture of a scene that asks for one.
func (s *Scene) again(bodies []*figure.Body) *inset {
	if s.Pose.Second == "" {
		return nil
	}
	t := &inset{close: s.Pose.Second == Close, Scene: &Scene{Look: s.Look, Solved: s.Solved, opening: s.opening, flesh: s.flesh, fleshAt: s.fleshAt}}
	t.Pose.Front, t.Pose.Behind = nil, nil
	switch camera, ok := ParseCamera(s.Pose.Second); {
	case ok:
		t.view = camera.view()
	case t.close:
		t.view = s.camera.view()
	default:
		t.view = s.view.along(s.opening)
	}
	t.face(bodies)
	t.low, t.high = Point{1e9, 1e9}, Point{-1e9, -1e9}
	sketches := t.sketches(bodies)
	for _, k := range sketches {
		for _, b := range t.shown(k) {
			low, high := t.view.box(b)
			t.low, t.high = Point{min(t.low.X, low.X), min(t.low.Y, low.Y)}, Point{max(t.high.X, high.X), max(t.high.Y, high.Y)}
		}
	}
	t.sort(sketches)
	return t
}

// What a second picture shows: what is worn and a head without its face, or
// from near a head with its face.
var (
	worn  = []string{"shirt", "seat", "skull", "hair", "face", "sleeve", "shoulder", "shorts", "hip"}
	faced = []string{"skull", "hair", "face", "ear", "eyes", "brows", "mouth", "nose", "neck", "bust"}
)

// shows says whether a second picture has a part, whichever its side.
func (t *inset) shows(name string) bool {
	name = strings.TrimSuffix(strings.TrimSuffix(name, "-l"), "-r")
	if t.close {
		return slices.Contains(faced, name)
	}
	return slices.Contains(worn, name)
}

// shown gives where the pieces of a second picture are.
func (t *inset) shown(k *sketch) []blob {
	out := []blob{k.on(figure.Head, skullAt, skullRadii.Mul(1.1))}
	names := []string{"top", "chest", "ribs", "waist", "belly", "hip", "buttock", "shoulder", "deltoid", "thigh-top", "thigh"}
	if t.close {
		names = []string{"skull", "jaw", "neck", "neck-base", "top", "shoulder"}
	}
	for _, f := range k.all {
		if slices.Contains(names, f.Name) {
			out = append(out, oval(k.body.Segments[f.Segment], f.At, f.Radii))
		}
	}
	if t.close {
		return out
	}
	for _, side := range sides {
		hem := k.body.Segments[figure.RightUpperArm.On(side)].Out(xyz(0, -.15, 0).Mul(k.scale()))
		out = append(out, orb(hem, .06*k.scale()))
	}
	for _, line := range [...][2]figure.Vec{k.shoulderLine(), k.hipLine()} {
		out = append(out, orb(line[0], .03), orb(line[1], .03))
	}
	return out
}

// box gives the corners of the upright rectangle in which a blob is seen.
func (v view) box(b blob) (low, high Point) {
	l, h := v.point(b.support(v.right.Mul(-1))), v.point(b.support(v.right))
	up, down := v.point(b.support(v.up)), v.point(b.support(v.up.Mul(-1)))
	return Point{l.X, up.Y}, Point{h.X, down.Y}
}

// rect is an upright rectangle.
type rect struct{ low, high Point }

// meets says whether two rectangles overlap.
func (r rect) meets(o rect) bool {
	return r.low.X < o.high.X && o.low.X < r.high.X && r.low.Y < o.high.Y && o.low.Y < r.high.Y
}

// taken gives where the first picture has something to see, in its meters: the
// body, what it holds and stands on, and the arrows.
func (s *Scene) taken(sketches []*sketch) []rect {
	var out []rect
	for _, k := range sketches {
		for _, f := range k.all {
			low, high := s.view.box(oval(k.body.Segments[f.Segment], f.At, f.Radii).wider(1.1))
			out = append(out, rect{low, high})
		}
		for _, p := range k.Pose.Props {
			for _, solid := range p.Solids(k.body) {
				if solid.Part == "mat" || backdrop(solid) {
					continue
				}
				for _, b := range samples(solid) {
					low, high := s.view.box(b)
					out = append(out, rect{low, high})
				}
			}
		}
	}
	for _, t := range s.path {
		for _, p := range t.points {
			out = append(out, rect{p.minus(Point{.04, .04}), p.plus(Point{.04, .04})})
		}
	}
	return out
}

// beside finds the place of the second picture: the corner of the box at which
// the first one, from low to high in its meters, can stay largest. It gives the
// view of the first one.
func (t *inset) beside(s *Scene, low, high Point, taken []rect) view {
	size := t.high.minus(t.low)
	k := min((secondWidth-2*secondPad)/size.X, (secondHeight-2*secondPad)/size.Y)
	frame := size.by(k).plus(Point{2 * secondPad, 2 * secondPad})
	first := s.view.fit(low, high, mostScale)
	best, from := view{}, Point{}
	for corner := range 4 {
		at := Point{float64(corner%2) * (BoxWidth - frame.X - 2*secondGap), float64(corner/2) * (BoxHeight - frame.Y - 2*secondGap)}
		at = at.plus(Point{secondGap, secondGap})
		whole := rect{at.minus(Point{secondGap, secondGap}), at.plus(frame).plus(Point{secondGap, secondGap})}
		if v := first.clear(low, high, corner, whole, taken); v.scale > best.scale*1.02 {
			best, from = v, at
		}
	}
	t.from, t.to = from, from.plus(frame)
	t.view.scale = k
	t.view.at = from.plus(Point{secondPad, secondPad}).minus(t.low.by(k))
	return best
}

// clear makes a picture smaller, in the middle or pushed away from a corner,
// until nothing of it lies in a rectangle.
func (v view) clear(low, high Point, corner int, whole rect, taken []rect) view {
	for scale := v.scale; ; scale *= .97 {
		for _, push := range [...]Point{{0, 0}, {1, 0}, {0, 1}, {1, 1}} {
			room := Point{BoxWidth - 2*margin, BoxHeight - 2*margin}.minus(high.minus(low).by(scale)).by(.5)
			off := Point{room.X * push.X * sign(1-corner%2), room.Y * push.Y * sign(1-corner/2)}
			v.scale = scale
			v.at = Point{BoxWidth / 2, BoxHeight / 2}.plus(off).minus(low.toward(high, .5).by(scale))
			free := !slices.ContainsFunc(taken, func(r rect) bool {
				return whole.meets(rect{r.low.by(scale).plus(v.at), r.high.by(scale).plus(v.at)})
			})
			if free {
				return v
			}
		}
	}
}

// shoulderLine and hipLine give the ends of the two bars of a second picture.
func (k *sketch) shoulderLine() [2]figure.Vec {
	return [2]figure.Vec{k.at(figure.Top, xyz(.03, -.02, .20)), k.at(figure.Top, xyz(.03, -.02, -.20))}
}

func (k *sketch) hipLine() [2]figure.Vec {
	return [2]figure.Vec{k.at(figure.Pelvis, xyz(0, .02, .17)), k.at(figure.Pelvis, xyz(0, .02, -.17))}
}

// draw paints the second picture of one moment on the page's color in a thin
// frame.
func (t *inset) draw(o *figure.Body, now float64) Drawing {
	k := t.sketch(t.view, o)
	units := k.units()
	units[0].parts = Drawing{t.torso(k)}
	out := Drawing{{Name: "second", Fill: Stage, Line: WallEdge, Width: secondLine, Shapes: [][]Point{t.frame()}}}
	for _, r := range t.run {
		for _, p := range units[r.unit].parts {
			if !t.shows(p.Name) {
				continue
			}
			p.Name, p.Hidden = "second-"+p.Name+r.suffix, p.Hidden || now < r.from || now >= r.to
			if p.Limb != "" {
				p.Limb = "second-" + p.Limb
			}
			p.Width, p.Fine = min(p.Width, secondLine), t.close && p.Fine
			out = append(out, p)
		}
	}
	if t.close {
		for _, p := range k.column(figure.Thoracic(3)) {
			p.Name, p.Fine = "second-"+p.Name, true
			out = append(out, p)
		}
		return out
	}
	out = append(out, k.bar("hips", Outline, k.hipLine())...)
	return append(out, k.bar("shoulders", Turns, k.shoulderLine())...)
}

// torso draws the shirt in few points, or from near its top.
func (t *inset) torso(k *sketch) Part {
	waist, chest, top := k.flesh("waist", 0), k.flesh("chest", 0), k.flesh("top", 0)
	right, left := k.flesh("shoulder", body.Right), k.flesh("shoulder", body.Left)
	if t.close {
		return surface("bust", "trunk", Shirt, k.hull(figure.Top, 16, top, right, left))
	}
	return surface("shirt", "trunk", Shirt,
		k.hull(figure.Waist, 8, k.flesh("belly", 0), waist), k.hull(figure.Chest, 8, waist, chest), k.hull(figure.Top, 12, chest, top, right, left))
}

// frame gives the rounded frame of a second picture.
func (t *inset) frame() []Point {
	const r = secondPad
	var out []Point
	for corner, mid := range [...]Point{{t.to.X - r, t.to.Y - r}, {t.from.X + r, t.to.Y - r}, {t.from.X + r, t.from.Y + r}, {t.to.X - r, t.from.Y + r}} {
		for step := range 4 {
			sin, cos := math.Sincos((float64(corner) + float64(step)/3) * math.Pi / 2)
			out = append(out, mid.plus(Point{r * cos, r * sin}))
		}
	}
	return out
}

// bar draws a line with dots at its ends, on a halo of the page's color.
func (k *sketch) bar(name string, ink Ink, line [2]figure.Vec) Drawing {
	ends := k.points(line[0], line[1])
	dots := [][]Point{circle(ends[0], secondDot), circle(ends[1], secondDot)}
	return Drawing{
		stroke("second-halo-"+name, Stage, secondHalo, ends),
		stroke("second-bar-"+name, ink, secondBar, ends),
		{Name: "second-dots-" + name, Fill: ink, Shapes: dots},
	}
}
