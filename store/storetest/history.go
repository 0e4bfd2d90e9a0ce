package storetest

import (
	"context"
	"errors"
	"testing"

	"pgregory.net/rapid"

	"tspine/app"
	"tspine/engine/course"
	"tspine/engine/logbook"
	"tspine/engine/unit"
)

var historyTests = map[string]func(*testing.T, Place){
	"every kind of event is read back as it was written": func(t *testing.T, p Place) {
		s, _ := open(t, p)
		rapid.Check(t, func(t *rapid.T) {
			person := join(t, s)
			e := Event(t)
			check(t, s.Write(context.Background(), person, app.Write{Add: []course.Event{e}}))
			got, ok, err := s.Event(context.Background(), person, e.ID)
			check(t, err)
			if !ok {
				t.Fatalf("%s was written and is not there", e.ID)
			}
			equal(t, got, e)
			from, err := s.Events(context.Background(), person, e.Day)
			check(t, err)
			equal(t, from, []course.Event{e})
			after, err := s.Events(context.Background(), person, e.Day+1)
			check(t, err)
			equal(t, after, nil)
		})
	},
	"what is written twice is there once": func(t *testing.T, p Place) {
		s, _ := open(t, p)
		rapid.Check(t, func(t *rapid.T) {
			person := join(t, s)
			w := app.Write{Add: rapid.SliceOfN(rapid.Custom(Event), 1, 4).Draw(t, "events"), Told: []app.Told{told()}}
			check(t, s.Write(context.Background(), person, w))
			check(t, s.Write(context.Background(), person, w))
			course.Sort(w.Add)
			equal(t, events(t, s, person), w.Add)
			told, err := s.Told(context.Background(), person, 0)
			check(t, err)
			equal(t, told, w.Told)
		})
	},
	"an id never stands for two things": func(t *testing.T, p Place) {
		s, _ := open(t, p)
		rapid.Check(t, func(t *rapid.T) {
			person := join(t, s)
			e := Event(t)
			check(t, s.Write(context.Background(), person, app.Write{Add: []course.Event{e}}))
			o := course.Event{ID: e.ID, Day: e.Day, At: e.At}
			Say(t, &o)
			err := s.Write(context.Background(), person, app.Write{Add: []course.Event{o}})
			if differs := difference(e, o) != ""; differs != errors.Is(err, app.ErrDiffers) || !differs && err != nil {
				t.Fatalf("%+v after %+v: %v", o, e, err)
			}
			got, _, err := s.Event(context.Background(), person, e.ID)
			check(t, err)
			equal(t, got, e)
		})
	},
	"events come in the order in which they count": func(t *testing.T, p Place) {
		s, person := open(t, p)
		var all []course.Event
		for i, at := range []struct {
			day unit.Day
			at  int64
		}{{5, 9}, {5, 3}, {4, 8}, {-3, 7}, {5, 3}, {6, 0}, {4, -8}} {
			e := course.Event{ID: newID(), Day: at.day, At: at.at}
			switch i % 3 {
			case 0:
				e.Check = &course.Check{}
			case 1:
				e.Morning = &logbook.Morning{ID: e.ID, Day: e.Day, At: e.At}
			case 2:
				e.Choice = &course.Choice{Act: course.Pin}
			}
			all = append(all, e)
		}
		check(t, s.Write(t.Context(), person, app.Write{Add: all}))
		course.Sort(all)
		equal(t, events(t, s, person), all)
		from, err := s.Events(t.Context(), person, 5)
		check(t, err)
		equal(t, from, all[3:])
	},
	"the first and the last day and a leap day are days like others": func(t *testing.T, p Place) {
		s, person := open(t, p)
		leap, err := unit.ParseDay("2028-02-29")
		check(t, err)
		all := []course.Event{morning(firstDay, firstAt), morning(-1, -1), morning(0, 0), morning(leap, 1_835_395_200_000_001), morning(lastDay, lastAt)}
		check(t, s.Write(t.Context(), person, app.Write{Add: all}))
		equal(t, events(t, s, person), all)
		from, err := s.Events(t.Context(), person, leap)
		check(t, err)
		equal(t, from, all[3:])
	},
	"an edit takes one event out and puts another in": func(t *testing.T, p Place) {
		s, person := open(t, p)
		old, edited, kept := morning(3, 1), morning(3, 2), morning(3, 3)
		check(t, s.Write(t.Context(), person, app.Write{Add: []course.Event{old, kept}}))
		edit := app.Write{Remove: []string{old.ID}, Add: []course.Event{edited}}
		for range 2 { // an edit that is sent twice is one edit
			check(t, s.Write(t.Context(), person, edit))
			equal(t, events(t, s, person), []course.Event{edited, kept})
		}
		same := edited
		same.Morning = nil
		same.Check = &course.Check{} // under the same id
		check(t, s.Write(t.Context(), person, app.Write{Remove: []string{edited.ID}, Add: []course.Event{same}}))
		equal(t, events(t, s, person), []course.Event{same, kept})
	},
	"every kind of event can be taken out, lines and all": func(t *testing.T, p Place) {
		s, _ := open(t, p)
		rapid.Check(t, func(t *rapid.T) {
			person := join(t, s)
			e := Event(t)
			check(t, s.Write(context.Background(), person, app.Write{Add: []course.Event{e}}))
			check(t, s.Write(context.Background(), person, app.Write{Remove: []string{e.ID, newID()}}))
			if left := events(t, s, person); len(left) > 0 {
				t.Fatalf("left: %+v", left)
			}
			check(t, s.Write(context.Background(), person, app.Write{Add: []course.Event{e}}))
			equal(t, events(t, s, person), []course.Event{e})
		})
	},
	"what was told is kept as it was told": func(t *testing.T, p Place) {
		s, person := open(t, p)
		first, second := told(), told()
		second.Day, second.Week = first.Day+1, first.Week+1
		check(t, s.Write(t.Context(), person, app.Write{Told: []app.Told{second, first}}))
		other := first
		other.Body = `{"decision":"hold"}`
		if err := s.Write(t.Context(), person, app.Write{Told: []app.Told{other}}); !errors.Is(err, app.ErrDiffers) {
			t.Fatalf("another thing told under the same id: %v", err)
		}
		got, err := s.Told(t.Context(), person, 0)
		check(t, err)
		equal(t, got, []app.Told{first, second})
	},
	"nobody knows an event that never was": func(t *testing.T, p Place) {
		s, person := open(t, p)
		if e, ok, err := s.Event(t.Context(), person, newID()); ok || err != nil {
			t.Fatalf("%+v, %v", e, err)
		}
	},
}

// morning makes a small event.
func morning(day unit.Day, at int64) course.Event {
	id := newID()
	return course.Event{ID: id, Day: day, At: at, Morning: &logbook.Morning{ID: id, Day: day, At: at, Pain: unit.Rate(3)}}
}

func told() app.Told {
	return app.Told{ID: newID(), Day: 20_412, At: 1_763_600_000_000_001, Week: 3, Rules: "7", Body: `{"decision":"progress"}`}
}
