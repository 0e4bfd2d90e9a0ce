package figure

import (
	"math"
	"testing"

	"pgregory.net/rapid"

	"tspine/engine/body"
)

func anyPosture(t *rapid.T) Posture {
	p := Standing(Average())
	for a := LumbarFlex; a < Angles; a++ {
		l := a.Limit()
		p[a] = rapid.Float64Range(l.Low, l.High).Draw(t, a.String())
	}
	for a := PelvisLean; a <= PelvisRoll; a++ {
		p[a] = rapid.Float64Range(-180, 180).Draw(t, a.String())
	}
	return p
}

func TestTheMirrorOfABodyIsTheBodyOfTheMirror(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		p := anyPosture(t)
		if p.Mirror().Mirror() != p {
			t.Fatal("twice mirrored is not the same")
		}
		o, m := Place(Average(), p), Place(Average(), p.Mirror())
		for s := range Segments {
			if d := o.Segments[s].At.Mirror().Sub(m.Segments[s.Mirror()].At).Len(); d > 1e-9 {
				t.Fatalf("%s is %.3f m off in the mirror", s, d)
			}
		}
	})
}

func TestRegionsBendByWhatIsAskedOfThem(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		p := anyPosture(t)
		var flex, bend, turn float64
		for v := T12; v <= T1; v++ {
			f, b, r := p.Moves(v)
			flex, bend, turn = flex+f, bend+b, turn+r
		}
		for _, c := range []struct{ got, want float64 }{{flex, p[ThoracicFlex]}, {bend, p[ThoracicBend]}, {turn, p[ThoracicTurn]}} {
			if math.Abs(c.got-c.want) > 1e-9 {
				t.Fatalf("%v shared out as %v", c.want, c.got)
			}
		}
	})
}

func TestAFocusGathersTheBend(t *testing.T) {
	var p Posture
	p[ThoracicFlex], p[ThoracicFocus] = -20, 5
	at, _, _ := p.Moves(Thoracic(5))
	far, _, _ := p.Moves(Thoracic(12))
	if math.Abs(at) < 3 || math.Abs(far) > math.Abs(at)/10 {
		t.Errorf("T5 bends by %.1f°, T12 by %.1f°", at, far)
	}
}

// TestAnglesTurnTheWayTheySay places one angle at a time and looks where a
// point goes: forward is +x, up +y, right +z.
func TestAnglesTurnTheWayTheySay(t *testing.T) {
	for name, c := range map[string]struct {
		angle  Angle
		value  float64
		point  func(o *Body) Vec
		toward Vec
	}{
		"the trunk bends forward":              {ThoracicFlex, 20, headOf, Vec{X: 1}},
		"the trunk bends to the left":          {ThoracicBend, 20, headOf, Vec{Z: -1}},
		"the chest turns to the left":          {ThoracicTurn, 30, func(o *Body) Vec { return o.Segments[Chest].Rot.X }, Vec{Z: -1}},
		"the pelvis leans forward":             {PelvisLean, 30, headOf, Vec{X: 1}},
		"the pelvis rolls to the left":         {PelvisRoll, 30, headOf, Vec{Z: -1}},
		"an arm rises to the side":             {ArmRaise, 60, handOf, Vec{Z: 1, Y: .5}},
		"the elbow brings the hand forward":    {Elbow, 90, handOf, Vec{X: 1}},
		"a hip brings the knee forward":        {HipFlex, 60, kneeOf, Vec{X: 1}},
		"a leg goes out to its side":           {HipAbduct, 30, kneeOf, Vec{Z: 1}},
		"a knee bends backward":                {Knee, 90, func(o *Body) Vec { return o.Segments[RightFoot].At }, Vec{X: -1}},
		"toes rise":                            {Ankle, 20, func(o *Body) Vec { return o.Segments[RightToes].At }, Vec{Y: 1}},
		"the shoulder blade rises":             {ScapulaElevation, 20, shoulderOf, Vec{Y: 1}},
		"the shoulder blade comes forward":     {ScapulaProtraction, 20, shoulderOf, Vec{X: 1}},
		"the palm bends toward the inner side": {Wrist, 60, func(o *Body) Vec { return o.Segments[RightFingers].At }, Vec{Z: -1}},
		"pronation brings the thumb inward":    {Pronation, 80, func(o *Body) Vec { return o.Segments[RightHand].Rot.X }, Vec{Z: -1}},
	} {
		t.Run(name, func(t *testing.T) {
			p := Standing(Average())
			before := c.point(Place(Average(), p))
			p[c.angle] = c.value
			if way := c.point(Place(Average(), p)).Sub(before); way.Unit().Dot(c.toward.Unit()) < .5 {
				t.Errorf("it goes %+v", way)
			}
			if c.angle.Side() == body.Right && Place(Average(), p).Segments[LeftHand].At.Z > 0 {
				t.Error("the left arm is on the right")
			}
		})
	}
}

func headOf(o *Body) Vec     { return o.Segments[Head].At }
func handOf(o *Body) Vec     { return o.Segments[RightHand].At }
func kneeOf(o *Body) Vec     { return o.Segments[RightShank].At }
func shoulderOf(o *Body) Vec { return o.Segments[RightScapula].At }

func TestPosturesOfTheLibraryAreWithinTheirJoints(t *testing.T) {
	for _, name := range StartNames() {
		p, contacts, ok := StartPosture(Average(), name)
		if !ok {
			t.Fatalf("%s is not there", name)
		}
		for a := range Angles {
			if e := p.Excess(a); e > 0 {
				t.Errorf("%s: %s is %.1f° past its range", name, a, e)
			}
		}
		contactsOf(t, contacts...)
	}
}

func TestEveryJointHasARangeAndASource(t *testing.T) {
	for a := LumbarFlex; a < Angles; a++ {
		if l := a.Limit(); l.Low >= l.High || l.Source == "" || l.Low > 0 || l.High < 0 {
			t.Errorf("%s: %+v", a, l)
		}
	}
}

func TestRoundingIsToWhatTheLockKeeps(t *testing.T) {
	var p Posture
	p[PelvisY], p[Knee], p[Elbow] = .123456, 12.3456, -.01
	got := p.Round()
	if got[PelvisY] != .123 || got[Knee] != 12.3 || math.Signbit(got[Elbow]) {
		t.Errorf("got %v, %v, %v", got[PelvisY], got[Knee], got[Elbow])
	}
}

func TestAMotionGoesThereAndBack(t *testing.T) {
	a, b := Standing(Average()), Standing(Average())
	b[Knee] = 40
	m := Motion{Way: []Posture{a, a.Mix(b, .5), b}}
	timing := Timing{Out: 2, Hold: 1, Back: 3, Rest: 1}
	for name, c := range map[string]struct{ t, knee float64 }{
		"the start":               {0, 0},
		"halfway there":           {1, 20},
		"the end":                 {2, 40},
		"still there":             {2.9, 40},
		"halfway back":            {4.5, 20},
		"back":                    {6.5, 0},
		"the next rep":            {8, 20},
		"a time before the begin": {-6, 20},
	} {
		t.Run(name, func(t *testing.T) {
			if p, _ := m.At(c.t, timing); math.Abs(p[Knee]-c.knee) > .01 {
				t.Errorf("the knee is at %.2f°, want %v", p[Knee], c.knee)
			}
		})
	}
	if p, u := m.At(3, Timing{}); p != a || u != 0 {
		t.Error("without a time nothing stands still")
	}
}
