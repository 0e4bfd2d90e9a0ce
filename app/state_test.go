package app_test

import (
	"errors"
	"sync"
	"testing"

	"tspine/app"
	"tspine/engine/course"
	"tspine/engine/logbook"
	"tspine/engine/person"
)

// done fails where something that has to work does not.
func done(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

func TestWhoChangesWhatAnotherChangedSinceIsTold(t *testing.T) {
	h := newHome(t)
	h.start()
	changed := func(what string, err error) {
		t.Helper()
		if !errors.Is(err, app.ErrChanged) {
			t.Errorf("%s: %v", what, err)
		}
	}
	e, _, err := h.Log(h.ctx(), h.who, logbook.Entry{Lines: []logbook.Done{{Exercise: "cat-cow"}}})
	done(t, err)
	seen, err := h.Find(h.ctx(), h.who, e.ID)
	done(t, err)
	e.Note = "first"
	_, _, err = h.Edit(h.ctx(), h.who, app.StateOf(&seen), e)
	done(t, err)
	e.Note = "second"
	_, _, err = h.Edit(h.ctx(), h.who, app.StateOf(&seen), e)
	changed("an entry", err)
	_, err = h.Delete(h.ctx(), h.who, app.StateOf(&seen), e.ID)
	changed("an entry that is deleted", err)

	plan, err := h.Schedule(h.ctx(), h.who)
	done(t, err)
	var days person.Schedule
	days.Days[0].On = true
	done(t, h.Plan(h.ctx(), h.who, plan.State, days, ""))
	changed("a schedule", h.Plan(h.ctx(), h.who, plan.State, person.Schedule{}, ""))

	versions, err := h.Versions(h.ctx(), h.who)
	done(t, err)
	done(t, h.Switch(h.ctx(), h.who, versions[0].ID, "relief-in-six"))
	changed("a program", h.Switch(h.ctx(), h.who, versions[0].ID, "adaptive"))

	_, err = h.Pause(h.ctx(), h.who, app.AwayState(course.Away{}), 0, course.ForTravel)
	done(t, err)
	_, err = h.Pause(h.ctx(), h.who, app.AwayState(course.Away{}), 0, course.ForIllness)
	changed("a pause", err)
	if now, _, err := h.Paused(h.ctx(), h.who); err != nil || now.For != course.ForTravel {
		t.Errorf("%+v, %v", now, err)
	}
}

func TestOfManyWhoEditTheSameAtOnceOneDoes(t *testing.T) {
	h := newHome(t)
	h.start()
	e, _, err := h.Log(h.ctx(), h.who, logbook.Entry{Lines: []logbook.Done{{Exercise: "cat-cow"}}})
	done(t, err)
	seen, err := h.Find(h.ctx(), h.who, e.ID)
	done(t, err)
	var all sync.WaitGroup
	errs := make([]error, 6)
	for i := range errs {
		all.Go(func() {
			mine := e
			mine.Minutes = i + 1
			_, _, errs[i] = h.Edit(h.ctx(), h.who, app.StateOf(&seen), mine)
		})
	}
	all.Wait()
	kept := 0
	for _, err := range errs {
		if err == nil {
			kept++
		} else if !errors.Is(err, app.ErrChanged) {
			t.Error(err)
		}
	}
	if kept != 1 {
		t.Errorf("%d of %d were kept", kept, len(errs))
	}
}
