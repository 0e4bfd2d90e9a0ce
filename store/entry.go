package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"

	"tspine/engine/course"
	"tspine/engine/logbook"
	"tspine/engine/unit"
)

const (
	entryColumns = 17

	insertEntry = `INSERT INTO entry (person, id, day, at, short, finished, rounds, minutes,
		before, during, after, effort, stiffness, comfortable, randomized, control, note)
		VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17)`
	selectEntry = `SELECT id, day, at, short, finished, rounds, minutes,
		before, during, after, effort, stiffness, comfortable, randomized, control, note FROM entry`
)

// errTwice is of an entry whose own id, day or time is not that of its event.
var errTwice = errors.New("id, day and time say otherwise than the event's")

// agree makes sure that what an event and its entry or morning both say is the
// same. They may leave it to the event.
func agree(e *course.Event, id string, day unit.Day, at int64) error {
	if id != "" && id != e.ID || day != 0 && day != e.Day || at != 0 && at != e.At {
		return errTwice
	}
	return nil
}

func (r *record) entry(e *course.Event) error {
	n := e.Entry
	if err := agree(e, n.ID, n.Day, n.At); err != nil {
		return err
	}
	r.insert, r.row = insertEntry, append(r.row, n.Short, n.Finished, n.Rounds, n.Minutes,
		n.Before, n.During, n.After, n.Effort, n.Stiffness, n.Comfortable, n.Randomized, n.Control, n.Note)
	for i := range n.Lines {
		line, err := lineOf(&n.Lines[i])
		if err != nil {
			return fmt.Errorf("line %d: %w", i+1, err)
		}
		r.lines = append(r.lines, append(append([]any{r.row[0], e.ID, i + 1}, line...), e.Day, e.At))
	}
	return nil
}

// readEntries reads entries, then their lines, which come in the same order.
func readEntries(ctx context.Context, l *link, q query, args ...any) ([]course.Event, error) {
	var out []course.Event
	at := map[string]*logbook.Entry{}
	err := l.each(ctx, func(r *sql.Rows) error {
		e, err := scanEntry(r)
		out = append(out, e)
		at[e.ID] = e.Entry
		return err
	}, q.entries, args...)
	if err != nil || len(out) == 0 {
		return nil, err
	}
	err = l.each(ctx, func(r *sql.Rows) error {
		return scanLine(r, at)
	}, q.lines, args...)
	return out, err
}

func scanEntry(r *sql.Rows) (course.Event, error) {
	var n logbook.Entry
	err := r.Scan(&n.ID, &n.Day, &n.At, &n.Short, &n.Finished, &n.Rounds, &n.Minutes,
		&n.Before, &n.During, &n.After, &n.Effort, &n.Stiffness, &n.Comfortable, &n.Randomized, &n.Control, &n.Note)
	return course.Event{ID: n.ID, Day: n.Day, At: n.At, Entry: &n}, err
}
