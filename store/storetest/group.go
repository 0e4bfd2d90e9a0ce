package storetest

import (
	"context"
	"errors"
	"fmt"
	"sync"
	"testing"

	"tspine/app"
	"tspine/engine/course"
	"tspine/engine/logbook"
	"tspine/engine/unit"
)

// writers is how many write at once.
const writers = 64

var groupTests = map[string]func(*testing.T, Place){
	"64 writers at once are all there, once": func(t *testing.T, p Place) {
		s, person := open(t, p)
		const each = 8
		want := map[string]bool{}
		for _, e := range atOnce(t, each, func(i, n int) (course.Event, error) {
			e := morning(unit.Day(i), int64(n))
			return e, s.Write(context.Background(), person, app.Write{Add: []course.Event{e}})
		}) {
			want[e.ID] = true
		}
		got := events(t, s, person)
		for _, e := range got {
			if !want[e.ID] {
				t.Errorf("%s is there, and nobody wrote it", e.ID)
			}
		}
		if len(got) != writers*each || len(want) != writers*each {
			t.Errorf("%d events of %d", len(got), writers*each)
		}
	},
	"64 writers of the same event write it once": func(t *testing.T, p Place) {
		s, person := open(t, p)
		e := session(3, 5)
		atOnce(t, 1, func(int, int) (course.Event, error) {
			return e, s.Write(context.Background(), person, app.Write{Add: []course.Event{e}})
		})
		equal(t, events(t, s, person), []course.Event{e})
	},
	"a write that fails leaves those beside it alone": func(t *testing.T, p Place) {
		s, person := open(t, p)
		taken := morning(1, 1)
		check(t, s.Write(t.Context(), person, app.Write{Add: []course.Event{taken}}))
		var mu sync.Mutex
		want := map[string]bool{taken.ID: true}
		atOnce(t, 4, func(i, n int) (course.Event, error) {
			good := session(unit.Day(2+i), int64(n))
			w := app.Write{Add: []course.Event{good}}
			if (i+n)%3 == 0 {
				return good, mustFail(s, person, append(w.Add, broken(taken.ID, n)))
			}
			mu.Lock()
			want[good.ID] = true
			mu.Unlock()
			return good, s.Write(context.Background(), person, w)
		})
		got := events(t, s, person)
		for _, e := range got {
			if !want[e.ID] {
				t.Errorf("%s is there although its write failed", e.ID)
			}
			if e.Entry != nil {
				equal(t, e, session1(e))
			}
		}
		if len(got) != len(want) {
			t.Errorf("%d events, want %d", len(got), len(want))
		}
	},
	"what was answered is there after a kill": func(t *testing.T, p Place) {
		s, person := open(t, p)
		atOnce(t, 12, func(i, n int) (course.Event, error) {
			e := session(unit.Day(i), int64(n))
			return e, s.Write(context.Background(), person, app.Write{Add: []course.Event{e}})
		})
		want := events(t, s, person)
		killed := p.Killed(t)
		equal(t, events(t, killed, person), want)
		check(t, killed.Write(t.Context(), person, app.Write{Add: []course.Event{morning(99, 1)}}))
		check(t, killed.Close())
		equal(t, events(t, s, person), want)
	},
	"each single write is there after a kill": func(t *testing.T, p Place) {
		s, person := open(t, p)
		for i := range 5 {
			e := session(unit.Day(i), 1)
			check(t, s.Write(t.Context(), person, app.Write{Add: []course.Event{e}}))
			killed := p.Killed(t)
			equal(t, events(t, killed, person), events(t, s, person))
			if _, ok, err := killed.Event(t.Context(), person, e.ID); !ok || err != nil {
				t.Fatalf("write %d is not there after a kill: %v", i+1, err)
			}
			check(t, killed.Close())
		}
	},
	"readers see whole writes only": func(t *testing.T, p Place) {
		s, person := open(t, p)
		now := morning(1, 0)
		check(t, s.Write(t.Context(), person, app.Write{Add: []course.Event{now}}))
		stop := make(chan struct{})
		var wg sync.WaitGroup
		wg.Go(func() { // one event is edited over and over, into every kind by turns
			defer close(stop)
			for i := range 40 {
				next := course.Event{ID: newID(), Day: 1}
				if i%2 == 0 {
					next.Check = &course.Check{}
				} else {
					next.Entry = &logbook.Entry{ID: next.ID, Day: 1}
				}
				if err := s.Write(context.Background(), person, app.Write{Remove: []string{now.ID}, Add: []course.Event{next}}); err != nil {
					t.Error(err)
					return
				}
				now = next
			}
		})
		for range 2 {
			wg.Go(func() {
				for {
					select {
					case <-stop:
						return
					default:
					}
					all, err := s.Events(context.Background(), person, far)
					if err != nil || len(all) != 1 {
						t.Errorf("%d events in the middle of an edit, want 1: %v", len(all), err)
						return
					}
				}
			})
		}
		wg.Wait()
	},
	"who no longer waits has nothing written": func(t *testing.T, p Place) {
		s, person := open(t, p)
		ctx, cancel := context.WithCancel(t.Context())
		cancel()
		if err := s.Write(ctx, person, app.Write{Add: []course.Event{morning(1, 1)}}); !errors.Is(err, context.Canceled) {
			t.Errorf("a write in a context that has ended: %v", err)
		}
		if _, err := s.Events(ctx, person, far); !errors.Is(err, context.Canceled) {
			t.Errorf("a read in a context that has ended: %v", err)
		}
		equal(t, events(t, s, person), nil)
	},
	"a closed store says so": func(t *testing.T, p Place) {
		s := p.Open(t)
		person := join(t, s)
		e := morning(1, 1)
		check(t, s.Write(t.Context(), person, app.Write{Add: []course.Event{e}}))
		check(t, s.Close())
		check(t, s.Close())
		if err := s.Write(t.Context(), person, app.Write{Add: []course.Event{morning(2, 2)}}); err == nil {
			t.Error("a closed store took a write")
		}
		if _, err := s.Events(t.Context(), person, far); err == nil {
			t.Error("a closed store was read")
		}
		again := p.Open(t)
		equal(t, events(t, again, person), []course.Event{e})
		check(t, again.Close())
	},
}

