package session

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"tspine/engine/body"
	"tspine/engine/dose"
	"tspine/engine/exercise"
	"tspine/engine/program"
	"tspine/engine/screening"
)

// show writes steps in short: kind, or cue where it says more, then seconds or
// what is counted, side, and set.rep.
func show(steps []Step) string {
	var out []string
	for _, s := range steps {
		words := []string{s.Cue}
		if s.Cue == Alternating {
			words = []string{string(s.Kind), s.Cue}
		}
		switch {
		case s.Waits():
			words = append(words, fmt.Sprintf("×%d", s.Count))
		case s.Length > 0:
			words = append(words, fmt.Sprint(s.Length))
		}
		if s.Side != body.NoSide {
			words = append(words, s.Side.String())
		}
		if s.Kind != Done {
			words = append(words, fmt.Sprintf("%d.%d", s.Set, s.Rep))
		}
		out = append(out, strings.Join(words, " "))
	}
	return strings.Join(out, "\n")
}

func TestALineBecomesSteps(t *testing.T) {
	for name, c := range map[string]struct {
		e    exercise.Exercise
		dose string
		want string
	}{
		"reps without a tempo are counted by the person": {
			exercise.Exercise{SetUp: 10}, "2x10 rest 60-90s",
			"prepare 10 1.1\nwork ×10 1.1\nrest 60 2.1\nwork ×10 2.1\ndone"},
		"reps with a tempo are lowered, paused and lifted": {
			exercise.Exercise{}, "2 tempo 3-1-2",
			"lower 3 1.1\npause 1 1.1\nlift 2 1.1\nlower 3 1.2\npause 1 1.2\nlift 2 1.2\ndone"},
		"what a tempo gives no time to is no step": {
			exercise.Exercise{}, "1 tempo 4-0-1", "lower 4 1.1\nlift 1 1.1\ndone"},
		"reps left to the person are counted, tempo or not": {
			exercise.Exercise{}, "8-12 tempo 3-0-3", "work ×8 1.1\ndone"},
		"sets without a rest follow one another": {
			exercise.Exercise{}, "2x2 tempo 1-0-1 rest 0s",
			"lower 1 1.1\nlift 1 1.1\nlower 1 1.2\nlift 1 1.2\nlower 1 2.1\nlift 1 2.1\nlower 1 2.2\nlift 1 2.2\ndone"},
		"holds are seconds, with a moment between, none after the last": {
			exercise.Exercise{Held: true}, "2x10s", "hold 10 1.1\nrelax 3 1.2\nhold 10 1.2\ndone"},
		"seconds that are moved are work": {
			exercise.Exercise{}, "30-60s", "work 30 1.1\ndone"},
		"seconds on foot are a walk": {
			exercise.Exercise{Position: "walking"}, "20s", "walk 20 1.1\ndone"},
		"meters are walked until the person says so": {
			exercise.Exercise{SetUp: 15}, "2x20m rest 90s", "prepare 15 1.1\nwalk ×20 1.1\nrest 90 2.1\nwalk ×20 2.1\ndone"},
		"a breath goes in, then longer out": {
			exercise.Exercise{}, "2 breaths",
			"breathe-in 4 1.1\nbreathe-out 6 1.1\nbreathe-in 4 1.2\nbreathe-out 6 1.2\ndone"},
		"each side is done in full, the change between": {
			exercise.Exercise{SetUp: 10, TurnOver: 5, Sides: body.Each, Held: true}, "30s/side",
			"prepare 10 left 1.1\nhold 30 left 1.1\nswitch-side 5 right 1.1\nhold 30 right 1.1\ndone"},
		"whoever lies on their side turns over": {
			exercise.Exercise{TurnOver: 10, Sides: body.Each, Position: "side-lying"}, "8/side",
			"work ×8 left 1.1\nturn-over 10 right 1.1\nwork ×8 right 1.1\ndone"},
		"a change that takes no time is no step": {
			exercise.Exercise{Sides: body.Each}, "8/side", "work ×8 left 1.1\nwork ×8 right 1.1\ndone"},
		"left and right are one set, and rest comes after both": {
			exercise.Exercise{TurnOver: 5, Sides: body.Each}, "2x8/side rest 60s",
			"work ×8 left 1.1\nswitch-side 5 right 1.1\nwork ×8 right 1.1\nrest 60 left 2.1\n" +
				"work ×8 left 2.1\nswitch-side 5 right 2.1\nwork ×8 right 2.1\ndone"},
		"reps that alternate are counted together": {
			exercise.Exercise{Sides: body.Alternate}, "8/side", "work alternate ×16 1.1\ndone"},
		"reps that alternate to a tempo change the side at every rep": {
			exercise.Exercise{Sides: body.Alternate}, "2/side tempo 2-0-1",
			"lower 2 left 1.1\nlift 1 left 1.1\nlower 2 right 1.1\nlift 1 right 1.1\n" +
				"lower 2 left 1.2\nlift 1 left 1.2\nlower 2 right 1.2\nlift 1 right 1.2\ndone"},
		"holds that alternate change the side at every hold": {
			exercise.Exercise{Sides: body.Alternate, Held: true}, "2x5s/side",
			"hold 5 left 1.1\nrelax 3 right 1.1\nhold 5 right 1.1\nrelax 3 left 1.2\nhold 5 left 1.2\nrelax 3 right 1.2\nhold 5 right 1.2\ndone"},
		"what alternates without a number for each side is not doubled": {
			exercise.Exercise{Sides: body.Alternate}, "10", "work alternate ×10 1.1\ndone"},
		"one side only is not named where nothing says per side": {
			exercise.Exercise{Sides: body.Each}, "10", "work ×10 1.1\ndone"},
	} {
		t.Run(name, func(t *testing.T) {
			c.e.ID, c.e.Phases = "this", []exercise.Phase{exercise.Integrate}
			line := chosen(t, &c.e, c.dose, 1)
			got := Expand(passOf(t, nil), sessionOf(line), options(c.e))
			if diff := cmp.Diff(c.want, show(got.Steps)); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestUnevenDosesComeLargestFirst(t *testing.T) {
	for name, c := range map[string]struct {
		dose  string
		total int
		want  string
	}{
		"holds": {"3x10s", 32, "hold 11 1.1\nrelax 3 1.2\nhold 11 1.2\nrelax 3 1.3\nhold 10 1.3\ndone"},
		"reps":  {"2x10 rest 0s", 21, "work ×11 1.1\nwork ×10 2.1\ndone"},
		"reps with a tempo, which are as exact as any": {"2x1 tempo 1-0-1 rest 0s", 3,
			"lower 1 1.1\nlift 1 1.1\nlower 1 1.2\nlift 1 1.2\nlower 1 2.1\nlift 1 2.1\ndone"},
		"meters": {"2x20m rest 0s", 41, "walk ×21 1.1\nwalk ×20 2.1\ndone"},
	} {
		t.Run(name, func(t *testing.T) {
			e := exercise.Exercise{ID: "this", Held: true}
			line := chosen(t, &e, c.dose, 1)
			line.Dose = line.Dose.Shape(c.total, dose.ByHold)
			got := show(Expand(passOf(t, nil), sessionOf(line), options(e)).Steps)
			if diff := cmp.Diff(c.want, got); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestTheLimitedSide(t *testing.T) {
	e := exercise.Exercise{ID: "this", Sides: body.Each, TurnOver: 5, SetUp: 10}
	for name, c := range map[string]struct {
		dose  string
		extra int
		side  body.Side
		want  string
	}{
		"starts": {"8/side", 0, body.Right,
			"prepare 10 right 1.1\nwork ×8 right 1.1\nswitch-side 5 left 1.1\nwork ×8 left 1.1\ndone"},
		"has its further set after both sides, and a change back": {"8/side", 1, body.Right,
			"prepare 10 right 1.1\nwork ×8 right 1.1\nswitch-side 5 left 1.1\nwork ×8 left 1.1\nswitch-side 5 right 2.1\nwork ×8 right 2.1\ndone"},
		"has its further sets after a rest, where sets have one": {"2x8/side rest 60s", 2, body.Left,
			"prepare 10 left 1.1\nwork ×8 left 1.1\nswitch-side 5 right 1.1\nwork ×8 right 1.1\nrest 60 left 2.1\n" +
				"work ×8 left 2.1\nswitch-side 5 right 2.1\nwork ×8 right 2.1\nrest 60 left 3.1\nwork ×8 left 3.1\nrest 60 left 4.1\nwork ×8 left 4.1\ndone"},
		"has no further set where nobody knows which it is": {"8/side", 1, body.NoSide,
			"prepare 10 left 1.1\nwork ×8 left 1.1\nswitch-side 5 right 1.1\nwork ×8 right 1.1\ndone"},
	} {
		t.Run(name, func(t *testing.T) {
			line := chosen(t, &e, c.dose, 1)
			line.Limited, line.Extra = true, c.extra
			o := options(e)
			o.Limited = limited(c.side)
			if diff := cmp.Diff(c.want, show(Expand(passOf(t, nil), sessionOf(line), o).Steps)); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestRoundsAndPhases(t *testing.T) {
	breathe := exercise.Exercise{ID: "breathe", Phases: []exercise.Phase{exercise.Release}, PerCircuit: true}
	bend := exercise.Exercise{ID: "bend", Phases: []exercise.Phase{exercise.Mobilize}}
	row := exercise.Exercise{ID: "row", Phases: []exercise.Phase{exercise.Integrate}}
	o := options(breathe, bend, row)
	s := sessionOf(chosen(t, &row, "3x10", 1, 2), chosen(t, &breathe, "1 breaths", 1, 2), chosen(t, &bend, "30s", 1, 2))
	s.Rounds = 2
	got := Expand(passOf(t, nil), s, o)
	var places []string
	for _, step := range got.Steps {
		if step.Kind != Done {
			places = append(places, fmt.Sprintf("%d %s %d then %s", step.Round, step.Exercise, step.Set, step.Next))
		}
	}
	want := []string{
		"1 breathe 1 then bend", "1 breathe 1 then bend", "1 bend 1 then row",
		"1 row 1 then breathe", "1 row 2 then breathe", "1 row 2 then breathe",
		"2 breathe 1 then row", "2 breathe 1 then row", "2 row 3 then ",
	}
	if diff := cmp.Diff(want, places); diff != "" {
		t.Error(diff)
	}
	rounds := map[string][]int{}
	for _, l := range got.Lines {
		rounds[l.Exercise] = l.Rounds
	}
	if diff := cmp.Diff(map[string][]int{"breathe": {1, 2}, "bend": {1}, "row": {1, 2}}, rounds); diff != "" {
		t.Error(diff)
	}
}

func TestWhatTheTimelineSays(t *testing.T) {
	e := exercise.Exercise{ID: "this", Classes: exercise.Breath}
	overhead := exercise.Exercise{ID: "overhead", Classes: exercise.Overhead}
	answers := screening.Answers{"shoulder_overhead_pain": screening.Yes()}
	s := sessionOf(chosen(t, &e, "30s", 1), chosen(t, &overhead, "30s", 1), program.Chosen{Line: program.Line{Exercise: "unknown"}})
	s.Short = true
	got := Expand(passOf(t, answers), s, options(e, overhead))
	if got.Day != day || got.Until != day || !got.Short || got.Rounds != 1 || got.Length != 30 {
		t.Errorf("day %v until %v, short %v, %d rounds, %d s", got.Day, got.Until, got.Short, got.Rounds, got.Length)
	}
	if diff := cmp.Diff([]string{"overhead", "unknown"}, got.LeftOut); diff != "" {
		t.Error("what the pass or the catalog doesn't allow is left out:", diff)
	}
	if diff := cmp.Diff(passOf(t, answers).Notes(), got.Notes); diff != "" || len(got.Notes) == 0 {
		t.Error("the notes stand with the plan:", diff, got.Notes)
	}
}

func TestTheOwnCuesOfAnExercise(t *testing.T) {
	held := exercise.Exercise{ID: "this", Held: true}
	each := exercise.Exercise{ID: "this", Held: true, Sides: body.Each, TurnOver: 5}
	for name, c := range map[string]struct {
		e      exercise.Exercise
		dose   string
		rounds []int
		own    int
		want   []int
	}{
		"take turns after some seconds of work, and from set to set": {
			held, "2x3x10s rest 30s", []int{1}, 2, []int{1, 0, 1, 0, 2, 0, 2, 0, 2, 0, 1, 0}},
		"begin anew on the other side": {each, "2x20s/side", []int{1}, 3, []int{1, 0, 2, 0, 1, 0, 2, 0}},
		"go on from round to round": {
			exercise.Exercise{ID: "this", PerCircuit: true}, "5", []int{1, 2, 3}, 2, []int{1, 2, 1, 0}},
		"are not shown where there are none": {held, "10s", []int{1}, 0, []int{0, 0}},
	} {
		t.Run(name, func(t *testing.T) {
			o := options(c.e)
			o.Tips = func(string) int { return c.own }
			var tips []int
			for _, s := range Expand(passOf(t, nil), sessionOf(chosen(t, &c.e, c.dose, c.rounds...)), o).Steps {
				tips = append(tips, s.Tip)
			}
			if diff := cmp.Diff(c.want, tips); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestTheZeroOptionsKnowNoExercise(t *testing.T) {
	got := Expand(passOf(t, nil), program.Session{Parts: []program.Chosen{{Line: program.Line{Exercise: "this"}}}}, Options{})
	if len(got.Steps) > 0 || len(got.Lines) > 0 || len(got.Checks) > 0 || len(got.LeftOut) != 1 {
		t.Errorf("%+v", got)
	}
}

func TestALineWithoutADoseIsLeftOut(t *testing.T) {
	e := exercise.Exercise{ID: "this"}
	got := Expand(passOf(t, nil), sessionOf(program.Chosen{Line: program.Line{Exercise: "this"}, Rounds: []int{1}}), options(e))
	if len(got.Steps) > 0 || len(got.LeftOut) != 1 {
		t.Errorf("%+v", got)
	}
}

func TestALineWithoutRoundsStandsInTheFirst(t *testing.T) {
	e := exercise.Exercise{ID: "this"}
	got := Expand(passOf(t, nil), sessionOf(chosen(t, &e, "10")), options(e))
	if len(got.Steps) != 2 || got.Steps[0].Round != 1 {
		t.Errorf("%+v", got.Steps)
	}
}

func TestOnlyAStepWithoutLengthWaits(t *testing.T) {
	for name, c := range map[string]struct {
		step Step
		want bool
	}{
		"reps wait for the person": {Step{Kind: Work, Count: 10, Planned: 40}, true},
		"a hold has its length":    {Step{Kind: Hold, Length: 10, Planned: 10}, false},
		"the end waits for nobody": {Step{Kind: Done}, false},
	} {
		t.Run(name, func(t *testing.T) {
			if got := c.step.Waits(); got != c.want {
				t.Errorf("waits: %v", got)
			}
		})
	}
}
