package store

import (
	"context"
	"database/sql"
	"fmt"

	"tspine/app"
)

const (
	insertAccount = `INSERT INTO account (id, name, key, hash, owner, created_at) VALUES ($1, $2, $3, $4, $5, $6)`
	allAccounts   = `SELECT id, name, hash, owner, created_at FROM account ORDER BY created_at, id`
	updateHash    = `UPDATE account SET hash = $2 WHERE id = $1`
	insertKeeper  = `INSERT INTO keeper (person, account) VALUES ($1, $2)
		ON CONFLICT (person) DO UPDATE SET account = excluded.account`
	keptBy = `SELECT p.id, p.name, p.created_at, ` + lastBody + ` FROM keeper k JOIN person p ON p.id = k.person
		WHERE k.account = $1 ORDER BY p.created_at, p.id`
	seenFrom = `SELECT a.id, a.name, a.hash, a.owner, a.created_at, p.id, p.name, p.created_at, ` + lastBody + ` FROM account a
		LEFT JOIN keeper k ON k.account = a.id LEFT JOIN person p ON p.id = k.person
		WHERE a.id = $1 ORDER BY p.created_at, p.id`
	keptByNobody = `SELECT id, name, created_at, ` + lastBody + ` FROM person p
		WHERE id NOT IN (SELECT person FROM keeper) ORDER BY created_at, id`
)

// AddAccount adds an account and shows it people: those whom nobody knows yet
// are added, one without a name gets the account's, and invitations of any are
// used up. It fails with app.ErrAccountTaken, with app.ErrOwnerExists for a second
// owner, and with app.ErrNoInvitation where others have none for the person;
// then nothing is written.
func (s *Store) AddAccount(ctx context.Context, a app.Account, people []app.Person) error {
	err := s.writer.do(ctx, func(ctx context.Context, l *link) error {
		if err := mayJoin(ctx, l, a); err != nil {
			return err
		}
		if err := l.exec(ctx, insertAccount, a.ID, a.Name, app.NameKey(a.Name), a.Hash, a.Owner, a.Created); err != nil {
			return err
		}
		for _, p := range people {
			if err := invited(ctx, l, a, p); err != nil {
				return err
			}
			if err := adopt(ctx, l, a.ID, p); err != nil {
				return err
			}
			if p.Name == "" && a.Owner {
				if err := l.exec(ctx, renamePerson, p.ID, a.Name); err != nil {
					return err
				}
			}
		}
		return nil
	})
	if err != nil {
		return fmt.Errorf("add account %s: %w", a.ID, err)
	}
	return nil
}

// mayJoin says why an account can't be added, if it can't.
func mayJoin(ctx context.Context, l *link, a app.Account) error {
	all, err := accounts(ctx, l)
	if err != nil {
		return err
	}
	for _, other := range all {
		switch {
		case app.NameKey(other.Name) == app.NameKey(a.Name):
			return app.ErrAccountTaken
		case other.Owner && a.Owner:
			return app.ErrOwnerExists
		}
	}
	return nil
}

// invited wants an invitation of whoever is not the owner, so that one link
// makes one account.
func invited(ctx context.Context, l *link, a app.Account, p app.Person) error {
	n := 0
	err := l.each(ctx, func(r *sql.Rows) error { return r.Scan(&n) }, countInvitations, p.ID)
	if err == nil && n == 0 && !a.Owner {
		err = app.ErrNoInvitation
	}
	return err
}

// adopt shows a person to an account and to no other.
func adopt(ctx context.Context, l *link, account string, p app.Person) error {
	there, err := people(ctx, l, onePerson, p.ID)
	if err != nil {
		return err
	}
	if len(there) == 0 {
		if p.Name == "" {
			return app.ErrNoPerson
		}
		if err := bear(ctx, l, p); err != nil {
			return err
		}
	}
	if err := l.exec(ctx, deleteInvitation, p.ID); err != nil {
		return err
	}
	return l.exec(ctx, insertKeeper, p.ID, account)
}

// Adopt adds a person where there is none yet, seen from an account.
func (s *Store) Adopt(ctx context.Context, account string, p app.Person) error {
	err := s.writer.do(ctx, func(ctx context.Context, l *link) error { return adopt(ctx, l, account, p) })
	if err != nil {
		return fmt.Errorf("add person %s to account %s: %w", p.ID, account, err)
	}
	return nil
}

// Accounts lists every account, in the order in which they were made.
func (s *Store) Accounts(ctx context.Context) ([]app.Account, error) {
	var out []app.Account
	err := s.readers.ask(ctx, func(l *link) (err error) {
		out, err = accounts(ctx, l)
		return err
	})
	if err != nil {
		return nil, fmt.Errorf("list accounts: %w", err)
	}
	return out, nil
}

func accounts(ctx context.Context, l *link) ([]app.Account, error) {
	var out []app.Account
	err := l.each(ctx, func(r *sql.Rows) error {
		var a app.Account
		err := r.Scan(&a.ID, &a.Name, &a.Hash, &a.Owner, &a.Created)
		out = append(out, a)
		return err
	}, allAccounts)
	return out, err
}

// Kept lists the people seen from an account; of "", those seen from none.
func (s *Store) Kept(ctx context.Context, account string) ([]app.Person, error) {
	var out []app.Person
	err := s.readers.ask(ctx, func(l *link) (err error) {
		if account == "" {
			out, err = people(ctx, l, keptByNobody)
			return err
		}
		out, err = people(ctx, l, keptBy, account)
		return err
	})
	if err != nil {
		return nil, fmt.Errorf("list people of account %s: %w", account, err)
	}
	return out, nil
}

// Seen gives an account and the people seen from it, or app.ErrNoAccount.
func (s *Store) Seen(ctx context.Context, account string) (app.Account, []app.Person, error) {
	var a app.Account
	var out []app.Person
	err := s.readers.ask(ctx, func(l *link) error {
		return l.each(ctx, func(r *sql.Rows) error {
			var id, name sql.NullString
			var created sql.NullInt64
			var said string
			err := r.Scan(&a.ID, &a.Name, &a.Hash, &a.Owner, &a.Created, &id, &name, &created, &said)
			if err != nil || !id.Valid {
				return err
			}
			one := app.Person{ID: id.String, Name: name.String, Created: created.Int64}
			one.Zone, err = zoneOf(said)
			out = append(out, one)
			return err
		}, seenFrom, account)
	})
	if err == nil && a.ID == "" {
		err = app.ErrNoAccount
	}
	if err != nil {
		return a, nil, fmt.Errorf("find account %s: %w", account, err)
	}
	return a, out, nil
}

// SetHash changes a password and ends every sign-in of the account, or fails
// with app.ErrNoAccount.
func (s *Store) SetHash(ctx context.Context, account, hash string) error {
	err := s.writer.do(ctx, func(ctx context.Context, l *link) error {
		all, err := accounts(ctx, l)
		if err != nil {
			return err
		}
		for _, a := range all {
			if a.ID != account {
				continue
			}
			if err := l.exec(ctx, updateHash, account, hash); err != nil {
				return err
			}
			return l.exec(ctx, deleteSignInsOf, account)
		}
		return app.ErrNoAccount
	})
	if err != nil {
		return fmt.Errorf("set password of account %s: %w", account, err)
	}
	return nil
}