// atOnce runs act so many times in each of the writers, and gives what it
// wrote.
func atOnce(t *testing.T, each int, act func(i, n int) (course.Event, error)) []course.Event {
	t.Helper()
	var wg sync.WaitGroup
	all := make([]course.Event, writers*each)
	for i := range writers {
		wg.Go(func() {
			for n := range each {
				e, err := act(i, n)
				if err != nil {
					t.Error(err)
				}
				all[i*each+n] = e
			}
		})
	}
	wg.Wait()
	return all
}

// mustFail writes events of which one is broken.
func mustFail(s Store, person string, all []course.Event) error {
	if err := s.Write(context.Background(), person, app.Write{Add: all}); err == nil {
		return fmt.Errorf("%+v was written", all[len(all)-1])
	}
	return nil
}

// broken makes an event that can't be written, in one way or another.
func broken(taken string, n int) course.Event {
	switch n % 3 {
	case 0: // the id is there already
		e := morning(77, 77)
		e.ID, e.Morning.ID = taken, taken
		return e
	case 1: // a check of the tables
		e := morning(1, 1)
		e.Morning.Pain = 200
		return e
	default: // the second line of two
		e := session(1, 1)
		e.Entry.Lines[1].How = "gladly"
		return e
	}
}

// session makes an entry of a few lines.
func session(day unit.Day, at int64) course.Event {
	return session1(course.Event{ID: newID(), Day: day, At: at})
}

func session1(e course.Event) course.Event {
	e.Entry = &logbook.Entry{ID: e.ID, Day: e.Day, At: e.At, Minutes: 15}
	for _, exercise := range []string{"cat-cow", "open-book", "band-row"} {
		e.Entry.Lines = append(e.Entry.Lines, logbook.Done{Exercise: exercise, How: logbook.Full, Pain: unit.Rate(2)})
	}
	return e
}
