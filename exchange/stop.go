package exchange

import (
	"tspine/engine/course"
	"tspine/engine/screening"
)

// Stop is the JSON of an outcome without a session. It holds no exercise.
type Stop struct {
	Halt    string   `json:"halt"` // emergency, clinician, answer-again, paused
	Key     string   `json:"key,omitempty"`
	Triage  string   `json:"triage,omitempty"`
	Urgency string   `json:"urgency,omitempty"`
	Flags   []string `json:"flags"`
	Missing []string `json:"missing,omitempty"`
	Again   []string `json:"again,omitempty"` // questions to answer again
	Notes   []string `json:"notes,omitempty"`
	Until   string   `json:"until,omitempty"` // first day back of a pause, where one was said
	For     string   `json:"for,omitempty"`   // what a pause is for
}

// Pausing writes what a pause is for, and how long.
func (s Stop) Pausing(p course.Away) Stop {
	s.For = string(p.For)
	if p.Until != 0 {
		s.Until = p.Until.String()
	}
	return s
}

// StopOf writes an outcome without a session.
func StopOf(halt, key string, r screening.Result) Stop {
	out := Stop{Halt: halt, Key: key, Triage: r.Action.String(), Urgency: r.Urgency.String(), Flags: []string{}, Missing: r.Missing, Notes: r.Notes}
	for _, f := range r.Flags {
		out.Flags = append(out.Flags, f.ID)
	}
	for _, a := range r.Ask {
		out.Again = append(out.Again, a.Questions...)
	}
	return out
}
