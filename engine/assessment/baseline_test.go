package assessment

import (
	"testing"

	"tspine/engine/unit"
)

func TestWhatATestShowedAtFirst(t *testing.T) {
	one := func(day int, left, right float64) Sample {
		return Sample{Day: unit.Day(day), Baselines: 1, Pair: Two(left, right)}
	}
	for name, c := range map[string]struct {
		of   []Sample
		want Pair
		n    int
	}{
		"nothing where it was never taken":          {nil, Pair{}, 0},
		"the first where it was taken once":         {[]Sample{one(0, 30, 32)}, Two(30, 32), 1},
		"the mean of both baseline sessions":        {[]Sample{one(0, 30, 32), one(3, 34, 36), one(20, 50, 50)}, Two(32, 34), 2},
		"the first where the second came too late":  {[]Sample{one(0, 30, 32), one(9, 34, 36)}, Two(30, 32), 1},
		"a side measured once keeps its only value": {[]Sample{{Day: 1, Baselines: 1, Pair: Pair{Left: 30, HasLeft: true}}, one(4, 34, 36)}, Two(32, 36), 2},
	} {
		t.Run(name, func(t *testing.T) {
			if got, n := Begin(c.of); got != c.want || n != c.n {
				t.Errorf("got %+v of %d, want %+v of %d", got, n, c.want, c.n)
			}
		})
	}
}

func TestTheMarksOfTheTests(t *testing.T) {
	for name, c := range map[string]struct {
		test string
		age  int
		want float64
		has  bool
	}{
		"rotation goes by a mark of ours":          {LumbarLocked, 40, 35, true},
		"seated rotation by its own":               {SeatedRotation, 40, 45, true},
		"side-bend by the interval of the age":     {SideBend, 45, 13.15, true},
		"the wall angel by two points":             {SeatedWallAngel, 40, 2, true},
		"the head at the wall under sixty":         {OcciputToWall, 40, 2, true},
		"the head at the wall has none from sixty": {OcciputToWall, 60, 2, false},
		"a hold has none":                          {ProneHold, 40, 0, false},
	} {
		t.Run(name, func(t *testing.T) {
			if got, has := Mark(c.test, c.age); has != c.has || got-c.want > 1e-9 || c.want-got > 1e-9 {
				t.Errorf("got %v, %v", got, has)
			}
		})
	}
}
