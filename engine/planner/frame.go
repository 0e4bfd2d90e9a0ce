package planner

import (
	"slices"
)

// frame is a session whose lines are counted, but not yet chosen.
type frame struct {
	*solver
	need     *need
	measures []measure
	all      []link // a block for each phase with lines to choose
}

// link is a block entered at a place, with so many options to choose from
// there.
type link struct {
	*block
	place, left int
}

// frame makes the frame for so many lines of each phase.
func (s *solver) frame(k places, n *need, m []measure) *frame {
	f := &frame{solver: s, need: n, measures: m}
	next := f.end()
	for p := len(k) - 1; p > 0; p-- {
		if quota := k[p] - s.has[p]; quota > 0 {
			b := f.build(s.rest[p], quota, next)
			next = b.row(0, quota)
			f.all = append(f.all, link{b, 0, quota})
		}
	}
	slices.Reverse(f.all)
	return f
}

// adds is what an option adds to a measure.
func (f *frame) adds(x int32, measure int) span {
	o := &f.options[x]
	return f.measures[measure].of(o.phase, o.seconds)
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

// cell is options of one phase and rank, with how many of them are in.
type cell struct {
	options []int32
	quota   int
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
		b := f.build(one.options, one.quota, next)
		next = b.row(0, one.quota)
		chain = append(chain, link{b, 0, one.quota})
	}
	slices.Reverse(chain)
	return f.find(chain, free)
}

// settle chooses the lines of each cell: those that open the fewest stations,
// and of those the first. It begins with a session that fits.
func (f *frame) settle(cells []cell, best []int32) []int32 {
	most := f.stations(best)
	chain := make([]link, len(cells))
	next := f.end()
	var more []span
	for met := 0; met < len(next); met += len(f.measures) {
		for range most + 1 {
			more = append(more, next[met:met+len(f.measures)]...)
		}
	}
	for i := len(cells) - 1; i >= 0; i-- {
		b := f.build(cells[i].options, cells[i].quota, next)
		f.unlock(b, f.known(cells[:i]), most, more)
		next = b.row(0, b.quota)
		more = b.opening.shut[b.opening.at(b, 0, b.quota):b.opening.at(b, 1, 0)]
		chain[i] = link{b, 0, b.quota}
	}
	for stations := f.opened; stations < f.opened+most; stations++ {
		if found, ok := f.find(chain, stations); ok {
			return found
		}
	}
	found, _ := f.find(chain, f.opened+most)
	return found
}

// stations counts those that a session opens beside those taken.
func (f *frame) stations(session []int32) int {
	seen := make([]bool, len(f.open))
	n := 0
	for _, x := range session {
		if station := f.options[x].station; !seen[station] && f.open[station] == 0 {
			seen[station] = true
			n++
		}
	}
	return n
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
