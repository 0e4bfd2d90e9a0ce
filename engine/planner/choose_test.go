package planner

import (
	"math/bits"
	"os"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"tspine/engine/exercise"
	"tspine/engine/person"
	"tspine/engine/screening"
)

// judged is a session with its worth by each aim.
type judged struct {
	session []int32
	order   []int // the lines as they come: phase by phase, station by station, alternatives together
	seconds int32
	pins    []int // first the more, then the first in order
	unmet   int
	wants   [2]int // directions owed, limited
	apart   [4]int
	off     int
	ranks   []int // by cell: lines
	changes int
}

// judge weighs a session, straight from what the aims say; false where the
// session doesn't fit.
func (p *problem) judge(session []int32) (judged, bool) {
	j := judged{session: session}
	var k places
	var covered wants
	var minutes [4]int32
	stations := map[string]bool{}
	for i, x := range session {
		o := &p.options[x]
		for _, y := range session[:i] {
			if together(o.exercise, p.options[y].exercise) {
				return j, false
			}
		}
		j.seconds += o.seconds
		minutes[o.phase] += o.seconds
		k[o.phase]++
		covered |= o.covers
		stations[o.phase.String()+o.exercise.Position+kit(o.exercise)] = true
		if o.pinned {
			j.pins = append(j.pins, -int(x))
		}
		for len(j.ranks) <= int(o.cell) {
			j.ranks = append(j.ranks, 0)
		}
		j.ranks[o.cell]++
		j.order = append(j.order, ((turn(o.phase)*1000+int(o.station))*1000+int(o.family))*1000+int(o.place))
	}
	slices.Sort(j.order)
	j.unmet, j.apart, j.changes = p.slots.unmet(k), p.apart(k), len(stations)
	j.wants = [2]int{bits.OnesCount8(uint8(covered & owedWants)), bits.OnesCount8(uint8(covered & limitedWants))}
	if all := minutes[exercise.Mobilize] + minutes[exercise.Integrate]; p.share && all > 0 {
		tenths := int(10*float64(minutes[exercise.Mobilize])/float64(all) + 0.5)
		j.off = max(tenths-6, 6-tenths)
	}
	return j, p.slots.holds(k) && j.seconds <= p.high
}

// members lists the options of a set of bits.
func members(set uint) []int32 {
	var out []int32
	for ; set != 0; set &= set - 1 {
		out = append(out, int32(bits.TrailingZeros(set)))
	}
	return out
}

// together says whether two lines must not stand in one session.
func together(a, b *exercise.Exercise) bool {
	one := func(a, b *exercise.Exercise) bool {
		return a.ID == b.ID || a.VariantOf == b.ID || slices.Contains(slices.Concat(a.Easier, a.Harder, a.Instead), b.ID)
	}
	return one(a, b) || one(b, a)
}

// first says whether a is better by the first two aims, or b: positive for a.
func first(a, b judged) int {
	switch {
	case len(a.pins) != len(b.pins):
		return len(a.pins) - len(b.pins)
	case !slices.Equal(a.pins, b.pins):
		return slices.Compare(a.pins, b.pins)
	}
	return b.unmet - a.unmet
}

// then compares two sessions that are long enough.
func then(a, b judged) int {
	if n := slices.Compare(a.wants[:], b.wants[:]); n != 0 {
		return n
	}
	if n := slices.Compare(b.apart[:], a.apart[:]); n != 0 {
		return n
	}
	if a.off != b.off {
		return b.off - a.off
	}
	if n := slices.Compare(a.ranks, b.ranks); n != 0 {
		return n
	}
	if a.changes != b.changes {
		return b.changes - a.changes
	}
	return slices.Compare(b.order, a.order)
}

// brute chooses by looking at every session there is.
func (p *problem) brute() []int32 {
	var all []judged
	for set := range uint(1) << len(p.options) {
		if j, ok := p.judge(members(set)); ok {
			all = append(all, j)
		}
	}
	best := slices.MaxFunc(all, first)
	all = slices.DeleteFunc(all, func(j judged) bool { return first(j, best) != 0 })
	most := 0
	for _, j := range all {
		most = max(most, len(j.session))
	}
	all = slices.DeleteFunc(all, func(j judged) bool { return j.seconds < p.low && len(j.session) < most })
	return slices.MaxFunc(all, then).session
}

func TestChoosesAsIfItHadLookedAtEverySession(t *testing.T) {
	pass := passOf(t, nil)
	rapid.Check(t, func(t *rapid.T) {
		d := rapidDice(t)
		compare(t, pass, d.ask(d(10)))
	})
}

func TestChoosesAsIfItHadLookedAtEverySessionOfThousandDays(t *testing.T) {
	pass := passOf(t, nil)
	for seed := range uint64(days()) {
		d := seedDice(seed)
		compare(t, pass, d.ask(4+d(11)))
	}
}

// days is how many days are looked at: more of them in a soak.
func days() int {
	if os.Getenv("TSPINE_SOAK") != "" {
		return 200_000
	}
	return 1000
}

// compare chooses a day's session both ways.
func compare(t rapid.TB, pass screening.Pass, a Ask) {
	p := newProblem(pass, &a)
	if len(p.options) > 12 {
		return
	}
	got := p.choose()
	slices.Sort(got)
	want := p.brute()
	if !slices.Equal(want, got) {
		t.Errorf("%d minutes, slots %+v, target %v: want %s, got %s", a.Minutes, p.slots, p.target, p.names(want), p.names(got))
	}
}

func TestNoExchangeOfLinesMakesASessionBetter(t *testing.T) {
	pass := passOf(t, nil)
	for _, n := range []int{60, 600} {
		c := madeUp(t, n)
		for _, minutes := range []int{5, 10, 15, 30, 60} {
			for _, goal := range []person.Goal{person.General, person.Pain, person.Strength} {
				a := dayOf(c, minutes, 1+minutes%3, goal, minutes%2 == 0)
				p := newProblem(pass, &a)
				if worse := p.exchanged(p.choose()); worse != nil {
					t.Errorf("%d exercises, %d minutes, %s: better is %v", n, minutes, goal, p.names(worse))
				}
			}
		}
	}
}

// exchanged looks for a better session with one line more, one less, or another
// in its place.
func (p *problem) exchanged(session []int32) []int32 {
	slices.Sort(session)
	best, _ := p.judge(session)
	for out := -1; out < len(session); out++ {
		rest := slices.Clone(session)
		if out >= 0 {
			rest = slices.Delete(rest, out, out+1)
		}
		for in := -1; in < len(p.options); in++ {
			one := slices.Clone(rest)
			if in >= 0 {
				one = append(one, int32(in))
			}
			slices.Sort(one)
			j, ok := p.judge(slices.Compact(one))
			long := j.seconds >= p.low || best.seconds < p.low && len(one) >= len(session)
			if ok && (first(j, best) > 0 || first(j, best) == 0 && long && then(j, best) > 0) {
				return one
			}
		}
	}
	return nil
}
