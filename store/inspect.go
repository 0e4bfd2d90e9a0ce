package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"os"
	"time"
)

// newest is the version of the tables.
const newest = `SELECT coalesce(max(version_id), 0) FROM goose_db_version`

// inspect looks at a file that nobody has open, and at what a crash left of its
// log, before anything changes them: it fails with ErrDamaged or ErrNewer.
func inspect(ctx context.Context, full string, wait time.Duration) error {
	stat, err := os.Stat(full + "-wal")
	if err != nil || stat.Size() == 0 {
		return checkLength(full)
	}
	wal, err := readWAL(full + "-wal")
	switch {
	case err != nil:
		return err
	case wal.torn:
		return fmt.Errorf("%w: its write-ahead log is broken after %d commits", ErrDamaged, wal.commits)
	case wal.commits == 0:
		return nil
	}
	file, err := sql.Open("sqlite", address(full, busy(wait))+"&mode=ro")
	if err != nil {
		return err
	}
	err = knows(ctx, file)
	return errors.Join(err, file.Close())
}

// knows fails with ErrNewer for tables of a version that this program does not
// know. A file without versions is as old as can be.
func knows(ctx context.Context, file *sql.DB) error {
	steps, err := migrator(file)
	if err != nil {
		return err
	}
	var has int64
	if err := file.QueryRowContext(ctx, `SELECT 1 FROM sqlite_schema WHERE name = 'goose_db_version'`).Scan(&has); errors.Is(err, sql.ErrNoRows) {
		return nil
	}
	if err := file.QueryRowContext(ctx, newest).Scan(&has); err != nil {
		return fmt.Errorf("read schema version: %w", err)
	}
	all := steps.ListSources()
	return newer(has, all[len(all)-1].Version)
}

func newer(has, known int64) error {
	if has > known {
		return fmt.Errorf("%w: its tables are version %d, this program knows %d", ErrNewer, has, known)
	}
	return nil
}
