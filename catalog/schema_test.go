package catalog

import (
	"encoding/json"
	"io/fs"
	"maps"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

type schema struct {
	Properties map[string]json.RawMessage `json:"properties"`
	Required   []string                   `json:"required"`
	Defs       map[string]schema          `json:"$defs"`
}

func readSchema(t *testing.T, name string) schema {
	t.Helper()
	text, err := os.ReadFile("../docs/schema/" + name)
	if err != nil {
		t.Fatal(err)
	}
	var s schema
	if err := json.Unmarshal(text, &s); err != nil {
		t.Fatal(err)
	}
	return s
}

// TestSchemasKnowTheKeysThatTheReadersKnow reads an object with one unknown
// key: the fault lists the known ones, and the missing ones that must be
// there.
func TestSchemasKnowTheKeysThatTheReadersKnow(t *testing.T) {
	for name, read := range map[string]func() Faults{
		"exercise.json": func() Faults { _, f := ReadExercise("f", []byte("nothing-known: 1")); return f },
		"pose.json":     func() Faults { _, f := ReadPose("f", []byte("nothing-known: 1")); return f },
		"program.json":  func() Faults { _, f := ReadProgram("f", []byte("nothing-known: 1"), nil); return f },
	} {
		s := readSchema(t, name)
		var known, must []string
		for _, f := range read() {
			switch f.Code {
			case "unknown-key":
				known = strings.Split(f.Want, ", ")
			case "missing-key":
				must = append(must, f.Want)
			}
		}
		var keys []string
		for k := range s.Properties {
			keys = append(keys, k)
		}
		slices.Sort(keys)
		slices.Sort(known)
		slices.Sort(must)
		slices.Sort(s.Required)
		if !slices.Equal(keys, known) {
			t.Errorf("%s has keys %v\nthe reader knows %v", name, keys, known)
		}
		if !slices.Equal(s.Required, must) {
			t.Errorf("%s requires %v\nthe reader requires %v", name, s.Required, must)
		}
	}
}

func TestTheSchemasPatternAcceptsEveryDoseOfTheCatalog(t *testing.T) {
	var s struct {
		Properties struct {
			Dose struct {
				Pattern string `json:"pattern"`
			} `json:"dose"`
		} `json:"properties"`
	}
	text, err := os.ReadFile("../docs/schema/exercise.json")
	if err != nil {
		t.Fatal(err)
	}
	if err := json.Unmarshal(text, &s); err != nil {
		t.Fatal(err)
	}
	pattern := regexp.MustCompile(s.Properties.Dose.Pattern)
	for _, e := range load(t).Exercises.All() {
		if written := e.Dose.String(); !pattern.MatchString(written) {
			t.Errorf("%s: the schema refuses %q", e.ID, written)
		}
	}
	if pattern.MatchString("ten times") {
		t.Error("the schema accepts words for a dose")
	}
}

func TestEveryFileOfTheCatalogFitsItsSchema(t *testing.T) {
	s := readSchemas(t)
	for schema, pattern := range map[string]string{"exercise.json": "exercises/*.yaml", "program.json": "programs/*.yaml"} {
		names, err := fs.Glob(files, pattern)
		if err != nil || len(names) == 0 {
			t.Fatalf("%s: %d files, %v", pattern, len(names), err)
		}
		for _, name := range names {
			text, err := fs.ReadFile(files, name)
			if err != nil {
				t.Fatal(err)
			}
			if faults := s.faults(schema, string(text)); len(faults) > 0 {
				t.Errorf("%s: %v", name, faults)
			}
		}
	}
}

// TestWhatASchemaCanKnowItRefuses holds the schemas against the faulty files: a
// key, a word, a shape or a number that is wrong is wrong for an editor too;
// what only the catalog can know is not.
func TestWhatASchemaCanKnowItRefuses(t *testing.T) {
	s := readSchemas(t)
	known := []string{"wrong-type", "unknown-key", "misspelled-key", "missing-key", "misspelled-word", "unknown-word", "out-of-range", "not-an-id", "unknown-class"}
	for name, k := range kinds() {
		schema := map[string]string{soundProgram: "program.json", soundExercise: "own.json"}[k.of]
		faults := s.faults(schema, change(t, k.of, k.old, k.now))
		_, rest, _ := strings.Cut(k.want, ": ")
		code := rest
		for _, c := range known {
			if strings.Contains(rest, c+" ") {
				code = c
			}
		}
		switch must := slices.Contains(known, code); {
		case k.want == "" && len(faults) > 0:
			t.Errorf("%s: the schema refuses what is sound: %v", name, faults)
		case must && len(faults) == 0 && !beyondSchemas(k.now):
			t.Errorf("%s: the schema accepts %s", name, k.want)
		}
	}
}

// beyondSchemas says which faults of a known kind no schema has: a tool that
// another key asks for, and anchors, which an editor puts in place first.
func beyondSchemas(now string) bool {
	return strings.Contains(now, "@ 5kg") || strings.HasPrefix(now, "title: &") || strings.HasPrefix(now, "title: !!") || now == "title:"
}

func TestOwnExercisesHaveTheKeysThatTheReaderKnows(t *testing.T) {
	own := readRule(t, "own.json").Defs["exercise"]
	faults := load(t).Check("f.yaml", []byte("{text: {}, nothing-known: 1}"))
	var known, must []string
	for _, f := range faults {
		switch {
		case f.Code == "unknown-key":
			known = strings.Split(f.Want, ", ")
		case f.Code == "missing-key" && f.Path == "":
			must = append(must, f.Want)
		}
	}
	keys := slices.Sorted(maps.Keys(own.Properties))
	slices.Sort(known)
	if diff := cmp.Diff(known, keys); diff != "" {
		t.Error(diff)
	}
	required := slices.DeleteFunc(slices.Clone(own.Required), func(key string) bool { return key == "text" })
	slices.Sort(required)
	slices.Sort(must)
	if diff := cmp.Diff(must, required); diff != "" {
		t.Error(diff)
	}
}
