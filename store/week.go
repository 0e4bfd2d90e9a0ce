package store

import (
	"context"
	"database/sql"
	"fmt"

	"tspine/app"
	"tspine/engine/unit"
)

const (
	insertWeek = `INSERT INTO week (person, week, rules, day, state) VALUES ($1, $2, $3, $4, $5)
		ON CONFLICT (person, week) DO UPDATE SET rules = excluded.rules, day = excluded.day, state = excluded.state`
	deleteWeeks = `DELETE FROM week WHERE person = $1 AND day >= $2`
	deleteWeek  = `DELETE FROM week WHERE person = $1 AND week = $2`
	lastWeek    = `SELECT state, day FROM week WHERE person = $1 AND rules = $2 AND day <= $3 ORDER BY day DESC LIMIT 1`
)

// LastWeek gives the newest state that those rules computed of a whole week
// before the day, and the first day after that week: state and the events
// from next on are all that the day depends on. Without one it is not ok.
func (s *Store) LastWeek(ctx context.Context, person, rules string, before unit.Day) (state []byte, next unit.Day, ok bool, err error) {
	err = s.readers.ask(ctx, func(l *link) error {
		return l.each(ctx, func(r *sql.Rows) error {
			ok = true
			return r.Scan(&state, &next)
		}, lastWeek, person, rules, before)
	})
	if err != nil {
		return nil, 0, false, fmt.Errorf("read last week of %s before %s: %w", person, before, err)
	}
	return state, next, ok, nil
}

// dropWeeks drops the weeks whose next day is this one or later.
func dropWeeks(ctx context.Context, l *link, person string, from unit.Day) error {
	return l.exec(ctx, deleteWeeks, person, from)
}

func putWeek(ctx context.Context, l *link, person string, w app.Week) error {
	if err := l.exec(ctx, insertWeek, person, w.Number, w.Rules, w.Next, string(w.State)); err != nil {
		return fmt.Errorf("week %d: %w", w.Number, err)
	}
	return nil
}
