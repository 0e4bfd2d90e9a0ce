package course

import (
	"slices"

	"tspine/engine/dose"
	"tspine/engine/exercise"
	"tspine/engine/planner"
	"tspine/engine/program"
	"tspine/engine/unit"
)

// followed is the program that the person follows.
func (c *Course) followed() program.Program {
	if own := c.s.About.Own; own != nil && own.ID == c.s.About.Program {
		return *own
	}
	return c.lib.Program(c.s.About.Program)
}

// programLines are the lines of a program that is not the planner's.
func (c *Course) programLines() []program.Line {
	p := c.followed()
	return p.Lines()
}

// parts are the parts of a written program that hold now: of a ladder the
// stage's own, after the first stage's as warm-up; of circuits all.
func (c *Course) parts(mode program.Mode) (parts []program.Part, rounds dose.Range) {
	p := c.followed()
	for _, s := range p.Stages {
		if s.Stage == c.s.Stage || s.Stage == exercise.Mobility {
			parts = append(parts, s.Parts...)
		}
	}
	for _, circuit := range p.Circuits {
		if mode == "" || len(circuit.Modes) == 0 || slices.Contains(circuit.Modes, mode) {
			parts = append(parts, circuit.Parts...)
			rounds.Min, rounds.Max = max(rounds.Min, circuit.Rounds.Min), max(rounds.Max, circuit.Rounds.Max)
		}
	}
	return parts, rounds
}

// written gives the session of a program that is not the planner's, part by
// part as its author wrote it, without what this person must or wants to leave
// out. It is false where that does not fit the minutes: then the planner
// chooses among its lines.
func (st *Standing) written(minutes int, mode program.Mode) (program.Session, bool) {
	c := st.at
	parts, rounds := c.parts(mode)
	s := program.Session{Day: st.Day, Asked: minutes, Rounds: min(max(st.Rounds, rounds.Min, 1), max(rounds.Max, 1))}
	known := st.candidates()
	for _, part := range parts {
		if !st.meant(part.For) {
			continue
		}
		for _, l := range part.Lines {
			i := slices.IndexFunc(known, func(k planner.Candidate) bool { return k.Exercise.ID == c.swapped(l.Exercise, st.Day) })
			if i < 0 || !due(&known[i], st.Day) {
				continue
			}
			s.Parts = append(s.Parts, place(&known[i], part.Phase, s.Rounds))
			if part.Choose == program.ChooseOne {
				break
			}
		}
	}
	for i := range s.Parts {
		s.Length += s.Parts[i].Length
	}
	limit := unit.Seconds(minutes * 60 * mostLength / 100)
	s.Full = s.Length < unit.Seconds(minutes*60*leastLength/100)
	return s, s.Length <= limit
}

// meant says whether a part is for this person: those for the loose where a
// plane is loose or the person is very mobile, those for the stiff otherwise.
func (st *Standing) meant(whom program.For) bool {
	loose := st.pass.Has("M06") || st.Findings.AnyLoose()
	switch whom {
	case program.ForStiff:
		return !loose || st.Findings.AnyLimited()
	case program.ForLoose:
		return loose || !st.Findings.AnyLimited()
	}
	return true
}

// due says whether a line is to be done again today, by its own frequency.
func due(k *planner.Candidate, day unit.Day) bool {
	o := k.Dose.Often
	switch {
	case !k.Done:
		return true
	case o.Every > 0:
		return int(day-k.Last) >= o.Every
	case o.PerWeek.Max > 0:
		return k.Week < o.PerWeek.Max && k.Last < day
	}
	return k.Last < day || o.PerDay.Max > k.Today
}

// place puts a line into a session, as often as its dose stands in the rounds.
func place(k *planner.Candidate, phase exercise.Phase, rounds int) program.Chosen {
	n := 1
	if k.Exercise.PerCircuit {
		n = rounds
	} else {
		n = min(max(k.Dose.Sets.Min, 1), rounds)
	}
	in := make([]int, n)
	for i := range in {
		in[i] = i + 1
	}
	return program.Chosen{
		Line: program.Line{Exercise: k.Exercise.ID, Dose: k.Dose}, Phase: phase, Rounds: in,
		Length: program.LineSeconds(k.Exercise, k.Dose, in, 0),
	}
}

// How far from the minutes that were asked for a written session may be, in
// percent, as the planner's sessions.
const (
	leastLength = 90
	mostLength  = 110
)
