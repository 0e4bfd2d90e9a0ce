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
	// Registered counts the writes of who may sign in, whom they see and where those
	// people are: while it says the same, so does SignInKeeper's Seen.
	Registered(ctx context.Context) (int64, error)
	RenamePerson(ctx context.Context, id, name string) error
	Erase(ctx context.Context, person string) error
}

// seen gives the person of that id among those whom somebody sees.
func (a *Actor) seen(id string) (Person, error) {
	i := slices.IndexFunc(a.People, func(p Person) bool { return p.ID == id && id != "" })
	if i < 0 {
		return Person{}, ErrNotYours
	}
	return a.People[i], nil
}

// Rename gives somebody of the household another name.
func (s *Accounts) Rename(ctx context.Context, a Actor, id, name string) error {
	if _, err := a.seen(id); err != nil {
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
	return s.House.RenamePerson(ctx, id, name)
}

// Remove deletes somebody of the household for good, with all that is kept of
// them: where their name was typed as it is, and others are left. Where another
// program holds the log, they are gone all the same; the last of it goes when
// that program closes.
func (s *Accounts) Remove(ctx context.Context, a Actor, id, typed string) error {
	p, err := a.seen(id)
	if err != nil {
		return err
	}
	var all fault.Faults
	if NameKey(typed) != NameKey(p.Name) {
		all.Add("name", "not-the-name", typed, p.Name)
	}
	if len(a.People) == 1 {
		all.Add("name", "last-person", "", "")
	}
	if err := all.Err(); err != nil {
		return fmt.Errorf("delete %s: %w", id, err)
	}
	failed := s.House.Erase(ctx, id)
	if failed == nil {
		return nil
	}
	people, err := s.Keep.Kept(ctx, a.Account.ID)
	if err == nil && !slices.Contains(people, p) {
		return nil
	}
	return fmt.Errorf("delete %s: %w", id, errors.Join(failed, err))
}
