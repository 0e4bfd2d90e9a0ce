package figure

import (
	"errors"
	"fmt"
	"math"
	"slices"

	"tspine/engine/body"
)

// Rounds that the solver takes at most: for a key, and for a posture between
// two of them.
const (
	keyRounds  = 25
	stepRounds = 12
)

// steps is how many postures a way has besides the first, shared out over its
// keys by how far they are apart.
const steps = 10

// Solved is a pose with its postures found, rounded as the lock keeps them.
type Solved struct {
	Pose   Pose
	Build  Build
	Motion Motion
	Keys   []int // the place of each key in the way
}

// Props gives what an exercise needs, where it is for the build.
func (v Solved) Props() []Prop { return v.Pose.propsFor(v.Build) }

// UnmetError says which contact of which key could not be met, by how much.
type UnmetError struct {
	Pose, Key, Contact string
	By                 float64 // meters
}

// ErrStopped says that solving was stopped before it came to an end.
var ErrStopped = errors.New("stopped")

// Error writes pose, key, contact and distance.
func (e *UnmetError) Error() string {
	return fmt.Sprintf("solve %s: %s: %q is missed by %.1f cm", e.Pose, e.Key, e.Contact, e.By*100)
}

// Solve finds the postures of a pose for a build. Angles of the spine stay as
// they are given. Where a contact can't be met it gives what was found and an
// UnmetError.
func Solve(b Build, p Pose) (Solved, error) { return SolveWhile(b, p, nil) }

// SolveWhile is Solve as long as more says yes: once it says no, the error is
// ErrStopped. Nil always says yes.
func SolveWhile(b Build, p Pose, more func() bool) (Solved, error) {
	p = p.stepped()
	if err := p.Check().Err(); err != nil {
		return Solved{}, fmt.Errorf("solve %s: %w", p.ID, err)
	}
	s := &solver{space: newSpace(b, p), even: p.even(), anchors: map[anchorKey][]Vec{}}
	s.more = more
	keys := make([]Posture, len(p.Keys))
	before, _, _ := StartPosture(b, p.From)
	var unmet error
	for i := range p.Keys {
		t := s.key(i, before)
		keys[i] = t.base
		if !p.still(i) {
			keys[i] = t.find(keyRounds)
		}
		if err := s.met(t, i, keys[i]); err != nil && unmet == nil {
			unmet = err
		}
		s.anchor(t.contacts, keys[i])
		before = keys[i]
	}
	way, at := s.way(keys)
	if p.Walks {
		way[len(way)-1] = p.otherFoot(way[0])
	}
	for i := range way {
		way[i] = way[i].Round()
	}
	if more != nil && !more() {
		return Solved{}, fmt.Errorf("solve %s: %w", p.ID, ErrStopped)
	}
	return Solved{p, b, p.motion(way), at}, unmet
}

type anchorKey struct {
	contact Contact
	side    body.Side
}

// solver remembers where stuck contacts touched first.
type solver struct {
	*space
	even    bool
	anchors map[anchorKey][]Vec
}

// anchor notes where contacts that stick touch.
func (s *solver) anchor(contacts []touching, p Posture) {
	o := Place(s.build, p)
	for _, c := range contacts {
		k := anchorKey{c.contact, c.side}
		if _, known := s.anchors[k]; known || c.nearest || !c.world() || c.contact.Kind != Stuck {
			continue
		}
		for _, spot := range c.spots {
			s.anchors[k] = append(s.anchors[k], o.place(spot))
		}
	}
}

// task starts the search for a posture near base with these contacts.
func (s *solver) task(base Posture, contacts []Contact) *task {
	t := &task{space: s.space, base: base, want: base, even: s.even, contacts: s.touchings(contacts)}
	for i := range t.contacts {
		c := &t.contacts[i]
		c.anchors = s.anchors[anchorKey{c.contact, c.side}]
	}
	t.pressed = s.pressed(t.contacts)
	return t
}

