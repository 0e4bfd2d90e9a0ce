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
