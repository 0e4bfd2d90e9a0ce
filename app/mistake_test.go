package app_test

import (
	"errors"
	"testing"

	"tspine/app"
	"tspine/engine/course"
	"tspine/engine/logbook"
	"tspine/engine/unit"
)

func TestAPauseMadeByMistakeIsTakenBack(t *testing.T) {
	h := newHome(t)
	h.start()
	h.train(1)
	before, _, err := h.Standing(h.ctx(), h.who, h.Day(h.who))
	if err != nil {
		t.Fatal(err)
	}
	away, err := h.Pause(h.ctx(), h.who, app.AnyState, 0, course.ForIllness)
	if err != nil {
		t.Fatal(err)
	}
	if can, err := h.Mistaken(h.ctx(), h.who); !can || err != nil {
		t.Fatalf("it can't be taken back: %v", err)
	}
	if err := h.TakeBackPause(h.ctx(), h.who, "another"); !errors.Is(err, app.ErrChanged) {
		t.Errorf("another pause: %v", err)
	}
	if err := h.TakeBackPause(h.ctx(), h.who, app.AwayState(away)); err != nil {
		t.Fatal(err)
	}
	after, _, err := h.Standing(h.ctx(), h.who, h.Day(h.who))
	if err != nil || after.Wait != before.Wait || after.Away.Since != 0 {
		t.Errorf("something is left of it: %v %+v %v", after.Wait, after.Away, err)
	}
	if err := h.TakeBackPause(h.ctx(), h.who, app.AnyState); !errors.Is(err, app.ErrChanged) {
		t.Errorf("a second time: %v", err)
	}
}

func TestAPauseThatIsNoMistake(t *testing.T) {
	for name, then := range map[string]func(h *home){
		"a day later":         func(h *home) { h.sleep(1) },
		"after how it was":    func(h *home) { _, _ = h.Morning(h.ctx(), h.who, logbook.Morning{Pain: unit.Rate(2)}) },
		"in place of another": func(h *home) { _, _ = h.Pause(h.ctx(), h.who, app.AnyState, h.Day(h.who)+5, course.ForTravel) },
		"where it is over":    func(h *home) { _, _ = h.Resume(h.ctx(), h.who, checkWith(t, "")) },
	} {
		t.Run(name, func(t *testing.T) {
			h := newHome(t)
			h.start()
			h.train(1)
			if _, err := h.Pause(h.ctx(), h.who, app.AnyState, 0, course.ForOther); err != nil {
				t.Fatal(err)
			}
			then(h)
			if can, err := h.Mistaken(h.ctx(), h.who); can || err != nil {
				t.Errorf("it can be taken back: %v", err)
			}
			if err := h.TakeBackPause(h.ctx(), h.who, app.AnyState); !errors.Is(err, app.ErrChanged) {
				t.Errorf("it was: %v", err)
			}
		})
	}
}