// pressed says which flesh presses on something: that of every segment in a
// contact with a prop or the floor.
func (s *space) pressed(contacts []touching) []bool {
	out := make([]bool, len(s.flesh))
	for i, f := range s.flesh {
		for _, c := range contacts {
			for _, spot := range c.spots {
				on := spot.segment
				if on == ofVertebra {
					on = nearestTrunk(spot.vertebra)
				}
				out[i] = out[i] || c.target == nil && (near(on, f.Segment) || f.Group == "trunk" && on < Throat && on != Pelvis)
			}
		}
	}
	return out
}

// near says whether one segment is pressed where the other one touches: hand
// and fingers, shank, foot and toes go together.
func near(a, b Segment) bool {
	if a == b {
		return true
	}
	end := func(s Segment) Segment {
		switch s.On(body.Right) {
		case RightFingers, RightHand:
			return RightHand.On(s.Side())
		case RightFoot, RightToes, RightShank:
			return RightFoot.On(s.Side())
		}
		return s
	}
	return end(a) == end(b)
}

// nearestTrunk gives the segment of the trunk that a vertebra lies in.
func nearestTrunk(v Vertebra) Segment {
	switch {
	case v <= L3:
		return Waist
	case v <= T12+3:
		return Ribs
	default:
		return Chest
	}
}

// balanced says whether a body has to stand on what it touches: it does, where
// it holds on to nothing that stands or hangs.
func balanced(p Pose, contacts []touching) bool {
	some := false
	for _, c := range contacts {
		if !c.world() {
			continue
		}
		some = true
		for _, prop := range p.Props {
			if prop.isOn(c.contact.On) && slices.Contains([]string{"wall", "doorway", "pull-up-bar", "pole", "ghd"}, prop.Kind) {
				return false
			}
		}
	}
	return some
}

// key sets up the search for key i, from the posture of the key before.
func (s *solver) key(i int, before Posture) *task {
	k := s.pose.Keys[i]
	base := before
	given := map[Angle]bool{}
	for _, set := range k.Settings {
		base[set.Angle] = set.Value
		given[set.Angle] = true
	}
	t := s.task(base, s.pose.at(i))
	t.balance = s.pose.rests(i) && balanced(s.pose, t.contacts)
	if i > 0 {
		// What the key before was asked for and this one is not goes on.
		for _, set := range s.pose.Keys[i-1].Settings {
			given[set.Angle] = given[set.Angle] || set.Angle.Spine()
		}
	}
	for a := range Angles {
		if s.fixed(a, given[a]) {
			continue
		}
		if i > 0 {
			t.base[a] = before[a] // go on from there, toward what is asked for
		}
		t.free = append(t.free, a)
		t.dear[a] = loose(a)
		if given[a] {
			t.dear[a] = hintDear
			if a <= PelvisZ {
				t.dear[a] = .02
			}
		}
	}
	return t
}

// fixed says whether an angle is not the solver's to choose.
func (s *solver) fixed(a Angle, given bool) bool {
	switch {
	case a >= ThoracicFlex && a <= ThoracicFocus, a == Breath, a.On(body.Right) == Grip, a.Spine() && given:
		return true
	case s.even:
		return a.Side() == body.Left || a.lateral() || a == PelvisZ
	}
	return false
}

// find searches and gives the best posture.
func (t *task) find(rounds int) Posture {
	x := make([]float64, len(t.free))
	enough := 1e-4
	if rounds < keyRounds {
		enough = 3e-3
	}
	for _, t.ease = range eases(rounds) {
		x, _ = least(x, rounds, enough, t.more, t.measure)
	}
	return t.posture(x)
}

// eases gives how contacts grow dearer: a key is brought near its contacts
// before it is held to them, or it would be bent into the nearest posture that
// touches, however odd.
func eases(rounds int) []float64 {
	if rounds < keyRounds {
		return []float64{1}
	}
	return []float64{60, 8, 1}
}

