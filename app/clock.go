package app

import (
	"context"
	"fmt"
	"time"

	"tspine/engine/course"
	"tspine/engine/unit"
)

// here is what the clock and the calendar of the place say beside the days
// that are written down: who crosses time zones has two dates for one moment.
type here struct {
	done  bool     // a main session was done within the date that it is here
	ahead unit.Day // an entry is of a later moment than now: the clock was set back; 0: none
}

// here looks at the last days' events. A session that was written down for
// another day after the fact has no moment of its own, and is not looked at.
func (a *App) here(ctx context.Context, p Person) (here, error) {
	now := a.Now()
	events, err := a.Keep.Events(ctx, p.ID, unit.DayOf(now)-1)
	if err != nil {
		return here{}, fmt.Errorf("look at the clock: %w", err)
	}
	var out here
	for _, e := range events {
		at := time.UnixMicro(e.At).In(now.Location())
		if e.Day > unit.DayOf(now) && at.After(now) {
			out.ahead = max(out.ahead, e.Day)
		}
		out.done = out.done || main(e) && e.Day != unit.DayOf(now) && unit.DayOf(at) == unit.DayOf(now) && !at.After(now)
	}
	return out, nil
}

// main says whether an event is the main session of its day.
func main(e course.Event) bool { return e.Entry != nil && !e.Entry.Short && !e.Entry.Control }

// moment is when something that is said of a day happened: now, or noon of an
// earlier day, which nobody will take for the time zone of another place.
func (a *App) moment(day unit.Day) int64 {
	now := a.Now()
	if day >= unit.DayOf(now) {
		return now.UnixMicro()
	}
	return time.Date(1970, 1, 1+int(day), 12, 0, 0, now.Nanosecond(), now.Location()).UnixMicro()
}
