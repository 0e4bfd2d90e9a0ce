package app_test

import (
	"context"
	"encoding/json"
	"errors"
	"path/filepath"
	"testing"
	"time"

	"tspine/app"
	"tspine/catalog"
	"tspine/engine/assessment"
	"tspine/engine/course"
	"tspine/engine/fault"
	"tspine/engine/logbook"
	"tspine/engine/person"
	"tspine/engine/screening"
	"tspine/engine/unit"
	"tspine/exchange"
	"tspine/store"
)

// home is an app on a real store, with a clock that a test sets.
type home struct {
	*app.App
	t    testing.TB
	keep *store.Store
	now  time.Time
	who  app.Person
}

func newHome(t testing.TB) *home {
	t.Helper()
	lib, err := catalog.Load()
	if err != nil {
		t.Fatal(err)
	}
	keep, err := store.Open(t.Context(), filepath.Join(t.TempDir(), "tspine.db"))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := keep.Close(); err != nil {
			t.Error(err)
		}
	})
	h := &home{t: t, keep: keep, now: time.Date(2026, 3, 2, 8, 0, 0, 0, time.UTC)}
	h.App = app.New(lib, keep, keep, func() time.Time { h.now = h.now.Add(time.Second); return h.now })
	h.who, err = h.Add(t.Context(), "ana")
	if err != nil {
		t.Fatal(err)
	}
	return h
}

func (h *home) ctx() context.Context { return h.t.Context() }

// sleep lets days pass.
func (h *home) sleep(days int) { h.now = h.now.AddDate(0, 0, days) }

func deskWorker() course.About {
	return course.About{Country: "DE", Profile: person.Profile{
		Age: 34, Sex: person.Female, Training: person.Active, Goal: person.Desk, Minutes: 10,
		Equipment: person.Equipment{Owned: []string{"chair", "mat", "wall"}},
	}}
}

func begin(answers screening.Answers) app.Begin {
	about := deskWorker()
	return app.Begin{
		About:   &about,
		Screen:  &course.Screen{Answers: answers.OthersNo(), Pain: course.Pain{Rest: unit.Rate(2), Move: unit.Rate(2)}},
		Measure: &assessment.Measures{PainRest: unit.Rate(2), PainMove: unit.Rate(2), LLR: assessment.Two(32, 34), SWA: assessment.Two(2, 2), SideBend: assessment.Two(20, 20)},
	}
}

func (h *home) start() {
	h.t.Helper()
	if _, err := h.Start(h.ctx(), h.who, begin(screening.Answers{})); err != nil {
		h.t.Fatal(err)
	}
}

func (h *home) today() app.Day {
	h.t.Helper()
	d, err := h.Today(h.ctx(), h.who, 0, "")
	if err != nil {
		h.t.Fatal(err)
	}
	return d
}

// train does all that is due today, with that pain.
func (h *home) train(pain int, change ...func(*logbook.Entry)) []logbook.Entry {
	h.t.Helper()
	d := h.today()
	var out []logbook.Entry
	for i, s := range append([]programSession{d.Main}, d.Shorts...) {
		if len(s.Parts) == 0 {
			continue
		}
		e := app.Done(s)
		e.Before, e.During, e.Effort, e.Comfortable = unit.Rate(min(pain, 1)), unit.Rate(pain), unit.Rate(3), true
		if i == 0 {
			for _, c := range change {
				c(&e)
			}
		}
		kept, _, err := h.Log(h.ctx(), h.who, e)
		if err != nil {
			h.t.Fatal(err)
		}
		out = append(out, kept)
	}
	return out
}

func (h *home) wake(pain int) {
	h.t.Helper()
	if _, err := h.Morning(h.ctx(), h.who, logbook.Morning{Pain: unit.Rate(pain)}); err != nil {
		h.t.Fatal(err)
	}
}

// week trains on seven days.
func (h *home) week(pain int) {
	h.t.Helper()
	for range unit.DaysPerWeek {
		h.wake(1)
		h.train(pain)
		h.sleep(1)
	}
}

func TestACalmWeekRaisesWhatWasDone(t *testing.T) {
	h := newHome(t)
	h.start()
	h.week(1)
	w, err := h.Why(h.ctx(), h.who)
	if err != nil {
		t.Fatal(err)
	}
	if len(w.Decided) != 1 || w.Decided[0].Decision.Kind != "PROGRESS" {
		t.Fatalf("decided %+v, want one PROGRESS", w.Decided)
	}
	d, ok, err := h.Prescribed(h.ctx(), h.who, "cat-cow")
	if err != nil || !ok || d.Sum() < 32 || d.Sum() > 33 {
		t.Errorf("cat-cow is due at %v (%v, %v), want 32 to 33 s", d, ok, err)
	}
}

