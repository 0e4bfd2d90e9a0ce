package app_test

import (
	"errors"
	"testing"

	"tspine/app"
	"tspine/engine/course"
	"tspine/engine/logbook"
	"tspine/engine/screening"
)

func stopped(t *testing.T, err error) *app.Stop {
	t.Helper()
	var stop *app.Stop
	if !errors.As(err, &stop) {
		t.Fatalf("got %v, want a stop", err)
	}
	return stop
}

func TestWhilePausedNothingIsDueAndNothingIsLogged(t *testing.T) {
	h := newHome(t)
	h.start()
	h.train(1)
	if _, err := h.Pause(h.ctx(), h.who, app.AnyState, 0, course.ForTravel); err != nil {
		t.Fatal(err)
	}
	h.sleep(2)
	_, err := h.Today(h.ctx(), h.who, 0, "")
	if stop := stopped(t, err); stop.Halt != app.Paused || stop.Away.For != course.ForTravel {
		t.Errorf("stops for %+v", stop)
	}
	id, d := parse(t, "cat-cow 30s")
	_, _, err = h.Log(h.ctx(), h.who, logbook.Entry{Finished: true, Lines: []logbook.Done{{Exercise: id, Did: d}}})
	if stopped(t, err).Halt != app.Paused {
		t.Error("a session is logged in a pause")
	}
	if _, on, err := h.Paused(h.ctx(), h.who); err != nil || !on {
		t.Errorf("paused: %v, %v", on, err)
	}
}

func TestComingBackAnswersTheQuestionsAndTheGapDecides(t *testing.T) {
	h := newHome(t)
	h.start()
	h.train(1)
	if _, err := h.Pause(h.ctx(), h.who, app.AnyState, 0, course.ForOther); err != nil {
		t.Fatal(err)
	}
	h.sleep(10)
	clear := course.Check{Answers: screening.Answers{}}
	for _, q := range screening.MiniQuestions() {
		clear.Answers[q.ID] = screening.No()
		if q.ID == "check_medicine" {
			clear.Answers[q.ID] = screening.Several()
		}
	}
	d, err := h.Resume(h.ctx(), h.who, clear)
	if err != nil {
		t.Fatal(err)
	}
	if got := d.Standing.Latest.Decision.Kind; got != "STEP_BACK" {
		t.Errorf("decides %q", got)
	}
	if _, err := h.Resume(h.ctx(), h.who, clear); !errors.Is(err, app.ErrNotPaused) {
		t.Errorf("a second time: %v", err)
	}
}

func TestAPauseEndsInTheFutureOrNotAtAll(t *testing.T) {
	h := newHome(t)
	h.start()
	if _, err := h.Pause(h.ctx(), h.who, app.AnyState, h.today().Standing.Day, course.ForOther); err == nil {
		t.Error("a pause until today")
	}
}

func TestAnEditKeepsWhatTheSessionWasHeldAgainst(t *testing.T) {
	h := newHome(t)
	h.start()
	e := h.train(1)[0]
	planned := e.Lines[0].Planned
	now := e
	now.At, now.Day = 0, 0
	now.Lines = []logbook.Done{{Exercise: e.Lines[0].Exercise, Did: planned}, {Exercise: "wall-angel", How: logbook.Skipped}}
	now.Lines[0].Did = planned.Shape(1, 0)
	kept, effect, err := h.Edit(h.ctx(), h.who, app.AnyState, now)
	if err != nil {
		t.Fatal(err)
	}
	if l := kept.Lines[0]; l.Planned != planned || l.How != logbook.Shortened || kept.At != e.At || kept.Day != e.Day {
		t.Errorf("kept %+v", l)
	}
	if len(effect.Doses) > 0 || effect.From != effect.To {
		t.Errorf("the first day is changed: %+v", effect)
	}
	if kept.Lines[1].Did.Sum() != 0 {
		t.Error("what was skipped was done")
	}
}

func TestAnEditSaysWhatItMakesOfToday(t *testing.T) {
	h := newHome(t)
	h.start()
	var first logbook.Entry
	for range 7 {
		h.wake(1)
		if all := h.train(1); first.ID == "" {
			first = all[0]
		}
		h.sleep(1)
	}
	h.today()
	first.During = 9
	_, effect, err := h.Edit(h.ctx(), h.who, app.AnyState, first)
	if err != nil {
		t.Fatal(err)
	}
	if effect.None() || len(effect.Doses) == 0 {
		t.Fatal("a painful session changes nothing")
	}
	for _, d := range effect.Doses {
		if d.To.Sum() >= d.From.Sum() {
			t.Errorf("%s goes from %v to %v", d.Exercise, d.From, d.To)
		}
	}
}

func TestAPartOfAnIDNamesOneThingOrNone(t *testing.T) {
	h := newHome(t)
	h.start()
	e := h.train(1)[0]
	got, err := h.Find(h.ctx(), h.who, e.ID[len(e.ID)-8:])
	if err != nil || got.ID != e.ID {
		t.Errorf("by its end: %v, %v", got.ID, err)
	}
	if _, err := h.Find(h.ctx(), h.who, e.ID[:4]); !errors.Is(err, app.ErrSeveral) {
		t.Errorf("by what all begin with: %v", err)
	}
	if _, err := h.Find(h.ctx(), h.who, e.ID[len(e.ID)-3:]); !errors.Is(err, app.ErrNoEntry) {
		t.Errorf("by too little: %v", err)
	}
}
