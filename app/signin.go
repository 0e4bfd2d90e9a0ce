package app

import (
	"context"
	"crypto/sha256"
	"encoding/base64"
	"errors"
	"fmt"
	"slices"
	"time"
)

// SignIn is a device that is signed in.
type SignIn struct {
	Hash    string // of the token in its cookie
	ID      string // names it on pages
	Account string
	Person  string // whom it looks at
	Device  string // what it calls itself
	Created int64  // microseconds since 1970 UTC, as the others
	Seen    int64
	Until   int64
}

// SignInKeeper keeps sign-ins.
type SignInKeeper interface {
	SignIn(ctx context.Context, hash string) (SignIn, bool, error)
	// SaveSignIn keeps a sign-in in place of the one with that hash.
	SaveSignIn(ctx context.Context, s SignIn) error
	EndSignIn(ctx context.Context, hash string) error
	// SignInsOf lists those of an account, the last seen first.
	SignInsOf(ctx context.Context, account string) ([]SignIn, error)
	// Seen gives an account and the people seen from it, or ErrNoAccount.
	Seen(ctx context.Context, account string) (Account, []Person, error)
}

// Try is one count of failed sign-ins. The first Free of them cost no wait.
type Try struct {
	ID   string
	Free int
}

// TryKeeper counts failed sign-ins.
type TryKeeper interface {
	// Attempt counts one more try under each id, unless one of them has to wait
	// still: then it counts none, and says how many microseconds. It forgets
	// what is older than a day.
	Attempt(ctx context.Context, at int64, tries []Try) (wait int64, err error)
	// Forgive forgets the tries under each id.
	Forgive(ctx context.Context, tries []Try) error
	// Excuse takes one try off each id.
	Excuse(ctx context.Context, tries []Try) error
}

// How often one may fail before waiting: under a name, and from an address
// from which several people may come.
const (
	freeOfName    = 5
	freeOfAddress = 20
)

// What is waited after failed sign-ins: a second, doubled with each, up to a
// quarter of an hour. Nobody is shut out for good.
const (
	firstWait = time.Second
	mostWait  = 15 * time.Minute
)

// TryWait is how long to wait after n failed sign-ins of which some were free.
func TryWait(n, free int) time.Duration {
	over := n - free
	if over <= 0 {
		return 0
	}
	return min(firstWait<<min(over-1, 20), mostWait)
}

// ErrSignIn says that name and password do not go together, and no more.
var ErrSignIn = errors.New("name and password do not go together")

// Wait says that there were too many failed sign-ins, and how long to wait.
type Wait struct{ For time.Duration }

// Error says how long to wait.
func (w *Wait) Error() string { return fmt.Sprintf("too many tries: wait %s", w.For) }

// Enter gives the account of that name and password. The error is ErrSignIn,
// whether there is such a name or not and after the same time, or a *Wait.
// Address is where the try comes from.
func (s *Accounts) Enter(ctx context.Context, name, password, address string) (Account, error) {
	byName := Try{tryOf("name", NameKey(name)), freeOfName}
	byAddress := Try{tryOf("address", address), freeOfAddress}
	wait, err := s.Tries.Attempt(ctx, s.Now().UnixMicro(), []Try{byName, byAddress})
	if err != nil {
		return Account{}, fmt.Errorf("sign in: %w", err)
	}
	if wait > 0 {
		return Account{}, &Wait{time.Duration(wait) * time.Microsecond}
	}
	account, known, err := s.find(ctx, name)
	if err != nil {
		return Account{}, fmt.Errorf("sign in: %w", err)
	}
	hash := nobody
	if known && len(password) <= 4*passwordMost {
		hash = account.Hash
	}
	same, err := s.hashing.same(ctx, password[:min(len(password), 4*passwordMost)], hash)
	if err != nil {
		return Account{}, fmt.Errorf("sign in: %w", err)
	}
	if !same || !known {
		return Account{}, ErrSignIn
	}
	if err := errors.Join(s.Tries.Forgive(ctx, []Try{byName}), s.Tries.Excuse(ctx, []Try{byAddress})); err != nil {
		return Account{}, fmt.Errorf("sign in: %w", err)
	}
	return account, nil
}

func (s *Accounts) find(ctx context.Context, name string) (Account, bool, error) {
	if NameKey(name) == "" {
		return Account{}, false, nil
	}
	a, err := s.Named(ctx, name)
	if errors.Is(err, ErrNoAccount) {
		return Account{}, false, nil
	}
	return a, err == nil, err
}

