package catalog

import (
	"maps"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"tspine/engine/evidence"
)

// folder is files in the order of their names.
func folder(files map[string]string) []File {
	var out []File
	for _, name := range slices.Sorted(maps.Keys(files)) {
		out = append(out, File{Name: name, Text: []byte(files[name])})
	}
	return out
}

func TestOwnExercisesStandBesideThoseOfTheCatalog(t *testing.T) {
	c := load(t)
	all, faults := c.With(folder(map[string]string{"towel.yaml": soundExercise}))
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

func TestWithoutATextNothingChanges(t *testing.T) {
	c := load(t)
	if all, faults := c.With(nil); all != c || len(faults) > 0 {
		t.Error(faults)
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

func TestATextOfOwnExercisesIsReadWithItsNameAndAllFaults(t *testing.T) {
	c, faults := load(t).With(folder(map[string]string{"towel-rotation": soundExercise, "mine": ownProgram("mine", "one")}))
	if len(faults) > 0 {
		t.Fatal(faults)
	}
	for name, w := range map[string]struct {
		text string
		want Written
		told []string
	}{
		"the next version of an exercise":  {strings.Replace(soundExercise, "2x8", "3x8", 1), Written{"towel-rotation", []string{"towel-rotation"}}, nil},
		"several":                          {"exercises:\n" + listedExercise("two") + listedExercise("three"), Written{"two", []string{"two", "three"}}, nil},
		"the next version of a program":    {ownProgram("mine", "other"), Written{"mine", []string{"other"}}, nil},
		"one that another text has":        {ownProgram("yours", "one"), Written{}, []string{`taken "one" (want a name that is not in mine)`}},
		"one that a program has":           {strings.Replace(soundExercise, "towel-rotation", "one", 1), Written{}, []string{`f.yaml:1:5: id: taken "one" (want a name that is not in mine)`}},
		"a program without exercises":      {soundProgram, Written{}, []string{"f.yaml:1:1: missing-key (want exercises)"}},
		"no exercise":                      {"exercises: []", Written{}, []string{"wrong-count"}},
		"faults at several places at once": {strings.NewReplacer("2x8", "0x8", "mobility", "mobilty").Replace(soundExercise), Written{}, []string{"stage: misspelled-word", "dose: too-small"}},
		"a list":                           {"- a", Written{}, []string{`f.yaml:1:1: wrong-type "a list"`}},
		"nothing":                          {"", Written{}, []string{"f.yaml:"}},
		"far too much":                     {strings.Repeat("#", 2<<20), Written{}, []string{"f.yaml:1:1: too-big"}},
		"a name of the catalog":            {strings.Replace(soundExercise, "towel-rotation", "cat-cow", 1), Written{}, []string{`id: taken "cat-cow"`}},
		"a link that leads nowhere":        {strings.Replace(soundExercise, "progress: reps", "progress: reps\neasier: [cat-kow]", 1), Written{}, []string{`easier[0]: unknown-exercise "cat-kow" (want cat-cow)`}},
	} {
		t.Run(name, func(t *testing.T) {
			got, faults := c.ReadOwn("f.yaml", []byte(w.text))
			if len(w.told) == 0 {
				if diff := cmp.Diff(w.want, got); diff != "" || len(faults) > 0 {
					t.Error(diff, faults)
				}
				if name := NameOf(File{Name: "f.yaml", Text: []byte(w.text)}); name != w.want.Name {
					t.Errorf("its name is %q by itself", name)
				}
			}
			for _, want := range w.told {
				if !strings.Contains(faults.Error(), want) {
					t.Errorf("%q is not told of:\n%v", want, faults)
				}
			}
		})
	}
}

// ownProgram is a program that brings one exercise.
func ownProgram(id, exercise string) string {
	return "id: " + id + "\ntitle: Mine\ncircuits:\n  - name: one\n    parts:\n      - {phase: mobilize, lines: [" + exercise + " 2x8]}\nexercises:\n" + listedExercise(exercise)
}

func TestATextThatCanNotBeReadHasNoName(t *testing.T) {
	for _, text := range []string{"", "- a", "\x00", "id: [x]", "exercises: []", "exercises: [a]", "exercises: [{code: X}]"} {
		if name := NameOf(File{Name: "f.yaml", Text: []byte(text)}); name != "" {
			t.Errorf("%q is called %q", text, name)
		}
	}
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
