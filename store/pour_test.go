package store

import (
	"path/filepath"
	"testing"

	"tspine/app"
)

func TestWhateverIsPouredInCountsAsAnEdit(t *testing.T) {
	s := opened(t, filepath.Join(t.TempDir(), "tspine.db"))
	who := app.Person{ID: "first"}
	event, told := benchEntry(5, 1), app.Told{ID: newID(), Rules: "1", Body: "{}"}
	var before int64
	for name, c := range []struct {
		fill   func(app.Taker) error
		counts bool
	}{
		{func(app.Taker) error { return nil }, true}, // the person
		{func(in app.Taker) error { return in.Event(event) }, true},
		{func(in app.Taker) error { return in.Event(event) }, false}, // it is there already
		{func(in app.Taker) error { return in.Told(told) }, true},
		{func(in app.Taker) error { return in.Draft("{}") }, false}, // no day is computed from it
	} {
		if err := s.Pour(t.Context(), who, app.Pouring{}, c.fill); err != nil {
			t.Fatal(err)
		}
		now, err := s.Edits(t.Context(), who.ID)
		if err != nil || (now != before) != c.counts {
			t.Errorf("step %d: %d edits after %d, %v", name, now, before, err)
		}
		before = now
	}
}
