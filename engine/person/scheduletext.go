package person

import (
	"slices"
	"strings"
	"unicode/utf8"

	"tspine/engine/fault"
	"tspine/engine/unit"
)

// dayNames are the days of the week in the notation, from Monday.
var dayNames = [unit.DaysPerWeek]string{"mon", "tue", "wed", "thu", "fri", "sat", "sun"}

// DayName is a day of the week in the notation: 0 is mon.
func DayName(weekday int) string { return dayNames[weekday] }

// anyTime stands for the time of a day that has none.
const anyTime = "any"

// DaysText writes the chosen days as "mon wed fri 18:00 sat 10:00 sun any"; none
// is empty.
func (s *Schedule) DaysText() string {
	var out []string
	for i, one := range s.Days {
		if !one.On {
			continue
		}
		out = append(out, dayNames[i])
		if next := s.after(i); next < 0 || s.Days[next].At != one.At {
			out = append(out, one.time())
		}
	}
	return strings.Join(out, " ")
}

// after gives the next chosen day of the week, or -1.
func (s *Schedule) after(i int) int {
	next := slices.IndexFunc(s.Days[i+1:], func(one Slot) bool { return one.On })
	if next < 0 {
		return -1
	}
	return i + 1 + next
}

func (s *Slot) time() string {
	if !s.At.Given() {
		return anyTime
	}
	return s.At.String()
}

// ParseDays reads days of the week and times, as "mon wed fri 18:00 sat" or
// "mon-fri 7:30": a time belongs to all days before it that have none yet, and
// days at the end may do without. Where something is wrong it tells every fault
// with its column, and gives no day.
func ParseDays(text string) ([unit.DaysPerWeek]Slot, fault.Faults) {
	var out [unit.DaysPerWeek]Slot
	var open []int
	var all fault.Faults
	wrong := func(at int, code, got, want string) {
		all = append(all, fault.Fault{Code: code, Got: got, Want: want, Column: utf8.RuneCountInString(text[:at]) + 1})
	}
	for at, word := range tokens(text) {
		days, known := daysOf(word)
		clock, time := ParseClock(word)
		switch {
		case known:
			for _, d := range days {
				if out[d].On {
					wrong(at, "twice", word, "")
				}
				out[d].On = true
			}
			open = append(open, days...)
		case !time && word != anyTime:
			wrong(at, "not-a-day-or-time", word, "mon, tue … sun, or 18:00")
		case len(open) == 0:
			wrong(at, "time-without-day", word, "mon "+word)
		default:
			for _, d := range open {
				out[d].At = clock
			}
			open = nil
		}
	}
	if len(all) > 0 {
		return [unit.DaysPerWeek]Slot{}, all
	}
	return out, nil
}

// tokens goes through the words of a text with where each begins; spaces and
// commas part them.
func tokens(text string) func(yield func(int, string) bool) {
	parts := func(r rune) bool { return r == ' ' || r == ',' || r == '\t' }
	return func(yield func(int, string) bool) {
		for at := 0; at < len(text); {
			from := strings.IndexFunc(text[at:], func(r rune) bool { return !parts(r) })
			if from < 0 {
				return
			}
			at += from
			end := strings.IndexFunc(text[at:], parts)
			if end < 0 {
				end = len(text) - at
			}
			if !yield(at, strings.ToLower(text[at:at+end])) {
				return
			}
			at += end
		}
	}
}

// daysOf reads a day, mon-fri, or daily.
func daysOf(word string) ([]int, bool) {
	if word == "daily" {
		word = "mon-sun"
	}
	first, last, several := strings.Cut(word, "-")
	from := slices.Index(dayNames[:], first)
	to := from
	if several {
		to = slices.Index(dayNames[:], last)
	}
	if from < 0 || to < from {
		return nil, false
	}
	var out []int
	for d := from; d <= to; d++ {
		out = append(out, d)
	}
	return out, true
}
