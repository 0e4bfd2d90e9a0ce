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

// TestWhatIsToBeRatedNow plays a session of which the second exercise is
// compared, up to its end.
func TestWhatIsToBeRatedNow(t *testing.T) {
	s := began(t)
	line := s.Timeline.Lines[1].Exercise
	s.Timeline.Rate = []string{"nothing-of-ours", line}
	asks := func(want Act, left ...string) {
		t.Helper()
		got, ok := s.Rates(left)
		if ok != (want != "") || ok && got != (Rating{want, line}) {
			t.Fatalf("at step %d it asks %v %+v, want %q", s.At, ok, got, want)
		}
	}
	asks("") // the first one is not compared
	for s.step().Line != 1 {
		s.At++
	}
	asks(Before)
	asks("", line)
	ended := s.clone()
	ended.Tracks[1].Ended = true
	if _, ok := ended.Rates(nil); ok {
		t.Error("it asks before what is left out")
	}
	s, _, _ = s.Do(Event{Act: Before, Exercise: line, Pain: 4}, s.Seen)
	asks("")
	for !s.step().Kind.Active() {
		s.At++
	}
	s.mark(s.step(), 1, s.Tracks[1].Load)
	asks("") // in its first turn
	for s.step().Line == 1 && s.Run != Over {
		if s.At++; s.At == len(s.Timeline.Steps)-1 {
			s.Run = Over
		}
	}
	asks(After)
	asks("", line)
	s, _, _ = s.Do(Event{Act: After, Exercise: line, Pain: 3}, s.Seen)
	asks("")
}
