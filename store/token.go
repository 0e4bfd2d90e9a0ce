package store

import (
	"context"
	"database/sql"
	"fmt"

	"tspine/app"
)

const (
	insertToken = `INSERT INTO token (id, account, hash, name, scope, created_at, used_at) VALUES ($1, $2, $3, $4, $5, $6, $7)`
	selectToken = `SELECT id, account, hash, name, scope, created_at, used_at FROM token`
	oneToken    = selectToken + ` WHERE hash = $1`
	ownToken    = selectToken + ` WHERE account = $1 AND id = $2`
	tokensOf    = selectToken + ` WHERE account = $1 ORDER BY created_at, id`
	useToken    = `UPDATE token SET used_at = $2 WHERE id = $1`
	deleteToken = `DELETE FROM token WHERE account = $1 AND id = $2`
)

// AddToken adds a personal token to an account.
func (s *Store) AddToken(ctx context.Context, t app.PersonalToken) error {
	err := s.writer.do(ctx, func(ctx context.Context, l *link) error {
		return l.exec(ctx, insertToken, t.ID, t.Account, t.Hash, t.Name, string(t.Scope), t.Created, t.Used)
	})
	if err != nil {
		return fmt.Errorf("add a token to account %s: %w", t.Account, err)
	}
	return nil
}

// TokenOf gives the token of a hash, and false where there is none.
func (s *Store) TokenOf(ctx context.Context, hash string) (app.PersonalToken, bool, error) {
	all, err := s.tokens(ctx, oneToken, hash)
	if err != nil || len(all) == 0 {
		return app.PersonalToken{}, false, err
	}
	return all[0], true, nil
}

// Tokens lists the tokens of an account, in the order in which they were made.
func (s *Store) Tokens(ctx context.Context, account string) ([]app.PersonalToken, error) {
	return s.tokens(ctx, tokensOf, account)
}

func (s *Store) tokens(ctx context.Context, which, key string) ([]app.PersonalToken, error) {
	var out []app.PersonalToken
	err := s.readers.ask(ctx, func(l *link) (err error) {
		out, err = tokens(ctx, l, which, key)
		return err
	})
	if err != nil {
		return nil, fmt.Errorf("read tokens: %w", err)
	}
	return out, nil
}

func tokens(ctx context.Context, l *link, which string, args ...any) ([]app.PersonalToken, error) {
	var out []app.PersonalToken
	err := l.each(ctx, func(r *sql.Rows) error {
		var t app.PersonalToken
		err := r.Scan(&t.ID, &t.Account, &t.Hash, &t.Name, &t.Scope, &t.Created, &t.Used)
		out = append(out, t)
		return err
	}, which, args...)
	return out, err
}

// UseToken notes when a token was used.
func (s *Store) UseToken(ctx context.Context, id string, at int64) error {
	err := s.writer.do(ctx, func(ctx context.Context, l *link) error { return l.exec(ctx, useToken, id, at) })
	if err != nil {
		return fmt.Errorf("note the use of token %s: %w", id, err)
	}
	return nil
}

// RemoveToken removes a token, and fails with app.ErrNoToken where the account
// has none of that id.
func (s *Store) RemoveToken(ctx context.Context, account, id string) error {
	err := s.writer.do(ctx, func(ctx context.Context, l *link) error {
		there, err := tokens(ctx, l, ownToken, account, id)
		if err != nil {
			return err
		}
		if len(there) == 0 {
			return app.ErrNoToken
		}
		return l.exec(ctx, deleteToken, account, id)
	})
	if err != nil {
		return fmt.Errorf("remove token %s: %w", id, err)
	}
	return nil
}
