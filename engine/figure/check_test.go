package figure

import (
	"errors"
	"math"
	"slices"
	"testing"

	"tspine/engine/body"
)

// contactsOf reads contacts, for tests.
func contactsOf(t *testing.T, texts ...string) []Contact {
	t.Helper()
	out := []Contact{}
	for _, text := range texts {
		c, faults := ParseContact(text)
		if len(faults) > 0 {
			t.Fatal(faults)
		}
		out = append(out, c)
	}
	return out
}

// cat is a pose that passes every check: from round to hollow on all fours.
func cat(t *testing.T) Pose {
	t.Helper()
	return Pose{ID: "cat", From: "quadruped", Contacts: contactsOf(t, "hands on floor", "knees on floor", "insteps on floor"), Keys: []Key{
		{Name: "start", Settings: []Setting{{ThoracicFlex, 26}, {LumbarFlex, 22}, {NeckFlex, 35}}},
		{Name: "end", Settings: []Setting{{ThoracicFlex, -16}, {LumbarFlex, -12}, {NeckFlex, -25}}},
	}}
}

func solved(t *testing.T, p Pose) Solved {
	t.Helper()
	v, err := Solve(Average(), p)
	if err != nil {
		t.Fatal(err)
	}
	return v
}

func TestACatPassesEveryCheck(t *testing.T) {
	v := solved(t, cat(t))
	if failed := v.Report().Failed(); len(failed) > 0 {
		t.Errorf("fails %v: %+v", failed, v.Report())
	}
	if len(v.Keys) != 2 || v.Keys[1] != len(v.Motion.Way)-1 {
		t.Errorf("keys at %v of %d postures", v.Keys, len(v.Motion.Way))
	}
}

// TestABrokenPoseIsCaught breaks a good pose in one way at a time: each check
// has to see its fault.
func TestABrokenPoseIsCaught(t *testing.T) {
	for name, c := range map[string]struct {
		check string
		spoil func(v *Solved)
	}{
		"hands in the air miss the floor": {"contact", func(v *Solved) { v.every(func(p *Posture) { p[PelvisY] += .03 }) }},
		"a hand that is dragged slips":    {"slip", func(v *Solved) { v.Motion.Way[6][PelvisX] += .01 }},
		"knees sunk into the floor":       {"inside", func(v *Solved) { v.every(func(p *Posture) { p[PelvisY] -= .05 }) }},
		"a thigh in a chair":              {"inside", func(v *Solved) { v.Pose.Props = []Prop{lies("chair", Vec{})} }},
		"a hand in the belly": {"self", func(v *Solved) {
			v.every(func(p *Posture) { p[ArmRaise], p[ArmPlane], p[Elbow], p[ArmRotation] = 20, 90, 110, -60 })
		}},
		"an elbow that bends backward":     {"limit", func(v *Solved) { v.Motion.Way[3][Elbow] = -9 }},
		"less bend than the author wrote":  {"spine", func(v *Solved) { v.Motion.Way[0][ThoracicFlex] -= 1.5 }},
		"a knee that jumps":                {"smooth", func(v *Solved) { v.Motion.Way[5][Knee] += 25 }},
		"a contact that is said to be met": {"contact", func(v *Solved) { v.Pose.Contacts = append(v.Pose.Contacts, contactsOf(t, "head on floor")...) }},
		"hands not as far apart as said":   {"contact", func(v *Solved) { v.Pose.Contacts = append(v.Pose.Contacts, contactsOf(t, "hands 90 apart")...) }},
		"hands not as high as said":        {"contact", func(v *Solved) { v.Pose.Contacts = append(v.Pose.Contacts, contactsOf(t, "hands 20 high")...) }},
	} {
		t.Run(name, func(t *testing.T) {
			v := solved(t, cat(t))
			v.Motion.Way = slices.Clone(v.Motion.Way)
			c.spoil(&v)
			if failed := v.Report().Failed(); !slices.Contains(failed, c.check) {
				t.Errorf("%s sees nothing, only %v do", c.check, failed)
			}
		})
	}
}