// met says which contact of a key is missed most, if by more than the gate.
func (s *solver) met(t *task, i int, p Posture) error {
	o := Place(s.build, p.Round())
	worst, name := ContactGate, ""
	for k := range t.contacts {
		if by := t.contacts[k].miss(s.space, o); by > worst {
			worst, name = by, t.contacts[k].contact.String()
		}
	}
	if name == "" {
		return nil
	}
	return &UnmetError{s.pose.ID, s.pose.Keys[i].Name, name, worst}
}

// miss gives by how many meters a contact is missed.
func (t *touching) miss(s *space, o *Body) float64 {
	switch {
	case t.contact.Kind == Apart:
		return math.Abs(o.place(t.skin).Sub(o.place(*t.target)).Len() - t.contact.Gap)
	case t.contact.Kind == High:
		return math.Abs(o.place(t.skin).Y - t.contact.Gap)
	case t.target != nil:
		return o.place(t.skin).Sub(o.place(*t.target)).Len()
	}
	if t.nearest {
		return math.Abs(t.closest(s, o))
	}
	worst := 0.0
	for _, spot := range t.spots {
		worst = max(worst, math.Abs(t.gapTo(s, o, spot)))
	}
	return worst
}

// closest gives the gap of the spot that is nearest to what is touched.
func (t *touching) closest(s *space, o *Body) float64 {
	gap := math.Inf(1)
	for _, spot := range t.spots {
		gap = min(gap, t.gapTo(s, o, spot))
	}
	return gap
}

// way finds the postures between the keys, under the same objective, and then
// evens out their steps.
func (s *solver) way(keys []Posture) ([]Posture, []int) {
	var out []Posture
	var at []int
	for i, n := range share(keys) {
		at = append(at, len(out))
		out = append(out, keys[i])
		for k := 1; k < n; k++ {
			out = append(out, keys[i].Mix(keys[i+1], float64(k)/float64(n)))
		}
	}
	at = append(at, len(out))
	out = append(out, keys[len(keys)-1])
	s.between(out, at, false)
	for range 3 {
		s.between(out, at, true)
	}
	return out, at
}

// between solves every posture that is no key, pulled to the middle of its
// neighbors; the first time to what lies between the one before and the next
// key.
func (s *solver) between(way []Posture, keys []int, again bool) {
	for i := range len(keys) - 1 {
		if s.pose.still(i + 1) {
			continue
		}
		contacts := s.pose.between(i)
		for k := keys[i] + 1; k < keys[i+1]; k++ {
			ahead := 1 / float64(keys[i+1]-k+1)
			base := way[k-1].Mix(way[keys[i+1]], ahead)
			firm := 8.0
			if again {
				firm = 30
				base = way[k-1].Mix(way[k+1], .5)
			}
			t := s.task(base, contacts)
			t.balance = s.pose.stands(i) && balanced(s.pose, t.contacts)
			for a := range Angles {
				if !s.fixed(a, a.Spine()) {
					t.free = append(t.free, a)
					t.dear[a] = loose(a) / firm
				}
			}
			way[k] = t.find(stepRounds)
		}
	}
}

// share deals the steps out over the gaps between keys by how far they are.
func share(keys []Posture) []int {
	if len(keys) < 2 {
		return nil
	}
	far := make([]float64, len(keys)-1)
	total := 0.0
	for i := range far {
		far[i] = distance(keys[i], keys[i+1])
		total += far[i]
	}
	out := make([]int, len(far))
	for i := range far {
		out[i] = steps / len(far)
		if total > 0 {
			out[i] = max(2, int(math.Round(float64(steps+2*len(far)-2)*far[i]/total)))
		}
	}
	return out
}

// distance gives the largest change of an angle from one posture to another, in
// degrees.
func distance(a, b Posture) float64 {
	most := 0.0
	for i := PelvisLean; i < Angles; i++ {
		if i != ThoracicFocus && i != Breath && i.On(body.Right) != Grip {
			most = max(most, math.Abs(a[i]-b[i]))
		}
	}
	return most
}
