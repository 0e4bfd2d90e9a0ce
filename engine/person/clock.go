package person

import "fmt"

// Clock is a time of the day as a clock on the wall shows it, in minutes after
// midnight, plus one. The zero Clock says no time.
type Clock int

// MinutesPerDay is the length of a day on the wall, whatever daylight saving
// makes of it.
const MinutesPerDay = 24 * 60

// At gives the time of an hour and minute; outside a day it is none.
func At(hour, minute int) Clock {
	if hour < 0 || hour > 23 || minute < 0 || minute > 59 {
		return 0
	}
	return Clock(hour*60 + minute + 1)
}

// ParseClock reads a time as 18:00 or 7:05, and says whether it is one.
func ParseClock(text string) (Clock, bool) {
	var hour, minute int
	if n := len(text); n < 4 || n > 5 || text[n-3] != ':' || !digits(text[:n-3]) || !digits(text[n-2:]) {
		return 0, false
	}
	if _, err := fmt.Sscanf(text, "%d:%d", &hour, &minute); err != nil {
		return 0, false
	}
	c := At(hour, minute)
	return c, c != 0
}

func digits(text string) bool {
	for _, r := range text {
		if r < '0' || r > '9' {
			return false
		}
	}
	return text != ""
}

// Given says whether there is a time.
func (c Clock) Given() bool { return c != 0 }

// Minutes gives the minutes after midnight, 0 where no time is given.
func (c Clock) Minutes() int { return int(max(c, 1)) - 1 }

// String writes the time as 07:05; no time is empty.
func (c Clock) String() string {
	if !c.Given() {
		return ""
	}
	return fmt.Sprintf("%02d:%02d", c.Minutes()/60, c.Minutes()%60)
}
