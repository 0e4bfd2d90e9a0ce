package storetest

import (
	"errors"
	"testing"

	"tspine/app"
)

var preferenceTests = map[string]func(*testing.T, Place){
	"preferences are kept each for itself, for one person": func(t *testing.T, p Place) {
		s, first := open(t, p)
		second := join(t, s)
		prefers(t, s, first, app.Preferences{})
		check(t, s.Prefer(t.Context(), first, map[string]string{"theme": "dark", "skin": "3"}))
		check(t, s.Prefer(t.Context(), first, map[string]string{"skin": "4", "text": "150"}))
		want := app.Preferences{Theme: "dark", Skin: "4", Text: "150"}
		prefers(t, s, first, want)
		prefers(t, s, second, app.Preferences{})
		killed := p.Killed(t)
		prefers(t, killed, first, want)
		check(t, killed.Close())
		check(t, s.Prefer(t.Context(), first, map[string]string{"theme": "", "build": ""}))
		prefers(t, s, first, app.Preferences{Skin: "4", Text: "150"})
	},
	"who is removed leaves no preferences": func(t *testing.T, p Place) {
		s, first := open(t, p)
		check(t, s.Prefer(t.Context(), first, map[string]string{"theme": "dark"}))
		check(t, s.RemovePerson(t.Context(), first))
		check(t, s.AddPerson(t.Context(), app.Person{ID: first, Created: 1}))
		prefers(t, s, first, app.Preferences{})
	},
	"nobody's preferences are refused": func(t *testing.T, p Place) {
		s, _ := open(t, p)
		if err := s.Prefer(t.Context(), newID(), map[string]string{"theme": "dark"}); !errors.Is(err, app.ErrNoPerson) {
			t.Error(err)
		}
	},
	"what another version chose is passed over": func(t *testing.T, p Place) {
		s, first := open(t, p)
		check(t, s.Prefer(t.Context(), first, map[string]string{"theme": "dark", "language": "xx", "smell": "roses"}))
		prefers(t, s, first, app.Preferences{Theme: "dark"})
	},
}

// prefers wants a person to have chosen so.
func prefers(t *testing.T, s Store, person string, want app.Preferences) {
	t.Helper()
	got, err := s.Preferences(t.Context(), person)
	check(t, err)
	equal(t, got, want)
}
