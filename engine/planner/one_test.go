package planner

import (
	"testing"

	"pgregory.net/rapid"

	"tspine/engine/assessment"
	"tspine/engine/body"
	"tspine/engine/exercise"
	"tspine/engine/screening"
	"tspine/engine/unit"
)

func TestAnExerciseAskedForByItself(t *testing.T) {
	for name, c := range map[string]struct {
		stage              exercise.Stage // of the exercise
		person             exercise.Stage
		dose               string
		today, week, since int // done today, in the week, days since
		answers            screening.Answers
		settle, half       bool
		findings           assessment.Findings
		directions         body.Directions
		want               Turn
	}{
		"never done":                                    {1, 1, "30s 3/day", 0, 0, -1, nil, false, false, assessment.Findings{}, 0, Open},
		"done yesterday":                                {1, 1, "30s 3/day", 0, 3, 1, nil, false, false, assessment.Findings{}, 0, Open},
		"done once today, of three":                     {1, 1, "30s 3/day", 1, 1, 0, nil, false, false, assessment.Findings{}, 0, Again},
		"done three times today, of three":              {1, 1, "30s 3/day", 3, 3, 0, nil, false, false, assessment.Findings{}, 0, TooOften},
		"no word of how often: as the first stage asks": {1, 4, "8-12", 2, 2, 0, nil, false, false, assessment.Findings{}, 0, Again},
		"more than the first stage asks":                {1, 4, "8-12", 3, 3, 0, nil, false, false, assessment.Findings{}, 0, TooOften},
		"the third stage asks for one a day":            {3, 3, "8-12", 1, 1, 0, nil, false, false, assessment.Findings{}, 0, TooOften},
		"the fourth stage asks for every second day":    {4, 4, "8-12", 0, 1, 1, nil, false, false, assessment.Findings{}, 0, TooOften},
		"after two days":                                {4, 4, "8-12", 0, 1, 2, nil, false, false, assessment.Findings{}, 0, Open},
		"twice a week, and done twice":                  {1, 1, "8-12 2/week", 0, 2, 3, nil, false, false, assessment.Findings{}, 0, TooOften},
		"twice a week, and done today":                  {1, 1, "8-12 2/week", 1, 1, 0, nil, false, false, assessment.Findings{}, 0, TooOften},
		"every two days, done yesterday":                {1, 1, "8-12 every 2 days", 0, 1, 1, nil, false, false, assessment.Findings{}, 0, TooOften},
		"of a later stage":                              {3, 2, "8-12", 0, 0, -1, nil, false, false, assessment.Findings{}, 0, TooOften},
		"left out by an answer":                         {1, 1, "8-12", 0, 0, -1, screening.Answers{"vertebral_fracture_healed": screening.Yes()}, false, false, assessment.Findings{}, 0, TooOften},
		"that only mobilizes what is very mobile":       {1, 1, "8-12", 0, 0, -1, nil, false, false, assessment.Findings{Rotation: assessment.Loose}, body.Rotation, TooOften},
	} {
		t.Run(name, func(t *testing.T) {
			e := moving("it", c.stage)
			e.Directions = c.directions
			k := Candidate{Exercise: &e, Dose: parse(t, c.dose), Done: c.since >= 0, Last: today - unit.Day(c.since), Today: c.today, Week: c.week, Half: c.half}
			a := Ask{Day: today, Stage: c.person, Minutes: 3, Rounds: 3, Settle: c.settle, Findings: c.findings, Candidates: []Candidate{k}}
			s, turn := One(passOf(t, c.answers), a)
			if turn != c.want || (len(s.Parts) > 0) != (turn != TooOften) || !s.Short || s.Rounds != 1 || s.Day != today {
				t.Errorf("%s %+v, want %s", turn, s, c.want)
			}
			if len(s.Parts) == 1 && (s.Parts[0].Exercise != "it" || len(s.Parts[0].Rounds) != 1 || s.Length <= 0) {
				t.Errorf("%+v", s)
			}
		})
	}
	for _, a := range []Ask{{}, {Candidates: make([]Candidate, 2)}} {
		if s, turn := One(passOf(t, nil), a); turn != TooOften || len(s.Parts) > 0 {
			t.Errorf("%d candidates: %s %+v", len(a.Candidates), turn, s)
		}
	}
}

// Whatever is asked for by itself is what a session of the day may hold.
func TestAskingForOneLetsNothingIn(t *testing.T) {
	passes := []screening.Pass{passOf(t, nil), passOf(t, answered["mobile (M06)"]), passOf(t, answered["birth (M10p)"]), {}}
	rapid.Check(t, func(t *rapid.T) {
		d := rapidDice(t)
		pass, a := among(d, passes...), d.ask(d(16)+1)
		if len(a.Candidates) == 0 {
			return
		}
		a.Candidates, a.Minutes = a.Candidates[:1], 0
		s, turn := One(pass, a)
		checked(t, pass, a, s)
		c := &a.Candidates[0]
		if most := Most(c.Exercise, c.Dose); turn != TooOften && c.Done && most.PerDay.Max > 0 && c.Today >= most.PerDay.Max {
			t.Fatalf("%d times today, of %+v", c.Today, most)
		}
	})
}

func TestWhatOnlyLoosensHasNoPlace(t *testing.T) {
	only, also := moving("only", 1), moving("also", 1)
	only.Directions, also.Directions = body.Rotation, body.Rotation
	also.Phases = phases(exercise.Mobilize, exercise.Integrate)
	f := assessment.Findings{Rotation: assessment.Loose}
	if !Unplaced(f, &only) || Unplaced(f, &also) || Unplaced(assessment.Findings{}, &only) {
		t.Error("what is very mobile is mobilized, or what isn't is not")
	}
}
