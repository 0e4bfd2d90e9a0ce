package store

import (
	"context"
	"database/sql"
	"embed"
	"fmt"
	"io/fs"

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
// once more for the table of steps.
func migrate(ctx context.Context, file *sql.DB) error {
	steps, err := migrator(file)
	if err != nil {
		return err
	}
	for range len(steps.ListSources()) + 2 {
		if err = climb(ctx, steps); err == nil || ctx.Err() != nil {
			break
		}
	}
	return err
}

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
