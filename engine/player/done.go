package player

import (
	"tspine/engine/body"
	"tspine/engine/dose"
	"tspine/engine/logbook"
	"tspine/engine/session"
)

// Begun says whether anything was done, or hurt: else there is nothing to log.
func (s *State) Begun() bool { return len(s.Marks) > 0 || s.worst().Given() }

// Entry gives what was done so far, and never more than that. It is finished
// only where the end was reached, with something done on the way.
func (s *State) Entry() logbook.Entry {
	t := &s.Timeline
	e := logbook.Entry{
		ID: s.ID, Day: t.Day, At: s.Seen * second, Short: t.Short, Randomized: t.ByLot, Finished: s.Run == Over && len(s.Marks) > 0, Rounds: s.rounds(),
		Minutes: int((s.Ran + 60*second - 1) / (60 * second)), Before: s.Before, During: s.worst(),
	}
	for i := range t.Lines {
		if d, ok := s.done(i); ok {
			e.Lines = append(e.Lines, d)
		}
	}
	return e
}

// rounds is the last round in which anything was done.
func (s *State) rounds() int {
	last := 1
	for _, m := range s.Marks {
		last = max(last, m.Round)
	}
	return last
}

// done gives what was done of a line, and false where another one took its
// place before it began. Reps that were too hard left none in reserve, where
// the person did not say how many.
func (s *State) done(i int) (logbook.Done, bool) {
	line, track := &s.Timeline.Lines[i], &s.Tracks[i]
	d := logbook.Done{Exercise: line.Exercise, InPlaceOf: line.InPlaceOf, Pain: track.Pain, Reserve: track.Reserve, Before: track.Before, After: track.After}
	all, began := s.asked(i)
	d.Planned = s.planned(i)
	d.Did = s.did(i, d.Planned)
	if track.Feel == TooHard && line.Dose.Kind == dose.Reps && !d.Reserve.Given() {
		d.Reserve = dose.InReserve(0)
	}
	switch {
	case track.Stopped:
		d.How = logbook.Stopped
	case track.Swapped && !began:
		return d, false
	case !began && track.Skipped || !began && s.passedBy(i):
		d.How = logbook.Skipped
	case !began:
		d.How = logbook.LeftOut
	case !all || track.Eased || track.Swapped:
		d.How = logbook.Shortened
	default:
		d.How = logbook.Judge(d.Planned, d.Did)
	}
	return d, true
}

// passedBy says whether no step of a line is still to come.
func (s *State) passedBy(line int) bool { return s.Run == Over || !s.coming(line) }

// asked says whether every step of a line that is part of the dose was done,
// and whether any was.
func (s *State) asked(line int) (all, any bool) {
	all = true
	var own []Mark
	for i := range s.Marks {
		if m := &s.Marks[i]; m.Line == line {
			own, any = append(own, *m), any || m.Amount > 0
		}
	}
	for i := range s.Timeline.Steps {
		step := &s.Timeline.Steps[i]
		if step.Line != line || !step.Kind.Active() {
			continue
		}
		m, done := among(own, *step)
		all = all && done && m.Amount >= step.Count
	}
	return all && any, any
}

// planned is what the session asked of a line: of one that came in the place of
// another, only the sets that were left.
func (s *State) planned(i int) dose.Dose {
	line := &s.Timeline.Lines[i]
	if line.InPlaceOf == "" || s.Tracks[i].Swapped {
		return line.Dose
	}
	var marks []Mark
	for _, step := range s.Timeline.Steps {
		if step.Line == i && step.Kind.Active() {
			marks = append(marks, Mark{i, step.Round, step.Set, step.Rep, step.Side, step.Cue, max(step.Count, int(step.Length)), dose.Load{}})
		}
	}
	sets, total := s.sum(i, marks)
	if total <= 0 || total >= line.Dose.Sum() {
		return line.Dose
	}
	return shaped(line.Dose, sets, total)
}

