package store

import (
	"context"
	"database/sql"
	"fmt"

	"tspine/app"
)

const (
	selectReply = `SELECT token, route, key, COALESCE(person, ''), asked, status, headers, body, at FROM reply
		WHERE token = $1 AND route = $2 AND key = $3 AND at >= $4`
	deleteReplies = `DELETE FROM reply WHERE at < $1`
	insertReply   = `INSERT INTO reply (token, route, key, person, asked, status, headers, body, at)
		VALUES ($1, $2, $3, (SELECT id FROM person WHERE id = $4), $5, $6, $7, $8, $9) ON CONFLICT (token, route, key) DO NOTHING`
)

// Reply gives what a request with a key was answered since a moment, and
// false where there is nothing.
func (s *Store) Reply(ctx context.Context, token, route, key string, since int64) (app.Reply, bool, error) {
	var out app.Reply
	there := false
	err := s.readers.ask(ctx, func(l *link) error {
		return l.each(ctx, func(r *sql.Rows) error {
			there = true
			return r.Scan(&out.Token, &out.Route, &out.Key, &out.Person, &out.Asked, &out.Status, &out.Headers, &out.Body, &out.At)
		}, selectReply, token, route, key, since)
	})
	if err != nil {
		return app.Reply{}, false, fmt.Errorf("read what was answered: %w", err)
	}
	return out, there, nil
}

// KeepReply keeps an answer, and forgets those before a moment.
func (s *Store) KeepReply(ctx context.Context, one app.Reply, before int64) error {
	err := s.writer.do(ctx, func(ctx context.Context, l *link) error {
		if err := l.exec(ctx, deleteReplies, before); err != nil {
			return err
		}
		return l.exec(ctx, insertReply, one.Token, one.Route, one.Key, one.Person, one.Asked, one.Status, one.Headers, one.Body, one.At)
	})
	if err != nil {
		return fmt.Errorf("keep what was answered: %w", err)
	}
	return nil
}
