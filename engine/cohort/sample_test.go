package cohort

import (
	"math/rand/v2"
	"testing"

	"tspine/engine/body"
	"tspine/engine/course"
	"tspine/engine/dose"
	"tspine/engine/exercise"
)

// must reads a dose that is known to be right.
func must(text string) dose.Dose {
	d, faults := dose.Parse(text)
	if err := faults.Err(); err != nil {
		panic(err)
	}
	return d
}

// sample gives an exercise of a phase and stage.
func sample(id string, p exercise.Phase, s exercise.Stage, c exercise.Classes, text string, ceiling int) exercise.Exercise {
	e := exercise.Exercise{
		ID: id, Code: "T-" + id, Phases: []exercise.Phase{p}, Stage: s, Classes: c, Dose: must(text), Ceiling: ceiling,
		Progress: exercise.ByReps, Directions: body.Extension, Position: "standing", SetUp: 10,
	}
	if e.Dose.Kind == dose.Timed {
		e.Progress = exercise.ByTime
	}
	return e
}

// loaded makes it one that is held with a tool.
func loaded(e exercise.Exercise, tool string) exercise.Exercise {
	e.Loaded, e.Tool, e.Pieces = true, tool, 1
	e.Needs = []exercise.Need{{AnyOf: []string{tool}}}
	return e
}

// coded gives it a code that screening knows.
func coded(e exercise.Exercise, code string) exercise.Exercise {
	e.Code = code
	return e
}

// few is a catalog with exercises of every stage and for every kit.
func few() *exercise.Catalog {
	all := []exercise.Exercise{
		coded(sample("breathing", exercise.Release, 1, exercise.Breath, "10 breaths", 15), "S001-01"),
		sample("breathing-on-the-side", exercise.Release, 1, exercise.Breath, "8 breaths", 12),
		sample("roll", exercise.Release, 1, exercise.SMR, "20-30s", 120),
		sample("cat-cow", exercise.Mobilize, 1, exercise.FlexExt, "30-60s 3/day", 60),
		sample("open-book", exercise.Mobilize, 1, exercise.RotUnl, "8-12/side", 12),
		sample("twist", exercise.Mobilize, 1, exercise.RotEnd, "15-30s/side", 30),
		coded(sample("side-bend", exercise.Mobilize, 1, exercise.SideUnl, "10s/side", 15), "S004-06"),
		sample("sphinx", exercise.Mobilize, 1, exercise.ExtEnd, "30-60s", 60),
		sample("wall-hold", exercise.Integrate, 2, exercise.ExtUnl, "10x10s 2/day", 150),
		sample("wall-angel", exercise.Integrate, 2, exercise.Scap, "2x8-12", 24),
		sample("prone-w", exercise.Integrate, 2, exercise.ProneExt, "2x8-12x3s", 72),
		loaded(sample("band-row", exercise.Integrate, 2, exercise.Pull, "2x10-15", 30), "band"),
		sample("lowering", exercise.Integrate, 3, exercise.EccBall, "2x10 1/day", 30),
		loaded(sample("pulldown", exercise.Integrate, 3, exercise.Pull, "15 1/day", 22), "band"),
		sample("plank", exercise.Integrate, 3, exercise.Plank, "3x20s", 90),
		loaded(sample("row", exercise.Integrate, 4, exercise.Pull|exercise.Hinge, "2x10-15 every 2 days", 30), "dumbbell"),
		coded(loaded(sample("pullover", exercise.Integrate, 4, exercise.Overhead, "3x10-20 every 2 days", 60), "dumbbell"), "S002-04"),
		sample("push", exercise.Integrate, 4, exercise.RotLoad, "3x8-12 every 2 days", 36),
		sample("bridge", exercise.Integrate, 5, exercise.Bridge, "4x5-16 1-2/week", 64),
		loaded(sample("squat", exercise.Integrate, 5, exercise.AntLoad, "3x6-10 2/week", 30), "barbell"),
		sample("carry", exercise.Integrate, 5, exercise.AntLoad, "3x20-40m 2/week", 120),
	}
	for i := range all {
		all[i].Order = i
	}
	return exercise.NewCatalog(all)
}

func library() *course.Library { return &course.Library{Exercises: few(), Round: 600} }

// of gives the random numbers of one person.
func of(person uint64) *rand.Rand { return rand.New(rand.NewPCG(1, person)) }

// decided counts what comes of so many people, from the first on.
func decided(d *Decider, first, people, weeks int) *Tally {
	var t Tally
	for i := first; i < first+people; i++ {
		r := of(uint64(i))
		p := Draw(r)
		d.Decide(&p, weeks, r, &t)
	}
	return &t
}

// lived does the same with whole courses.
func lived(rules Rules, first, people, weeks int) *Tally {
	return livedBy(rules, first, people, weeks, func(*Person) {})
}

// livedBy changes each person first.
func livedBy(rules Rules, first, people, weeks int, change func(*Person)) *Tally {
	var t Tally
	lib := library()
	for i := first; i < first+people; i++ {
		r := of(uint64(i))
		p := Draw(r)
		change(&p)
		Live(lib, rules, &p, weeks, r, &t)
	}
	return &t
}

// wantNone fails where there was any violation.
func wantNone(t *testing.T, got *Tally) {
	t.Helper()
	for _, v := range Violations() {
		if n := got.Violations[v]; n > 0 {
			t.Errorf("%s: %d times", v, n)
		}
	}
}