// did is the dose that was done of a line: of a dose for each side as much as
// both sides did, of a dose for each round the average of all, rounded down.
func (s *State) did(i int, planned dose.Dose) dose.Dose {
	sets, total := s.sum(i, s.Marks)
	if total == 0 {
		return dose.Dose{}
	}
	d := planned.Lower()
	if total != d.Sum() || sets != len(d.Deal()) {
		d = shaped(planned, sets, total)
	}
	d.Load = s.used(i, planned.Load)
	return d
}

// shaped is a dose with so many sets and that total.
func shaped(d dose.Dose, sets, total int) dose.Dose {
	d = d.Lower()
	d.Total = 0
	d.Reps, d.Each = dose.Exactly(d.Reps.Min), dose.Exactly(d.Each.Max)
	d.Sets = dose.Exactly(sets)
	return d.Shape(total, dose.ByReps)
}

// used is the load of a line: as planned, or the lightest that was said.
func (s *State) used(line int, planned dose.Load) dose.Load {
	out, said := planned, false
	for i := range s.Marks {
		m := &s.Marks[i]
		if m.Line != line || m.Amount == 0 {
			continue
		}
		load := m.Load
		if load.IsZero() {
			load = planned
		}
		if !said || load.Band != "" || load.Kilograms() < out.Kilograms() {
			out, said = load, true
		}
	}
	return out
}

// place is one set of a line in one round.
type place struct{ round, set int }

// sum gives the sets and the total of some marks of a line: of one side, where
// the dose is for each. Further sets of the limited side are not in it.
func (s *State) sum(line int, marks []Mark) (sets, total int) {
	d := s.Timeline.Lines[line].Dose
	most := len(d.Deal())
	amounts := map[place][3]int{}
	for _, g := range reps(line, d, marks) {
		if g.Set > most {
			continue
		}
		at := place{g.Round, g.Set}
		sum := amounts[at]
		switch {
		case d.PerSide && g.Side == body.NoSide:
			sum[body.Left] += g.Amount / 2
			sum[body.Right] += g.Amount / 2
		case d.PerSide:
			sum[g.Side] += g.Amount
		default:
			sum[body.NoSide] += g.Amount
		}
		amounts[at] = sum
	}
	for _, sum := range amounts {
		one := sum[body.NoSide]
		if d.PerSide {
			one = min(sum[body.Left], sum[body.Right])
		}
		if one > 0 {
			sets++
			total += one
		}
	}
	if n := s.everyRound(line); n > 1 && total > 0 {
		return max(sets/n, 1), total / n
	}
	return sets, total
}

// everyRound gives the number of rounds of a line whose dose is done in each,
// else 1.
func (s *State) everyRound(line int) int {
	first := map[int]int{}
	for i := range s.Timeline.Steps {
		step := &s.Timeline.Steps[i]
		if step.Line != line || !step.Kind.Active() {
			continue
		}
		if round, ok := first[step.Set]; ok && round != step.Round {
			return len(s.Timeline.Lines[line].Rounds)
		}
		first[step.Set] = step.Round
	}
	return 1
}

// turn is a rep of a line.
type turn struct {
	round, set, rep int
	side            body.Side
}

// reps gives the marks of a line as whole reps: a rep with a tempo, or a
// breath, counts when all its parts were done.
func reps(line int, d dose.Dose, marks []Mark) []Mark {
	parts := 1
	switch {
	case d.Kind == dose.Breaths:
		parts = 2
	case d.Kind == dose.Reps && d.Tempo != dose.Tempo{}:
		parts = min(int(d.Tempo.Lower), 1) + min(int(d.Tempo.Pause), 1) + min(int(d.Tempo.Lift), 1)
	}
	var out []Mark
	seen := map[turn]int{}
	for i := range marks {
		if marks[i].Line != line {
			continue
		}
		m := marks[i]
		if counted := m.Cue == string(session.Work) || m.Cue == session.Alternating; parts == 1 || counted {
			out = append(out, m)
			continue
		}
		m.Cue, m.Amount, m.Load = "", 1, dose.Load{}
		at := turn{m.Round, m.Set, m.Rep, m.Side}
		if seen[at]++; seen[at] == parts {
			out = append(out, m)
		}
	}
	return out
}
