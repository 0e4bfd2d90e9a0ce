package storetest

import (
	"errors"
	"testing"

	"tspine/app"
	"tspine/engine/course"
)

var playingTests = map[string]func(*testing.T, Place){
	"a session that is played is kept until it ends": func(t *testing.T, p Place) {
		s, first := open(t, p)
		second := join(t, s)
		playing(t, s, first, app.Playing{})
		one := app.Playing{ID: newID(), Holder: "here", Body: `{"At":0}`}
		check(t, s.SavePlaying(t.Context(), first, "", one))
		playing(t, s, first, one)
		playing(t, s, second, app.Playing{})
		one.Body = `{"At":1}`
		check(t, s.SavePlaying(t.Context(), first, "here", one))
		killed := p.Killed(t)
		playing(t, killed, first, one)
		check(t, killed.Close())
		check(t, s.SavePlaying(t.Context(), first, "here", app.Playing{}))
		playing(t, s, first, app.Playing{})
	},
	"who does not hold the session can't save it": func(t *testing.T, p Place) {
		s, first := open(t, p)
		one := app.Playing{ID: newID(), Holder: "here", Body: "1"}
		two := app.Playing{ID: newID(), Holder: "there", Body: "2"}
		taken(t, s.SavePlaying(t.Context(), first, "there", two)) // there is none
		check(t, s.SavePlaying(t.Context(), first, "", one))
		taken(t, s.SavePlaying(t.Context(), first, "", two))
		taken(t, s.SavePlaying(t.Context(), first, "there", two))
		taken(t, s.SavePlaying(t.Context(), first, "there", app.Playing{}))
		playing(t, s, first, one)
		check(t, s.SavePlaying(t.Context(), first, "here", two)) // taken over
		taken(t, s.SavePlaying(t.Context(), first, "here", one))
		playing(t, s, first, two)
	},
	"the entry of a session ends it, and another one does not": func(t *testing.T, p Place) {
		s, first := open(t, p)
		e := session(3, 1)
		one := app.Playing{ID: e.ID, Holder: "here", Body: "1"}
		check(t, s.SavePlaying(t.Context(), first, "", one))
		check(t, s.Write(t.Context(), first, app.Write{Add: []course.Event{session(3, 2)}, Ends: newID()}))
		playing(t, s, first, one)
		for range 2 {
			check(t, s.Write(t.Context(), first, app.Write{Add: []course.Event{e}, Ends: e.ID}))
			playing(t, s, first, app.Playing{})
		}
		if n := len(events(t, s, first)); n != 2 {
			t.Errorf("%d entries", n)
		}
	},
	"a write that fails ends no session": func(t *testing.T, p Place) {
		s, first := open(t, p)
		e := session(3, 1)
		one := app.Playing{ID: e.ID, Holder: "here", Body: "1"}
		check(t, s.SavePlaying(t.Context(), first, "", one))
		check(t, s.Write(t.Context(), first, app.Write{Add: []course.Event{e}}))
		other := e
		other.Day++
		other.Entry = nil
		other.Morning = morning(4, 1).Morning
		other.Morning.ID, other.Morning.Day, other.Morning.At = "", 0, 0
		if err := s.Write(t.Context(), first, app.Write{Add: []course.Event{other}, Ends: e.ID}); !errors.Is(err, app.ErrDiffers) {
			t.Errorf("another thing under the same id: %v", err)
		}
		playing(t, s, first, one)
	},
}

func playing(t *testing.T, s Store, person string, want app.Playing) {
	t.Helper()
	got, ok, err := s.Playing(t.Context(), person)
	check(t, err)
	equal(t, got, want)
	equal(t, ok, want.ID != "")
}

func taken(t *testing.T, err error) {
	t.Helper()
	if !errors.Is(err, app.ErrTaken) {
		t.Errorf("got %v, want that it is taken", err)
	}
}

var playedTests = map[string]func(*testing.T, Place){
	"what was played is kept beside its entry, and goes with it": func(t *testing.T, p Place) {
		s, first := open(t, p)
		e := session(3, 1)
		w := app.Write{Add: []course.Event{e}, Played: app.Played{ID: e.ID, Body: "1"}}
		for range 2 {
			check(t, s.Write(t.Context(), first, w))
			played(t, s, first, e.ID, "1")
		}
		check(t, s.Write(t.Context(), first, app.Write{Remove: []string{e.ID}, Add: []course.Event{e}, Played: app.Played{ID: e.ID, Was: "1", Body: "2"}}))
		killed := p.Killed(t)
		played(t, killed, first, e.ID, "2")
		check(t, killed.Close())
		check(t, s.Write(t.Context(), first, app.Write{Remove: []string{e.ID}, Add: []course.Event{e}}))
		played(t, s, first, e.ID, "")
	},
	"who doesn't know what was played last writes nothing": func(t *testing.T, p Place) {
		s, first := open(t, p)
		e := session(3, 1)
		check(t, s.Write(t.Context(), first, app.Write{Add: []course.Event{e}, Played: app.Played{ID: e.ID, Body: "1"}}))
		late := app.Write{Add: []course.Event{session(4, 1)}, Played: app.Played{ID: e.ID, Was: "0", Body: "2"}}
		if err := s.Write(t.Context(), first, late); !errors.Is(err, app.ErrDiffers) {
			t.Errorf("got %v", err)
		}
		played(t, s, first, e.ID, "1")
		if n := len(events(t, s, first)); n != 1 {
			t.Errorf("%d entries", n)
		}
	},
}

func played(t *testing.T, s Store, person, id, want string) {
	t.Helper()
	got, err := s.Played(t.Context(), person, id)
	check(t, err)
	equal(t, got, want)
}
