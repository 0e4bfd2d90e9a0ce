package app_test

import (
	"encoding/json"
	"errors"
	"os"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"tspine/app"
	"tspine/engine/course"
	"tspine/engine/logbook"
	"tspine/engine/screening"
	"tspine/engine/unit"
	"tspine/exchange"
)

// answers is everything that a person can be told on a day, as JSON.
func (h *home) answers(t interface{ Fatal(...any) }) string {
	d, err := h.Today(h.ctx(), h.who, 0, "")
	var stop *app.Stop
	if err != nil && !errors.As(err, &stop) {
		t.Fatal(err)
	}
	w, err := h.Why(h.ctx(), h.who)
	if err != nil && !errors.As(err, &stop) {
		t.Fatal(err)
	}
	body, err := json.MarshalIndent([]any{
		exchange.DayOf(d.Standing, d.Main, d.Shorts, d.Timeline, h.Catalog.Exercises), exchange.WhyOf(w.Standing, w.Decided, nil, ""), stop != nil,
	}, "", " ")
	if err != nil {
		t.Fatal(err)
	}
	return string(body)
}

// TestTheWeeksThatAreKeptOnlySaveTime lives through random weeks, then throws
// away any part of the kept weeks: the answers stay the same.
func TestTheWeeksThatAreKeptOnlySaveTime(t *testing.T) {
	trials := 6
	if os.Getenv("TSPINE_SOAK") != "" {
		trials = 200
	}
	for trial := range trials {
		gen := rapid.Custom(func(r *rapid.T) []int { return rapid.SliceOfN(rapid.IntRange(0, 11), 20, 45).Draw(r, "days") })
		days := gen.Example(trial)
		h := newHome(t)
		h.start()
		for _, kind := range days {
			h.liveDay(kind)
		}
		want := h.answers(t)
		if _, _, ok, err := h.keep.LastWeek(h.ctx(), h.who.ID, app.Version(h.Catalog), unit.DayOf(h.now)); err != nil || !ok {
			t.Fatalf("no week was kept: %v", err)
		}
		first := unit.DayOf(h.now) - unit.Day(len(days))
		for _, from := range []unit.Day{first, first + unit.Day(len(days)/2), first + unit.Day(len(days)) - 3} {
			if err := h.keep.Write(h.ctx(), h.who.ID, app.Write{DropWeeksFrom: from}); err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(want, h.answers(t)); diff != "" {
				t.Fatalf("trial %d: without the weeks from %v on (-with +without):\n%s", trial, from, diff)
			}
		}
	}
}

func TestOldWeeksAreKeptOnceAQuarter(t *testing.T) {
	h := newHome(t)
	weeks := 40
	who, err := h.Demo(h.ctx(), "old", weeks)
	if err != nil {
		t.Fatal(err)
	}
	kept := func() (out []int) {
		for n := range weeks + 2 {
			end := unit.DayOf(h.now) + unit.Day(n+1-weeks)*unit.DaysPerWeek
			if _, next, ok, err := h.keep.LastWeek(h.ctx(), who.ID, app.Version(h.Catalog), end); err != nil {
				t.Fatal(err)
			} else if ok && next == end {
				out = append(out, n)
			}
		}
		return out
	}
	if _, err := h.Today(h.ctx(), who, 0, ""); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff([]int{0, 13, 26, 32, 33, 34, 35, 36, 37, 38, 39}, kept()); diff != "" {
		t.Errorf("all at once:\n%s", diff)
	}
	start := h.now
	h.now = start.AddDate(0, 0, unit.DaysPerWeek)
	if _, err := h.Morning(h.ctx(), who, logbook.Morning{Pain: unit.Rate(1)}); err != nil {
		t.Fatal(err)
	}
	h.now = start
	if diff := cmp.Diff([]int{0, 13, 26, 33, 34, 35, 36, 37, 38, 39, 40}, kept()); diff != "" {
		t.Errorf("one week later:\n%s", diff)
	}
}

// liveDay is one day of some kind: trained or not, well or sore.
func (h *home) liveDay(kind int) {
	h.t.Helper()
	defer h.sleep(1)
	if kind != 11 {
		h.wake(kind % 4)
	}
	d, err := h.Today(h.ctx(), h.who, 0, "")
	var stop *app.Stop
	switch {
	case errors.As(err, &stop) && stop.Halt == app.AnswerAgain:
		screen := begin(screening.Answers{}).Screen
		if _, err := h.Start(h.ctx(), h.who, app.Begin{Screen: screen}); err != nil && !errors.As(err, &stop) {
			h.t.Fatal(err)
		}
		return
	case errors.As(err, &stop) || kind >= 9:
		return
	case err != nil:
		h.t.Fatal(err)
	}
	if len(d.Main.Parts) == 0 {
		return
	}
	e := app.Done(d.Main)
	e.Before, e.During, e.Effort = unit.Rate(kind%3), unit.Rate(kind), unit.Rate(3)
	e.Finished, e.Comfortable = kind != 8, kind < 4
	if kind == 5 {
		e.Lines[0].How = logbook.Shortened
	}
	if _, _, err := h.Log(h.ctx(), h.who, e); err != nil {
		h.t.Fatal(err)
	}
	if kind == 7 {
		if _, err := h.Choose(h.ctx(), h.who, course.Choice{Act: course.Ban, Exercise: e.Lines[0].Exercise}); err != nil {
			h.t.Fatal(err)
		}
	}
}
