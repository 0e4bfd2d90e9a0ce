package store

import (
	"context"
	"database/sql"
	"fmt"
)

// Erase removes someone with all that is kept of them, for good: nothing of
// them is left in the bytes of the file or of its log. Freed pages are
// overwritten, the file is written anew without them, and the log is emptied.
// It fails with ErrInUse where another program reads on and holds the log;
// then they are removed, and the rest goes when the last program closes.
func (s *Store) Erase(ctx context.Context, person string) error {
	if err := s.RemovePerson(ctx, person); err != nil {
		return err
	}
	return s.scrub(ctx)
}

const (
	deletePeopleOf = `DELETE FROM person WHERE id IN (SELECT person FROM keeper WHERE account = $1)`
	deleteAccount  = `DELETE FROM account WHERE id = $1`
)

// CloseAccount removes an account with its sign-ins, keys and tokens, and
// everybody seen from it, all or nothing, as Erase does.
func (s *Store) CloseAccount(ctx context.Context, account string) error {
	err := s.writer.do(ctx, func(ctx context.Context, l *link) error {
		if err := l.exec(ctx, deletePeopleOf, account); err != nil {
			return err
		}
		return l.exec(ctx, deleteAccount, account)
	})
	if err != nil {
		return fmt.Errorf("close account %s: %w", account, err)
	}
	return s.scrub(ctx)
}

// scrub leaves nothing in the file of what was deleted.
func (s *Store) scrub(ctx context.Context) error {
	if _, err := s.file.ExecContext(ctx, `VACUUM`); err != nil {
		return fmt.Errorf("write the file anew: %w", explain(err))
	}
	if err := truncate(ctx, s.file); err != nil {
		return fmt.Errorf("empty the log: %w", err)
	}
	return nil
}

// truncate moves the log into the file and empties it, or fails with ErrInUse.
func truncate(ctx context.Context, file *sql.DB) error {
	var busy, frames, moved int
	if err := file.QueryRowContext(ctx, `PRAGMA wal_checkpoint(TRUNCATE)`).Scan(&busy, &frames, &moved); err != nil {
		return explain(err)
	}
	if busy != 0 {
		return ErrInUse
	}
	return nil
}
