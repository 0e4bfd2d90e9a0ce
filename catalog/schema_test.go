package catalog

import (
	"encoding/json"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"
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
