package figure

import (
	"math"

	"tspine/engine/body"
)

// How dear a fault is: the size of one that costs 1.
const (
	contactDear = .001 // meters
	skinDear    = .001
	skinFree    = .005 // skin is soft
	insideDear  = .002
	gapDear     = .004
	balanceDear = .006
	limitDear   = .25 // degrees
	hintDear    = 3.0
	placeDear   = .30 // meters that the pelvis may leave its start
	insideFree  = .004
	handWide    = .05
	trunkSoft   = .008 // how far a trunk's skin moves on its own
	palmDear    = 3.0  // of a palm at a right angle to what it lies on
	trunkGives  = .020 // how far flesh gives where it is pressed on something
	bladeGives  = .034 // a shoulder blade glides besides
	limbGives   = .014
	fleshGives  = .009 // how far two parts of a body press into each other
)

// loose says by how many degrees an angle may leave its start for the price of
// 1: large for what contacts decide, small for what should stay.
func loose(a Angle) float64 {
	switch a.On(body.Right) {
	case PelvisX, PelvisY, PelvisZ:
		return placeDear
	case PelvisLean:
		return 30
	case PelvisTurn, PelvisRoll:
		return 12
	case LumbarFlex, LumbarBend, NeckFlex, NeckBend, NeckTurn:
		return 12
	case LumbarTurn:
		return 5
	case HeadNod, ScapulaElevation, ScapulaProtraction:
		return 10
	case HipAbduct, HipRotate, Ankle, Tilt, Toes:
		return 15
	}
	return 40
}

// task is one posture to be found.
type task struct {
	*space
	base     Posture         // where it starts, with the angles that are given
	want     Posture         // what it is pulled to
	dear     [Angles]float64 // by how much it may leave each for the price of 1
	free     []Angle
	even     bool // the left side does what the right one does
	contacts []touching
	balance  bool
	ease     float64 // how much cheaper contacts and walls are, to begin with
	body     *Body   // moved from posture to posture
	middles  []Vec   // of flesh, for one measure
	pressed  []bool  // flesh that may give, by its place in the space's
}

// stepOf is the size of one step of an unknown.
func stepOf(a Angle) float64 {
	if a <= PelvisZ {
		return .05
	}
	return 10
}

// posture gives the posture of unknowns x.
func (t *task) posture(x []float64) Posture {
	p := t.base
	for i, a := range t.free {
		p[a] = t.base[a] + x[i]*stepOf(a)
		if t.even {
			p[a.On(a.Side().Other())] = p[a]
		}
	}
	return p
}

// measure gives everything that is wrong with a posture, each in its price.
func (t *task) measure(x, out []float64) []float64 {
	p := t.posture(x)
	if t.body == nil {
		t.body = &Body{Build: t.build}
		t.middles = make([]Vec, len(t.flesh))
	}
	o := t.body
	o.put(p)
	for _, a := range t.free {
		out = append(out, (p[a]-t.want[a])/t.dear[a], p.Excess(a)/limitDear)
	}
	from := len(out)
	out = t.touchAll(o, out)
	middles := t.middles
	for i := range t.flesh {
		middles[i] = o.Middle(t.flesh[i])
	}
	out = t.bump(o, middles, out)
	for _, pr := range t.pairs {
		over := o.overlap(&t.flesh[pr.a], &t.flesh[pr.b], middles[pr.a], middles[pr.b])
		out = append(out, max(0, over-pr.give)/insideDear)
	}
	if t.balance {
		out = append(out, max(0, off(o.Mass(t.pose.Props), t.support(o))+.01)/balanceDear)
	}
	for i := from; i < len(out); i++ {
		out[i] /= t.ease
	}
	return out
}

