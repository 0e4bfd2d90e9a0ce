package app

import (
	"context"
	"slices"

	"tspine/engine/course"
	"tspine/engine/dose"
	"tspine/engine/exercise"
)

// Effect is what an edit of the past makes of today. Without leave to train it
// names no exercise.
type Effect struct {
	Wait       course.Wait // what has to happen before there is a plan
	From, To   exercise.Stage
	Doses      []DoseChange // in the order of the catalog
	Left, Came []string     // exercises of today's sessions
	Today      []string     // exercises of today's sessions, before or after
}

// DoseChange is an exercise's dose before and after.
type DoseChange struct {
	Exercise string
	From, To dose.Dose
}

// None says whether nothing changes.
func (e *Effect) None() bool {
	return e.From == e.To && len(e.Doses)+len(e.Left)+len(e.Came) == 0
}

// effect gives what act changes of today.
func (a *App) effect(ctx context.Context, p Person, act func() error) (Effect, error) {
	a, err := a.For(ctx, p)
	if err != nil {
		return Effect{}, err
	}
	before, _, err := a.Standing(ctx, p, a.today())
	if err != nil {
		return Effect{}, err
	}
	if err := act(); err != nil {
		return Effect{}, err
	}
	now, _, err := a.Standing(ctx, p, a.today())
	if err != nil {
		return Effect{}, err
	}
	out := Effect{Wait: now.Wait, From: before.Stage, To: now.Stage}
	if before.Wait != "" || now.Wait != "" {
		return out, nil
	}
	may := append(before.Available(), now.Available()...)
	for i := range a.Catalog.Exercises.Len() {
		e := a.Catalog.Exercises.At(i)
		if from, to := before.Dose(e), now.Dose(e); from != to && slices.Contains(may, e) {
			out.Doses = append(out.Doses, DoseChange{e.ID, from, to})
		}
	}
	was, is := sessionsOf(&before), sessionsOf(&now)
	out.Left, out.Came = without(was, is), without(is, was)
	out.Today = append(was, out.Came...)
	return out, nil
}

// sessionsOf lists the exercises of the sessions that are left of a day.
func sessionsOf(st *course.Standing) []string {
	var out []string
	due := st.Shorts()
	if !st.DoneMain {
		due = append(due, st.Main(0))
	}
	for _, s := range due {
		for _, one := range s.Parts {
			out = append(out, one.Exercise)
		}
	}
	return out
}

// without lists what is in one list and not in the other.
func without(list, other []string) []string {
	var out []string
	for _, id := range list {
		if !slices.Contains(other, id) && !slices.Contains(out, id) {
			out = append(out, id)
		}
	}
	return out
}
