// Package logbook holds what was done, and how it felt.
package logbook

import (
	"tspine/engine/dose"
	"tspine/engine/unit"
)

// How says how far a line was done.
type How string

// In full as planned; shortened (fewer reps, sets or seconds); lightened (less
// load); stopped, because of pain or otherwise; skipped by choice; left out
// because the session was cut to fewer minutes.
const (
	Full      How = "full"
	Shortened How = "shortened"
	Lightened How = "lightened"
	Stopped   How = "stopped"
	Skipped   How = "skipped"
	LeftOut   How = "left-out"
)

// Done is one line of an entry.
type Done struct {
	Exercise  string    // exercise ID
	InPlaceOf string    // exercise that it was swapped for, or empty
	Planned   dose.Dose // what was asked for; the zero Dose: it was not planned
	Did       dose.Dose
	How       How
	Pain      unit.Rating  // worst during this exercise
	Reserve   dose.Reserve // reps that were left at the end
	Before    unit.Rating  // pain just before, for comparing exercises (evidence 9.1)
	After     unit.Rating  // pain 2 to 5 minutes after
}

// MaxNote is the longest note, in bytes.
const MaxNote = 10_000

// Entry is a session done.
type Entry struct {
	ID          string // UUIDv7, made by whoever creates the entry
	Day         unit.Day
	At          int64 // microseconds since 1970 UTC, when it was done
	Short       bool  // one of the day's short bouts
	Finished    bool
	Rounds      int // of a circuit; 0 counts as 1
	Minutes     int
	Before      unit.Rating // pain before the session
	During      unit.Rating // worst pain in it
	After       unit.Rating // pain after
	Effort      unit.Rating // of the whole session
	Stiffness   unit.Rating // after
	Comfortable bool        // "I could do this stage comfortably; my mid-back felt strong and steady"
	Randomized  bool        // the order of the exercises was drawn by lot
	Control     bool        // no exercise: rated, waited, rated (evidence 9.3)
	Note        string
	Lines       []Done
}

// Worst is the worst pain in the session: of the whole, or of any line.
func (e *Entry) Worst() unit.Rating {
	worst := e.During
	for i := range e.Lines {
		worst = worst.Max(e.Lines[i].Pain)
	}
	return worst
}

// Morning is the next-morning check, or any other rating of a day.
type Morning struct {
	ID        string
	Day       unit.Day
	At        int64       // microseconds since 1970 UTC
	Pain      unit.Rating // now, on waking
	Worst     unit.Rating // worst of the last 24 hours
	Stiffness unit.Rating
}

// Judge says how far what was done is what was planned: lighter, less, or all
// of it. What was not planned was done in full.
func Judge(planned, did dose.Dose) How {
	switch {
	case planned.IsZero():
		return Full
	case did.IsZero():
		return Skipped
	case did.Kind != planned.Kind || did.Sum() < planned.Sum() || did.Sets.Min < planned.Sets.Min:
		return Shortened
	case did.Load.Band == planned.Load.Band && did.Load.Kilograms() < planned.Load.Kilograms():
		return Lightened
	}
	return Full
}
