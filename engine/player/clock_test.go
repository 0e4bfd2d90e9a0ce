package player

import (
	"slices"
	"testing"

	"tspine/engine/session"
	"tspine/engine/unit"
)

func TestTime(t *testing.T) {
	for name, c := range map[string]struct {
		at   []int64 // ms after the start at which it is told the time
		step int
		left int64
		run  Run
	}{
		"a step lasts until its last millisecond":           {[]int64{4_999}, 0, 1, Running},
		"then comes the next":                               {[]int64{5_000}, 1, 10_000, Running},
		"a late tick goes where the wall clock is":          {[]int64{100, 17_000}, 2, 2_000, Running},
		"a clock that goes back takes nothing away":         {[]int64{2_000, 1_000, 1_000, 2_000}, 0, 2_000, Running},
		"two minutes that nobody saw have passed all right": {[]int64{10_000, 130_000}, 9, 0, Running},
		"after more than that it stands where it was":       {[]int64{10_000, 130_001}, 1, 5_000, Paused},
		"a step that waits lasts until it is done":          {[]int64{60_000, 170_000}, 9, 0, Running},
	} {
		t.Run(name, func(t *testing.T) {
			s := began(t)
			for _, at := range c.at {
				s, _ = s.Tick(noon + at)
			}
			if s.At != c.step || s.Left != c.left || s.Run != c.run {
				t.Errorf("step %d with %d ms left, %s; want %d with %d, %s", s.At, s.Left, s.Run, c.step, c.left, c.run)
			}
		})
	}
}

func TestAPauseTakesNoTime(t *testing.T) {
	s := must(t, began(t), Event{Act: Stand}, noon+7_500)
	s, sounds := s.Tick(noon + 90_000)
	if s.At != 1 || s.Left != 7_500 || len(sounds) != 0 {
		t.Fatalf("step %d with %d left, sounds %v", s.At, s.Left, sounds)
	}
	s = must(t, s, Event{Act: Go}, noon+100_000)
	s, _ = s.Tick(noon + 107_499)
	if s.At != 1 || s.Left != 1 {
		t.Errorf("after the pause: step %d with %d left", s.At, s.Left)
	}
}

func TestAWokenSessionStandsWhereItWasSeenLast(t *testing.T) {
	s, _ := began(t).Tick(noon + 8_000)
	s = kept(t, s).Wake(noon + 3_600_000)
	if s.Run != Paused || s.At != 1 || s.Left != 7_000 {
		t.Errorf("%s at step %d with %d left", s.Run, s.At, s.Left)
	}
}

func TestTheSoundsOfASession(t *testing.T) {
	s, sounds := later(began(t), 29)
	var got []Tone
	for _, one := range sounds {
		got = append(got, one.Kind)
	}
	want := []Tone{Tick, Tick, Tick, Start, Tick, Tick, Tick, End, Switch, Tick, Tick, Tick, Start, Tick, Tick, Tick, End}
	if !slices.Equal(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
	for _, one := range sounds {
		if one.At > s.Seen || one.At%second != 0 {
			t.Errorf("%v was due at %d", one, one.At-noon)
		}
	}
}

func TestLateTicksSoundTheSameAsManyTicks(t *testing.T) {
	_, often := later(began(t), 42)
	s := began(t)
	var seldom []Sound
	for _, ms := range []int64{1_700, 4_990, 20_000, 20_000, 30_000, 42_000} {
		var more []Sound
		s, more = s.Tick(noon + ms)
		seldom = append(seldom, more...)
	}
	if !slices.Equal(often, seldom) {
		t.Errorf("often %v\nseldom %v", often, seldom)
	}
}

func TestDueIsWhenTheNextThingHappens(t *testing.T) {
	s := began(t)
	for _, want := range []int64{2_000, 3_000, 4_000, 5_000, 12_000} {
		due, ok := s.Due()
		if !ok || due != noon+want {
			t.Fatalf("due at %d, want %d", due-noon, want)
		}
		s, _ = s.Tick(due)
	}
	s = must(t, s, Event{Act: Stand}, s.Seen)
	if _, ok := s.Due(); ok {
		t.Error("something is due in a pause")
	}
}

func TestRepsWithATempoHaveNoCountdown(t *testing.T) {
	s := began(t)
	for s.step().Kind != session.Lower {
		s = must(t, s, Event{Act: Skip}, s.Seen)
	}
	_, sounds := later(s, 13)
	for _, one := range sounds {
		if one.Kind != Part {
			t.Errorf("%v", one)
		}
	}
	if len(sounds) != 5 {
		t.Errorf("%d parts begin after the first, want 5", len(sounds))
	}
}

func TestAnEmptySessionIsNotPlayed(t *testing.T) {
	if _, ok := New("id", session.Timeline{}, unit.Rate(0), noon); ok {
		t.Error("it begins")
	}
}
