package app

import (
	"context"
	"encoding/json"
	"fmt"
	"math"
	"slices"

	"tspine/engine/course"
	"tspine/engine/unit"
)

// loaded is a course up to a day, with what loading it found out.
type loaded struct {
	*course.Course
	app     *App // with the person's own exercises
	person  Person
	weeks   []Week // closed on the way, not yet kept
	decided []course.Decided
	edits   int64
	ends    string // id of the session that ends with the next write
	played  Played // comes with the next write
	own     []Own  // come with the next write
	after   string // what the person said last of themselves, which the next write wants unchanged; empty: any
}

// load gives a person's course as it was on a day: from the last week that was
// kept, and the events since.
func (a *App) load(ctx context.Context, p Person, day unit.Day) (*loaded, error) {
	a, err := a.For(ctx, p)
	if err != nil {
		return nil, fmt.Errorf("load %s: %w", p.ID, err)
	}
	l := &loaded{Course: course.New(a.lib), app: a, person: p}
	if l.edits, err = a.Keep.Edits(ctx, p.ID); err != nil {
		return nil, fmt.Errorf("load %s: %w", p.ID, err)
	}
	from := unit.Day(math.MinInt32)
	text, next, ok, err := a.Keep.LastWeek(ctx, p.ID, a.rules, day)
	if err != nil {
		return nil, fmt.Errorf("load %s: %w", p.ID, err)
	}
	var s course.State
	if ok && json.Unmarshal(text, &s) == nil {
		l.Course, from = course.Resume(a.lib, s), next
	}
	return l, a.replay(ctx, l, from, day)
}

// whole gives a person's course from its first event, with every decision.
func (a *App) whole(ctx context.Context, p Person) (*loaded, error) {
	a, err := a.For(ctx, p)
	if err != nil {
		return nil, fmt.Errorf("load %s: %w", p.ID, err)
	}
	l := &loaded{Course: course.New(a.lib), app: a, person: p}
	if l.edits, err = a.Keep.Edits(ctx, p.ID); err != nil {
		return nil, fmt.Errorf("load %s: %w", p.ID, err)
	}
	return l, a.replay(ctx, l, unit.Day(math.MinInt32), a.today())
}

// replay counts the events from one day to another.
func (a *App) replay(ctx context.Context, l *loaded, from, last unit.Day) error {
	events, err := a.Keep.Events(ctx, l.person.ID, from)
	if err != nil {
		return fmt.Errorf("load %s: %w", l.person.ID, err)
	}
	for _, e := range events {
		if e.Day > last {
			break
		}
		if err := a.close(l, e.Day); err != nil {
			return err
		}
		l.decided = append(l.decided, l.Record(e)...)
	}
	return a.close(l, last)
}

// close closes every week that ended before day, and keeps its state for the
// next write.
func (a *App) close(l *loaded, day unit.Day) error {
	for {
		end, open := l.WeekEnd()
		if !open || day < end {
			return nil
		}
		l.decided = append(l.decided, l.Advance(end)...)
		s := l.State()
		text, err := json.Marshal(s)
		if err != nil {
			return fmt.Errorf("keep week %d: %w", s.Week-1, err)
		}
		closed := Week{Number: s.Week - 1, Rules: a.rules, Next: end, State: text}
		l.weeks = append(slices.DeleteFunc(l.weeks, func(w Week) bool { return faded(w.Number, closed.Number) }), closed)
	}
}

// How many weeks are kept: the latest, and of those before one a quarter, from
// which any later day is soon computed again.
const (
	weeksKept      = 8
	weeksInQuarter = 13
)

// faded says whether a week is not kept when the newest has that number.
func faded(number, newest int) bool {
	return number <= newest-weeksKept && number%weeksInQuarter != 0
}

// fading lists the weeks that are not kept any more once these are.
func fading(weeks []Week) []int {
	if len(weeks) == 0 {
		return nil
	}
	var out []int
	first, newest := weeks[0].Number, weeks[len(weeks)-1].Number
	for n := max(first-weeksKept, 0); n < newest; n++ {
		if faded(n, newest) {
			out = append(out, n)
		}
	}
	return out
}

// write adds events to a person's course, and keeps the weeks that were closed
// before them. What an earlier day changes is computed again.
func (a *App) write(ctx context.Context, l *loaded, add ...course.Event) error {
	w := Write{Add: add, Weeks: l.weeks, Edits: l.edits, Ends: l.ends, Played: l.played, Own: l.own, After: l.after}
	for _, e := range add {
		for i := range w.Weeks {
			if w.Weeks[i].Next > e.Day {
				w.Weeks = w.Weeks[:i]
				break
			}
		}
		if w.DropWeeksFrom == 0 || e.Day < w.DropWeeksFrom {
			w.DropWeeksFrom = e.Day + 1
		}
	}
	w.Fade = fading(w.Weeks)
	return a.Keep.Write(ctx, l.person.ID, w)
}
