package drawing

import (
	"strconv"

	"tspine/engine/body"
	"tspine/engine/figure"
)

// Scene is everything that is drawn of an exercise: who moves how, with what,
// and from where it is seen. New makes one.
type Scene struct {
	Look       Look
	Directions body.Directions // which movements of the spine are shown
	Release    bool            // the place where a roller presses is marked
	figure.Solved

	camera  Camera
	opening *figure.Body   // at the start
	flesh   []figure.Flesh // at the start
	fleshAt map[fleshName]int
	view    view
	far     body.Side // the side that lies behind, if one does
	run     []run
	path    []trail
	toward  [figure.Segments]bool // which limbs point at who looks, at some moment
	low     []bool                // which pieces have a shadow
	crown   figure.Vertebra       // the vertebra from which on the head hides the rest
	second  *inset                // nil where one picture is enough
}

// New sets the scene of a solved pose: it finds the size of the picture and the
// order in which its pieces are painted. A camera that isn't known is the one
// from the side.
func New(pose figure.Solved, look Look, directions body.Directions) *Scene {
	camera := usual(pose.Pose)
	s := &Scene{Look: look, Directions: directions, Solved: pose, camera: camera, view: camera.view()}
	bodies := s.bodies()
	s.opening = bodies[0]
	s.name()
	s.face(bodies)
	s.path = s.trails(bodies)
	sketches := s.sketches(bodies)
	s.second = s.again(bodies)
	s.fit(sketches)
	s.sort(sketches)
	return s
}

// face finds what of a body lies behind, and which limbs point at who looks.
func (s *Scene) face(bodies []*figure.Body) {
	s.far, s.crown = s.behind(bodies), figure.C1-2
	if s.far == body.NoSide {
		s.crown = figure.C5 - 1
	}
	for _, o := range bodies {
		for seg, f := range o.Segments {
			s.toward[seg] = s.toward[seg] || s.view.facing(f.Rot.Y) < -.1
		}
	}
}

func (s *Scene) sketches(bodies []*figure.Body) []*sketch {
	out := make([]*sketch, len(bodies))
	for i, o := range bodies {
		out[i] = s.sketch(s.view, o)
	}
	return out
}

// sort finds the painter's order.
func (s *Scene) sort(sketches []*sketch) {
	s.view.blind = true
	looked := make([][]unit, len(sketches))
	for i, k := range sketches {
		k.view = s.view
		looked[i] = k.units()
	}
	s.run, s.low = s.runs(looked), lowUnits(looked)
	s.view.blind = false
}

// pairedFrom is how far from the middle, in meters, a piece of flesh is one of
// two.
const pairedFrom = .02

// name notes where each piece of flesh is found by its name and side.
func (s *Scene) name() {
	s.flesh = s.Build.Flesh(s.opening.Posture[figure.Breath])
	s.fleshAt = make(map[fleshName]int, len(s.flesh))
	for i, f := range s.flesh {
		side := f.Segment.Side()
		switch { // hips and buttocks come in pairs, on a segment that has no side
		case side == body.NoSide && f.At.Z > pairedFrom:
			side = body.Right
		case side == body.NoSide && f.At.Z < -pairedFrom:
			side = body.Left
		}
		s.fleshAt[fleshName{f.Name, side}] = i
	}
}

// looks is how often a motion is looked at to find its bounds and its order.
const looks = 9

// bodies gives the body at even steps of the way there, and back where that is
// another one.
func (s *Scene) bodies() []*figure.Body {
	var out []*figure.Body
	for i := range looks {
		out = append(out, s.place(s.way(), float64(i)/(looks-1)))
	}
	if len(s.Motion.Return) > 0 {
		for i := range looks {
			out = append(out, s.place(s.Motion.Return, float64(i)/(looks-1)))
		}
	}
	return out
}

func (s *Scene) place(way []figure.Posture, u float64) *figure.Body {
	return figure.Place(s.Build, figure.Motion{Way: way}.Along(u))
}

// behind gives the side that is clearly farther away all the time.
func (s *Scene) behind(bodies []*figure.Body) body.Side {
	sum := 0.0
	for _, o := range bodies {
		sum += s.view.facing(o.Segments[figure.Pelvis].Rot.Z) + s.view.facing(o.Segments[figure.Top].Rot.Z)
	}
	switch share := sum / float64(2*len(bodies)); {
	case share > .3:
		return body.Left
	case share < -.3:
		return body.Right
	default:
		return body.NoSide
	}
}

