package program

import (
	"slices"
	"strconv"
	"testing"

	"pgregory.net/rapid"

	"tspine/engine/exercise"
)

func lines(ids ...string) []Line {
	var out []Line
	for i, id := range ids {
		out = append(out, Line{Exercise: id, Dose: reps(1, i+1)})
	}
	return out
}

func names(list []Line) []string {
	out := make([]string, len(list))
	for i, l := range list {
		out[i] = l.Exercise
	}
	return out
}

func TestLinesStandInOrder(t *testing.T) {
	for name, c := range map[string]struct {
		p    Program
		want []string
	}{
		"a program of nothing has none":     {Program{}, nil},
		"the adaptive program has none yet": {Program{ID: "adaptive", Adaptive: true}, nil},
		"a stage without parts has none":    {Program{Stages: []Stage{{Stage: exercise.Mobility}}}, nil},
		"stage after stage, part after part": {Program{Stages: []Stage{
			{Stage: exercise.Mobility, Parts: []Part{{Lines: lines("a", "b")}, {Lines: lines("c")}}},
			{Stage: exercise.Static, Parts: []Part{{Lines: lines("d")}}},
		}}, []string{"a", "b", "c", "d"}},
		"circuit after circuit": {Program{Circuits: []Circuit{
			{Name: "one", Parts: []Part{{Lines: lines("a")}, {}, {Lines: lines("b")}}},
			{Name: "two", Parts: []Part{{Lines: lines("c")}}},
		}}, []string{"a", "b", "c"}},
		"stages come before circuits": {Program{
			Circuits: []Circuit{{Parts: []Part{{Lines: lines("after")}}}},
			Stages:   []Stage{{Parts: []Part{{Lines: lines("before")}}}},
		}, []string{"before", "after"}},
		"an exercise that stands twice is there twice": {Program{Circuits: []Circuit{
			{Parts: []Part{{Lines: lines("a", "a")}}},
		}}, []string{"a", "a"}},
	} {
		t.Run(name, func(t *testing.T) {
			if got := names(c.p.Lines()); !slices.Equal(got, c.want) {
				t.Errorf("got %v, want %v", got, c.want)
			}
		})
	}
}

func TestLinesKeepTheirDose(t *testing.T) {
	p := Program{Circuits: []Circuit{{Parts: []Part{{Lines: lines("a", "b")}}}}}
	got := p.Lines()
	if got[0].Dose != reps(1, 1) || got[1].Dose != reps(1, 2) {
		t.Errorf("doses %q and %q", got[0].Dose, got[1].Dose)
	}
	got[0].Exercise = "changed"
	if p.Circuits[0].Parts[0].Lines[0].Exercise != "a" {
		t.Error("changing the list changed the program")
	}
}

func TestEveryLineIsListedOnce(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		next := 0
		part := rapid.Custom(func(t *rapid.T) Part {
			var p Part
			for range rapid.IntRange(0, 3).Draw(t, "lines") {
				p.Lines = append(p.Lines, Line{Exercise: strconv.Itoa(next)})
				next++
			}
			return p
		})
		var p Program
		for range rapid.IntRange(0, 3).Draw(t, "stages") {
			p.Stages = append(p.Stages, Stage{Parts: []Part{part.Draw(t, "part"), part.Draw(t, "part")}})
		}
		for range rapid.IntRange(0, 3).Draw(t, "circuits") {
			p.Circuits = append(p.Circuits, Circuit{Parts: []Part{part.Draw(t, "part")}})
		}
		list := p.Lines()
		if len(list) != next {
			t.Fatalf("%d lines of %d", len(list), next)
		}
		for i, l := range list {
			if l.Exercise != strconv.Itoa(i) {
				t.Fatalf("line %d is %s", i, l.Exercise)
			}
		}
	})
}

func TestTheZeroPartIsForEveryone(t *testing.T) {
	var p Part
	if p.For != ForAll || p.For == ForStiff || p.For == ForLoose {
		t.Errorf("the zero Part is for %q", p.For)
	}
	var c Circuit
	if !c.Rounds.IsZero() || len(c.Modes) != 0 {
		t.Errorf("the zero Circuit is %+v", c)
	}
}

// TestWordsAreThoseOfFiles holds the words that program files write.
func TestWordsAreThoseOfFiles(t *testing.T) {
	for word, got := range map[string]string{
		"all": string(ChooseAll), "one": string(ChooseOne), "any": string(ChooseAny),
		"stiff": string(ForStiff), "loose": string(ForLoose),
		"warm-up": string(WarmUp), "cool-down": string(CoolDown), "maintenance": string(Maintenance),
	} {
		if got != word {
			t.Errorf("%q is written %q", word, got)
		}
	}
}
