package outcome

import (
	"math"
	"testing"

	"pgregory.net/rapid"
)

func TestWhatAChangeIsWorth(t *testing.T) {
	for name, tt := range map[string]struct {
		scale         Scale
		from, to      float64
		better        float64
		real, matters bool
		rule          string
	}{
		"pain 6 to 4: real, and matters":                      {Pain, 6, 4, 2, true, true, "change-better"},
		"pain 3 to 2: matters, within the error":              {Pain, 3, 2, 1, false, true, "change-within-error"},
		"pain 6 to 5: neither":                                {Pain, 6, 5, 1, false, false, "change-within-error"},
		"pain 9 to 6: real, but less than people call better": {Pain, 9, 6, 3, true, false, "change-better"},
		"pain 9 to 5: both":                                   {Pain, 9, 5, 4, true, true, "change-better"},
		"pain 3 to 5: worse":                                  {Pain, 3, 5, -2, true, true, "change-worse"},
		"pain falling by exactly 1.8 is within the error":     {Pain, 4.8, 3, 1.8, false, true, "change-within-error"},
		"pain the same":                                       {Pain, 4, 4, 0, false, false, "change-within-error"},
		"stiffness 6 to 4":                                    {Stiffness, 6, 4, 2, true, true, "change-better"},
		"stiffness 6 to 5":                                    {Stiffness, 6, 5, 1, false, false, "change-within-error"},
		"stiffness 4 to 6":                                    {Stiffness, 4, 6, -2, true, true, "change-worse"},
		"activities 4 to 6.2":                                 {Activities, 4, 6.2, 2.2, true, true, "change-better"},
		"activities 4 to 6.05: matters, within the error":     {Activities, 4, 6.05, 2.05, false, true, "change-within-error"},
		"activities rising by exactly 2.1 are within it":      {Activities, 4, 6.1, 2.1, false, true, "change-within-error"},
		"activities 6 to 3":                                   {Activities, 6, 3, -3, true, true, "change-worse"},
		"one activity 4 to 7":                                 {Activity, 4, 7, 3, true, true, "change-better"},
		"one activity 4 to 6":                                 {Activity, 4, 6, 2, false, false, "change-within-error"},
	} {
		t.Run(name, func(t *testing.T) {
			c := Judge(tt.scale, tt.from, tt.to)
			if math.Abs(c.Better-tt.better) > 1e-9 || c.Real != tt.real || c.Matters != tt.matters || c.Reason.Rule != tt.rule {
				t.Errorf("got %+v", c)
			}
		})
	}
}

func TestWhatPeopleCallADifferenceGrowsWithPain(t *testing.T) {
	for from, want := range map[float64]float64{1: 1, 4: 1, 5: 2, 7: 2, 8: 4, 10: 4} {
		if got := PainMCID(from); got != want {
			t.Errorf("from %g: %g, want %g", from, got, want)
		}
	}
}

func TestALargerChangeIsNeverWorthLess(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := Scale(rapid.IntRange(0, 3).Draw(t, "scale"))
		from := rapid.Float64Range(0, 10).Draw(t, "from")
		to := rapid.Float64Range(0, 10).Draw(t, "to")
		more := to + (to-from)*rapid.Float64Range(0, 1).Draw(t, "more")
		a, b := Judge(s, from, to), Judge(s, from, more)
		if a.Real && !b.Real || a.Matters && !b.Matters {
			t.Fatalf("%g to %g is %+v, to %g %+v", from, to, a, more, b)
		}
	})
}
