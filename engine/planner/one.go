package planner

import (
	"slices"

	"tspine/engine/assessment"
	"tspine/engine/body"
	"tspine/engine/dose"
	"tspine/engine/exercise"
	"tspine/engine/program"
	"tspine/engine/screening"
	"tspine/engine/unit"
)

// Turn says whether one more visit of an exercise may be done on a day.
type Turn uint8

// It was done as often as its dose says, or else its stage; it was done today
// already, and may be done once more; it was not done today.
const (
	TooOften Turn = iota
	Again
	Open
)

var turnNames = [...]string{"too-often", "again", "open"}

// String names it.
func (t Turn) String() string { return turnNames[t] }

// One gives a short session of the only candidate of an ask, which the person
// asked for by itself: in the dose and by the limits of any session, and never
// more often than Most says. The session is empty where it may not be done.
func One(pass screening.Pass, a Ask) (program.Session, Turn) {
	s := program.Session{Day: a.Day, Short: true, Rounds: 1}
	if len(a.Candidates) != 1 {
		return s, TooOften
	}
	a.Rounds, a.Mode, a.Minutes = 1, "", 0
	l := newLister(pass, &a)
	list := l.options()
	if len(list) == 0 {
		return s, TooOften
	}
	turn := l.turn(&a.Candidates[0])
	if turn == TooOften {
		return s, turn
	}
	o := &list[0]
	if i := slices.IndexFunc(list, func(o option) bool { return o.phase == o.exercise.Phase() }); i >= 0 {
		o = &list[i]
	}
	s.Parts, s.Length = []program.Chosen{o.chosen()}, unit.Seconds(o.seconds)
	return s, turn
}

// turn says whether a candidate may be done once more today.
func (l *lister) turn(c *Candidate) Turn {
	bounded := *c
	bounded.Dose.Often = Most(c.Exercise, c.Dose)
	switch {
	case l.spent(&bounded):
		return TooOften
	case c.Today > 0:
		return Again
	}
	return Open
}

// Most gives how often an exercise may be done at most: as its dose says, or
// where it says nothing as its stage asks for (Q002-7).
func Most(e *exercise.Exercise, d dose.Dose) dose.Often {
	if !d.Often.IsZero() {
		return d.Often
	}
	perDay := int(bouts(e.Stage) / unit.DaysPerWeek)
	if perDay > 0 {
		return dose.Often{PerDay: dose.Exactly(perDay)}
	}
	return dose.Often{Every: interval(&Candidate{Exercise: e})}
}

// Unplaced says whether no place in a session is left for an exercise: it
// only mobilizes what is very mobile already (7.1).
func Unplaced(f assessment.Findings, e *exercise.Exercise) bool {
	mobile := loose(&f)
	return e.Directions&mobile != body.Directions(0) && !slices.ContainsFunc(e.Phases, func(p exercise.Phase) bool { return p != exercise.Mobilize })
}
