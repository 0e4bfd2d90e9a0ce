package app

import (
	"tspine/engine/course"
	"tspine/engine/logbook"
	"tspine/engine/unit"
)

// Kept says how a day of the calendar went.
type Kept string

// A day on which something was done in full; done, but eased; missed; on which
// nothing was due; in a pause; and today, on which something is due still.
const (
	DayDone   Kept = "done"
	DayEased  Kept = "eased"
	DayMissed Kept = "missed"
	DayFree   Kept = "not-due"
	DayPaused Kept = "paused"
	DayDue    Kept = "due"
)

// CalendarDay is one day of the calendar.
type CalendarDay struct {
	Day unit.Day
	Is  Kept
}

// calendar counts the days as they go by. A day is missed when so many days
// have passed since the last session, or the last missed day, as the schedule
// leaves between two sessions, and it is a day that the person means to train on.
// Which days count is our choice: none in a pause, none without leave to train,
// and none that their schedule leaves free.
type calendar struct {
	days []CalendarDay
	next float64 // the day on which the next session is due
}

// add counts one day with its entries, after all that happened on it.
func (k *calendar) add(c *course.Course, day, today unit.Day, entries []logbook.Entry) {
	pace, asked := c.Pace(day)
	is := done(entries)
	switch {
	case is == "" && c.Paused(day):
		is = DayPaused
	case is == "" && (!asked || !c.Training(day)):
		is = DayFree
	case is == "":
		is = k.idle(day, today, c.LastSession(), pace)
	}
	k.count(day, is, pace)
}

// idle says what a day without a session is, where sessions are asked for so
// many days apart.
func (k *calendar) idle(day, today, last unit.Day, pace float64) Kept {
	if k.next == 0 {
		k.next = max(float64(day), float64(last)+pace)
	}
	switch {
	case float64(day) < k.next:
		return DayFree
	case day == today:
		return DayDue
	}
	return DayMissed
}

// count keeps a day, and when the next session is due because of it: after days
// on which none was asked for that is seen anew.
func (k *calendar) count(day unit.Day, is Kept, pace float64) {
	switch {
	case is == DayDone || is == DayEased:
		k.next = float64(day) + max(pace, 1)
	case is == DayMissed:
		k.next += pace
	case is == DayPaused || pace == 0:
		k.next = 0
	}
	k.days = append(k.days, CalendarDay{day, is})
}

// done says how the sessions of a day were done: one in full is enough.
func done(entries []logbook.Entry) Kept {
	var is Kept
	for i := range entries {
		switch {
		case entries[i].Control:
		case eased(&entries[i]):
			if is == "" {
				is = DayEased
			}
		default:
			is = DayDone
		}
	}
	return is
}

// eased says whether less was done than was planned.
func eased(e *logbook.Entry) bool {
	if !e.Finished {
		return true
	}
	for i := range e.Lines {
		switch e.Lines[i].How {
		case logbook.Shortened, logbook.Lightened, logbook.Stopped:
			return true
		}
	}
	return false
}

// Count counts the days that went so.
func (p *Progress) Count(is Kept) int {
	n := 0
	for _, d := range p.Calendar {
		if d.Is == is {
			n++
		}
	}
	return n
}
