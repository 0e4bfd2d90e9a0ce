package app

import (
	"context"
	"errors"
	"fmt"

	"tspine/engine/course"
	"tspine/engine/logbook"
)

// ErrNoEntry says that there is no such entry.
var ErrNoEntry = errors.New("there is no such entry")

// Edit puts an entry in the place of the one with the same id. What follows
// is computed again.
func (a *App) Edit(ctx context.Context, p Person, e logbook.Entry) error {
	old, err := a.entry(ctx, p, e.ID)
	if err != nil {
		return err
	}
	if e.Day == 0 {
		e.Day = old.Day
	}
	if err := a.checkEntry(&e).Err(); err != nil {
		return fmt.Errorf("edit: %w", err)
	}
	now := course.Event{ID: e.ID, Day: e.Day, At: e.At, Entry: &e}
	return a.replace(ctx, p, old, &now)
}

// Delete removes an entry. What follows is computed again.
func (a *App) Delete(ctx context.Context, p Person, id string) error {
	old, err := a.entry(ctx, p, id)
	if err != nil {
		return err
	}
	return a.replace(ctx, p, old, nil)
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

// replace removes an event and adds another one, and drops every week that
// either of them changes.
func (a *App) replace(ctx context.Context, p Person, old course.Event, now *course.Event) error {
	w := Write{Remove: []string{old.ID}, DropWeeksFrom: old.Day + 1}
	if now != nil {
		w.Add = []course.Event{*now}
		w.DropWeeksFrom = min(w.DropWeeksFrom, now.Day+1)
	}
	if err := a.Keep.Write(ctx, p.ID, w); err != nil {
		return fmt.Errorf("edit: %w", err)
	}
	return nil
}