func TestABodyThatWouldFallIsCaught(t *testing.T) {
	v := solved(t, Pose{ID: "stand", From: "standing", Keys: []Key{{Name: "start"}}})
	if failed := v.Report().Failed(); len(failed) > 0 {
		t.Fatalf("a standing body fails %v", failed)
	}
	v.every(func(p *Posture) {
		p[PelvisLean] += 50
		p[HipFlex] += 50
		p[HipFlex.On(body.Left)] += 50
	})
	if failed := v.Report().Failed(); !slices.Contains(failed, "balance") {
		t.Errorf("a trunk far in front of its feet fails only %v", failed)
	}
}

// TestGatesAreWhereTheyAreSaidToBe breaks poses to just under and just over what
// may be.
func TestGatesAreWhereTheyAreSaidToBe(t *testing.T) {
	good := solved(t, cat(t))
	for name, c := range map[string]struct {
		check string
		spoil func(v *Solved, by float64)
		under float64 // passes
		over  float64 // doesn't
	}{
		"knees over the floor":                         {"contact", func(v *Solved, by float64) { v.every(func(p *Posture) { p[PelvisY] += by }) }, .007, .012},
		"feet sunk into the floor, which give nothing": {"inside", func(v *Solved, by float64) { v.every(func(p *Posture) { p[PelvisY] -= by }) }, .003, .015},
		"a spine off what was given":                   {"spine", func(v *Solved, by float64) { v.Motion.Way[0][ThoracicFlex] -= by }, .9, 1.1},
		"an elbow past its end":                        {"limit", func(v *Solved, by float64) { v.Motion.Way[3][Elbow] = Elbow.Limit().Low - by }, .4, .6},
		"a neck that nods at one step by so many times its mean": {"smooth", func(v *Solved, by float64) {
			for i := range v.Motion.Way {
				v.Motion.Way[i][HeadNod] = 2 * float64(i)
				if i > 5 {
					// One step of x among n of 2 has by times the mean: x = by (x + 2 (n-1)) / n.
					n := float64(len(v.Motion.Way) - 1)
					v.Motion.Way[i][HeadNod] += by*2*(n-1)/(n-by) - 2
				}
			}
		}, 2.4, 2.6},
	} {
		t.Run(name, func(t *testing.T) {
			for by, want := range map[float64]bool{c.under: false, c.over: true} {
				v := good
				v.Motion.Way = slices.Clone(v.Motion.Way)
				c.spoil(&v, by)
				if got := slices.Contains(v.Report().Failed(), c.check); got != want {
					t.Errorf("by %v: found %v, want %v (%+v)", by, got, want, v.Report())
				}
			}
		})
	}
}

// TestFleshMayNotMeetByMore lays one thigh into the other.
func TestFleshMayNotMeetByMore(t *testing.T) {
	v := solved(t, Pose{ID: "stand", From: "standing", Keys: []Key{{Name: "start"}}})
	low, high := 0.0, 40.0
	for range 30 {
		mid := (low + high) / 2
		v.every(func(p *Posture) { p[HipAbduct], p[HipAbduct.On(body.Left)] = -mid/2, -mid/2 })
		if v.Report().Self.Value > SelfGate {
			high = mid
		} else {
			low = mid
		}
	}
	for by, want := range map[float64]bool{low - .3: false, high + .3: true} {
		v.every(func(p *Posture) { p[HipAbduct], p[HipAbduct.On(body.Left)] = -by/2, -by/2 })
		r := v.Report()
		if got := slices.Contains(r.Failed(), "self"); got != want || math.Abs(r.Self.Value-SelfGate) > .01 {
			t.Errorf("%.1f cm: found %v", r.Self.Value*100, got)
		}
	}
}

