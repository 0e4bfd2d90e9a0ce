package app

import (
	"context"
	"errors"
	"fmt"

	"tspine/engine/course"
	"tspine/engine/fault"
	"tspine/engine/unit"
)

// ErrNotPaused says that there is no pause to come back from.
var ErrNotPaused = errors.New("the program is not paused")

// AwayState names a pause, or that there is none.
func AwayState(a course.Away) string {
	if a.Since == 0 {
		return "none"
	}
	return a.ID
}

// Pause keeps that nothing is due from today on, up to the first day back, or
// with the day 0 until Resume. A pause that still holds ends here. Was is the
// AwayState that the person saw; where it is another one by now the error is
// ErrChanged.
func (a *App) Pause(ctx context.Context, p Person, was string, until unit.Day, what course.Absence) (course.Away, error) {
	a = a.in(p)
	if until != 0 && until <= a.today() {
		return course.Away{}, fmt.Errorf("pause: %w", fault.Faults{{Path: "until", Code: "not-in-the-future", Got: until.String(), Want: "tomorrow or later"}})
	}
	event, err := a.event(a.today())
	if err != nil {
		return course.Away{}, err
	}
	event.Choice = &course.Choice{Act: course.Pause, Until: until, For: what}
	away := course.Away{ID: event.ID, Since: event.Day, Until: until, For: what}
	return away, a.alone(ctx, p, func(only int64) error {
		l, err := a.load(ctx, p, a.today())
		switch {
		case err != nil:
			return err
		case changed(was, AwayState(l.Away(a.today()))):
			return fmt.Errorf("pause: %w", ErrChanged)
		}
		l.only = only
		_, err = a.write(ctx, l, event)
		return err
	})
}

// Paused gives the pause that holds today, and whether there is one.
func (a *App) Paused(ctx context.Context, p Person) (course.Away, bool, error) {
	a = a.in(p)
	l, err := a.load(ctx, p, a.today())
	if err != nil {
		return course.Away{}, false, err
	}
	away := l.Away(a.today())
	return away, away.Since != 0, nil
}

// Resume ends the pause with the answers to the questions before a session.
// How the doses come back is the gap table's matter (6.3), counted from the
// last session.
func (a *App) Resume(ctx context.Context, p Person, check course.Check) (Day, error) {
	a = a.in(p)
	l, err := a.load(ctx, p, a.today())
	if err != nil {
		return Day{}, err
	}
	if !l.Paused(a.today()) {
		return Day{}, fmt.Errorf("resume: %w", ErrNotPaused)
	}
	back, err := a.event(a.today())
	if err != nil {
		return Day{}, err
	}
	answered, err := a.event(a.today())
	if err != nil {
		return Day{}, err
	}
	back.Choice = &course.Choice{Act: course.Return}
	answered.Check, answered.At = &check, max(answered.At, back.At+1)
	if _, err := a.write(ctx, l, back, answered); err != nil {
		return Day{}, fmt.Errorf("resume: %w", err)
	}
	return a.Today(ctx, p, 0, "")
}
