package app

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"
	"unicode/utf8"

	"tspine/engine/fault"
	"tspine/internal/shelf"
)

// Account is who may sign in.
type Account struct {
	ID      string // UUIDv7
	Name    string
	Hash    string // argon2id of the password
	Owner   bool   // runs this place: adds people and invites them
	Created int64  // microseconds since 1970 UTC
}

// What a store answers where an account can't be kept.
var (
	ErrAccountTaken = errors.New("the name is taken")
	ErrOwnerExists  = errors.New("there is an owner already")
	ErrNoAccount    = errors.New("no such account")
)

// AccountKeeper keeps accounts, and which people are seen from which.
type AccountKeeper interface {
	// AddAccount adds an account, and people that are seen from it from now on.
	AddAccount(ctx context.Context, a Account, people []Person) error
	Accounts(ctx context.Context) ([]Account, error)
	// Kept lists the people seen from an account; of "", those seen from none.
	Kept(ctx context.Context, account string) ([]Person, error)
	// SetHash changes a password and ends every sign-in of the account.
	SetHash(ctx context.Context, account, hash string) error
	// Adopt adds a person, seen from an account.
	Adopt(ctx context.Context, account string, p Person) error
}

// Accounts is who may sign in here, and whom they see.
type Accounts struct {
	Keep    AccountKeeper
	SignIns SignInKeeper
	Tries   TryKeeper
	Invited InvitationKeeper
	House   HouseholdKeeper
	Now     func() time.Time

	Passkeys PasskeyKeeper
	Personal TokenKeeper

	hashing hashing
	seen    *shelf.Shelf[seenAsked, household]
	bearers *shelf.Shelf[heldAsked, PersonalToken]
	devices *shelf.Shelf[heldAsked, SignIn]
}

// AccountStore is everything that accounts need of a store.
type AccountStore interface {
	AccountKeeper
	SignInKeeper
	TryKeeper
	InvitationKeeper
	HouseholdKeeper
	PasskeyKeeper
	TokenKeeper
}

// NewAccounts gives the accounts in a store.
func NewAccounts(keep AccountStore, now func() time.Time) *Accounts {
	return &Accounts{
		Keep: keep, SignIns: keep, Tries: keep, Invited: keep, House: keep, Passkeys: keep, Personal: keep, Now: now, hashing: newHashing(),
		seen:    &shelf.Shelf[seenAsked, household]{Most: householdsKept},
		bearers: &shelf.Shelf[heldAsked, PersonalToken]{Most: householdsKept}, devices: &shelf.Shelf[heldAsked, SignIn]{Most: householdsKept},
	}
}

// Lengths of passwords, in characters.
const (
	passwordLeast = 10
	passwordMost  = 1000
)

// Newcomer is what somebody says to get an account.
type Newcomer struct{ Name, Password string }

// Check tells everything that is wrong with it. Passwords are judged by their
// length alone.
func (n Newcomer) Check() fault.Faults {
	var all fault.Faults
	checkGiven(&all, n.Name)
	checkPassword(&all, n.Password)
	return all
}

// checkGiven tells what is wrong with a name that has to be given.
func checkGiven(all *fault.Faults, name string) {
	if strings.TrimSpace(name) == "" {
		all.Add("name", "no-name", "", "")
	}
	*all = append(*all, checkName(name)...)
}

func checkPassword(all *fault.Faults, password string) {
	switch length := utf8.RuneCountInString(password); {
	case length < passwordLeast:
		all.Add("password", "password-short", "", fmt.Sprint(passwordLeast))
	case length > passwordMost:
		all.Add("password", "password-long", "", fmt.Sprint(passwordMost))
	}
}

// NameKey is a name as accounts tell names apart: without regard to capitals
// and outer spaces.
func NameKey(name string) string { return strings.ToLower(strings.TrimSpace(name)) }

// Settled says whether the owner has an account.
func (s *Accounts) Settled(ctx context.Context) (bool, error) {
	all, err := s.Keep.Accounts(ctx)
	if err != nil {
		return false, fmt.Errorf("look for the owner: %w", err)
	}
	return slices.ContainsFunc(all, func(a Account) bool { return a.Owner }), nil
}

