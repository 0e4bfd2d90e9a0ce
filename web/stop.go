package web

import (
	"slices"

	"tspine/app"
	"tspine/engine/course"
	"tspine/engine/evidence"
	"tspine/engine/screening"
)

// stopPage says what has to happen before there is a session. It never names
// an exercise.
type stopPage struct {
	Halt    app.Halt
	Key     string
	Number  string // to call for help; empty where the country is not known
	Urgency screening.Urgency
	Why     evidence.Reason
	Flags   []screening.Flag
	Ask     []screening.Again
	Missing []string
	Crisis  bool
	Name    string // of the crisis line
	Line    string // its number
	Away    awayPart
}

// awayPart is a pause.
type awayPart struct {
	Since, Until string // Until is empty while it is open
	Ill          bool
}

func (stopPage) file() string { return "stop" }
func (stopPage) tab() string  { return "today" }

func (p stopPage) bare() bool { return p.Halt == app.Emergency }

// stopPageOf shows a stop.
func stopPageOf(s *app.Stop) stopPage {
	p := stopPage{
		Halt: s.Halt, Key: s.Key, Number: s.Help.Emergency, Urgency: s.Result.Urgency, Ask: s.Result.Ask, Missing: s.Result.Missing,
		Flags:  append(slices.Clone(s.Result.Flags), s.Result.Unsure...),
		Crisis: slices.Contains(s.Result.Notes, "crisis-line"), Name: s.Help.Crisis.Name, Line: s.Help.Crisis.Number,
	}
	if s.Halt == app.Paused {
		p.Away = awayPart{Since: s.Away.Since.String(), Ill: s.Away.For == course.ForIllness}
		if s.Away.Until != 0 {
			p.Away.Until = s.Away.Until.String()
		}
	}
	if s.Why != "" {
		p.Why = evidence.Because(s.Why)
	}
	return p
}
