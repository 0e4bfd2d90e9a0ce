package exchange

import (
	"strconv"
	"strings"
	"time"

	"tspine/engine/unit"
)

// moments are the ways in which other apps write day and time, all of them as
// the clock stood where the person was. A day that is written with slashes can
// be two days, and is refused.
var moments = [...]string{
	"2006-01-02 15:04:05", "2006-01-02 15:04", "2006-01-02T15:04:05", "2006-01-02T15:04:05Z07:00", "2006-01-02T15:04:05.000Z07:00",
	"2006-01-02 3:04:05 PM", "2006-01-02 3:04 PM", "2006-01-02",
	"2 Jan 2006, 15:04", "2 Jan 2006, 15:04:05", "Jan 2, 2006, 3:04 PM", "2 Jan 2006",
}

// months says months of our languages as Hevy writes them, by their beginning.
var months = strings.NewReplacer(
	"mär", "Mar", "mai", "May", "okt", "Oct", "dez", "Dec",
	"ene", "Jan", "abr", "Apr", "ago", "Aug", "dic", "Dec", "sept", "Sep",
)

// moment reads day and time of a cell.
func (s *sheet) moment(column string) (unit.Day, int) {
	text := s.cell(column)
	t, ok := readMoment(text)
	if !ok {
		s.fault(column, "not-a-moment", text, "2026-03-02 18:30:00")
		return 0, 0
	}
	day := unit.DayOf(t)
	if day < firstDay || day > lastDay {
		s.fault(column, "out-of-range", text, firstDay.String()+" to "+lastDay.String())
		return 0, 0
	}
	return day, t.Hour()*3600 + t.Minute()*60 + t.Second()
}

func readMoment(text string) (time.Time, bool) {
	text = strings.Map(func(r rune) rune {
		if r == '\u202f' || r == '\u00a0' { // before AM and PM
			return ' '
		}
		return r
	}, text)
	for _, one := range [...]string{text, strings.ToUpper(text), months.Replace(strings.ReplaceAll(strings.ToLower(text), ".", ""))} {
		for _, layout := range moments {
			if t, err := time.Parse(layout, one); err == nil {
				return t, true
			}
		}
	}
	return time.Time{}, false
}

// length reads how long something took: seconds, 1:30:00, 5:00, or 1h 5m 10s.
func (s *sheet) length(column string) int {
	text := s.cell(column)
	n, ok := readLength(text)
	if !ok || n > pastSeconds {
		s.fault(column, "not-a-length", text, "0:05:30, 1h 5m")
		return 0
	}
	return n
}

func readLength(text string) (int, bool) {
	if text == "" {
		return 0, true
	}
	if strings.Contains(text, ":") {
		return readTurns(strings.Split(text, ":"))
	}
	total := 0
	for _, word := range strings.Fields(strings.ToLower(text)) {
		digits := strings.TrimRight(word, "hmins")
		n, err := strconv.ParseUint(digits, 10, 20)
		if err != nil {
			return 0, false
		}
		factor := map[string]int{"": 1, "s": 1, "m": 60, "min": 60, "h": 3600}[word[len(digits):]]
		if factor == 0 {
			return 0, false
		}
		total += int(n) * factor
	}
	return total, true
}

// readTurns reads hours, minutes and seconds; the first may be left out.
func readTurns(parts []string) (int, bool) {
	total := 0
	for i, one := range parts {
		n, err := strconv.ParseUint(one, 10, 16)
		if err != nil || len(parts) > 3 || i > 0 && n > 59 {
			return 0, false
		}
		total = total*60 + int(n)
	}
	return total, true
}
