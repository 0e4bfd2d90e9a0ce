package api

import (
	"net/http"
	"slices"
	"strings"
	"testing"
)

func TestExercisesAreNarrowedAndFound(t *testing.T) {
	b := open(t)
	ids := func(query string) []string {
		var out []string
		for _, e := range read[list[Exercise]](t, b.ask(t, "read", "GET /people/me/exercises"+query, ""), http.StatusOK).List {
			out = append(out, e.ID)
			if e.May != (len(e.Why) == 0) {
				t.Errorf("%s may be done: %t, and is left out by %v", e.ID, e.May, e.Why)
			}
		}
		return out
	}
	all := ids("")
	for query, c := range map[string]struct{ first, hasNot string }{
		"?find=opn%20bok":                   {"open-book", "cat-cow"},
		"?find=foam%20roller&phase=release": {"roll-lats", "open-book"},
		"?position=sitting":                 {"", "open-book"},
		"?may=no":                           {"", "cat-cow"},
	} {
		got := ids(query)
		if len(got) == 0 || len(got) >= len(all) || slices.Contains(got, c.hasNot) || c.first != "" && got[0] != c.first {
			t.Errorf("%s: %v", query, got)
		}
	}
	if g := b.ask(t, "read", "GET /people/me/exercises/zercher-squat", ""); !strings.Contains(g.body, "left_out") || !strings.Contains(g.body, `"views":["front","side","back"]`) {
		t.Errorf("%s", g.body)
	}
}
