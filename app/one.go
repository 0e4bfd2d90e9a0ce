package app

import (
	"context"
	"fmt"

	"github.com/google/uuid"

	"tspine/engine/course"
	"tspine/engine/session"
	"tspine/engine/unit"
)

// One is a session of one exercise alone that a person wants to do now.
type One struct {
	course.One
	ID       string // of the entry that will come of it: the same on every device
	Timeline session.Timeline
	Unload   bool // its load is not known
}

// One gives a session of one exercise alone, today. It is empty where that may
// not be done, and then says why. Without leave to train the error is a *Stop.
func (a *App) One(ctx context.Context, p Person, exercise string) (Day, One, error) {
	a = a.in(p)
	d, err := a.Today(ctx, p, 0, "")
	if err != nil {
		return d, One{}, err
	}
	one, err := d.One(exercise)
	return d, one, err
}

// One gives a session of one exercise alone on that day.
func (d *Day) One(exercise string) (One, error) {
	e := d.Catalog().Exercises.Get(exercise)
	if e == nil {
		return One{}, fmt.Errorf("exercise %.40q: %w", exercise, ErrNoExercise)
	}
	st := &d.Standing
	out := One{One: st.One(e), ID: oneID(d.Person, st.Day, exercise, st.Visits(e))}
	if len(out.Session.Parts) == 0 {
		return out, nil
	}
	out.Timeline = d.app.timeline(st, out.Session, d.About)
	out.Timeline.Day, out.Timeline.Until = st.Day, st.Day
	out.Unload = len(d.app.unloaded(out.Session)) > 0
	return out, nil
}

// oneID names a session of one exercise before it is done: after n visits to it
// on that day.
func oneID(p Person, day unit.Day, exercise string, n int) string {
	return uuid.NewSHA1(uuid.MustParse(space), fmt.Appendf(nil, "%s %s one %s %d", p.ID, day, exercise, n)).String()
}
