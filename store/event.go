package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"reflect"

	"tspine/app"
	"tspine/engine/assessment"
	"tspine/engine/course"
	"tspine/engine/unit"
)

// errShape is of an event that says nothing, or more than one thing.
var errShape = errors.New("an event is exactly one of about, screening, measures, check, entry, morning and choice")

// Which rows of a person: those from a day on, or the one with an id.
const (
	since = ` WHERE person = $1 AND day >= $2`
	one   = ` WHERE person = $1 AND id = $2`
)

// Events that are kept as JSON are read together.
const (
	bodiesSince = selectAbout + since + ` UNION ALL ` + selectScreening + since + ` UNION ALL ` +
		selectMeasure + since + ` UNION ALL ` + selectCheck + since
	oneBody = selectAbout + one + ` UNION ALL ` + selectScreening + one + ` UNION ALL ` +
		selectMeasure + one + ` UNION ALL ` + selectCheck + one
)

// taken finds an id in any table of events.
const taken = `SELECT 1 FROM about` + one + ` UNION ALL SELECT 1 FROM screening` + one +
	` UNION ALL SELECT 1 FROM measure` + one + ` UNION ALL SELECT 1 FROM "check"` + one +
	` UNION ALL SELECT 1 FROM entry` + one + ` UNION ALL SELECT 1 FROM morning` + one +
	` UNION ALL SELECT 1 FROM choice` + one

// Events lists a person's events from a day on, in the order in which they
// count. For someone unknown it is empty.
func (s *Store) Events(ctx context.Context, person string, from unit.Day) ([]course.Event, error) {
	var out []course.Event
	err := s.readers.snapshot(ctx, func(l *link) (err error) {
		out, err = eventsSince.read(ctx, l, person, from)
		return err
	})
	if err != nil {
		return nil, fmt.Errorf("read events of %s from %s: %w", person, from, err)
	}
	course.Sort(out)
	return out, nil
}

// Event gives one event of a person, and whether there is one with that id.
func (s *Store) Event(ctx context.Context, person, id string) (course.Event, bool, error) {
	var found []course.Event
	there := false
	err := s.readers.ask(ctx, func(l *link) (err error) {
		there, err = isTaken(ctx, l, person, id)
		return err
	})
	if err == nil && there {
		err = s.readers.snapshot(ctx, func(l *link) (err error) {
			found, err = oneEvent.read(ctx, l, person, id)
			return err
		})
	}
	if err != nil {
		return course.Event{}, false, fmt.Errorf("read event %s of %s: %w", id, person, err)
	}
	if len(found) == 0 {
		return course.Event{}, false, nil
	}
	return found[0], true, nil
}

// isTaken says whether an event of a person has that id.
func isTaken(ctx context.Context, l *link, person, id string) (bool, error) {
	there := false
	err := l.each(ctx, func(*sql.Rows) error { there = true; return nil }, taken, person, id)
	return there, err
}

// query is what reads events of every kind. All of it takes the same
// arguments.
type query struct{ bodies, mornings, choices, entries, lines string }

var (
	eventsSince = query{bodiesSince, selectMorning + since, selectChoice + since, selectEntry + since, linesSince}
	oneEvent    = query{oneBody, selectMorning + one, selectChoice + one, selectEntry + one, linesOfOne}
)

func (q query) read(ctx context.Context, l *link, args ...any) ([]course.Event, error) {
	var out []course.Event
	for _, part := range [...]struct {
		text string
		scan func(*sql.Rows) (course.Event, error)
	}{{q.bodies, scanBody}, {q.mornings, scanMorning}, {q.choices, scanChoice}} {
		err := l.each(ctx, func(r *sql.Rows) error {
			e, err := part.scan(r)
			out = append(out, e)
			return err
		}, part.text, args...)
		if err != nil {
			return nil, err
		}
	}
	entries, err := readEntries(ctx, l, q, args...)
	return append(out, entries...), err
}

// scanBody scans an event that is kept as JSON, beside the name of its table.
func scanBody(r *sql.Rows) (course.Event, error) {
	var e course.Event
	var table, body string
	if err := r.Scan(&table, &e.ID, &e.Day, &e.At, &body); err != nil {
		return e, err
	}
	return e, readBody(&e, table, body)
}

