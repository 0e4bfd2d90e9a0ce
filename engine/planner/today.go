package planner

import (
	"cmp"
	"slices"

	"tspine/engine/assessment"
	"tspine/engine/body"
	"tspine/engine/dose"
	"tspine/engine/exercise"
	"tspine/engine/person"
	"tspine/engine/program"
	"tspine/engine/screening"
	"tspine/engine/unit"
)

// Candidate is an exercise that a session may be chosen from.
type Candidate struct {
	Exercise *exercise.Exercise
	Dose     dose.Dose // as prescribed now; ranges count at their lower ends
	Half     bool      // a line above the stage at half its dose
	Last     unit.Day  // when it was last done, if Done
	Done     bool
	Week     int  // times done in the last 7 days
	Today    int  // visits done today
	Pinned   bool // the person wants it in
}

// Ask is what is known on a day when its session is chosen. The zero Ask has
// nothing to choose from.
type Ask struct {
	Day     unit.Day
	Minutes int          // today's, or those of the profile; 0: no limit
	Rounds  int          // of the week; 0 counts as 1
	Round   unit.Seconds // RoundTime of the circuit that the minutes are measured by; 0: ten minutes
	Short   bool         // the next of the day's short sessions, not the main one

	Stage    exercise.Stage
	Goal     person.Goal
	Settle   bool         // pain settles first (7.2 row 1)
	Mode     program.Mode // empty: a plain session
	Findings assessment.Findings

	Covered         body.Directions // since the week began
	CoveredFlexExt  bool            // flexion and extension in one line, since the week began
	NoIntegrateLast bool            // the last main session had no integrate line
	Candidates      []Candidate
}

// Today chooses a day's session, exactly: of all sessions that fit it is the
// best by the aims in choose.go. Whatever the caller says, no line is in it
// that the pass, the findings or settling pain leave out, and no dose is over
// the limits of the pass.
func Today(pass screening.Pass, a Ask) program.Session {
	if a.Short {
		if all := Shorts(pass, a); len(all) > 0 {
			return all[0]
		}
		return program.Session{Day: a.Day, Short: true, Rounds: 1}
	}
	p := newProblem(pass, &a)
	return p.session(&a, p.choose())
}

// session puts chosen options in order: phase by phase, breathing before
// rolling, lines of one position together, in it those with the same equipment,
// else as the catalog has them.
func (p *problem) session(a *Ask, chosen []int32) program.Session {
	out := program.Session{Day: a.Day, Rounds: a.rounds(), Asked: a.Minutes}
	lines := make([]*option, len(chosen))
	for i, x := range chosen {
		lines[i] = &p.options[x]
	}
	arrange(lines)
	for _, o := range lines {
		out.Parts = append(out.Parts, o.chosen())
		out.Length += unit.Seconds(o.seconds)
	}
	out.Full = a.Minutes > 0 && int32(out.Length) < p.low
	return out
}

// chosen gives the line of a session that the option becomes.
func (o *option) chosen() program.Chosen {
	return program.Chosen{
		Line: program.Line{Exercise: o.exercise.ID, Dose: o.dose}, Phase: o.phase, Rounds: o.rounds,
		Limited: o.limited, Extra: o.extra, Length: unit.Seconds(o.seconds),
	}
}

// arrange sorts lines into the order in which they are done.
func arrange(lines []*option) {
	type done struct {
		*option
		after              int // 1: not breathing, which stands first in release
		position, together int32
	}
	list := make([]done, len(lines))
	for i, o := range lines {
		list[i] = done{o, unless(o.breathes()), o.place, o.place}
		for _, other := range lines {
			if other.phase != o.phase || other.breathes() != o.breathes() || other.exercise.Position != o.exercise.Position {
				continue
			}
			list[i].position = min(list[i].position, other.place)
			if other.station == o.station {
				list[i].together = min(list[i].together, other.place)
			}
		}
	}
	slices.SortFunc(list, func(a, b done) int {
		return cmp.Or(cmp.Compare(a.phase, b.phase), a.after-b.after, cmp.Compare(a.position, b.position),
			cmp.Compare(a.together, b.together), cmp.Compare(a.place, b.place))
	})
	for i := range list {
		lines[i] = list[i].option
	}
}

// breathes says whether the line is breathing, which stands first in release.
func (o *option) breathes() bool {
	return o.phase == exercise.Release && o.exercise.Classes.Has(exercise.Breath)
}