// TestPressedFleshGivesAsMuchAsIsSaid looks at what gives, and what doesn't.
func TestPressedFleshGivesAsMuchAsIsSaid(t *testing.T) {
	for name, want := range map[string]float64{"chest": trunkGives, "blade": bladeGives, "calf": limbGives, "buttock": limbGives, "palm": 0, "heel": 0, "toes": 0, "skull": 0, "knee": 0} {
		i := slices.IndexFunc(lumps[:], func(l lump) bool { return l.name == name })
		f := Flesh{Name: name, Group: lumps[i].group}
		if got := f.yields(); got != want {
			t.Errorf("%s gives %v, want %v", name, got, want)
		}
	}
}

func (v *Solved) every(change func(p *Posture)) {
	for i := range v.Motion.Way {
		change(&v.Motion.Way[i])
	}
}

func lies(kind string, at Vec) Prop {
	return Prop{Kind: kind, Name: kind, Frame: Frame{at, Upright()}}
}

func TestWhatCannotBeReachedIsSaid(t *testing.T) {
	p := cat(t)
	p.Props = []Prop{lies("pull-up-bar", Vec{0, 2.1, 0})}
	p.Contacts = append(p.Contacts, contactsOf(t, "head on pull-up-bar bar")...)
	_, err := Solve(Average(), p)
	var unmet *UnmetError
	if !errors.As(err, &unmet) || unmet.By < ContactGate || unmet.Key != "start" {
		t.Fatalf("got %v", err)
	}
}

func TestThoracicAnglesAreKept(t *testing.T) {
	for name, set := range map[string]Setting{
		"flexion":   {ThoracicFlex, 20},
		"extension": {ThoracicFlex, -20},
		"rotation":  {ThoracicTurn, 35},
		"side-bend": {ThoracicBend, -25},
	} {
		t.Run(name, func(t *testing.T) {
			p := cat(t)
			p.Keys[1].Settings = []Setting{set}
			v := solved(t, p)
			if got := v.Motion.End()[set.Angle]; got != set.Value {
				t.Errorf("%v was given, %v is drawn", set.Value, got)
			}
		})
	}
}

func TestWhatIsEvenStaysEven(t *testing.T) {
	v := solved(t, cat(t))
	for i, p := range v.Motion.Way {
		if p != p.Mirror() {
			t.Errorf("posture %d leans to one side", i)
		}
	}
}

func TestSolvingTwiceGivesTheSame(t *testing.T) {
	a, b := solved(t, cat(t)), solved(t, cat(t))
	if !slices.Equal(a.Motion.Way, b.Motion.Way) {
		t.Error("the second time something else was found")
	}
}

func TestEveryBuildIsSolvedForItself(t *testing.T) {
	for _, b := range Builds() {
		v, err := Solve(b, cat(t))
		if err != nil {
			t.Fatal(err)
		}
		if failed := v.Report().Failed(); len(failed) > 0 {
			t.Errorf("%s build fails %v", b.Name, failed)
		}
	}
}

func TestAWalkEndsOnTheOtherFoot(t *testing.T) {
	slide := func(texts ...string) []Contact { return contactsOf(t, texts...) }
	p := Pose{ID: "walk", From: "split stance", Walks: true, Contacts: []Contact{}, Keys: []Key{
		{Name: "start", Contacts: slide("right ball of foot slides on floor", "right heel slides on floor", "left ball of foot slides on floor")},
		{Name: "via", Settings: []Setting{{HipFlex.On(body.Left), 20}, {Knee.On(body.Left), 55}}, Contacts: slide("right ball of foot slides on floor")},
	}}
	v := solved(t, p)
	if v.Motion.End() != v.Motion.Start().Mirror() {
		t.Error("the end is not the start with the sides changed")
	}
	if back := v.Motion.Return; back[len(back)-1] != v.Motion.Start() {
		t.Error("the way on does not lead to where it began")
	}
}
