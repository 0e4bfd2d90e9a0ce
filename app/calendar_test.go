package app

import (
	"testing"

	"pgregory.net/rapid"

	"tspine/engine/logbook"
	"tspine/engine/unit"
)

func TestOneFullSessionMakesADayDone(t *testing.T) {
	full, short := logbook.Entry{Finished: true}, logbook.Entry{Finished: true, Lines: []logbook.Done{{How: logbook.Shortened}}}
	skipped := logbook.Entry{Finished: true, Lines: []logbook.Done{{How: logbook.Skipped}}}
	for name, c := range map[string]struct {
		entries []logbook.Entry
		want    Kept
	}{
		"nothing":                           {nil, ""},
		"a rating alone is no session":      {[]logbook.Entry{{Control: true, Finished: true}}, ""},
		"in full":                           {[]logbook.Entry{full}, DayDone},
		"a line skipped by choice is full":  {[]logbook.Entry{skipped}, DayDone},
		"shortened":                         {[]logbook.Entry{short}, DayEased},
		"broken off":                        {[]logbook.Entry{{}}, DayEased},
		"shortened, then another in full":   {[]logbook.Entry{short, full}, DayDone},
		"in full, then another was eased":   {[]logbook.Entry{full, short}, DayDone},
		"a rating beside an eased one":      {[]logbook.Entry{{Control: true}, short}, DayEased},
		"two that were eased are one eased": {[]logbook.Entry{short, short}, DayEased},
	} {
		t.Run(name, func(t *testing.T) {
			if got := done(c.entries); got != c.want {
				t.Errorf("got %q, want %q", got, c.want)
			}
		})
	}
}

// Whoever trains as often as is asked for misses nothing, and whoever stays
// away misses one day in each interval.
func TestMissedDaysFollowTheSchedule(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		pace := rapid.Float64Range(1, 7).Draw(t, "days apart")
		days := rapid.IntRange(14, 100).Draw(t, "days")
		k := calendar{}
		last := unit.Day(0)
		for day := range unit.Day(days) {
			var entries []logbook.Entry
			if day == 0 || float64(day-last) >= pace-1 {
				entries, last = []logbook.Entry{{Finished: true}}, day
			}
			is := done(entries)
			if is == "" {
				is = k.idle(day, 1000, last, pace)
			}
			k.count(day, is, pace)
		}
		away := calendar{next: 1}
		for day := range unit.Day(days) {
			away.count(day, away.idle(day, 1000, 0, pace), pace)
		}
		if n := (&Progress{Calendar: k.days}).Count(DayMissed); n > 0 {
			t.Fatalf("%d days missed of who trained as was asked", n)
		}
		want := float64(days-1) / pace
		if n := float64((&Progress{Calendar: away.days}).Count(DayMissed)); n < want-1 || n > want+1 {
			t.Fatalf("%v days missed of who stayed away, want about %v", n, want)
		}
	})
}

func TestAfterAPauseTheNextSessionIsSeenAnew(t *testing.T) {
	k := calendar{next: 3}
	k.count(5, DayPaused, 0)
	k.count(6, DayFree, 0)
	if is := k.idle(9, 9, 2, 2); is != DayDue {
		t.Errorf("back after a pause the day is %q", is)
	}
	if is := k.idle(9, 20, 2, 2); is != DayMissed {
		t.Errorf("a day that went by is %q", is)
	}
}
