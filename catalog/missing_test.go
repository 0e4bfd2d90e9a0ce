package catalog

import (
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"
)

// TestWhatEveryFileMustSay reads files that say nothing, and lists what they
// miss.
func TestWhatEveryFileMustSay(t *testing.T) {
	from := func(name, text string) *Catalog {
		return &Catalog{root: fstest.MapFS{name: {Data: []byte(text)}}}
	}
	for name, c := range map[string]struct {
		read func() error
		want string
	}{
		"a text": {func() error { _, f := ReadText("f", []byte("{}")); return f.Err() }, "name for set-up cues faults stop"},
		"a fault of technique": {func() error {
			_, f := ReadText("f", []byte("{name: a, for: b, set-up: [], cues: [a, b], faults: [{}], stop: c}"))
			return f.Err()
		}, "fault feel"},
		"a country": {func() error { _, err := from("help.yaml", "[{}]").Countries(); return err }, "country emergency source date"},
		"a crisis line": {func() error {
			_, err := from("help.yaml", "[{country: a, emergency: 1, source: b, date: c, crisis: {}}]").Countries()
			return err
		}, "name number"},
		"a source":   {func() error { _, err := from("sources.yaml", "[{}]").Sources(); return err }, "id key title read"},
		"a sign-off": {func() error { _, err := loadSignOff(from("signoff.yaml", "{}").root); return err }, "rules-version confirmed"},
		"a confirmation": {func() error {
			_, err := loadSignOff(from("signoff.yaml", "{rules-version: 1, confirmed: [{}]}").root)
			return err
		}, "name profession register-number date rules-version"},
		"a table of keywords": {func() error { _, err := from("text/en/keywords.yaml", "{}").Keywords(); return err }, "version concepts"},
		"a concept": {func() error {
			_, err := from("text/en/keywords.yaml", "{version: 1, concepts: [{}]}").Keywords()
			return err
		}, "id any"},
		"a program": {func() error { _, f := ReadProgram("f", []byte("{adaptive: true}"), nil); return f.Err() }, "id title"},
		"an exercise": {func() error { _, f := ReadExercise("f", []byte("{}")); return f.Err() },
			"id code sources phases stage classes directions position sides breathing order set-up dose dose-basis progress ceiling"},
	} {
		t.Run(name+" must say", func(t *testing.T) {
			err := c.read()
			if err == nil {
				t.Fatal("nothing is missing")
			}
			var missing []string
			for _, line := range strings.Split(err.Error(), "\n") {
				_, key, found := strings.Cut(line, "missing-key (want ")
				if !found {
					t.Errorf("another fault: %s", line)
				}
				missing = append(missing, strings.TrimSuffix(key, ")"))
			}
			if diff := cmp.Diff(c.want, strings.Join(missing, " ")); diff != "" {
				t.Error(diff)
			}
		})
	}
}
