package screening

import (
	"regexp"
	"slices"
	"testing"

	"tspine/engine/evidence"
)

var kebab = regexp.MustCompile(`^[a-z0-9]+(-[a-z0-9]+)*$`)

func TestRulesAreWhole(t *testing.T) {
	seen := make(map[string]bool)
	for _, r := range Rules() {
		if seen[r.ID] || !kebab.MatchString(r.ID) {
			t.Errorf("id %q", r.ID)
		}
		seen[r.ID] = true
		if r.Section == "" || r.Basis == "" || len(r.Sources) == 0 {
			t.Errorf("%s rests on nothing: %+v", r.ID, r)
		}
		if slices.Contains(r.Sources, "tspine") && len(r.Sources) == 1 && r.Basis != evidence.Design {
			t.Errorf("%s is our own choice, and says %s", r.ID, r.Basis)
		}
	}
}

func BenchmarkScreen(b *testing.B) {
	in := somebody(58, Answers{"osteoporosis": Yes(), "bp": NotSure(), "sits_over_6h": Yes()})
	for b.Loop() {
		if Screen(in).Action != Modify {
			b.Fatal("not modify")
		}
	}
}

// BenchmarkReadAnswers is the floor under BenchmarkScreen: each answer looked
// up once.
func BenchmarkReadAnswers(b *testing.B) {
	in := somebody(58, Answers{"osteoporosis": Yes()})
	for b.Loop() {
		n := 0
		for i := range questions {
			if in.Answers[questions[i].ID].IsYes() {
				n++
			}
		}
		if n != 1 {
			b.Fatal(n)
		}
	}
}
