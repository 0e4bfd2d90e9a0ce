package screening

import (
	"strings"
	"testing"
)

func TestReasonsShowTheirNumbers(t *testing.T) {
	for name, row := range map[string]struct {
		in     Intake
		figure string
		want   float64
	}{
		"night pain shows the worst pain": {hurting(8, somebody(40, Answers{"night_unrelieved": Yes()})), "pain-worst", 8},
		"a strain shows the age":          {somebody(70, Answers{"minor_strain_onset": Yes()}), "age", 70},
		"pressure shows both":             {somebody(40, Answers{"bp": Pressure(181, 99)}), "diastolic", 99},
		"an operation shows its weeks":    {somebody(40, Answers{"surgery_weeks": Count(5)}), "surgery-weeks", 5},
		"the wall shows its distance":     {walled(6, somebody(70, Answers{})), "occiput-to-wall", 6},
		"the pattern shows its signs":     {somebody(30, Answers{"duration_months": Count(9), "nice_items": Several("nsaid", "buttock", "movement")}), "nice-signs", 3},
		"a clearance shows its age":       {clearedOn(9, "R15", somebody(40, Answers{"night_unrelieved": Yes()})), "days-since", 9},
	} {
		t.Run(name, func(t *testing.T) {
			r := Screen(row.in)
			if got, ok := r.Flags[0].Reason.Figure(row.figure); !ok || got != row.want {
				t.Errorf("%s: %v in %+v", row.figure, got, r.Flags[0].Reason)
			}
		})
	}
}

func TestFlagsNameTheirAnswers(t *testing.T) {
	r := Screen(somebody(40, Answers{"infection_risk": Yes(), "night_sweats": Yes(), "cleared_for": Several("R14")}))
	got := make(map[string]string)
	for _, f := range r.Flags {
		got[f.ID] = strings.Join(f.Answers, " ")
	}
	if got["R12"] != "infection_risk night_sweats" || got["C14"] != "cleared_for night_sweats" || len(got) != 2 {
		t.Errorf("%v", got)
	}
}
