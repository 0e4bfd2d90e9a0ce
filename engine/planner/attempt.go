package planner

import (
	"slices"

	"tspine/engine/exercise"
)

// first gives the best session that meets the need of a reach, trying the counts of lines in
// their order.
func (s *solver) first(r *reach) ([]int32, bool) {
	for i, k := range s.counts {
		low := s.low
		switch {
		case !r.may(i, k, 0):
			continue
		case s.fullest(k.sum()):
			low = 0
		case !r.may(i, k, low):
			continue
		}
		if best, ok := s.attempt(k, r.need, low); ok {
			return append(best, s.taken...), true
		}
	}
	return nil, false
}

// possible says whether any session has so many lines of each phase.
func (s *solver) possible(k places) bool {
	n := s.nothing()
	_, ok := s.find(s.chain(k, n), n, limit{0, s.high, free, free})
	return ok
}

// fullest says whether no session that is as good by the first two aims has more
// than so many lines.
func (s *solver) fullest(lines int) bool {
	if s.most[lines] == 0 {
		s.most[lines] = 1
		more := slices.DeleteFunc(slices.Clone(s.counts), func(k places) bool { return k.sum() <= lines })
		slices.SortStableFunc(more, func(a, b places) int { return a.sum() - b.sum() })
		if slices.ContainsFunc(more, s.possible) {
			s.most[lines] = 2
		}
	}
	return s.most[lines] == 1
}

// chain gives the blocks of all phases for so many lines of each.
func (s *solver) chain(k places, n *need) []link {
	var out []link
	next := n.end()
	for p := exercise.Integrate; p >= exercise.Release; p-- {
		if quota := k[p] - s.has[p]; quota > 0 {
			b := s.build(s.rest[p], quota, n, next)
			next = b.row(0, quota)
			out = append(out, link{b, 0, quota})
		}
	}
	slices.Reverse(out)
	return out
}

// attempt gives the best session with so many lines of each phase that meets
// the need and is long enough.
func (s *solver) attempt(k places, n *need, low int32) ([]int32, bool) {
	f := frame{solver: s, need: n, all: s.chain(k, n), limit: limit{low, s.high, free, free}}
	if s.share && k.after() > 0 {
		for _, l := range f.all {
			s.total(l.block)
		}
		f.limit.off = 0
	}
	for {
		best, ok := s.find(f.all, n, f.limit)
		if ok {
			return f.settle(f.refine(best)), true
		}
		if f.limit.off == free || f.limit.off > 100/shareStep {
			return nil, false
		}
		f.limit.off++
	}
}

// frame is a session whose lines are counted, but not yet chosen.
type frame struct {
	*solver
	need  *need
	all   []link // a block for each phase with lines to choose
	limit limit
}

// cell is options of one phase and rank, with how many of them are in.
type cell struct {
	options []int32
	quota   int
}

// refine fixes how many lines of each rank are in: phase by phase of the best
// rank as many as can be, then of the next. It begins with a session that fits.
func (f *frame) refine(best []int32) []cell {
	var fixed []cell
	for i, l := range f.all {
		left := l.left
		for place := 0; place < len(l.options) && left > 0; {
			c := cell{options: l.options[place:f.end(l.options, place)]}
			place += len(c.options)
			c.quota = f.inside(c.options, best)
			for most := min(left, f.cliques(c.options)); most > c.quota; most-- {
				rest := append([]link{{l.block, place, left - most}}, f.all[i+1:]...)
				if found, ok := f.extend(cell{c.options, most}, fixed, rest); ok {
					best, c.quota = found, most
				}
			}
			if c.quota > 0 {
				fixed = append(fixed, c)
			}
			left -= c.quota
		}
	}
	return fixed
}

// end is where the cell that begins at a place ends.
func (f *frame) end(options []int32, place int) int {
	for i := place; i < len(options); i++ {
		if f.options[options[i]].cell != f.options[options[place]].cell {
			return i
		}
	}
	return len(options)
}

// inside counts the options of one cell that are in a session.
func (f *frame) inside(options, session []int32) int {
	n := 0
	for _, x := range session {
		if f.options[x].cell == f.options[options[0]].cell {
			n++
		}
	}
	return n
}

// extend looks for a session with so many lines of a cell, with what is fixed,
// and with a rest.
func (f *frame) extend(c cell, fixed []cell, rest []link) ([]int32, bool) {
	chain := slices.Clone(rest)
	next := rest[0].row(rest[0].place, rest[0].left)
	for _, one := range append(slices.Clone(fixed), c) {
		b := f.build(one.options, one.quota, f.need, next)
		if f.limit.off != free {
			f.total(b)
		}
		next = b.row(0, one.quota)
		chain = append(chain, link{})
		copy(chain[1:], chain)
		chain[0] = link{b, 0, one.quota}
	}
	return f.find(chain, f.need, f.limit)
}

// settle chooses the lines of each cell: those that open the fewest stations,
// and of those the first.
func (f *frame) settle(cells []cell) []int32 {
	chain := make([]link, len(cells))
	next := f.need.end()
	more := make([]uint8, len(next))
	for met := range more {
		if !f.need.met[met] {
			more[met] = closed
		}
	}
	for i := len(cells) - 1; i >= 0; i-- {
		b := f.build(cells[i].options, cells[i].quota, f.need, next)
		if f.limit.off != free {
			f.total(b)
		}
		f.count(b, f.need, f.known(cells[:i]), more)
		next = b.row(0, b.quota)
		at := b.at(0, b.quota)
		more = b.shut[at : at+b.width]
		chain[i] = link{b, 0, b.quota}
	}
	l := f.limit
	for l.stations = f.opened + int(more[f.need.from]); ; l.stations++ {
		if best, ok := f.find(chain, f.need, l); ok {
			return best
		}
	}
}

// known says which stations may be open before some of the cells are chosen.
func (f *frame) known(before []cell) []bool {
	out := make([]bool, len(f.open))
	for station, lines := range f.open {
		out[station] = lines > 0
	}
	for _, c := range before {
		for _, x := range c.options {
			out[f.options[x].station] = true
		}
	}
	return out
}
