package player

import (
	"tspine/engine/session"
	"tspine/engine/unit"
)

// Hurt is a pain above what a line may bring.
type Hurt struct {
	Line int
	Pain int
	Red  bool   // the line ends
	Say  string // key of what is said
}

// hurts notes how much it hurts. Above the line's cap the line stops, and the
// session stands until a way on is chosen.
func (s *State) hurts(pain int) bool {
	rating := unit.Rate(pain)
	line, past := s.painful()
	if line < 0 || !rating.Given() {
		return false
	}
	track := &s.Tracks[line]
	track.Pain = track.Pain.Max(rating)
	t := &s.Timeline
	red := pain >= t.Red[s.Before.Value()]
	switch {
	case !red && pain <= t.Lines[line].PainCap:
	case past:
		if red && s.coming(line) {
			track.Stopped, track.Ended = true, true
		}
	default:
		track.Stopped = true
		s.Run, s.Hurt = Asking, Hurt{Line: line, Pain: pain, Red: red, Say: t.Lines[line].OverCap}
		if red {
			s.Hurt.Say = session.SayStop
		}
	}
	return true
}

// Painful gives the line that hurts, when something does: the present one, or
// while getting ready for one of which nothing was done yet the one before.
func (s *State) Painful() (session.Line, bool) {
	line, _ := s.painful()
	if line < 0 {
		return session.Line{}, false
	}
	return s.Timeline.Lines[line], true
}

// painful gives the index of that line, and whether its turn is past.
func (s *State) painful() (line int, past bool) {
	step := s.step()
	if step.Kind != session.Prepare && step.Kind != session.Done {
		return step.Line, false
	}
	for i := s.At - 1; i >= 0; i-- {
		before := s.Timeline.Steps[i]
		if _, done := s.find(before); done {
			return before.Line, before.Line != step.Line
		}
	}
	return step.Line, false
}

// coming says whether steps of a line come after the present one.
func (s *State) coming(line int) bool {
	for _, step := range s.Timeline.Steps[s.At:] {
		if step.Line == line {
			return true
		}
	}
	return false
}

// Way is one way on after it hurt.
type Way struct {
	Act      Act
	Exercise string // of Swap
}

// Ways lists the ways on after it hurt, the gentlest first: an easier exercise,
// or where there is none another one for the same purpose; a smaller movement,
// once, where the line says so; and the next exercise. From a red pain on there
// is only the last.
func (s *State) Ways() []Way {
	if s.Run != Asking {
		return nil
	}
	var out []Way
	line := &s.Timeline.Lines[s.Hurt.Line]
	if !s.Hurt.Red {
		offers := s.free(line.Easier)
		if len(offers) == 0 {
			offers = s.free(line.Instead)
		}
		for _, a := range offers {
			out = append(out, Way{Swap, a.Exercise})
		}
		if s.mayEase() {
			out = append(out, Way{Act: Ease})
		}
	}
	return append(out, Way{Act: EndLine})
}

func (s *State) mayEase() bool {
	return !s.Hurt.Red && s.Hurt.Say == session.SayEase && !s.Tracks[s.Hurt.Line].Eased
}

// ease goes on with a smaller movement. It is offered once: if it stays above,
// the line ends.
func (s *State) ease() bool {
	if !s.mayEase() {
		return false
	}
	track := &s.Tracks[s.Hurt.Line]
	track.Stopped, track.Eased = false, true
	s.goOn()
	return true
}
