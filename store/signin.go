package store

import (
	"context"
	"database/sql"
	"fmt"

	"tspine/app"
)

const (
	insertSignIn = `INSERT INTO sign_in (hash, id, account, person, device, created_at, seen_at, until)
		VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
		ON CONFLICT (hash) DO UPDATE SET person = excluded.person, seen_at = excluded.seen_at, until = excluded.until`
	deleteSignIn    = `DELETE FROM sign_in WHERE hash = $1`
	deleteSignInsOf = `DELETE FROM sign_in WHERE account = $1`
	deleteOldSignIn = `DELETE FROM sign_in WHERE account = $1 AND until <= $2`
	oneSignIn       = `SELECT hash, id, account, person, device, created_at, seen_at, until FROM sign_in WHERE hash = $1`
	signInsOf       = `SELECT hash, id, account, person, device, created_at, seen_at, until FROM sign_in
		WHERE account = $1 ORDER BY seen_at DESC, id`
)

// SignIn gives the sign-in of a token's hash, and false where there is none.
func (s *Store) SignIn(ctx context.Context, hash string) (app.SignIn, bool, error) {
	all, err := s.signIns(ctx, oneSignIn, hash)
	if err != nil || len(all) == 0 {
		return app.SignIn{}, false, err
	}
	return all[0], true, nil
}

// SignInsOf lists the sign-ins of an account, the last seen first.
func (s *Store) SignInsOf(ctx context.Context, account string) ([]app.SignIn, error) {
	return s.signIns(ctx, signInsOf, account)
}

func (s *Store) signIns(ctx context.Context, which, key string) ([]app.SignIn, error) {
	var out []app.SignIn
	err := s.readers.ask(ctx, func(l *link) error {
		return l.each(ctx, func(r *sql.Rows) error {
			var one app.SignIn
			err := r.Scan(&one.Hash, &one.ID, &one.Account, &one.Person, &one.Device, &one.Created, &one.Seen, &one.Until)
			out = append(out, one)
			return err
		}, which, key)
	})
	if err != nil {
		return nil, fmt.Errorf("read sign-ins: %w", err)
	}
	return out, nil
}

// SaveSignIn keeps a sign-in in place of the one with that hash. Those of the
// account that had ended when it was last seen are forgotten.
func (s *Store) SaveSignIn(ctx context.Context, one app.SignIn) error {
	err := s.writer.do(ctx, func(ctx context.Context, l *link) error {
		if err := l.exec(ctx, deleteOldSignIn, one.Account, one.Seen); err != nil {
			return err
		}
		return l.exec(ctx, insertSignIn, one.Hash, one.ID, one.Account, one.Person, one.Device, one.Created, one.Seen, one.Until)
	})
	if err != nil {
		return fmt.Errorf("save a sign-in of account %s: %w", one.Account, err)
	}
	return nil
}

// EndSignIn forgets a sign-in. Ending it again is harmless.
func (s *Store) EndSignIn(ctx context.Context, hash string) error {
	err := s.writer.do(ctx, func(ctx context.Context, l *link) error { return l.exec(ctx, deleteSignIn, hash) })
	if err != nil {
		return fmt.Errorf("end a sign-in: %w", err)
	}
	return nil
}
