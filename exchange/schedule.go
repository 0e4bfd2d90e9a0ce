package exchange

import (
	"tspine/engine/person"
	"tspine/engine/unit"
)

// Schedule is when a person trains, as JSON.
type Schedule struct {
	Days   string       `json:"days"` // as mon wed fri 18:00 sat any; empty: every day is open
	Breaks keptBreaks   `json:"breaks"`
	Zone   string       `json:"zone,omitempty"` // empty: the machine's
	Next   *NextSession `json:"next,omitempty"`
	Asked  float64      `json:"sessions_asked_a_week"`
	Room   float64      `json:"sessions_planned_a_week"`
	Gap    bool         `json:"counts_as_gap,omitempty"` // the days are so far apart
}

// NextSession is the next session by the schedule, as JSON.
type NextSession struct {
	Day string `json:"day"`
	At  string `json:"at,omitempty"` // empty: any time
}

// ScheduleOf writes a schedule.
func ScheduleOf(s *person.Schedule, zone string, day unit.Day, at person.Clock) Schedule {
	out := Schedule{Days: s.DaysText(), Breaks: keepSchedule(s).Breaks, Zone: zone}
	if day != 0 {
		out.Next = &NextSession{day.String(), at.String()}
	}
	return out
}
