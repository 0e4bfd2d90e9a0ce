package storetest

import (
	"errors"
	"testing"

	"tspine/app"
	"tspine/engine/course"
)

var aloneTests = map[string]func(*testing.T, Place){
	"what is new is written only where nothing has its id, not even the same": func(t *testing.T, p Place) {
		s, id := open(t, p)
		one, other := session(10, 2), morning(10, 1)
		check(t, s.Write(t.Context(), id, app.Write{Add: []course.Event{one, other}}))
		again := one
		again.ID = other.ID
		entry := *one.Entry
		entry.ID = other.ID
		again.Entry = &entry
		for name, e := range map[string]course.Event{"the same": one, "another kind": again} {
			before, err := s.Edits(t.Context(), id)
			check(t, err)
			if err := s.Write(t.Context(), id, app.Write{Add: []course.Event{e}, New: true}); !errors.Is(err, app.ErrDiffers) {
				t.Errorf("%s: got %v", name, err)
			}
			after, err := s.Edits(t.Context(), id)
			check(t, err)
			equal(t, after, before)
		}
		if err := s.Write(t.Context(), id, app.Write{Add: []course.Event{one}, Drawn: true}); err == nil {
			t.Error("an id that is there was drawn")
		}
		last := session(11, 2)
		check(t, s.Write(t.Context(), id, app.Write{Add: []course.Event{last}, New: true}))
		drawn := session(12, 2)
		check(t, s.Write(t.Context(), id, app.Write{Add: []course.Event{drawn}, Drawn: true}))
		equal(t, len(events(t, s, id)), 4)
	},
	"what rests on what was read is written only while nothing else was": func(t *testing.T, p Place) {
		s, id := open(t, p)
		other := join(t, s)
		old, first, second := morning(3, 1), morning(3, 2), morning(3, 3)
		check(t, s.Write(t.Context(), id, app.Write{Add: []course.Event{old}}))
		seen, err := s.Edits(t.Context(), id)
		check(t, err)
		check(t, s.Write(t.Context(), other, app.Write{Add: []course.Event{morning(3, 1)}})) // somebody else's counts for nothing
		check(t, s.Write(t.Context(), id, app.Write{Remove: []string{old.ID}, Add: []course.Event{first}, Only: seen}))
		err = s.Write(t.Context(), id, app.Write{Remove: []string{old.ID}, Add: []course.Event{second}, Only: seen})
		if !errors.Is(err, app.ErrWritten) {
			t.Errorf("got %v", err)
		}
		equal(t, events(t, s, id), []course.Event{first})
		if err := s.Write(t.Context(), newID(), app.Write{Only: seen}); !errors.Is(err, app.ErrNoPerson) {
			t.Errorf("for nobody: %v", err)
		}
	},
}
