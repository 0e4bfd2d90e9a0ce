package store

import (
	"context"
	"database/sql"
	"fmt"
	"maps"
	"os"
	"slices"

	"tspine/app"
)

const (
	allSettings   = `SELECT name, value FROM setting`
	insertSetting = `INSERT INTO setting (name, value) VALUES ($1, $2)
		ON CONFLICT (name) DO UPDATE SET value = excluded.value`
	deleteSetting = `DELETE FROM setting WHERE name = $1`
)

// Settings gives what the owner chose for the whole place, by name.
func (s *Store) Settings(ctx context.Context) (map[string]string, error) {
	var out map[string]string
	err := s.readers.ask(ctx, func(l *link) (err error) {
		out, err = settings(ctx, l)
		return err
	})
	if err != nil {
		return nil, fmt.Errorf("read settings: %w", err)
	}
	return out, nil
}

func settings(ctx context.Context, l *link) (map[string]string, error) {
	out := map[string]string{}
	err := l.each(ctx, func(r *sql.Rows) error {
		var name, value string
		err := r.Scan(&name, &value)
		out[name] = value
		return err
	}, allSettings)
	return out, err
}

// SaveSettings changes those that are named, all in one commit; an empty one is
// removed. Where one that is named in was says something else by now, it fails with
// app.ErrChanged.
func (s *Store) SaveSettings(ctx context.Context, was, changes map[string]string) error {
	err := s.writer.do(ctx, func(ctx context.Context, l *link) error {
		now, err := settings(ctx, l)
		if err != nil {
			return err
		}
		for name, value := range was {
			if now[name] != value {
				return app.ErrChanged
			}
		}
		for _, name := range slices.Sorted(maps.Keys(changes)) {
			text, row := insertSetting, []any{name, changes[name]}
			if changes[name] == "" {
				text, row = deleteSetting, row[:1]
			}
			if err := l.exec(ctx, text, row...); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		return fmt.Errorf("save settings: %w", err)
	}
	return nil
}

// Size is how much the file and its log take, in bytes.
func (s *Store) Size(ctx context.Context) (int64, error) {
	var path string
	if err := s.file.QueryRowContext(ctx, `SELECT file FROM pragma_database_list WHERE name = 'main'`).Scan(&path); err != nil {
		return 0, fmt.Errorf("find the file: %w", explain(err))
	}
	var sum int64
	for _, end := range [...]string{"", "-wal"} {
		stat, err := os.Stat(path + end)
		if err != nil && !(end != "" && os.IsNotExist(err)) {
			return 0, fmt.Errorf("measure the file: %w", explain(err))
		}
		if err == nil {
			sum += stat.Size()
		}
	}
	return sum, nil
}
