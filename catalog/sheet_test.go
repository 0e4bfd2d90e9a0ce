package catalog

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"tspine/engine/dose"
	"tspine/engine/exercise"
	"tspine/engine/program"
)

func TestEveryProgramOfTheCatalogReadsBackFromItsSheet(t *testing.T) {
	c := load(t)
	for _, p := range c.Programs {
		if p.Adaptive {
			continue
		}
		t.Run(p.ID, func(t *testing.T) {
			s := SheetOf(&p)
			s.ID = "my-" + p.ID
			got, faults := c.ReadSheet(&s)
			if len(faults) > 0 {
				t.Fatalf("%v\n%s", faults, s.YAML())
			}
			p.ID = s.ID
			if diff := cmp.Diff(p, got); diff != "" {
				t.Error(diff)
			}
			if diff := cmp.Diff(s, SheetOf(&got)); diff != "" {
				t.Error(diff)
			}
		})
	}
}

// Whatever is typed into a sheet stands in its file as it was typed: what is
// read is what was written, or every fault has its place in the sheet.
func TestWhatIsTypedIsWhatIsRead(t *testing.T) {
	c := load(t)
	rapid.Check(t, func(t *rapid.T) {
		word := rapid.OneOf(rapid.SampledFrom([]string{
			"", "true", "12", "1-2", "cat-cow 30s", "cat-cow 30-60s 3/day", "a: b", "# x", "- y", "~", "'", `"`, "a #b", "\t", "[x]", "{x}", "&a", "*a", "!x", "%", "@", "`", "|", ">", "?", ":", " lead", "trail ", "ü × –",
		}), rapid.StringMatching(`[ -~]{0,20}`), rapid.String())
		s := Sheet{ID: "mine", Title: word.Draw(t, "title"), Circuits: []SheetCircuit{{Name: "one", Rounds: word.Draw(t, "rounds"), Parts: []SheetPart{{
			Phase: "mobilize", Choose: word.Draw(t, "choose"), Lines: []string{"cat-cow 30-60s 3/day", word.Draw(t, "line")},
		}}}}}
		text := s.YAML()
		doc, v := ReadYAML("mine", 1, text)
		if !v.Present() {
			return // bytes that no file may hold: the fault says so
		}
		if got := v.key("title").Text(); got != s.Title && len(doc.Faults) == 0 {
			t.Fatalf("title %q is read as %q\n%s", s.Title, got, text)
		}
		lines := v.key("circuits").List()[0].key("parts").List()[0].key("lines").List()
		if len(lines) != 2 || lines[1].Text() != s.Circuits[0].Parts[0].Lines[1] && len(doc.Faults) == 0 {
			t.Fatalf("line %q is read as %q\n%s", s.Circuits[0].Parts[0].Lines[1], lines[1].Text(), text)
		}
		p, faults := c.ReadSheet(&s)
		for _, f := range faults {
			if f.Path != "" && !strings.HasPrefix(f.Path, "title") && !strings.HasPrefix(f.Path, "circuits[0]") {
				t.Fatalf("a fault at %q: %v", f.Path, f)
			}
		}
		if len(faults) == 0 {
			again := SheetOf(&p)
			if back, faults := c.ReadSheet(&again); len(faults) > 0 || !cmp.Equal(back, p) {
				t.Fatalf("%v: %s", faults, cmp.Diff(p, back))
			}
		}
	})
}

func TestAFaultOfASheetSaysWhereItIs(t *testing.T) {
	c := load(t)
	s := Sheet{ID: "mine", Title: "Mine", Stages: []SheetStage{
		{Stage: "mobility", Parts: []SheetPart{{Phase: "mobilize", Lines: []string{"cat-cow 30-60s 3/day", "cat-kow 30s"}}}},
		{Stage: "static", Weeks: "six", Parts: []SheetPart{{Phase: "integrate", Lines: []string{"wall-angel 12-8"}}, {Phase: "integrate"}}},
	}}
	_, faults := c.ReadSheet(&s)
	var got []string
	for _, f := range faults {
		got = append(got, f.Path+" "+f.Code)
	}
	want := []string{
		"stages[0].parts[0].lines[1] unknown-exercise", "stages[1].weeks wrong-type", "stages[1].parts[0].lines[0] descending",
		"stages[0] endless-stage", "stages[1].parts[1].lines no-line",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
	for _, f := range faults {
		if f.Code == "descending" && f.Column != 12 {
			t.Errorf("column %d", f.Column)
		}
	}
}

func TestTheExercisesOfAFileAreTakenAlong(t *testing.T) {
	for name, c := range map[string]struct{ text, want string }{
		"none":               {"id: mine\n", ""},
		"at the end":         {"id: mine\nexercises:\n  - id: x\n    dose: 1s # so\n\n", "exercises:\n  - id: x\n    dose: 1s # so\n"},
		"in the middle":      {"exercises:\n- id: x\n# a remark\n\n- id: y\nid: mine\n", "exercises:\n- id: x\n# a remark\n\n- id: y\n"},
		"another's likeness": {"title: |\n  exercises:\n", ""},
	} {
		t.Run(name, func(t *testing.T) {
			if got := Brought([]byte(c.text)); got != c.want {
				t.Errorf("got %q, want %q", got, c.want)
			}
		})
	}
}

func TestRemarksAreSeen(t *testing.T) {
	for text, want := range map[string]bool{"id: mine\n": false, "# mine\nid: mine\n": true, "id: mine # yes\n": true, "title: a#b\n": false} {
		if Remarks([]byte(text)) != want {
			t.Errorf("%q: %v", text, !want)
		}
	}
}

func TestWhatMayStandInAPart(t *testing.T) {
	c := load(t)
	for _, id := range c.Fits(exercise.Integrate, exercise.Static) {
		e := c.Exercises.Get(id)
		p := program.Program{ID: "mine", Title: "Mine", Stages: []program.Stage{{Stage: exercise.Static, Parts: []program.Part{{
			Phase: exercise.Integrate, Lines: []program.Line{{Exercise: id, Dose: e.Dose}},
		}}}}}
		s := SheetOf(&p)
		if _, faults := c.ReadSheet(&s); len(faults) > 0 {
			t.Errorf("%s is offered, and refused: %v", id, faults)
		}
	}
	if n := len(c.Fits(0, 0)); n != c.Exercises.Len() {
		t.Errorf("%d exercises fit anywhere", n)
	}
}

// FuzzSheet reads whatever file there is, and what is sound from its sheet.
func FuzzSheet(f *testing.F) {
	c := load(f)
	f.Add(soundProgram)
	f.Add("id: mine\ntitle: 'A: b'\ncircuits:\n  - name: one\n    rounds: 2-3\n    modes: [warm-up]\n    parts:\n      - phase: mobilize\n        lines: [cat-cow 30-60s 3/day]\n")
	f.Fuzz(func(t *testing.T, text string) {
		p, faults := c.ReadOwnProgram("mine.yaml", []byte(text))
		if len(faults) > 0 {
			return
		}
		s := SheetOf(&p)
		s.Brings = Brought([]byte(text))
		got, again := c.ReadSheet(&s)
		if len(again) > 0 && s.Brings == "" {
			t.Fatalf("%v\n%s", again, s.YAML())
		}
		if s.Brings == "" && !cmp.Equal(p, got) {
			t.Fatal(cmp.Diff(p, got))
		}
		for _, l := range p.Lines() {
			if _, faults := dose.Parse(l.Dose.String()); len(faults) > 0 {
				t.Fatal(faults)
			}
		}
	})
}
