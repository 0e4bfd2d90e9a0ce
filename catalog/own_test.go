package catalog

import (
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"

	"tspine/engine/evidence"
)

// folder is a folder of files, by name.
func folder(files map[string]string) fstest.MapFS {
	out := fstest.MapFS{}
	for name, text := range files {
		out[name] = &fstest.MapFile{Data: []byte(text)}
	}
	return out
}

func TestOwnExercisesStandBesideThoseOfTheCatalog(t *testing.T) {
	c := load(t)
	all, faults := c.With(folder(map[string]string{"towel.yaml": soundExercise, "notes.txt": "not read", ".towel.yaml": "not read"}))
	if len(faults) > 0 {
		t.Fatal(faults)
	}
	e := all.Exercises.Get("towel-rotation")
	if e == nil || all.Exercises.Len() != c.Exercises.Len()+1 || c.Exercises.Get("towel-rotation") != nil {
		t.Fatal("it is not there, or the catalog itself changed")
	}
	type kept struct {
		Own                          bool
		Code, Breathing              string
		Sources                      []evidence.ID
		Ceiling, Order, SetUp, Sides int
		Basis                        evidence.Basis
	}
	want := kept{true, "OWN-towel-rotation", "free", []evidence.ID{"own"}, 16, 999, 15, 1, evidence.Design}
	if diff := cmp.Diff(want, kept{e.Own, e.Code, e.Breathing, e.Sources, e.Ceiling, e.Order, int(e.SetUp), int(e.Sides), e.DoseBasis}); diff != "" {
		t.Error(diff)
	}
	words, err := all.Text("en", "towel-rotation")
	if err != nil || words.Name != "Towel rotation" || words.Stop != "Stop if it hurts." {
		t.Errorf("its words are %+v, %v", words, err)
	}
	if _, err := all.Source("own"); err != nil {
		t.Error(err)
	}
}

func TestWithoutAFolderNothingChanges(t *testing.T) {
	c := load(t)
	for name, root := range map[string]fstest.MapFS{"no folder": nil, "an empty one": {}} {
		if all, faults := c.With(root); all != c || len(faults) > 0 {
			t.Errorf("%s: %v", name, faults)
		}
	}
}

func TestADigestNamesWhatOwnExercisesSay(t *testing.T) {
	c := load(t)
	digest := func(text string) string {
		all, _ := c.With(folder(map[string]string{"a.yaml": text}))
		return all.Digest
	}
	one := digest(soundExercise)
	if one == "" || one == c.Digest || one != digest(soundExercise) {
		t.Errorf("digest %q of one exercise, %q of none", one, c.Digest)
	}
	if other := digest(strings.Replace(soundExercise, "2x8", "3x8", 1)); other == one {
		t.Error("another dose has the same digest")
	}
}

func TestAFileWithAFaultIsLeftOutAndTheOthersHold(t *testing.T) {
	c := load(t)
	another := strings.NewReplacer("id: towel-rotation", "id: another", "progress: reps", "progress: reps\neasier: [towel-rotation]").Replace(soundExercise)
	for name, w := range map[string]struct {
		files map[string]string
		there []string
		told  []string
	}{
		"a fault of its own": {map[string]string{"a.yaml": "id: x", "b.yaml": soundExercise}, []string{"towel-rotation"}, []string{"a.yaml:1:1: missing-key"}},
		"no YAML at all":     {map[string]string{"a.yaml": "\x00", "b.yml": soundExercise}, []string{"towel-rotation"}, []string{"a.yaml:1:1: not-text"}},
		"a name twice": {map[string]string{"a.yaml": soundExercise, "b.yaml": soundExercise}, []string{"towel-rotation"},
			[]string{`b.yaml:1:5: id: taken "towel-rotation" (want a name that is not in a.yaml)`}},
		"a name twice in a file": {map[string]string{"a.yaml": "exercises:\n" + listedExercise("one") + listedExercise("one")}, nil,
			[]string{`a.yaml:13:9: exercises[1].id: taken "one" (want each name once)`}},
		"a link to one that was left out": {map[string]string{"a.yaml": another, "b.yaml": strings.Replace(soundExercise, "dose: 2x8", "dose: 0x8", 1)}, nil,
			[]string{"b.yaml:9:7: dose: too-small", `a.yaml:11:10: easier[0]: unknown-exercise "towel-rotation"`}},
		"a link between two files": {map[string]string{"a.yaml": another, "b.yaml": soundExercise}, []string{"another", "towel-rotation"}, nil},
		"a circle over two files": {map[string]string{"a.yaml": another, "b.yaml": strings.Replace(soundExercise, "progress: reps", "progress: reps\neasier: [another]", 1)}, nil,
			[]string{`a.yaml:11:10: easier[0]: ladder-in-a-circle "towel-rotation → another → towel-rotation"`, `b.yaml:11:10: easier[0]: ladder-in-a-circle "another → towel-rotation → another"`}},
		"a file without an end": {map[string]string{"a.yaml": strings.Repeat("#", 2<<20)}, nil, []string{"a.yaml:1:1: too-big"}},
		"a list":                {map[string]string{"a.yaml": "- a"}, nil, []string{`a.yaml:1:1: wrong-type "a list"`}},
		"a folder":              {map[string]string{"a.yaml/b.txt": "x"}, nil, []string{"a.yaml: unreadable"}},
	} {
		t.Run(name, func(t *testing.T) {
			all, faults := c.With(folder(w.files))
			var there []string
			for _, e := range all.Exercises.All() {
				if e.Own {
					there = append(there, e.ID)
				}
			}
			if diff := cmp.Diff(w.there, there); diff != "" {
				t.Error(diff)
			}
			for _, want := range w.told {
				if !strings.Contains(faults.Error(), want) {
					t.Errorf("%q is not told of:\n%v", want, faults)
				}
			}
			if len(w.told) == 0 && len(faults) > 0 {
				t.Error(faults)
			}
		})
	}
}

