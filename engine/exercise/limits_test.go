package exercise

import (
	"testing"

	"pgregory.net/rapid"

	"tspine/engine/dose"
	"tspine/engine/unit"
)

func TestTheZeroLimitsBoundNothing(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		kind := rapid.SampledFrom([]dose.Kind{dose.Reps, dose.Breaths, dose.Timed, dose.Distance}).Draw(t, "kind")
		e := Exercise{Dose: source(t, kind), Held: rapid.Bool().Draw(t, "held"), Phases: []Phase{Integrate}}
		if got := e.Within(e.Dose, Limits{}); got != e.Dose {
			t.Fatalf("%q became %q", e.Dose, got)
		}
		if got := e.Within(e.Dose, Limits{SmallSteps: true}); got != e.Dose {
			t.Fatalf("small steps made %q of %q", got, e.Dose)
		}
		if got := e.Start(Limits{}, 1); got != e.Dose.Lower() {
			t.Fatalf("%q starts as %q", e.Dose, got)
		}
	})
}

func TestStricterLimitsNeverAllowMore(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		kind := rapid.SampledFrom([]dose.Kind{dose.Reps, dose.Timed}).Draw(t, "kind")
		e := Exercise{Dose: source(t, kind), Held: true, Phases: []Phase{Integrate}}
		hold, reserve := rapid.IntRange(1, 30).Draw(t, "hold"), rapid.IntRange(0, 5).Draw(t, "reserve")
		loose := Limits{Hold: unit.Seconds(hold + rapid.IntRange(0, 30).Draw(t, "longer")), Reserve: dose.InReserve(reserve)}
		strict := Limits{Hold: unit.Seconds(hold), Reserve: dose.InReserve(reserve + rapid.IntRange(0, 5).Draw(t, "more"))}
		a, b := e.Within(e.Dose, loose), e.Within(e.Dose, strict)
		if b.Sum() > a.Sum() || b.Top() > a.Top() || b.Each.Max > a.Each.Max || b.Reserve < a.Reserve {
			t.Fatalf("%q: %q within %+v, but %q within %+v", e.Dose, a, loose, b, strict)
		}
	})
}
