package storetest

import (
	"errors"
	"testing"

	"tspine/app"
)

var ownTests = map[string]func(*testing.T, Place){
	"every version of own exercises is kept, each person's apart": func(t *testing.T, p Place) {
		s, first := open(t, p)
		second := join(t, s)
		mark := marked(t, s, first)
		equal(t, mark, marked(t, s, second))
		one := app.Own{ID: newID(), Name: "towel", At: 5, Text: "id: towel\r\n"}
		next := app.Own{ID: newID(), Name: "towel", At: 6}
		for range 2 { // writing twice is harmless
			check(t, s.Write(t.Context(), first, app.Write{Own: []app.Own{one}}))
			equal(t, shelf(t, s, first), []app.Own{one})
		}
		kept := marked(t, s, first)
		check(t, s.Write(t.Context(), first, app.Write{Own: []app.Own{next}}))
		if now := marked(t, s, first); now == kept || kept == mark {
			t.Errorf("marks %q, %q and %q", mark, kept, now)
		}
		killed := p.Killed(t)
		equal(t, shelf(t, killed, first), []app.Own{one, next})
		check(t, killed.Close())
		equal(t, shelf(t, s, second), nil)
		equal(t, marked(t, s, second), mark)
	},
	"another version under the same id is refused, with all that is written beside it": func(t *testing.T, p Place) {
		s, first := open(t, p)
		one := app.Own{ID: newID(), Name: "towel", At: 5, Text: "a"}
		check(t, s.Write(t.Context(), first, app.Write{Own: []app.Own{one}}))
		other := one
		other.Text = "b"
		err := s.Write(t.Context(), first, app.Write{Own: []app.Own{{ID: newID(), Name: "new", At: 6, Text: "c"}, other}})
		if !errors.Is(err, app.ErrDiffers) {
			t.Errorf("got %v", err)
		}
		equal(t, shelf(t, s, first), []app.Own{one})
	},
	"nothing is written over own exercises that came in between": func(t *testing.T, p Place) {
		s, first := open(t, p)
		mark := marked(t, s, first)
		one := app.Own{ID: newID(), Name: "towel", At: 5, Text: "a", Drawn: "pose towel\n"}
		next := app.Own{ID: newID(), Name: "towel", At: 6, Text: "b"}
		check(t, s.Write(t.Context(), first, app.Write{Own: []app.Own{one}, OwnMark: mark}))
		if err := s.Write(t.Context(), first, app.Write{Own: []app.Own{next}, OwnMark: mark}); !errors.Is(err, app.ErrChanged) {
			t.Errorf("got %v", err)
		}
		equal(t, shelf(t, s, first), []app.Own{one})
		check(t, s.Write(t.Context(), first, app.Write{Own: []app.Own{next}, OwnMark: marked(t, s, first)}))
		equal(t, shelf(t, s, first), []app.Own{one, next})
	},
	"own exercises go with their person": func(t *testing.T, p Place) {
		s, first := open(t, p)
		check(t, s.Write(t.Context(), first, app.Write{Own: []app.Own{{ID: newID(), Name: "towel", At: 5, Text: "a"}}}))
		check(t, s.RemovePerson(t.Context(), first))
		equal(t, shelf(t, s, first), nil)
		if err := s.Write(t.Context(), first, app.Write{Own: []app.Own{{ID: newID(), Name: "towel", At: 5, Text: "a"}}}); !errors.Is(err, app.ErrNoPerson) {
			t.Errorf("got %v", err)
		}
	},
}

func shelf(t *testing.T, s Store, person string) []app.Own {
	t.Helper()
	out, err := s.Own(t.Context(), person)
	check(t, err)
	return out
}

func marked(t *testing.T, s Store, person string) string {
	t.Helper()
	mark, err := s.OwnMark(t.Context(), person)
	check(t, err)
	return mark
}
