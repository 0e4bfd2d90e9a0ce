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
