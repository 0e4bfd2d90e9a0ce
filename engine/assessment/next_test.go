package assessment

import (
	"testing"

	"pgregory.net/rapid"

	"tspine/engine/unit"
)

func TestWhenATestIsDue(t *testing.T) {
	on := func(days ...unit.Day) []Measures {
		var out []Measures
		for _, d := range days {
			out = append(out, Measures{Day: d, LLR: Two(40, 41), WallHold: HasShown})
		}
		return out
	}
	for name, c := range map[string]struct {
		test  string
		all   []Measures
		today unit.Day
		want  Next
		due   bool
		over  bool
	}{
		"never taken: at any time":                              {LumbarLocked, nil, 100, Next{}, true, false},
		"on the day of the first it may be done over":           {LumbarLocked, on(100), 100, Next{Second, 100, 102, 107}, true, true},
		"and on the day after":                                  {LumbarLocked, on(100), 101, Next{Second, 100, 102, 107}, true, true},
		"two days later the second baseline is due":             {LumbarLocked, on(100), 102, Next{Second, 100, 102, 107}, true, false},
		"until the seventh":                                     {LumbarLocked, on(100), 107, Next{Second, 100, 102, 107}, true, false},
		"then it is a test like any other":                      {LumbarLocked, on(100), 108, Next{Turn: Again, Last: 100, From: 107}, true, false},
		"after both baselines a week has to pass":               {LumbarLocked, on(100, 103), 109, Next{Turn: Again, Last: 103, From: 110}, false, false},
		"and has passed":                                        {LumbarLocked, on(100, 103), 110, Next{Turn: Again, Last: 103, From: 110}, true, false},
		"the day after a retest it may be done over":            {LumbarLocked, on(100, 103, 110), 111, Next{Turn: Again, Last: 110, From: 117}, true, true},
		"values that are two sessions' mean are both baselines": {LumbarLocked, []Measures{{Day: 100, Baselines: 2, LLR: Two(40, 41)}}, 104, Next{Turn: Again, Last: 100, From: 107}, false, false},
		"another test says nothing":                             {SeatedRotation, on(100, 103), 104, Next{}, true, false},
		"what is shown or not has no baseline":                  {WallHold, on(100), 103, Next{Turn: Again, Last: 100, From: 107}, false, false},
	} {
		t.Run(name, func(t *testing.T) {
			got := NextOf(c.test, c.all, nil, c.today)
			if got != c.want || got.Due(c.today) != c.due || got.Over(c.today) != c.over {
				t.Errorf("%+v, due %v, over %v", got, got.Due(c.today), got.Over(c.today))
			}
		})
	}
}

// Whoever measures when it is due never measures twice a week after the
// baselines.
func TestNobodyIsAskedMoreThanWeekly(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var all []Measures
		for today := unit.Day(0); today < 60; today++ {
			next := NextOf(LumbarLocked, all, nil, today)
			if next.Due(today) && !next.Over(today) && rapid.Bool().Draw(t, "measures") {
				all = append(all, Measures{Day: today, LLR: Two(40, 41)})
			}
		}
		for i := 2; i < len(all); i++ {
			if apart := all[i].Day - all[i-1].Day; apart < RetestDays {
				t.Fatalf("%d days apart: %v", apart, all)
			}
		}
	})
}

func TestTheTurnsHaveWords(t *testing.T) {
	if First.String()+Second.String()+Again.String() != "firstsecondagain" {
		t.Error("other words")
	}
}
