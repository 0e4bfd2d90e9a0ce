// Package session expands a session into a timeline: every second of it, with
// what to do, on which side, what is said, and what to do if it hurts.
package session

import (
	"cmp"
	"slices"

	"tspine/engine/body"
	"tspine/engine/dose"
	"tspine/engine/exercise"
	"tspine/engine/person"
	"tspine/engine/program"
	"tspine/engine/screening"
	"tspine/engine/unit"
)

// Timeline is a session step by step, with all that a player needs to go on
// without asking anyone: no player knows a rule. The zero Timeline asks for
// nothing.
type Timeline struct {
	Day     unit.Day
	Until   unit.Day // last day on which it may be begun: what is right today may be wrong tomorrow
	Short   bool     // one of the day's short bouts
	Rounds  int
	Checks  []Check // asked before it begins
	Steps   []Step  // in order; the last is Done
	Lines   []Line
	Length  unit.Seconds            // of all steps, as planned
	Red     [unit.MaxRating + 1]int // pain from which a line ends, with SayStop, by the pain before the session; that not given: as 0
	Notes   []string                // ids of the notes that stand with the plan
	Advise  bool                    // advice to see a clinician stands beside the plan
	ByLot   bool                    // the order was drawn by lot
	Rate    []string                // exercises that are rated just before, and RatedAfter seconds after their first turn
	LeftOut []string                // exercises of the session that may not be done, or that nobody knows
}

// Options are what a session is expanded with. The zero Options knows no
// exercise, so that every timeline is empty.
type Options struct {
	Catalog   *exercise.Catalog
	Stage     exercise.Stage                     // highest that an alternative may have
	Equipment person.Equipment                   // for alternatives
	Doses     func(*exercise.Exercise) dose.Dose // of an alternative, as prescribed now; zero: not to be offered. nil: none is
	Limited   func(*exercise.Exercise) body.Side // the limited side in what the exercise trains; nil: none is known
	Tips      func(exerciseID string) int        // how many cues the exercise has of its own; nil: none
	PainCap   unit.Rating                        // lower cap of the day, as in a flare (6.4); not given: none
}

// Expand gives the timeline of a session: round by round, in each the lines by
// phase. Whatever the session says, nothing is in it that the pass does not
// allow. A limited side starts, and has its further sets after those of the
// dose; where the limited side isn't known there are no further sets.
func Expand(pass screening.Pass, s program.Session, o Options) Timeline {
	t := Timeline{
		Day: s.Day, Until: s.Day + UseDays - 1, Short: s.Short, Rounds: max(s.Rounds, 1),
		Red: reds(), Notes: pass.Notes(), Advise: pass.Advise(), ByLot: s.ByLot,
	}
	x := expander{pass: pass, o: o}
	t.LeftOut = x.place(s)
	for i := range x.places {
		t.Lines = append(t.Lines, x.line(&x.places[i]))
		if id := x.places[i].Exercise; slices.Contains(s.Rate, id) {
			t.Rate = append(t.Rate, id)
		}
	}
	t.Steps = x.steps()
	t.Checks = checks(pass, t.Lines, o.Catalog)
	return t.settled()
}

// settled ends the timeline, with start, next and length of all its steps.
func (t Timeline) settled() Timeline {
	if n := len(t.Steps); n > 0 && t.Steps[n-1].Kind != Done {
		t.Steps = append(t.Steps, Step{Kind: Done, Line: -1, Cue: string(Done)})
	}
	t.Length = settle(t.Steps)
	return t
}

// expander holds what expanding one session needs.
type expander struct {
	pass    screening.Pass
	o       Options
	places  []place
	scratch []Step // room to write in, so that what is kept fits
}

// place is a line of the session with its exercise and turns.
type place struct {
	program.Chosen
	e       *exercise.Exercise
	limited body.Side
	turns   []program.Turn
}

// place puts the session's lines in order of phase, and gives those that are
// left out.
func (x *expander) place(s program.Session) (leftOut []string) {
	if x.o.Catalog == nil {
		x.o.Catalog = exercise.NewCatalog(nil)
	}
	for _, c := range s.Parts {
		p := place{Chosen: c, e: x.o.Catalog.Get(c.Exercise)}
		if p.e != nil && x.pass.Allows(p.e) {
			p.limit(x.o)
			p.turns = program.Turns(p.e, c.Dose, p.Rounds, p.Extra)
		}
		if len(p.turns) == 0 || len(c.Dose.Deal()) == 0 {
			leftOut = append(leftOut, c.Exercise)
			continue
		}
		x.places = append(x.places, p)
	}
	slices.SortStableFunc(x.places, func(a, b place) int { return cmp.Compare(a.Phase, b.Phase) })
	return leftOut
}

// limit finds the limited side of a line, and its phase and rounds where none
// are said.
func (p *place) limit(o Options) {
	if p.Phase == 0 {
		p.Phase = p.e.Phase()
	}
	if p.Limited && o.Limited != nil {
		p.limited = o.Limited(p.e)
	}
	if p.limited == body.NoSide {
		p.Extra = 0
	}
	if len(p.Rounds) == 0 {
		p.Rounds = []int{1}
	}
}

// steps gives the steps of all lines, round by round.
func (x *expander) steps() []Step {
	last := 0
	for i := range x.places {
		turns := x.places[i].turns
		last = max(last, turns[len(turns)-1].Round)
	}
	steps := x.scratch[:0]
	for round := 1; round <= last; round++ {
		for i := range x.places {
			p := &x.places[i]
			k := slices.IndexFunc(p.turns, func(t program.Turn) bool { return t.Round == round })
			if k < 0 {
				continue
			}
			w := x.writer(p.e, p.Dose, p.limited)
			w.at.Line, w.steps = i, steps
			w.turn(p.turns[k])
			steps = w.steps
		}
	}
	if len(steps) == 0 {
		return nil
	}
	return append(make([]Step, 0, len(steps)+1), steps...)
}

// writer gives a writer for an exercise with its dose.
func (x *expander) writer(e *exercise.Exercise, d dose.Dose, limited body.Side) writer {
	w := writer{e: e, d: d, sets: d.Deal(), first: limited, at: Step{Exercise: e.ID}}
	if limited == body.NoSide {
		w.first = body.Left
	}
	if x.o.Tips != nil {
		w.tips = x.o.Tips(e.ID)
	}
	return w
}
