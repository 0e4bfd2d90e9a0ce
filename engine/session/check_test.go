package session

import (
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"tspine/engine/exercise"
	"tspine/engine/screening"
)

// checked is the checks of a session of breathing, with a carry, a press and a
// windmill, where a windmill may stand for the breathing.
func checked(t *testing.T) map[string]map[string]Lead {
	breathe := exercise.Exercise{ID: "breathe", Classes: exercise.Breath, Instead: []string{"windmill"}}
	carry := exercise.Exercise{ID: "carry", Classes: exercise.AntLoad}
	press := exercise.Exercise{ID: "press", Classes: exercise.Overhead}
	windmill := exercise.Exercise{ID: "windmill", Classes: exercise.RotLoad, Dose: parse(t, "8")}
	s := sessionOf(chosen(t, &breathe, "10 breaths", 1), chosen(t, &carry, "20m", 1), chosen(t, &press, "10", 1))
	out := map[string]map[string]Lead{}
	for _, c := range Expand(passOf(t, nil), s, options(breathe, carry, press, windmill)).Checks {
		out[c.Question] = map[string]Lead{}
		for _, l := range c.Leads {
			out[c.Question][l.Answer] = l
		}
	}
	return out
}

func TestEveryQuestionBeforeTheSessionLeadsSomewhere(t *testing.T) {
	got := checked(t)
	for _, q := range screening.MiniQuestions() {
		if _, ok := got[q.ID][screening.NotSure().String()]; !ok {
			t.Errorf("%s: \"not sure\" leads nowhere", q.ID)
		}
		if _, ok := got[q.ID][screening.No().String()]; ok {
			t.Errorf("%s: \"no\" leads somewhere", q.ID)
		}
	}
	if len(got) != 5 {
		t.Errorf("%d questions, want 5", len(got))
	}
}

func TestAWarningSignPausesAndAsks(t *testing.T) {
	got := checked(t)
	for question, ask := range map[string]string{
		"check_chest_breath": "chest_pain_24h", "check_legs_bladder": "bladder_bowel_saddle",
		"check_fever_unwell": "fever", "check_injury_night": "night_unrelieved",
	} {
		for _, answer := range []string{"yes", "unknown"} {
			l := got[question][answer]
			if !l.Pause || l.Say != SayPause || !slices.Contains(l.Ask, ask) || len(l.Leave) > 0 || l.Why.Rule == "" {
				t.Errorf("%s, %s: %+v", question, answer, l)
			}
		}
	}
}

func TestMedicineLeavesOutForTheDay(t *testing.T) {
	got := checked(t)["check_medicine"]
	heavy := []string{"windmill", "carry", "press"}
	for answer, want := range map[string][]string{
		"painkiller": {"windmill", "press"}, "sedative": heavy, "painkiller,sedative": heavy, "unknown": heavy,
	} {
		l, ok := got[answer]
		if !ok || l.Pause || l.Say != SayLeaveOut || len(l.Ask) > 0 || l.Why.Rule == "" {
			t.Errorf("%s: %+v", answer, l)
		}
		if diff := cmp.Diff(want, l.Leave); diff != "" {
			t.Errorf("%s: %s", answer, diff)
		}
	}
	if !slices.Contains(got["painkiller"].Notes, "rate-pain-before-painkiller") {
		t.Errorf("notes %v", got["painkiller"].Notes)
	}
}

func TestMedicineThatLeavesOutNothingLetsTheSessionBegin(t *testing.T) {
	e := exercise.Exercise{ID: "breathe", Classes: exercise.Breath}
	for _, c := range Expand(passOf(t, nil), sessionOf(chosen(t, &e, "10 breaths", 1)), options(e)).Checks {
		for _, l := range c.Leads {
			if !l.Pause && (l.Say != SayGoOn || len(l.Leave) > 0) {
				t.Errorf("%s, %s: %+v", c.Question, l.Answer, l)
			}
		}
	}
}

func TestWhatAnAnswerLeavesIsWhatItsPassAllows(t *testing.T) {
	pass := passOf(t, nil)
	rapid.Check(t, func(t *rapid.T) {
		s, o := drawSession(t)
		full := Expand(pass, s, o)
		for _, c := range full.Checks {
			for _, l := range c.Leads {
				if l.Pause {
					continue
				}
				sedative := l.Answer != "painkiller"
				rest := full.Without(l.Leave...)
				sound(t, pass, o, rest)
				for _, id := range every(rest.Lines) {
					classes := o.Catalog.Get(id).Classes
					if classes.Has(exercise.Overhead|exercise.RotLoad) || sedative && classes.Has(exercise.AntLoad|exercise.FlexLoad|exercise.Hinge) {
						t.Fatalf("%s: %s is left in", l.Answer, id)
					}
				}
			}
		}
	})
}
