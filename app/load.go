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
	way
	app     *App // with the person's own exercises
	person  Person
	all     bool // all that is kept was counted
	decided []course.Decided
	fresh   bool   // what the next write adds is not there yet
	drawn   bool   // its ids were drawn for it
	ends    string // id of the session that ends with the next write
	played  Played // comes with the next write
	own     []Own  // come with the next write
	only    int64  // the count of writes that the next write wants unchanged; 0: any
	after   string // what the person said last of themselves, which the next write wants unchanged; empty: any
}

// load gives a person's course as it was on a day: as it stood when it was looked
// at last, or else from what is kept.
func (a *App) load(ctx context.Context, p Person, day unit.Day) (*loaded, error) {
	a, err := a.For(ctx, p)
	if err != nil {
		return nil, fmt.Errorf("load %s: %w", p.ID, err)
	}
	edits, err := a.Keep.Edits(ctx, p.ID)
	if err != nil {
		return nil, fmt.Errorf("load %s: %w", p.ID, err)
	}
	l, ready := a.recall(p, edits, day)
	if !ready {
		return a.loadAnew(ctx, p, edits, day)
	}
	return l, a.close(l, day)
}

// loadAnew computes it from the last week that was kept, and the events since.
func (a *App) loadAnew(ctx context.Context, p Person, edits int64, day unit.Day) (*loaded, error) {
	l, from := &loaded{way: way{Course: course.New(a.lib), edits: edits}, app: a, person: p}, unit.Day(math.MinInt32)
	text, next, ok, err := a.Keep.LastWeek(ctx, p.ID, a.rules, day)
	if err != nil {
		return nil, fmt.Errorf("load %s: %w", p.ID, err)
	}
	var s course.State
	if ok && json.Unmarshal(text, &s) == nil {
		l.Course, from = course.Resume(a.lib, s), next
	}
	if l.told, err = a.lastTold(ctx, p); err != nil {
		return nil, err
	}
	if err := a.replay(ctx, l, from, day); err != nil {
		return nil, err
	}
	if after, err := a.Keep.Edits(ctx, p.ID); err == nil && after == edits {
		a.remember(l)
	}
	return l, nil
}

// whole gives a person's course from its first event, with every decision.
func (a *App) whole(ctx context.Context, p Person) (*loaded, error) {
	a, err := a.For(ctx, p)
	if err != nil {
		return nil, fmt.Errorf("load %s: %w", p.ID, err)
	}
	l := &loaded{way: way{Course: course.New(a.lib)}, app: a, person: p}
	if l.edits, err = a.Keep.Edits(ctx, p.ID); err != nil {
		return nil, fmt.Errorf("load %s: %w", p.ID, err)
	}
	return l, a.replay(ctx, l, unit.Day(math.MinInt32), a.today())
}

// replay counts the events from one day to another. It notes the moments of all,
// and of those of the day before.
func (a *App) replay(ctx context.Context, l *loaded, from, last unit.Day) error {
	events, err := a.Keep.Events(ctx, l.person.ID, from-1)
	if err != nil {
		return fmt.Errorf("load %s: %w", l.person.ID, err)
	}
	l.upTo, l.last, l.all = from, course.Event{Day: from, At: math.MinInt64}, true
	for _, e := range events {
		switch {
		case e.Day > last:
			l.all = false
			l.lately = append(l.lately, momentOf(&e))
		case e.Day < from:
			l.lately = append(l.lately, momentOf(&e))
		default:
			if err := a.close(l, e.Day); err != nil {
				return err
			}
			l.decided = append(l.decided, l.count(e)...)
		}
	}
	return a.close(l, last)
}

// count counts an event.
func (l *loaded) count(e course.Event) []course.Decided {
	l.upTo, l.last = max(l.upTo, e.Day), course.Event{ID: e.ID, Day: e.Day, At: e.At}
	l.lately = append(l.lately, momentOf(&e))
	return l.Record(e)
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
		l.upTo = max(l.upTo, end)
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

// write adds events to a person's course, keeps the weeks that were closed before
// them, and gives what was decided because of them. What an earlier day changes is
// computed again.
func (a *App) write(ctx context.Context, l *loaded, add ...course.Event) ([]course.Decided, error) {
	w := Write{Add: add, Weeks: l.weeks, Edits: l.edits, New: l.fresh, Drawn: l.drawn, Ends: l.ends, Played: l.played, Own: l.own, Only: l.only, After: l.after}
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
	if err := a.Keep.Write(ctx, l.person.ID, w); err != nil {
		return nil, err
	}
	return a.carryOn(ctx, l, add), nil
}
