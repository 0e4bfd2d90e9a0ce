package player

import (
	"testing"

	"pgregory.net/rapid"

	"tspine/engine/session"
	"tspine/engine/unit"
)

func TestTwoDevicesCountEachSetOnce(t *testing.T) {
	one, _ := later(began(t), 36) // both holds of the first set
	two := at(t, began(t), 5)
	two, _ = later(two, 24) // both of the second
	for name, c := range map[string]struct {
		a, b State
		want int // seconds a side
	}{
		"each did another set":       {one, two, 20},
		"the other way round":        {two, one, 20},
		"both did the same set":      {one, one, 10},
		"one of them did nothing":    {one, began(t), 10},
		"the other one did it twice": {one.Merge(two), two, 20},
	} {
		t.Run(name, func(t *testing.T) {
			e := c.a.Merge(c.b)
			if got := e.Entry().Lines[0].Did.Sum(); got != c.want {
				t.Errorf("%d s, want %d", got, c.want)
			}
		})
	}
}

func TestWhatOneDeviceSwappedStandsBesideTheOther(t *testing.T) {
	one := must(t, began(t), Event{Act: Swap, Exercise: "lean"}, noon)
	one, _ = later(one, 30)
	two, _ := later(began(t), 65)
	both := two.Merge(one)
	if !both.Whole() || both.step().Kind == session.Done {
		t.Fatalf("step %d is not one to go on from", both.At)
	}
	e := both.Entry()
	if e.Lines[0].Exercise != "hold" || e.Lines[0].Did.Sum() != 20 || e.Lines[4].Exercise != "lean" || e.Lines[4].Did.Sum() != 16 {
		t.Errorf("%+v", e.Lines)
	}
}

func TestMergingKeepsTheWorstPainAndTheEnd(t *testing.T) {
	one := must(t, began(t), Event{Act: Hurts, Pain: 4}, noon+1_000)
	two := at(t, began(t), 24)
	two.mark(two.Timeline.Steps[1], 10, two.Tracks[0].Load)
	e := one.Merge(two)
	if got := e.Entry(); got.During != unit.Rate(4) || !got.Finished || got.Lines[0].How != "stopped" {
		t.Errorf("%+v", got)
	}
}

func TestMergingInAnyOrderCountsTheSame(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		a, b := walk(t, "a"), walk(t, "b")
		ab, ba := a.Merge(b), b.Merge(a)
		again := ab.Merge(b)
		if !ab.Whole() || !ba.Whole() {
			t.Fatal("not whole")
		}
		amounts := func(s State) map[string]int {
			out := map[string]int{}
			for _, d := range s.Entry().Lines {
				out[d.Exercise+" for "+d.InPlaceOf] += d.Did.Sum()
			}
			return out
		}
		for id, n := range amounts(ab) {
			if amounts(ba)[id] != n || amounts(again)[id] != n {
				t.Fatalf("%s: %d, %d, %d", id, n, amounts(ba)[id], amounts(again)[id])
			}
		}
	})
}

// walk is a session on one device, with some keys pressed on the way.
func walk(t *rapid.T, label string) State {
	s, _ := New("id", sample(), unit.Rate(1), noon)
	s, _, _ = s.Do(Event{Act: Go}, noon)
	acts := []Act{Next, Skip, Back, Drop, Swap, CatchUp, Go}
	for _, n := range rapid.SliceOfN(rapid.IntRange(0, 40), 1, 30).Draw(t, label) {
		act := acts[n%len(acts)]
		with := ""
		if others := s.Alternatives(); len(others) > 0 {
			with = others[0].Exercise
		}
		s, _, _ = s.Do(Event{Act: act, Exercise: with}, s.Seen+int64(n)*second)
	}
	return s
}

func TestAGapPassesWhereThePersonSaysSo(t *testing.T) {
	for name, c := range map[string]struct {
		at   int
		away int64 // seconds
		to   int
		done int // marks
	}{
		"by the clock":                    {0, 600, 9, 4},
		"not past a step that waits":      {9, 600, 9, 0},
		"a short one has passed already":  {1, 100, 9, 4},
		"to the end of what needs nobody": {12, 6_000, 24, 10},
	} {
		t.Run(name, func(t *testing.T) {
			s := at(t, began(t), c.at)
			s, _, _ = s.Do(Event{Act: CatchUp}, noon+c.away*second)
			if s.At != c.to || len(s.Marks) != c.done {
				t.Errorf("step %d with %d marks, want %d with %d", s.At, len(s.Marks), c.to, c.done)
			}
		})
	}
}
