package app_test

import (
	"context"
	"errors"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/alexedwards/argon2id"

	"tspine/app"
	"tspine/engine/course"
	"tspine/engine/fault"
	"tspine/store"
)

// house is accounts on a store of their own, with a clock that a test sets.
type house struct {
	*app.Accounts
	keep *store.Store
	now  time.Time
}

func newHouse(t *testing.T) *house {
	t.Helper()
	keep, err := store.Open(context.Background(), filepath.Join(t.TempDir(), "tspine.db"))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := keep.Close(); err != nil {
			t.Error(err)
		}
	})
	h := &house{keep: keep, now: time.Date(2026, 3, 2, 8, 0, 0, 0, time.UTC)}
	h.Accounts = app.NewAccounts(keep, func() time.Time { return h.now })
	return h
}

func (h *house) owner(t *testing.T) app.Account {
	t.Helper()
	a, err := h.Found(t.Context(), app.Newcomer{Name: "Ana", Password: "correct horse"})
	if err != nil {
		t.Fatal(err)
	}
	return a
}

func codes(err error) string {
	var all fault.Faults
	errors.As(err, &all)
	out := make([]string, len(all))
	for i, f := range all {
		out[i] = f.Path + ":" + f.Code
	}
	return strings.Join(out, " ")
}

func TestANewcomerIsToldEverythingAtOnce(t *testing.T) {
	for name, c := range map[string]struct {
		app.Newcomer
		want string
	}{
		"nothing is wrong":                         {app.Newcomer{Name: "Ana", Password: "ten letter"}, ""},
		"letters count, not bytes":                 {app.Newcomer{Name: "Ana", Password: "ääääääääää"}, ""},
		"nothing is given":                         {app.Newcomer{}, "name:no-name password:password-short"},
		"a name of spaces is none":                 {app.Newcomer{Name: "  ", Password: "ten letter"}, "name:no-name"},
		"a name with a line break is none":         {app.Newcomer{Name: "A\nB", Password: "ten letter"}, "name:control-character"},
		"a name is at most 200 bytes":              {app.Newcomer{Name: strings.Repeat("a", 201), Password: "ten letter"}, "name:too-long"},
		"nine characters are too few":              {app.Newcomer{Name: "Ana", Password: "nine lett"}, "password:password-short"},
		"a password is judged by its length alone": {app.Newcomer{Name: "Ana", Password: "aaaaaaaaaa"}, ""},
		"more than a thousand are too many":        {app.Newcomer{Name: "Ana", Password: strings.Repeat("a", 1001)}, "password:password-long"},
	} {
		t.Run(name, func(t *testing.T) {
			if got := codes(c.Check().Err()); got != c.want {
				t.Errorf("got %q, want %q", got, c.want)
			}
		})
	}
}

func TestTheOwnerTakesOverWhoWasThere(t *testing.T) {
	h := newHouse(t)
	for i, name := range []string{"Bo", "ana"} {
		if err := h.keep.AddPerson(t.Context(), app.Person{ID: name, Name: name, Created: int64(i)}); err != nil {
			t.Fatal(err)
		}
	}
	a := h.owner(t)
	people, err := h.keep.Kept(t.Context(), a.ID)
	if err != nil || len(people) != 2 {
		t.Fatalf("%v, %v", people, err)
	}
	who, _, err := h.Actor(t.Context(), app.SignIn{Account: a.ID})
	if err != nil || who.Person.Name != "ana" {
		t.Errorf("the owner looks at %q, %v", who.Person.Name, err)
	}
	if _, err := h.Found(t.Context(), app.Newcomer{Name: "Eve", Password: "correct horse"}); !errors.Is(err, app.ErrOwnerExists) {
		t.Errorf("a second owner: %v", err)
	}
}

