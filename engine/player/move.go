package player

import "tspine/engine/session"

// between says whether a step stands between two stretches of work.
func between(k session.Kind) bool {
	return k == session.Prepare || k == session.Rest || k == session.SwitchSide || k == session.TurnOver || k == session.Done
}

// joined says whether step i goes on with what step i-1 began.
func (s *State) joined(i int) bool {
	a, b := s.Timeline.Steps[i-1], s.Timeline.Steps[i]
	return !between(a.Kind) && !between(b.Kind) && a.Line == b.Line && a.Round == b.Round && a.Set == b.Set
}

// opens gives the first step of the stretch that a step belongs to: the reps of
// one side of a set, or one step between two of these.
func (s *State) opens(i int) int {
	for i > 0 && s.joined(i) {
		i--
	}
	return i
}

// after gives the first step after the stretch that a step belongs to.
func (s *State) after(i int) int {
	for i++; i < len(s.Timeline.Steps) && s.joined(i); i++ {
	}
	return min(i, len(s.Timeline.Steps)-1)
}

// soon is how long into a stretch going back means the one before, in
// milliseconds.
const soon = 3 * second

// back goes to the beginning of the stretch, or to the one before where this
// one has only begun.
func (s *State) back() bool {
	to := s.opens(s.At)
	passed := int64(s.step().Length)*second - s.Left + s.Spent
	if s.At == to && passed < soon {
		to = s.earlier(to)
	}
	if s.Run == Over {
		s.Run = Paused
	}
	s.enter(to)
	return true
}

// earlier gives the beginning of the stretch before step i, leaving out lines
// that have ended.
func (s *State) earlier(i int) int {
	for k := i - 1; k >= 0; k-- {
		if !s.Tracks[s.Timeline.Steps[k].Line].Ended {
			return s.opens(k)
		}
	}
	return i
}

// skip leaves the rest of the stretch. Nothing that was skipped counts as done.
func (s *State) skip() bool {
	step := s.step()
	if step.Kind == session.Done {
		return false
	}
	if !between(step.Kind) {
		s.Tracks[step.Line].Skipped = true
	}
	s.enter(s.after(s.At))
	return true
}

// drop leaves out what is left of a line.
func (s *State) drop() bool {
	step := s.step()
	if step.Kind == session.Done {
		return false
	}
	s.Tracks[step.Line].Ended, s.Tracks[step.Line].Skipped = true, true
	s.enter(s.At)
	return true
}

// swap puts an alternative in the place of the present line.
func (s *State) swap(with string) bool {
	line := s.step().Line
	for _, a := range s.Alternatives() {
		if a.Exercise != with {
			continue
		}
		t, ok := s.Timeline.Swap(s.At, with)
		if !ok {
			return false
		}
		s.Timeline = t
		s.Tracks[line].Ended, s.Tracks[line].Swapped = true, true
		s.Tracks = append(s.Tracks, Track{})
		s.enter(s.At)
		return true
	}
	return false
}

// Alternatives lists what may be done in place of the present line: easier ones
// first, then others for the same purpose. What the session holds anyway is not
// offered.
func (s *State) Alternatives() []session.Alternative {
	step := s.step()
	if step.Line < 0 || s.Run == Asking && s.Hurt.Red {
		return nil
	}
	line := &s.Timeline.Lines[step.Line]
	return append(s.free(line.Easier), s.free(line.Instead)...)
}

// free gives the alternatives that the session does not hold.
func (s *State) free(list []session.Alternative) []session.Alternative {
	var out []session.Alternative
	for _, a := range list {
		held := false
		for _, l := range s.Timeline.Lines {
			held = held || l.Exercise == a.Exercise
		}
		if !held {
			out = append(out, a)
		}
	}
	return out
}