func TestAPainfulWeekLowersEverything(t *testing.T) {
	h := newHome(t)
	h.start()
	h.week(7)
	w, err := h.Why(h.ctx(), h.who)
	if err != nil {
		t.Fatal(err)
	}
	if w.Decided[0].Decision.Kind != "BACKOFF" {
		t.Fatalf("decided %s, want BACKOFF", w.Decided[0].Decision.Kind)
	}
	for _, l := range w.Decided[0].Lines {
		if l.To.Sum() > l.From.Sum() {
			t.Errorf("%s went up from %v to %v", l.Exercise, l.From, l.To)
		}
	}
}

func TestNoOutcomeWithoutLeaveNamesAnExercise(t *testing.T) {
	for name, c := range map[string]struct {
		answers screening.Answers
		halt    app.Halt
	}{
		"an emergency":                    {screening.Answers{"tearing_sudden": screening.Yes()}, app.Emergency},
		"a clinician first":               {screening.Answers{"exertional_symptoms": screening.Yes()}, app.Clinician},
		"not sure about an emergency":     {screening.Answers{"tearing_sudden": screening.NotSure()}, app.Clinician},
		"not sure about a clinician flag": {screening.Answers{"swelling_unexamined": screening.NotSure()}, app.Clinician},
	} {
		t.Run(name, func(t *testing.T) {
			h := newHome(t)
			_, err := h.Start(h.ctx(), h.who, begin(c.answers))
			var stop *app.Stop
			if !errors.As(err, &stop) || stop.Halt != c.halt {
				t.Fatalf("got %v, want a stop of kind %s", err, c.halt)
			}
			for verb, try := range map[string]func() error{
				"today": func() error { _, err := h.Today(h.ctx(), h.who, 0, ""); return err },
				"program": func() error {
					_, err := h.Program(h.ctx(), h.who)
					return err
				},
				"why": func() error { _, err := h.Why(h.ctx(), h.who); return err },
				"log": func() error {
					_, _, err := h.Log(h.ctx(), h.who, logbook.Entry{Finished: true, Lines: []logbook.Done{{Exercise: "cat-cow"}}})
					return err
				},
			} {
				if err := try(); !errors.As(err, &stop) {
					t.Errorf("%s answered %v, want a stop", verb, err)
				}
			}
			body, err := json.Marshal(exchange.StopOf(string(stop.Halt), stop.Key, stop.Result))
			if err != nil {
				t.Fatal(err)
			}
			for _, e := range h.Catalog.Exercises.All() {
				if contains(body, `"`+e.ID+`"`) || contains(body, e.Code) {
					t.Errorf("the outcome names %s", e.ID)
				}
			}
		})
	}
}

func TestAnEditOfThePastIsComputedAgainButNeverLiftsTheDoseAtAStroke(t *testing.T) {
	h := newHome(t)
	h.start()
	var red []logbook.Entry
	for range unit.DaysPerWeek {
		h.wake(1)
		red = append(red, h.train(7)...)
		h.sleep(1)
	}
	before := h.today()
	then, _, err := h.Prescribed(h.ctx(), h.who, "cat-cow")
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range red {
		e.During = unit.Rate(1)
		if _, _, err := h.Edit(h.ctx(), h.who, app.AnyState, e); err != nil {
			t.Fatal(err)
		}
	}
	w, err := h.Why(h.ctx(), h.who)
	if err != nil {
		t.Fatal(err)
	}
	if w.Decided[0].Decision.Kind != "PROGRESS" {
		t.Fatalf("after the edit the week decided %s, want PROGRESS", w.Decided[0].Decision.Kind)
	}
	if len(w.Changed) != 1 || w.Changed[0].Then != "BACKOFF" || w.Changed[0].Now != "PROGRESS" {
		t.Errorf("why shows %+v, want what was told then and what holds now", w.Changed)
	}
	now, _, err := h.Prescribed(h.ctx(), h.who, "cat-cow")
	if err != nil {
		t.Fatal(err)
	}
	if limit := max(then.Sum()*110/100, then.Sum()+1); now.Sum() > limit || now.Sum() < then.Sum() {
		t.Errorf("the dose went from %v to %v at a stroke", then, now)
	}
	if before.Standing.Day != h.today().Standing.Day {
		t.Error("the day changed")
	}
}

func TestADeletedEntryCountsNoMore(t *testing.T) {
	h := newHome(t)
	h.start()
	var all []logbook.Entry
	for range unit.DaysPerWeek {
		h.wake(1)
		all = append(all, h.train(1)...)
		h.sleep(1)
	}
	for _, e := range all {
		if _, err := h.Delete(h.ctx(), h.who, app.AnyState, e.ID); err != nil {
			t.Fatal(err)
		}
	}
	w, err := h.Why(h.ctx(), h.who)
	if err != nil {
		t.Fatal(err)
	}
	if len(w.Decided) != 0 {
		t.Errorf("an empty week decided %v", w.Decided)
	}
}

