package planner

import (
	"cmp"
	"slices"

	"tspine/engine/exercise"
)

// choose gives the best session of all that fit, as numbers of options.
//
// A session holds each exercise once, no two that are direct alternatives or
// neighbors on a ladder, no more lines of a phase than the slots have, and is
// never longer than mostLength of the minutes. It reaches leastLength of them,
// or holds as many lines as any session that is as good by aim 0: then nothing
// can be added. Of all these the best is the one with
//
//	0 the most pinned lines, and of those the ones first in order; then the
//	  fewest empty places that should not be: a minimum gives way, never the
//	  minutes;
//	1 (the length, above);
//	2 the most directions that the week still owes;
//	3 the most limited directions with a mobilize line, the limited side done
//	  twice as much counted as one of them;
//	4 the numbers of lines nearest to what suits the goal and the minutes; for
//	  pain then the share of mobilizing in the minutes after release that is
//	  nearest to 60 %, in steps of 10 %; then, as far as it goes, lines that
//	  the goal stresses, and in integrate lines of the person's own stage,
//	5 lines that are more overdue,
//	6 lines that were done less lately, and those of the sources: that is, each
//	  line has a rank by these five, one after the other, and the session with
//	  more lines of the best rank wins, then of the next; the lines to release
//	  are compared first, then those to integrate, then those to mobilize;
//	7 the fewest changes of position and equipment: stations, each a position
//	  with what has to be at hand for it, counted in each phase;
//	8 the lines that come first: by phase as above, by station, alternatives
//	  together, in the catalog's order.
//
// Nothing is left to chance or to the order of the candidates. The search is
// exact: it has no limit of steps or time, and gives up no session that could
// be better.
func (p *problem) choose() []int32 {
	s := newSolver(p)
	if best, ok := s.first(s.whole()); ok {
		return best
	}
	n := s.parts()
	for owed := n.owed; owed >= 0; owed-- {
		for limited := n.limited; limited >= 0; limited-- {
			n.ask(owed, limited)
			if best, ok := s.first(n); ok {
				return best
			}
		}
	}
	return s.taken
}

// solver is a choice on its way.
type solver struct {
	*problem
	taken   []int32                       // the pinned lines that are in
	seconds [exercise.Integrate + 1]int32 // of those, by phase
	has     places                        // lines of those, by phase
	met     wants                         // what those cover

	rest   [exercise.Integrate + 1][]int32 // by phase: options still to choose from, in order
	counts []places                        // lines of each phase that are worth a try, best first
	more   map[int]bool                    // by number of lines: whether a session can have more
}

func newSolver(p *problem) *solver {
	s := &solver{problem: p, more: make(map[int]bool)}
	pins := s.pin()
	out := make([]bool, len(s.options))
	for _, x := range pins {
		out[x] = true
	}
	for _, x := range s.taken {
		o := &s.options[x]
		s.seconds[o.phase] += o.seconds
		s.has[o.phase]++
		s.met |= o.covers
		for _, y := range o.bars {
			out[y] = true
		}
	}
	for x := range s.options {
		if phase := s.options[x].phase; !out[x] {
			s.rest[phase] = append(s.rest[phase], int32(x))
		}
	}
	s.count()
	return s
}

// pin takes the pinned lines: as many as fit together, and of those the first.
// It gives all of them.
func (s *solver) pin() []int32 {
	var pins []int32
	var k places
	for x := range s.options {
		if o := &s.options[x]; o.pinned {
			pins = append(pins, int32(x))
			k[o.phase] = min(k[o.phase]+1, s.slots.most[o.phase])
		}
	}
	most := k[exercise.Release] + min(k.after(), s.slots.mostAfter)
	for n := most; n > 0 && !s.pinned(pins, n, places{}, 0); n-- {
		s.taken = s.taken[:0]
	}
	return pins
}

// pinned tries to take n of pins beside those taken, which have so many lines
// and seconds.
func (s *solver) pinned(pins []int32, n int, has places, seconds int32) bool {
	if n == 0 {
		return true
	}
	for i := 0; i+n <= len(pins); i++ {
		o, k := &s.options[pins[i]], has
		k[o.phase]++
		barred := slices.ContainsFunc(s.taken, func(x int32) bool { return slices.Contains(o.bars, x) })
		if barred || !s.slots.holds(k) || seconds+o.seconds > s.high {
			continue
		}
		s.taken = append(s.taken, pins[i])
		if s.pinned(pins[i+1:], n-1, k, seconds+o.seconds) {
			return true
		}
		s.taken = s.taken[:len(s.taken)-1]
	}
	return false
}

// count lists the numbers of lines with the fewest empty places, those first
// that suit best.
func (s *solver) count() {
	all := s.places()
	slices.SortFunc(all, func(a, b places) int {
		return cmp.Or(cmp.Compare(s.slots.unmet(a), s.slots.unmet(b)), cmp.Compare(a.sum(), b.sum()))
	})
	i := max(slices.IndexFunc(all, s.possible), 0)
	unmet := s.slots.unmet(all[i])
	s.counts = slices.DeleteFunc(all[i:], func(k places) bool { return s.slots.unmet(k) != unmet })
	slices.SortFunc(s.counts, func(a, b places) int {
		x, y := s.apart(a), s.apart(b)
		return slices.Compare(x[:], y[:])
	})
}

// places lists the numbers of lines that the slots hold and the families make
// up, with those taken.
func (s *solver) places() []places {
	var room places
	for phase, list := range s.rest {
		room[phase] = s.has[phase] + s.families(list)
	}
	var out []places
	for r := s.has[exercise.Release]; r <= min(room[exercise.Release], s.slots.most[exercise.Release]); r++ {
		for m := s.has[exercise.Mobilize]; m <= min(room[exercise.Mobilize], s.slots.most[exercise.Mobilize]); m++ {
			for i := s.has[exercise.Integrate]; i <= min(room[exercise.Integrate], s.slots.most[exercise.Integrate]); i++ {
				if k := (places{0, r, m, i}); s.slots.holds(k) {
					out = append(out, k)
				}
			}
		}
	}
	return out
}

// families counts the families among options.
func (s *solver) families(list []int32) int {
	seen := make([]bool, len(s.options))
	n := 0
	for _, x := range list {
		if f := s.options[x].family; !seen[f] {
			seen[f] = true
			n++
		}
	}
	return n
}
