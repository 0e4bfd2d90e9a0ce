package catalog

import (
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

func smallSheet() Sheet {
	return Sheet{ID: "mine", Title: "Mine",
		Stages:   []SheetStage{{Stage: "mobility", Weeks: "4", Parts: []SheetPart{{Phase: "release", Lines: []string{"a", "b"}}, {Phase: "mobilize", Lines: []string{"c"}}}}, {Stage: "eccentric"}},
		Circuits: []SheetCircuit{{Name: "one", Parts: []SheetPart{{Phase: "mobilize", Lines: []string{"d"}}}}, {Name: "two"}},
	}
}

func TestWhatIsMovedTakenOutAndAdded(t *testing.T) {
	lines := func(s Sheet) [][]string { return [][]string{s.Stages[0].Parts[0].Lines, s.Stages[0].Parts[1].Lines} }
	at := func(path string) Place {
		p, ok := ReadPlace(path)
		if !ok {
			t.Fatal(path)
		}
		return p
	}
	for name, c := range map[string]struct {
		do   func(*Sheet) bool
		want [][]string // the lines of the first stage
		ok   bool
	}{
		"a line goes up":                         {func(s *Sheet) bool { return s.Move(at("stages[0].parts[0].lines[1]"), false) }, [][]string{{"b", "a"}, {"c"}}, true},
		"a line goes down":                       {func(s *Sheet) bool { return s.Move(at("stages[0].parts[0].lines[0]"), true) }, [][]string{{"b", "a"}, {"c"}}, true},
		"the last goes over into the next part":  {func(s *Sheet) bool { return s.Move(at("stages[0].parts[0].lines[1]"), true) }, [][]string{{"a"}, {"b", "c"}}, true},
		"the first goes back into the one above": {func(s *Sheet) bool { return s.Move(at("stages[0].parts[1].lines[0]"), false) }, [][]string{{"a", "b", "c"}, {}}, true},
		"nothing is above the first":             {func(s *Sheet) bool { return s.Move(at("stages[0].parts[0].lines[0]"), false) }, [][]string{{"a", "b"}, {"c"}}, false},
		"nothing is below the last":              {func(s *Sheet) bool { return s.Move(at("stages[0].parts[1].lines[0]"), true) }, [][]string{{"a", "b"}, {"c"}}, false},
		"parts change places":                    {func(s *Sheet) bool { return s.Move(at("stages[0].parts[0]"), true) }, [][]string{{"c"}, {"a", "b"}}, true},
		"stages keep the order of the ladder":    {func(s *Sheet) bool { return s.Move(at("stages[0]"), true) }, [][]string{{"a", "b"}, {"c"}}, false},
		"a line is taken out":                    {func(s *Sheet) bool { return s.Remove(at("stages[0].parts[0].lines[0]")) }, [][]string{{"b"}, {"c"}}, true},
		"what is not there can't be taken out":   {func(s *Sheet) bool { return s.Remove(at("stages[7].parts[0].lines[0]")) }, [][]string{{"a", "b"}, {"c"}}, false},
		"a line is added":                        {func(s *Sheet) bool { return s.AddLine(at("stages[0].parts[1]"), "x") }, [][]string{{"a", "b"}, {"c", "x"}}, true},
	} {
		t.Run(name, func(t *testing.T) {
			s := smallSheet()
			if ok := c.do(&s); ok != c.ok {
				t.Errorf("done: %v", ok)
			}
			if diff := cmp.Diff(c.want, lines(s)); diff != "" {
				t.Error(diff)
			}
		})
	}
	s := smallSheet()
	if !s.Move(at("circuits[0]"), true) || s.Circuits[0].Name != "two" || !s.Remove(at("circuits[0]")) || len(s.Circuits) != 1 || !s.Remove(at("stages[1]")) || len(s.Stages) != 1 {
		t.Errorf("%+v", s)
	}
	if !s.AddPart(at("circuits[0]")) || len(s.Circuits[0].Parts) != 2 || !s.Remove(at("circuits[0].parts[0]")) || s.Circuits[0].Parts[0].Lines != nil {
		t.Errorf("%+v", s.Circuits)
	}
}

func TestStagesAreAddedInTheOrderOfTheLadder(t *testing.T) {
	s := smallSheet()
	for _, name := range []string{"static", "functional", "static", "nothing"} {
		s.AddStage(name)
	}
	var got []string
	for _, one := range s.Stages {
		got = append(got, one.Stage)
	}
	if !slices.Equal(got, []string{"mobility", "static", "eccentric", "functional"}) {
		t.Errorf("%v", got)
	}
}

func TestPlacesAreReadAsTheyAreWritten(t *testing.T) {
	for _, path := range []string{"stages[0]", "circuits[12].parts[3]", "stages[1].parts[0].lines[9]"} {
		if p, ok := ReadPlace(path); !ok || p.String() != path {
			t.Errorf("%s is read as %s (%v)", path, p, ok)
		}
	}
	for _, path := range []string{"", "stages", "stages[-1]", "stages[0].lines[1]", "title", "stages[9999]", "stages[0].parts[1] "} {
		if _, ok := ReadPlace(path); ok {
			t.Errorf("%q is taken", path)
		}
	}
}

// No way of editing loses a line, unless it is taken out, and what is sound after
// any of them reads back from its file as it was.
func TestWhateverIsEditedReadsBackFromItsFile(t *testing.T) {
	c := load(t)
	var start []Sheet
	for _, p := range c.Programs {
		if !p.Adaptive {
			s := SheetOf(&p)
			s.ID = "my-" + p.ID
			start = append(start, s)
		}
	}
	rapid.Check(t, func(t *rapid.T) {
		p, faults := c.ReadSheet(&start[rapid.IntRange(0, len(start)-1).Draw(t, "program")])
		if len(faults) > 0 {
			t.Fatal(faults)
		}
		s := SheetOf(&p)
		for range rapid.IntRange(1, 12).Draw(t, "edits") {
			place := Place{rapid.Bool().Draw(t, "circuit"), rapid.IntRange(0, 4).Draw(t, "group"), rapid.IntRange(-1, 3).Draw(t, "part"), -1}
			if place.Part >= 0 {
				place.Line = rapid.IntRange(-1, 6).Draw(t, "line")
			}
			before := count(&s)
			want := before
			switch rapid.IntRange(0, 5).Draw(t, "act") {
			case 0, 1:
				s.Move(place, rapid.Bool().Draw(t, "down"))
			case 2:
				if place.Line >= 0 && s.Remove(place) {
					want--
				}
			case 3:
				e := c.Exercises.At(rapid.IntRange(0, c.Exercises.Len()-1).Draw(t, "exercise"))
				if s.AddLine(place, e.ID+" "+e.Dose.String()) {
					want++
				}
			case 4:
				s.AddPart(place)
			case 5:
				s.AddStage(rapid.SampledFrom([]string{"mobility", "static", "eccentric", "concentric", "functional"}).Draw(t, "stage"))
			}
			if got := count(&s); got != want {
				t.Fatalf("%d lines, want %d", got, want)
			}
		}
		now, faults := c.ReadSheet(&s)
		if len(faults) > 0 {
			return
		}
		again := SheetOf(&now)
		back, faults := c.ReadSheet(&again)
		if len(faults) > 0 || !cmp.Equal(now, back) || !cmp.Equal(string(again.YAML()), string(s.YAML())) {
			t.Fatalf("%v\n%s", faults, cmp.Diff(string(s.YAML()), string(again.YAML())))
		}
	})
}

func count(s *Sheet) int {
	n := 0
	for _, one := range s.Stages {
		n += lines(one.Parts)
	}
	for _, one := range s.Circuits {
		n += lines(one.Parts)
	}
	return n
}

func lines(parts []SheetPart) int {
	n := 0
	for _, p := range parts {
		n += len(p.Lines)
	}
	return n
}
