package storetest

import (
	"context"
	"errors"
	"testing"

	"tspine/app"
)

// account is somebody who may sign in.
func account(name string, owner bool) app.Account {
	return app.Account{ID: newID(), Name: name, Hash: "$argon2id$…" + name, Owner: owner, Created: 1}
}

func signIn(of app.Account, hash string, seen int64) app.SignIn {
	return app.SignIn{Hash: hash, ID: "id-" + hash, Account: of.ID, Person: "", Device: "Firefox, Linux", Created: 1, Seen: seen, Until: 1000}
}

func kept(t *testing.T, s Store, id string) []app.Person {
	t.Helper()
	out, err := s.Kept(t.Context(), id)
	check(t, err)
	return out
}

var accountTests = map[string]func(*testing.T, Place){
	"the owner sees whom nobody saw, and a person without a name gets the owner's": func(t *testing.T, p Place) {
		s := p.Open(t)
		defer func() { check(t, s.Close()) }()
		nameless, bo := app.Person{ID: newID(), Created: 1}, app.Person{ID: newID(), Name: "Bo", Created: 2}
		check(t, s.AddPerson(t.Context(), nameless))
		check(t, s.AddPerson(t.Context(), bo))
		equal(t, kept(t, s, ""), []app.Person{nameless, bo})
		ana := account("Ana", true)
		check(t, s.AddAccount(t.Context(), ana, kept(t, s, "")))
		all, err := s.Accounts(t.Context())
		check(t, err)
		equal(t, all, []app.Account{ana})
		equal(t, kept(t, s, ana.ID), []app.Person{{ID: nameless.ID, Name: "Ana", Created: 1}, bo})
		equal(t, kept(t, s, ""), nil)
		cy := app.Person{ID: newID(), Name: "Cy", Created: 3}
		check(t, s.Adopt(t.Context(), ana.ID, cy))
		equal(t, kept(t, s, ana.ID)[2], cy)
	},
	"an account is found with whom it sees": func(t *testing.T, p Place) {
		s := p.Open(t)
		defer func() { check(t, s.Close()) }()
		bo, cy := app.Person{ID: newID(), Name: "Bo", Created: 2}, app.Person{ID: newID(), Name: "Cy", Created: 1}
		ana := account("Ana", true)
		check(t, s.AddAccount(t.Context(), ana, nil))
		join(t, s)
		for _, c := range []struct {
			who  *app.Person
			want []app.Person
		}{{nil, nil}, {&bo, []app.Person{bo}}, {&cy, []app.Person{cy, bo}}} {
			if c.who != nil {
				check(t, s.Adopt(t.Context(), ana.ID, *c.who))
			}
			a, people, err := s.Seen(t.Context(), ana.ID)
			check(t, err)
			equal(t, a, ana)
			equal(t, people, c.want)
		}
		if _, _, err := s.Seen(t.Context(), newID()); !errors.Is(err, app.ErrNoAccount) {
			t.Errorf("nobody's account: %v", err)
		}
	},
	"there is one owner, and a name is taken once, whatever its capitals": func(t *testing.T, p Place) {
		s := p.Open(t)
		defer func() { check(t, s.Close()) }()
		check(t, s.AddAccount(t.Context(), account("Ana", true), nil))
		someone := app.Person{ID: newID(), Name: "Eve", Created: 1}
		if err := s.AddAccount(t.Context(), account("Eve", true), []app.Person{someone}); !errors.Is(err, app.ErrOwnerExists) {
			t.Errorf("a second owner: %v", err)
		}
		if err := s.AddAccount(t.Context(), account(" aNA", false), nil); !errors.Is(err, app.ErrAccountTaken) {
			t.Errorf("the same name: %v", err)
		}
		people, err := s.People(t.Context())
		check(t, err)
		equal(t, people, nil) // nothing is left of what failed
	},
	"an invitation makes one account, and hands the person over": func(t *testing.T, p Place) {
		s := p.Open(t)
		defer func() { check(t, s.Close()) }()
		bo := app.Person{ID: newID(), Name: "Bo", Created: 1}
		ana := account("Ana", true)
		check(t, s.AddAccount(t.Context(), ana, []app.Person{bo}))
		guest := []app.Person{{ID: bo.ID}}
		if err := s.AddAccount(t.Context(), account("Eve", false), guest); !errors.Is(err, app.ErrNoInvitation) {
			t.Errorf("nobody was invited: %v", err)
		}
		check(t, s.Invite(t.Context(), app.Invitation{Person: bo.ID, Hash: "old", Until: 5}))
		check(t, s.Invite(t.Context(), app.Invitation{Person: bo.ID, Hash: "new", Until: 7}))
		_, old, err := s.Invitation(t.Context(), "old")
		check(t, err)
		got, ok, err := s.Invitation(t.Context(), "new")
		check(t, err)
		if old || !ok || got != (app.Invitation{Person: bo.ID, Hash: "new", Until: 7}) {
			t.Errorf("old %v, new %v %v", old, ok, got)
		}
		hers := account("Bo", false)
		check(t, s.AddAccount(t.Context(), hers, guest))
		equal(t, kept(t, s, hers.ID), []app.Person{bo})
		equal(t, kept(t, s, ana.ID), nil)
		if err := s.AddAccount(t.Context(), account("Eve", false), guest); !errors.Is(err, app.ErrNoInvitation) {
			t.Errorf("the same link again: %v", err)
		}
		if err := s.Invite(t.Context(), app.Invitation{Person: newID(), Hash: "x", Until: 5}); !errors.Is(err, app.ErrNoPerson) {
			t.Errorf("nobody invited: %v", err)
		}
	},
	"a sign-in is found by its hash until it ends, and lost with the password": func(t *testing.T, p Place) {
		s := p.Open(t)
		defer func() { check(t, s.Close()) }()
		ana := account("Ana", true)
		check(t, s.AddAccount(t.Context(), ana, nil))
		first, second := signIn(ana, "one", 10), signIn(ana, "two", 20)
		check(t, s.SaveSignIn(t.Context(), first))
		check(t, s.SaveSignIn(t.Context(), second))
		first.Seen, first.Person = 30, "somebody"
		check(t, s.SaveSignIn(t.Context(), first))
		all, err := s.SignInsOf(t.Context(), ana.ID)
		check(t, err)
		equal(t, all, []app.SignIn{first, second})
		got, ok, err := s.SignIn(t.Context(), "one")
		check(t, err)
		if !ok || got != first {
			t.Errorf("got %v %v", got, ok)
		}
		check(t, s.EndSignIn(t.Context(), "one"))
		check(t, s.EndSignIn(t.Context(), "one"))
		ended(t, s, "one")
		late := signIn(ana, "three", 2000)
		late.Until = 3000
		check(t, s.SaveSignIn(t.Context(), late))
		ended(t, s, "two") // it had ended when the account was seen again
		check(t, s.SetHash(t.Context(), ana.ID, "$new"))
		ended(t, s, "three")
		accounts, err := s.Accounts(t.Context())
		check(t, err)
		equal(t, accounts[0].Hash, "$new")
		if err := s.SetHash(t.Context(), newID(), "$new"); !errors.Is(err, app.ErrNoAccount) {
			t.Errorf("of nobody: %v", err)
		}
	},
	"failed tries are counted, and still are after the program was killed": func(t *testing.T, p Place) {
		s := p.Open(t)
		defer func() { check(t, s.Close()) }()
		tries := []app.Try{{ID: "name", Free: 2}, {ID: "address", Free: 100}}
		attempt := func(s Store, at int64) int64 {
			wait, err := s.Attempt(t.Context(), at, tries)
			check(t, err)
			return wait
		}
		const second = 1_000_000
		for _, want := range []int64{0, 0, 0, second} { // two are free, the third costs a second
			equal(t, attempt(s, 0), want)
		}
		equal(t, attempt(s, second), int64(0)) // waited, and failed again
		killed := p.Killed(t)
		defer func() { check(t, killed.Close()) }()
		equal(t, attempt(killed, second+1), int64(2*second-1))
		check(t, s.Excuse(t.Context(), tries[:1]))
		equal(t, attempt(s, second+1), int64(second-1))
		check(t, s.Forgive(t.Context(), tries[:1]))
		equal(t, attempt(s, second+1), int64(0))
		for range 4 {
			attempt(s, second+1)
		}
		if attempt(s, second+1) == 0 {
			t.Error("the count does not begin anew")
		}
		const day = 24 * 60 * 60 * second
		for range 3 {
			equal(t, attempt(s, second+1+day+1), int64(0)) // forgotten after a day
		}
	},
}

// ended makes sure that no device is signed in under a hash.
func ended(t *testing.T, s Store, hash string) {
	t.Helper()
	_, ok, err := s.SignIn(context.Background(), hash)
	check(t, err)
	if ok {
		t.Errorf("%s is still signed in", hash)
	}
}
