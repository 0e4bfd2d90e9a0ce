package planner

import (
	"fmt"
	"math/rand/v2"
	"testing"

	"pgregory.net/rapid"

	"tspine/engine/assessment"
	"tspine/engine/body"
	"tspine/engine/dose"
	"tspine/engine/exercise"
	"tspine/engine/person"
	"tspine/engine/program"
	"tspine/engine/screening"
	"tspine/engine/unit"
)

// today is the day of all sessions here.
const today unit.Day = 20000

// passOf gives the pass of a person of 40 who answers "no" to everything else.
func passOf(t testing.TB, answers screening.Answers) screening.Pass {
	t.Helper()
	pass, ok := screening.Screen(screening.Intake{Age: 40, Day: today, Answers: answers.OthersNo()}).Pass()
	if !ok {
		t.Fatalf("no pass with %v", answers)
	}
	return pass
}

// parse reads a dose of the notation.
func parse(t testing.TB, text string) dose.Dose {
	t.Helper()
	d, faults := dose.Parse(text)
	if faults.Err() != nil {
		t.Fatal(faults)
	}
	return d
}

// dice gives a number from 0 to under n. Those of rapid shrink to what matters,
// those of a seed are spread evenly.
type dice func(n int) int

func rapidDice(t *rapid.T) dice {
	return func(n int) int { return rapid.IntRange(0, n-1).Draw(t, "pick") }
}

func seedDice(seed uint64) dice { return rand.New(rand.NewPCG(seed, 1)).IntN }

// once in n is true.
func (d dice) once(n int) bool { return d(n) == n-1 }

// directions draws a few directions.
func (d dice) directions() body.Directions {
	one := body.Directions(d(16))
	return one & body.Directions(d(16))
}

// among picks one of a list.
func among[T any](d dice, list ...T) T { return list[d(len(list))] }

var needs = [][]exercise.Need{
	nil, {{AnyOf: []string{"mat", "floor"}}}, {{AnyOf: []string{"foam-roller"}}, {AnyOf: []string{"mat", "floor"}}}, {{AnyOf: []string{"band"}}},
}

var phaseChoices = [][]exercise.Phase{
	{exercise.Release}, {exercise.Mobilize}, {exercise.Mobilize}, {exercise.Integrate}, {exercise.Integrate}, {exercise.Mobilize, exercise.Integrate},
}

// classesIn are what exercises of a phase do.
var classesIn = map[exercise.Phase][]exercise.Classes{
	exercise.Release:   {exercise.Breath, exercise.SMR},
	exercise.Mobilize:  {exercise.FlexExt, exercise.RotUnl, exercise.ChairExt, exercise.SideUnl, exercise.RotEnd},
	exercise.Integrate: {exercise.Pull, exercise.Scap, exercise.ProneExt, exercise.AntLoad, exercise.Overhead},
}

// exercise draws an exercise called x<i>.
func (d dice) exercise(i int) exercise.Exercise {
	e := exercise.Exercise{
		ID: fmt.Sprintf("x%02d", i), Code: among(d, "S001", "T-") + fmt.Sprint(i),
		Phases: among(d, phaseChoices...), Stage: exercise.Stage(among(d, 1, 1, 2, 2, 3)),
		Directions: d.directions(), Position: among(d, "standing", "sitting", "supine", "quadruped"),
		Needs: among(d, needs...), Sides: body.Sides(d(3)), PerCircuit: d.once(2), Held: d.once(2), Order: d(4),
		SetUp: unit.Seconds(d(30)), TurnOver: unit.Seconds(d(10)),
	}
	e.Classes = among(d, classesIn[e.Phase()]...)
	e.Half = !d.once(3)
	e.Dose = d.dose(e.Sides)
	return e
}

// dose draws a dose of any kind of up to three minutes a side.
func (d dice) dose(sides body.Sides) dose.Dose {
	out := dose.Dose{Kind: dose.Reps, Sets: dose.Exactly(1 + d(3)), Reps: dose.Exactly(1 + d(10)), PerSide: sides != body.Both}
	if d.once(2) {
		out.Kind, out.Reps, out.Each = dose.Timed, dose.Exactly(1), dose.Exactly(10+d(50))
	}
	switch d(6) {
	case 0:
		out.Often.PerDay = dose.Exactly(1 + d(3))
	case 1:
		out.Often.PerWeek = dose.Exactly(1 + d(3))
	case 2:
		out.Often.Every = 2 + d(2)
	}
	return out
}

// link makes some exercises neighbors or alternatives of others, a pair in n.
func (d dice) link(list []exercise.Exercise, n int) {
	for i := range list {
		for j := range i {
			switch d(n) {
			case 1:
				list[i].Easier = append(list[i].Easier, list[j].ID)
			case 2:
				list[i].Harder = append(list[i].Harder, list[j].ID)
			case 3:
				list[i].Instead = append(list[i].Instead, list[j].ID)
			}
		}
	}
}

// candidate draws how things stand with an exercise.
func (d dice) candidate(e *exercise.Exercise, stage exercise.Stage) Candidate {
	c := Candidate{Exercise: e, Dose: e.Dose, Pinned: d.once(10)}
	c.Half = stage == exercise.Mobility && halved(e) && !d.once(4)
	if c.Done = d.once(2); c.Done {
		c.Last = today - unit.Day(d(10))
		c.Week = d(3)
		if c.Last == today {
			c.Today = 1 + d(2)
		}
	}
	return c
}

func (d dice) findings() assessment.Findings {
	f := assessment.Findings{Limited: d.directions() &^ body.Flexion}
	if d.once(5) {
		f.SideBend = assessment.Loose
		f.Limited &^= body.SideBend
	}
	for _, test := range []string{assessment.LumbarLocked, assessment.SideBend, assessment.SeatedWallAngel} {
		f.Asymmetries = append(f.Asymmetries, assessment.Asymmetry{Measure: test, Side: body.Left, Flag: d.once(3)})
	}
	return f
}

// ask draws a day with so many candidates.
func (d dice) ask(candidates int) Ask {
	a := Ask{
		Day: today, Minutes: among(d, 0, 1, 3, 5, 6, 8, 10, 11, 12, 15, 20, 30, 45), Rounds: d(4),
		Round: unit.Seconds(among(d, 0, 200, 600)), Stage: exercise.Stage(1 + d(3)),
		Goal: among(d, "", person.Pain, person.Desk, person.Overhead, person.Strength), Settle: d.once(8),
		Mode: among(d, "", "", "", program.WarmUp, program.CoolDown, program.Maintenance), Findings: d.findings(),
		Covered: d.directions(), CoveredFlexExt: d.once(2), NoIntegrateLast: d.once(2),
	}
	list := make([]exercise.Exercise, candidates)
	for i := range list {
		list[i] = d.exercise(i)
	}
	d.link(list, among(d, 12, 40, 400))
	for i := range list {
		a.Candidates = append(a.Candidates, d.candidate(&list[i], a.Stage))
	}
	return a
}
