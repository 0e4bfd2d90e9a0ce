package storetest

import (
	"errors"
	"testing"

	"tspine/app"
	"tspine/engine/course"
	"tspine/engine/unit"
)

func said(id string, day unit.Day, zone string) course.Event {
	return course.Event{ID: id, Day: day, At: 1, About: &course.About{Zone: zone}}
}

var aboutTests = map[string]func(*testing.T, Place){
	"what a person said of themselves is listed, the oldest first, and nothing else": func(t *testing.T, p Place) {
		s, id := open(t, p)
		first, second := said("b", 10, "Europe/Berlin"), said("a", 11, "")
		check(t, s.Write(t.Context(), id, app.Write{Add: []course.Event{second, session(10, 2), first}}))
		got, err := s.Abouts(t.Context(), id)
		check(t, err)
		equal(t, got, []course.Event{first, second})
	},
	"where a person is, is what they said last": func(t *testing.T, p Place) {
		s, id := open(t, p)
		zone := func(want string) {
			t.Helper()
			all, err := s.People(t.Context())
			check(t, err)
			equal(t, all[0].Zone, want)
		}
		zone("")
		check(t, s.Write(t.Context(), id, app.Write{Add: []course.Event{said("b", 10, "Europe/Berlin"), said("a", 9, "Asia/Tokyo")}}))
		zone("Europe/Berlin")
		check(t, s.Write(t.Context(), id, app.Write{Add: []course.Event{said("c", 11, "")}}))
		zone("")
	},
	"who changes what another changed since is told, and nothing is written": func(t *testing.T, p Place) {
		s, id := open(t, p)
		check(t, s.Write(t.Context(), id, app.Write{Add: []course.Event{said("first", 10, "")}}))
		check(t, s.Write(t.Context(), id, app.Write{Add: []course.Event{said("second", 10, "")}, After: "first"}))
		err := s.Write(t.Context(), id, app.Write{Add: []course.Event{said("third", 10, "")}, After: "first"})
		if !errors.Is(err, app.ErrChanged) {
			t.Fatalf("got %v", err)
		}
		got, err := s.Abouts(t.Context(), id)
		check(t, err)
		equal(t, got, []course.Event{said("first", 10, ""), said("second", 10, "")})
	},
}
