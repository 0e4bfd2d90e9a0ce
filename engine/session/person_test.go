package session

import (
	"testing"

	"pgregory.net/rapid"

	"tspine/engine/body"
	"tspine/engine/dose"
	"tspine/engine/exercise"
	"tspine/engine/person"
	"tspine/engine/program"
	"tspine/engine/screening"
	"tspine/engine/unit"
)

// passOf gives the pass of a person of 40 who answers "no" to everything else.
func passOf(t testing.TB, answers screening.Answers) screening.Pass {
	t.Helper()
	pass, ok := screening.Screen(screening.Intake{Age: 40, Day: day, Answers: answers.OthersNo()}).Pass()
	if !ok {
		t.Fatalf("no pass with %v", answers)
	}
	return pass
}

// day is the day of all sessions here.
const day unit.Day = 20000

// parse reads a dose of the notation.
func parse(t testing.TB, text string) dose.Dose {
	t.Helper()
	d, faults := dose.Parse(text)
	if faults.Err() != nil {
		t.Fatal(faults)
	}
	return d
}

// sessionOf is a session of lines that stand in round 1.
func sessionOf(lines ...program.Chosen) program.Session {
	return program.Session{Day: day, Rounds: 1, Parts: lines}
}

// chosen is a line that stands in rounds.
func chosen(t testing.TB, e *exercise.Exercise, text string, rounds ...int) program.Chosen {
	return program.Chosen{Line: program.Line{Exercise: e.ID, Dose: parse(t, text)}, Phase: e.Phase(), Rounds: rounds}
}

// options knows the exercises, owns nothing but the floor, and offers every
// alternative at its source's lower dose.
func options(list ...exercise.Exercise) Options {
	return Options{
		Catalog: exercise.NewCatalog(list), Stage: exercise.Functional,
		Doses: func(e *exercise.Exercise) dose.Dose { return e.Dose.Lower() },
	}
}

// limited is the left side for every exercise.
func limited(side body.Side) func(*exercise.Exercise) body.Side {
	return func(*exercise.Exercise) body.Side { return side }
}

// drawDose draws a dose of any kind: even or uneven, exact or with ranges.
func drawDose(t *rapid.T, sides body.Sides) dose.Dose {
	d := dose.Dose{
		Kind:    rapid.SampledFrom([]dose.Kind{dose.Reps, dose.Breaths, dose.Timed, dose.Distance}).Draw(t, "kind"),
		Sets:    drawRange(t, "sets", 5),
		Reps:    drawRange(t, "reps", 8),
		PerSide: sides != body.Both,
	}
	if d.Kind == dose.Timed || d.Kind == dose.Distance {
		d.Each = drawRange(t, "each", 40)
	}
	if (d.Kind == dose.Reps || d.Kind == dose.Breaths) && rapid.Bool().Draw(t, "with tempo") {
		part := rapid.Uint8Range(0, 4)
		d.Tempo = dose.Tempo{Lower: part.Draw(t, "lower"), Pause: part.Draw(t, "pause"), Lift: part.Draw(t, "lift")}
	}
	switch rapid.IntRange(0, 2).Draw(t, "rest") {
	case 0:
		d.NoRest = true
	case 1:
		d.Rest = drawRange(t, "rest", 90)
	}
	if rapid.Bool().Draw(t, "shaped") {
		d = d.Lower()
		d = d.Shape(rapid.IntRange(1, 2*d.Sum()).Draw(t, "total"), dose.By(rapid.IntRange(0, 1).Draw(t, "by")))
	}
	return d
}

func drawRange(t *rapid.T, name string, most int) dose.Range {
	low := rapid.IntRange(1, most).Draw(t, name)
	return dose.Range{Min: low, Max: low + max(0, rapid.IntRange(-3, 3).Draw(t, name+" more"))}
}

var (
	someClasses   = []exercise.Classes{exercise.Breath, exercise.FlexExt, exercise.Pull, exercise.Overhead, exercise.RollExt, exercise.RotLoad}
	somePositions = []string{"standing", "side-lying", "walking", "prone"}
	someThings    = []string{"floor", "wall", "band"}
)

// drawExercise draws an exercise with a dose that fits it.
func drawExercise(t *rapid.T, id string, others []string) exercise.Exercise {
	other := func(name string) []string {
		return rapid.SliceOfNDistinct(rapid.SampledFrom(others), 0, 3, rapid.ID[string]).Draw(t, name)
	}
	e := exercise.Exercise{
		ID:         id,
		Phases:     []exercise.Phase{exercise.Phase(rapid.IntRange(1, 3).Draw(t, "phase"))},
		Stage:      exercise.Stage(rapid.IntRange(1, 5).Draw(t, "stage")),
		Classes:    rapid.SampledFrom(someClasses).Draw(t, "class"),
		Position:   rapid.SampledFrom(somePositions).Draw(t, "position"),
		Sides:      body.Sides(rapid.IntRange(0, 2).Draw(t, "sides")),
		PerCircuit: rapid.Bool().Draw(t, "per circuit"),
		Held:       rapid.Bool().Draw(t, "held"),
		SetUp:      unit.Seconds(rapid.IntRange(0, 30).Draw(t, "set-up")),
		TurnOver:   unit.Seconds(rapid.IntRange(0, 15).Draw(t, "turn-over")),
		Needs:      []exercise.Need{{AnyOf: []string{rapid.SampledFrom(someThings).Draw(t, "needs")}}},
		Easier:     other("easier"),
		Instead:    other("instead"),
	}
	e.Dose = drawDose(t, e.Sides)
	return e
}

// drawSession draws a catalog, a session made of some of it, and options.
func drawSession(t *rapid.T) (program.Session, Options) {
	ids := []string{"a", "b", "c", "d", "e", "f", "g"}
	var list []exercise.Exercise
	for _, id := range ids {
		list = append(list, drawExercise(t, id, ids))
	}
	o := options(list...)
	o.Stage = exercise.Stage(rapid.IntRange(1, 5).Draw(t, "stage"))
	o.Equipment = person.Equipment{Owned: rapid.SliceOfN(rapid.SampledFrom(someThings), 0, 2).Draw(t, "owned")}
	o.Tips = func(string) int { return 3 }
	o.Limited = limited(body.Side(rapid.IntRange(0, 2).Draw(t, "limited side")))
	s := program.Session{Day: day, Rounds: rapid.IntRange(1, 3).Draw(t, "rounds")}
	for _, id := range rapid.SliceOfNDistinct(rapid.SampledFrom(ids), 1, 5, rapid.ID[string]).Draw(t, "lines") {
		s.Parts = append(s.Parts, drawLine(t, o.Catalog.Get(id), s.Rounds))
	}
	return s, o
}

// drawLine chooses an exercise with its dose, in some rounds.
func drawLine(t *rapid.T, e *exercise.Exercise, rounds int) program.Chosen {
	c := program.Chosen{Line: program.Line{Exercise: e.ID, Dose: e.Dose}, Phase: e.Phase()}
	for r := rapid.IntRange(1, rounds).Draw(t, "first round"); r <= rounds; r++ {
		c.Rounds = append(c.Rounds, r)
	}
	if c.Limited = rapid.Bool().Draw(t, "limited"); c.Limited && e.Sides != body.Both {
		c.Extra = rapid.IntRange(0, 2*e.Dose.Sets.Min).Draw(t, "extra")
	}
	return c
}
