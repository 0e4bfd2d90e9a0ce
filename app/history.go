package app

import (
	"context"
	"fmt"
	"math"
	"slices"
	"strings"

	"tspine/engine/course"
	"tspine/engine/unit"
)

// History lists what was written down from a day on, the latest first: the
// sessions, mornings and measuring sessions. It reads the events since that day.
func (a *App) History(ctx context.Context, p Person, from unit.Day) ([]course.Event, error) {
	events, err := a.Keep.Events(ctx, p.ID, from)
	if err != nil {
		return nil, fmt.Errorf("history: %w", err)
	}
	events = slices.DeleteFunc(events, func(e course.Event) bool { return !written(&e) })
	slices.Reverse(events)
	return events, nil
}

// written says whether an event is one that a person may take back from the
// past. Answers are not: they are given anew.
func written(e *course.Event) bool { return e.Entry != nil || e.Morning != nil || e.Measure != nil }

// Find gives the event whose id is, begins or ends with a text. It reads all
// events where the text is no whole id.
func (a *App) Find(ctx context.Context, p Person, id string) (course.Event, error) {
	e, ok, err := a.People.Event(ctx, p.ID, id)
	if err != nil {
		return e, fmt.Errorf("find %s: %w", id, err)
	}
	if ok {
		return e, nil
	}
	events, err := a.Keep.Events(ctx, p.ID, unit.Day(math.MinInt32))
	if err != nil {
		return e, fmt.Errorf("find %s: %w", id, err)
	}
	events = slices.DeleteFunc(events, func(e course.Event) bool { return !named(e.ID, id) })
	switch len(events) {
	case 0:
		return e, fmt.Errorf("entry %s: %w", id, ErrNoEntry)
	case 1:
		return events[0], nil
	}
	return e, fmt.Errorf("entry %s: %w", id, ErrSeveral)
}

// leastID is how many characters of an id tell it from others.
const leastID = 4

func named(id, part string) bool {
	return len(part) >= leastID && (strings.HasPrefix(id, part) || strings.HasSuffix(id, part))
}

// Choices lists the choices that hold today, in the order in which they were
// made.
func (a *App) Choices(ctx context.Context, p Person) ([]course.Event, error) {
	a = a.in(p)
	l, err := a.load(ctx, p, a.today())
	if err != nil {
		return nil, err
	}
	return l.Choices(a.today()), nil
}
