package store

import (
	"context"
	"database/sql"
	"fmt"

	"tspine/app"
)

const (
	insertPasskey = `INSERT INTO passkey (id, account, name, body, created_at, used_at) VALUES ($1, $2, $3, $4, $5, $6)`
	selectPasskey = `SELECT id, account, name, body, created_at, used_at FROM passkey`
	onePasskey    = selectPasskey + ` WHERE id = $1`
	passkeysOf    = selectPasskey + ` WHERE account = $1 ORDER BY created_at, id`
	usePasskey    = `UPDATE passkey SET body = $2, used_at = $3 WHERE id = $1`
	deletePasskey = `DELETE FROM passkey WHERE account = $1 AND id = $2`
)

// AddPasskey adds a key to an account.
func (s *Store) AddPasskey(ctx context.Context, p app.Passkey) error {
	err := s.writer.do(ctx, func(ctx context.Context, l *link) error {
		there, err := passkeys(ctx, l, onePasskey, p.ID)
		if err == nil && len(there) > 0 {
			err = app.ErrDiffers
		}
		if err != nil {
			return err
		}
		return l.exec(ctx, insertPasskey, p.ID, p.Account, p.Name, p.Body, p.Created, p.Used)
	})
	if err != nil {
		return fmt.Errorf("add passkey to account %s: %w", p.Account, err)
	}
	return nil
}

// Passkey gives the key of that id, and false where there is none.
func (s *Store) Passkey(ctx context.Context, id string) (app.Passkey, bool, error) {
	all, err := s.passkeys(ctx, onePasskey, id)
	if err != nil || len(all) == 0 {
		return app.Passkey{}, false, err
	}
	return all[0], true, nil
}

// PasskeysOf lists the keys of an account, in the order in which they were made.
func (s *Store) PasskeysOf(ctx context.Context, account string) ([]app.Passkey, error) {
	return s.passkeys(ctx, passkeysOf, account)
}

func (s *Store) passkeys(ctx context.Context, which string, args ...any) ([]app.Passkey, error) {
	var out []app.Passkey
	err := s.readers.ask(ctx, func(l *link) (err error) {
		out, err = passkeys(ctx, l, which, args...)
		return err
	})
	if err != nil {
		return nil, fmt.Errorf("read passkeys: %w", err)
	}
	return out, nil
}

// UsePasskey notes when a key was used, and what it is like now.
func (s *Store) UsePasskey(ctx context.Context, id, body string, at int64) error {
	err := s.writer.do(ctx, func(ctx context.Context, l *link) error { return l.exec(ctx, usePasskey, id, body, at) })
	if err != nil {
		return fmt.Errorf("note the use of a passkey: %w", err)
	}
	return nil
}

// RemovePasskey removes a key of an account, or fails with app.ErrNoPasskey.
func (s *Store) RemovePasskey(ctx context.Context, account, id string) error {
	err := s.writer.do(ctx, func(ctx context.Context, l *link) error {
		there, err := passkeys(ctx, l, onePasskey, id)
		switch {
		case err != nil:
			return err
		case len(there) == 0 || there[0].Account != account:
			return app.ErrNoPasskey
		}
		return l.exec(ctx, deletePasskey, account, id)
	})
	if err != nil {
		return fmt.Errorf("remove a passkey of account %s: %w", account, err)
	}
	return nil
}

func passkeys(ctx context.Context, l *link, which string, args ...any) ([]app.Passkey, error) {
	var out []app.Passkey
	err := l.each(ctx, func(r *sql.Rows) error {
		var p app.Passkey
		err := r.Scan(&p.ID, &p.Account, &p.Name, &p.Body, &p.Created, &p.Used)
		out = append(out, p)
		return err
	}, which, args...)
	return out, err
}
