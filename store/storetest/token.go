package storetest

import (
	"errors"
	"testing"

	"tspine/app"
)

// door opens a store with an account that sees one person.
func door(t *testing.T, p Place) (Store, app.Account, string) {
	t.Helper()
	s, person := open(t, p)
	ana := account("Ana", true)
	check(t, s.AddAccount(t.Context(), ana, kept(t, s, "")))
	return s, ana, person
}

func token(of app.Account, hash string, created int64) app.PersonalToken {
	return app.PersonalToken{ID: newID(), Account: of.ID, Hash: hash, Name: "A script <&>", Scope: app.ScopeLog, Created: created}
}

func tokens(t *testing.T, s Store, of app.Account) []app.PersonalToken {
	t.Helper()
	out, err := s.Tokens(t.Context(), of.ID)
	check(t, err)
	return out
}

var tokenTests = map[string]func(*testing.T, Place){
	"tokens are listed in the order in which they were made, each account's apart": func(t *testing.T, p Place) {
		s, ana, _ := door(t, p)
		bo := account("Bo", false)
		guest := app.Person{ID: newID(), Name: "Bo", Created: 1}
		check(t, s.Adopt(t.Context(), ana.ID, guest))
		check(t, s.Invite(t.Context(), app.Invitation{Person: guest.ID, Hash: "i", Until: 9}))
		check(t, s.AddAccount(t.Context(), bo, []app.Person{guest}))
		first, second, his := token(ana, "a", 1), token(ana, "b", 2), token(bo, "c", 1)
		for _, one := range []app.PersonalToken{second, his, first} {
			check(t, s.AddToken(t.Context(), one))
		}
		equal(t, tokens(t, s, ana), []app.PersonalToken{first, second})
		equal(t, tokens(t, s, bo), []app.PersonalToken{his})
		killed := p.Killed(t)
		equal(t, tokens(t, killed, ana), []app.PersonalToken{first, second})
		check(t, killed.Close())
	},
	"a token is found by its hash alone, and its use is noted": func(t *testing.T, p Place) {
		s, ana, _ := door(t, p)
		one, other := token(ana, "a", 1), token(ana, "b", 2)
		check(t, s.AddToken(t.Context(), one))
		check(t, s.AddToken(t.Context(), other))
		check(t, s.UseToken(t.Context(), one.ID, 7))
		check(t, s.UseToken(t.Context(), newID(), 7)) // one that was revoked meanwhile
		one.Used = 7
		for hash, want := range map[string]app.PersonalToken{"a": one, "b": other, "A": {}, "": {}, one.ID: {}} {
			got, there, err := s.TokenOf(t.Context(), hash)
			check(t, err)
			if got != want || there != (want.ID != "") {
				t.Errorf("%q finds %+v, %v", hash, got, there)
			}
		}
	},
	"a token opens nothing once it is removed, and only its account removes it": func(t *testing.T, p Place) {
		s, ana, _ := door(t, p)
		one, other := token(ana, "a", 1), token(ana, "b", 2)
		check(t, s.AddToken(t.Context(), one))
		check(t, s.AddToken(t.Context(), other))
		for _, c := range [][2]string{{newID(), one.ID}, {ana.ID, newID()}, {"", one.ID}} {
			if err := s.RemoveToken(t.Context(), c[0], c[1]); !errors.Is(err, app.ErrNoToken) {
				t.Errorf("removed: %v", err)
			}
		}
		equal(t, tokens(t, s, ana), []app.PersonalToken{one, other})
		check(t, s.RemoveToken(t.Context(), ana.ID, one.ID))
		if _, there, err := s.TokenOf(t.Context(), "a"); there || err != nil {
			t.Errorf("it still opens: %v", err)
		}
		if err := s.RemoveToken(t.Context(), ana.ID, one.ID); !errors.Is(err, app.ErrNoToken) {
			t.Errorf("removed twice: %v", err)
		}
		equal(t, tokens(t, s, ana), []app.PersonalToken{other})
	},
	"a token that makes no sense is refused": func(t *testing.T, p Place) {
		s, ana, _ := door(t, p)
		good := token(ana, "a", 1)
		check(t, s.AddToken(t.Context(), good))
		for name, spoil := range map[string]func(*app.PersonalToken){
			"without id":              func(one *app.PersonalToken) { one.ID = "" },
			"under an id that is":     func(one *app.PersonalToken) { one.ID = good.ID },
			"without hash":            func(one *app.PersonalToken) { one.Hash = "" },
			"with a hash that is":     func(one *app.PersonalToken) { one.Hash = good.Hash },
			"without name":            func(one *app.PersonalToken) { one.Name = "" },
			"of no known scope":       func(one *app.PersonalToken) { one.Scope = "everything" },
			"of no scope":             func(one *app.PersonalToken) { one.Scope = "" },
			"made before all":         func(one *app.PersonalToken) { one.Created = firstAt - 1 },
			"used after all":          func(one *app.PersonalToken) { one.Used = lastAt + 1 },
			"of an account of nobody": func(one *app.PersonalToken) { one.Account = newID() },
		} {
			one := token(ana, "b", 2)
			spoil(&one)
			if err := s.AddToken(t.Context(), one); err == nil {
				t.Errorf("%s: added", name)
			}
			equal(t, tokens(t, s, ana), []app.PersonalToken{good})
		}
	},
}
