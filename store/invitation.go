package store

import (
	"context"
	"database/sql"
	"fmt"

	"tspine/app"
)

const (
	insertInvitation = `INSERT INTO invitation (person, hash, until) VALUES ($1, $2, $3)
		ON CONFLICT (person) DO UPDATE SET hash = excluded.hash, until = excluded.until`
	deleteInvitation = `DELETE FROM invitation WHERE person = $1`
	countInvitations = `SELECT count(*) FROM invitation WHERE person = $1`
	oneInvitation    = `SELECT person, hash, until FROM invitation WHERE hash = $1`
)

// Invite keeps an invitation in place of the person's one before.
func (s *Store) Invite(ctx context.Context, i app.Invitation) error {
	err := s.writer.do(ctx, func(ctx context.Context, l *link) error {
		return l.exec(ctx, insertInvitation, i.Person, i.Hash, i.Until)
	})
	if err = s.unknown(ctx, i.Person, err); err != nil {
		return fmt.Errorf("invite %s: %w", i.Person, err)
	}
	return nil
}

// Invitation gives the invitation of a token's hash, and false where there is
// none.
func (s *Store) Invitation(ctx context.Context, hash string) (app.Invitation, bool, error) {
	var out app.Invitation
	err := s.readers.ask(ctx, func(l *link) error {
		return l.each(ctx, func(r *sql.Rows) error { return r.Scan(&out.Person, &out.Hash, &out.Until) }, oneInvitation, hash)
	})
	if err != nil {
		return app.Invitation{}, false, fmt.Errorf("read an invitation: %w", err)
	}
	return out, out.Hash != "", nil
}
