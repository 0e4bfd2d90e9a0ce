package storetest

import (
	"context"
	"testing"

	"tspine/app"
	"tspine/engine/course"
	"tspine/engine/unit"
)

var weekTests = map[string]func(*testing.T, Place){
	"the newest week at or before a day is given": func(t *testing.T, p Place) {
		s, person := open(t, p)
		noWeek(t, s, person, "7", 1000)
		check(t, s.Write(t.Context(), person, app.Write{Weeks: []app.Week{week(2, 14), week(1, 7), week(3, 21)}}))
		noWeek(t, s, person, "7", 6)
		hasWeek(t, s, person, 7, week(1, 7))
		hasWeek(t, s, person, 13, week(1, 7))
		hasWeek(t, s, person, 14, week(2, 14))
		hasWeek(t, s, person, 1000, week(3, 21))
	},
	"a week of other rules does not count": func(t *testing.T, p Place) {
		s, person := open(t, p)
		old := week(2, 14)
		old.Rules = "6"
		check(t, s.Write(t.Context(), person, app.Write{Weeks: []app.Week{week(1, 7), old}}))
		hasWeek(t, s, person, 1000, week(1, 7))
		noWeek(t, s, person, "8", 1000)
		check(t, s.Write(t.Context(), person, app.Write{Weeks: []app.Week{week(2, 14)}}))
		hasWeek(t, s, person, 1000, week(2, 14))
		noWeek(t, s, person, "6", 1000)
	},
	"a week takes the place of the one before": func(t *testing.T, p Place) {
		s, person := open(t, p)
		other := week(1, 8)
		other.State = []byte(`{"stage":2}`)
		check(t, s.Write(t.Context(), person, app.Write{Weeks: []app.Week{week(1, 7)}}))
		check(t, s.Write(t.Context(), person, app.Write{Weeks: []app.Week{other}}))
		noWeek(t, s, person, "7", 7)
		hasWeek(t, s, person, 8, other)
	},
	"weeks from an edit on are dropped, before new ones come": func(t *testing.T, p Place) {
		s, person := open(t, p)
		neighbor := join(t, s)
		three := app.Write{Weeks: []app.Week{week(1, 7), week(2, 14), week(3, 21)}}
		check(t, s.Write(t.Context(), person, three))
		check(t, s.Write(t.Context(), neighbor, three))
		check(t, s.Write(t.Context(), person, app.Write{DropWeeksFrom: 15}))
		hasWeek(t, s, person, 1000, week(2, 14))
		check(t, s.Write(t.Context(), person, app.Write{DropWeeksFrom: 14}))
		hasWeek(t, s, person, 1000, week(1, 7))
		check(t, s.Write(t.Context(), person, app.Write{DropWeeksFrom: 7, Weeks: []app.Week{week(1, 7)}}))
		hasWeek(t, s, person, 1000, week(1, 7))
		check(t, s.Write(t.Context(), person, app.Write{DropWeeksFrom: -20_000}))
		noWeek(t, s, person, "7", 1000)
		hasWeek(t, s, neighbor, 1000, week(3, 21))
	},
	"weeks computed before an edit are left out": func(t *testing.T, p Place) {
		s, person := open(t, p)
		seen, err := s.Edits(t.Context(), person)
		check(t, err)
		fresh := app.Write{Weeks: []app.Week{week(1, 7)}, Edits: seen, DropWeeksFrom: 7}
		check(t, s.Write(t.Context(), person, fresh)) // its own edit is no reason
		hasWeek(t, s, person, 1000, week(1, 7))

		e := morning(8, 1)
		stale := app.Write{Weeks: []app.Week{week(2, 14)}, Edits: seen}
		stale.Add = append(stale.Add, e)
		check(t, s.Write(t.Context(), person, stale))
		hasWeek(t, s, person, 1000, week(1, 7))
		if _, ok, err := s.Event(t.Context(), person, e.ID); !ok || err != nil {
			t.Errorf("the event beside the old week is not there: %v", err)
		}
		now, err := s.Edits(t.Context(), person)
		check(t, err)
		if now == seen || now == 0 {
			t.Errorf("%d edits after one, %d before", now, seen)
		}
		check(t, s.Write(t.Context(), person, app.Write{Weeks: []app.Week{week(2, 14)}, Edits: now}))
		hasWeek(t, s, person, 1000, week(2, 14))
	},
	"weeks fade when newer ones come, and only then": func(t *testing.T, p Place) {
		s, person := open(t, p)
		neighbor := join(t, s)
		three := app.Write{Weeks: []app.Week{week(1, 7), week(2, 14), week(3, 21)}}
		check(t, s.Write(t.Context(), person, three))
		check(t, s.Write(t.Context(), neighbor, three))
		now, err := s.Edits(t.Context(), person)
		check(t, err)
		check(t, s.Write(t.Context(), person, app.Write{Weeks: []app.Week{week(4, 28)}, Fade: []int{0, 2}, Edits: now + 1}))
		hasWeek(t, s, person, 20, week(2, 14))
		check(t, s.Write(t.Context(), person, app.Write{Weeks: []app.Week{week(4, 28)}, Fade: []int{0, 2}, Edits: now}))
		hasWeek(t, s, person, 20, week(1, 7))
		hasWeek(t, s, person, 27, week(3, 21))
		hasWeek(t, s, person, 1000, week(4, 28))
		hasWeek(t, s, neighbor, 20, week(2, 14))
	},
	"a write without a day drops nothing": func(t *testing.T, p Place) {
		s, person := open(t, p)
		before, err := s.Edits(t.Context(), person)
		check(t, err)
		check(t, s.Write(t.Context(), person, app.Write{Weeks: []app.Week{week(1, 7)}}))
		check(t, s.Write(t.Context(), person, app.Write{}))
		hasWeek(t, s, person, 1000, week(1, 7))
		after, err := s.Edits(t.Context(), person)
		check(t, err)
		equal(t, after, before)
	},
	"every write of what a day is computed from counts as an edit": func(t *testing.T, p Place) {
		s, person := open(t, p)
		neighbor := join(t, s)
		others, err := s.Edits(t.Context(), neighbor)
		check(t, err)
		seen := map[int64]bool{}
		e, one := morning(8, 1), told()
		for _, act := range []func() error{
			func() error { return nil },
			func() error { return s.Write(t.Context(), person, app.Write{Add: []course.Event{e}}) },
			func() error { return s.Write(t.Context(), person, app.Write{Told: []app.Told{one}}) },
			func() error { return s.Write(t.Context(), person, app.Write{Remove: []string{e.ID}}) },
		} {
			check(t, act())
			now, err := s.Edits(t.Context(), person)
			check(t, err)
			if seen[now] {
				t.Errorf("%d edits were counted before", now)
			}
			seen[now] = true
		}
		still, err := s.Edits(t.Context(), neighbor)
		check(t, err)
		equal(t, still, others)
	},
	"who comes again is not taken for who they were": func(t *testing.T, p Place) {
		s, person := open(t, p)
		seen := map[int64]bool{}
		for range 5 {
			now, err := s.Edits(t.Context(), person)
			check(t, err)
			if seen[now] {
				t.Errorf("%d edits were counted before", now)
			}
			seen[now] = true
			check(t, s.RemovePerson(t.Context(), person))
			check(t, s.AddPerson(t.Context(), app.Person{ID: person}))
		}
	},
}

func week(number int, next unit.Day) app.Week {
	return app.Week{Number: number, Rules: "7", Next: next, State: []byte(`{"stage":1,"word":"– é"}`)}
}

func hasWeek(t *testing.T, s Store, person string, before unit.Day, want app.Week) {
	t.Helper()
	state, next, ok, err := s.LastWeek(context.Background(), person, want.Rules, before)
	check(t, err)
	if !ok || next != want.Next || string(state) != string(want.State) {
		t.Errorf("before %d: %s, next %d, %t; want %s, next %d", before, state, next, ok, want.State, want.Next)
	}
}

func noWeek(t *testing.T, s Store, person, rules string, before unit.Day) {
	t.Helper()
	state, next, ok, err := s.LastWeek(context.Background(), person, rules, before)
	check(t, err)
	if ok || state != nil || next != 0 {
		t.Errorf("before %d: %s, next %d; want none", before, state, next)
	}
}
