package store

import (
	"context"
	"database/sql"
	"embed"
	"errors"
	"fmt"
	"io/fs"
	"time"

	"github.com/pressly/goose/v3"
	_ "modernc.org/sqlite" // the driver called "sqlite"
)

// migrations hold the tables in the SQL that SQLite and PostgreSQL share.
//
//go:embed migrations/*.sql
var migrations embed.FS

// migrate brings the tables up to date. Programs that open a new file at once
// get into each other's way: whoever loses a step looks again, and finds that
// the other has taken it. So nobody loses more often than there are steps, and
// once more for the table of steps. Two that make the file a WAL one at the same
// time are both told at once that it is locked, however long they would wait: so
// there is a pause before the next look, a longer one each time. After wait in
// all there is no next look.
func migrate(ctx context.Context, file *sql.DB, wait time.Duration) error {
	steps, err := migrator(file)
	if err != nil {
		return err
	}
	enough := time.NewTimer(wait)
	defer enough.Stop()
	for n := range len(steps.ListSources()) + 2 {
		if err = climb(ctx, steps); err == nil || errors.Is(err, ErrNewer) {
			break
		}
		select {
		case <-ctx.Done():
			return err
		case <-enough.C:
			return err
		case <-time.After(time.Duration(n+1) * stumble):
		}
	}
	return err
}

// stumble is the shortest pause after a lost step.
const stumble = 10 * time.Millisecond

func migrator(file *sql.DB) (*goose.Provider, error) {
	sub, err := fs.Sub(migrations, "migrations")
	if err != nil {
		return nil, err
	}
	return goose.NewProvider(goose.DialectSQLite3, file, sub, goose.WithDisableGlobalRegistry(true))
}

func climb(ctx context.Context, steps *goose.Provider) error {
	has, knows, err := steps.GetVersions(ctx)
	if err != nil {
		return fmt.Errorf("read schema version: %w", err)
	}
	if err := newer(has, knows); err != nil {
		return err
	}
	if _, err := steps.Up(ctx); err != nil {
		return fmt.Errorf("bring tables up to date: %w", err)
	}
	return nil
}
