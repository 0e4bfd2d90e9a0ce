package player

import (
	"slices"

	"tspine/engine/session"
	"tspine/engine/unit"
)

// rate notes the pain just before an exercise that is compared, or after it.
// Before can be said while nothing of it was done, after once something was and
// before was said. What was said once stays.
func (s *State) rate(e Event) bool {
	line := slices.IndexFunc(s.Timeline.Lines, func(l session.Line) bool { return l.Exercise == e.Exercise })
	pain := unit.Rate(e.Pain)
	if line < 0 || !pain.Given() || !slices.Contains(s.Timeline.Rate, e.Exercise) {
		return false
	}
	track := &s.Tracks[line]
	began := slices.ContainsFunc(s.Marks, func(m Mark) bool { return m.Line == line })
	switch {
	case e.Act == Before && !began && !track.Before.Given():
		track.Before = pain
	case e.Act == After && began && track.Before.Given() && !track.After.Given():
		track.After = pain
	default:
		return false
	}
	return true
}

// Rating is a rating that is to be asked for now: Before or After an exercise.
type Rating struct {
	Act      Act
	Exercise string
}

// Rates gives the rating that is to be asked for now, and false where none is.
// Exercises in left are not asked about any more.
func (s *State) Rates(left []string) (Rating, bool) {
	for _, exercise := range s.Timeline.Rate {
		line := slices.IndexFunc(s.Timeline.Lines, func(l session.Line) bool { return l.Exercise == exercise })
		if line < 0 || slices.Contains(left, exercise) {
			continue
		}
		track := &s.Tracks[line]
		began := slices.ContainsFunc(s.Marks, func(m Mark) bool { return m.Line == line })
		switch {
		case track.Before.Given() && !track.After.Given() && began && !s.inTurn(line):
			return Rating{After, exercise}, true
		case !track.Before.Given() && !began && s.Run != Over && s.step().Line == line && !track.Ended:
			return Rating{Before, exercise}, true
		}
	}
	return Rating{}, false
}

// inTurn says whether a line is in its first turn still.
func (s *State) inTurn(line int) bool {
	now := s.step()
	first := slices.IndexFunc(s.Timeline.Steps, func(one session.Step) bool { return one.Line == line && one.Kind.Active() })
	return s.Run != Over && now.Line == line && (first < 0 || now.Round == s.Timeline.Steps[first].Round)
}
