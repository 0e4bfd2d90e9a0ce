package app

import (
	"context"
	"fmt"
	"hash/fnv"
	"time"

	"tspine/engine/course"
	"tspine/engine/fault"
	"tspine/engine/logbook"
	"tspine/engine/outcome"
	"tspine/engine/unit"
)

// lotOf is the lot by which a person draws: theirs alone, and never the one that
// draws nothing.
func lotOf(p Person) outcome.Lot {
	sum := fnv.New64a()
	sum.Write([]byte(p.ID))
	return outcome.Lot(sum.Sum64() | 1)
}

// comparing lists the choices by which a person compares exercises.
func (a *App) comparing(ctx context.Context, p Person) ([]string, error) {
	a = a.in(p)
	l, err := a.load(ctx, p, a.today())
	if err != nil {
		return nil, err
	}
	var out []string
	for _, one := range l.Choices(a.today()) {
		if one.Choice.Act == course.ByLot {
			out = append(out, one.ID)
		}
	}
	return out, nil
}

// Comparing says whether a person compares exercises.
func (a *App) Comparing(ctx context.Context, p Person) (bool, error) {
	ids, err := a.comparing(ctx, p)
	return len(ids) > 0, err
}

// Compare begins to find out which exercise helps, or ends it. From then on the
// order of the lines of main sessions that the planner makes is drawn by lot, two
// of them are rated before and after, and on one of five days a rest without an
// exercise is. No dose, no stage and no leave to train hangs on it. What is so
// already stays so.
func (a *App) Compare(ctx context.Context, p Person, on bool) error {
	a = a.in(p)
	ids, err := a.comparing(ctx, p)
	if err != nil {
		return err
	}
	if on && len(ids) == 0 {
		_, err = a.Choose(ctx, p, course.Choice{Act: course.ByLot})
	}
	for i := 0; i < len(ids) && !on && err == nil; i++ {
		_, err = a.Choose(ctx, p, course.Choice{Act: course.Undo, Of: ids[i]})
	}
	return err
}

// rests says whether a rest without an exercise is to be rated today.
func (a *App) rests(ctx context.Context, p Person, st *course.Standing) (bool, error) {
	if !st.Rests() {
		return false, nil
	}
	events, err := a.Keep.Events(ctx, p.ID, st.Day)
	if err != nil {
		return false, fmt.Errorf("look for a rest: %w", err)
	}
	for _, e := range events {
		if e.Day == st.Day && e.Entry != nil && e.Entry.Control {
			return false, nil
		}
	}
	return true, nil
}

// RestLasts is how long the rest lasts that is rated in place of an exercise, and
// RestMost after what time it is to be begun anew.
const (
	RestLasts = outcome.RestSeconds * time.Second
	RestMost  = 4 * RestLasts
)

// Rested writes down a rest without an exercise, by the id that its page drew:
// sent twice it is kept once. It counts for nothing but the comparison.
func (a *App) Rested(ctx context.Context, p Person, id string, began time.Time, before, after unit.Rating) error {
	a = a.in(p)
	var all fault.Faults
	if !IsID(id) {
		all.Add("id", "not-an-id", id, "a UUID")
	}
	if !before.Given() {
		all.Add("before", "not-rated", "", "0 to 10")
	}
	if !after.Given() {
		all.Add("after", "not-rated", "", "0 to 10")
	}
	switch lasted := a.Now().Sub(began); {
	case lasted < RestLasts:
		all.Add("after", "rest-early", "", "")
	case lasted > RestMost:
		all.Add("after", "rest-late", "", "")
	}
	if err := all.Err(); err != nil {
		return fmt.Errorf("rest: %w", err)
	}
	if _, there, err := a.People.Event(ctx, p.ID, id); err != nil || there {
		return err
	}
	_, _, err := a.Log(ctx, p, logbook.Entry{
		ID: id, Finished: true, Rounds: 1, Minutes: int(RestLasts.Minutes()), Before: before, After: after, Randomized: true, Control: true,
	})
	return err
}
