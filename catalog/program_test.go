package catalog

import (
	"fmt"
	"io/fs"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"tspine/engine/dose"
	"tspine/engine/evidence"
	"tspine/engine/exercise"
	"tspine/engine/program"
	"tspine/engine/unit"
)

func doseOf(t testing.TB, text string) dose.Dose {
	t.Helper()
	d, faults := dose.Parse(text)
	if err := faults.Err(); err != nil {
		t.Fatal(err)
	}
	return d
}

func TestAProgramIsReadInFull(t *testing.T) {
	p, faults := ReadProgram("own.yaml", []byte(`# by hand
id: own
title: "Own: two ways"
sources: [tspine, acsm-2011]
basis: design
stages:
  - stage: mobility
    weeks: 4
    parts:
      - name: move
        phase: mobilize
        choose: one
        lines:
          - cat-cow 30-60s 3/day
          - "open-book 8-12/side"
  - stage: functional
    parts:
      - phase: integrate
        for: loose
        lines: [back-bridge 4x5-16 1-2/week]
circuits:
  - name: rounds
    rounds: 2-3
    modes: [warm-up, maintenance]
    parts:
      - phase: release
        for: stiff
        choose: any
        lines: ["breathing-90-90 10 breaths"]
  - name: once
    rounds: 1
    parts: []
`), load(t).Exercises)
	if err := faults.Err(); err != nil {
		t.Fatal(err)
	}
	line := func(id, text string) program.Line { return program.Line{Exercise: id, Dose: doseOf(t, text)} }
	want := program.Program{
		ID: "own", Title: "Own: two ways", Sources: []evidence.ID{"tspine", "acsm-2011"}, Basis: evidence.Design,
		Stages: []program.Stage{
			{Stage: exercise.Mobility, Weeks: 4, Parts: []program.Part{{
				Name: "move", Phase: exercise.Mobilize, Choose: program.ChooseOne,
				Lines: []program.Line{line("cat-cow", "30-60s 3/day"), line("open-book", "8-12/side")},
			}}},
			{Stage: exercise.Functional, Parts: []program.Part{{
				Phase: exercise.Integrate, For: program.ForLoose, Lines: []program.Line{line("back-bridge", "4x5-16 1-2/week")},
			}}},
		},
		Circuits: []program.Circuit{
			{Name: "rounds", Rounds: dose.Range{Min: 2, Max: 3}, Modes: []program.Mode{program.WarmUp, program.Maintenance}, Parts: []program.Part{{
				Phase: exercise.Release, For: program.ForStiff, Choose: program.ChooseAny, Lines: []program.Line{line("breathing-90-90", "10 breaths")},
			}}},
			{Name: "once", Rounds: dose.Exactly(1)},
		},
	}
	if diff := cmp.Diff(want, p); diff != "" {
		t.Error(diff)
	}
}

// shell puts lines into the smallest program that may hold them: they begin on
// line 8.
func shell(lines string) string {
	return "id: own\ntitle: Own\ncircuits:\n  - name: own\n    parts:\n      - phase: mobilize\n        lines:\n" + lines
}

