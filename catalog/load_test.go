package catalog

import (
	"errors"
	"io/fs"
	"strings"
	"testing"
	"testing/fstest"
)

// small is a catalog of one exercise and one program.
func small() fstest.MapFS {
	return fstest.MapFS{
		"exercises/own-row.yaml": {Data: []byte(rowFile)},
		"programs/own.yaml":      {Data: []byte(shell("          - own-row 2x10\n"))},
		"signoff.yaml":           {Data: []byte("rules-version: 3\nconfirmed:\n  - {name: A B, profession: physician, register-number: \"1\", date: 2026-11-20, rules-version: 3}\n")},
		"text/en/own-row.yaml":   {Data: []byte(textFile(2))},
		"text/de/own-row.yaml":   {Data: []byte(strings.Replace(textFile(2), "Cat–cow", "Katze", 1))},
		"cases/one.md":           {Data: []byte("# A case\n")},
	}
}

func TestACatalogIsLoadedFromAFolder(t *testing.T) {
	c, err := LoadFrom(small())
	if err != nil {
		t.Fatal(err)
	}
	if c.Exercises.Len() != 1 || c.Exercises.ByCode("T-90") == nil || len(c.Programs) != 1 {
		t.Errorf("%d exercises, %d programs", c.Exercises.Len(), len(c.Programs))
	}
	if p, ok := c.Program("own"); !ok || p.Lines()[0].Exercise != "own-row" {
		t.Errorf("the program: %+v, %v", p, ok)
	}
	if _, ok := c.Program("mid-back-ten"); ok {
		t.Error("a program of another catalog is there")
	}
	if c.SignOff.RulesVersion != 3 || !c.SignOff.ConfirmedNow() || c.SignOff.Confirmed[0].Profession != "physician" {
		t.Errorf("the sign-off: %+v", c.SignOff)
	}
	if cases, err := c.Cases(); err != nil || string(cases["one.md"]) != "# A case\n" || len(cases) != 1 {
		t.Errorf("the cases: %v, %v", cases, err)
	}
}

func TestTextsAreInTheLanguageOrInEnglish(t *testing.T) {
	c, err := LoadFrom(small())
	if err != nil {
		t.Fatal(err)
	}
	for name, w := range map[string]struct{ lang, id, want string }{
		"the language asked for":       {"de", "own-row", "Katze"},
		"English":                      {"en", "own-row", "Cat–cow"},
		"a language that is not there": {"fr", "own-row", "Cat–cow"},
		"an exercise that has no text": {"en", "open-book", ""},
		"a way out of the folder":      {"en", "../../signoff", ""},
	} {
		t.Run(name, func(t *testing.T) {
			got, err := c.Text(w.lang, w.id)
			if got.Name != w.want || (err == nil) != (w.want != "") {
				t.Errorf("got %q, %v; want %q", got.Name, err, w.want)
			}
		})
	}
}

func TestABrokenCatalogSaysWhatIsBroken(t *testing.T) {
	for name, c := range map[string]struct {
		file, text string
		want       []string
	}{
		"an exercise": {"exercises/broken.yaml", "id: broken\nstage: 3\n", []string{
			`exercises/broken.yaml:2:8: stage: unknown-word "3"`, "exercises/broken.yaml:1:1: missing-key (want dose)"}},
		"a program":             {"programs/broken.yaml", "id: broken\n", []string{"programs/broken.yaml:1:1: missing-key (want title)"}},
		"a program's line":      {"programs/own.yaml", shell("          - open-book 8/side\n"), []string{"programs/own.yaml:8:13: ", `unknown-exercise "open-book"`}},
		"the sign-off":          {"signoff.yaml", "rules-version: 0\nconfirmed: []\n", []string{`signoff.yaml:1:16: rules-version: out-of-range "0"`}},
		"a confirmation":        {"signoff.yaml", "rules-version: 1\nconfirmed: [{name: A, profession: b, date: d, rules-version: 1}]\n", []string{"signoff.yaml:2:13: confirmed[0]: missing-key (want register-number)"}},
		"a file that is binary": {"exercises/broken.yaml", "\x00\x01\x02", []string{"exercises/broken.yaml:1:1: "}},
	} {
		t.Run(name, func(t *testing.T) {
			root := small()
			root[c.file] = &fstest.MapFile{Data: []byte(c.text)}
			broken, err := LoadFrom(root)
			if err == nil || broken != nil {
				t.Fatalf("loaded %+v, %v", broken, err)
			}
			for _, part := range c.want {
				if !strings.Contains(err.Error(), part) {
					t.Errorf("%v\ndoes not say %s", err, part)
				}
			}
		})
	}
}

func TestFaultsOfAllExercisesComeAtOnceInOrder(t *testing.T) {
	root := small()
	for _, id := range []string{"a", "b", "c", "d"} {
		root["exercises/"+id+".yaml"] = &fstest.MapFile{Data: []byte(strings.Replace(rowFile, "stage: concentric", "stage: "+id, 1))}
	}
	_, err := LoadFrom(root)
	var all Faults
	if !errors.As(err, &all) {
		t.Fatalf("got %v", err)
	}
	files := map[string]int{}
	for i, f := range all {
		files[f.File]++
		if i > 0 && f.File < all[i-1].File {
			t.Errorf("%s comes after %s", f.File, all[i-1].File)
		}
	}
	for _, id := range []string{"a", "b", "c", "d"} {
		if files["exercises/"+id+".yaml"] != 1 {
			t.Errorf("%s has %d faults", id, files["exercises/"+id+".yaml"])
		}
	}
}

func TestAMissingSignOffStopsTheLoad(t *testing.T) {
	root := small()
	delete(root, "signoff.yaml")
	if _, err := LoadFrom(root); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("got %v", err)
	}
}

func TestAFileThatCannotBeReadNamesItself(t *testing.T) {
	for _, name := range []string{"exercises/x.yaml", "programs/x.yaml"} {
		root := small()
		root[name] = &fstest.MapFile{Mode: fs.ModeDir}
		if _, err := LoadFrom(root); err == nil || !strings.Contains(err.Error(), name) {
			t.Errorf("%s: %v", name, err)
		}
	}
	root := small()
	root["cases/folder"] = &fstest.MapFile{Mode: fs.ModeDir}
	c, err := LoadFrom(root)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := c.Cases(); err == nil {
		t.Error("a folder was read as a case")
	}
}

func TestTheEmbeddedContentIsThatOfTheFolder(t *testing.T) {
	c := load(t)
	if _, ok := c.Program(Adaptive); !ok {
		t.Errorf("there is no program %s", Adaptive)
	}
	p, ok := c.Program(Circuit)
	if !ok || len(p.Circuits) != 1 || p.Circuits[0].Rounds.IsZero() {
		t.Errorf("the circuit whose round minutes are measured by: %+v", p)
	}
	if c.SignOff.RulesVersion < 1 {
		t.Errorf("rules version %d", c.SignOff.RulesVersion)
	}
	if cases, err := c.Cases(); err != nil || len(cases["worked-cases.md"]) == 0 {
		t.Errorf("no worked cases: %v", err)
	}
}
