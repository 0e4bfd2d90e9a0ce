package store

import (
	"context"
	"database/sql"
	"fmt"

	"tspine/app"
)

// A line of which nothing was done is no visit. The morning after is the first
// rating of that day, as everywhere.
const (
	visitsBefore = `SELECT entry_line.day, entry_line.at, entry.short, entry.effort,
		COALESCE((SELECT pain FROM morning WHERE morning.person = entry_line.person AND morning.day = entry_line.day + 1 AND morning.pain > 0
			ORDER BY morning.at, morning.id LIMIT 1), 0), ` + lineColumns + `
		FROM entry_line JOIN entry ON entry.person = entry_line.person AND entry.id = entry_line.entry
		WHERE entry_line.person = $1 AND exercise = $2 AND did_total > 0 AND (entry_line.day, entry_line.at, entry_line.entry) < ($3, $4, $5)
		ORDER BY entry_line.day DESC, entry_line.at DESC, entry_line.entry DESC, n DESC LIMIT $6`
	sumOfVisits = `SELECT count(DISTINCT entry), COALESCE(min(day), 0), COALESCE(max(day), 0) FROM entry_line
		WHERE person = $1 AND exercise = $2 AND did_total > 0`
)

// Visits lists when a person did an exercise, the latest first: at most so many,
// of those before a place.
func (s *Store) Visits(ctx context.Context, person, exercise string, before app.VisitAt, most int) ([]app.Visit, error) {
	var out []app.Visit
	err := s.readers.ask(ctx, func(l *link) error {
		return l.each(ctx, func(r *sql.Rows) error {
			var v app.Visit
			id, done, err := scanDone(r, &v.Day, &v.At, &v.Short, &v.Effort, &v.Morning)
			v.Entry, v.Done = id, done
			out = append(out, v)
			return err
		}, visitsBefore, person, exercise, before.Day, before.At, before.Entry, most)
	})
	if err != nil {
		return nil, fmt.Errorf("read visits of %s to %s: %w", person, exercise, err)
	}
	return out, nil
}

// VisitSum counts the sessions in which a person did an exercise.
func (s *Store) VisitSum(ctx context.Context, person, exercise string) (app.VisitSum, error) {
	var out app.VisitSum
	err := s.readers.ask(ctx, func(l *link) error {
		return l.each(ctx, func(r *sql.Rows) error { return r.Scan(&out.Times, &out.First, &out.Last) }, sumOfVisits, person, exercise)
	})
	if err != nil {
		return out, fmt.Errorf("count visits of %s to %s: %w", person, exercise, err)
	}
	return out, nil
}
