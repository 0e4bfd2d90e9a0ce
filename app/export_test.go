package app_test

import (
	"bytes"
	"errors"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/uuid"
	"pgregory.net/rapid"

	"tspine/app"
	"tspine/engine/assessment"
	"tspine/engine/course"
	"tspine/engine/person"
	"tspine/engine/screening"
	"tspine/engine/unit"
	"tspine/store/storetest"
)

// bundle takes along all of a person.
func (h *home) bundle(t fataler, p app.Person) []byte {
	var out bytes.Buffer
	if err := h.Export(h.ctx(), h.keep, p, &out); err != nil {
		t.Fatalf("%v", err)
	}
	return out.Bytes()
}

type fataler interface {
	Fatalf(format string, args ...any)
}

func (h *home) bring(t fataler, text []byte, dry bool) app.Imported {
	got, err := h.Import(h.ctx(), h.keep, atTerminal, app.Bringing{File: "desk.json", In: bytes.NewReader(text), As: "", Dry: dry})
	if err != nil {
		t.Fatalf("%v", err)
	}
	return got
}

func TestADemoComesBackToTheByte(t *testing.T) {
	one, two := newHome(t), newHome(t)
	demo, err := one.Demo(one.ctx(), "demo", app.DemoWeeks)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := one.Today(one.ctx(), demo, 0, ""); err != nil { // tells something
		t.Fatal(err)
	}
	if err := one.keep.SaveDraft(one.ctx(), demo.ID, `{"age":41}`); err != nil {
		t.Fatal(err)
	}
	if err := one.Prefer(one.ctx(), demo, map[string]string{"theme": "dark", "text": "130", "build": "slim", "voice": "off"}); err != nil {
		t.Fatal(err)
	}
	text := one.bundle(t, demo)
	would := two.bring(t, text, true)
	if people, err := two.keep.People(two.ctx()); err != nil || len(people) != 1 {
		t.Fatalf("a dry run added someone: %v, %v", people, err)
	}
	did := two.bring(t, text, false)
	if would.ID != "" || did.ID == "" {
		t.Errorf("a dry run is called %q, an import %q", would.ID, did.ID)
	}
	would.ID = did.ID
	if diff := cmp.Diff(would, did); diff != "" {
		t.Errorf("it did otherwise than it said (- said, + did):\n%s", diff)
	}
	if !did.Fresh || did.Added < 250 || did.There != 0 {
		t.Errorf("%+v", did)
	}
	again := two.bring(t, text, false)
	if again.Fresh || again.Added != 0 || again.There != did.Added {
		t.Errorf("a second time: %+v, of %d things", again, did.Added)
	}
	if got := two.bundle(t, demo); !bytes.Equal(got, text) {
		t.Errorf("came back otherwise:\n%s", cmp.Diff(string(text), string(got)))
	}
	then, err := one.Today(one.ctx(), demo, 0, "")
	if err != nil {
		t.Fatal(err)
	}
	now, err := two.Today(two.ctx(), demo, 0, "")
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(then.Main, now.Main); diff != "" {
		t.Errorf("another session is due (- before, + after):\n%s", diff)
	}
}

func TestEveryKindOfEventComesBackToTheByte(t *testing.T) {
	one, two := newHome(t), newHome(t)
	rapid.Check(t, func(t *rapid.T) {
		p := app.Person{ID: uuid.Must(uuid.NewV7()).String(), Name: "p" + uuid.NewString(), Created: 1}
		if err := one.keep.AddPerson(one.ctx(), p); err != nil {
			t.Fatal(err)
		}
		events := rapid.SliceOfN(rapid.Custom(possible), 0, 4).Draw(t, "events")
		w := app.Write{Add: events, Told: []app.Told{{ID: uuid.NewString(), Day: 1, At: 2, Week: 3, Rules: "4", Body: "<\u2028&>"}}}
		if err := one.keep.Write(one.ctx(), p.ID, w); err != nil {
			t.Fatal(err)
		}
		text := one.bundle(t, p)
		if got := two.bring(t, text, false); got.Added != len(events)+1 {
			t.Fatalf("%d of %d things came in", got.Added, len(events)+1)
		}
		if again := two.bundle(t, p); !bytes.Equal(again, text) {
			t.Fatalf("came back otherwise:\n%s", cmp.Diff(string(text), string(again)))
		}
		kept, err := two.keep.Events(two.ctx(), p.ID, -30_000)
		if err != nil {
			t.Fatal(err)
		}
		course.Sort(events)
		same := cmp.Comparer(func(a, b screening.Answer) bool { return a == b })
		if diff := cmp.Diff(events, kept, same); diff != "" && len(events) > 0 {
			t.Fatalf("other events (- before, + after):\n%s", diff)
		}
	})
}