// tryOf names a count without keeping what was typed.
func tryOf(kind, what string) string {
	sum := sha256.Sum256([]byte(kind + "\x00" + what))
	return base64.RawURLEncoding.EncodeToString(sum[:])
}

// Actor is who asks: an account, and the person it looks at.
type Actor struct {
	Account Account
	Person  Person
	People  []Person // all that the account sees; not to be changed
	SignIn  string   // id of its sign-in
	Here    bool     // at the machine itself, by its terminal: who can read the file may do everything with it

	// Registered is what the store's Registered said before all this was read: what
	// was found out of the people while it said the same is right. 0: not known.
	Registered int64
}

// Actor gives who a sign-in is, and false where its account is no more. A
// person that the account does not see any more is left for the first it sees.
func (s *Accounts) Actor(ctx context.Context, in SignIn) (Actor, bool, error) {
	n, err := s.House.Registered(ctx)
	if err != nil {
		return Actor{}, false, fmt.Errorf("find who asks: %w", err)
	}
	return s.ActorAt(ctx, in, n)
}

// ActorAt is Actor for whoever has asked for the store's Registered.
func (s *Accounts) ActorAt(ctx context.Context, in SignIn, registered int64) (Actor, bool, error) {
	h, err := s.household(ctx, in.Account, registered)
	if errors.Is(err, ErrNoAccount) {
		return Actor{}, false, nil
	}
	if err != nil {
		return Actor{}, false, fmt.Errorf("find who asks: %w", err)
	}
	out := Actor{Account: h.account, People: h.people, SignIn: in.ID, Registered: registered}
	out.Person = chosen(out.People, in.Person, out.Account.Name)
	return out, true, nil
}

// householdsKept is of how many accounts it is kept whom they see. Our choice.
const householdsKept = 256

// seenAsked is what a household is kept under: an account, and how often anything
// was written of who there is.
type seenAsked struct {
	registered int64
	account    string
}

// heldAsked is what a token or a sign-in is kept under: its hash, and how often
// anything was written of who there is.
type heldAsked struct {
	registered int64
	hash       string
}

// SignedIn gives the sign-in of a hash, as it was when the store's Registered said
// so.
func (s *Accounts) SignedIn(ctx context.Context, hash string, registered int64) (SignIn, bool, error) {
	in, err := s.devices.Get(ctx, heldAsked{registered, hash}, func() (SignIn, bool, error) {
		in, there, err := s.SignIns.SignIn(ctx, hash)
		return in, there && registered > 0, err
	})
	return in, in.Hash != "", err
}

// household is an account, and the people seen from it. It is not changed once it
// was read.
type household struct {
	account Account
	people  []Person
}

func (s *Accounts) household(ctx context.Context, account string, n int64) (household, error) {
	return s.seen.Get(ctx, seenAsked{n, account}, func() (household, bool, error) {
		a, people, err := s.SignIns.Seen(ctx, account)
		return household{a, slices.Clip(people)}, n > 0, err
	})
}

// chosen is the person of that id, or else of the account's name, or else the
// first.
func chosen(people []Person, id, name string) Person {
	for _, fits := range []func(Person) bool{
		func(p Person) bool { return p.ID == id },
		func(p Person) bool { return NameKey(p.Name) == NameKey(name) },
		func(Person) bool { return true },
	} {
		if i := slices.IndexFunc(people, fits); i >= 0 {
			return people[i]
		}
	}
	return Person{}
}

// Devices lists where an account is signed in.
func (s *Accounts) Devices(ctx context.Context, a Actor) ([]SignIn, error) {
	all, err := s.SignIns.SignInsOf(ctx, a.Account.ID)
	if err != nil {
		return nil, fmt.Errorf("list devices: %w", err)
	}
	now := s.Now().UnixMicro()
	return slices.DeleteFunc(all, func(in SignIn) bool { return in.Until <= now }), nil
}

// ErrNoDevice says that no device of that id is signed in to the account.
var ErrNoDevice = errors.New("no such device")

// Dismiss signs a device out.
func (s *Accounts) Dismiss(ctx context.Context, a Actor, id string) error {
	all, err := s.SignIns.SignInsOf(ctx, a.Account.ID)
	if err != nil {
		return fmt.Errorf("sign out %s: %w", id, err)
	}
	for _, in := range all {
		if in.ID == id {
			return s.SignIns.EndSignIn(ctx, in.Hash)
		}
	}
	return fmt.Errorf("sign out %s: %w", id, ErrNoDevice)
}
