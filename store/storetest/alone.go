package storetest

import (
	"errors"
	"testing"

	"tspine/app"
	"tspine/engine/course"
)

var aloneTests = map[string]func(*testing.T, Place){
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
