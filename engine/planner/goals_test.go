package planner

import (
	"testing"

	"tspine/engine/assessment"
	"tspine/engine/body"
	"tspine/engine/exercise"
	"tspine/engine/person"
	"tspine/engine/screening"
)

var goals = []person.Goal{"", person.General, person.Pain, person.Desk, person.Posture, person.Overhead, person.Strength}

func TestSharesOfEveryGoalMakeUpTheWhole(t *testing.T) {
	for _, g := range goals {
		w := emphasisOf(g).weights()
		if w.sum() != 100*100 || min(w[exercise.Release], w[exercise.Mobilize], w[exercise.Integrate]) <= 0 {
			t.Errorf("%q: %v", g, w)
		}
	}
}

func TestEveryGoalLeavesRoomForTheFewest(t *testing.T) {
	for _, g := range goals {
		if m := emphasisOf(g).most; m[exercise.Release] < leastRelease || m[exercise.Mobilize] < leastMobilize || m[exercise.Integrate] < leastIntegrate {
			t.Errorf("%q: %v", g, m)
		}
	}
}

func TestGoalsStress(t *testing.T) {
	for name, c := range map[string]struct {
		goal  person.Goal
		class exercise.Classes
		stage exercise.Stage
		want  bool
	}{
		"pain: light rows":                            {person.Pain, exercise.Pull, exercise.Static, true},
		"pain: no heavy rows":                         {person.Pain, exercise.Pull | exercise.Hinge, exercise.Concentric, false},
		"desk: cat-cow":                               {person.Desk, exercise.FlexExt, exercise.Mobility, true},
		"posture is like desk":                        {person.Posture, exercise.SideUnl, exercise.Mobility, true},
		"desk: no side-bend to the end":               {person.Desk, exercise.SideUnl | exercise.RotEnd, exercise.Mobility, false},
		"overhead: rolling, then the pullover":        {person.Overhead, exercise.Overhead, exercise.Concentric, true},
		"strength: what is loaded in front":           {person.Strength, exercise.AntLoad, exercise.Functional, true},
		"general: nothing more than anything else":    {person.General, exercise.Pull, exercise.Static, false},
		"a goal that nobody named is like general":    {"", exercise.FlexExt, exercise.Mobility, false},
		"strength: rolling is no more than a warm-up": {person.Strength, exercise.SMR, exercise.Mobility, false},
		"overhead: breathing is stressed by no class": {person.Overhead, exercise.Breath, exercise.Mobility, false},
		"pain: wall angels":                           {person.Pain, exercise.Scap, exercise.Static, true},
	} {
		t.Run(name, func(t *testing.T) {
			if got := emphasisOf(c.goal).stresses(&exercise.Exercise{Classes: c.class, Stage: c.stage}); got != c.want {
				t.Errorf("got %v", got)
			}
		})
	}
}

func TestWhoIsLooseStrengthensMore(t *testing.T) {
	loose := assessment.Findings{Rotation: assessment.Loose}
	mixed := assessment.Findings{Rotation: assessment.Loose, SideBend: assessment.Limited, Limited: body.SideBend}
	for name, c := range map[string]struct {
		answers  screening.Answers
		findings assessment.Findings
		goal     person.Goal
		mobilize int
		share    bool
	}{
		"by the five questions":               {answered["mobile (M06)"], assessment.Findings{}, person.Pain, looseMobilize, false},
		"by a measure":                        {nil, loose, person.Desk, looseMobilize, false},
		"not where another plane is limited":  {nil, mixed, person.Pain, painMobilize, true},
		"not who is neither":                  {nil, assessment.Findings{}, person.Desk, deskMobilize, false},
		"never mobilizing more than the goal": {nil, loose, person.Strength, strengthMobilize, false},
	} {
		t.Run(name, func(t *testing.T) {
			a := Ask{Goal: c.goal, Findings: c.findings}
			if got := a.emphasis(passOf(t, c.answers)); got.mobilize != c.mobilize || got.share != c.share {
				t.Errorf("%d %%, share %v; want %d %%, %v", got.mobilize, got.share, c.mobilize, c.share)
			}
		})
	}
}
