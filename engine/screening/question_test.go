package screening

import (
	"fmt"
	"regexp"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"tspine/engine/person"
)

// answerKeys are the questions that worked cases name.
var answerKeys = []string{
	"chest_pain_24h", "tearing_sudden", "breathless_rest_or_blood", "collapse_or_pulsing_belly", "bladder_bowel_saddle",
	"both_legs_or_gait_new", "fever", "very_ill", "weakness", "major_injury_2wk_severe", "stroke_signs", "exertional_symptoms",
	"chest_pain_week", "meal_related", "jaundice_black_stool", "loin_urine", "infection_risk", "infection_risk_high", "cancer_ever",
	"pain_new_or_changed", "cancer_5y", "weight_loss", "night_sweats", "night_unrelieved", "constant_nonmechanical", "band_like",
	"band_like_old", "clumsy_slow", "minor_strain_onset", "sudden_localised", "steroids_3m", "osteoporosis", "injury_weeks",
	"injury_assessed", "injury_danger", "swelling_unexamined", "chest_wall_radiation", "chest_cleared", "chest_wall_mechanical",
	"duration_months", "burning_strip_or_rash", "limb_new_unassessed", "surgery_weeks", "surgery_cleared", "surgery_restricted",
	"open_heart", "pregnancy_warning", "known_cvmr", "active_now", "cleared", "bp", "fracture_weeks", "fracture_cleared",
	"clot_current", "aortic_known", "aortic_cleared", "height_loss_cm", "vertebral_fracture_healed", "stenosis", "leg_symptoms",
	"spondylolisthesis", "onset_age", "nice_items", "five_pq", "shoulder_overhead_pain", "shoulder_dislocated",
	"hypertension_unchecked", "hypertension_controlled", "pregnant_weeks", "pregnancy_provider_not_told", "birth_weeks",
	"eye_vertigo_reflux", "anticoagulant", "clot_treated", "fusion", "radiating_limb_stable", "limb_assessed", "analgesic_6h",
	"sedative", "rib_injury_weeks", "roller_site_wound", "stiff_spine_disease", "cleared_for",
}

func TestEveryAnswerOfTheCasesHasAQuestion(t *testing.T) {
	for _, id := range answerKeys {
		if _, ok := places[id]; !ok {
			t.Errorf("no question %s", id)
		}
	}
}

func TestQuestionsAreWhole(t *testing.T) {
	known := FlagIDs()
	shape := regexp.MustCompile(`^[a-z0-9]+(_[a-z0-9]+)*$`)
	seen := make(map[string]bool)
	for _, q := range append(Questions(), MiniQuestions()...) {
		if !shape.MatchString(q.ID) || seen[q.ID] {
			t.Errorf("id %q", q.ID)
		}
		for _, parent := range q.DependsOn {
			if !seen[parent] {
				t.Errorf("%s depends on %s, which isn't asked before it", q.ID, parent)
			}
		}
		seen[q.ID] = true
		if len(q.Asks) == 0 || q.Group == "" || q.Kind == "" {
			t.Errorf("%s is not whole: %+v", q.ID, q)
		}
		for _, flag := range q.Asks {
			if !slices.Contains(known, flag) {
				t.Errorf("%s feeds the unknown flag %s", q.ID, flag)
			}
		}
		if !q.Takes(No()) || !q.Takes(NotSure()) || q.Takes(Answer{}) || !q.Takes(likely(q)) {
			t.Errorf("%s takes the wrong answers", q.ID)
		}
	}
}

// TestEveryQuestionDecidesSomething holds that no question is idle: for some
// person, its answer changes the result.
func TestEveryQuestionDecidesSomething(t *testing.T) {
	list := Questions()
	for _, q := range list {
		if !decides(list, q) {
			t.Errorf("%s decides nothing", q.ID)
		}
	}
}

func decides(list []Question, q Question) bool {
	for _, other := range list {
		for _, answer := range positives(other) {
			for _, age := range []int{30, 55, 70} {
				in := hurting(4, somebody(age, Answers{other.ID: answer}))
				if decidesFor(q, in) {
					return true
				}
				in.Answers["duration_months"] = Count(5)
				parents(q, in.Answers)
				in.Answers[other.ID] = answer
				if decidesFor(q, in) {
					return true
				}
			}
		}
	}
	return false
}

// decidesFor says whether any answer to q changes what is said of that person.
func decidesFor(q Question, in Intake) bool {
	in.Answers[q.ID] = No()
	without := Screen(in)
	for _, answer := range positives(q) {
		in.Answers[q.ID] = answer
		if with := Screen(in); say(without) != say(with) || !slices.Equal(without.Notes, with.Notes) {
			return true
		}
	}
	return false
}

// positives are a few answers other than "no".
func positives(q Question) []Answer {
	out := []Answer{likely(q)}
	if q.Kind == Number {
		out = append(out, Count(min(5, q.Max)), Count(min(20, q.Max)))
	}
	return out
}

