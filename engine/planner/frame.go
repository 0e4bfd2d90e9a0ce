package planner

import (
	"slices"
)

// frame is a session whose lines are counted, but not yet chosen.
type frame struct {
	*solver
	need     *need
	measures []measure
	weights  [][]span // by measure and option: what it adds
	all      []link   // a block for each phase with lines to choose
}

// link is a block entered at a place, with so many left to choose from there.
type link struct {
	*block
	place, left, lines int
}

// frame makes the frame for so many lines of each phase.
func (s *solver) frame(k places, n *need, m []measure) *frame {
	f := &frame{solver: s, need: n, measures: m, weights: make([][]span, len(m))}
	for i := range m {
		f.weights[i] = make([]span, len(s.options))
		for x := range s.options {
			f.weights[i][x] = m[i].of(s.options[x].phase, s.options[x].seconds)
		}
	}
	next := f.end()
	for p := len(k) - 1; p > 0; p-- {
		if quota := k[p] - s.has[p]; quota > 0 {
			b := f.block(cell{s.rest[p], quota}, next)
			next = b.row(0, quota)
			f.all = append(f.all, link{b, 0, quota, quota})
		}
	}
	slices.Reverse(f.all)
	return f
}

// end is what follows once all lines are chosen: by what is met, and measure.
func (f *frame) end() []span {
	out := make([]span, f.need.width*len(f.measures))
	for i := range out {
		if !f.need.met[i/len(f.measures)] {
			out[i] = never()
		}
	}
	return out
}

// refine fixes how many lines of each rank are in: phase by phase of the best
// rank as many as can be, then of the next. It begins with a session that fits,
// and gives one that has those lines.
func (f *frame) refine(best []int32) ([]cell, []int32) {
	var fixed []cell
	for i, l := range f.all {
		left := l.left
		for place := 0; place < len(l.options) && left > 0; {
			c := cell{options: l.options[place:f.ends(l.options, place)]}
			place += len(c.options)
			c.quota = f.inside(c.options, best)
			for most := min(left, f.families(c.options)); most > c.quota; most-- {
				rest := append([]link{{l.block, place, left - most, left - most}}, f.all[i+1:]...)
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
	return fixed, best
}

// ends is where the cell that begins at a place ends.
func (f *frame) ends(options []int32, place int) int {
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
	slices.Reverse(chain)
	next := rest[0].row(rest[0].place, rest[0].left)
	for _, one := range append(slices.Clone(fixed), c) {
		b := f.block(one, next)
		next = b.row(0, one.quota)
		chain = append(chain, link{b, 0, one.quota, one.quota})
	}
	slices.Reverse(chain)
	return f.find(chain, free)
}

// settle chooses the lines of each cell: those that open the fewest stations,
// and of those the first. It begins with a session that fits.
func (f *frame) settle(cells []cell, best []int32) []int32 {
	given, groups := f.divide(cells)
	known := make([]bool, len(f.open))
	for _, x := range slices.Concat(f.taken, given) {
		known[f.options[x].station] = true
	}
	most := f.stations(best, known)
	chain := make([]link, len(groups))
	next := f.end()
	more := make([]span, 0, len(next)*(most+1))
	for met := 0; met < len(next); met += len(f.measures) {
		for range most + 1 {
			more = append(more, next[met:met+len(f.measures)]...)
		}
	}
	for i := len(groups) - 1; i >= 0; i-- {
		b := f.mixed(groups[i], next)
		f.unlock(b, known, most, more)
		next = b.row(0, b.full)
		more = b.opening.shut[b.opening.at(b, 0, b.full):b.opening.at(b, 1, 0)]
		chain[i] = link{b, 0, b.full, b.lines}
	}
	for stations := range most + 1 {
		if found, ok := f.find(chain, stations, given...); ok {
			return found
		}
	}
	return best
}

// divide gives the options of the cells that are in as a whole, and the other
// cells by phase.
func (f *frame) divide(cells []cell) (given []int32, groups [][]cell) {
	for _, c := range cells {
		if c.quota == len(c.options) {
			given = append(given, c.options...)
			continue
		}
		last := len(groups) - 1
		if last < 0 || f.options[groups[last][0].options[0]].phase != f.options[c.options[0]].phase {
			groups = append(groups, nil)
			last++
		}
		groups[last] = append(groups[last], c)
	}
	barred := make([]bool, len(f.options))
	for _, x := range given {
		for _, y := range f.options[x].bars {
			barred[y] = true
		}
	}
	for _, cells := range groups {
		for i := range cells {
			cells[i].options = slices.DeleteFunc(slices.Clone(cells[i].options), func(x int32) bool { return barred[x] })
		}
	}
	return given, groups
}

// stations counts those that a session opens beside the known ones.
func (f *frame) stations(session []int32, known []bool) int {
	seen := slices.Clone(known)
	n := 0
	for _, x := range session {
		if station := f.options[x].station; !seen[station] {
			seen[station] = true
			n++
		}
	}
	return n
}
