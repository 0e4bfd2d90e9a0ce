package session

import (
	"slices"
	"testing"

	"pgregory.net/rapid"

	"tspine/engine/dose"
	"tspine/engine/unit"
	"tspine/internal/listed"
)

func TestEveryConstantIsANumberWithItsGround(t *testing.T) {
	listed.Numbers(t, Numbers())
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

func TestEveryRuleHasItsGroundAndStandsOnce(t *testing.T) {
	listed.Rules(t, Rules())
	seen := map[string]bool{}
	for _, r := range Rules() {
		seen[r.ID] = true
	}
	for _, id := range []string{ruleCap, ruleCapMobilize, ruleCapToday} {
		if !seen[id] {
			t.Errorf("%s is no rule", id)
		}
	}
}
