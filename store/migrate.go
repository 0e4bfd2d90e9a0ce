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

// attempts is how often a migration is tried: two programs that open a new
// file at once get into each other's way, and the one that loses finds the
// other's tables when it looks again.
const attempts = 5

// migrate brings the tables up to date.
func migrate(ctx context.Context, file *sql.DB) error {
	steps, err := migrator(file)
	if err != nil {
		return err
	}
	for range attempts {
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
	if has > knows {
		return fmt.Errorf("%w: its tables are version %d, this program knows %d", ErrNewer, has, knows)
	}
	if _, err := steps.Up(ctx); err != nil {
		return fmt.Errorf("bring tables up to date: %w", err)
	}
	return nil
}