// possible draws an event that a person can have entered.
func possible(t *rapid.T) course.Event {
	e := storetest.Event(t)
	switch {
	case e.About != nil:
		p := &e.About.Profile
		p.Age, p.Minutes = rapid.IntRange(0, 150).Draw(t, "age"), rapid.IntRange(0, 1440).Draw(t, "minutes")
		p.Sex = rapid.SampledFrom([]person.Sex{"F", "M", ""}).Draw(t, "sex")
		p.Training = rapid.SampledFrom([]person.Training{person.None, person.Active, person.Lifter, ""}).Draw(t, "training")
		p.Goal = rapid.SampledFrom([]person.Goal{person.Pain, person.Desk, person.General, ""}).Draw(t, "goal")
		kilos(t, p.Equipment.Dumbbells, func(x *person.Piece) *unit.Kilograms { return &x.Each })
		kilos(t, p.Equipment.Kettlebells, func(x *person.Piece) *unit.Kilograms { return &x.Each })
		kilos(t, p.Equipment.Plates, func(x *unit.Kilograms) *unit.Kilograms { return x })
		p.Equipment.Bar = kilo(t)
	case e.Screen != nil:
		e.Screen.Pain = course.Pain{Rest: score(t), Move: score(t), Worst: score(t)}
		for i := range e.Screen.Clearances {
			e.Screen.Clearances[i].Day = unit.Day(rapid.IntRange(-25_567, 84_005).Draw(t, "cleared"))
		}
	case e.Choice != nil:
		e.Choice.For = rapid.SampledFrom(append(course.Absences(), "")).Draw(t, "absence")
	case e.Measure != nil:
		*e.Measure = assessment.Measures{
			Day: e.Day, Baselines: rapid.IntRange(0, 3).Draw(t, "baselines"), PainRest: score(t), PainMove: score(t), PainWorst: score(t), Stiffness: score(t),
			LLR: assessment.Two(rapid.Float64Range(0, 60).Draw(t, "left"), 30.1), SWA: assessment.Pair{Left: 2, HasLeft: true}, OWD: assessment.One(0),
			SideBend: assessment.Two(20, 21.5), BieringSorensen: assessment.One(90), WallHold: assessment.HasShown, WallAngels: assessment.NotShown,
			SideBendTilt: assessment.Two(30, 31), PlankRow: assessment.Two(20, 21), Takes: takes(t),
		}
	}
	return e
}

// takes draws how values came about: nothing known, known of none, or of some.
func takes(t *rapid.T) []assessment.Take {
	tries := func(name string) []float64 {
		return rapid.SliceOfN(rapid.Float64Range(0, 90), 0, 4).Draw(t, name)
	}
	switch rapid.IntRange(0, 2).Draw(t, "takes") {
	case 0:
		return nil
	case 1:
		return []assessment.Take{}
	}
	return []assessment.Take{
		{Test: assessment.LumbarLocked, By: assessment.ByPhone, Device: "Chrome, Android", Version: "0.1", Pain: score(t), Left: tries("first"), Right: tries("second")},
		{Test: assessment.WallHold, By: assessment.By(rapid.IntRange(0, 2).Draw(t, "by")), Pain: score(t)},
	}
}

func kilos[T any](t *rapid.T, list []T, of func(*T) *unit.Kilograms) {
	for i := range list {
		*of(&list[i]) = kilo(t)
	}
}

func kilo(t *rapid.T) unit.Kilograms {
	return unit.Kilograms(rapid.Float64Range(0, 400).Draw(t, "kg"))
}

func score(t *rapid.T) unit.Rating { return unit.Rate(rapid.IntRange(-1, 10).Draw(t, "score")) }

