package progression

import (
	"testing"

	"tspine/engine/dose"
	"tspine/engine/exercise"
	"tspine/engine/unit"
)

func TestFlare(t *testing.T) {
	for name, c := range map[string]struct {
		median     float64
		now, hours int
		want       bool
	}{
		"two points up for a day":          {2, 4, 24, true},
		"two points up for an hour":        {2, 4, 23, false},
		"a point up for a week":            {2, 3, 168, false},
		"a point and a half up":            {2.5, 4, 48, false},
		"two and a half points up":         {2.5, 5, 48, true},
		"from no pain at all":              {0, 2, 24, true},
		"less pain than usual is no flare": {6, 3, 48, false},
	} {
		t.Run(name, func(t *testing.T) {
			f := Flare(c.median, c.now, c.hours)
			if f.Flare != c.want {
				t.Errorf("flare: %v, want %v", f.Flare, c.want)
			}
			if !c.want && f != (FlareResult{}) {
				t.Errorf("no flare, and yet %+v", f)
			}
		})
	}
}

func TestTheFirstDaysOfAFlare(t *testing.T) {
	f := Flare(2, 5, 48)
	if f.Hours != (dose.Range{Min: 48, Max: 72}) || f.Volume != exactly(50) || f.Restart != (Share{50, 70, 60}) || f.Rescreen != FullRescreen {
		t.Fatalf("the plan is %+v", f)
	}
	hurting := line(catCow, "40s 3/day")
	hurting.Last[1].Pain = unit.Rate(3)
	for name, c := range map[string]struct {
		line   Line
		limits exercise.Limits
		want   string
	}{
		"breathing at half":                     {line(breathing, "10 breaths"), exercise.Limits{}, "5 breaths"},
		"gentle mobility at half":               {line(catCow, "40s 3/day"), exercise.Limits{}, "20s 3/day"},
		"mobility that hurt lately is left out": {hurting, exercise.Limits{}, ""},
		"strength work is left out":             {line(seatedRow, "2x10"), exercise.Limits{}, ""},
		"a wall hold is left out":               {line(wallHold, "10x10s 2/day"), exercise.Limits{}, ""},
		"never under one":                       {line(catCow, "1s"), exercise.Limits{}, "1s"},
		"the zero line is left out":             {Line{}, exercise.Limits{}, ""},
	} {
		t.Run(name, func(t *testing.T) {
			d, why := f.First(c.line, c.limits)
			got := ""
			if !d.IsZero() {
				got = d.String()
			}
			if got != c.want || why.Rule == "" {
				t.Errorf("%q by %s, want %q", got, why.Rule, c.want)
			}
		})
	}
}

func TestAFlareAllowsOnlyWhatIsGentleInEveryClass(t *testing.T) {
	f := Flare(1, 6, 24)
	triangle := &exercise.Exercise{Classes: exercise.RotEnd | exercise.SideUnl}
	if f.Allows(triangle, 0) || f.Allows(nil, 0) || f.Allows(&exercise.Exercise{}, 0) {
		t.Error("allows an exercise of another class, or of none")
	}
	if !f.Allows(catCow, unit.Rate(2)) || f.Allows(catCow, unit.Rate(3)) {
		t.Error("the pain of two is not where it ends")
	}
	if (FlareResult{}).Allows(breathing, 0) {
		t.Error("no flare allows something")
	}
}