func TestFaultsOfAProgramSayWhere(t *testing.T) {
	known := load(t).Exercises
	for name, c := range map[string]struct {
		text string
		want []string
	}{
		"nothing at all": {"", []string{"own.yaml:1:1: empty-file"}},
		"a word": {"program", []string{
			`own.yaml:1:1: wrong-type "text" (want keys with values)`}},
		"neither stages nor circuits": {"id: own\ntitle: Own\n", []string{
			"own.yaml:1:1: empty-program (want stages or circuits, with lines)"}},
		"the adaptive program needs neither": {"id: own\ntitle: Own\nadaptive: true\n", nil},
		"parts without a line": {"id: own\ntitle: Own\nstages:\n  - stage: static\n    parts:\n      - phase: mobilize\n        lines: []\n", []string{
			"own.yaml:1:1: empty-program (want stages or circuits, with lines)"}},
		"no name and no title": {"id:\ncircuits: []\nadaptive: true\n", []string{
			"own.yaml:1:1: missing-key (want id)", "own.yaml:1:1: missing-key (want title)"}},
		"a name that no file can have": {"id: My Program\ntitle: Own\nadaptive: true\n", []string{
			`own.yaml:1:5: id: not-an-id "My Program" (want lower-case letters, digits and hyphens, as open-book)`}},
		"a ground that is none": {"id: own\ntitle: Own\nadaptive: true\nbasis: proven\n", []string{
			`own.yaml:4:8: basis: unknown-word "proven" (want found, known, seed, design)`}},
		"a key of another file": {"id: own\ntitle: Own\nadaptive: true\ndose: 2x10\n", []string{
			`own.yaml:4:1: unknown-key "dose" (want id, title, sources, basis, adaptive, stages, circuits, exercises)`}},
		"a stage that is none": {"id: own\ntitle: Own\nadaptive: true\nstages:\n  - stage: strength\n    parts: []\n", []string{
			`own.yaml:5:12: stages[0].stage: unknown-word "strength" (want mobility, static, eccentric, concentric, functional)`}},
		"weeks out of range": {"id: own\ntitle: Own\nadaptive: true\nstages:\n  - {stage: static, weeks: 53, parts: []}\n", []string{
			`own.yaml:5:28: stages[0].weeks: out-of-range "53" (want a whole number from 1 to 52)`}},
		"stages that go down": {"id: own\ntitle: Own\nadaptive: true\nstages:\n  - {stage: static, parts: []}\n  - stage: mobility\n    parts: []\n", []string{
			`own.yaml:6:5: stages[1]: stage-order "mobility" (want stages in the order of the ladder, each once)`}},
		"a stage that stands twice": {"id: own\ntitle: Own\nadaptive: true\nstages:\n  - {stage: static, parts: []}\n  - {stage: static, parts: []}\n", []string{
			`own.yaml:6:5: stages[1]: stage-order "static" (want stages in the order of the ladder, each once)`}},
		"a stage that is left out is fine": {"id: own\ntitle: Own\nadaptive: true\nstages:\n  - {stage: mobility, parts: []}\n  - {stage: concentric, parts: []}\n", nil},
		"a stage of nothing": {"id: own\ntitle: Own\nadaptive: true\nstages:\n  - weeks: 2\n", []string{
			"own.yaml:5:5: stages[0]: missing-key (want stage)", "own.yaml:5:5: stages[0]: missing-key (want parts)"}},
		"a circuit of nothing": {"id: own\ntitle: Own\nadaptive: true\ncircuits:\n  - rounds: 2\n", []string{
			"own.yaml:5:5: circuits[0]: missing-key (want name)", "own.yaml:5:5: circuits[0]: missing-key (want parts)"}},
		"a part of nothing": {"id: own\ntitle: Own\nadaptive: true\ncircuits:\n  - name: own\n    parts: [{phase: release}]\n", []string{
			"own.yaml:6:13: circuits[0].parts[0]: missing-key (want lines)"}},
		"a part without a phase": {"id: own\ntitle: Own\nadaptive: true\ncircuits:\n  - name: own\n    parts:\n      - lines: []\n", []string{
			"own.yaml:7:9: circuits[0].parts[0]: missing-key (want phase)"}},
		"words that parts don't know": {"id: own\ntitle: Own\nadaptive: true\ncircuits:\n  - name: own\n    modes: [warm-up, sauna]\n    parts:\n      - {phase: stretch, for: all, choose: some, lines: []}\n", []string{
			`own.yaml:6:22: circuits[0].modes[1]: unknown-word "sauna" (want warm-up, cool-down, maintenance)`,
			`own.yaml:8:17: circuits[0].parts[0].phase: unknown-word "stretch" (want release, mobilize, integrate)`,
			`own.yaml:8:31: circuits[0].parts[0].for: unknown-word "all" (want stiff, loose)`,
			`own.yaml:8:44: circuits[0].parts[0].choose: unknown-word "some" (want all, one, any)`,
		}},
		"an exercise that was mistyped": {shell("          - cat-cwo 30s\n"), []string{
			`own.yaml:8:13: circuits[0].parts[0].lines[0]: unknown-exercise "cat-cwo" (want cat-cow)`}},
		"every fault of every line": {shell("          - cat-kow 10x10s rest\n          - open-book 8-\n          - sphinx 30s 3/day 2/week\n          - [sphinx, 30s]\n          - 12\n"), []string{
			`own.yaml:8:28: circuits[0].parts[0].lines[0]: bad-rest "rest" (want rest 60-90s)`,
			`own.yaml:8:13: circuits[0].parts[0].lines[0]: unknown-exercise "cat-kow" (want cat-cow)`,
			`own.yaml:9:23: circuits[0].parts[0].lines[1]: bad-amount "8-" (want 3x10, 10x5s, 30s/side, 20m or 10 breaths)`,
			`own.yaml:10:30: circuits[0].parts[0].lines[2]: two-frequencies "2/week" (want 3/day, 2/week or every 2 days)`,
			`own.yaml:11:13: circuits[0].parts[0].lines[3]: wrong-type "a list" (want text)`,
			`own.yaml:12:13: circuits[0].parts[0].lines[4]: no-exercise (want cat-cow)`,
		}},
		"two faults of one line": {shell("          - cat-cow 30s rir 11 tempo x\n"), []string{
			`own.yaml:8:29: circuits[0].parts[0].lines[0]: too-large "11" (want 10)`,
			`own.yaml:8:32: circuits[0].parts[0].lines[0]: bad-tempo "tempo x" (want tempo 3-0-1)`,
		}},
		"a line in quotes": {shell("          - \"cat-cow 30z\"\n"), []string{
			`own.yaml:8:22: circuits[0].parts[0].lines[0]: bad-amount "30z" (want 3x10, 10x5s, 30s/side, 20m or 10 breaths)`}},
	} {
		t.Run(name, func(t *testing.T) {
			_, faults := ReadProgram("own.yaml", []byte(c.text), known)
			if diff := cmp.Diff(c.want, written(faults)); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestWithoutACatalogNamesStayUnchecked(t *testing.T) {
	p, faults := ReadProgram("own.yaml", []byte(shell("          - not-in-any-catalog 30s\n")), nil)
	if len(faults) > 0 || p.Lines()[0].Exercise != "not-in-any-catalog" {
		t.Errorf("%v, %v", p.Lines(), faults)
	}
}

func TestRounds(t *testing.T) {
	for name, c := range map[string]struct {
		rounds string
		want   dose.Range
		fault  bool
	}{
		"a number":                   {"2", dose.Exactly(2), false},
		"a range":                    {"2-3", dose.Range{Min: 2, Max: 3}, false},
		"in quotes":                  {`"2-3"`, dose.Range{Min: 2, Max: 3}, false},
		"none":                       {"0", dose.Range{}, true},
		"a range that goes down":     {"3-2", dose.Range{}, true},
		"a range of one is a number": {"2-2", dose.Exactly(2), false},
		"a half":                     {"2.5", dose.Range{}, true},
		"words":                      {"two", dose.Range{}, true},
		"sets of reps":               {"2x3", dose.Range{}, true},
		"seconds":                    {"2s", dose.Range{}, true},
		"breaths":                    {"2 breaths", dose.Range{}, true},
		"with a rest":                {"2 rest 60s", dose.Range{}, true},
		"a side":                     {"2/side", dose.Range{}, true},
		"a list":                     {"[2, 3]", dose.Range{}, true},
	} {
		t.Run(name, func(t *testing.T) {
			text := "id: own\ntitle: Own\nadaptive: true\ncircuits:\n  - name: own\n    rounds: " + c.rounds + "\n    parts: []\n"
			p, faults := ReadProgram("own.yaml", []byte(text), nil)
			if got := p.Circuits[0].Rounds; got != c.want {
				t.Errorf("%s is read as %v, want %v", c.rounds, got, c.want)
			}
			if c.fault != (len(faults) == 1) || len(faults) > 1 {
				t.Fatalf("faults %v", faults)
			}
			if c.fault && (faults[0].Line != 6 || faults[0].Column != 13 || faults[0].Path != "circuits[0].rounds") {
				t.Errorf("the fault stands at %v", faults)
			}
		})
	}
}

func TestAProgramOfOnesOwnNeedsItsOwnName(t *testing.T) {
	c := load(t)
	text := "title: Mine\n# as the catalog's\nid: mid-back-ten\ncircuits:\n  - name: a\n    parts:\n      - phase: mobilize\n        lines: [cat-kow 30s]\n"
	_, faults := c.ReadOwnProgram("mine.yaml", []byte(text))
	want := []string{
		`mine.yaml:8:17: circuits[0].parts[0].lines[0]: unknown-exercise "cat-kow" (want cat-cow)`,
		`mine.yaml:3:5: id: taken "mid-back-ten" (want a name of your own)`,
	}
	if diff := cmp.Diff(want, written(faults)); diff != "" {
		t.Error(diff)
	}
	p, faults := c.ReadOwnProgram("mine.yaml", []byte(strings.NewReplacer("mid-back-ten", "mine", "cat-kow", "cat-cow").Replace(text)))
	if len(faults) > 0 || p.ID != "mine" {
		t.Errorf("%s: %v", p.ID, faults)
	}
	if _, faults := c.ReadOwnProgram("mine.yaml", nil); len(faults) != 1 || faults[0].Code != "empty-file" {
		t.Errorf("an empty file: %v", faults)
	}
}

func TestTheNearestNameIsProposed(t *testing.T) {
	c := load(t)
	for name, w := range map[string]struct{ id, want string }{
		"two letters changed places":    {"cat-cwo", "cat-cow"},
		"a letter is missing":           {"opn-book", "open-book"},
		"a letter too many":             {"sphinxx", "sphinx"},
		"an underscore for a hyphen":    {"open_book", "open-book"},
		"the name itself":               {"wall-angel", "wall-angel"},
		"nothing is near":               {"qqq", ""},
		"nothing is nearest to nothing": {"", ""},
	} {
		t.Run(name, func(t *testing.T) {
			if got := c.Nearest(w.id); got != w.want {
				t.Errorf("nearest to %q is %q, want %q", w.id, got, w.want)
			}
		})
	}
}

func TestNoNameIsNearerThanTheOneProposed(t *testing.T) {
	known := load(t).Exercises
	letter := rapid.SampledFrom([]string{"", "-", "a", "w", "ro"})
	rapid.Check(t, func(t *rapid.T) {
		id := known.At(rapid.IntRange(0, known.Len()-1).Draw(t, "exercise")).ID
		at := rapid.IntRange(0, len(id)-1).Draw(t, "at")
		id = id[:at] + letter.Draw(t, "letter") + id[at+1:]
		want, least := "", len(id)
		for _, e := range known.All() {
			if d := distance(id, e.ID); d < least {
				want, least = e.ID, d
			}
		}
		if got := nearest(id, known); got != want {
			t.Fatalf("nearest to %q is %q, want %q", id, got, want)
		}
	})
}

func TestDistanceCountsLetters(t *testing.T) {
	word := rapid.StringMatching(`[a-c]{0,6}`)
	rapid.Check(t, func(t *rapid.T) {
		a, b, c := word.Draw(t, "a"), word.Draw(t, "b"), word.Draw(t, "c")
		d := distance(a, b)
		if d != distance(b, a) {
			t.Fatalf("%q to %q is %d, back it is %d", a, b, d, distance(b, a))
		}
		if (d == 0) != (a == b) || d > max(len(a), len(b)) || d < max(len(a), len(b))-min(len(a), len(b)) {
			t.Fatalf("%q to %q is %d", a, b, d)
		}
		if d > distance(a, c)+distance(c, b) {
			t.Fatalf("%q to %q is farther than by way of %q", a, b, c)
		}
	})
}

// write writes the lines of a program as a file of their own.
func write(lines []program.Line) string {
	var b strings.Builder
	b.WriteString("id: again\ntitle: Again\ncircuits:\n  - name: again\n    parts:\n      - phase: mobilize\n        lines:\n")
	for _, l := range lines {
		fmt.Fprintf(&b, "          - %s %s\n", l.Exercise, l.Dose)
	}
	return b.String()
}

func TestEveryProgramOfTheCatalogRoundTripsItsLines(t *testing.T) {
	c := load(t)
	for _, p := range c.Programs {
		if p.Adaptive {
			continue
		}
		again, faults := ReadProgram("again.yaml", []byte(write(p.Lines())), c.Exercises)
		if err := faults.Err(); err != nil {
			t.Errorf("%s: %v", p.ID, err)
		}
		if diff := cmp.Diff(p.Lines(), again.Lines()); diff != "" {
			t.Errorf("%s: %s", p.ID, diff)
		}
	}
}

func TestLinesRoundTrip(t *testing.T) {
	known := load(t).Exercises
	line := rapid.Custom(func(t *rapid.T) program.Line {
		e := known.At(rapid.IntRange(0, known.Len()-1).Draw(t, "exercise"))
		d := e.Dose
		if rapid.Bool().Draw(t, "other dose") {
			d = d.Lower().Shape(rapid.IntRange(1, 200).Draw(t, "total"), dose.ByReps)
		}
		if e.Loaded && e.Tool != "band" {
			d.Load = dose.Weight(e.Pieces, 0.5*unit.Kilograms(rapid.IntRange(0, 200).Draw(t, "half kilograms")))
		}
		return program.Line{Exercise: e.ID, Dose: d}
	})
	rapid.Check(t, func(t *rapid.T) {
		lines := rapid.SliceOfN(line, 1, 8).Draw(t, "lines")
		p, faults := ReadProgram("own.yaml", []byte(write(lines)), known)
		if len(faults) > 0 {
			t.Fatal(faults)
		}
		if diff := cmp.Diff(lines, p.Lines()); diff != "" {
			t.Fatal(diff)
		}
	})
}

// located says what a fault of a file must always say: the file, a line of it, a
// column, and a code that words are kept under.
func located(t *testing.T, text []byte, all Faults) {
	t.Helper()
	lines := strings.Count(string(text), "\n") + strings.Count(string(text), "\r") + 1
	for _, f := range all {
		if f.File != "f.yaml" || f.Line < 1 || f.Line > lines || f.Column < 1 || f.Code == "" {
			t.Errorf("%d lines, and a fault at %s", lines, f.Error())
		}
	}
}

func FuzzReadProgram(f *testing.F) {
	names, err := fs.Glob(files, "programs/*.yaml")
	if err != nil {
		f.Fatal(err)
	}
	for _, name := range names {
		text, err := fs.ReadFile(files, name)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(text)
	}
	for _, text := range []string{
		"", "- a", "a: b: c", "id: x\n---\nid: y\n", "id: &a x\ntitle: *a\n", "? id\n: x\n", "%YAML 1.2\n---\nid: x", "{\"id\": \"x\"}", "id: |\n x\n",
		shell("          - cat-cow 30s\n          - [a]\n          -\n"), shell("          - |\n            cat-cow 5x\n"),
	} {
		f.Add([]byte(text))
	}
	known := load(f).Exercises
	f.Fuzz(func(t *testing.T, text []byte) {
		p, faults := ReadProgram("f.yaml", text, known)
		located(t, text, faults)
		if len(faults) > 0 || len(p.Lines()) == 0 {
			return
		}
		again, faults := ReadProgram("f.yaml", []byte(write(p.Lines())), known)
		if len(faults) > 0 {
			t.Fatalf("read without a fault, but written anew: %v", faults)
		}
		if diff := cmp.Diff(p.Lines(), again.Lines()); diff != "" {
			t.Fatal(diff)
		}
	})
}
