package drawing

import (
	"tspine/engine/body"
	"tspine/engine/figure"
)

// trail is an arrow in the picture: a curve beside the run of a place.
type trail struct{ points []Point }

// How arrows are drawn and kept away from what matters, in meters and units.
const (
	arrowWidth = 9
	arrowHalo  = 8
	arrowHead  = 30
	arrowAside = .075 // meters beside the run
	shortest   = .10  // meters; shorter runs have an arrow only where an author asks for one
	still      = .03  // meters; shorter runs have none
	least      = .21  // meters; an arrow has a shaft and not a head alone
	bulge      = .36  // how far an arrow bends at most, as a share of its length
	clearOf    = .07  // meters to the spine and the face
	over       = .05  // meters from the middle of a limb that is covered
	covered    = .030 // what each step that lies on a limb counts against a place, in meters
	arrowSteps = 8
)

// tips are the places whose runs are tried for an arrow, the most telling
// first.
var tips = [...]figure.Trace{
	{Point: "fingertip", Side: body.Right}, {Point: "fingertip", Side: body.Left}, {Point: "head"}, {Point: "chest"}, {Point: "hip"},
	{Point: "toe", Side: body.Right}, {Point: "toe", Side: body.Left}, {Point: "knee", Side: body.Right}, {Point: "knee", Side: body.Left},
}

// trails finds the arrows of a scene, in meters of the picture.
func (s *Scene) trails(bodies []*figure.Body) []trail {
	traces := s.Pose.Arrows
	if len(traces) == 0 && !s.Pose.Walks {
		traces = s.farthest(bodies)
	}
	var out []trail
	for _, t := range traces {
		aside := 0.0
		for _, t := range s.seen(t) {
			// Two sides have their arrows at the same distance, one in the mirror.
			aside = -aside
			if t := s.trail(t, bodies, &aside); len(t.points) > 0 {
				out = append(out, t)
			}
		}
	}
	return out
}

// seen names the sides of a trace that doesn't say which: both where both can
// be seen as well, or the nearer one.
func (s *Scene) seen(t figure.Trace) []figure.Trace {
	right, left := figure.Trace{Point: t.Point, Side: body.Right}, figure.Trace{Point: t.Point, Side: body.Left}
	atRight, _ := s.opening.Point(t.Point, body.Right)
	atLeft, _ := s.opening.Point(t.Point, body.Left)
	switch {
	case t.Side != body.NoSide || atRight.Sub(atLeft).Len() < .1:
		return []figure.Trace{t}
	case s.far == body.NoSide:
		return []figure.Trace{right, left}
	case s.far == body.Left:
		return []figure.Trace{right}
	default:
		return []figure.Trace{left}
	}
}

// farthest gives an arrow to the place that moves farthest over the picture,
// and to its other side where that moves nearly as far.
func (s *Scene) farthest(bodies []*figure.Body) []figure.Trace {
	far := func(t figure.Trace) float64 {
		return s.view.point(tip(t, bodies[0])).far(s.view.point(tip(t, bodies[looks-1])))
	}
	best := tips[0]
	for _, t := range tips {
		if far(t) > far(best)*1.15+.01 {
			best = t
		}
	}
	if far(best) < shortest {
		return nil
	}
	out := []figure.Trace{best}
	other := figure.Trace{Point: best.Point, Side: best.Side.Other()}
	if best.Side != body.NoSide && s.far == body.NoSide && far(other) > .8*far(best) {
		out = append(out, other)
	}
	return out
}

// tip gives the place whose run an arrow follows.
func tip(t figure.Trace, o *figure.Body) figure.Vec {
	at, _ := o.Point(t.Point, t.Side)
	return at
}

// trail follows a place along the way out and moves its run aside: so far, or
// where that is 0 to where the spine and the face are farther off and the fewest
// limbs are covered.
func (s *Scene) trail(t figure.Trace, bodies []*figure.Body, aside *float64) trail {
	seen := func(u float64) Point { return s.view.point(tip(t, s.place(s.way(), u))) }
	from, to := seen(.04), seen(.96)
	if from.far(to) < still {
		return trail{}
	}
	points := arc(from, seen(.5), to)
	keep, limbs := s.keepClear(bodies), s.limbs(bodies)
	if *aside == 0 {
		most := -1e9
		for _, a := range [...]float64{arrowAside, -arrowAside, 1.7 * arrowAside, -1.7 * arrowAside, 2.6 * arrowAside, -2.6 * arrowAside, 3.6 * arrowAside, -3.6 * arrowAside} {
			curve := shifted(points, a)
			if curve[0].far(curve[arrowSteps]) < .8*least {
				continue // the inside of a narrow bow
			}
			if clear := clearance(curve, keep) - .3*abs(a) - covered*float64(onto(curve, limbs)); clear > most {
				*aside, most = a, clear
			}
		}
	}
	return trail{trimmed(shifted(points, *aside), keep)}
}

