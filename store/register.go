package store

import (
	"context"
	"database/sql"
	"fmt"
	"regexp"
)

const (
	registerCount = `SELECT n FROM register`
	raiseRegister = `UPDATE register SET n = n + 1`
)

// registered finds the statements that change who there is: those on tables from
// which Seen reads, by which somebody is known again, and that hold what every
// answer to them depends on.
var registered = regexp.MustCompile(`^(INSERT INTO|UPDATE|DELETE FROM) (account|keeper|person|about|sign_in|token|preference|own)\b`)

// registers says whether a statement changes who there is. The count of a person's
// edits is nothing that is told of them, nor is when a token was used.
func registers(text string) bool {
	return text != raiseEdits && text != raiseOnly && text != useToken && registered.MatchString(text)
}

// Registered counts the writes of who may sign in, by what, whom they see, where
// those people are, what they prefer and which exercises of their own they have,
// from anywhere: while it says the same, so do Seen, SignIn, TokenOf but for when it
// was used, Preferences and OwnMark.
func (s *Store) Registered(ctx context.Context) (int64, error) {
	var n int64
	err := s.readers.ask(ctx, func(l *link) error {
		return l.each(ctx, func(r *sql.Rows) error { return r.Scan(&n) }, registerCount)
	})
	if err != nil {
		return 0, fmt.Errorf("count who there is: %w", err)
	}
	return n, nil
}
