package figure

import (
	"math"
	"testing"

	"pgregory.net/rapid"
)

func TestDistancesToSolids(t *testing.T) {
	cube := box("box", Vec{}, Vec{1, 2, 3})
	tube := rod("rod", Vec{}, 1, 2)
	for name, c := range map[string]struct {
		s    Solid
		at   Vec
		want float64
	}{
		"beside a box":               {cube, Vec{X: 1.5}, .5},
		"inside a box":               {cube, Vec{X: .8}, -.2},
		"past the corner of a box":   {cube, Vec{1 + 3, 2 + 4, 0}, 5},
		"above a rod":                {tube, Vec{Y: 3}, 2},
		"past the end of a rod":      {tube, Vec{Z: 2.5}, .5},
		"in a rod":                   {tube, Vec{Y: .4}, -.6},
		"outside a ball":             {ball("ball", Vec{Y: 1}, .5), Vec{Y: 2}, .5},
		"nothing is near a cord":     {Solid{Kind: Cord}, Vec{}, math.Inf(1)},
		"nor near what is only seen": {thin(cube), Vec{}, math.Inf(1)},
	} {
		t.Run(name, func(t *testing.T) {
			if got := c.s.Distance(c.at); math.Abs(got-c.want) > 1e-9 && got != c.want {
				t.Errorf("got %v, want %v", got, c.want)
			}
		})
	}
}

func TestTheDirectionAwayFromASolidIsTheOneInWhichDistanceGrows(t *testing.T) {
	shapes := []Solid{box("", Vec{}, Vec{.2, .3, .4}), rod("", Vec{}, .2, .3), post("", Vec{Y: 1}, .1, .2), ball("", Vec{}, .3)}
	rapid.Check(t, func(t *rapid.T) {
		s := rapid.SampledFrom(shapes).Draw(t, "shape")
		far := rapid.Float64Range(-1, 1)
		at := Vec{far.Draw(t, "x"), far.Draw(t, "y"), far.Draw(t, "z")}
		d, away := s.touch(at)
		if d < .01 {
			return
		}
		if grown, _ := s.touch(at.Add(away.Mul(.01))); math.Abs(grown-d-.01) > 1e-6 {
			t.Fatalf("%.4f m away, then %.4f", d, grown)
		}
	})
}

func TestEveryPropHasPieces(t *testing.T) {
	o := Place(Average(), Standing(Average()))
	for _, kind := range PropKinds() {
		for _, hold := range []Hold{Lies, InHand, InHands, InElbows, OnShoulders, OnChest, BetweenFeet} {
			p := Prop{Kind: kind, Name: kind, Frame: Frame{Rot: Upright()}, Hold: hold, Side: 1, Ends: []Vec{{1, 1, 0}}}
			solids := p.Solids(o)
			if len(solids) == 0 {
				t.Errorf("%s has no piece", kind)
			}
			for _, s := range solids {
				if s.Kind == Cord && len(s.Path) < 1 || s.Kind != Cord && s.Half == (Vec{}) {
					t.Errorf("%s %s: %q is nothing", kind, hold, s.Part)
				}
			}
		}
	}
}

func TestAHeldBarFollowsTheHands(t *testing.T) {
	p := Standing(Average())
	bar := Prop{Kind: "barbell", Name: "barbell", Hold: InHands, Frame: Frame{Rot: Upright()}}
	low := bar.Solids(Place(Average(), p))[0].Frame
	p[ArmRaise], p[ArmRaise.On(1)] = 90, 90
	p[ArmPlane], p[ArmPlane.On(1)] = 90, 90
	high := bar.Solids(Place(Average(), p))[0].Frame
	if high.At.Y-low.At.Y < .4 || math.Abs(high.Rot.Z.Z) < .99 {
		t.Errorf("from %+v to %+v", low.At, high.At)
	}
}
