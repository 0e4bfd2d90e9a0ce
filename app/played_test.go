package app_test

import (
	"encoding/json"
	"errors"
	"slices"
	"sync"
	"testing"
	"time"

	"tspine/app"
	"tspine/engine/course"
	"tspine/engine/fault"
	"tspine/engine/logbook"
	"tspine/engine/player"
	"tspine/engine/screening"
	"tspine/engine/unit"
	"tspine/exchange"
)

// device is one device with today's session, as it was handed out and sent
// through JSON.
func (g *gym) device() player.State {
	g.t.Helper()
	w, err := g.Coming(g.t.Context(), g.who, 0)
	if err != nil || len(w.Sessions) == 0 {
		g.t.Fatal(len(w.Sessions), err)
	}
	one := w.Sessions[0]
	text, err := json.Marshal(exchange.TimelineOf(one.Timeline))
	if err != nil {
		g.t.Fatal(err)
	}
	var sent exchange.Timeline
	if err := json.Unmarshal(text, &sent); err != nil {
		g.t.Fatal(err)
	}
	t, faults := sent.Read()
	if err := faults.Err(); err != nil {
		g.t.Fatal(err)
	}
	s, ok := player.New(one.ID, t, unit.Rate(1), g.now.UnixMilli())
	if !ok {
		g.t.Fatal("nothing to play")
	}
	return s
}

// take sends what a device did.
func (g *gym) take(s player.State) (logbook.Entry, []course.Decided) {
	g.t.Helper()
	e, decided, err := g.Take(g.t.Context(), g.who, exchange.PlayedOf(&s))
	if err != nil {
		g.t.Fatal(err)
	}
	return e, decided
}

// half is what comes of a session of which every other set was skipped: the
// even ones, or the odd ones.
func half(s player.State, odd int) player.State {
	s, _, _ = s.Do(player.Event{Act: player.Go}, s.Seen)
	for range 10_000 {
		step := s.Timeline.Steps[s.At]
		if s.Run == player.Over {
			break
		}
		act := player.Next
		if step.Kind.Active() && step.Set%2 == odd {
			act = player.Skip
		}
		var ok bool
		if s, _, ok = s.Do(player.Event{Act: act}, s.Seen); !ok {
			s, _ = s.Tick(s.Seen + int64(step.Length)*1000)
		}
	}
	return s
}

func sums(e logbook.Entry) map[string]int {
	out := map[string]int{}
	for _, d := range e.Lines {
		out[d.Exercise] = d.Did.Sum()
	}
	return out
}

func TestASessionThatABrowserPlayedIsWrittenDownOnce(t *testing.T) {
	g := newGym(t)
	s := through(g.device())
	first, _ := g.take(s)
	if !first.Finished || first.Before != unit.Rate(1) {
		t.Errorf("%+v", first)
	}
	for _, d := range first.Lines {
		if d.How != logbook.Full {
			t.Errorf("%s is %s", d.Exercise, d.How)
		}
	}
	again, _ := g.take(s)
	if g.entries(first.ID) != 1 || again.At != first.At {
		t.Errorf("%d entries, %+v", g.entries(first.ID), again)
	}
}

func TestTwoDevicesThatPlayedTheSameSessionCountEachSetOnce(t *testing.T) {
	g := newGym(t)
	phone, laptop := half(g.device(), 0), half(g.device(), 1)
	if phone.ID != laptop.ID {
		t.Fatal("two devices call the same session by two names")
	}
	one, _ := g.take(phone)
	both, _ := g.take(laptop)
	together := phone.Merge(laptop)
	whole := sums(together.Entry())
	for id, n := range sums(both) {
		if n != whole[id] || n < sums(one)[id] {
			t.Errorf("%s: %d, want %d", id, n, whole[id])
		}
	}
	if g.entries(one.ID) != 1 {
		t.Errorf("%d entries", g.entries(one.ID))
	}
	again, _ := g.take(phone)
	if !slices.EqualFunc(again.Lines, both.Lines, func(a, b logbook.Done) bool { return a.Exercise == b.Exercise && a.Did.Sum() == b.Did.Sum() }) {
		t.Errorf("sent again it is %+v, was %+v", again.Lines, both.Lines)
	}
}

func TestANoteOfTheSecondDeviceSteersNoTerminal(t *testing.T) {
	g := newGym(t)
	phone, laptop := half(g.device(), 0), half(g.device(), 1)
	g.take(phone)
	sent := exchange.PlayedOf(&laptop)
	sent.Note = "good\x1b[2J"
	e, _, err := g.Take(t.Context(), g.who, sent)
	if err != nil || e.Note != "good[2J" {
		t.Errorf("kept %q: %v", e.Note, err)
	}
}

func TestDevicesThatSendAtTheSameTimeLoseNothing(t *testing.T) {
	g := newGym(t)
	parts := []player.State{half(g.device(), 0), half(g.device(), 1), half(g.device(), 0), through(g.device())}
	var all sync.WaitGroup
	for _, s := range parts {
		all.Go(func() {
			if _, _, err := g.Take(t.Context(), g.who, exchange.PlayedOf(&s)); err != nil {
				t.Error(err)
			}
		})
	}
	all.Wait()
	e, _ := g.take(parts[0])
	for id, n := range sums(parts[3].Entry()) {
		if sums(e)[id] != n {
			t.Errorf("%s: %d, want %d", id, sums(e)[id], n)
		}
	}
}

