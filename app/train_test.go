package app_test

import (
	"context"
	"errors"
	"testing"
	"time"

	"tspine/app"
	"tspine/catalog"
	"tspine/engine/logbook"
	"tspine/engine/player"
	"tspine/engine/unit"
	"tspine/store"
)

// gym is a store with a demo person in it, and a clock that the test sets.
type gym struct {
	t    *testing.T
	path string
	now  time.Time
	s    *store.Store
	*app.App
	who app.Person
}

func newGym(t *testing.T) *gym {
	t.Helper()
	g := &gym{t: t, path: t.TempDir() + "/tspine.db", now: time.Date(2026, 3, 2, 8, 0, 0, 0, time.UTC)}
	g.open()
	t.Cleanup(func() { g.s.Close() })
	who, err := g.Demo(t.Context(), "Desk", 12)
	if err != nil {
		t.Fatal(err)
	}
	g.who = who
	return g
}

// open opens the file anew, as the next process would.
func (g *gym) open() {
	g.t.Helper()
	lib, err := catalog.Load()
	if err != nil {
		g.t.Fatal(err)
	}
	if g.s, err = store.Open(context.Background(), g.path); err != nil {
		g.t.Fatal(err)
	}
	g.App = app.New(lib, g.s, g.s, func() time.Time { return g.now })
}

// plays begins today's session.
func (g *gym) plays(holder string) app.Training {
	g.t.Helper()
	d, err := g.Today(g.t.Context(), g.who, 0, "")
	if err != nil {
		g.t.Fatal(err)
	}
	t, err := g.Play(g.t.Context(), g.who, g.Timeline(&d, false), unit.Rate(1), holder)
	if err != nil {
		g.t.Fatal(err)
	}
	return t
}

// does acts after some seconds, and saves.
func (g *gym) does(t *app.Training, seconds int, e player.Event) {
	g.t.Helper()
	g.now = g.now.Add(time.Duration(seconds) * time.Second)
	t.State, _, _ = t.Do(e, g.now.UnixMilli())
	if err := g.Save(g.t.Context(), g.who, t); err != nil {
		g.t.Fatal(err)
	}
}

func (g *gym) training() (app.Training, bool) {
	g.t.Helper()
	t, ok, err := g.Training(g.t.Context(), g.who)
	if err != nil {
		g.t.Fatal(err)
	}
	return t, ok
}

// entries counts the entries of today.
func (g *gym) entries(id string) int {
	g.t.Helper()
	all, err := g.s.Events(g.t.Context(), g.who.ID, 0)
	if err != nil {
		g.t.Fatal(err)
	}
	n := 0
	for _, e := range all {
		if e.ID == id && e.Entry != nil {
			n++
		}
	}
	return n
}

func TestASessionIsPlayedOnByTheNextProcess(t *testing.T) {
	g := newGym(t)
	one := g.plays("one")
	g.does(&one, 0, player.Event{Act: player.Go})
	g.does(&one, 30, player.Event{Act: player.Easy})
	g.open() // the first one was killed
	two, ok := g.training()
	if !ok || two.Holder != "one" || two.Old {
		t.Fatalf("%v, %+v", ok, two.Holder)
	}
	if two.At != one.At || two.Left != one.Left || two.Run != player.Paused || two.ID != one.ID {
		t.Errorf("at %d with %d left, %s; was at %d with %d", two.At, two.Left, two.Run, one.At, one.Left)
	}
}

func TestASessionIsInOnePairOfHands(t *testing.T) {
	g := newGym(t)
	one := g.plays("one")
	two, _ := g.training()
	if err := g.TakeOver(t.Context(), g.who, &two, "two"); err != nil {
		t.Fatal(err)
	}
	if err := g.Save(t.Context(), g.who, &one); !errors.Is(err, app.ErrTaken) {
		t.Errorf("the first one saves: %v", err)
	}
	if err := g.Abandon(t.Context(), g.who, &one); !errors.Is(err, app.ErrTaken) {
		t.Errorf("the first one drops it: %v", err)
	}
	g.does(&two, 1, player.Event{Act: player.Go})
	d, _ := g.Today(t.Context(), g.who, 0, "")
	if _, err := g.Play(t.Context(), g.who, g.Timeline(&d, false), 0, "three"); !errors.Is(err, app.ErrTaken) {
		t.Errorf("another session begins beside it: %v", err)
	}
}

func TestFinishingLogsOnceAndEndsTheSession(t *testing.T) {
	g := newGym(t)
	one := g.plays("one")
	g.does(&one, 0, player.Event{Act: player.Go})
	for range 20 {
		g.does(&one, 20, player.Event{Act: player.Next})
	}
	g.does(&one, 1, player.Event{Act: player.Leave})
	e := one.Entry()
	e.Effort = unit.Rate(3)
	for range 2 { // the second time is harmless
		kept, _, err := g.Finish(t.Context(), g.who, e)
		if err != nil {
			t.Fatal(err)
		}
		if kept.Finished || kept.ID != one.ID {
			t.Errorf("%+v", kept)
		}
		if _, there := g.training(); there {
			t.Error("the session is still there")
		}
	}
	if n := g.entries(one.ID); n != 1 {
		t.Errorf("%d entries", n)
	}
	if err := g.Save(t.Context(), g.who, &one); !errors.Is(err, app.ErrTaken) {
		t.Errorf("what has ended is saved again: %v", err)
	}
}

