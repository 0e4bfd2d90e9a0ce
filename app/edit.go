package app

import (
	"context"
	"errors"
	"fmt"
	"slices"

	"tspine/engine/course"
	"tspine/engine/logbook"
)

// What is wrong with the id of an entry: there is none, or more than one that
// a part of an id names.
var (
	ErrNoEntry = errors.New("there is no such entry")
	ErrSeveral = errors.New("more than one entry is called so")
)

// Edit puts an entry in the place of the one with the same id. Was is the state
// that it was seen in: in another one it is left alone, and the error is
// ErrChanged. A line is held
// against what was planned then: what it was held against before, or what was
// due that day. What follows is computed again; the effect is what that makes
// of today.
func (a *App) Edit(ctx context.Context, p Person, was string, e logbook.Entry) (logbook.Entry, Effect, error) {
	a = a.in(p)
	old, err := a.entry(ctx, p, e.ID)
	if err != nil {
		return e, Effect{}, err
	}
	if changed(was, StateOf(&old)) {
		return e, Effect{}, fmt.Errorf("edit entry %s: %w", e.ID, ErrChanged)
	}
	if e.Day == 0 {
		e.Day = old.Day
	}
	if e.At == 0 {
		e.At = old.At
	}
	if err := a.inPlaceOf(ctx, p, old.Entry, &e, false); err != nil {
		return e, Effect{}, fmt.Errorf("edit: %w", err)
	}
	effect, err := a.effect(ctx, p, func() error {
		return a.replace(ctx, p, old, &course.Event{ID: e.ID, Day: e.Day, At: e.At, Entry: &e})
	})
	return e, effect, err
}

// inPlaceOf makes an entry, played or written, ready to take the place of an
// older one.
func (a *App) inPlaceOf(ctx context.Context, p Person, old, now *logbook.Entry, played bool) error {
	a, err := a.For(ctx, p)
	if err != nil {
		return err
	}
	if err := a.checkEntry(now, func(id string) bool { return played || a.known(id) || did(old, id) }).Err(); err != nil {
		return err
	}
	now.Note = sound(now.Note)
	keepPlans(old, now)
	st, _, err := a.Standing(ctx, p, now.Day)
	if err != nil {
		return err
	}
	a.plan(&st, now)
	return nil
}

// did says whether an entry has a line of an exercise, which may be one that is
// not there any more.
func did(e *logbook.Entry, exercise string) bool {
	return slices.ContainsFunc(e.Lines, func(d logbook.Done) bool { return d.Exercise == exercise })
}

// keepPlans holds each line against what the same exercise was held against
// before, in the order in which they stand.
func keepPlans(old, now *logbook.Entry) {
	used := make([]bool, len(old.Lines))
	for i := range now.Lines {
		l := &now.Lines[i]
		for j := range old.Lines {
			if !used[j] && l.Planned.IsZero() && old.Lines[j].Exercise == l.Exercise {
				l.Planned, used[j] = old.Lines[j].Planned, true
				break
			}
		}
	}
}

// Delete removes an entry, a morning or a measuring session. Was is the state
// that it was seen in: in another one it stays, and the error is ErrChanged.
// What follows is computed again; the effect is what that makes of today.
func (a *App) Delete(ctx context.Context, p Person, was, id string) (Effect, error) {
	a = a.in(p)
	old, ok, err := a.People.Event(ctx, p.ID, id)
	if err != nil {
		return Effect{}, fmt.Errorf("find entry %s: %w", id, err)
	}
	if !ok || !written(&old) {
		return Effect{}, fmt.Errorf("entry %s: %w", id, ErrNoEntry)
	}
	if changed(was, StateOf(&old)) {
		return Effect{}, fmt.Errorf("delete entry %s: %w", id, ErrChanged)
	}
	return a.effect(ctx, p, func() error { return a.replace(ctx, p, old, nil) })
}

func (a *App) entry(ctx context.Context, p Person, id string) (course.Event, error) {
	old, ok, err := a.People.Event(ctx, p.ID, id)
	if err != nil {
		return old, fmt.Errorf("find entry %s: %w", id, err)
	}
	if !ok || old.Entry == nil {
		return old, fmt.Errorf("entry %s: %w", id, ErrNoEntry)
	}
	return old, nil
}

// replace removes an event as it was read and adds another one, and drops every
// week that either of them changes. Where it is not as it was read any more, the
// error is ErrChanged.
func (a *App) replace(ctx context.Context, p Person, old course.Event, now *course.Event) error {
	w := Write{Remove: []string{old.ID}, DropWeeksFrom: old.Day + 1}
	if now != nil {
		w.Add = []course.Event{*now}
		w.DropWeeksFrom = min(w.DropWeeksFrom, now.Day+1)
	}
	err := a.alone(ctx, p, func(only int64) error {
		is, there, err := a.People.Event(ctx, p.ID, old.ID)
		switch {
		case err != nil:
			return err
		case !there || StateOf(&is) != StateOf(&old):
			return ErrChanged
		}
		w.Only = only
		return a.Keep.Write(ctx, p.ID, w)
	})
	if err != nil {
		return fmt.Errorf("edit: %w", err)
	}
	return nil
}
