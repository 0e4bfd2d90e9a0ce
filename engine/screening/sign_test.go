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

func TestReasonsShowNothingThatWasNotGiven(t *testing.T) {
	for name, row := range map[string]struct {
		in     Intake
		figure string
	}{
		"no rating, no pain":                     {unrated(somebody(40, Answers{"night_unrelieved": Yes()})), "pain-worst"},
		"a lump is not weighed by pain":          {hurting(8, somebody(40, Answers{"swelling_unexamined": Yes()})), "pain-worst"},
		"no wall, no distance":                   {somebody(60, Answers{"osteoporosis": Yes()}), "occiput-to-wall"},
		"thin blood is not measured at the wall": {walled(6, somebody(40, Answers{"anticoagulant": Yes()})), "occiput-to-wall"},
		"a clearance stated today has no age":    {saysCleared("R15", Answers{"night_unrelieved": Yes()}), "days-since"},
		"one stated again forgets the old date":  {clearedOn(9, "R15", saysCleared("R15", Answers{"night_unrelieved": Yes()})), "days-since"},
	} {
		t.Run(name, func(t *testing.T) {
			if got, ok := Screen(row.in).Flags[0].Reason.Figure(row.figure); ok {
				t.Errorf("%s is %v", row.figure, got)
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

// TestEachFlagHasItsOwnUrgency looks at one flag where another decides for the
// whole.
func TestEachFlagHasItsOwnUrgency(t *testing.T) {
	for name, row := range map[string]struct {
		in   Intake
		flag string
		want Urgency
	}{
		"loin pain with fever":                    {somebody(40, Answers{"loin_urine": Yes(), "fever": Yes()}), "R11", SameDay},
		"loin pain beside another same-day flag":  {somebody(40, Answers{"loin_urine": Yes(), "clumsy_slow": Yes()}), "R11", Within1Week},
		"meals with fever":                        {somebody(40, Answers{"meal_related": Yes(), "fever": Yes()}), "R11", Within1Week},
		"a risk of infection beside clumsy hands": {somebody(40, Answers{"infection_risk": Yes(), "clumsy_slow": Yes()}), "R12", Within1Week},
		"a risk of infection, not sure of sweats": {somebody(40, Answers{"infection_risk": Yes(), "night_sweats": NotSure()}), "R12", SameDay},
		"old cancer with a new band":              {somebody(40, Answers{"cancer_ever": Yes(), "pain_new_or_changed": Yes(), "band_like": Yes()}), "R13", SameDay},
		"old cancer beside clumsy hands":          {somebody(40, Answers{"cancer_ever": Yes(), "pain_new_or_changed": Yes(), "clumsy_slow": Yes()}), "R13", Within1Week},
		"night pain with fever":                   {somebody(40, Answers{"night_unrelieved": Yes(), "fever": Yes()}), "R15", SameDay},
		"night pain with recent cancer":           {somebody(40, Answers{"night_unrelieved": Yes(), "cancer_ever": Yes(), "pain_new_or_changed": Yes(), "cancer_5y": Yes()}), "R15", SameDay},
		"night pain with a band":                  {somebody(40, Answers{"night_unrelieved": Yes(), "band_like": Yes()}), "R15", Within1Week},
		"weight loss with night pain":             {somebody(40, Answers{"night_unrelieved": Yes(), "weight_loss": Yes()}), "R14", Within1Week},
		"an old band beside clumsy hands":         {somebody(40, Answers{"band_like_old": Yes(), "clumsy_slow": Yes()}), "R17", Within1Week},
		"a strain beside clumsy hands":            {somebody(70, Answers{"minor_strain_onset": Yes(), "clumsy_slow": Yes()}), "R19", Within1Week},
		"new limb pain beside clumsy hands":       {somebody(40, Answers{"limb_new_unassessed": Yes(), "clumsy_slow": Yes()}), "R24", Within1Week},
		"new limb pain, not sure whether weaker":  {somebody(40, Answers{"limb_new_unassessed": Yes(), "weakness": NotSure()}), "R24", SameDay},
		"under 18 beside a lump":                  {somebody(17, Answers{"swelling_unexamined": Yes()}), "R29", OutOfScope},
		"an emergency has none":                   {somebody(40, Answers{"stroke_signs": Yes()}), "R09", NoUrgency},
	} {
		t.Run(name, func(t *testing.T) {
			for _, f := range Screen(row.in).Flags {
				if f.ID == row.flag && f.Urgency != row.want {
					t.Errorf("%s: %s, want %s", f.ID, f.Urgency, row.want)
				}
			}
			if !Screen(row.in).Has(row.flag) {
				t.Errorf("%s is not listed", row.flag)
			}
		})
	}
}