func TestSigningInSaysNothingOfWhoIsThere(t *testing.T) {
	h := newHouse(t)
	ana := h.owner(t)
	if got, err := h.Enter(t.Context(), " ANA ", "correct horse", "here"); err != nil || got.ID != ana.ID {
		t.Fatalf("%v, %v", got, err)
	}
	for name, try := range map[string][2]string{
		"a wrong password": {"Ana", "wrong horse"}, "an unknown name": {"Eve", "correct horse"}, "no name": {"", "correct horse"},
		"no password": {"Ana", ""},
	} {
		if _, err := h.Enter(t.Context(), try[0], try[1], name); err == nil || err.Error() != app.ErrSignIn.Error() {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// An unknown name costs the same work as a known one: its hash has the same
// numbers.
func TestTheHashOfNobodyCostsAsMuchAsAnyOther(t *testing.T) {
	h := newHouse(t)
	real, _, _, err := argon2id.DecodeHash(h.owner(t).Hash)
	if err != nil {
		t.Fatal(err)
	}
	nobody, _, _, err := argon2id.DecodeHash(app.Nobody)
	if err != nil {
		t.Fatal(err)
	}
	if *real != *nobody || real.Memory != 64<<10 {
		t.Errorf("real %+v, nobody %+v", real, nobody)
	}
}

func TestFailingCostsEverLongerWaits(t *testing.T) {
	for name, c := range map[string]struct {
		n    int
		want time.Duration
	}{
		"the first are free": {5, 0}, "then a second": {6, time.Second}, "then two": {7, 2 * time.Second},
		"then four": {8, 4 * time.Second}, "a quarter of an hour at most": {40, 15 * time.Minute}, "however many": {1 << 30, 15 * time.Minute},
	} {
		if got := app.TryWait(c.n, 5); got != c.want {
			t.Errorf("%s: %s, want %s", name, got, c.want)
		}
	}
	h := newHouse(t)
	h.owner(t)
	for range 6 {
		if _, err := h.Enter(t.Context(), "Ana", "wrong horse", "there"); !errors.Is(err, app.ErrSignIn) {
			t.Fatal(err)
		}
	}
	var wait *app.Wait
	if _, err := h.Enter(t.Context(), "Ana", "correct horse", "elsewhere"); !errors.As(err, &wait) || wait.For != time.Second {
		t.Fatalf("not held back: %v", err)
	}
	h.now = h.now.Add(time.Second)
	if _, err := h.Enter(t.Context(), "Ana", "correct horse", "elsewhere"); err != nil {
		t.Errorf("shut out for good: %v", err)
	}
	if _, err := h.Enter(t.Context(), "Ana", "wrong horse", "elsewhere"); !errors.Is(err, app.ErrSignIn) {
		t.Errorf("the count did not begin anew: %v", err)
	}
}

func TestAResetPasswordEndsEverySignIn(t *testing.T) {
	h := newHouse(t)
	ana := h.owner(t)
	if err := h.SignIns.SaveSignIn(t.Context(), app.SignIn{Hash: "h", ID: "i", Account: ana.ID, Until: h.now.UnixMicro() + 1}); err != nil {
		t.Fatal(err)
	}
	if err := h.Reset(t.Context(), ana, "short"); codes(err) != "password:password-short" {
		t.Errorf("too short: %v", err)
	}
	if err := h.Reset(t.Context(), ana, "battery staple"); err != nil {
		t.Fatal(err)
	}
	if _, ok, err := h.SignIns.SignIn(t.Context(), "h"); ok || err != nil {
		t.Errorf("still signed in: %v", err)
	}
	if _, err := h.Enter(t.Context(), "Ana", "correct horse", "here"); !errors.Is(err, app.ErrSignIn) {
		t.Errorf("the old password: %v", err)
	}
	if _, err := h.Enter(t.Context(), "Ana", "battery staple", "here"); err != nil {
		t.Errorf("the new password: %v", err)
	}
}

func TestAnInvitationHandsAPersonOver(t *testing.T) {
	h := newHouse(t)
	ana := h.owner(t)
	bo, err := h.AddPerson(t.Context(), ana, "Bo")
	if err != nil {
		t.Fatal(err)
	}
	if _, err := h.AddPerson(t.Context(), ana, "bo "); codes(err) != "name:name-taken" {
		t.Errorf("Bo again: %v", err)
	}
	owner, _, err := h.Actor(t.Context(), app.SignIn{Account: ana.ID})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := h.Invite(t.Context(), owner, "somebody else"); !errors.Is(err, app.ErrNotYours) {
		t.Errorf("somebody else's person: %v", err)
	}
	token, err := h.Invite(t.Context(), owner, bo.ID)
	if err != nil {
		t.Fatal(err)
	}
	late := h.now
	h.now = h.now.Add(7*24*time.Hour + time.Second)
	if _, err := h.Accept(t.Context(), token, app.Newcomer{Name: "Bo", Password: "correct horse"}); !errors.Is(err, app.ErrNoInvitation) {
		t.Errorf("too old a link: %v", err)
	}
	h.now = late
	if _, err := h.Accept(t.Context(), token, app.Newcomer{Name: "Ana", Password: "correct horse"}); codes(err) != "name:name-taken" {
		t.Errorf("a taken name: %v", err)
	}
	account, err := h.Accept(t.Context(), token, app.Newcomer{Name: "Bo", Password: "correct horse"})
	if err != nil || account.Owner {
		t.Fatalf("%+v, %v", account, err)
	}
	member, _, err := h.Actor(t.Context(), app.SignIn{Account: account.ID, Person: owner.Person.ID})
	if err != nil || member.Person.ID != bo.ID || len(member.People) != 1 {
		t.Errorf("Bo sees %+v, %v", member, err)
	}
	if _, err := h.Invite(t.Context(), member, bo.ID); !errors.Is(err, app.ErrNotOwner) {
		t.Errorf("a member invites: %v", err)
	}
	if owner, _, err = h.Actor(t.Context(), app.SignIn{Account: ana.ID, Person: bo.ID}); err != nil || owner.Person.ID == bo.ID {
		t.Errorf("the owner still sees Bo: %v", err)
	}
}

func TestADeviceIsSignedOutByItsOwnAccountOnly(t *testing.T) {
	h := newHouse(t)
	ana := h.owner(t)
	until := h.now.Add(time.Hour).UnixMicro()
	for id, end := range map[string]int64{"phone": until, "ended": h.now.UnixMicro()} {
		if err := h.SignIns.SaveSignIn(t.Context(), app.SignIn{Hash: "h-" + id, ID: id, Account: ana.ID, Until: end}); err != nil {
			t.Fatal(err)
		}
	}
	devices, err := h.Devices(t.Context(), app.Actor{Account: ana})
	if err != nil || len(devices) != 1 || devices[0].ID != "phone" {
		t.Fatalf("%v, %v", devices, err)
	}
	if err := h.Dismiss(t.Context(), app.Actor{Account: app.Account{ID: "other"}}, "phone"); !errors.Is(err, app.ErrNoDevice) {
		t.Errorf("somebody else's: %v", err)
	}
	if err := h.Dismiss(t.Context(), app.Actor{Account: ana}, "phone"); err != nil {
		t.Fatal(err)
	}
	if devices, err = h.Devices(t.Context(), app.Actor{Account: ana}); err != nil || len(devices) != 0 {
		t.Errorf("%v, %v", devices, err)
	}
}

// Whom an account sees is kept in memory only while nobody wrote anything of it,
// as a terminal beside the server does.
func TestWhoAsksIsAsTheyAreNow(t *testing.T) {
	h := newHouse(t)
	ana := h.owner(t)
	elsewhere := app.NewAccounts(h.keep, h.Now)
	names := func() string {
		t.Helper()
		who, known, err := h.Actor(t.Context(), app.SignIn{Account: ana.ID})
		if err != nil || !known {
			t.Fatal(known, err)
		}
		var out []string
		for _, p := range who.People {
			out = append(out, p.Name+p.Zone)
		}
		return strings.Join(out, " ")
	}
	want := func(now string) {
		t.Helper()
		for range 2 {
			if got := names(); got != now {
				t.Errorf("%q are seen, and %q are there", got, now)
			}
		}
	}
	want("Ana")
	bo, err := elsewhere.AddPerson(t.Context(), ana, "Bo")
	if err != nil {
		t.Fatal(err)
	}
	want("Ana Bo")
	if err := h.keep.RenamePerson(t.Context(), bo.ID, "", "Beau"); err != nil {
		t.Fatal(err)
	}
	want("Ana Beau")
	zone := course.Event{ID: "zone", Day: 10, At: 1, About: &course.About{Zone: "Asia/Tokyo"}}
	if err := h.keep.Write(t.Context(), bo.ID, app.Write{Add: []course.Event{zone}}); err != nil {
		t.Fatal(err)
	}
	want("Ana BeauAsia/Tokyo")
	if err := h.keep.RemovePerson(t.Context(), bo.ID); err != nil {
		t.Fatal(err)
	}
	want("Ana")
}
