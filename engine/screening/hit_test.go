package screening

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

// saying is somebody whose own words name something.
func saying(in Intake, asks ...string) Intake {
	in.Hits = append(in.Hits, Hit{Concept: "concept", Word: "word", Text: "the sentence", Asks: asks})
	return in
}

func TestOwnWords(t *testing.T) {
	for name, row := range map[string]struct {
		in   Intake
		want string
		ask  []string // flags asked again
	}{
		"fever in words, no in the box":                 {saying(somebody(40, Answers{}), "R07", "R12"), "RESCREEN_REQUIRED", []string{"R07", "R12"}},
		"fever in words, yes in the box":                {saying(somebody(40, Answers{"fever": Yes()}), "R07", "R12"), "CLINICIAN_FIRST same_day R12", nil},
		"fever in words, not sure in the box":           {saying(somebody(40, Answers{"fever": NotSure()}), "R07", "R12"), "CLINICIAN_FIRST within_1_week (R12)", nil},
		"one of the mapped questions answered no":       {saying(somebody(40, Answers{"chest_wall_radiation": Yes(), "chest_cleared": Yes()}), "R01", "R10", "R22"), "RESCREEN_REQUIRED M17", []string{"R01", "R10"}},
		"the breastbone, said and cleared":              {saying(somebody(40, Answers{"chest_wall_radiation": Yes(), "chest_cleared": Yes()}), "R22"), "MODIFY M17", nil},
		"an operation, said, long ago":                  {saying(somebody(40, Answers{"surgery_weeks": Count(200)}), "R25"), "CLEAR", nil},
		"an operation, not said":                        {saying(somebody(40, Answers{}), "R25"), "RESCREEN_REQUIRED", []string{"R25"}},
		"cancer, said, and the pain is old":             {saying(somebody(40, Answers{"cancer_ever": Yes()}), "R13"), "CLEAR", nil},
		"steroids in words only, after a strain":        {saying(somebody(40, Answers{"minor_strain_onset": Yes()}), "R19"), "RESCREEN_REQUIRED", []string{"R19"}},
		"steroids, said":                                {saying(somebody(40, Answers{"steroids_3m": Yes()}), "R19"), "MODIFY M01", nil},
		"a fall, said as an injury, not as a major one": {saying(somebody(40, Answers{"injury_weeks": Count(2)}), "R08", "R20"), "RESCREEN_REQUIRED M11", []string{"R08"}},
		"pregnant, not said":                            {saying(somebody(30, Answers{}), "M10", "R26"), "RESCREEN_REQUIRED", []string{"M10", "R26"}},
		"pregnant, said as week 20":                     {saying(somebody(30, Answers{"pregnant_weeks": Count(20)}), "M10"), "MODIFY M10", nil},
		"new limb pain, said":                           {saying(somebody(40, Answers{"limb_new_unassessed": Yes()}), "R24"), "CLINICIAN_FIRST within_1_week R24", nil},
		"pregnant, said as week nought":                 {saying(somebody(30, Answers{"pregnant_weeks": Count(0)}), "M10"), "RESCREEN_REQUIRED", []string{"M10"}},
		"weak all over is not a weak limb":              {saying(somebody(40, Answers{"weakness": Choice("general")}), "R24"), "RESCREEN_REQUIRED", []string{"R24"}},
		"a weak limb, said":                             {saying(somebody(40, Answers{"weakness": Choice("limb")}), "R24"), "CLINICIAN_FIRST same_day R24", nil},
		"one question by its id":                        {saying(somebody(40, Answers{}), "osteoporosis"), "RESCREEN_REQUIRED", []string{"osteoporosis"}},
		"a flag that nobody knows is asked by hand":     {saying(somebody(40, Answers{}), "R99"), "RESCREEN_REQUIRED", []string{"R99"}},
		"something to ask again, and a clinician first": {saying(somebody(40, Answers{"night_unrelieved": Yes()}), "R21"), "CLINICIAN_FIRST within_1_week R15", []string{"R21"}},
		"words that name nothing":                       {saying(somebody(40, Answers{})), "CLEAR", nil},
		"two words, one of them said":                   {saying(saying(somebody(40, Answers{"swelling_unexamined": Yes()}), "R21"), "R23"), "CLINICIAN_FIRST within_1_week R21", []string{"R23"}},
	} {
		t.Run(name, func(t *testing.T) {
			r := Screen(row.in)
			if got := say(r); got != row.want {
				t.Errorf("got %s, want %s", got, row.want)
			}
			var ask []string
			for _, again := range r.Ask {
				ask = append(ask, again.Flag)
				if again.Text != "the sentence" || again.Word != "word" || again.Concept != "concept" || again.Reason.Rule != ruleContradicted {
					t.Errorf("the person's words are lost: %+v", again)
				}
			}
			if diff := cmp.Diff(row.ask, ask); diff != "" {
				t.Error(diff)
			}
			if _, ok := r.Pass(); ok && len(r.Ask) > 0 {
				t.Error("there is a pass before the answer")
			}
		})
	}
}

func TestTheSecondAnswerCounts(t *testing.T) {
	for name, row := range map[string]screened{
		"no again":      {saying(somebody(40, Answers{}), "R21"), "CLEAR"},
		"yes this time": {saying(somebody(40, Answers{"swelling_unexamined": Yes()}), "R21"), "CLINICIAN_FIRST within_1_week R21"},
	} {
		row.in.Hits[0].Reasked = true
		if got := say(Screen(row.in)); got != row.want {
			t.Errorf("%s: got %s, want %s", name, got, row.want)
		}
	}
}

func TestUnansweredDoesNotContradict(t *testing.T) {
	in := saying(somebody(40, Answers{}), "R21")
	delete(in.Answers, "swelling_unexamined")
	r := Screen(in)
	if _, ok := r.Pass(); ok || len(r.Ask) > 0 || len(r.Missing) != 1 {
		t.Errorf("asked again %v, missing %v", r.Ask, r.Missing)
	}
}

// TestEveryWordOfTheEvidenceCanBeAsked holds that each flag of 1.1's table of
// words has a question to ask again.
func TestEveryWordOfTheEvidenceCanBeAsked(t *testing.T) {
	for flag, want := range map[string][]string{
		"R01": {"chest_pain_24h"}, "R03": {"breathless_rest_or_blood"}, "R04": {"collapse_or_pulsing_belly"}, "R05": {"bladder_bowel_saddle"},
		"R06": {"both_legs_or_gait_new"}, "R07": {"fever"}, "R08": {"major_injury_2wk_severe"}, "R10": {"exertional_symptoms", "chest_pain_week"},
		"R12": {"fever"}, "R13": {"cancer_ever"}, "R14": {"weight_loss", "night_sweats"}, "R15": {"night_unrelieved"}, "R19": {"steroids_3m"},
		"R20": {"injury_weeks"}, "R21": {"swelling_unexamined"}, "R22": {"chest_wall_radiation"}, "R23": {"burning_strip_or_rash"},
		"R24": {"weakness", "limb_new_unassessed"}, "R25": {"surgery_weeks"}, "R26": {"pregnancy_warning"}, "M10": {"pregnant_weeks"},
		"R29": nil, "N05": nil,
	} {
		if diff := cmp.Diff(want, Leads(flag)); diff != "" {
			t.Errorf("%s: %s", flag, diff)
		}
	}
}
