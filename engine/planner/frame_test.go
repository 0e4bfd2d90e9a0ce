package planner

import (
	"slices"
	"testing"

	"pgregory.net/rapid"

	"tspine/engine/exercise"
	"tspine/engine/screening"
)

// unbarred draws a frame of a day without neighbors and alternatives, where
// every choice of the right numbers of lines can be made.
func unbarred(t *rapid.T, pass screening.Pass) *frame {
	d := rapidDice(t)
	a := d.ask(0)
	list := make([]exercise.Exercise, d(9))
	for i := range list {
		list[i] = d.exercise(i)
		list[i].Phases = list[i].Phases[:1]
		k := d.candidate(&list[i], a.Stage)
		k.Pinned = false
		a.Candidates = append(a.Candidates, k)
	}
	p := newProblem(pass, &a)
	s := newSolver(p)
	n := s.parts()
	n.ask(d(n.owed+1), d(n.limited+1))
	return s.frame(among(d, s.counts...), n, []measure{length(p.low, p.high)})
}

// every goes through the choices of a frame: what they meet, their seconds and
// their stations.
func (f *frame) every(visit func(met int, seconds int32, stations int)) {
	for set := range uint(1) << len(f.options) {
		var k places
		var seconds int32
		met, stations := f.need.from, map[int32]bool{}
		for _, x := range members(set) {
			o := &f.options[x]
			k[o.phase]++
			seconds += o.seconds
			met |= int(f.need.covers[x])
			stations[o.station] = true
		}
		if k == f.lines() && f.need.met[met] {
			visit(met, seconds, len(stations))
		}
	}
}

// lines is how many lines of each phase a frame has.
func (f *frame) lines() places {
	var k places
	for _, l := range f.all {
		k[f.options[l.options[0]].phase] = l.lines
	}
	return k
}

func TestSpansAreWhatTheChoicesComeTo(t *testing.T) {
	pass := passOf(t, nil)
	rapid.Check(t, func(t *rapid.T) {
		f := unbarred(t, pass)
		if len(f.all) == 0 {
			return
		}
		want := never()
		f.every(func(_ int, seconds int32, _ int) { want = want.or(span{seconds, seconds}) })
		if got := f.all[0].row(0, f.all[0].left)[f.need.from]; got.low < endless && got != want || got.low >= endless && want.low < endless {
			t.Fatalf("got %v, want %v", got, want)
		}
	})
}

func TestOpeningsAreWhatFewStationsComeTo(t *testing.T) {
	pass := passOf(t, nil)
	rapid.Check(t, func(t *rapid.T) {
		f := unbarred(t, pass)
		if len(f.all) == 0 {
			return
		}
		const most = 4
		next := f.end()
		more := repeat(next, 1, most+1)
		var b *block
		for _, l := range slices.Backward(f.all) {
			half := len(l.options) / 2
			cells := []cell{{l.options[:half], min(half, l.lines/2)}, {l.options[half:], l.lines - min(half, l.lines/2)}}
			b = f.mixed(cells, next)
			f.unlock(b, make([]bool, len(f.options)), most, more)
			next, more = b.row(0, b.full), b.opening.shut[b.opening.at(b, 0, b.full):b.opening.at(b, 1, 0)]
		}
		for stations := range most + 1 {
			got := more[f.need.from*(most+1)+stations]
			if want := f.split(stations); got.low < endless && got != want || got.low >= endless && want.low < endless {
				t.Fatalf("%d stations: got %v, want %v", stations, got, want)
			}
		}
	})
}

// split is what choices come to that take half of the lines of each phase from
// the first half of its options, and open so many stations at most.
func (f *frame) split(most int) span {
	out := never()
	for set := range uint(1) << len(f.options) {
		var seconds int32
		met, stations := f.need.from, map[int32]bool{}
		for _, x := range members(set) {
			seconds += f.options[x].seconds
			met |= int(f.need.covers[x])
			stations[f.options[x].station] = true
		}
		if f.need.met[met] && len(stations) <= most && f.halves(set) {
			out = out.or(span{seconds, seconds})
		}
	}
	return out
}

// halves says whether a set takes half of the lines of each phase from the first
// half of its options, and nothing of other phases.
func (f *frame) halves(set uint) bool {
	count := 0
	for _, l := range f.all {
		half := len(l.options) / 2
		var first, second int
		for i, x := range l.options {
			switch {
			case set>>x&1 == 0:
			case i < half:
				first++
			default:
				second++
			}
		}
		if want := min(half, l.lines/2); first != want || second != l.lines-want {
			return false
		}
		count += first + second
	}
	return count == len(members(set))
}

func TestReachIsWhatTheNumbersComeTo(t *testing.T) {
	pass := passOf(t, nil)
	rapid.Check(t, func(t *rapid.T) {
		f := unbarred(t, pass)
		i := slices.Index(f.counts, f.lines())
		low := int32(rapidDice(t)(600))
		want := false
		f.every(func(_ int, seconds int32, _ int) { want = want || seconds >= low && seconds <= f.high })
		if got := f.reaches(f.need).may(i, f.lines(), low); want && !got {
			t.Fatalf("%v in %d to %d s: got %v, want %v", f.lines(), low, f.high, got, want)
		}
	})
}

func TestFindFindsWheneverThereIsSomethingToFind(t *testing.T) {
	pass := passOf(t, nil)
	rapid.Check(t, func(t *rapid.T) {
		f := unbarred(t, pass)
		want := false
		f.every(func(_ int, seconds int32, _ int) { want = want || f.measures[0].holds(span{seconds, seconds}) })
		if _, got := f.find(f.all, free); got != want {
			t.Fatalf("got %v, want %v", got, want)
		}
	})
}

func TestTheWholeNeedAsksForNothingTwice(t *testing.T) {
	pass := passOf(t, nil)
	rapid.Check(t, func(t *rapid.T) {
		d := rapidDice(t)
		a := d.ask(d(10))
		p := newProblem(pass, &a)
		s := newSolver(p)
		whole, parts := s.whole(), s.parts()
		parts.ask(parts.owed, parts.limited)
		if len(whole.wants) > len(parts.wants) {
			t.Fatalf("%v of %v", whole.wants, parts.wants)
		}
		for range 20 {
			one, two := whole.from, parts.from
			for x := range p.options {
				if slices.Contains(s.rest[p.options[x].phase], int32(x)) && d.once(2) {
					one, two = one|int(whole.covers[x]), two|int(parts.covers[x])
				}
			}
			if whole.met[one] != parts.met[two] {
				t.Fatalf("%08b of %v is enough: %v; %08b of %v: %v", one, whole.wants, whole.met[one], two, parts.wants, parts.met[two])
			}
		}
	})
}

func TestDigits(t *testing.T) {
	for name, c := range map[string]struct {
		d     digit
		left  int
		fewer int
		ok    bool
	}{
		"a single cell counts down":            {digit{}, 3, 2, true},
		"to nothing":                           {digit{}, 0, -1, false},
		"the first of two, 2 of base 3":        {digit{1, 3}, 2 + 3*1, 1 + 3*1, true},
		"the second of two, 1 of base 2":       {digit{3, 2}, 2 + 3*1, 2, true},
		"the first is used up, not the second": {digit{1, 3}, 3 * 1, 2, false},
	} {
		t.Run(name, func(t *testing.T) {
			if fewer, ok := c.d.less(c.left); fewer != c.fewer || ok != c.ok {
				t.Errorf("got %d, %v; want %d, %v", fewer, ok, c.fewer, c.ok)
			}
		})
	}
}
