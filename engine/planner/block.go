package planner

import (
	"cmp"
	"slices"
)

// cell is options of one phase and rank, with how many of them are to be in.
type cell struct {
	options []int32
	quota   int
}

// block is a list of options to choose from, each of one of its cells, with what
// the session can still come to from each point of the choice on. How many of
// each cell are left to choose is one number: of a single cell just that, of
// more its digits.
type block struct {
	options []int32
	digit   []digit // by place in the list
	after   []int   // by place in the list: the next place with another family
	full    int     // the number left at the beginning
	lines   int     // that are chosen in all
	width   int     // of the need, times the measures
	spans   []span  // by place in the list, number left, what is met, and measure
	opening *opening
}

// digit is that of a cell in the number left. The zero digit is that of a single
// cell.
type digit struct{ unit, base int }

// less gives the number left once one more of the cell is chosen, and false
// where none of it is left to choose.
func (d digit) less(left int) (int, bool) {
	if d.base == 0 {
		return left - 1, left > 0
	}
	return left - d.unit, left/d.unit%d.base > 0
}

// at is where the spans for a place and a number left begin.
func (b *block) at(place, left int) int { return (place*(b.full+1) + left) * b.width }

// row gives the spans of a place and a number left.
func (b *block) row(place, left int) []span {
	i := b.at(place, left)
	return b.spans[i : i+b.width]
}

// block makes a block of one cell, whose choice is followed by a rest that can
// come to next.
func (f *frame) block(c cell, next []span) *block {
	b := &block{options: c.options, digit: make([]digit, len(c.options)), full: c.quota, lines: c.quota}
	f.fill(b, next)
	return b
}

// mixed makes a block of several cells of a phase, its options by station,
// family and the catalog's order.
func (f *frame) mixed(cells []cell, next []span) *block {
	b := &block{}
	digits := make(map[int32]digit)
	unit := 1
	for _, c := range cells {
		d := digit{unit, c.quota + 1}
		for _, x := range c.options {
			digits[x] = d
		}
		b.options = append(b.options, c.options...)
		b.full += c.quota * unit
		b.lines += c.quota
		unit *= d.base
	}
	slices.SortFunc(b.options, func(x, y int32) int {
		o, p := &f.options[x], &f.options[y]
		return cmp.Or(cmp.Compare(o.station, p.station), cmp.Compare(o.family, p.family), cmp.Compare(o.place, p.place))
	})
	for _, x := range b.options {
		b.digit = append(b.digit, digits[x])
	}
	f.fill(b, next)
	return b
}

// fill works out the spans of a block.
func (f *frame) fill(b *block, next []span) {
	b.width, b.after = len(next), f.runs(b.options)
	b.spans = make([]span, b.at(len(b.options)+1, 0))
	last := b.spans[b.at(len(b.options), 0):]
	for i := copy(last, next); i < len(last); i++ {
		last[i] = never()
	}
	for place := len(b.options) - 1; place >= 0; place-- {
		x := b.options[place]
		for left := range b.full + 1 {
			row := b.row(place, left)
			copy(row, b.row(place+1, left))
			if fewer, ok := b.digit[place].less(left); ok {
				f.choose(row, b.row(b.after[place], fewer), x)
			}
		}
	}
}

// choose widens the spans of a row by those after an option is chosen.
func (f *frame) choose(row, after []span, x int32) {
	covers := int(f.need.covers[x]) * len(f.measures)
	for i := range f.measures {
		adds := f.weights[i][x]
		for met := i; met < len(row); met += len(f.measures) {
			row[met] = row[met].or(after[met|covers].plus(adds))
		}
	}
}

// runs gives for each place the next one with an option of another family: no
// session has two of one family.
func (f *frame) runs(options []int32) []int {
	out := make([]int, len(options))
	for place := len(options) - 1; place >= 0; place-- {
		out[place] = place + 1
		if place+1 < len(options) && f.options[options[place]].family == f.options[options[place+1]].family {
			out[place] = out[place+1]
		}
	}
	return out
}
