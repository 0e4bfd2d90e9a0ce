package session

import (
	"testing"

	"tspine/engine/body"
	"tspine/engine/dose"
	"tspine/engine/exercise"
	"tspine/engine/program"
)

// thirtyMinutes is a circuit of three rounds and a few lines beside it, as a
// session of 30 minutes has, with two alternatives a line.
func thirtyMinutes(b *testing.B) (program.Session, Options) {
	var list []exercise.Exercise
	add := func(id, text string, phase exercise.Phase, sides body.Sides, change func(*exercise.Exercise)) {
		e := exercise.Exercise{ID: id, Phases: []exercise.Phase{phase}, Sides: sides, Classes: exercise.Breath,
			SetUp: 10, TurnOver: 5, Dose: parse(b, text), Easier: []string{"easier"}, Instead: []string{"instead"}}
		change(&e)
		list = append(list, e)
	}
	circuit := func(e *exercise.Exercise) { e.PerCircuit = true }
	held := func(e *exercise.Exercise) { e.Held = true }
	add("breathing", "10 breaths", exercise.Release, body.Both, circuit)
	add("rolling", "20s/side", exercise.Release, body.Each, circuit)
	add("turning", "8/side", exercise.Mobilize, body.Each, circuit)
	add("extending", "12", exercise.Mobilize, body.Both, circuit)
	add("windmill", "8/side tempo 3-0-3", exercise.Integrate, body.Each, circuit)
	add("lying", "10x5s", exercise.Integrate, body.Both, held)
	add("rowing", "2x10 rest 60s", exercise.Integrate, body.Both, circuit)
	s := program.Session{Day: day, Rounds: 3}
	for i := range list {
		s.Parts = append(s.Parts, program.Chosen{
			Line: program.Line{Exercise: list[i].ID, Dose: list[i].Dose}, Phase: list[i].Phase(), Rounds: []int{1, 2, 3}})
	}
	add("easier", "8/side tempo 3-0-3", exercise.Integrate, body.Each, circuit)
	add("instead", "2x10x3s", exercise.Integrate, body.Both, held)
	o := options(list...)
	o.Doses = func(e *exercise.Exercise) dose.Dose { return e.Dose }
	o.Tips = func(string) int { return 4 }
	return s, o
}

func BenchmarkExpand(b *testing.B) {
	s, o := thirtyMinutes(b)
	pass := passOf(b, nil)
	t := Expand(pass, s, o)
	b.ReportAllocs()
	for b.Loop() {
		t = Expand(pass, s, o)
	}
	b.ReportMetric(t.Length.Minutes(), "session-min")
	b.ReportMetric(float64(len(t.Steps)), "steps")
	if len(t.Steps) == 0 {
		b.Fatal("no steps")
	}
}

// BenchmarkExpandFloor writes as many steps as BenchmarkExpand, with nothing
// to decide.
func BenchmarkExpandFloor(b *testing.B) {
	s, o := thirtyMinutes(b)
	t := Expand(passOf(b, nil), s, o)
	b.ReportAllocs()
	for b.Loop() {
		steps := append(make([]Step, 0, len(t.Steps)), t.Steps...)
		for _, l := range t.Lines {
			for _, list := range [][]Alternative{l.Easier, l.Instead} {
				for _, a := range list {
					steps = append(make([]Step, 0, len(a.Steps)), a.Steps...)
				}
			}
		}
		if len(steps) == 0 {
			b.Fatal("no steps")
		}
	}
}

func BenchmarkSwap(b *testing.B) {
	s, o := thirtyMinutes(b)
	t := Expand(passOf(b, nil), s, o)
	for b.Loop() {
		if _, ok := t.Swap(0, "easier"); !ok {
			b.Fatal("no swap")
		}
	}
}