// touchAll measures the contacts.
func (t *task) touchAll(o *Body, out []float64) []float64 {
	for i := range t.contacts {
		c := &t.contacts[i]
		switch {
		case c.contact.Kind == Apart:
			d := o.place(c.skin).Sub(o.place(*c.target)).Len()
			out = append(out, (d-c.contact.Gap)/gapDear, c.facing(o))
		case c.contact.Kind == High:
			out = append(out, (o.place(c.skin).Y-c.contact.Gap)/gapDear)
		case c.target != nil:
			d := o.place(c.skin).Sub(o.place(*c.target))
			d = d.Sub(d.Unit().Mul(min(d.Len(), skinFree)))
			out = append(out, d.X/skinDear, d.Y/skinDear, d.Z/skinDear, c.facing(o))
		case c.nearest:
			out = append(out, beyond(c.closest(t.space, o), c.soft)/contactDear)
		default:
			for k, spot := range c.spots {
				out = append(out, beyond(c.gapTo(t.space, o, spot), c.soft)/contactDear)
				if len(c.anchors) > 0 {
					d := o.place(spot).Sub(c.anchors[k])
					d = d.Sub(d.Unit().Mul(min(d.Len(), c.soft/4)))
					out = append(out, d.X/contactDear, d.Y/contactDear, d.Z/contactDear)
				}
			}
		}
	}
	return out
}

// beyond gives how far a gap is past what soft flesh evens out.
func beyond(gap, soft float64) float64 {
	if gap < 0 {
		return min(0, gap+soft)
	}
	return max(0, gap-soft)
}

// facing gives how far a palm is turned away from what it touches on the body,
// or from the other palm.
func (t *touching) facing(o *Body) float64 {
	if !t.palmar {
		return 0
	}
	palmward := o.Segments[RightHand.On(t.side)].Rot.Z.Mul(-mirror(t.side))
	var out Vec
	switch {
	case t.under != nil:
		out = o.place(*t.target).Sub(o.place(*t.under)).Unit()
	case t.contact.Gap < handWide:
		out = o.Segments[RightHand.On(t.side.Other())].Rot.Z.Mul(mirror(t.side))
	default:
		return 0
	}
	return (1 + palmward.Dot(out)) * palmDear
}

// bump measures how deep flesh is in the floor and in props.
func (t *task) bump(o *Body, middles []Vec, out []float64) []float64 {
	for i := range t.flesh {
		f := &t.flesh[i]
		free := insideFree
		if t.pressed[i] {
			free = max(free, f.yields())
		}
		out = append(out, max(0, o.support(f, Vec{Y: 1})-middles[i].Y-free)/insideDear)
		for _, ps := range t.lying {
			out = append(out, max(0, o.inside(f, middles[i], ps.solid)-free)/insideDear)
		}
	}
	if t.held {
		out = append(out, t.bumpHeld(o, middles)/insideDear)
	}
	return out
}

// yields gives how far pressed flesh gives way: hands, feet, joints and heads
// don't.
func (f *Flesh) yields() float64 {
	switch {
	case f.Name == "blade":
		return bladeGives
	case f.Group == "trunk":
		return trunkGives
	case f.Group == "pelvis" || f.Name == "thigh" || f.Name == "thigh-top" || f.Name == "calf" || f.Name == "deltoid" || f.Name == "forearm":
		return limbGives
	}
	return 0
}

// bumpHeld gives how deep flesh of trunk, head and thighs is in what is
// carried, all together.
func (t *task) bumpHeld(o *Body, middles []Vec) float64 {
	sum := 0.0
	for _, prop := range t.pose.Props {
		if prop.Hold == Lies {
			continue
		}
		for _, solid := range prop.Solids(o) {
			for i := range t.flesh {
				if f := &t.flesh[i]; f.Group == "trunk" || f.Group == "head" || f.Group == "thigh" {
					sum += max(0, o.inside(f, middles[i], solid)-insideFree)
				}
			}
		}
	}
	return sum
}

// inside gives how deep a piece of flesh is in a solid; less than 0 outside.
func (o *Body) inside(f *Flesh, at Vec, s Solid) float64 {
	if s.Thin || s.Kind == Cord {
		return math.Inf(-1)
	}
	if far := maxRadius(f) + s.Half.Len(); s.Frame.At.Sub(at).Len() > far {
		return math.Inf(-1)
	}
	d, n := s.touch(at)
	if d > maxRadius(f) {
		return -d
	}
	if s.Kind == Box {
		return o.support(f, n) - d
	}
	return o.reach(f, n) - d
}

// support gives the places at which a body stands on the floor or on what lies
// there.
func (t *task) support(o *Body) []Vec {
	var out []Vec
	for i := range t.contacts {
		if c := &t.contacts[i]; c.world() {
			for _, s := range c.spots {
				out = append(out, o.place(s))
			}
		}
	}
	return out
}
