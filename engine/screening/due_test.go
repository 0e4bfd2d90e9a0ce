package screening

import (
	"testing"

	"tspine/engine/unit"
)

func TestDue(t *testing.T) {
	for name, row := range map[string]struct {
		last, session unit.Day
		symptom       bool
		want          string
	}{
		"nobody was screened yet":                     {0, 0, false, ruleAtStart},
		"the last screening lies in the future":       {today + 1, 0, false, ruleAtStart},
		"screened today":                              {today, 0, false, ""},
		"screened today, with a new symptom since":    {today, today, true, ruleNewSymptom},
		"screened 41 days ago, trained yesterday":     {today - 41, today - 1, false, ""},
		"screened 42 days ago, trained yesterday":     {today - 42, today - 1, false, ruleSixWeeks},
		"27 days without a session":                   {today - 30, today - 27, false, ""},
		"28 days without a session":                   {today - 30, today - 28, false, ruleAfterGap},
		"28 days, screened early in the gap":          {today - 20, today - 28, false, ruleAfterGap},
		"40 days, screened after four weeks of gap":   {today - 12, today - 40, false, ""},
		"40 days, screened a day before four weeks":   {today - 13, today - 40, false, ruleAfterGap},
		"never trained in the 28 days since":          {today - 28, 0, false, ruleAfterGap},
		"never trained in the 27 days since":          {today - 27, 0, false, ""},
		"a long gap that was screened, six weeks ago": {today - 42, today - 80, false, ruleSixWeeks},
	} {
		t.Run(name, func(t *testing.T) {
			due, why := Due(row.last, today, row.session, row.symptom)
			if due != (row.want != "") || why.Rule != row.want {
				t.Errorf("due %v because of %q, want %q", due, why.Rule, row.want)
			}
		})
	}
}
