package planner

import (
	"cmp"
	"slices"

	"tspine/engine/exercise"
)

// choose gives the best session of all that fit, as numbers of options.
//
// A session holds each exercise once, no two that are direct alternatives or
// neighbors on a ladder, no more lines of a phase than the slots have, and
// never more than mostLength of the minutes. It reaches leastLength of them,
// or it holds as many lines as any session that is as good by the first two
// aims. Of all these the best is the one with
//
//	0 the most pinned lines, and of those the ones first in order; then the
//	  fewest empty places that should not be (a minimum gives way, never the
//	  minutes);
//	1 (the length, above);
//	2 the most directions that the week still owes;
//	3 the most limited directions with a mobilize line, and a line that does
//	  the limited side twice as much;
//	4 the number of lines of each phase that suits the goal and the minutes,
//	  and for pain the share of the minutes after release that mobilizes, to
//	  the nearest tenth;
//	4–6 the better lines. Each has a rank: first whether the goal stresses it,
//	  then in integrate whether it is of the person's own stage, then how
//	  overdue it is, how seldom it was done lately, and whether it is of the
//	  sources. Phase by phase, the session with more lines of the best rank
//	  wins; if they have as many, the one with more of the next;
//	7 the fewest changes of position and equipment: stations, each a position
//	  with what has to be at hand for it, counted in each phase;
//	8 the lines that come first, phase by phase, rank by rank, station by
//	  station, in the catalog's order.
//
// Nothing is left to chance or to the order of the candidates. The search is
// exact: it has no limit of steps or time, and gives up no session that could
// be better.
func (p *problem) choose() []int32 {
	s := newSolver(p)
	s.fill()
	if best, ok := s.first(s.reaches(s.whole())); ok {
		return best
	}
	n := s.parts()
	r := s.reaches(n)
	for owed := n.owed; owed >= 0; owed-- {
		for limited := n.limited; limited >= 0; limited-- {
			n.ask(owed, limited)
			if best, ok := s.first(r); ok {
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
	open    []int16                       // by station: how many of those
	opened  int
	has     places // lines of those, by phase
	met     wants  // what those cover

	rest   [exercise.Integrate + 1][]int32 // by phase: options still to choose from, in order
	counts []places                        // lines of each phase that are worth a try, best first
	most   []int8                          // by number of lines: whether any session has more; 0: not looked at yet
}

func newSolver(p *problem) *solver {
	s := &solver{problem: p, open: make([]int16, len(p.options)), most: make([]int8, len(p.options)+1)}
	s.pin()
	return s
}

// pin takes the pinned lines: as many as fit together, and of those the first.
func (s *solver) pin() {
	var pins []int32
	for x := range s.options {
		if s.options[x].pinned {
			pins = append(pins, int32(x))
		}
	}
	for n := len(pins); n > 0 && !s.pinned(pins, n, places{}, 0); n-- {
	}
	slices.Sort(s.taken)
	out := make([]bool, len(s.options))
	for _, x := range pins {
		out[x] = true
	}
	for _, x := range s.taken {
		o := &s.options[x]
		s.seconds[o.phase] += o.seconds
		if s.open[o.station]++; s.open[o.station] == 1 {
			s.opened++
		}
		s.has[o.phase]++
		s.met |= o.covers
		for _, y := range o.bars {
			out[y] = true
		}
	}
	for x := range s.options {
		if !out[x] {
			s.rest[s.options[x].phase] = append(s.rest[s.options[x].phase], int32(x))
		}
	}
}

// pinned tries to take n of pins.
func (s *solver) pinned(pins []int32, n int, has places, seconds int32) bool {
	if n == 0 {
		return true
	}
	for i := 0; i+n <= len(pins); i++ {
		o := &s.options[pins[i]]
		k := has
		k[o.phase]++
		if !s.slots.holds(k) || seconds+o.seconds > s.high || slices.ContainsFunc(s.taken, func(x int32) bool { return slices.Contains(o.bars, x) }) {
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

// fill lists the counts of lines with the fewest empty places, in the order in
// which they are tried.
func (s *solver) fill() {
	var room places
	for phase, list := range s.rest {
		room[phase] = min(s.slots.most[phase], s.has[phase]+s.families(list))
	}
	var all []places
	var k places
	for k[1] = s.has[1]; k[1] <= room[1]; k[1]++ {
		for k[2] = s.has[2]; k[2] <= room[2]; k[2]++ {
			for k[3] = s.has[3]; k[3] <= room[3]; k[3]++ {
				if s.slots.holds(k) {
					all = append(all, k)
				}
			}
		}
	}
	slices.SortFunc(all, func(a, b places) int {
		return cmp.Or(cmp.Compare(s.slots.unmet(a), s.slots.unmet(b)), cmp.Compare(a.sum(), b.sum()))
	})
	for i, k := range all {
		if s.possible(k) {
			unmet := s.slots.unmet(k)
			s.counts = slices.DeleteFunc(all[i:], func(k places) bool { return s.slots.unmet(k) != unmet })
			break
		}
	}
	slices.SortFunc(s.counts, func(a, b places) int {
		x, y := s.apart(a), s.apart(b)
		return slices.Compare(x[:], y[:])
	})
}
