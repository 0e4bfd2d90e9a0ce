package session

import (
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"tspine/engine/evidence"
	"tspine/engine/exercise"
)

// ladder is a session of two lines in two rounds, the first of which has
// alternatives: one for every round, one for the visit.
func ladder(t *testing.T) Timeline {
	hard := exercise.Exercise{ID: "hard", Phases: []exercise.Phase{exercise.Integrate}, Easier: []string{"circuit"}, Instead: []string{"visit"}, Order: 1}
	last := exercise.Exercise{ID: "last", Phases: []exercise.Phase{exercise.Integrate}, PerCircuit: true}
	circuit := exercise.Exercise{ID: "circuit", Phases: []exercise.Phase{exercise.Integrate}, PerCircuit: true, SetUp: 10, Dose: parse(t, "6")}
	visit := exercise.Exercise{ID: "visit", Phases: []exercise.Phase{exercise.Integrate}, Dose: parse(t, "3x7 rest 30s")}
	s := sessionOf(chosen(t, &hard, "4x10 rest 60s", 1, 2), chosen(t, &last, "5", 1, 2))
	s.Rounds = 2
	return Expand(passOf(t, nil), s, options(hard, last, circuit, visit))
}

func TestSwap(t *testing.T) {
	full := ladder(t)
	at := func(round, set int) int {
		return slices.IndexFunc(full.Steps, func(s Step) bool {
			return s.Exercise == "hard" && s.Round == round && s.Set == set && s.Kind == Work
		})
	}
	for name, c := range map[string]struct {
		at   int
		with string
		want string
	}{
		"a dose per circuit takes the line's place in every round": {at(1, 1), "circuit",
			"prepare 10 1.1\nwork ×6 1.1\nwork ×5 1.1\nprepare 10 1.1\nwork ×6 1.1\nwork ×5 1.1\ndone"},
		"a dose for the visit is done once": {at(1, 1), "visit",
			"work ×7 1.1\nrest 30 2.1\nwork ×7 2.1\nrest 30 3.1\nwork ×7 3.1\nwork ×5 1.1\nwork ×5 1.1\ndone"},
		"sets already done are not done again": {at(1, 2), "visit",
			"work ×10 1.1\nrest 60 2.1\nwork ×7 2.1\nrest 30 3.1\nwork ×7 3.1\nwork ×5 1.1\nwork ×5 1.1\ndone"},
		"what was done in earlier rounds stays": {at(2, 4), "visit",
			"work ×10 1.1\nrest 60 2.1\nwork ×10 2.1\nwork ×5 1.1\nwork ×10 3.1\nrest 60 4.1\nwork ×7 3.1\nwork ×5 1.1\ndone"},
	} {
		t.Run(name, func(t *testing.T) {
			got, ok := full.Swap(c.at, c.with)
			if !ok {
				t.Fatal("no swap")
			}
			if diff := cmp.Diff(c.want, show(got.Steps)); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestASwappedLineKnowsWhatItStandsFor(t *testing.T) {
	full := ladder(t)
	got, _ := full.Swap(0, "circuit")
	l := got.Lines[len(got.Lines)-1]
	if l.Exercise != "circuit" || l.InPlaceOf != "hard" || len(l.Easier) != 0 || len(l.Instead) != 1 || !slices.Equal(l.Rounds, []int{1, 2}) {
		t.Errorf("%+v", l)
	}
	again, ok := got.Swap(0, "visit")
	if l = again.Lines[len(again.Lines)-1]; !ok || l.Exercise != "visit" || l.InPlaceOf != "hard" || !slices.Equal(l.Rounds, []int{1}) {
		t.Errorf("swapped again: %+v", l)
	}
	if len(full.Lines) != 2 || full.Steps[0].Exercise != "hard" {
		t.Error("the timeline itself has changed")
	}
}

func TestNoSwap(t *testing.T) {
	full := ladder(t)
	for name, c := range map[string]struct {
		at   int
		with string
	}{
		"for what is no alternative": {0, "last"},
		"before the first step":      {-1, "circuit"},
		"past the last step":         {len(full.Steps), "circuit"},
		"of the end":                 {len(full.Steps) - 1, "circuit"},
		"of a line that has none":    {len(full.Steps) - 2, "circuit"},
	} {
		t.Run(name, func(t *testing.T) {
			if got, ok := full.Swap(c.at, c.with); ok || len(got.Steps) != len(full.Steps) {
				t.Errorf("swapped: %v", ok)
			}
		})
	}
}

func TestASwapLeavesAllElseAlone(t *testing.T) {
	pass := passOf(t, nil)
	rapid.Check(t, func(t *rapid.T) {
		s, o := drawSession(t)
		full := Expand(pass, s, o)
		line := slices.IndexFunc(full.Lines, func(l Line) bool { return len(l.Easier)+len(l.Instead) > 0 })
		if line < 0 {
			return
		}
		a := append(slices.Clone(full.Lines[line].Easier), full.Lines[line].Instead...)[0]
		at := rapid.IntRange(0, len(full.Steps)-1).Draw(t, "at")
		got, ok := full.Swap(at, a.Exercise)
		if ok != (full.Steps[at].Line >= 0 && slices.Contains(every(full.Lines[full.Steps[at].Line:][:1]), a.Exercise)) {
			t.Fatalf("swapped: %v", ok)
		}
		if !ok {
			return
		}
		line = full.Steps[at].Line
		sound(t, pass, o, got)
		if diff := cmp.Diff(others(full, line), others(got, line, len(full.Lines))); diff != "" {
			t.Fatal("another line has changed:", diff)
		}
		for i, s := range got.Steps[at:] {
			if s.Line == line {
				t.Fatalf("step %d still belongs to the line that was swapped", at+i)
			}
		}
		if now := got.Steps[at]; now.Line != len(full.Lines) || now.Exercise != a.Exercise {
			t.Fatalf("after the swap comes %+v", now)
		}
	})
}

// others gives the steps of all lines but some, without start and next.
func others(t Timeline, but ...int) []Step {
	var out []Step
	for _, s := range t.Steps {
		if !slices.Contains(but, s.Line) {
			s.Start, s.Next = 0, ""
			out = append(out, s)
		}
	}
	return out
}

func TestWithout(t *testing.T) {
	full := ladder(t)
	got := full.Without("hard", "circuit")
	if diff := cmp.Diff("work ×5 1.1\nwork ×5 1.1\ndone", show(got.Steps)); diff != "" {
		t.Error(diff)
	}
	if len(got.Lines) != 1 || got.Steps[0].Line != 0 || got.Length != 40 {
		t.Errorf("%d lines, step of line %d, %d s", len(got.Lines), got.Steps[0].Line, got.Length)
	}
	if got = full.Without("circuit"); len(got.Lines[0].Easier) != 0 || len(got.Lines[0].Instead) != 1 || len(full.Lines[0].Easier) != 1 {
		t.Error("an alternative is left out, of the new timeline only")
	}
	if got = full.Without("hard", "last"); len(got.Steps) > 0 || got.Length > 0 {
		t.Error("without any line there is nothing to do")
	}
	if diff := cmp.Diff(full, full.Without(), cmp.AllowUnexported(evidence.Reason{})); diff != "" {
		t.Error("without nothing all is there:", diff)
	}
}
