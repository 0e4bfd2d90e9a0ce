package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
)

// Content is what a file holds.
type Content struct {
	People, Entries, Lines int
	Version                int64 // of its tables
}

const contentOf = `SELECT (SELECT count(*) FROM person), (SELECT count(*) FROM entry), (SELECT count(*) FROM entry_line)`

// verify looks at every page and row of a file, and counts what it holds. It
// fails with ErrDamaged, or with ErrNewer for tables that it does not know.
func verify(ctx context.Context, file *sql.DB) (Content, error) {
	var c Content
	var said string
	if err := file.QueryRowContext(ctx, `PRAGMA integrity_check(1)`).Scan(&said); err != nil {
		return c, explain(err)
	}
	if said != "ok" {
		return c, fmt.Errorf("%w: %s", ErrDamaged, said)
	}
	var table, row, parent, key sql.NullString
	err := file.QueryRowContext(ctx, `PRAGMA foreign_key_check`).Scan(&table, &row, &parent, &key)
	switch {
	case err == nil:
		return c, fmt.Errorf("%w: a row of %s without its %s", ErrDamaged, table.String, parent.String)
	case !errors.Is(err, sql.ErrNoRows):
		return c, explain(err)
	}
	if err := knows(ctx, file); err != nil {
		return c, err
	}
	if err := file.QueryRowContext(ctx, newest).Scan(&c.Version); err != nil {
		return c, fmt.Errorf("read schema version: %w", explain(err))
	}
	return c, count(ctx, file, &c)
}

func count(ctx context.Context, file *sql.DB, c *Content) error {
	if err := file.QueryRowContext(ctx, contentOf).Scan(&c.People, &c.Entries, &c.Lines); err != nil {
		return fmt.Errorf("count: %w", explain(err))
	}
	return nil
}