func TestAnEntryEditedByHandStaysAsItIs(t *testing.T) {
	g := newGym(t)
	late := through(g.device())
	e, _ := g.take(half(g.device(), 0))
	e.Note = "by hand"
	if _, _, err := g.Edit(t.Context(), g.who, app.AnyState, e); err != nil {
		t.Fatal(err)
	}
	again, _ := g.take(late)
	if again.Note != "by hand" || !slices.Equal(again.Lines, e.Lines) {
		t.Errorf("%+v", again)
	}
}

func TestEverythingWrongWithAPlayedSessionIsSaidAtOnce(t *testing.T) {
	g := newGym(t)
	s := through(g.device())
	p := exchange.PlayedOf(&s)
	eleven := 11
	p.ID, p.After, p.Marks[0].Line, p.Timeline.Lines[0].Dose.Notation, p.Timeline.Steps[0].Side = "x", &eleven, 99, "many", "up"
	_, _, err := g.Take(t.Context(), g.who, p)
	var faults fault.Faults
	if !errors.As(err, &faults) {
		t.Fatal(err)
	}
	for _, want := range []string{"id", "after", "marks[0]", "timeline.lines[0].dose", "timeline.steps[0].side"} {
		if !slices.ContainsFunc(faults, func(f fault.Fault) bool { return f.Path == want }) {
			t.Errorf("nothing is said of %s: %v", want, faults)
		}
	}
	if _, _, err := g.Take(t.Context(), g.who, exchange.PlayedOf(new(player.State))); !errors.As(err, &faults) {
		t.Errorf("nothing at all is taken: %v", err)
	}
}

func TestSessionsArePlannedForTheComingWeek(t *testing.T) {
	g := newGym(t)
	w, err := g.Coming(t.Context(), g.who, 0)
	if err != nil {
		t.Fatal(err)
	}
	today, days := unit.DayOf(g.now), map[unit.Day]int{}
	ids := map[string]bool{}
	for _, one := range w.Sessions {
		days[one.Timeline.Day]++
		if one.Known != today || one.Timeline.Until != one.Timeline.Day || ids[one.ID] || !app.IsID(one.ID) {
			t.Errorf("%+v", one)
		}
		ids[one.ID] = true
	}
	if len(days) != app.AheadDays || days[today] == 0 || days[today+app.AheadDays-1] == 0 {
		t.Errorf("%v", days)
	}
	again, err := g.Coming(t.Context(), g.who, 0)
	if err != nil || again.Sessions[0].ID != w.Sessions[0].ID {
		t.Error("asked again, the same session has another name")
	}
	g.take(through(g.device()))
	after, err := g.Coming(t.Context(), g.who, 0)
	if err != nil || len(after.Sessions) > 0 && ids[after.Sessions[0].ID] && after.Sessions[0].Timeline.Day == today && !after.Sessions[0].Timeline.Short {
		t.Error("what was done is handed out again")
	}
}

// Whoever trains without a network is never asked for more than they would be
// today: what the next decision raises has to be told first.
func TestNothingIsRaisedAheadOfADecision(t *testing.T) {
	g := newGym(t)
	for range 14 {
		w, err := g.Coming(t.Context(), g.who, 0)
		if err != nil {
			t.Fatal(err)
		}
		most := map[string]int{}
		for _, one := range w.Sessions {
			for _, l := range one.Timeline.Lines {
				if had, there := most[l.Exercise]; there && l.Dose.Sum() > had {
					t.Errorf("%s rises from %d to %d on %s", l.Exercise, had, l.Dose.Sum(), one.Timeline.Day)
				} else if !there {
					most[l.Exercise] = l.Dose.Sum()
				}
			}
		}
		if s := g.device(); s.Timeline.Day == unit.DayOf(g.now) {
			g.take(through(s))
		}
		g.now = g.now.Add(24 * time.Hour)
	}
}

func TestWhatADeviceAnsweredAndChoseCountsOnce(t *testing.T) {
	g := newGym(t)
	check := course.Check{Answers: screening.Answers{}}
	for _, q := range screening.MiniQuestions() {
		check.Answers[q.ID] = screening.No()
	}
	id, err := app.NewID()
	if err != nil {
		t.Fatal(err)
	}
	s := g.device()
	from, with := s.Timeline.Lines[0].Exercise, ""
	for _, l := range s.Timeline.Lines {
		if all := append(l.Easier, l.Instead...); len(all) > 0 {
			from, with = l.Exercise, all[0].Exercise
		}
	}
	for range 2 {
		if err := g.CheckedOn(t.Context(), g.who, id, unit.DayOf(g.now), check); err != nil {
			t.Fatal(err)
		}
		if err := g.Swapped(t.Context(), g.who, s.ID, from, with); err != nil {
			t.Fatal(err)
		}
	}
	events, err := g.s.Events(t.Context(), g.who.ID, unit.DayOf(g.now))
	if err != nil {
		t.Fatal(err)
	}
	checks, swaps := 0, 0
	for _, e := range events {
		if e.Check != nil {
			checks++
		}
		if e.Choice != nil && e.Choice.Act == course.Swap {
			swaps++
		}
	}
	if checks != 1 || swaps != 1 {
		t.Errorf("%d checks, %d swaps", checks, swaps)
	}
	d, err := g.Today(t.Context(), g.who, 0, "")
	if err != nil || !d.Checked {
		t.Errorf("the answers are not taken: %v", err)
	}
}