func TestTheQuestionsBeforeASessionStopIt(t *testing.T) {
	h := newHome(t)
	h.start()
	check := course.Check{Answers: screening.Answers{}}
	for _, q := range screening.MiniQuestions() {
		check.Answers[q.ID] = screening.No()
	}
	check.Answers["check_chest_breath"] = screening.NotSure()
	if err := h.Check(h.ctx(), h.who, check); err != nil {
		t.Fatal(err)
	}
	var stop *app.Stop
	if _, err := h.Today(h.ctx(), h.who, 0, ""); !errors.As(err, &stop) || stop.Halt != app.AnswerAgain {
		t.Fatalf("got %v, want to be asked again", err)
	}
	h.start()
	if d := h.today(); len(d.Main.Parts) == 0 {
		t.Error("after a clear screening there is still no session")
	}
}

func TestEverythingIsAskedAgainAfterSixWeeksAndAfterFourWeeksAway(t *testing.T) {
	for name, days := range map[string]int{"six weeks": 42, "four weeks away": 28} {
		t.Run(name, func(t *testing.T) {
			h := newHome(t)
			h.start()
			h.train(1)
			h.sleep(days)
			var stop *app.Stop
			if _, err := h.Today(h.ctx(), h.who, 0, ""); !errors.As(err, &stop) || stop.Halt != app.AnswerAgain {
				t.Fatalf("got %v, want to be asked again", err)
			}
		})
	}
}

func TestAReturnAfterTwoWeeksIsSteppedDownOnce(t *testing.T) {
	h := newHome(t)
	h.start()
	h.week(1)
	then, _, err := h.Prescribed(h.ctx(), h.who, "cat-cow")
	if err != nil {
		t.Fatal(err)
	}
	h.sleep(15)
	for range 2 {
		now, _, err := h.Prescribed(h.ctx(), h.who, "cat-cow")
		if err != nil {
			t.Fatal(err)
		}
		if share := 100 * now.Sum() / then.Sum(); share < 45 || share > 80 {
			t.Errorf("after 15 days away %v became %v", then, now)
		}
		h.train(1)
	}
}

func TestChoicesTakeOutAndNeverLetIn(t *testing.T) {
	h := newHome(t)
	h.start()
	if _, err := h.Choose(h.ctx(), h.who, course.Choice{Act: course.Ban, Exercise: "cat-cow"}); err != nil {
		t.Fatal(err)
	}
	if _, err := h.Choose(h.ctx(), h.who, course.Choice{Act: course.Pin, Exercise: "dumbbell-row"}); err != nil {
		t.Fatal(err)
	}
	swap := course.Choice{Act: course.Swap, Exercise: "open-book", With: "pendlay-row"}
	var faults fault.Faults
	if _, err := h.Choose(h.ctx(), h.who, swap); !errors.As(err, &faults) || faults[0].Code != "not-among-yours" {
		t.Fatalf("a swap for what is not allowed: %v", err)
	}
	// One that was chosen when it was allowed lets nothing in either.
	old := course.Event{ID: "0192f1c4-0000-7000-8000-00000000aaaa", Day: unit.DayOf(h.now), At: h.now.UnixMicro(), Choice: &swap}
	if err := h.keep.Write(h.ctx(), h.who.ID, app.Write{Add: []course.Event{old}}); err != nil {
		t.Fatal(err)
	}
	for range unit.DaysPerWeek {
		for _, p := range h.today().Main.Parts {
			switch p.Exercise {
			case "cat-cow", "dumbbell-row", "pendlay-row", "open-book":
				t.Errorf("%s is in the session", p.Exercise)
			}
		}
		h.train(1)
		h.sleep(1)
	}
}

func TestLessIsTakenAndMoreIsNot(t *testing.T) {
	h := newHome(t)
	h.start()
	for text, want := range map[string]int{"cat-cow 20s": 20, "open-book 20/side": 8} {
		id, d := parse(t, text)
		if _, err := h.Choose(h.ctx(), h.who, course.Choice{Act: course.Less, Exercise: id, Dose: d}); err != nil {
			t.Fatal(err)
		}
		if got, _, err := h.Prescribed(h.ctx(), h.who, id); err != nil || got.Sum() != want {
			t.Errorf("after asking for %s the dose is %v (%v), want %d", text, got, err, want)
		}
	}
}

func TestBadEntriesAreToldAllAtOnceAndNothingIsKept(t *testing.T) {
	h := newHome(t)
	h.start()
	_, _, err := h.Log(h.ctx(), h.who, logbook.Entry{Day: unit.DayOf(h.now) + 1, Note: string(make([]byte, 20_000)), Minutes: -3, Lines: []logbook.Done{{Exercise: "cat-kow"}}})
	for _, code := range []string{"in-the-future", "too-long", "out-of-range", "unknown-exercise"} {
		if err == nil || !contains([]byte(err.Error()), code) {
			t.Errorf("%v does not tell of %s", err, code)
		}
	}
	events, err := h.keep.Events(h.ctx(), h.who.ID, 0)
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range events {
		if e.Entry != nil {
			t.Error("a bad entry was kept")
		}
	}
}
