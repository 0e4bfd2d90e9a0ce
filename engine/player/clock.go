package player

import "tspine/engine/session"

// second is a second in the unit of the clock.
const second = 1000

// AwayAfter is how long a gap between two ticks may be, in milliseconds, for
// the session to have gone on meanwhile. After a longer one it stands where it
// was: nobody knows what was done.
const AwayAfter = 120 * second

// Tick tells the time, and gives what is to be sounded since the last one.
// Steps end by the wall clock, however late the tick. A clock that was set back
// takes no time away and adds none.
func (s State) Tick(now int64) (State, []Sound) {
	gone := now - s.Seen
	s.Seen = now
	switch {
	case s.Run != Running || gone <= 0:
		return s, nil
	case gone > AwayAfter:
		s.Run, s.Away = Paused, gone
		return s, nil
	}
	s = s.clone()
	return s, s.pass(gone)
}

// longer is how much More adds, in milliseconds.
const longer = 15 * second

// more lengthens a step between two others.
func (s *State) more() bool {
	step := s.step()
	if !between(step.Kind) || step.Length == 0 {
		return false
	}
	s.Left += longer
	s.Rung = 0
	return true
}

// catchUp lets the gap pass that paused the session: for whoever trained on
// meanwhile, by ear. Steps that wait for the person are not passed over.
func (s *State) catchUp() bool {
	if s.Run != Paused || s.Away == 0 {
		return false
	}
	gone := s.Away
	s.Run, s.Away = Running, 0
	s.pass(gone) // what was to be sounded is long past
	return true
}

// pass lets so many milliseconds pass.
func (s *State) pass(gone int64) []Sound {
	var out []Sound
	for s.Run == Running && gone > 0 {
		step := s.step()
		if step.Waits() {
			s.Spent += gone
			s.Ran += gone
			break
		}
		used := min(gone, s.Left)
		s.Left -= used
		s.Ran += used
		gone -= used
		at := s.Seen - gone
		out = append(out, s.countdown(at)...)
		if s.Left > 0 {
			break
		}
		if step.Kind.Active() {
			s.mark(step, int(step.Length), s.Tracks[step.Line].Load)
			if !paced(step.Kind) {
				out = append(out, Sound{Kind: End, At: at, Step: s.At})
			}
		}
		out = append(out, s.begin(s.At+1, at)...)
	}
	return out
}

// begin enters a step at a time, and gives the sound of its start.
func (s *State) begin(i int, at int64) []Sound {
	s.enter(i)
	if s.Run == Over {
		return []Sound{{Kind: Finish, At: at, Step: s.At}}
	}
	return s.opening(at)
}

// enter goes to a step, or to the first after it of a line that has not ended.
func (s *State) enter(i int) {
	steps := s.Timeline.Steps
	for i < len(steps)-1 && s.Tracks[steps[i].Line].Ended {
		i++
	}
	s.At, s.Rung, s.Spent, s.Left = i, 0, 0, int64(steps[i].Length)*second
	if steps[i].Kind == session.Done {
		s.Run = Over
	}
}

// Due is when the next thing happens by itself, and false where nothing does.
func (s *State) Due() (int64, bool) {
	step := s.step()
	if s.Run != Running || step.Waits() || step.Kind == session.Done {
		return 0, false
	}
	for n := int64(Countdown); n > 0 && !paced(step.Kind); n-- {
		if left := n * second; s.Left > left && left < int64(step.Length)*second {
			return s.Seen + s.Left - left, true
		}
	}
	return s.Seen + s.Left, true
}
