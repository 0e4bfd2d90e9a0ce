package figure

import (
	"math"
	"slices"
	"strings"

	"tspine/engine/body"
)

// space is what stays the same while a pose is solved: the build with its
// flesh, what lies around, and which pieces of flesh may not meet.
type space struct {
	build Build
	pose  Pose
	flesh []Flesh
	pairs []pair
	lying []propSolid
	held  bool        // whether something is carried that one could bump into
	more  func() bool // whether to go on searching; nil: yes
}

// pair is two pieces of flesh that may overlap by give meters.
type pair struct {
	a, b int
	give float64
}

type propSolid struct {
	prop  string
	solid Solid
}

func newSpace(b Build, p Pose) *space {
	p.Props = p.propsFor(b)
	s := &space{build: b, pose: p, flesh: b.Flesh(0)}
	for i, a := range s.flesh {
		for j, o := range s.flesh[:i] {
			if give, ok := apart(a, o); ok {
				s.pairs = append(s.pairs, pair{i, j, give})
			}
		}
	}
	still := Place(b, Standing(b))
	for _, prop := range p.Props {
		for _, solid := range prop.Solids(still) {
			if prop.Hold == Lies {
				s.lying = append(s.lying, propSolid{prop.Name, solid})
			} else if !solid.Thin && solid.Kind != Cord {
				s.held = true
			}
		}
	}
	return s
}

// apart says whether two pieces of flesh may not meet, and how far soft tissue
// gives where they press on each other.
func apart(a, b Flesh) (give float64, ok bool) {
	if rank(a) < rank(b) {
		a, b = b, a
	}
	same := a.Segment.Side() == b.Segment.Side()
	switch a.Group {
	case "hand":
		if b.Group == "hand" && (a.Name == b.Name && a.Name == "fingers" || a.Name == "thumb" || b.Name == "thumb") {
			return 0, false // fingers interlace, a thumb makes way
		}
		return fleshGives, !(same && (b.Group == "hand" || b.Group == "forearm" || b.Group == "upper-arm")) && b.Group != "foot"
	case "forearm":
		if b.Group == "forearm" || b.Group == "upper-arm" {
			return fleshGives, !same
		}
		return fleshGives, !(same && b.Name == "shoulder") && b.Name != "blade"
	case "thigh":
		if a.Name == "thigh-top" || b.Group == "pelvis" || b.Name == "belly" || b.Name == "thigh-top" {
			return 0, false
		}
		return fleshGives, b.Group == "trunk" || b.Group == "head" || b.Group == "thigh" && !same
	case "head":
		return fleshGives, b.Group == "trunk" && b.Name != "top" && b.Name != "blade"
	case "shank":
		return fleshGives, (b.Group == "shank" && !same) || b.Group == "head"
	}
	return 0, false
}

// rank orders groups so that a pair is looked at from one end only.
func rank(f Flesh) int {
	return slices.Index([]string{"upper-arm", "neck", "pelvis", "trunk", "foot", "head", "shank", "thigh", "forearm", "hand"}, f.Group)
}

// reach gives how far a piece of flesh goes from its middle in a direction.
func (o *Body) reach(f *Flesh, dir Vec) float64 {
	d := o.Segments[f.Segment].Rot.Back(dir)
	x, y, z := d.X/f.Radii.X, d.Y/f.Radii.Y, d.Z/f.Radii.Z
	return 1 / math.Sqrt(x*x+y*y+z*z)
}

// support gives how far a piece of flesh goes at most toward a wall.
func (o *Body) support(f *Flesh, dir Vec) float64 {
	d := o.Segments[f.Segment].Rot.Back(dir).Scale(f.Radii)
	return d.Len()
}

// overlap gives how deep two pieces of flesh are in each other, less than 0
// apart.
func (o *Body) overlap(a, b *Flesh, at, bt Vec) float64 {
	between := bt.Sub(at)
	d := between.Len()
	if far := maxRadius(a) + maxRadius(b); d > far || d == 0 {
		return far - d
	}
	dir := between.Mul(1 / d)
	return o.reach(a, dir) + o.reach(b, dir) - d
}