// backdrops are pieces that may be cut off by the edge of the picture.
func backdrop(s figure.Solid) bool {
	switch s.Part {
	case "wall", "tower", "jamb", "lintel", "post", "beam", "arm":
		return true
	}
	return false
}

// fit finds the scale at which every moment has its place in the box, beside the
// second picture where there is one.
func (s *Scene) fit(sketches []*sketch) {
	low, high := Point{1e9, 1e9}, Point{-1e9, -1e9}
	add := func(p Point, r float64) {
		low = Point{min(low.X, p.X-r), min(low.Y, p.Y-r)}
		high = Point{max(high.X, p.X+r), max(high.Y, p.Y+r)}
	}
	for _, k := range sketches {
		for _, b := range k.outermost() {
			for _, w := range [...]figure.Vec{s.view.right, s.view.up, s.view.right.Mul(-1), s.view.up.Mul(-1)} {
				add(s.view.point(b.support(w)), .012)
			}
		}
	}
	for _, t := range s.path {
		for _, p := range t.points {
			add(p, .03)
		}
	}
	if s.second != nil {
		s.view = s.second.beside(s, low, high, s.taken(sketches))
	} else {
		s.view = s.view.fit(low, high, mostScale)
	}
	for i := range s.path {
		s.path[i] = s.path[i].scaled(s.view)
	}
}

// outermost gives everything that the picture must hold.
func (k *sketch) outermost() []blob {
	var out []blob
	for _, f := range k.all {
		out = append(out, oval(k.body.Segments[f.Segment], f.At, f.Radii).wider(1.06))
	}
	for _, side := range sides {
		out = append(out, k.on(figure.RightFingers.On(side), xyz(0, -.07, 0), xyz(.02, .02, .02)), k.on(figure.RightToes.On(side), xyz(.05, 0, 0), xyz(.025, .02, .04)))
	}
	out = append(out, k.on(figure.Head, xyz(-.02, .06, 0), xyz(.13, .1, .09)))
	if k.Scene.Look.Cut == Tail {
		out = append(out, k.tail())
	}
	for _, p := range k.Pose.Props {
		for _, s := range p.Solids(k.body) {
			if !backdrop(s) {
				out = append(out, extremes(s)...)
			}
		}
	}
	return out
}

// way gives the postures from start to end.
func (s *Scene) way() []figure.Posture { return s.Motion.Way }

// At draws the scene at the share u of the way out.
func (s *Scene) At(u float64) Drawing { return s.draw(s.place(s.way(), u), u, false) }

// Home draws the scene at the share u of the way back.
func (s *Scene) Home(u float64) Drawing {
	if len(s.Motion.Return) == 0 {
		return s.draw(s.place(s.way(), 1-u), 1-u, false)
	}
	return s.draw(s.place(s.Motion.Return, u), u, true)
}

// units draws every piece on its own, in the order of their names.
func (k *sketch) units() []unit {
	out := []unit{k.trunk(), k.pelvis(), k.neck(), k.head()}
	for _, side := range sides {
		out = append(out, k.upperArm(side), k.forearm(side), k.thigh(side), k.shank(side))
	}
	for _, p := range k.Pose.Props {
		out = append(out, k.prop(p, len(out))...)
	}
	return out
}

// draw paints the pieces of one moment in order.
func (s *Scene) draw(o *figure.Body, u float64, home bool) Drawing {
	k := s.sketch(s.view, o)
	units := k.units()
	out := make(Drawing, 0, 96)
	now, shaded := s.moment(u, home), false
	for _, r := range s.run {
		if !shaded && !units[r.unit].behind {
			out, shaded = append(out, k.shadows(units)...), true
		}
		for _, p := range units[r.unit].parts {
			p.Name += r.suffix
			p.Hidden = p.Hidden || now < r.from || now >= r.to
			out = append(out, p)
		}
	}
	out = append(out, k.spine()...)
	out = append(out, k.breathing()...)
	out = append(out, s.mark()...)
	for i, t := range s.path {
		out = append(out, t.parts(strconv.Itoa(i), u > .96 || home)...)
	}
	if s.second != nil {
		out = append(out, s.second.draw(o, now)...)
	}
	return out.inside()
}

// inside moves points of what may be cut off onto the edge of the box.
func (d Drawing) inside() Drawing {
	for _, p := range d {
		if !p.cropped {
			continue
		}
		for _, shape := range p.Shapes {
			for i, q := range shape {
				shape[i] = Point{max(8, min(q.X, BoxWidth-8)), max(8, min(q.Y, BoxHeight-8))}
			}
		}
	}
	return d
}
