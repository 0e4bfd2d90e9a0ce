package store

import (
	"context"
	"database/sql"
	"fmt"
	"maps"
	"slices"

	"tspine/app"
	"tspine/exchange"
)

const (
	preferencesOf    = `SELECT name, value FROM preference WHERE person = $1`
	insertPreference = `INSERT INTO preference (person, name, value) VALUES ($1, $2, $3)
		ON CONFLICT (person, name) DO UPDATE SET value = excluded.value`
	deletePreference = `DELETE FROM preference WHERE person = $1 AND name = $2`
)

// Preferences gives what a person chose. For someone unknown it is nothing.
func (s *Store) Preferences(ctx context.Context, person string) (app.Preferences, error) {
	var out app.Preferences
	err := s.readers.ask(ctx, func(l *link) (err error) {
		out, err = preferencesIn(ctx, l, person)
		return err
	})
	if err != nil {
		return app.Preferences{}, fmt.Errorf("read preferences of %s: %w", person, err)
	}
	return out, nil
}

// Prefer changes the preferences that are named, all in one commit; an empty
// one is removed.
func (s *Store) Prefer(ctx context.Context, person string, changes map[string]string) error {
	err := s.writer.do(ctx, func(ctx context.Context, l *link) error {
		for _, name := range slices.Sorted(maps.Keys(changes)) {
			if err := putPreference(ctx, l, person, name, changes[name]); err != nil {
				return err
			}
		}
		return nil
	})
	if err = s.unknown(ctx, person, err); err != nil {
		return fmt.Errorf("save preferences of %s: %w", person, err)
	}
	return nil
}

func putPreference(ctx context.Context, l *link, person, name, value string) error {
	if value == "" {
		return l.exec(ctx, deletePreference, person, name)
	}
	return l.exec(ctx, insertPreference, person, name, value)
}

// prefer writes what differs from what is kept.
func prefer(ctx context.Context, l *link, person string, was, now app.Preferences) error {
	for _, name := range exchange.PreferenceNames() {
		if now.Value(name) == was.Value(name) {
			continue
		}
		if err := putPreference(ctx, l, person, name, now.Value(name)); err != nil {
			return err
		}
	}
	return nil
}

// preferencesIn reads them. What this version does not know is left where it
// is: a language, say, that only another one has.
func preferencesIn(ctx context.Context, l *link, person string) (app.Preferences, error) {
	var out app.Preferences
	err := l.each(ctx, func(r *sql.Rows) error {
		var name, value string
		if err := r.Scan(&name, &value); err != nil {
			return err
		}
		out, _ = out.With(name, value)
		return nil
	}, preferencesOf, person)
	return out, err
}
