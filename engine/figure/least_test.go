package figure

import (
	"math"
	"testing"

	"pgregory.net/rapid"
)

func TestLeastFindsTheBottomOfABanana(t *testing.T) {
	banana := func(x, out []float64) []float64 { // Rosenbrock 1960
		return append(out, 10*(x[1]-x[0]*x[0]), 1-x[0])
	}
	x, cost := least([]float64{-1.2, 1}, 100, 0, nil, banana)
	if math.Abs(x[0]-1) > 1e-3 || math.Abs(x[1]-1) > 1e-3 || cost > 1e-6 {
		t.Errorf("got %v at %v", x, cost)
	}
}

func TestLeastNeverMakesItWorse(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		far := rapid.Float64Range(-5, 5)
		a, b, c := far.Draw(t, "a"), far.Draw(t, "b"), far.Draw(t, "c")
		r := func(x, out []float64) []float64 {
			return append(out, math.Sin(a*x[0])+b*x[1], max(0, x[1]-c), x[0]-x[1])
		}
		before := squares(r([]float64{1, 1}, nil))
		if _, after := least([]float64{1, 1}, 5, 1e-4, nil, r); after > before {
			t.Fatalf("from %v to %v", before, after)
		}
	})
}

func TestOffIsHowFarAPlaceIsOutsideItsFeet(t *testing.T) {
	square := []Vec{{0, 0, 0}, {1, 0, 0}, {1, 0, 1}, {0, 0, 1}, {.5, 0, .5}}
	for name, c := range map[string]struct {
		at   Vec
		on   []Vec
		want float64
	}{
		"in the middle":              {Vec{.5, 1, .5}, square, -.5},
		"on the edge":                {Vec{1, 1, .5}, square, 0},
		"in front":                   {Vec{1.3, 1, .5}, square, .3},
		"two points are no area":     {Vec{3, 0, 3}, square[:2], 0},
		"the height does not matter": {Vec{.5, 9, -.2}, square, .2},
	} {
		t.Run(name, func(t *testing.T) {
			if got := off(c.at, c.on); math.Abs(got-c.want) > 1e-9 {
				t.Errorf("got %v, want %v", got, c.want)
			}
		})
	}
}

func TestMassIsBetweenTheHips(t *testing.T) {
	b := Average()
	at := Place(b, Standing(b)).Mass(nil)
	close(t, "the middle of the mass", at.Y, .56*b.Stature, .03) // Winter, table 4.1
	close(t, "its side", at.Z, 0, 1e-9)
	bar := Prop{Kind: "barbell", Name: "barbell", Hold: InElbows, Frame: Frame{Rot: Upright()}}
	p := Standing(b)
	p[Elbow], p[Elbow.On(1)] = 120, 120
	if o := Place(b, p); o.Mass([]Prop{bar}).X <= o.Mass(nil).X {
		t.Error("a bar in front pulls nobody forward")
	}
}
