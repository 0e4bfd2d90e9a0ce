package app

import (
	"slices"
	"time"

	"tspine/engine/course"
	"tspine/engine/unit"
)

// here is what the clock and the calendar of the place say beside the days
// that are written down: who crosses time zones has two dates for one moment.
type here struct {
	done  bool     // a main session was done within the date that it is here
	ahead unit.Day // an entry is of a later moment than now: the clock was set back; 0: none
	later bool     // something is of a later moment: what is said here holds for this moment only
}

// moment is when something that is written under a day was done.
type moment struct {
	at   int64
	day  unit.Day
	main bool // it is the main session of its day
}

func momentOf(e *course.Event) moment { return moment{e.At, e.Day, main(e)} }

// since gives the moments of the events from a day on.
func (w *way) since(day unit.Day) []moment {
	return slices.DeleteFunc(slices.Clone(w.lately), func(m moment) bool { return m.day < day })
}

// here looks at the last days' moments. A session that was written down for
// another day after the fact has no moment of its own, and is not looked at.
func (s *standing) here(now time.Time) here {
	var out here
	for _, m := range s.moments {
		at := time.UnixMicro(m.at).In(now.Location())
		out.later = out.later || at.After(now)
		if m.day > unit.DayOf(now) && at.After(now) {
			out.ahead = max(out.ahead, m.day)
		}
		out.done = out.done || m.main && m.day != unit.DayOf(now) && unit.DayOf(at) == unit.DayOf(now) && !at.After(now)
	}
	return out
}

// main says whether an event is the main session of its day.
func main(e *course.Event) bool { return e.Entry != nil && !e.Entry.Short && !e.Entry.Control }

// when is when something that is said of a day happened: now, or noon of an
// earlier day, which nobody will take for the time zone of another place.
func (a *App) when(day unit.Day) int64 {
	now := a.Now()
	if day >= unit.DayOf(now) {
		return now.UnixMicro()
	}
	return time.Date(1970, 1, 1+int(day), 12, 0, 0, now.Nanosecond(), now.Location()).UnixMicro()
}
