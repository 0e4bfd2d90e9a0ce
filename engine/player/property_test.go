package player

import (
	"reflect"
	"testing"

	"pgregory.net/rapid"

	"tspine/engine/dose"
	"tspine/engine/logbook"
	"tspine/engine/session"
	"tspine/engine/unit"
)

var acts = []Act{Go, Go, Stand, Back, Skip, Drop, Next, Next, Next, Swap, Hurts, Ease, EndLine, Easy, Hard, Record, Leave, "cartwheel"}

// event draws something that a person may do.
func event(t *rapid.T) Event {
	return Event{
		Act: rapid.SampledFrom(acts).Draw(t, "act"), Exercise: rapid.SampledFrom([]string{"lean", "band-row", "cartwheel"}).Draw(t, "swap"),
		Pain: rapid.IntRange(-1, 11).Draw(t, "pain"), Reps: rapid.IntRange(-1, 12).Draw(t, "reps"),
		Load: dose.Weight(1, unit.Kilograms(rapid.IntRange(0, 12).Draw(t, "kg"))),
	}
}

// jump draws how much the clock moves between two looks at it: mostly a little,
// sometimes far, sometimes back.
func jump(t *rapid.T) int64 {
	switch rapid.IntRange(0, 9).Draw(t, "jump") {
	case 0:
		return -rapid.Int64Range(0, 10_000_000).Draw(t, "back")
	case 1:
		return rapid.Int64Range(0, 10_000_000).Draw(t, "far")
	}
	return rapid.Int64Range(0, 15_000).Draw(t, "on")
}

// life is a session under random keys and clocks.
type life struct {
	s     State
	now   int64
	ran   int64 // ms that have to count
	over  bool  // it came to the end, where time no longer counts
	heard map[Sound]bool
}

func (l *life) step(t *rapid.T) {
	move := jump(t)
	running := l.s.Run == Running
	l.now += move
	if running && move > 0 && move <= AwayAfter {
		l.ran += move
	}
	before := l.s
	var sounds []Sound
	if rapid.Bool().Draw(t, "key") {
		l.s, _, _ = l.s.Do(event(t), l.now)
		l.heard = map[Sound]bool{} // a key may bring a step again
	} else {
		l.s, sounds = l.s.Tick(l.now)
	}
	for _, one := range sounds {
		key := Sound{Kind: one.Kind, Left: one.Left, Step: one.Step}
		if l.heard[key] {
			t.Fatalf("%v is sounded twice", one)
		}
		l.heard[key] = true
	}
	l.over = l.over || l.s.Run == Over
	if !l.s.Whole() {
		t.Fatalf("not whole: %+v", l.s)
	}
	if l.s.Ran-before.Ran < 0 {
		t.Fatal("time was taken back")
	}
}

func TestWhateverHappens(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s, _ := New("id", sample(), unit.Rate(rapid.IntRange(-1, 10).Draw(t, "before")), noon)
		l := life{s: s, now: noon, heard: map[Sound]bool{}}
		for range rapid.IntRange(1, 60).Draw(t, "steps") {
			l.step(t)
		}
		if l.s.Ran > l.ran || l.s.Ran < l.ran && !l.over {
			t.Fatalf("%d ms were counted of %d", l.s.Ran, l.ran)
		}
		same(t, l.s, l.now)
		honest(t, &l.s)
	})
}

// same makes sure that a state that was kept plays on as the one that wasn't.
func same(t *rapid.T, s State, now int64) {
	again := kept(t, s)
	one, sounds := s.Tick(now + 7_000)
	two, more := again.Tick(now + 7_000)
	if !reflect.DeepEqual(kept(t, one), kept(t, two)) || !reflect.DeepEqual(sounds, more) {
		t.Fatalf("kept and read again it plays otherwise:\n%+v\n%+v", one, two)
	}
	if !reflect.DeepEqual(one.Entry(), two.Entry()) {
		t.Fatal("kept and read again it tells another entry")
	}
}

// honest makes sure that an entry says no more than the time that ran allows,
// and calls nothing full of which a step is missing.
func honest(t *rapid.T, s *State) {
	e := s.Entry()
	held := int64(0)
	for _, d := range e.Lines {
		if d.Did.Kind == dose.Timed {
			sides := int64(1)
			if d.Did.PerSide {
				sides = 2
			}
			held += int64(d.Did.Sum()) * second * sides
		}
		if d.How == logbook.Full && d.Did.Sum() < d.Planned.Sum() {
			t.Fatalf("%+v is full", d)
		}
		if err := d.Did.Check().Err(); !d.Did.IsZero() && err != nil {
			t.Fatalf("%s: %v", d.Did, err)
		}
	}
	if held > s.Ran {
		t.Fatalf("%d ms held in %d", held, s.Ran)
	}
	if e.Finished && s.step().Kind != session.Done {
		t.Fatal("finished in the middle")
	}
}

// In one run without a key, every second of the countdown of a step that ended
// has sounded, whenever it was looked at.
func TestTheCountdownIsWhole(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s, _ := New("id", sample(), unit.Rate(0), noon)
		s, _, _ = s.Do(Event{Act: Go}, noon)
		got := map[int]int{}
		for s.At < 9 {
			var sounds []Sound
			s, sounds = s.Tick(s.Seen + rapid.Int64Range(1, 20_000).Draw(t, "on"))
			for _, one := range sounds {
				if one.Kind == Tick {
					got[one.Step]++
				}
			}
		}
		for i := range 9 {
			if got[i] != Countdown {
				t.Fatalf("step %d was counted down with %d sounds", i, got[i])
			}
		}
	})
}
