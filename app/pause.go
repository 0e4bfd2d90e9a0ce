package app

import (
	"context"
	"errors"
	"fmt"
	"slices"

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

// Mistaken says whether the pause that holds can be taken back as if it had never
// been said: begun today, in place of no other, and nothing was written since.
func (a *App) Mistaken(ctx context.Context, p Person) (bool, error) {
	a = a.in(p)
	l, err := a.load(ctx, p, a.today())
	if err != nil {
		return false, err
	}
	return a.mistaken(ctx, p, l)
}

func (a *App) mistaken(ctx context.Context, p Person, l *loaded) (bool, error) {
	away := l.Away(a.today())
	if away.Since != a.today() || slices.ContainsFunc(l.State().Pauses, func(one course.Away) bool { return one.ID != away.ID && one.Until == away.Since }) {
		return false, nil
	}
	events, err := a.Keep.Events(ctx, p.ID, away.Since)
	if err != nil {
		return false, fmt.Errorf("what came since the pause: %w", err)
	}
	began := slices.IndexFunc(events, func(e course.Event) bool { return e.ID == away.ID })
	later := func(e course.Event) bool { return e.Day > away.Since || e.At > events[began].At }
	return began >= 0 && !slices.ContainsFunc(events, later), nil
}

// TakeBackPause takes the pause back that began today. Was is the AwayState that
// the person saw; where it is another one by now, or something was written since,
// the error is ErrChanged.
func (a *App) TakeBackPause(ctx context.Context, p Person, was string) error {
	a = a.in(p)
	event, err := a.event(a.today())
	if err != nil {
		return err
	}
	return a.alone(ctx, p, func(only int64) error {
		l, err := a.load(ctx, p, a.today())
		if err != nil {
			return err
		}
		away := l.Away(a.today())
		can, err := a.mistaken(ctx, p, l)
		switch {
		case err != nil:
			return err
		case !can || changed(was, AwayState(away)):
			return fmt.Errorf("take the pause back: %w", ErrChanged)
		}
		event.Choice = &course.Choice{Act: course.Undo, Of: away.ID}
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