// Found makes the owner's account. Everybody of whom something is kept already
// is seen from it; where there is nobody of that name, they are added.
func (s *Accounts) Found(ctx context.Context, n Newcomer) (Account, error) {
	people, err := s.Keep.Kept(ctx, "")
	if err != nil {
		return Account{}, fmt.Errorf("make the owner's account: %w", err)
	}
	known := func(p Person) bool { return p.Name == "" || NameKey(p.Name) == NameKey(n.Name) }
	if i := slices.IndexFunc(people, known); i > 0 {
		people[0], people[i] = people[i], people[0]
	} else if i < 0 {
		p, err := s.person(n.Name)
		if err != nil {
			return Account{}, err
		}
		people = append([]Person{p}, people...)
	}
	return s.join(ctx, n, true, people)
}

// join makes an account that sees people.
func (s *Accounts) join(ctx context.Context, n Newcomer, owner bool, people []Person) (Account, error) {
	if err := n.Check().Err(); err != nil {
		return Account{}, fmt.Errorf("make an account: %w", err)
	}
	id, err := newID()
	if err != nil {
		return Account{}, err
	}
	a := Account{ID: id, Name: strings.TrimSpace(n.Name), Owner: owner, Created: s.Now().UnixMicro()}
	if a.Hash, err = s.hashing.hash(ctx, n.Password); err != nil {
		return Account{}, fmt.Errorf("make an account: %w", err)
	}
	err = s.Keep.AddAccount(ctx, a, people)
	if errors.Is(err, ErrAccountTaken) {
		var all fault.Faults
		all.Add("name", "name-taken", "", "")
		err = all
	}
	if err != nil {
		return Account{}, fmt.Errorf("make an account: %w", err)
	}
	return a, nil
}

func (s *Accounts) person(name string) (Person, error) {
	id, err := newID()
	return Person{ID: id, Name: strings.TrimSpace(name), Created: s.Now().UnixMicro()}, err
}

// AddPerson adds somebody of the household, seen from an account.
func (s *Accounts) AddPerson(ctx context.Context, a Account, name string) (Person, error) {
	var all fault.Faults
	checkGiven(&all, name)
	people, err := s.Keep.Kept(ctx, a.ID)
	if err != nil {
		return Person{}, fmt.Errorf("add %q: %w", name, err)
	}
	if slices.ContainsFunc(people, func(p Person) bool { return NameKey(p.Name) == NameKey(name) }) {
		all.Add("name", "name-taken", "", "")
	}
	if err := all.Err(); err != nil {
		return Person{}, fmt.Errorf("add a person: %w", err)
	}
	p, err := s.person(name)
	if err != nil {
		return Person{}, err
	}
	if err := s.Keep.Adopt(ctx, a.ID, p); err != nil {
		return Person{}, fmt.Errorf("add %q: %w", name, err)
	}
	return p, nil
}

// Named gives the account of that name; without a name the only one there is.
func (s *Accounts) Named(ctx context.Context, name string) (Account, error) {
	all, err := s.Keep.Accounts(ctx)
	if err != nil {
		return Account{}, fmt.Errorf("find account %q: %w", name, err)
	}
	i := slices.IndexFunc(all, func(a Account) bool { return NameKey(a.Name) == NameKey(name) })
	switch {
	case i >= 0:
		return all[i], nil
	case name == "" && len(all) == 1:
		return all[0], nil
	}
	if name == "" && len(all) > 1 {
		names := make([]string, len(all))
		for i, a := range all {
			names[i] = a.Name
		}
		return Account{}, fmt.Errorf("%w There are %s: say --as NAME", ErrWho, strings.Join(names, ", "))
	}
	return Account{}, fmt.Errorf("find account %q: %w", name, ErrNoAccount)
}

// Reset gives an account another password, ends all its sign-ins, and forgets
// the tries that failed under its name.
func (s *Accounts) Reset(ctx context.Context, a Account, password string) error {
	var all fault.Faults
	checkPassword(&all, password)
	if err := all.Err(); err != nil {
		return fmt.Errorf("set password of %s: %w", a.ID, err)
	}
	hash, err := s.hashing.hash(ctx, password)
	if err != nil {
		return fmt.Errorf("set password of %s: %w", a.ID, err)
	}
	if err := s.Keep.SetHash(ctx, a.ID, hash); err != nil {
		return fmt.Errorf("set password of %s: %w", a.ID, err)
	}
	return s.Tries.Forgive(ctx, []Try{{ID: tryOf("name", NameKey(a.Name))}})
}
