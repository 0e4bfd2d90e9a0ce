package api

import (
	"context"
	"fmt"
	"strings"

	"tspine/app"
	"tspine/catalog"
	"tspine/engine/course"
	"tspine/engine/logbook"
	"tspine/exchange"
)

// entries lists the sessions that were done.
func (s *Server) entries(ctx context.Context, in *inPage) (*out[list[exchange.Entry]], error) {
	if err := asker(ctx).leave(ctx); err != nil {
		return nil, err
	}
	found, err := page(ctx, in, isEntry, func(e *course.Event) exchange.Entry {
		return exchange.EntryOf(*e.Entry, nil)
	})
	return &out[list[exchange.Entry]]{found}, err
}

// entry shows one.
func (s *Server) entry(ctx context.Context, in *InEntry) (*tagged[exchange.Entry], error) {
	q := asker(ctx)
	if err := q.leave(ctx); err != nil {
		return nil, err
	}
	e, err := q.find(ctx, in.Entry, isEntry)
	if err != nil {
		return nil, err
	}
	return &tagged[exchange.Entry]{entryTag(e.Entry), exchange.EntryOf(*e.Entry, nil)}, nil
}

// find gives one thing that was written down, by its whole id.
func (q *ask) find(ctx context.Context, id string, fits func(*course.Event) bool) (course.Event, error) {
	if !app.IsID(id) {
		return course.Event{}, fmt.Errorf("entry %.40q: %w", id, app.ErrNoEntry)
	}
	e, err := q.app.Find(ctx, q.person, id)
	if err == nil && (e.ID != id || !fits(&e)) {
		return e, fmt.Errorf("entry %s: %w", id, app.ErrNoEntry)
	}
	return e, err
}

// etagOf names the state of a thing to whoever asks.
func etagOf(state string) string { return `"` + state + `"` }

// entryTag names the state of an entry.
func entryTag(e *logbook.Entry) string {
	return etagOf(app.StateOf(&course.Event{ID: e.ID, Day: e.Day, At: e.At, Entry: e}))
}

// seen gives the state that somebody says they saw, in If-Match: * is any.
func seen(match string) (string, error) {
	switch match {
	case "":
		return "", errMatchFirst
	case "*":
		return app.AnyState, nil
	}
	tag := strings.Trim(strings.TrimPrefix(match, "W/"), `"`)
	if tag == app.AnyState { // in quotes it is a name like any other
		tag = match
	}
	return tag, nil
}

// readEntry reads the body as a session done.
func (q *ask) readEntry() (logbook.Entry, error) {
	var e logbook.Entry
	var faults catalog.Faults
	if q.entry != nil {
		e = *q.entry
	} else {
		e, faults = exchange.ReadEntry("", q.body)
	}
	e.ID = strings.ToLower(e.ID)
	return e, faults.Err()
}

// addEntry writes a session down.
func (s *Server) addEntry(ctx context.Context, _ *InPerson) (*made[exchange.Entry], error) {
	q := asker(ctx)
	e, err := q.readEntry()
	if err != nil {
		return nil, err
	}
	kept, err := q.app.Logged(ctx, q.person, e)
	if err != nil {
		return nil, err
	}
	e = kept.Entry
	return &made[exchange.Entry]{q.place("entries", e.ID), entryTag(&e), shown(e, kept.Decided, mayName(kept.Leave()))}, nil
}

// place is where something of the person is from now on.
func (q *ask) place(kind, id string) string {
	return Root + "/people/" + q.person.ID + "/" + kind + "/" + id
}

// shown is an entry as it may be shown: without leave to train no exercise is
// named.
func (q *ask) shown(ctx context.Context, e logbook.Entry, decided []course.Decided) exchange.Entry {
	return shown(e, decided, q.leave(ctx))
}

// shown is an entry as it may be shown where that stands against it.
func shown(e logbook.Entry, decided []course.Decided, against error) exchange.Entry {
	if against != nil {
		e.Lines, decided = nil, nil
	}
	return exchange.EntryOf(e, decided)
}

// editEntry puts another entry in the place of one, unless that was changed
// since it was looked at.
func (s *Server) editEntry(ctx context.Context, in *inEdit) (*tagged[exchange.Entry], error) {
	q := asker(ctx)
	e, err := q.readEntry()
	if err != nil {
		return nil, err
	}
	was, err := q.matches(ctx, in)
	if err != nil {
		return nil, err
	}
	e.ID = in.Entry
	e, _, err = q.app.Edit(ctx, q.person, was, e)
	if err != nil {
		return nil, err
	}
	return &tagged[exchange.Entry]{entryTag(&e), q.shown(ctx, e, nil)}, nil
}

// matches gives the state in which an entry was seen, where there is that entry.
func (q *ask) matches(ctx context.Context, in *inEdit) (string, error) {
	if _, err := q.find(ctx, in.Entry, isEntry); err != nil {
		return "", err
	}
	return seen(in.IfMatch)
}

func isEntry(e *course.Event) bool { return e.Entry != nil }

// removeEntry takes an entry out of the log, unless it was changed since it
// was looked at.
func (s *Server) removeEntry(ctx context.Context, in *inEdit) (*none, error) {
	was, err := asker(ctx).matches(ctx, in)
	if err != nil {
		return nil, err
	}
	_, err = asker(ctx).app.Delete(ctx, asker(ctx).person, was, in.Entry)
	return &none{}, err
}

// remove takes one thing out of the log.
func (q *ask) remove(ctx context.Context, id string, fits func(*course.Event) bool) (*none, error) {
	if _, err := q.find(ctx, id, fits); err != nil {
		return nil, err
	}
	_, err := q.app.Delete(ctx, q.person, app.AnyState, id)
	return &none{}, err
}

// Taken is what became of a session that a device played.
type Taken struct {
	exchange.Entry
	Refused []exchange.Swap `json:"refused" doc:"Swaps for good that can't be."`
}

// played writes down a session that a device played.
func (s *Server) played(ctx context.Context, _ *InPerson) (*out[Taken], error) {
	q := asker(ctx)
	var one exchange.Played
	if err := q.decode(&one); err != nil {
		return nil, err
	}
	if one.Person != "" && one.Person != q.person.ID {
		return nil, app.ErrNotYours
	}
	e, decided, err := q.app.Take(ctx, q.person, one)
	if err != nil {
		return nil, err
	}
	t := Taken{q.shown(ctx, e, decided), []exchange.Swap{}}
	for _, swap := range one.Swaps {
		if err := q.app.Swapped(ctx, q.person, one.ID, swap.Exercise, swap.With); err != nil {
			if status, _ := verdictOf(err); status >= statusBroken {
				return nil, err
			}
			t.Refused = append(t.Refused, swap)
		}
	}
	if q.leave(ctx) != nil {
		t.Refused = []exchange.Swap{}
	}
	return &out[Taken]{t}, nil
}
