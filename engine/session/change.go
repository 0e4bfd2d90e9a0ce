package session

import "slices"

// Swap gives the timeline in which, from step at on, an alternative of that
// step's line takes the line's place. Steps before stay as they are. Sets
// already done are not done again; a set that was begun is. It says false, and
// changes nothing, where the line has no such alternative.
func (t Timeline) Swap(at int, with string) (Timeline, bool) {
	if at < 0 || at >= len(t.Steps) || t.Steps[at].Line < 0 {
		return t, false
	}
	now := t.Steps[at]
	old := t.Lines[now.Line]
	a, ok := old.alternative(with)
	if !ok {
		return t, false
	}
	line := old.swapped(a, now.Round)
	number := len(t.Lines)
	steps := slices.Clone(t.Steps[:at])
	steps = put(steps, a.From(now.Set), number, now.Round)
	round := now.Round
	for _, s := range t.Steps[at:] {
		switch {
		case s.Line != now.Line:
			steps = append(steps, s)
		case s.Round > round && a.EveryRound:
			round = s.Round
			steps = put(steps, a.Steps, number, round)
		}
	}
	t.Steps, t.Lines = steps, append(slices.Clone(t.Lines), line)
	return t.settled(), true
}

// put adds an alternative's steps as those of a line in a round.
func put(steps, part []Step, line, round int) []Step {
	for _, s := range part {
		s.Line, s.Round = line, round
		steps = append(steps, s)
	}
	return steps
}

// alternative finds the alternative called id.
func (l Line) alternative(id string) (Alternative, bool) {
	for _, list := range [][]Alternative{l.Easier, l.Instead} {
		for _, a := range list {
			if a.Exercise == id {
				return a, true
			}
		}
	}
	return Alternative{}, false
}

// swapped gives the line that an alternative becomes when it takes the place of
// l in a round. What else could stand for l can stand for it.
func (l Line) swapped(a Alternative, round int) Line {
	next := Line{Prescribed: a.Prescribed, InPlaceOf: l.Exercise, Rounds: []int{round}}
	if l.InPlaceOf != "" {
		next.InPlaceOf = l.InPlaceOf
	}
	for _, r := range l.Rounds {
		if r > round && a.EveryRound {
			next.Rounds = append(next.Rounds, r)
		}
	}
	next.Easier = without(l.Easier, []string{a.Exercise})
	next.Instead = without(l.Instead, []string{a.Exercise})
	return next
}

// Without gives the timeline without some exercises, neither as lines nor as
// alternatives: those that an answer before the session leaves out, or that
// the person doesn't want today.
func (t Timeline) Without(exercises ...string) Timeline {
	number := make([]int, len(t.Lines))
	var lines []Line
	for i, l := range t.Lines {
		number[i] = -1
		if slices.Contains(exercises, l.Exercise) {
			continue
		}
		number[i] = len(lines)
		l.Easier, l.Instead = without(l.Easier, exercises), without(l.Instead, exercises)
		lines = append(lines, l)
	}
	var steps []Step
	for _, s := range t.Steps {
		if s.Line < 0 || number[s.Line] < 0 {
			continue
		}
		s.Line = number[s.Line]
		steps = append(steps, s)
	}
	t.Lines, t.Steps = lines, steps
	return t.settled()
}

// without leaves out some of the alternatives.
func without(list []Alternative, exercises []string) []Alternative {
	return slices.DeleteFunc(slices.Clone(list), func(a Alternative) bool { return slices.Contains(exercises, a.Exercise) })
}
