package catalog

import (
	"io/fs"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"tspine/engine/exercise"
)

func TestEveryFileOfTheCatalogPassesTheCheck(t *testing.T) {
	c := load(t)
	for _, pattern := range []string{"exercises/*.yaml", "programs/*.yaml"} {
		names, err := fs.Glob(files, pattern)
		if err != nil || len(names) == 0 {
			t.Fatalf("%s: %d files, %v", pattern, len(names), err)
		}
		for _, name := range names {
			text, err := fs.ReadFile(files, name)
			if err != nil {
				t.Fatal(err)
			}
			if faults := c.Check(name, text); len(faults) > 0 {
				t.Error(faults)
			}
		}
	}
}

// own is an exercise that somebody wrote, with its links.
func own(links string) string {
	base := rowFile[:strings.Index(rowFile, "easier:")]
	return base + links
}

func TestLinksOfAnExerciseThatSomebodyWrote(t *testing.T) {
	c := load(t)
	for name, w := range map[string]struct {
		text string
		want []string
	}{
		"no links":             {own(""), nil},
		"links that are there": {own("easier: [dumbbell-row]\nharder: [pendlay-row]\ninstead: [face-pull]\n"), nil},
		"keys without a link":  {own("easier:\nharder: ~\ninstead: []\n"), nil},
		"a link that leads nowhere": {own("instead: [face-pul]\n"), []string{
			`f.yaml:28:11: instead[0]: unknown-exercise "face-pul" (want face-pull)`}},
		"a link to itself": {own("instead: [own-row]\n"), []string{
			`f.yaml:28:11: instead[0]: links-to-itself "own-row" (want another exercise)`}},
		"a harder one that stands lower": {own("harder: [face-pull, cat-cow]\n"), []string{
			`f.yaml:28:10: harder[0]: harder-at-lower-stage "face-pull" (want an exercise of the same stage or a later one)`,
			`f.yaml:28:21: harder[1]: harder-at-lower-stage "cat-cow" (want an exercise of the same stage or a later one)`}},
		"a link that is a list": {own("easier: dumbbell-row\n"), []string{
			`f.yaml:28:9: easier: wrong-type "text" (want a list, as [a, b])`}},
		"a harder one that is nowhere": {own("harder: [front-rack-cary]\n"), []string{
			`f.yaml:28:10: harder[0]: unknown-exercise "front-rack-cary" (want front-rack-carry)`}},
		"a ladder that comes back": {strings.ReplaceAll(own("harder: [band-row-one-arm]\n"), "id: own-row", "id: dumbbell-row"), []string{
			`f.yaml:28:10: harder[0]: harder-at-lower-stage "band-row-one-arm" (want an exercise of the same stage or a later one)`,
			`f.yaml:28:10: harder[0]: ladder-in-a-circle "dumbbell-row → band-row-one-arm → dumbbell-row" (want a ladder that only goes up)`}},
	} {
		t.Run(name, func(t *testing.T) {
			if diff := cmp.Diff(w.want, written(c.Check("f.yaml", []byte(w.text)))); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestALadderThatIsACircleAlreadyEnds(t *testing.T) {
	one, two := exercise.Exercise{ID: "one", Code: "1", Stage: 5, Harder: []string{"two"}}, exercise.Exercise{ID: "two", Code: "2", Stage: 5, Harder: []string{"one"}}
	c := &Catalog{Exercises: exercise.NewCatalog([]exercise.Exercise{one, two})}
	text := strings.Replace(own("harder: [one]\n"), "variant-of: plank-row\n", "", 1)
	if faults := c.Check("f.yaml", []byte(text)); len(faults) > 0 {
		t.Errorf("the circle of others is none of this exercise: %v", faults)
	}
}

func TestCheckKnowsAProgramFromAnExercise(t *testing.T) {
	c := load(t)
	for name, w := range map[string]struct {
		text string
		want []string
	}{
		"a program":                          {shell("          - cat-cow 30s\n"), nil},
		"a program with an exercise unknown": {shell("          - cat-cwo 30s\n"), []string{`f.yaml:8:13: circuits[0].parts[0].lines[0]: unknown-exercise "cat-cwo" (want cat-cow)`}},
		"an exercise with one key wrong":     {strings.Replace(own(""), "order: 33", "order: x", 1), []string{`f.yaml:22:8: order: wrong-type "x" (want a whole number)`}},
		"an empty file":                      {"", []string{"f.yaml:1:1: empty-file"}},
		"a list":                             {"- cat-cow 30s\n", []string{`f.yaml:1:1: wrong-type "a list" (want a program or an exercise)`}},
		"a sentence":                         {"Do what you like.", []string{`f.yaml:1:1: wrong-type "text" (want a program or an exercise)`}},
		"a text that is no YAML":             {"a: [", []string{`f.yaml:1:4: not-yaml "sequence end token ']' not found"`}},
	} {
		t.Run(name, func(t *testing.T) {
			if diff := cmp.Diff(w.want, written(c.Check("f.yaml", []byte(w.text)))); diff != "" {
				t.Error(diff)
			}
		})
	}
}
