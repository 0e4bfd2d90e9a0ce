package app_test

import (
	"errors"
	"testing"

	"tspine/app"
	"tspine/engine/fault"
)

func TestPreferencesAreTakenTogetherOrNotAtAll(t *testing.T) {
	h := newHome(t)
	p, err := h.Demo(h.ctx(), "demo", 2)
	if err != nil {
		t.Fatal(err)
	}
	err = h.Prefer(h.ctx(), p, map[string]string{"theme": "dark", "skin": "9", "units": "stone", "smell": "roses"})
	var faults fault.Faults
	if !errors.As(err, &faults) || len(faults) != 3 {
		t.Errorf("%v", err)
	}
	if got, err := h.Preferences(h.ctx(), p); err != nil || got != (app.Preferences{}) {
		t.Errorf("something was taken: %+v, %v", got, err)
	}
	if err := h.Prefer(h.ctx(), p, map[string]string{"theme": "dark", "units": "lb", "text": "auto"}); err != nil {
		t.Fatal(err)
	}
	if got, err := h.Preferences(h.ctx(), p); err != nil || got != (app.Preferences{Theme: "dark"}) {
		t.Errorf("%+v, %v", got, err)
	}
	for _, units := range []string{"lb", "kg", "kg"} {
		if err := h.Prefer(h.ctx(), p, map[string]string{"units": units}); err != nil {
			t.Fatal(err)
		}
		if got, known, err := h.UnitsOf(h.ctx(), p); err != nil || got != units || !known {
			t.Errorf("%s: %s, %v, %v", units, got, known, err)
		}
		if d, err := h.Today(h.ctx(), p, 0, ""); err != nil || d.About.Profile.Pounds != (units == "lb") || d.About.Profile.Age != 41 {
			t.Errorf("today in %s: %+v, %v", units, d.About.Profile, err)
		}
	}
}

func TestWhoDidNotSayWhoTheyAreHasNoUnitsYet(t *testing.T) {
	h := newHome(t)
	p, err := h.Add(h.ctx(), "Ana")
	if err != nil {
		t.Fatal(err)
	}
	if _, known, err := h.UnitsOf(h.ctx(), p); err != nil || known {
		t.Errorf("%v, %v", known, err)
	}
	var stop *app.Stop
	if err := h.Prefer(h.ctx(), p, map[string]string{"units": "lb"}); !errors.As(err, &stop) || stop.Halt != app.AnswerAgain {
		t.Errorf("%v", err)
	}
}

// What was chosen here is not changed by a file, and never keeps one out.
func TestAnImportLeavesWhatWasChosenHere(t *testing.T) {
	one, two := newHome(t), newHome(t)
	p, err := one.Demo(one.ctx(), "demo", 2)
	if err != nil {
		t.Fatal(err)
	}
	if err := one.Prefer(one.ctx(), p, map[string]string{"theme": "dark", "skin": "2"}); err != nil {
		t.Fatal(err)
	}
	text := one.bundle(t, p)
	two.bring(t, text, false)
	if err := two.Prefer(two.ctx(), p, map[string]string{"theme": "light", "skin": ""}); err != nil {
		t.Fatal(err)
	}
	if got := two.bring(t, text, false); len(got.Differ) > 0 || got.Added != 1 {
		t.Errorf("%+v", got)
	}
	if got, err := two.Preferences(two.ctx(), p); err != nil || got != (app.Preferences{Theme: "light", Skin: "2"}) {
		t.Errorf("%+v, %v", got, err)
	}
}