func maxRadius(f *Flesh) float64 { return max(f.Radii.X, f.Radii.Y, f.Radii.Z) }

// solids gives what a contact touches: the pieces of a prop, or nothing for
// the floor and for parts of the body.
func (s *space) solids(o *Body, on string) []Solid {
	var out []Solid
	for _, prop := range s.pose.Props {
		if !prop.isOn(on) {
			continue
		}
		for _, solid := range prop.Solids(o) {
			if on == prop.Name || on == prop.Name+" "+solid.Part {
				out = append(out, solid)
			}
		}
	}
	return out
}

// isOn says whether a contact's word names the prop or a part of it.
func (p Prop) isOn(on string) bool {
	rest, ok := strings.CutPrefix(on, p.Name)
	return ok && (rest == "" || rest[0] == ' ')
}

// touching is one contact of one side, ready to be measured.
type touching struct {
	contact Contact
	side    body.Side
	spots   []Spot
	skin    Spot  // of what touches
	under   *Spot // on the body: just inside of where it is touched
	target  *Spot // the skin that is touched, on the body
	solids  []Solid
	moves   bool    // what is touched is held
	nearest bool    // whether it is enough that one spot touches, whichever
	palmar  bool    // whether a palm touches
	soft    float64 // how far the skin moves on its own, in meters
	anchors []Vec   // where the spots have to stay; empty where they may be anywhere
}

func (s *space) touchings(contacts []Contact) []touching {
	var out []touching
	still := Place(s.build, Standing(s.build))
	for _, c := range contacts {
		for _, side := range c.sides() {
			if c.Kind == Apart && side == body.Left && c.Side == body.NoSide {
				continue // said once
			}
			out = append(out, s.touching(still, c, side))
		}
	}
	return out
}

func (s *space) touching(still *Body, c Contact, side body.Side) touching {
	l, _ := findLandmark(c.What)
	t := touching{contact: c, side: side, skin: l.skin.sized(s.build, l.girth, side)}
	for _, spot := range l.spots {
		t.spots = append(t.spots, spot.sized(s.build, l.girth, side))
	}
	if c.Kind == Apart {
		other := l.skin.sized(s.build, l.girth, side.Other())
		t.target = &other
		return t
	}
	t.palmar, t.nearest = l.skin == palm, l.name == "back"
	if l.girth == ofTrunk || l.girth == ofHips {
		t.soft = trunkSoft
	}
	if c.Kind == High {
		t.spots = nil
		return t
	}
	if on, ok := findLandmark(c.On); ok {
		onSide := c.OnSide
		if onSide == body.NoSide {
			onSide = side
			if c.Opposite {
				onSide = side.Other()
			}
		}
		skin, under := on.skin.sized(s.build, on.girth, onSide), on.spots[0].sized(s.build, on.girth, onSide)
		t.target, t.under = &skin, &under
		return t
	}
	t.solids = s.solids(still, c.On)
	for _, prop := range s.pose.Props {
		t.moves = t.moves || prop.Hold != Lies && prop.isOn(c.On)
	}
	return t
}

// gapTo gives how far a spot is from what it has to touch, less than 0 within.
func (t *touching) gapTo(s *space, o *Body, spot Spot) float64 {
	at := o.place(spot)
	if t.contact.On == "floor" {
		return at.Y - spot.radius
	}
	solids := t.solids
	if t.moves {
		solids = s.solids(o, t.contact.On)
	}
	nearest := math.Inf(1)
	for _, solid := range solids {
		if d, _ := solid.touch(at); d < nearest {
			nearest = d
		}
	}
	return nearest - spot.radius
}

// world says whether a contact is with something that stays where it is.
func (t *touching) world() bool { return t.target == nil && !t.moves && t.contact.Kind != High }
