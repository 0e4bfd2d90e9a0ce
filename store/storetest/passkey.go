package storetest

import (
	"errors"
	"testing"

	"tspine/app"
)

var passkeyTests = map[string]func(*testing.T, Place){
	"passkeys are listed, used and removed, each for its account": func(t *testing.T, p Place) {
		s, _ := open(t, p)
		one := app.Account{ID: newID(), Name: "Ana", Hash: "h", Owner: true, Created: 1}
		check(t, s.AddAccount(t.Context(), one, nil))
		first := app.Passkey{ID: "a", Account: one.ID, Name: "Phone", Body: "1", Created: 1}
		second := app.Passkey{ID: "b", Account: one.ID, Name: "Key", Body: "2", Created: 2}
		check(t, s.AddPasskey(t.Context(), second))
		check(t, s.AddPasskey(t.Context(), first))
		if err := s.AddPasskey(t.Context(), first); !errors.Is(err, app.ErrDiffers) {
			t.Errorf("a key came in twice: %v", err)
		}
		check(t, s.UsePasskey(t.Context(), "b", "3", 9))
		second.Body, second.Used = "3", 9
		all, err := s.PasskeysOf(t.Context(), one.ID)
		check(t, err)
		equal(t, all, []app.Passkey{first, second})
		got, ok, err := s.Passkey(t.Context(), "b")
		check(t, err)
		if !ok || got != second {
			t.Errorf("%+v, %v", got, ok)
		}
		for _, c := range [][2]string{{newID(), "a"}, {one.ID, "c"}} {
			if err := s.RemovePasskey(t.Context(), c[0], c[1]); !errors.Is(err, app.ErrNoPasskey) {
				t.Errorf("removed: %v", err)
			}
		}
		check(t, s.RemovePasskey(t.Context(), one.ID, "a"))
		if _, ok, err := s.Passkey(t.Context(), "a"); ok || err != nil {
			t.Errorf("it is still there: %v", err)
		}
	},
}
