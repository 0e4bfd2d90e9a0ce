package storetest

import (
	"testing"

	"tspine/app"
	"tspine/engine/course"
)

var registerTests = map[string]func(*testing.T, Place){
	"whoever was let in or left, was renamed or moved, is counted": func(t *testing.T, p Place) {
		s, first := open(t, p)
		ana, bo := account("Ana", true), app.Person{ID: newID(), Name: "Bo", Created: 2}
		signedIn := app.SignIn{Hash: "h", ID: "d", Account: ana.ID, Created: 1, Seen: 2, Until: 3}
		token := app.PersonalToken{ID: newID(), Account: ana.ID, Hash: "a hash", Name: "A script", Scope: app.ScopeAll, Created: 1}
		count := func() int64 {
			t.Helper()
			n, err := s.Registered(t.Context())
			check(t, err)
			return n
		}
		before := count()
		for _, step := range []struct {
			name string
			do   func() error
		}{
			{"an account", func() error { return s.AddAccount(t.Context(), ana, []app.Person{{ID: first}}) }},
			{"somebody added", func() error { return s.AddPerson(t.Context(), bo) }},
			{"somebody adopted", func() error { return s.Adopt(t.Context(), ana.ID, bo) }},
			{"another name", func() error { return s.RenamePerson(t.Context(), bo.ID, "", "Beau") }},
			{"another password", func() error { return s.SetHash(t.Context(), ana.ID, "$argon2id$another") }},
			{"another time zone", func() error {
				return s.Write(t.Context(), bo.ID, app.Write{Add: []course.Event{said("zone", 10, "Asia/Tokyo")}})
			}},
			{"a preference", func() error { return s.Prefer(t.Context(), bo.ID, map[string]string{"theme": "dark"}) }},
			{"a preference taken back", func() error { return s.Prefer(t.Context(), bo.ID, map[string]string{"theme": ""}) }},
			{"a text of own exercises", func() error {
				return s.Write(t.Context(), bo.ID, app.Write{Own: []app.Own{{ID: newID(), Name: "hang", At: 3, Text: "a text"}}})
			}},
			{"a device signed in", func() error { return s.SaveSignIn(t.Context(), signedIn) }},
			{"a device seen", func() error { signedIn.Seen++; return s.SaveSignIn(t.Context(), signedIn) }},
			{"a device signed out", func() error { return s.EndSignIn(t.Context(), signedIn.Hash) }},
			{"a token", func() error { return s.AddToken(t.Context(), token) }},
			{"a token removed", func() error { return s.RemoveToken(t.Context(), ana.ID, token.ID) }},
			{"what was said taken back", func() error { return s.Write(t.Context(), bo.ID, app.Write{Remove: []string{"zone"}}) }},
			{"somebody removed", func() error { return s.RemovePerson(t.Context(), bo.ID) }},
		} {
			check(t, step.do())
			if now := count(); now <= before {
				t.Errorf("%s was not counted: %d after %d", step.name, now, before)
			} else {
				before = now
			}
		}
	},
	"what somebody logs, or fails to change, is nothing about who there is": func(t *testing.T, p Place) {
		s, who := open(t, p)
		before, err := s.Registered(t.Context())
		check(t, err)
		check(t, s.Write(t.Context(), who, app.Write{Add: []course.Event{session(10, 2)}, DropWeeksFrom: 11}))
		check(t, s.SaveDraft(t.Context(), who, "{}"))
		if err := s.RenamePerson(t.Context(), newID(), "", "Nobody"); err == nil {
			t.Error("nobody has a name")
		}
		after, err := s.Registered(t.Context())
		check(t, err)
		equal(t, after, before)
	},
}
