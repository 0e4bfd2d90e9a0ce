package figure

import (
	"math"

	"tspine/engine/body"
)

// The gates that every exercise has to pass.
const (
	ContactGate = .010 // meters
	SlipGate    = .005
	InsideGate  = .010
	SelfGate    = .015
	LimitGate   = .5 // degrees
	SpineGate   = 1
	SmoothGate  = 2.5 // largest step of a joint over its mean step
	OffGate     = .02 // meters outside the area stood on
)

// Worst is the largest value of a check and what it was found at.
type Worst struct {
	Value float64
	At    string
}

func (w *Worst) note(value float64, at string) {
	if value > w.Value {
		w.Value, w.At = value, at
	}
}

// Report is a row of the table of checks: the worst of every posture on the
// way. Lengths are meters, angles degrees.
type Report struct {
	Pose, Build                                                string
	Contact, Slip, Inside, Self, Limit, Spine, Smooth, Balance Worst
}

// Failed gives the names of the checks that a row does not pass.
func (r Report) Failed() []string {
	var out []string
	for _, c := range r.Checks() {
		if c.Worst.Value > c.Gate {
			out = append(out, c.Name)
		}
	}
	return out
}

// Check is one column of a report: its name, its worst value and its gate.
type Check struct {
	Name string
	Worst
	Gate float64
}

// Checks gives the columns of a row in a fixed order.
func (r Report) Checks() []Check {
	return []Check{
		{"contact", r.Contact, ContactGate}, {"slip", r.Slip, SlipGate}, {"inside", r.Inside, InsideGate}, {"self", r.Self, SelfGate},
		{"limit", r.Limit, LimitGate}, {"spine", r.Spine, SpineGate}, {"smooth", r.Smooth, SmoothGate}, {"balance", r.Balance, OffGate},
	}
}

// Report checks every posture of a solved pose and those halfway between them.
func (v Solved) Report() Report {
	r := Report{Pose: v.Pose.ID, Build: v.Build.Name}
	s := &solver{space: newSpace(v.Build, v.Pose), anchors: map[anchorKey][]Vec{}}
	last := len(v.Motion.Way) - 1
	for half := range 2*last + 1 {
		p := v.Motion.Way[half/2]
		if half%2 == 1 {
			p = v.Motion.Along((float64(half) / 2) / float64(last))
		}
		contacts := v.contacts(half)
		t := s.task(p, contacts)
		t.balance = v.balances(half) && balanced(v.Pose, t.contacts)
		s.anchor(t.contacts, p)
		s.look(t, p, v.where(half), &r)
	}
	v.spine(&r)
	v.smooth(&r)
	return r
}

// contacts gives what touches at a half step of the way.
func (v Solved) contacts(half int) []Contact {
	for i, at := range v.Keys {
		if half == 2*at {
			return v.Pose.at(i)
		}
		if half < 2*at {
			return v.Pose.between(i - 1)
		}
	}
	return nil
}

// balances says whether a body has to be balanced at a half step of the way.
func (v Solved) balances(half int) bool {
	for i, at := range v.Keys {
		if half == 2*at {
			return v.Pose.rests(i)
		}
		if half < 2*at {
			return v.Pose.stands(i - 1)
		}
	}
	return false
}

// where names a half step: "start", "end", "start + 3".
func (v Solved) where(half int) string {
	name := ""
	for i, at := range v.Keys {
		switch {
		case half == 2*at:
			return v.Pose.Keys[i].Name
		case half > 2*at:
			name = v.Pose.Keys[i].Name + " + " + number(float64(half)/2-float64(at))
		}
	}
	return name
}

// look notes the worst of one posture.
func (s *solver) look(t *task, p Posture, where string, r *Report) {
	o := Place(s.build, p)
	for i := range t.contacts {
		c := &t.contacts[i]
		r.Contact.note(c.miss(s.space, o), where+": "+c.contact.String())
		for k, spot := range c.spots {
			if len(c.anchors) > 0 {
				r.Slip.note(o.place(spot).Sub(c.anchors[k]).Len(), where+": "+c.contact.String())
			}
		}
	}
	middles := make([]Vec, len(s.flesh))
	for i := range s.flesh {
		middles[i] = o.Middle(s.flesh[i])
	}
	s.lookInside(t, o, middles, where, r)
	for _, pr := range s.pairs {
		a, b := &s.flesh[pr.a], &s.flesh[pr.b]
		over := o.overlap(a, b, middles[pr.a], middles[pr.b])
		r.Self.note(over, where+": "+a.Segment.String()+" in "+b.Segment.String()+" ("+b.Name+")")
	}
	for a := range Angles {
		r.Limit.note(p.Excess(a), where+": "+a.String())
	}
	if t.balance {
		r.Balance.note(off(o.Mass(s.pose.Props), t.support(o)), where)
	}
}

func (s *solver) lookInside(t *task, o *Body, middles []Vec, where string, r *Report) {
	for i := range s.flesh {
		f, free := &s.flesh[i], 0.0
		if t.pressed[i] {
			free = f.yields()
		}
		r.Inside.note(o.support(f, Vec{Y: 1})-middles[i].Y-free, where+": "+f.Segment.String()+" in floor")
		for _, ps := range s.lying {
			r.Inside.note(o.inside(f, middles[i], ps.solid)-free, where+": "+f.Segment.String()+" in "+ps.prop)
		}
	}
}

// spine notes how far the angles of the spine are from what their author gave.
func (v Solved) spine(r *Report) {
	for i, k := range v.Pose.Keys {
		for _, set := range k.Settings {
			if set.Angle.Spine() {
				r.Spine.note(math.Abs(v.Motion.Way[v.Keys[i]][set.Angle]-set.Value), k.Name+": "+set.Angle.String())
			}
		}
	}
}

// smooth notes where a joint jumps: its largest step against the mean of its
// steps of 1° and more; and, so that one that stays still but for a jump is
// found, against its mean step or half of what the fastest joint does at one.
// Steps under 1° don't count.
func (v Solved) smooth(r *Report) {
	way := v.Motion.Way
	if len(way) < 3 {
		return
	}
	all, pace := float64(len(way)-1), 0.0
	for i := range len(way) - 1 {
		pace += distance(way[i], way[i+1]) / all
	}
	for a := LumbarFlex; a < Angles; a++ {
		if a == ThoracicFocus || a == Breath || a.On(body.Right) == Grip {
			continue
		}
		most, sum, moved, times := 0.0, 0.0, 0.0, 0.0
		for i := range len(way) - 1 {
			step := math.Abs(way[i+1][a] - way[i][a])
			sum += step
			if step >= 1 {
				most, moved, times = max(most, step), moved+step, times+1
			}
		}
		if times > 0 {
			r.Smooth.note(max(most*times/moved, most/max(sum/all, pace/2)), a.String())
		}
	}
}
