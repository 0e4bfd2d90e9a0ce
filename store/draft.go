package store

import (
	"context"
	"database/sql"
	"fmt"
)

const (
	insertDraft = `INSERT INTO draft (person, body) VALUES ($1, $2)
		ON CONFLICT (person) DO UPDATE SET body = excluded.body`
	deleteDraft = `DELETE FROM draft WHERE person = $1`
	draftOf     = `SELECT body FROM draft WHERE person = $1`
)

// Draft gives what a person has begun to say and not finished; empty where
// there is nothing of the kind.
func (s *Store) Draft(ctx context.Context, person string) (string, error) {
	var body string
	err := s.readers.ask(ctx, func(l *link) (err error) {
		body, err = draftIn(ctx, l, person)
		return err
	})
	if err != nil {
		return "", fmt.Errorf("read draft of %s: %w", person, err)
	}
	return body, nil
}

// SaveDraft keeps a draft in place of the one before. An empty one removes it.
func (s *Store) SaveDraft(ctx context.Context, person, body string) error {
	err := s.writer.do(ctx, func(ctx context.Context, l *link) error {
		if body == "" {
			return l.exec(ctx, deleteDraft, person)
		}
		return l.exec(ctx, insertDraft, person, body)
	})
	if err = s.unknown(ctx, person, err); err != nil {
		return fmt.Errorf("save draft of %s: %w", person, err)
	}
	return nil
}

func draftIn(ctx context.Context, l *link, person string) (body string, err error) {
	err = l.each(ctx, func(r *sql.Rows) error { return r.Scan(&body) }, draftOf, person)
	return body, err
}
