package store

import (
	"context"
	"database/sql"
	"fmt"
	"slices"

	"tspine/app"
)

const (
	insertTold = `INSERT INTO told (person, id, day, at, week, rules, body) VALUES ($1, $2, $3, $4, $5, $6, $7)`
	allTold    = `SELECT id, day, at, week, rules, body FROM told WHERE person = $1 ORDER BY day, at, id`
	lastTold   = `SELECT id, day, at, week, rules, body FROM told WHERE person = $1 ORDER BY day DESC, at DESC, id DESC LIMIT $2`
	oneTold    = `SELECT id, day, at, week, rules, body FROM told` + one
)

// Told lists what a person was told, the oldest first: so many of the last, or 0
// for all.
func (s *Store) Told(ctx context.Context, person string, last int) ([]app.Told, error) {
	var out []app.Told
	err := s.readers.ask(ctx, func(l *link) (err error) {
		if last == 0 {
			out, err = told(ctx, l, allTold, person)
			return err
		}
		out, err = told(ctx, l, lastTold, person, last)
		slices.Reverse(out)
		return err
	})
	if err != nil {
		return nil, fmt.Errorf("read what %s was told: %w", person, err)
	}
	return out, nil
}

func told(ctx context.Context, l *link, which string, args ...any) ([]app.Told, error) {
	var out []app.Told
	err := l.each(ctx, func(r *sql.Rows) error {
		t, err := scanTold(r)
		out = append(out, t)
		return err
	}, which, args...)
	return out, err
}

func scanTold(r *sql.Rows) (app.Told, error) {
	var t app.Told
	err := r.Scan(&t.ID, &t.Day, &t.At, &t.Week, &t.Rules, &t.Body)
	return t, err
}

// tell keeps what a person was told. The same again is left as it is.
func tell(ctx context.Context, l *link, person string, t app.Told) error {
	there, err := told(ctx, l, oneTold, person, t.ID)
	switch {
	case err != nil:
		return err
	case len(there) == 0:
		err = l.exec(ctx, insertTold, person, t.ID, t.Day, t.At, t.Week, t.Rules, t.Body)
	case there[0] != t:
		err = app.ErrDiffers
	}
	if err != nil {
		return fmt.Errorf("told %s: %w", t.ID, err)
	}
	return nil
}
