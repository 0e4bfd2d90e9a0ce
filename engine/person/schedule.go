package person

import (
	"strconv"

	"tspine/engine/fault"
	"tspine/engine/unit"
)

// Schedule is when a person means to train: the days of the week, and the hours
// of short sessions. It says when, never how much: that is the doses' matter. The
// zero Schedule leaves every day open.
type Schedule struct {
	Days   [unit.DaysPerWeek]Slot // from Monday
	Breaks Breaks
}

// Slot is a day of the week. The zero Slot is a day off.
type Slot struct {
	On bool
	At Clock // of the main session; zero: any time
}

// Breaks are the short sessions of a day. The zero Breaks are as many as the
// doses ask for, at any hour.
type Breaks struct {
	None     bool  // none at all
	Most     int   // at most; 0: as many as the doses ask for
	From, To Clock // the hours between which they fall; zero: any
}

// MostBreaks is how many short sessions a day may be planned for. It is ours.
const MostBreaks = 8

// Set says whether any day of the week was chosen.
func (s *Schedule) Set() bool { return s.Count() > 0 }

// Count is how many days of the week were chosen.
func (s *Schedule) Count() int {
	n := 0
	for _, one := range s.Days {
		if one.On {
			n++
		}
	}
	return n
}

// Weekday is the place of a day in its week: 0 is Monday.
func Weekday(day unit.Day) int {
	const firstOfAll = 3 // 1970-01-01 was a Thursday
	return ((int(day)+firstOfAll)%unit.DaysPerWeek + unit.DaysPerWeek) % unit.DaysPerWeek
}

// On says whether a day is one to train on. Where none was chosen each is.
func (s *Schedule) On(day unit.Day) bool { return !s.Set() || s.Days[Weekday(day)].On }

// Next gives the first day to train on and its time, from a day and time on: that
// very day where its time is still to come or is open. It is false where no day
// was chosen.
func (s *Schedule) Next(day unit.Day, now Clock) (unit.Day, Clock, bool) {
	for d := day; s.Set() && d <= day+unit.DaysPerWeek; d++ {
		one := s.Days[Weekday(d)]
		if one.On && (d > day || !one.At.Given() || one.At >= now) {
			return d, one.At, true
		}
	}
	return 0, 0, false
}

// Apart is the most days that lie between two days to train on; 0 where none
// was chosen.
func (s *Schedule) Apart() int {
	most, last := 0, -1
	for d := range 2 * unit.DaysPerWeek {
		if !s.Days[d%unit.DaysPerWeek].On {
			continue
		}
		if last >= 0 {
			most = max(most, d-last)
		}
		last = d
	}
	return most
}

// Times gives when n short sessions fall: in the middle of n equal parts of
// their hours, on full five minutes. Without hours there are no times.
func (b *Breaks) Times(n int) []Clock {
	if n <= 0 || !b.From.Given() || !b.To.Given() {
		return nil
	}
	const step = 5
	from, length := b.From.Minutes(), b.To.Minutes()-b.From.Minutes()
	out := make([]Clock, n)
	for i := range out {
		minute := from + length*(2*i+1)/(2*n)
		minute -= minute % step
		out[i] = Clock(max(minute, from) + 1)
	}
	return out
}

// AtMost gives how many of n short sessions are planned for.
func (b *Breaks) AtMost(n int) int {
	switch {
	case b.None:
		return 0
	case b.Most > 0:
		return min(n, b.Most)
	}
	return n
}

// Check tells everything that is wrong with a schedule.
func (s *Schedule) Check() fault.Faults {
	var out fault.Faults
	for i, one := range s.Days {
		if one.At.Given() && !one.On {
			out.Add("days["+strconv.Itoa(i)+"]", "time-without-day", one.At.String(), "")
		}
	}
	b := &s.Breaks
	if b.Most < 0 || b.Most > MostBreaks {
		out.Add("breaks.most", "out-of-range", strconv.Itoa(b.Most), "0 to "+strconv.Itoa(MostBreaks))
	}
	switch {
	case b.From.Given() && !b.To.Given():
		out.Add("breaks.to", "missing-key", "", "18:00")
	case b.To.Given() && !b.From.Given():
		out.Add("breaks.from", "missing-key", "", "9:00")
	case b.From.Given() && b.To <= b.From:
		out.Add("breaks.to", "descending", b.From.String()+"-"+b.To.String(), b.To.String()+"-"+b.From.String())
	}
	return out
}