func TestNothingIsMadeUpOfALineThatWasStopped(t *testing.T) {
	g := newGym(t)
	one := g.plays("one")
	g.does(&one, 0, player.Event{Act: player.Go})
	for one.Show(one.Seen).Step.Kind == "prepare" {
		g.does(&one, 1, player.Event{Act: player.Skip})
	}
	g.does(&one, 1, player.Event{Act: player.Hurts, Pain: 9})
	kept, _, err := g.Finish(t.Context(), g.who, one.Entry())
	if err != nil {
		t.Fatal(err)
	}
	if d := kept.Lines[0]; d.How != logbook.Stopped || !d.Did.IsZero() || d.Pain != unit.Rate(9) {
		t.Errorf("%+v", d)
	}
}

func TestWhatWasPlayedIsLoggedWhateverWasAnsweredSince(t *testing.T) {
	g := newGym(t)
	one := g.plays("one")
	g.does(&one, 0, player.Event{Act: player.Go})
	g.does(&one, 100, player.Event{Act: player.Hurts, Pain: 2})
	check := checkWith(t, "check_chest_breath")
	if err := g.Check(t.Context(), g.who, check); err != nil {
		t.Fatal(err)
	}
	var stop *app.Stop
	if _, err := g.Today(t.Context(), g.who, 0, ""); !errors.As(err, &stop) {
		t.Fatalf("no stop: %v", err)
	}
	if _, _, err := g.Finish(t.Context(), g.who, one.Entry()); err != nil {
		t.Error(err)
	}
}

func TestADayLaterItCanBeLoggedOnly(t *testing.T) {
	g := newGym(t)
	g.plays("one")
	g.now = g.now.Add(24 * time.Hour)
	if later, _ := g.training(); !later.Old {
		t.Error("it can still be gone on with")
	}
	g.now = g.now.Add(-72 * time.Hour) // the clock was set back
	if before, _ := g.training(); !before.Old {
		t.Error("it can be gone on with before its day")
	}
}

func TestASessionOfAnotherVersionCanOnlyBeDropped(t *testing.T) {
	g := newGym(t)
	one := g.plays("one")
	one.Version++
	if err := g.Save(t.Context(), g.who, &one); err != nil {
		t.Fatal(err)
	}
	got, there, err := g.Training(t.Context(), g.who)
	if !there || !errors.Is(err, app.ErrUnreadable) {
		t.Fatalf("%v, %v", there, err)
	}
	if err := g.Abandon(t.Context(), g.who, &got); err != nil {
		t.Fatal(err)
	}
	if _, there := g.training(); there {
		t.Error("it is still there")
	}
}

// through plays a session to its end, with every waiting step done as planned.
func through(one player.State) player.State {
	one, _, _ = one.Do(player.Event{Act: player.Go}, one.Seen)
	for one.Run == player.Running {
		if due, ok := one.Due(); ok {
			one, _ = one.Tick(due)
			continue
		}
		one, _, _ = one.Do(player.Event{Act: player.Next}, one.Seen+20_000)
	}
	return one
}

// Whatever the session of whatever program: played to its end it was done just
// as it was prescribed.
func TestEverySessionPlayedToItsEndIsDoneInFull(t *testing.T) {
	g := newGym(t)
	played := 0
	for _, program := range g.Catalog.Programs {
		if err := g.Switch(t.Context(), g.who, app.AnyState, program.ID); err != nil {
			t.Fatal(err)
		}
		for _, minutes := range []int{5, 12, 35, 60} {
			d, err := g.Today(t.Context(), g.who, minutes, "")
			if err != nil {
				t.Fatal(err)
			}
			s, ok := player.New("id", g.Timeline(&d, false), 0, g.now.UnixMilli())
			if !ok {
				continue
			}
			played++
			s = through(s)
			e := s.Entry()
			if !e.Finished || len(e.Lines) != len(d.Timeline.Lines) {
				t.Errorf("%s, %d minutes: %d lines of %d, finished %v", program.ID, minutes, len(e.Lines), len(d.Timeline.Lines), e.Finished)
			}
			for _, l := range e.Lines {
				if l.How != logbook.Full || l.Did != l.Planned.Lower() {
					t.Errorf("%s, %d minutes: %s: %s of %s, %s", program.ID, minutes, l.Exercise, l.Did, l.Planned, l.How)
				}
			}
		}
	}
	if played < len(g.Catalog.Programs) {
		t.Errorf("only %d sessions were played", played)
	}
}

func TestAShortSessionThatIsNotDueIsNotPlayed(t *testing.T) {
	g := newGym(t)
	d, err := g.Today(t.Context(), g.who, 0, "")
	if err != nil {
		t.Fatal(err)
	}
	d.Shorts = nil
	if got := g.Timeline(&d, true); len(got.Steps) > 0 {
		t.Error("the main one is played in its place")
	}
}
