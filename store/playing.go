package store

import (
	"context"
	"database/sql"
	"fmt"

	"tspine/app"
)

const (
	insertPlaying = `INSERT INTO playing (person, id, holder, body) VALUES ($1, $2, $3, $4)
		ON CONFLICT (person) DO UPDATE SET id = excluded.id, holder = excluded.holder, body = excluded.body`
	deletePlaying = `DELETE FROM playing WHERE person = $1`
	endPlaying    = `DELETE FROM playing WHERE person = $1 AND id = $2`
	playingOf     = `SELECT id, holder, body FROM playing WHERE person = $1`
)

// Playing gives the session that a person is playing, and whether there is one.
func (s *Store) Playing(ctx context.Context, person string) (app.Playing, bool, error) {
	var p app.Playing
	err := s.readers.ask(ctx, func(l *link) (err error) {
		p, err = playing(ctx, l, person)
		return err
	})
	if err != nil {
		return p, false, fmt.Errorf("read session of %s: %w", person, err)
	}
	return p, p.ID != "", nil
}

// SavePlaying keeps a session in place of the one before, which has to be in
// the hands of was; an empty was stands for there being none. Else it fails
// with app.ErrTaken and keeps nothing. A session without a body is removed.
func (s *Store) SavePlaying(ctx context.Context, person, was string, p app.Playing) error {
	err := s.writer.do(ctx, func(ctx context.Context, l *link) error {
		now, err := playing(ctx, l, person)
		switch {
		case err != nil:
			return err
		case now.Holder != was:
			return app.ErrTaken
		case p.Body == "":
			return l.exec(ctx, deletePlaying, person)
		}
		return l.exec(ctx, insertPlaying, person, p.ID, p.Holder, p.Body)
	})
	if err = s.unknown(ctx, person, err); err != nil {
		return fmt.Errorf("save session of %s: %w", person, err)
	}
	return nil
}

func playing(ctx context.Context, l *link, person string) (app.Playing, error) {
	var p app.Playing
	err := l.each(ctx, func(r *sql.Rows) error { return r.Scan(&p.ID, &p.Holder, &p.Body) }, playingOf, person)
	return p, err
}
