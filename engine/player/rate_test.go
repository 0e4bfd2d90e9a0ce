package player

import (
	"testing"

	"tspine/engine/unit"
)

func TestAnExerciseIsRatedOnceJustBeforeAndOnceAfter(t *testing.T) {
	s := began(t)
	line := s.Timeline.Lines[0].Exercise
	s.Timeline.Rate, s.Timeline.ByLot = []string{line}, true
	do := func(act Act, exercise string, pain int, want bool) {
		t.Helper()
		next, _, ok := s.Do(Event{Act: act, Exercise: exercise, Pain: pain}, s.Seen)
		if ok != want {
			t.Fatalf("%s %s %d: %v", act, exercise, pain, ok)
		}
		s = next
	}
	do(After, line, 3, false) // nothing was done yet
	do(Before, line, 11, false)
	do(Before, s.Timeline.Lines[1].Exercise, 4, false) // is not compared
	do(Before, "nothing-of-ours", 4, false)
	do(Before, line, 4, true)
	do(Before, line, 2, false) // what was said stays
	s.mark(s.Timeline.Steps[1], 1, s.Tracks[0].Load)
	do(Before, line, 2, false)
	do(After, line, 3, true)
	do(After, line, 1, false)
	e := s.Entry()
	if d := e.Lines[0]; !e.Randomized || d.Before != unit.Rate(4) || d.After != unit.Rate(3) || e.During.Given() {
		t.Errorf("%+v", e)
	}
}

func TestBothRatingsAreOfOneDevice(t *testing.T) {
	rated := func(before, after unit.Rating) Track { return Track{Before: before, After: after} }
	for name, c := range map[string]struct{ a, b, want Track }{
		"here":             {rated(unit.Rate(5), unit.Rate(4)), rated(unit.Rate(3), unit.Rate(1)), rated(unit.Rate(5), unit.Rate(4))},
		"there":            {rated(unit.Rate(5), 0), rated(unit.Rate(3), unit.Rate(1)), rated(unit.Rate(3), unit.Rate(1))},
		"only before":      {rated(0, 0), rated(unit.Rate(3), 0), rated(unit.Rate(3), 0)},
		"half of each one": {rated(unit.Rate(5), 0), rated(unit.Rate(3), 0), rated(unit.Rate(5), 0)},
	} {
		if c.a.join(c.b); c.a.Before != c.want.Before || c.a.After != c.want.After {
			t.Errorf("%s: %+v", name, c.a)
		}
	}
}
