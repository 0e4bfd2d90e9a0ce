package store

import (
	"context"
	"crypto/rand"
	"database/sql"
	"encoding/binary"
	"errors"
	"fmt"

	"tspine/app"
)

const (
	insertPerson = `INSERT INTO person (id, name, created_at, edits) VALUES ($1, $2, $3, $4)`
	renamePerson = `UPDATE person SET name = $2 WHERE id = $1`
	deletePerson = `DELETE FROM person WHERE id = $1`
	allPeople    = `SELECT id, name, created_at, ` + lastBody + ` FROM person p ORDER BY created_at, id`
	onePerson    = `SELECT id, name, created_at, ` + lastBody + ` FROM person p WHERE id = $1`
	editsOf      = `SELECT edits FROM person WHERE id = $1`
	raiseEdits   = `UPDATE person SET edits = edits + 1 WHERE id = $1`
	raiseOnly    = raiseEdits + ` AND edits = $2`
)

// People lists everyone of whom events are kept, in the order in which they
// were added.
func (s *Store) People(ctx context.Context) ([]app.Person, error) {
	var out []app.Person
	err := s.readers.ask(ctx, func(l *link) (err error) {
		out, err = people(ctx, l, allPeople)
		return err
	})
	if err != nil {
		return nil, fmt.Errorf("list people: %w", err)
	}
	return out, nil
}

// AddPerson adds someone. The same person twice is harmless; another one under
// the same id is app.ErrDiffers.
func (s *Store) AddPerson(ctx context.Context, p app.Person) error {
	err := s.writer.do(ctx, func(ctx context.Context, l *link) error { return addPerson(ctx, l, p) })
	if err != nil {
		return fmt.Errorf("add person %s: %w", p.ID, err)
	}
	return nil
}

func addPerson(ctx context.Context, l *link, p app.Person) error {
	there, err := people(ctx, l, onePerson, p.ID)
	switch {
	case err != nil:
		return err
	case len(there) == 0:
		return bear(ctx, l, p)
	case there[0].Name != p.Name || there[0].Created != p.Created:
		return app.ErrDiffers
	}
	return nil
}

// bear adds someone who is not there. Their edits are counted from anywhere, so
// that who was removed and comes again is not taken for who they were.
func bear(ctx context.Context, l *link, p app.Person) error {
	var from [8]byte
	if _, err := rand.Read(from[:]); err != nil {
		return fmt.Errorf("begin to count: %w", err)
	}
	return l.exec(ctx, insertPerson, p.ID, p.Name, p.Created, int64(binary.LittleEndian.Uint64(from[:])>>editsRoom)+1)
}

// editsRoom leaves room to count, in bits.
const editsRoom = 12

// RenamePerson gives someone another name, or fails with app.ErrNoPerson, and
// with app.ErrChanged where they have another one than was by now, unless that is
// empty.
func (s *Store) RenamePerson(ctx context.Context, id, was, name string) error {
	err := s.writer.do(ctx, func(ctx context.Context, l *link) error {
		now, err := people(ctx, l, onePerson, id)
		switch {
		case err != nil:
			return err
		case len(now) == 0:
			return app.ErrNoPerson
		case was != "" && now[0].Name != was:
			return app.ErrChanged
		}
		return l.exec(ctx, renamePerson, id, name)
	})
	if err != nil {
		return fmt.Errorf("rename person %s: %w", id, err)
	}
	return nil
}

// RemovePerson removes someone with all that is kept of them. Removing them
// again is harmless.
func (s *Store) RemovePerson(ctx context.Context, id string) error {
	err := s.writer.do(ctx, func(ctx context.Context, l *link) error {
		return l.exec(ctx, deletePerson, id)
	})
	if err != nil {
		return fmt.Errorf("remove person %s: %w", id, err)
	}
	return nil
}

// Edits counts the writes of a person's events and of what they were told, from
// anywhere: while it says the same, both are the same. Ask it before reading the
// events that weeks are computed from: app.Write says why. For someone unknown it
// is app.ErrNoPerson.
func (s *Store) Edits(ctx context.Context, person string) (int64, error) {
	var n int64
	err := s.readers.ask(ctx, func(l *link) (err error) {
		n, err = edits(ctx, l, person)
		return err
	})
	if err != nil {
		return 0, fmt.Errorf("count edits of %s: %w", person, err)
	}
	return n, nil
}

func edits(ctx context.Context, l *link, person string) (int64, error) {
	n := int64(0)
	err := l.each(ctx, func(r *sql.Rows) error { return r.Scan(&n) }, editsOf, person)
	if err == nil && n == 0 {
		err = app.ErrNoPerson
	}
	return n, err
}

func people(ctx context.Context, l *link, which string, args ...any) ([]app.Person, error) {
	var out []app.Person
	err := l.each(ctx, func(r *sql.Rows) error {
		var p app.Person
		var said string
		err := r.Scan(&p.ID, &p.Name, &p.Created, &said)
		if err == nil {
			p.Zone, err = zoneOf(said)
		}
		out = append(out, p)
		return err
	}, which, args...)
	return out, err
}

func exists(ctx context.Context, l *link, person string) error {
	_, err := edits(ctx, l, person)
	return err
}

// unknown looks whether a write failed because there is no such person, which
// the database tells in no way that two of them share.
func (s *Store) unknown(ctx context.Context, person string, failed error) error {
	if failed == nil || ctx.Err() != nil {
		return failed
	}
	if _, err := s.Edits(ctx, person); errors.Is(err, app.ErrNoPerson) {
		return app.ErrNoPerson
	}
	return failed
}
