// Package progression decides each week whether you do more, the same or less,
// and tells you why.
package progression

import (
	"tspine/engine/dose"
	"tspine/engine/evidence"
	"tspine/engine/exercise"
)

// Kind is what a decision does, by its code in evidence 6.2. The zero Kind is
// no decision.
type Kind string

// The kinds of evidence 6.2.
const (
	KindPauseRescreen Kind = "PAUSE_RESCREEN" // no session until the questions are answered
	KindStepBack      Kind = "STEP_BACK"      // less after a gap, by 6.3
	KindFlare         Kind = "FLARE"          // the first days of a flare, by 6.4
	KindBackOff       Kind = "BACKOFF"        // less of everything, the provoking exercise goes
	KindRegressStage  Kind = "REGRESS_STAGE"  // a stage down, at the source's lower dose
	KindSettle        Kind = "SETTLE"         // stage 1 at half the source's lower dose
	KindReview        Kind = "REVIEW"         // the same dose, see a clinician
	KindHold          Kind = "HOLD"           // the same dose
	KindAdvanceStage  Kind = "ADVANCE_STAGE"  // a stage up
	KindDeload        Kind = "DELOAD"         // one week of less
	KindMaintain      Kind = "MAINTAIN"       // the same dose from now on
	KindProgress      Kind = "PROGRESS"       // more, line by line
)

// Rescreen is how much of the screening has to be asked again.
type Rescreen uint8

// Nothing, the questions before a session, or all.
const (
	NoRescreen Rescreen = iota
	MiniRescreen
	FullRescreen
)

var rescreenNames = [...]string{"none", "mini", "full"}

// String gives none, mini or full.
func (r Rescreen) String() string { return rescreenNames[r] }

// Share is what is left of a total, in %: the range that the evidence allows,
// and what is used of it. The zero Share leaves all.
type Share struct{ Min, Max, Used int }

// whole is all of it, in %.
const whole = 100

// IsZero says whether the share leaves all.
func (s Share) IsZero() bool { return s == Share{} }

// Of gives the share of a total: rounded down, into the range where it holds a
// whole number, never under 1 and never more than the total.
func (s Share) Of(total int) int {
	if s.IsZero() || total < 1 {
		return total
	}
	n := total * s.Used / whole
	if up := up(total * s.Min); n < up && up*whole <= total*s.Max {
		n = up
	}
	return min(max(n, 1), total)
}

// up is a number of hundredths as the next whole number.
func up(hundredths int) int { return (hundredths + whole - 1) / whole }

// exactly is the share of so many percent.
func exactly(percent int) Share { return Share{percent, percent, percent} }

// Decision is what becomes of a person's program for the coming week. The zero
// Decision changes nothing.
type Decision struct {
	Kind     Kind
	Row      int            // of the table 6.2 that matched first, 1 to 12
	Also     Kind           // a second reason: BACKOFF beside STEP_BACK; else empty
	Stage    exercise.Stage // from now on; 0: entered anew by 7.2 (NewEntry)
	NewEntry bool           // the gap was so long that everything starts anew
	Advise   bool           // advise to see a clinician, without urgency; the plan stays
	Rescreen Rescreen
	Retest   bool       // measure again
	Barriers bool       // ask what came between
	Volume   Share      // of every line's total
	Load     Share      // of every line's load
	Reserve  int        // reps more in reserve than before
	Smallest bool       // a rise takes the smallest step, 5 %
	Rounds   dose.Range // of the circuit; zero: as before
	PerWeek  dose.Range // sessions; zero: as before
	Plan     Plan       // how the lines get back to what they were
	Frail    bool       // a gap counts as the next longer one (6.3)
	Reason   evidence.Reason
}