// readBody reads what an event says from the JSON of that table.
func readBody(e *course.Event, table, body string) (err error) {
	switch table {
	case "about":
		e.About, err = decodeAbout(body)
	case "screening":
		e.Screen, err = decodeScreening(body)
	case "measure":
		e.Measure, err = decode[assessment.Measures](body)
	case "check":
		e.Check, err = decodeCheck(body)
	}
	if err != nil {
		return fmt.Errorf("%w: %s %s: %w", ErrDamaged, table, e.ID, err)
	}
	return nil
}

// record is an event as its table holds it. It is made before the writer's
// turn, so that the writer has only to write.
type record struct {
	id     string
	insert string
	row    []any
	lines  [][]any // of an entry
}

// recordOf gives the record of an event, if there is one that reads back as
// the same event.
func recordOf(person string, e course.Event) (record, error) {
	r := record{id: e.ID, row: make([]any, 0, entryColumns)}
	r.row = append(r.row, person, e.ID, e.Day, e.At)
	if said(&e) != 1 {
		return r, fmt.Errorf("event %s: %w", e.ID, errShape)
	}
	var err error
	switch {
	case e.About != nil:
		err = r.about(e.About)
	case e.Screen != nil:
		err = r.screening(e.Screen)
	case e.Measure != nil:
		err = r.measure(e.Measure)
	case e.Check != nil:
		err = r.check(e.Check)
	case e.Entry != nil:
		err = r.entry(&e)
	case e.Morning != nil:
		err = r.morning(&e)
	case e.Choice != nil:
		err = r.choice(e.Choice)
	}
	if err != nil {
		return r, fmt.Errorf("event %s: %w", e.ID, err)
	}
	return r, nil
}

// said counts what an event says.
func said(e *course.Event) int {
	n := 0
	for _, there := range [...]bool{
		e.About != nil, e.Screen != nil, e.Measure != nil, e.Check != nil, e.Entry != nil, e.Morning != nil, e.Choice != nil,
	} {
		if there {
			n++
		}
	}
	return n
}

// add writes an event, and says whether it came in. One that is there already
// is left as it is, and has to say the same.
func (r *record) add(ctx context.Context, l *link, person string) (bool, error) {
	is, err := r.find(ctx, l, person)
	switch {
	case err != nil || is == app.Same:
		return false, err
	case is == app.Other:
		return false, fmt.Errorf("event %s: %w", r.id, app.ErrDiffers)
	}
	return true, r.put(ctx, l)
}

// come writes an event as w wants it.
func (r *record) come(ctx context.Context, l *link, person string, w *app.Write) error {
	switch {
	case w.Drawn:
		return r.put(ctx, l)
	case w.New:
		there, err := isTaken(ctx, l, person, r.id)
		if err == nil && there {
			err = fmt.Errorf("event %s: %w", r.id, app.ErrDiffers)
		}
		if err != nil {
			return err
		}
		return r.put(ctx, l)
	}
	_, err := r.add(ctx, l, person)
	return err
}

// put writes an event that is not there.
func (r *record) put(ctx context.Context, l *link) error {
	if err := l.exec(ctx, r.insert, r.row...); err != nil {
		return fmt.Errorf("event %s: %w", r.id, err)
	}
	for _, line := range r.lines {
		if err := l.exec(ctx, insertLine, line...); err != nil {
			return fmt.Errorf("event %s: %w", r.id, err)
		}
	}
	return nil
}

// find says whether the record is kept already, or another one under its id.
func (r *record) find(ctx context.Context, l *link, person string) (app.Found, error) {
	there, err := isTaken(ctx, l, person, r.id)
	if err != nil || !there {
		return app.Absent, err
	}
	kept, err := oneEvent.read(ctx, l, person, r.id)
	if err != nil {
		return app.Other, err
	}
	for _, e := range kept {
		again, err := recordOf(person, e)
		if err != nil {
			return app.Other, err
		}
		if !reflect.DeepEqual(again, *r) {
			return app.Other, nil
		}
	}
	return app.Same, nil
}

// removals are what removes an event, of whatever kind. The lines of an entry
// go with it.
var removals = [...]string{
	`DELETE FROM about` + one, `DELETE FROM screening` + one, `DELETE FROM measure` + one, `DELETE FROM "check"` + one,
	`DELETE FROM entry` + one, `DELETE FROM morning` + one, `DELETE FROM choice` + one,
}

func remove(ctx context.Context, l *link, person, id string) error {
	for _, text := range removals {
		if err := l.exec(ctx, text, person, id); err != nil {
			return fmt.Errorf("event %s: %w", id, err)
		}
	}
	return nil
}