// arc gives a bow from one place to another that leans toward a third, no
// shorter than an arrow has to be.
func arc(from, over, to Point) []Point {
	mid, chord := from.toward(to, .5), to.minus(from)
	across, most := chord.unit().across(), bulge*chord.length()
	lean := across.by(max(-most, min(most, over.minus(mid).dot(across))))
	grow := max(1, least/chord.length())
	out := make([]Point, arrowSteps+1)
	for i := range out {
		u := float64(i) / arrowSteps
		out[i] = mid.plus(chord.by((u - .5) * grow)).plus(lean.by(4 * u * (1 - u)))
	}
	return out
}

// limbs gives places along the limbs at the start, halfway and at the end.
func (s *Scene) limbs(bodies []*figure.Body) []Point {
	var out []Point
	for _, o := range [...]*figure.Body{bodies[0], bodies[looks/2], bodies[looks-1]} {
		for _, side := range sides {
			for _, bone := range [...][2]figure.Segment{
				{figure.RightUpperArm, figure.RightForearm}, {figure.RightForearm, figure.RightHand}, {figure.RightHand, figure.RightFingers},
				{figure.RightThigh, figure.RightShank}, {figure.RightShank, figure.RightFoot},
			} {
				a, b := o.Segments[bone[0].On(side)].At, o.Segments[bone[1].On(side)].At
				for i := range 4 {
					out = append(out, s.view.point(a.Mix(b, (float64(i)+.5)/4)))
				}
			}
		}
	}
	return out
}

// onto counts the steps of a curve that lie on one of some places.
func onto(curve, places []Point) int {
	n := 0
	for i := range curve {
		if clearance(curve[i:i+1], places) < over {
			n++
		}
	}
	return n
}

// trimmed gives the longest stretch of a curve that keeps off what must stay
// clear, or the whole where nothing of some length does.
func trimmed(curve, keep []Point) []Point {
	from, to := 0, 0
	for i := range curve {
		j := i
		for j < len(curve) && clearance(curve[j:j+1], keep) > clearOf {
			j++
		}
		if j-i > to-from {
			from, to = i, j
		}
	}
	if to-from < 3 || curve[from].far(curve[to-1]) < .8*least {
		return curve
	}
	return curve[from:to]
}

// shifted moves a curve aside.
func shifted(points []Point, aside float64) []Point {
	out := make([]Point, len(points))
	for i, p := range points {
		way := points[min(i+1, len(points)-1)].minus(points[max(i-1, 0)]).unit()
		if way == (Point{}) {
			way = points[len(points)-1].minus(points[0]).unit()
		}
		out[i] = p.plus(way.across().by(aside))
	}
	return out
}

// keepClear gives the places that an arrow must not cover: the spine and the
// face, at the start and at the end.
func (s *Scene) keepClear(bodies []*figure.Body) []Point {
	var out []Point
	for _, o := range [...]*figure.Body{bodies[0], bodies[looks-1]} {
		for v := figure.L5; v <= figure.C1; v += 2 {
			out = append(out, s.view.point(o.Vertebrae[v].At))
		}
		out = append(out, s.view.point(o.Segments[figure.Head].Out(xyz(.05, .03, 0))), s.view.point(o.Segments[figure.Head].Out(xyz(.02, .06, 0))))
	}
	return out
}

// clearance is the distance from a curve to the nearest of some places, at
// most 25 cm.
func clearance(curve, keep []Point) float64 {
	least := .25
	for _, p := range curve {
		for _, q := range keep {
			least = min(least, p.far(q))
		}
	}
	return least
}

// scaled gives the trail, found in meters, in the units of a view.
func (t trail) scaled(v view) trail {
	out := trail{make([]Point, len(t.points))}
	for i, p := range t.points {
		out.points[i] = p.by(v.scale).plus(v.at)
	}
	return out
}

// parts draws the curve and its head on a halo of the page's color.
func (t trail) parts(index string, hidden bool) Drawing {
	n := len(t.points)
	end, way := t.points[n-1], t.points[n-1].minus(t.points[n-2]).unit()
	if way == (Point{}) {
		way = Point{X: 1}
	}
	wing := way.across().by(arrowHead * .52)
	head := []Point{end.plus(way.by(arrowHead * .75)), end.minus(way.by(arrowHead * .25)).plus(wing), end.minus(way.by(arrowHead * .25)).minus(wing)}
	line := stroke("arrow"+index, Pointer, arrowWidth, t.points)
	halo := stroke("arrow-halo"+index, Stage, arrowWidth+arrowHalo, t.points)
	rim := Part{Name: "arrow-rim" + index, Fill: Stage, Line: Stage, Width: arrowHalo, Shapes: [][]Point{head}}
	tip := bare("arrow-head"+index, Pointer, head)
	out := Drawing{halo, rim, line, tip}
	for i := range out {
		out[i].Hidden, out[i].Outward = hidden, true
	}
	return out
}
