package store

import (
	"context"
	"database/sql"
	"fmt"
	"time"

	"tspine/app"
)

const (
	oneFailure   = `SELECT n, last_at FROM failure WHERE id = $1`
	countFailure = `INSERT INTO failure (id, n, last_at) VALUES ($1, 1, $2)
		ON CONFLICT (id) DO UPDATE SET n = failure.n + 1, last_at = excluded.last_at`
	excuseFailure  = `UPDATE failure SET n = n - 1 WHERE id = $1 AND n > 0`
	deleteFailure  = `DELETE FROM failure WHERE id = $1`
	deleteFailures = `DELETE FROM failure WHERE last_at < $1`
)

// failuresLast is how long failed sign-ins are remembered.
const failuresLast = 24 * time.Hour

// Attempt counts one more try under each id, unless one of them has to wait
// still: then it counts none, and says how many microseconds. What is older
// than a day is forgotten.
func (s *Store) Attempt(ctx context.Context, at int64, tries []app.Try) (wait int64, err error) {
	err = s.writer.do(ctx, func(ctx context.Context, l *link) error {
		if err := l.exec(ctx, deleteFailures, at-failuresLast.Microseconds()); err != nil {
			return err
		}
		for _, t := range tries {
			left, err := toWait(ctx, l, t, at)
			if err != nil {
				return err
			}
			wait = max(wait, left)
		}
		if wait > 0 {
			return nil
		}
		for _, t := range tries {
			if err := l.exec(ctx, countFailure, t.ID, at); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		return 0, fmt.Errorf("count a try: %w", err)
	}
	return wait, nil
}

func toWait(ctx context.Context, l *link, t app.Try, at int64) (int64, error) {
	var n int
	var last int64
	err := l.each(ctx, func(r *sql.Rows) error { return r.Scan(&n, &last) }, oneFailure, t.ID)
	return max(last+app.TryWait(n, t.Free).Microseconds()-at, 0), err
}

// Forgive forgets the tries under each id.
func (s *Store) Forgive(ctx context.Context, tries []app.Try) error {
	return s.settle(ctx, deleteFailure, tries)
}

// Excuse takes one try off each id.
func (s *Store) Excuse(ctx context.Context, tries []app.Try) error {
	return s.settle(ctx, excuseFailure, tries)
}

func (s *Store) settle(ctx context.Context, how string, tries []app.Try) error {
	err := s.writer.do(ctx, func(ctx context.Context, l *link) error {
		for _, t := range tries {
			if err := l.exec(ctx, how, t.ID); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		return fmt.Errorf("forget tries: %w", err)
	}
	return nil
}
