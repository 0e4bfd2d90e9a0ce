package screening

import (
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"tspine/engine/exercise"
)

// checked answers "no" to the pre-session check, but for what is given.
func checked(answers Answers) Answers {
	all := Answers{}
	for _, q := range MiniQuestions() {
		all[q.ID] = No()
	}
	for id, a := range answers {
		all[id] = a
	}
	return all
}

func TestMini(t *testing.T) {
	for name, row := range map[string]struct {
		answers  Answers
		paused   bool
		medicine bool
		opens    string // one question that is opened
		out      exercise.Classes
	}{
		"all well":                       {checked(nil), false, false, "", 0},
		"something with chest or breath": {checked(Answers{"check_chest_breath": Yes()}), true, false, "chest_pain_24h", 0},
		"not sure of legs or bladder":    {checked(Answers{"check_legs_bladder": NotSure()}), true, false, "bladder_bowel_saddle", 0},
		"unwell today":                   {checked(Answers{"check_fever_unwell": Yes()}), true, false, "very_ill", 0},
		"a new injury or night pain":     {checked(Answers{"check_injury_night": Yes()}), true, false, "night_unrelieved", 0},
		"a painkiller today":             {checked(Answers{"check_medicine": Several("painkiller")}), false, true, "", exercise.Overhead | exercise.RotLoad},
		"a sedative today":               {checked(Answers{"check_medicine": Several("sedative")}), false, true, "", exercise.AntLoad | exercise.Overhead | exercise.FlexLoad | exercise.Hinge | exercise.RotLoad},
		"not sure what it was":           {checked(Answers{"check_medicine": NotSure()}), false, true, "", exercise.AntLoad | exercise.Overhead | exercise.FlexLoad | exercise.Hinge | exercise.RotLoad},
		"a sedative, and unwell":         {checked(Answers{"check_medicine": Several("sedative"), "check_fever_unwell": Yes()}), true, true, "fever", 0},
	} {
		t.Run(name, func(t *testing.T) {
			r := Mini(row.answers)
			if r.Paused != row.paused || r.Medicine != row.medicine || len(r.Missing) > 0 {
				t.Errorf("%+v", r)
			}
			if row.opens != "" && !slices.Contains(r.Questions, row.opens) {
				t.Errorf("it opens %v", r.Questions)
			}
			if (len(r.Questions) > 0) != row.paused || (r.Reason.Rule == ruleCheckPaused) != row.paused {
				t.Errorf("questions %v, reason %s", r.Questions, r.Reason.Rule)
			}
			pass, _ := Screen(somebody(40, Answers{})).Pass()
			today, ok := r.Narrow(pass)
			if ok == row.paused {
				t.Fatalf("a session: %v", ok)
			}
			if ok && (today.Excluded() != row.out || today.Has("M16") != row.medicine) {
				t.Errorf("excluded %s, M16 %v", today.Excluded(), today.Has("M16"))
			}
			if !ok && today.Allows(plain["cat-cow"]) {
				t.Error("an exercise without a session")
			}
			if pass.Has("M16") || pass.Excluded() != 0 {
				t.Error("the day's medicine stays in the pass")
			}
		})
	}
}

func TestAnUnfinishedCheckStartsNoSession(t *testing.T) {
	pass, _ := Screen(somebody(40, Answers{})).Pass()
	for _, q := range MiniQuestions() {
		answers := checked(nil)
		delete(answers, q.ID)
		r := Mini(answers)
		if _, ok := r.Narrow(pass); ok || !slices.Equal(r.Missing, []string{q.ID}) {
			t.Errorf("without %s: missing %v, session %v", q.ID, r.Missing, ok)
		}
		answers[q.ID] = Count(1)
		if _, ok := Mini(answers).Narrow(pass); ok {
			t.Errorf("%s answered with a number starts a session", q.ID)
		}
	}
	if _, ok := (MiniResult{}).Narrow(pass); ok {
		t.Error("the zero result starts a session")
	}
	if _, ok := Mini(checked(nil)).Narrow(Pass{}); ok {
		t.Error("a check alone makes a pass")
	}
}

func TestTheDayKeepsFlagsAndNotes(t *testing.T) {
	pass, _ := Screen(somebody(60, Answers{"osteoporosis": Yes(), "known_cvmr": Yes(), "active_now": Yes(), "sits_over_6h": Yes()})).Pass()
	day, _ := Mini(checked(Answers{"check_medicine": Several("painkiller")})).Narrow(pass)
	if diff := cmp.Diff([]string{"M01", "M16", "M22", "N03"}, day.Flags()); diff != "" {
		t.Error(diff)
	}
	for _, note := range []string{shortHolds, rir3, rateBeforePainkiller, heatNotOverRub} {
		if !slices.Contains(day.Notes(), note) {
			t.Errorf("%s is missing from %v", note, day.Notes())
		}
	}
	if day.StageCap() != heartStage || day.Limits() != pass.Limits() {
		t.Error("limits are lost")
	}
}

func TestTheDayNeverWidens(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		pass, ok := Screen(healthier(t)).Pass()
		if !ok {
			return
		}
		answers := checked(nil)
		for _, q := range MiniQuestions() {
			answers[q.ID] = anyAnswer(t, q)
		}
		day, ok := Mini(answers).Narrow(pass)
		for id, e := range plain {
			if day.Allows(e) && (!ok || !pass.Allows(e)) {
				t.Fatalf("%s", id)
			}
		}
		for _, flag := range pass.Flags() {
			if ok && !day.Has(flag) {
				t.Fatalf("%s is lost", flag)
			}
		}
	})
}

func TestEachCheckOpensTheEmergenciesOfItsKind(t *testing.T) {
	opened := make(map[string]bool)
	for _, q := range MiniQuestions() {
		for _, flag := range q.Asks {
			opened[flag] = true
		}
	}
	for _, flag := range FlagIDs()[:9] {
		if !opened[flag] {
			t.Errorf("%s is opened by no question", flag)
		}
	}
}