func TestQuestionsFor(t *testing.T) {
	for name, row := range map[string]struct{ flags, want []string }{
		"one flag, one question":        {[]string{"R21"}, []string{"swelling_unexamined"}},
		"what a question depends on":    {[]string{"R26"}, []string{"pregnant_weeks", "birth_weeks", "pregnancy_warning"}},
		"two flags in the asking order": {[]string{"R23", "R15"}, []string{"night_unrelieved", "burning_strip_or_rash"}},
		"no flag":                       {nil, nil},
		"a flag without a question":     {[]string{"R29"}, nil},
	} {
		t.Run(name, func(t *testing.T) {
			var got []string
			for _, q := range QuestionsFor(row.flags...) {
				got = append(got, q.ID)
			}
			if diff := cmp.Diff(row.want, got); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestAsked(t *testing.T) {
	for name, row := range map[string]struct {
		id   string
		so   Answers
		sex  person.Sex
		want bool
	}{
		"a first question":                      {"fever", Answers{}, person.Male, true},
		"a question whose parent is unanswered": {"open_heart", Answers{}, person.Male, false},
		"a question whose parent is no":         {"open_heart", Answers{"surgery_weeks": No()}, person.Male, false},
		"a question whose parent is a number":   {"open_heart", Answers{"surgery_weeks": Count(0)}, person.Male, true},
		"a question whose parent is not sure":   {"open_heart", Answers{"surgery_weeks": NotSure()}, person.Male, true},
		"pregnancy, of a man":                   {"pregnant_weeks", Answers{}, person.Male, false},
		"pregnancy, of a woman":                 {"pregnant_weeks", Answers{}, person.Female, true},
		"pregnancy, where sex wasn't said":      {"pregnant_weeks", Answers{}, "", true},
	} {
		if got := Questions()[places[row.id]].Asked(row.so, row.sex); got != row.want {
			t.Errorf("%s: %v", name, got)
		}
	}
}

func TestAManNeedNotAnswerAboutPregnancy(t *testing.T) {
	in := man(somebody(40, Answers{}))
	for _, q := range Questions() {
		if q.NotOf == person.Male {
			delete(in.Answers, q.ID)
		}
	}
	if _, ok := Screen(in).Pass(); !ok {
		t.Error("he has to")
	}
	in.Answers["pregnancy_warning"] = Yes()
	if r := Screen(in); r.Action != ClinicianFirst {
		t.Error("what is answered all the same doesn't count")
	}
}

func TestRead(t *testing.T) {
	for text, row := range map[string]struct {
		id   string
		want Answer
		ok   bool
	}{
		"yes":                    {"fever", Yes(), true},
		"no":                     {"surgery_weeks", No(), true},
		" unknown ":              {"bp", NotSure(), true},
		"":                       {"fever", Answer{}, true},
		"6.5":                    {"surgery_weeks", Count(6.5), true},
		"120/80":                 {"bp", Pressure(120, 80), true},
		"120 / 80":               {"bp", Pressure(120, 80), true},
		"limb":                   {"weakness", Choice("limb"), true},
		"nsaid, relative, nsaid": {"nice_items", Several("relative", "nsaid"), true},
		"maybe":                  {"fever", Answer{}, false},
		"1":                      {"fever", Answer{}, false},
		"6,5":                    {"surgery_weeks", Answer{}, false},
		"inf":                    {"surgery_weeks", Answer{}, false},
		"nan":                    {"surgery_weeks", Answer{}, false},
		"0x10":                   {"surgery_weeks", Answer{}, false},
		"-2":                     {"surgery_weeks", Answer{}, false},
		"80/120":                 {"bp", Answer{}, false},
		"120":                    {"bp", Answer{}, false},
		"120/80/60":              {"bp", Answer{}, false},
		"arm":                    {"weakness", Answer{}, false},
		"nsaid, tired":           {"nice_items", Answer{}, false},
	} {
		t.Run(fmt.Sprintf("%q to %s", text, row.id), func(t *testing.T) {
			got, faults := Questions()[places[row.id]].Read(text)
			if got != row.want || (len(faults) == 0) != row.ok {
				t.Errorf("got %q, faults %v", got, faults)
			}
			if !row.ok && (faults[0].Code != "not-an-answer" || faults[0].Got != text || faults[0].Want == "") {
				t.Errorf("fault %+v", faults[0])
			}
		})
	}
}

func TestWhatIsReadIsWrittenAndReadAgain(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		q := rapid.SampledFrom(Questions()).Draw(t, "question")
		want := anyAnswer(t, q)
		got, faults := q.Read(want.String())
		if got != want || len(faults) > 0 {
			t.Fatalf("%s: %q became %q, %v", q.ID, want, got, faults)
		}
	})
}
