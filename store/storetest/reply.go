package storetest

import (
	"testing"

	"tspine/app"
)

// answered opens a store with a token that asked something of a person.
func answered(t *testing.T, p Place) (Store, app.Account, app.Reply) {
	t.Helper()
	s, ana, person := door(t, p)
	asks := token(ana, "a", 1)
	check(t, s.AddToken(t.Context(), asks))
	return s, ana, app.Reply{
		Token: asks.ID, Route: "POST /api/v1/people/me/mornings", Key: "this-morning", Person: person, Asked: "hash", Status: 201,
		Headers: `{"Location":["/x"]}`, Body: "{\"pain\":1}\n\x7f <&> \U0001F642", At: 100,
	}
}

// replied says what was answered since a moment.
func replied(t *testing.T, s Store, of app.Reply, since int64, want app.Reply) {
	t.Helper()
	got, there, err := s.Reply(t.Context(), of.Token, of.Route, of.Key, since)
	check(t, err)
	equal(t, got, want)
	equal(t, there, want.Token != "")
}

var replyTests = map[string]func(*testing.T, Place){
	"what was answered is found by token, address and key, and is there after a kill": func(t *testing.T, p Place) {
		s, _, one := answered(t, p)
		replied(t, s, one, 0, app.Reply{})
		check(t, s.KeepReply(t.Context(), one, 0))
		replied(t, s, one, 0, one)
		for _, other := range []app.Reply{{Token: newID(), Route: one.Route, Key: one.Key}, {Token: one.Token, Route: "POST /", Key: one.Key}, {Token: one.Token, Route: one.Route, Key: "This-Morning"}} {
			replied(t, s, other, 0, app.Reply{})
		}
		killed := p.Killed(t)
		replied(t, killed, one, 0, one)
		check(t, killed.Close())
	},
	"what was answered first stands": func(t *testing.T, p Place) {
		s, _, one := answered(t, p)
		check(t, s.KeepReply(t.Context(), one, 0))
		later := one
		later.Asked, later.Body, later.At = "other", "{}", 101
		check(t, s.KeepReply(t.Context(), later, 0))
		replied(t, s, one, 0, one)
	},
	"what was answered long ago counts no more, and goes with the next one": func(t *testing.T, p Place) {
		s, _, one := answered(t, p)
		check(t, s.KeepReply(t.Context(), one, 0))
		replied(t, s, one, one.At, one)
		replied(t, s, one, one.At+1, app.Reply{})
		next := one
		next.Key, next.At = "next", 200
		check(t, s.KeepReply(t.Context(), next, one.At))
		replied(t, s, one, 0, one)
		again := one
		again.Body, again.At = "anew", 300
		check(t, s.KeepReply(t.Context(), again, one.At+1))
		replied(t, s, one, 0, again)
		replied(t, s, next, 0, next)
	},
	"what was answered goes with its token, and with its person": func(t *testing.T, p Place) {
		s, ana, one := answered(t, p)
		second := token(ana, "b", 2)
		check(t, s.AddToken(t.Context(), second))
		other, nobodys := one, one
		other.Token = second.ID
		nobodys.Key, nobodys.Person = "nobody", ""
		for _, r := range []app.Reply{one, other, nobodys} {
			check(t, s.KeepReply(t.Context(), r, 0))
			replied(t, s, r, 0, r)
		}
		check(t, s.RemoveToken(t.Context(), ana.ID, second.ID))
		replied(t, s, other, 0, app.Reply{})
		replied(t, s, one, 0, one)
		check(t, s.RemovePerson(t.Context(), one.Person))
		replied(t, s, one, 0, app.Reply{})
		replied(t, s, nobodys, 0, nobodys)
	},
	"an answer to nobody's token, or that makes no sense, is not kept": func(t *testing.T, p Place) {
		s, _, one := answered(t, p)
		for name, spoil := range map[string]func(*app.Reply){
			"of no token":     func(r *app.Reply) { r.Token = newID() },
			"of no address":   func(r *app.Reply) { r.Route = "" },
			"without key":     func(r *app.Reply) { r.Key = "" },
			"with no status":  func(r *app.Reply) { r.Status = 0 },
			"after all times": func(r *app.Reply) { r.At = lastAt + 1 },
		} {
			r := one
			spoil(&r)
			if err := s.KeepReply(t.Context(), r, 0); err == nil {
				t.Errorf("%s: kept", name)
			}
			replied(t, s, r, firstAt, app.Reply{})
		}
	},
}
