package progression

import (
	"tspine/engine/dose"
	"tspine/engine/exercise"
	"tspine/engine/logbook"
	"tspine/engine/unit"
)

// Line is one exercise of a program with its dose, and what a decision needs to
// know of it. The zero Line asks for nothing.
type Line struct {
	Exercise *exercise.Exercise
	Dose     dose.Dose        // as it is due now
	Last     [2]Result        // its last two sessions, the newest first
	Today    unit.Day         // of the decision; 0: how long it was not done is not looked at
	Provoked bool             // it was what hurt in a red session
	Loads    []unit.Kilograms // weights of one piece that there are, lightest first; empty: not said
	Bands    []string         // colors that there are, lightest first
	Way      Way              // how it gets back to a former dose
	Stepped  unit.Day         // back after a gap, last
}

// Result is how a line went in one session. The zero Result is no session.
type Result struct {
	Day     unit.Day
	How     logbook.How // empty: there was no session
	Open    bool        // the session was not finished
	Planned dose.Dose   // zero: it was not planned
	Did     dose.Dose   // zero: as planned
	Pain    unit.Rating // worst in this exercise
	Session unit.Rating // worst in the session, for exercises that were not rated
	Reserve dose.Reserve
}

// Last gives the last two results of an exercise out of entries, oldest first.
// Where it was skipped, left out, or stood in for another one, it was neither
// done nor missed.
func Last(entries []logbook.Entry, id string) [2]Result {
	var out [2]Result
	n := 0
	for i := len(entries) - 1; i >= 0 && n < len(out); i-- {
		if r, done := resultOf(&entries[i], id); done {
			out[n] = r
			n++
		}
	}
	return out
}

// resultOf gives how the exercise went in one session. Of several lines of the
// same exercise the one that went worst counts, with the most pain of any.
func resultOf(e *logbook.Entry, id string) (r Result, done bool) {
	for i := range e.Lines {
		l := &e.Lines[i]
		if e.Control || l.Exercise != id || l.InPlaceOf != "" || l.How == logbook.Skipped || l.How == logbook.LeftOut {
			continue
		}
		one := Result{Day: e.Day, How: l.How, Open: !e.Finished, Planned: l.Planned, Did: l.Did, Pain: l.Pain, Session: e.Worst(), Reserve: l.Reserve}
		if one.How == "" {
			one.How = logbook.Shortened
		}
		if done {
			one = lower(r, one)
		}
		r, done = one, true
	}
	return r, done
}

// lower gives the result that went worse, with the most pain and the fewest
// reps left of both.
func lower(a, b Result) Result {
	worst, other := a, b
	if a.short() == "" && b.short() != "" {
		worst, other = b, a
	}
	worst.Pain = worst.Pain.Max(other.Pain)
	if other.Reserve.Given() && (!worst.Reserve.Given() || other.Reserve < worst.Reserve) {
		worst.Reserve = other.Reserve
	}
	return worst
}

// none says whether there was no such session.
func (r *Result) none() bool { return r.How == "" }

// did gives what was done.
func (r *Result) did() dose.Dose {
	if r.Did.IsZero() && r.How == logbook.Full {
		return r.Planned
	}
	return r.Did
}

// pain is the worst that is known: of the exercise, else of its session.
func (r *Result) pain() unit.Rating {
	if r.Pain.Given() {
		return r.Pain
	}
	return r.Session
}

// worst is the worst pain in the exercise that the line knows of.
func (l *Line) worst() unit.Rating { return l.Last[0].Pain.Max(l.Last[1].Pain) }

// short gives the rule by which the session was not done in full, or nothing.
func (r *Result) short() string {
	switch {
	case r.Open:
		return sessionOpen
	case r.How == logbook.Stopped:
		return sessionStopped
	case r.How == logbook.Lightened:
		return sessionLight
	case r.How != logbook.Full, less(r.did(), r.Planned):
		return sessionShort
	}
	return ""
}

// less says whether did falls short of planned in its total or its sets.
func less(did, planned dose.Dose) bool {
	if planned.IsZero() {
		return false
	}
	return did.Kind != planned.Kind || did.Sum() < planned.Sum() || did.Sets.Min < planned.Sets.Min
}

// lighter says whether load did is under planned. Of bands whose order is not
// known, another one counts as lighter.
func (l *Line) lighter(did, planned dose.Load) bool {
	switch {
	case planned.IsZero():
		return false
	case planned.Band != "":
		return did.Band != planned.Band && l.band(did.Band) <= l.band(planned.Band)
	}
	return did.Kilograms() < planned.Kilograms()
}

// band is the place of a color among the person's, -1 where there is none.
func (l *Line) band(color string) int {
	for i, b := range l.Bands {
		if b == color {
			return i
		}
	}
	return -1
}