// listedExercise is an exercise as it stands in a list.
func listedExercise(id string) string {
	return "  - id: " + id + "\n    phases: [mobilize]\n    stage: mobility\n    classes: [ROT_UNL]\n    directions: [rotation]\n    position: sitting\n" +
		"    sides: both\n    dose: 2x8\n    progress: reps\n    text: {name: A, for: B, set-up: [C],\n      cues: [D, E], stop: F}\n"
}

func TestKinAreThoseThatAnExerciseStandsInForOrGoesBeyond(t *testing.T) {
	text := strings.Replace(soundExercise, "progress: reps", "progress: reps\nvariant-of: open-book\neasier: [cat-cow]\nharder: [seated-twist]\ninstead: [chair-extension]", 1)
	all, faults := load(t).With(folder(map[string]string{"a.yaml": text}))
	if len(faults) > 0 {
		t.Fatal(faults)
	}
	code := func(id string) string { return all.Exercises.Get(id).Code }
	if diff := cmp.Diff([]string{code("open-book"), code("cat-cow"), code("chair-extension")}, all.Exercises.Get("towel-rotation").Kin); diff != "" {
		t.Error(diff)
	}
}

func TestAProgramMayBringItsExercises(t *testing.T) {
	c := load(t)
	text := "id: mine\ntitle: Mine\ncircuits:\n  - name: one\n    parts:\n      - {phase: mobilize, lines: [one 2x8]}\nexercises:\n" + listedExercise("one")
	if faults := c.Check("f.yaml", []byte(text)); len(faults) > 0 {
		t.Error(faults)
	}
	if !HasExercises("f.yaml", []byte(text)) || HasExercises("f.yaml", []byte(soundProgram)) {
		t.Error("it is not seen which program brings exercises")
	}
	own, faults := c.With(folder(map[string]string{"mine.yaml": text}))
	if len(faults) > 0 || own.Exercises.Get("one") == nil {
		t.Fatalf("kept in the folder it has no exercise: %v", faults)
	}
	changed := strings.Replace(text, "[one 2x8]", "[one 3x8]", 1)
	if _, faults := own.ReadOwnProgram("f.yaml", []byte(changed)); len(faults) > 0 {
		t.Errorf("its next version is refused: %v", faults)
	}
	other := strings.Replace(text, "id: mine", "id: other", 1)
	if _, faults := own.ReadOwnProgram("f.yaml", []byte(other)); !strings.Contains(faults.Error(), `taken "one" (want a name that is not in mine.yaml)`) {
		t.Errorf("another program brings the same exercise: %v", faults)
	}
}

func TestEveryExerciseOfTheCatalogKeepsTheRulesOfOwnOnes(t *testing.T) {
	c := load(t)
	for _, e := range c.Exercises.All() {
		doc, v := ReadYAML("f.yaml", 1, []byte("{dose: x, sides: x, progress: x, ceiling: x}"))
		checkOwnDose(v, &e)
		checkLoad(v, &e)
		if len(doc.Faults) > 0 {
			t.Errorf("%s: %v", e.ID, doc.Faults)
		}
	}
}
