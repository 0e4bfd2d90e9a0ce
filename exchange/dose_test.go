package exchange

import (
	"encoding/json"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"tspine/catalog"
	"tspine/engine/dose"
	"tspine/engine/evidence"
	"tspine/engine/exercise"
	"tspine/engine/program"
)

func parse(t testing.TB, text string) dose.Dose {
	t.Helper()
	d, faults := dose.Parse(text)
	if err := faults.Err(); err != nil {
		t.Fatal(err)
	}
	return d
}

func library(t testing.TB) *catalog.Catalog {
	t.Helper()
	c, err := catalog.Load()
	if err != nil {
		t.Fatal(err)
	}
	return c
}

func toJSON(t testing.TB, v any) string {
	t.Helper()
	text, err := json.Marshal(v)
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

func TestDosesAsJSON(t *testing.T) {
	for text, want := range map[string]string{
		"12":                   `{"notation":"12","sets":[1,1],"reps":[12,12],"unit":"reps","total":12}`,
		"30-60s 3/day":         `{"notation":"30-60s 3/day","sets":[1,1],"reps":[1,1],"hold_s":[30,60],"unit":"s","total":30,"per_day":[3,3]}`,
		"10x10s/side 2/day":    `{"notation":"10x10s/side 2/day","sets":[1,1],"reps":[10,10],"hold_s":[10,10],"unit":"s","total":100,"per_side":true,"per_day":[2,2]}`,
		"4x5-16 1-2/week":      `{"notation":"4x5-16 1-2/week","sets":[4,4],"reps":[5,16],"unit":"reps","total":20,"per_week":[1,2]}`,
		"3x10-20 every 2 days": `{"notation":"3x10-20 every 2 days","sets":[3,3],"reps":[10,20],"unit":"reps","total":30,"every_days":2}`,
		"10 breaths":           `{"notation":"10 breaths","sets":[1,1],"reps":[10,10],"unit":"breaths","total":10}`,
		"3x20-40m":             `{"notation":"3x20-40m","sets":[3,3],"reps":[1,1],"meters":[20,40],"unit":"m","total":60}`,
		"2x10 @ 2x12.5kg":      `{"notation":"2x10 @ 2x12.5kg","sets":[2,2],"reps":[10,10],"unit":"reps","total":20,"kg":12.5,"pieces":2}`,
		"2x10 @ 20kg":          `{"notation":"2x10 @ 20kg","sets":[2,2],"reps":[10,10],"unit":"reps","total":20,"kg":20}`,
		"2x10 @ dark-red band": `{"notation":"2x10 @ dark-red band","sets":[2,2],"reps":[10,10],"unit":"reps","total":20,"band":"dark-red"}`,
		"2x10 tempo 4-0-1":     `{"notation":"2x10 tempo 4-0-1","sets":[2,2],"reps":[10,10],"unit":"reps","total":20,"tempo":"4-0-1"}`,
		"2x10 rest 60-90s":     `{"notation":"2x10 rest 60-90s","sets":[2,2],"reps":[10,10],"unit":"reps","total":20,"rest_s":[60,90]}`,
		"2x10 rest 0s":         `{"notation":"2x10 rest 0s","sets":[2,2],"reps":[10,10],"unit":"reps","total":20,"rest_s":[0,0]}`,
		"2x10 rir 3":           `{"notation":"2x10 rir 3","sets":[2,2],"reps":[10,10],"unit":"reps","total":20,"rir":3}`,
		"2x10 rir 0":           `{"notation":"2x10 rir 0","sets":[2,2],"reps":[10,10],"unit":"reps","total":20,"rir":0}`,
		"2x10-11 total 21":     `{"notation":"2x10-11 total 21","sets":[2,2],"reps":[10,11],"unit":"reps","total":21}`,
	} {
		t.Run(text, func(t *testing.T) {
			if diff := cmp.Diff(want, toJSON(t, DoseOf(parse(t, text)))); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestNoDoseAsJSON(t *testing.T) {
	if got, want := toJSON(t, DoseOf(dose.Dose{})), `{"notation":"","sets":[0,0],"reps":[0,0],"unit":"reps","total":0}`; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}

// TestTheJSONOfADoseSaysAllOfIt holds that two doses look the same only where
// they are the same, even without their notation.
func TestTheJSONOfADoseSaysAllOfIt(t *testing.T) {
	draw := rapid.Custom(func(t *rapid.T) dose.Dose {
		d := dose.Dose{
			Kind: dose.Kind(rapid.IntRange(0, 3).Draw(t, "kind")), Sets: dose.Exactly(rapid.IntRange(1, 2).Draw(t, "sets")),
			Reps: dose.Exactly(1), PerSide: rapid.Bool().Draw(t, "per side"), NoRest: rapid.Bool().Draw(t, "no rest"),
			Tempo:   dose.Tempo{Lower: uint8(rapid.IntRange(0, 2).Draw(t, "tempo"))},
			Reserve: dose.Reserve(rapid.IntRange(0, 2).Draw(t, "reserve")),
			Load:    dose.Weight(rapid.IntRange(1, 2).Draw(t, "pieces"), 5),
			Often:   dose.Often{Every: rapid.IntRange(0, 2).Draw(t, "every")},
		}
		if d.Kind == dose.Timed || d.Kind == dose.Distance {
			d.Each = dose.Exactly(5)
		}
		return d
	})
	rapid.Check(t, func(t *rapid.T) {
		a, b := draw.Draw(t, "one"), draw.Draw(t, "other")
		x, y := DoseOf(a), DoseOf(b)
		if back, faults := dose.Parse(x.Notation); back != a || len(faults) > 0 {
			t.Fatalf("notation %q reads %+v, %v; want %+v", x.Notation, back, faults, a)
		}
		x.Notation, y.Notation = "", ""
		if same := cmp.Equal(x, y); same != (a == b) {
			t.Fatalf("%q and %q are both %+v", a, b, x)
		}
	})
}

func TestEveryExerciseOfTheCatalogAsJSON(t *testing.T) {
	c := library(t)
	for _, e := range c.Exercises.All() {
		got := ExerciseOf(&e, "Its name")
		if got.ID != e.ID || got.Code != e.Code || got.Name != "Its name" || got.Stage != int(e.Stage) || got.Ceiling != e.Ceiling {
			t.Errorf("%s: %+v", e.ID, got)
		}
		if len(got.Needs) != len(e.Needs) || len(got.Sources) != len(e.Sources) || len(got.Phases) != len(e.Phases) {
			t.Errorf("%s: %d needs, %d sources, %d phases", e.ID, len(got.Needs), len(got.Sources), len(got.Phases))
		}
		if d, faults := dose.Parse(got.Dose.Notation); d != e.Dose || len(faults) > 0 {
			t.Errorf("%s: the dose %q came back as %q", e.ID, e.Dose, d)
		}
		if text := toJSON(t, got); strings.Contains(text, "null") {
			t.Errorf("%s: a list that is not there: %s", e.ID, text)
		}
	}
}

func TestAnExerciseAsJSON(t *testing.T) {
	e := library(t).Exercises.Get("plank-row")
	want := `{"id":"plank-row","code":"S004-10","name":"Row","sources":["healthy-mid-back"],"phases":["integrate"],"stage":4,` +
		`"classes":["PULL","PLANK"],"directions":["rotation"],"position":"plank","needs":[["dumbbell"]],"sides":"each",` +
		`"dose":{"notation":"2x10-15/side rest 60-90s","sets":[2,2],"reps":[10,15],"unit":"reps","total":20,"per_side":true,"rest_s":[60,90]},` +
		`"dose_basis":"seed","ceiling":30,"progress":"reps","easier":["dumbbell-row"]}`
	if diff := cmp.Diff(want, toJSON(t, ExerciseOf(e, "Row"))); diff != "" {
		t.Error(diff)
	}
}

func TestListsOfAnExerciseAreNeverNull(t *testing.T) {
	got := toJSON(t, ExerciseOf(&exercise.Exercise{ID: "x", Phases: []exercise.Phase{exercise.Release}}, ""))
	for _, list := range []string{`"sources":[]`, `"classes":[]`, `"directions":[]`, `"needs":[]`} {
		if !strings.Contains(got, list) {
			t.Errorf("no %s in %s", list, got)
		}
	}
}

func TestLinesAsJSON(t *testing.T) {
	c := library(t).Exercises
	l := program.Line{Exercise: "cat-cow", Dose: parse(t, "45s 3/day")}
	if got := LineOf(l, c); got.Exercise != "cat-cow" || got.Code != "S002-01" || got.Dose.Notation != "45s 3/day" {
		t.Errorf("got %+v", got)
	}
	l.Exercise = "of-an-older-catalog"
	if got := LineOf(l, c); got.Exercise != "of-an-older-catalog" || got.Code != "" || got.Dose.Total != 45 {
		t.Errorf("a line whose exercise is gone: %+v", got)
	}
}

func TestReasonsAsJSON(t *testing.T) {
	r := evidence.Because("load-jump").With("old-kg", 10).With("new-kg", 12.5)
	if got, want := toJSON(t, ReasonOf(r)), `{"rule":"load-jump","figures":[{"name":"old-kg","value":10},{"name":"new-kg","value":12.5}]}`; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
	if got, want := toJSON(t, ReasonOf(evidence.Because("hold"))), `{"rule":"hold"}`; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}

func TestSourcesAsJSON(t *testing.T) {
	if got, want := toJSON(t, SourcesOf([]evidence.ID{"b", "a"})), `["b","a"]`; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
	if got, want := toJSON(t, SourcesOf(nil)), `[]`; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}
