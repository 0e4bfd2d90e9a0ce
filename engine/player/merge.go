package player

import "slices"

// Merge puts together what two devices know of the same session: every mark
// counts once, with the larger amount, and the worse of two pains. Each sets a
// line of its own beside the other's where it was swapped on one of them only.
func (s State) Merge(o State) State {
	s = s.clone()
	s.Timeline.Lines, s.Timeline.Steps = slices.Clone(s.Timeline.Lines), slices.Clone(s.Timeline.Steps)
	number := make([]int, len(o.Timeline.Lines))
	for i := range o.Timeline.Lines {
		number[i] = s.place(&o, i)
		s.Tracks[number[i]].join(o.Tracks[i])
	}
	for _, m := range o.Marks {
		m.Line = number[m.Line]
		s.add(m)
	}
	s.Before = s.Before.Max(o.Before)
	s.Ran, s.Seen = max(s.Ran, o.Ran), max(s.Seen, o.Seen)
	if o.Run == Over && s.Run != Over {
		s.Run, s.At = Over, len(s.Timeline.Steps)-1
	}
	return s
}

// place gives the line of s that is line i of o, and makes one where there is
// none.
func (s *State) place(o *State, i int) int {
	line := o.Timeline.Lines[i]
	for k, l := range s.Timeline.Lines {
		if l.Exercise == line.Exercise && l.InPlaceOf == line.InPlaceOf {
			return k
		}
	}
	number := len(s.Timeline.Lines)
	s.Timeline.Lines, s.Tracks = append(s.Timeline.Lines, line), append(s.Tracks, Track{})
	last := len(s.Timeline.Steps) - 1
	end := s.Timeline.Steps[last]
	s.Timeline.Steps = s.Timeline.Steps[:last]
	for _, step := range o.Timeline.Steps {
		if step.Line == i {
			step.Line = number
			s.Timeline.Steps = append(s.Timeline.Steps, step)
		}
	}
	s.Timeline.Steps = append(s.Timeline.Steps, end)
	if s.Run == Over {
		s.At = len(s.Timeline.Steps) - 1
	}
	return number
}

// add counts a mark of another device.
func (s *State) add(m Mark) {
	i := slices.IndexFunc(s.Marks, func(have Mark) bool { return have.same(m) })
	switch {
	case i < 0:
		s.Marks = append(s.Marks, m)
	case m.Amount > s.Marks[i].Amount:
		s.Marks[i] = m
	}
}

// join takes over what another device knows of the same line.
func (t *Track) join(o Track) {
	t.Pain = t.Pain.Max(o.Pain)
	if !t.After.Given() && (o.After.Given() || !t.Before.Given()) {
		t.Before, t.After = o.Before, o.After // both of one device
	}
	if t.Feel == "" || o.Feel == TooHard {
		t.Feel = o.Feel
	}
	if !t.Reserve.Given() || o.Reserve.Given() && o.Reserve.Reps() < t.Reserve.Reps() {
		t.Reserve = o.Reserve
	}
	if t.Load.IsZero() {
		t.Load = o.Load
	}
	t.Ended, t.Stopped, t.Skipped = t.Ended || o.Ended, t.Stopped || o.Stopped, t.Skipped || o.Skipped
	t.Swapped, t.Eased = t.Swapped || o.Swapped, t.Eased || o.Eased
}
