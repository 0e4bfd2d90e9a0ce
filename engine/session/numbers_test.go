package session

import (
	"go/ast"
	"go/parser"
	"go/token"
	"slices"
	"strings"
	"testing"
	"unicode"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"tspine/engine/dose"
	"tspine/engine/unit"
)

func TestEveryConstantOfNumbersIsListed(t *testing.T) {
	file, err := parser.ParseFile(token.NewFileSet(), "numbers.go", nil, 0)
	if err != nil {
		t.Fatal(err)
	}
	var want, got []string
	ast.Inspect(file, func(n ast.Node) bool {
		if spec, ok := n.(*ast.ValueSpec); ok {
			for _, name := range spec.Names {
				want = append(want, kebab(name.Name))
			}
		}
		return true
	})
	for _, n := range Numbers() {
		got = append(got, n.Name)
		if n.Value <= 0 || n.Unit == "" || n.Section == "" || n.Basis == "" || len(n.Sources) == 0 {
			t.Errorf("half a number: %+v", n)
		}
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

// kebab writes PainCap as pain-cap.
func kebab(name string) string {
	var b strings.Builder
	for i, r := range name {
		if unicode.IsUpper(r) && i > 0 {
			b.WriteByte('-')
		}
		b.WriteRune(unicode.ToLower(r))
	}
	return b.String()
}

func TestEveryRuleHasItsGroundAndStandsOnce(t *testing.T) {
	seen := map[string]bool{}
	for _, r := range Rules() {
		if seen[r.ID] || r.Section == "" || r.Basis == "" || len(r.Sources) == 0 {
			t.Errorf("%+v", r)
		}
		seen[r.ID] = true
	}
	for _, id := range []string{ruleCap, ruleCapMobilize, ruleCapToday} {
		if !seen[id] {
			t.Errorf("%s is no rule", id)
		}
	}
}

func TestABreathIsBreathedOutLongerThanIn(t *testing.T) {
	if out := dose.BreathTime - BreathIn; out <= BreathIn {
		t.Errorf("%d s in, %d s out", BreathIn, out)
	}
}

func TestRed(t *testing.T) {
	for before, want := range []int{6, 6, 6, 6, 6, 7, 8, 8, 8, 8, 8} {
		if got := Red(unit.Rate(before)); got != want {
			t.Errorf("who comes with %d is red from %d, want %d", before, got, want)
		}
		if got := reds()[before]; got != want {
			t.Errorf("the timeline says %d for %d, want %d", got, before, want)
		}
	}
	if got := Red(unit.Rating(0)); got != 6 {
		t.Errorf("who has not said is red from %d, want 6", got)
	}
}

func TestEveryWordOfATimelineHasAKey(t *testing.T) {
	pass, keys := passOf(t, nil), Keys()
	if slices.Sort(keys); len(slices.Compact(slices.Clone(keys))) != len(keys) {
		t.Errorf("a key stands twice in %v", keys)
	}
	rapid.Check(t, func(t *rapid.T) {
		s, o := drawSession(t)
		got := Expand(pass, s, o)
		var used []string
		for _, step := range got.Steps {
			used = append(used, step.Cue)
		}
		for _, l := range got.Lines {
			used = append(used, l.OverCap)
		}
		for _, c := range got.Checks {
			for _, l := range c.Leads {
				used = append(used, l.Say)
			}
		}
		for _, key := range used {
			if !slices.Contains(keys, key) {
				t.Fatalf("%q has no key", key)
			}
		}
	})
}
