package store

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"tspine/app"
)

// archived is how a backup on the schedule is named, by its moment in UTC.
const archived = "tspine-20060102T150405Z.db"

// leftAfter is when what a backup left that was cut short is thrown away:
// nobody writes it any more.
const leftAfter = 24 * time.Hour

// Archive makes a verified backup in a folder, which is made where it is
// missing, and names it for its moment. It throws away what earlier ones left
// that were cut short.
func (s *Store) Archive(ctx context.Context, dir string, at time.Time) (app.BackupFile, error) {
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return app.BackupFile{}, fmt.Errorf("back up to %s: %w", dir, explain(err))
	}
	if err := sweep(dir, at); err != nil {
		return app.BackupFile{}, fmt.Errorf("back up to %s: %w", dir, explain(err))
	}
	path := filepath.Join(dir, at.UTC().Format(archived))
	if _, err := s.Backup(ctx, path, false); err != nil {
		return app.BackupFile{}, err
	}
	stat, err := os.Stat(path)
	if err != nil {
		return app.BackupFile{}, fmt.Errorf("back up to %s: %w", path, explain(err))
	}
	return app.BackupFile{Path: path, At: at.UTC().Truncate(time.Second), Size: stat.Size()}, nil
}

// sweep removes parts of backups that nobody finished.
func sweep(dir string, now time.Time) error {
	parts, err := filepath.Glob(filepath.Join(glob(dir), ".tspine-*Z.db.*.part*"))
	if err != nil {
		return err
	}
	for _, part := range parts {
		if stat, err := os.Stat(part); err == nil && now.Sub(stat.ModTime()) > leftAfter {
			if err := discard(part); err != nil {
				return err
			}
		}
	}
	return nil
}

// glob writes a folder so that none of its signs stands for others.
func glob(dir string) string {
	return strings.NewReplacer(`\`, `\\`, `*`, `\*`, `?`, `\?`, `[`, `\[`).Replace(dir)
}

// Archived lists the backups in a folder that were made on the schedule, the
// newest first. Any other file there is none of ours.
func (s *Store) Archived(dir string) ([]app.BackupFile, error) {
	entries, err := os.ReadDir(dir)
	if err != nil && !errors.Is(err, os.ErrNotExist) {
		return nil, fmt.Errorf("list backups in %s: %w", dir, explain(err))
	}
	var out []app.BackupFile
	for _, e := range entries {
		at, err := time.Parse(archived, e.Name())
		if err != nil || !e.Type().IsRegular() {
			continue
		}
		stat, err := e.Info()
		if err != nil {
			continue // gone meanwhile
		}
		out = append(out, app.BackupFile{Path: filepath.Join(dir, e.Name()), At: at, Size: stat.Size()})
	}
	slices.SortFunc(out, func(a, b app.BackupFile) int { return b.At.Compare(a.At) })
	return out, nil
}

// Discard removes a backup.
func (s *Store) Discard(f app.BackupFile) error {
	if err := discard(f.Path); err != nil {
		return fmt.Errorf("remove backup: %w", explain(err))
	}
	return nil
}
