package planner

// block is a list of options of which so many (its quota) are chosen, with what
// the session can still come to from each point of the choice on.
type block struct {
	options []int32
	quota   int
	width   int    // of the need, times the measures
	spans   []span // by place in the list, number left to choose, what is met, and measure
	opening *opening
}

// at is where the spans for a place and a number left begin.
func (b *block) at(place, left int) int { return (place*(b.quota+1) + left) * b.width }

// row gives the spans of a place and a number left.
func (b *block) row(place, left int) []span {
	i := b.at(place, left)
	return b.spans[i : i+b.width]
}

// build makes the block, whose choice is followed by a rest that can come to
// next.
func (f *frame) build(options []int32, quota int, next []span) *block {
	b := &block{options: options, quota: quota, width: len(next)}
	b.spans = make([]span, b.at(len(options)+1, 0))
	last := b.spans[b.at(len(options), 0):]
	for i := copy(last, next); i < len(last); i++ {
		last[i] = never()
	}
	for place := len(options) - 1; place >= 0; place-- {
		copy(b.row(place, 0), next)
		covers := int(f.need.covers[options[place]]) * len(f.measures)
		for i := range f.measures {
			adds := f.adds(options[place], i)
			for left := 1; left <= quota; left++ {
				row, skip, take := b.row(place, left), b.row(place+1, left), b.row(place+1, left-1)
				for met := i; met < len(row); met += len(f.measures) {
					row[met] = skip[met].or(take[met|covers].plus(adds))
				}
			}
		}
	}
	return b
}
