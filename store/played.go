package store

import (
	"context"
	"database/sql"
	"fmt"

	"tspine/app"
)

const (
	insertPlayed = `INSERT INTO played (person, id, body) VALUES ($1, $2, $3)
		ON CONFLICT (person, id) DO UPDATE SET body = excluded.body`
	firstPlayed = `INSERT INTO played (person, id, body) VALUES ($1, $2, $3) ON CONFLICT (person, id) DO NOTHING`
	allPlayed   = `SELECT id, body FROM played WHERE person = $1 ORDER BY id`
	playedOf    = `SELECT body FROM played WHERE person = $1 AND id = $2`
)

// Played gives what was said of the session that an entry came of; empty where
// nothing was, or the entry was edited since.
func (s *Store) Played(ctx context.Context, person, id string) (string, error) {
	var body string
	err := s.readers.ask(ctx, func(l *link) (err error) {
		body, err = played(ctx, l, person, id)
		return err
	})
	if err != nil {
		return "", fmt.Errorf("read session %s of %s: %w", id, person, err)
	}
	return body, nil
}

func played(ctx context.Context, l *link, person, id string) (string, error) {
	var body string
	err := l.each(ctx, func(r *sql.Rows) error { return r.Scan(&body) }, playedOf, person, id)
	return body, err
}

// unplayed makes sure that nothing else was said of a session meanwhile. Of one of
// which nothing was said keepPlayed does so.
func unplayed(ctx context.Context, l *link, person string, p app.Played) error {
	if p.ID == "" || p.Was == "" {
		return nil
	}
	now, err := played(ctx, l, person, p.ID)
	switch {
	case err != nil:
		return err
	case now != p.Was && now != p.Body:
		return fmt.Errorf("session %s: %w", p.ID, app.ErrDiffers)
	}
	return nil
}

// keepPlayed keeps what was said of a session. The first time it fails where
// something else was said meanwhile.
func keepPlayed(ctx context.Context, l *link, person string, p app.Played) error {
	if p.Was != "" {
		return l.exec(ctx, insertPlayed, person, p.ID, p.Body)
	}
	n, err := l.change(ctx, firstPlayed, person, p.ID, p.Body)
	if err != nil || n > 0 {
		return err
	}
	now, err := played(ctx, l, person, p.ID)
	if err == nil && now != p.Body {
		err = fmt.Errorf("session %s: %w", p.ID, app.ErrDiffers)
	}
	return err
}
