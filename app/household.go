package app

import (
	"context"
	"errors"
	"fmt"
	"slices"

	"tspine/engine/fault"
)

// HouseholdKeeper changes who there is.
type HouseholdKeeper interface {
	// Registered counts the writes of who may sign in, by what, whom they see, where
	// those people are, what they prefer and which exercises of their own they have:
	// while it says the same, so do Seen and SignIn, TokenOf but for when it was used,
	// Preferences and OwnMark.
	Registered(ctx context.Context) (int64, error)
	// RenamePerson gives somebody another name in place of that one; where they have
	// yet another by now it is ErrChanged. An empty one stands for any.
	RenamePerson(ctx context.Context, id, was, name string) error
	Erase(ctx context.Context, person string) error
	// CloseAccount removes an account for good, with everybody seen from it.
	CloseAccount(ctx context.Context, account string) error
}

// seen gives the person of that id among those whom somebody sees.
func (a *Actor) seen(id string) (Person, error) {
	i := slices.IndexFunc(a.People, func(p Person) bool { return p.ID == id && id != "" })
	if i < 0 {
		return Person{}, ErrNotYours
	}
	return a.People[i], nil
}

// NameState names the name that somebody has: who changes it says what they saw.
func NameState(p Person) string { return stateOf([]string{p.ID, p.Name}) }

// Rename gives somebody of the household another name. Was is the state of it
// that was seen; where it is another one by now the error is ErrChanged.
func (s *Accounts) Rename(ctx context.Context, a Actor, id, was, name string) error {
	p, err := a.seen(id)
	if err != nil {
		return err
	}
	var all fault.Faults
	checkGiven(&all, name)
	if slices.ContainsFunc(a.People, func(p Person) bool { return p.ID != id && NameKey(p.Name) == NameKey(name) }) {
		all.Add("name", "name-taken", "", "")
	}
	if err := all.Err(); err != nil {
		return fmt.Errorf("rename %s: %w", id, err)
	}
	if changed(was, NameState(p)) {
		return fmt.Errorf("rename %s: %w", id, ErrChanged)
	}
	seen := p.Name
	if was == AnyState {
		seen = ""
	}
	return s.House.RenamePerson(ctx, id, seen, name)
}

// Parting is what becomes of an account where one of its people is deleted.
type Parting string

// It stays as it is, as others are left; it stays, as somebody has to run the
// place, with a person of whom nothing is kept; it goes with its last person.
const (
	Stays  Parting = ""
	Anew   Parting = "anew"
	Closes Parting = "closes"
)

// Parting says what would become of the account.
func (a *Actor) Parting() Parting {
	switch {
	case len(a.People) > 1:
		return Stays
	case a.Account.Owner:
		return Anew
	}
	return Closes
}

// Remove deletes somebody of the household for good, with all that is kept of
// them, where their name was typed as it is, and says what became of the
// account. Where another program holds the log, they are gone all the same; the
// last of it goes when that program closes.
func (s *Accounts) Remove(ctx context.Context, a Actor, id, typed string) (Parting, error) {
	p, err := a.seen(id)
	if err != nil {
		return Stays, err
	}
	if NameKey(typed) != NameKey(p.Name) {
		var all fault.Faults
		all.Add("name", "not-the-name", typed, p.Name)
		return Stays, fmt.Errorf("delete %s: %w", id, all)
	}
	is := a.Parting()
	if err := s.part(ctx, a, id, is); err != nil {
		people, failed := s.Keep.Kept(ctx, a.Account.ID)
		if failed != nil || slices.ContainsFunc(people, func(one Person) bool { return one.ID == id }) {
			return Stays, fmt.Errorf("delete %s: %w", id, errors.Join(err, failed))
		}
	}
	return is, nil
}

// RemoveOther is Remove where others are left in the account: a program does not
// close it.
func (s *Accounts) RemoveOther(ctx context.Context, a Actor, id, typed string) error {
	if _, err := a.seen(id); err == nil && a.Parting() != Stays {
		var all fault.Faults
		all.Add("name", "last-person", "", "")
		return fmt.Errorf("delete %s: %w", id, all)
	}
	_, err := s.Remove(ctx, a, id, typed)
	return err
}

// part deletes somebody, and sees to their account.
func (s *Accounts) part(ctx context.Context, a Actor, id string, is Parting) error {
	switch is {
	case Closes:
		return s.House.CloseAccount(ctx, a.Account.ID)
	case Anew:
		p, err := s.person(a.Account.Name)
		if err != nil {
			return err
		}
		if err := s.Keep.Adopt(ctx, a.Account.ID, p); err != nil {
			return err
		}
	}
	return s.House.Erase(ctx, id)
}