func TestWhatDiffersKeepsEverythingOut(t *testing.T) {
	one, two := newHome(t), newHome(t)
	demo, err := one.Demo(one.ctx(), "demo", app.DemoWeeks)
	if err != nil {
		t.Fatal(err)
	}
	text := string(one.bundle(t, demo))
	two.bring(t, []byte(text), false)
	before := two.bundle(t, demo)

	// One morning says otherwise, and one event is new.
	changed := strings.Replace(text, `"morning":{"pain":2}`, `"morning":{"pain":3}`, 1)
	changed = strings.Replace(changed, "\"events\":[\n", "\"events\":[\n{\"id\":\"new\",\"day\":\"2026-03-01\",\"at\":1,\"morning\":{\"pain\":1}},\n", 1)
	for _, dry := range []bool{true, false} {
		got := two.bring(t, []byte(changed), dry)
		if got.Added != 1 || len(got.Differ) != 1 || got.Differ[0].Kind != "morning" {
			t.Errorf("dry %v: %+v", dry, got)
		}
		if after := two.bundle(t, demo); !bytes.Equal(after, before) {
			t.Errorf("dry %v: something was written", dry)
		}
	}
}

func TestAnImportOfThePastIsComputedAgain(t *testing.T) {
	one, two := newHome(t), newHome(t)
	demo, err := one.Demo(one.ctx(), "demo", app.DemoWeeks)
	if err != nil {
		t.Fatal(err)
	}
	text := string(one.bundle(t, demo))
	// A week's end is kept where one entry is missing, then the entry comes in.
	lines := strings.Split(text, "\n")
	for i, l := range lines {
		if strings.Contains(l, `"entry"`) && strings.Contains(l, "2025-12-1") {
			lines = append(lines[:i:i], lines[i+1:]...)
			break
		}
	}
	two.bring(t, []byte(strings.Join(lines, "\n")), false)
	who := app.Person{ID: demo.ID, Name: "demo"}
	if _, err := two.Today(two.ctx(), who, 0, ""); err != nil {
		t.Fatal(err)
	}
	if got := two.bring(t, []byte(text), false); got.Added != 1 {
		t.Fatalf("%+v", got)
	}
	then, _, err := one.Standing(one.ctx(), demo, unit.DayOf(one.now))
	if err != nil {
		t.Fatal(err)
	}
	now, _, err := two.Standing(two.ctx(), who, unit.DayOf(two.now))
	if err != nil {
		t.Fatal(err)
	}
	if then.Week != now.Week || then.Stage != now.Stage || len(then.Decisions()) != len(now.Decisions()) {
		t.Errorf("it stands otherwise: week %d and %d, %d and %d decisions", then.Week, now.Week, len(then.Decisions()), len(now.Decisions()))
	}
}

func TestAnotherPersonOfTheSameNameIsNotMixedIn(t *testing.T) {
	one, two := newHome(t), newHome(t)
	text := one.bundle(t, one.who) // both homes have an ana
	if _, err := two.Import(two.ctx(), two.keep, atTerminal, app.Bringing{File: "desk.json", In: bytes.NewReader(text), As: "", Dry: false}); !errors.Is(err, app.ErrNameTaken) {
		t.Errorf("%v", err)
	}
	got, err := two.Import(two.ctx(), two.keep, atTerminal, app.Bringing{File: "desk.json", In: bytes.NewReader(text), As: "other", Dry: false})
	if err != nil || got.Person.Name != "other" || !got.Fresh {
		t.Errorf("%+v, %v", got, err)
	}
}

func TestNothingIsWrittenOfAFileWithFaults(t *testing.T) {
	h := newHome(t)
	text := `{"format":"tspine/1","person":{"id":"p","name":"Hills","created":1},"events":[
{"id":"a","day":"2026-03-01","at":1,"morning":{"pain":1}},
{"id":"b","day":"2026-03-01","at":1,"morning":{"pain":11}}
]}`
	if _, err := h.Import(h.ctx(), h.keep, atTerminal, app.Bringing{File: "hills.json", In: strings.NewReader(text), As: "", Dry: false}); err == nil || !strings.Contains(err.Error(), "hills.json:3:") {
		t.Errorf("%v", err)
	}
	if people, err := h.keep.People(h.ctx()); err != nil || len(people) != 1 {
		t.Errorf("%v, %v", people, err)
	}
}
