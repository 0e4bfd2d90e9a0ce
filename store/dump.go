package store

import (
	"context"
	"database/sql"
	"fmt"

	"tspine/app"
	"tspine/engine/course"
	"tspine/engine/unit"
)

// windowDays is how many days of events are held at once while a whole history
// is read: it bounds the memory, however long the history is.
const windowDays = 28

// between is the rows of a person from one day on, before another.
const between = ` WHERE person = $1 AND day >= $2 AND day < $3`

var eventsBetween = query{
	selectAbout + between + ` UNION ALL ` + selectScreening + between + ` UNION ALL ` + selectMeasure + between + ` UNION ALL ` + selectCheck + between,
	selectMorning + between, selectChoice + between, selectEntry + between, linesBetween,
}

// nextDay is the first day from one on of which there is an event, in any
// table.
const nextDay = `SELECT min(day) FROM (SELECT min(day) AS day FROM about` + since +
	` UNION ALL SELECT min(day) FROM screening` + since + ` UNION ALL SELECT min(day) FROM measure` + since +
	` UNION ALL SELECT min(day) FROM "check"` + since + ` UNION ALL SELECT min(day) FROM entry` + since +
	` UNION ALL SELECT min(day) FROM morning` + since + ` UNION ALL SELECT min(day) FROM choice` + since + `) AS first`

// Dump hands over all that is kept of a person, as it is at one moment: their
// preferences, the events in the order in which they count, what browsers said of
// sessions among them, what was told, own exercises, what other apps kept, and
// what was begun. What can
// be computed again is not among it. It fails with app.ErrNoPerson for someone
// unknown.
func (s *Store) Dump(ctx context.Context, person string, to app.Taker) error {
	err := s.readers.snapshot(ctx, func(l *link) error {
		if err := exists(ctx, l, person); err != nil {
			return err
		}
		for _, part := range [...]func(context.Context, *link, string, app.Taker) error{dumpPreferences, dumpEvents, dumpPlayed, dumpTold, dumpOwn, dumpPast, dumpBegun} {
			if err := part(ctx, l, person, to); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		return fmt.Errorf("read all of %s: %w", person, err)
	}
	return nil
}

func dumpEvents(ctx context.Context, l *link, person string, to app.Taker) error {
	const beforeAll unit.Day = -1 << 31
	for from := beforeAll; ; {
		first, ok, err := dayFrom(ctx, l, person, from)
		if err != nil || !ok {
			return err
		}
		from = first + windowDays
		events, err := eventsBetween.read(ctx, l, person, first, from)
		if err != nil {
			return err
		}
		course.Sort(events)
		for _, e := range events {
			if err := to.Event(e); err != nil {
				return err
			}
		}
	}
}

func dayFrom(ctx context.Context, l *link, person string, from unit.Day) (unit.Day, bool, error) {
	var first sql.NullInt64
	err := l.each(ctx, func(r *sql.Rows) error { return r.Scan(&first) }, nextDay, person, from)
	return unit.Day(first.Int64), first.Valid, err
}

func dumpTold(ctx context.Context, l *link, person string, to app.Taker) error {
	return l.each(ctx, func(r *sql.Rows) error {
		t, err := scanTold(r)
		if err != nil {
			return err
		}
		return to.Told(t)
	}, allTold, person)
}

func dumpPlayed(ctx context.Context, l *link, person string, to app.Taker) error {
	return l.each(ctx, func(r *sql.Rows) error {
		var id, body string
		if err := r.Scan(&id, &body); err != nil {
			return err
		}
		return to.Played(id, body)
	}, allPlayed, person)
}

func dumpOwn(ctx context.Context, l *link, person string, to app.Taker) error {
	return l.each(ctx, func(r *sql.Rows) error {
		o, err := scanOwn(r)
		if err != nil {
			return err
		}
		return to.Own(o)
	}, allOwn, person)
}

// dumpBegun hands over the draft and the session that is being played.
func dumpBegun(ctx context.Context, l *link, person string, to app.Taker) error {
	body, err := draftIn(ctx, l, person)
	if err == nil && body != "" {
		err = to.Draft(body)
	}
	if err != nil {
		return err
	}
	p, err := playing(ctx, l, person)
	if err == nil && p.ID != "" {
		err = to.Playing(p)
	}
	return err
}

func dumpPreferences(ctx context.Context, l *link, person string, to app.Taker) error {
	wants, err := preferencesIn(ctx, l, person)
	if err == nil && wants != (app.Preferences{}) {
		err = to.Preferences(wants)
	}
	return err
}
