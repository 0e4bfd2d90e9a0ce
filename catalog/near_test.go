package catalog

import (
	"strings"
	"testing"

	"pgregory.net/rapid"
)

func TestWordsThatAreNear(t *testing.T) {
	words := []string{"cat-cow", "wall-angel", "open-book", "log", "ROT_UNL", "ROT_LOAD", "minutes"}
	for name, c := range map[string]struct{ word, want string }{
		"one letter changed":           {"cat-kow", "cat-cow"},
		"two letters in another order": {"wall-angle", "wall-angel"},
		"one letter too few":           {"opn-book", "open-book"},
		"three letters, two of them":   {"lgo", "log"},
		"the beginning of a word":      {"minute", "minutes"},
		"more than the word":           {"ROT_UNLOADED", "ROT_UNL"},
		"the word itself":              {"log", "log"},
		"another word":                 {"squat", ""},
		"nothing":                      {"", ""},
		"one letter":                   {"l", ""},
		"a word without an end":        {strings.Repeat("cat-cow", 1_000_000), ""},
	} {
		t.Run(name, func(t *testing.T) {
			if got := Near(c.word, words); got != c.want {
				t.Errorf("%.40q is near %q, want %q", c.word, got, c.want)
			}
		})
	}
}

func TestDistanceIsTheSameBothWaysAndNoneToItself(t *testing.T) {
	word := rapid.StringMatching(`[a-z-]{0,12}`)
	rapid.Check(t, func(t *rapid.T) {
		a, b := word.Draw(t, "a"), word.Draw(t, "b")
		if there, back := distance(a, b), distance(b, a); there != back || (there == 0) != (a == b) {
			t.Errorf("from %q to %q %d, back %d", a, b, there, back)
		}
	})
}
