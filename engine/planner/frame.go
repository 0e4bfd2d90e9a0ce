package planner

import "slices"

// frame is a session whose lines are counted, but not yet chosen.
type frame struct {
	*solver
	need     *need
	measures []measure
	weights  [][]span // by measure and option: what it adds
	all      []link   // a block for each phase with lines to choose, in the order of turns
}

// link is a block entered at a place, with so much left to choose from there.
type link struct {
	*block
	place, left int
	lines       int // that it takes
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
	for _, p := range slices.Backward(turns[:]) {
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

// best gives the best session of a frame, where there is any: first one that
// fits, then how many lines of each rank the best one has, then those lines.
func (f *frame) best() ([]int32, bool) {
	found, ok := f.find(f.all, free)
	if !ok {
		return nil, false
	}
	cells, found := f.refine(found)
	return f.settle(cells, found), true
}

// refine fixes how many lines of each rank are in: of the best rank as many as
// can be, then of the next. It begins with a session that fits, and gives one
// that has those lines.
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
				if found, ok := f.extend(append(slices.Clone(fixed), cell{c.options, most}), rest); ok {
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

// ends is where the rank that begins at a place ends.
func (f *frame) ends(options []int32, place int) int {
	for i := place; i < len(options); i++ {
		if f.options[options[i]].cell != f.options[options[place]].cell {
			return i
		}
	}
	return len(options)
}

// inside counts the options of one rank that are in a session.
func (f *frame) inside(options, session []int32) int {
	n := 0
	for _, x := range session {
		if f.options[x].cell == f.options[options[0]].cell {
			n++
		}
	}
	return n
}

// extend looks for a session with so many lines of some cells, and with a rest.
// It begins with the cells that leave the least choice.
func (f *frame) extend(cells []cell, rest []link) ([]int32, bool) {
	slices.SortStableFunc(cells, func(a, b cell) int { return (len(b.options) - b.quota) - (len(a.options) - a.quota) })
	chain := slices.Clone(rest)
	slices.Reverse(chain)
	next := rest[0].row(rest[0].place, rest[0].left)
	for _, c := range cells {
		b := f.block(c, next)
		next = b.row(0, c.quota)
		chain = append(chain, link{b, 0, c.quota, c.quota})
	}
	slices.Reverse(chain)
	return f.find(chain, free)
}

// settle chooses the lines of each cell: those that open the fewest stations,
// and of those the first. It begins with a session that fits.
func (f *frame) settle(cells []cell, best []int32) []int32 {
	given, groups := f.divide(cells)
	known := make([]bool, len(f.options))
	for _, x := range slices.Concat(f.taken, given) {
		known[f.options[x].station] = true
	}
	most := f.stations(best, known)
	chain := make([]link, len(groups))
	next := f.end()
	more := repeat(next, len(f.measures), most+1)
	for i := len(groups) - 1; i >= 0; i-- {
		b := f.mixed(groups[i], next)
		f.unlock(b, known, most, more)
		next = b.row(0, b.full)
		more = b.opening.shut[b.opening.at(b, 0, b.full):b.opening.at(b, 1, 0)]
		chain[i] = link{b, 0, b.full, b.lines}
	}
	for stations := range most {
		if found, ok := f.find(chain, stations, given...); ok {
			return found
		}
	}
	found, _ := f.find(chain, most, given...)
	return found
}

// repeat writes every part of a list so many times.
func repeat(list []span, part, times int) []span {
	out := make([]span, 0, len(list)*times)
	for one := range slices.Chunk(list, part) {
		for range times {
			out = append(out, one...)
		}
	}
	return out
}

// divide gives the options of the cells that are in as a whole, and the other
// cells by phase, without what those bar.
func (f *frame) divide(cells []cell) (given []int32, groups [][]cell) {
	barred := make([]bool, len(f.options))
	for _, c := range cells {
		if c.quota < len(c.options) {
			continue
		}
		given = append(given, c.options...)
		for _, x := range c.options {
			for _, y := range f.options[x].bars {
				barred[y] = true
			}
		}
	}
	phase := len(turns)
	for _, c := range cells {
		if c.quota == len(c.options) {
			continue
		}
		if p := turn(f.options[c.options[0]].phase); p != phase {
			phase, groups = p, append(groups, nil)
		}
		c.options = slices.DeleteFunc(slices.Clone(c.options), func(x int32) bool { return barred[x] })
		groups[len(groups)-1] = append(groups[len(groups)-1], c)
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
