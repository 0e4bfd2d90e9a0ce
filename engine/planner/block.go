package planner

// span is from the fewest to the most seconds that a choice can come to. The
// span of what can't be done is never.
type span struct{ low, high int32 }

// never reaches no length at all, whatever is added to it.
var never = span{2 * endless, -2 * endless}

// reaches says whether some length of the span lies between low and high.
func (s span) reaches(low, high int32) bool { return s.low <= high && s.high >= low }

// with is the span after so many seconds more.
func (s span) with(seconds int32) span { return span{s.low + seconds, s.high + seconds} }

// or is the span of either choice.
func (s span) or(o span) span { return span{min(s.low, o.low), max(s.high, o.high)} }

// block is a list of options of which so many (its quota) are chosen.
type block struct {
	options []int32
	quota   int
	width   int
	// By where in the list to go on, how many to choose from there, and what is
	// met so far:
	spans []span  // what the rest of the session can come to
	shut  []uint8 // the fewest stations that the rest opens
	ajar  []uint8 // the same, the station of the option at that place being open
	// By where to go on and how many to choose:
	sums []span // what those alone can come to
}

// at is where the values for a place and a number left begin.
func (b *block) at(place, left int) int { return (place*(b.quota+1) + left) * b.width }

// row gives the spans of a place and a number left, by what is met so far.
func (b *block) row(place, left int) []span {
	i := b.at(place, left)
	return b.spans[i : i+b.width]
}

// build makes the block, whose choice is followed by a rest that can come to
// next.
func (s *solver) build(options []int32, quota int, n *need, next []span) *block {
	b := &block{options: options, quota: quota, width: n.width}
	b.spans = make([]span, b.at(len(options)+1, 0))
	for left := range quota + 1 {
		row := b.row(len(options), left)
		for i := range row {
			row[i] = never
		}
	}
	copy(b.row(len(options), 0), next)
	for place := len(options) - 1; place >= 0; place-- {
		x := options[place]
		seconds, covers := s.options[x].seconds, int(n.covers[x])
		copy(b.row(place, 0), next)
		for left := 1; left <= quota; left++ {
			row, skip, take := b.row(place, left), b.row(place+1, left), b.row(place+1, left-1)
			for met := range row {
				row[met] = skip[met].or(take[met|covers].with(seconds))
			}
		}
	}
	return b
}

// total fills in what the block's own lines can come to.
func (s *solver) total(b *block) {
	b.sums = make([]span, (len(b.options)+1)*(b.quota+1))
	row := func(place int) []span { return b.sums[place*(b.quota+1) : (place+1)*(b.quota+1)] }
	for left := 1; left <= b.quota; left++ {
		row(len(b.options))[left] = never
	}
	for place := len(b.options) - 1; place >= 0; place-- {
		seconds := s.options[b.options[place]].seconds
		for left := 1; left <= b.quota; left++ {
			row(place)[left] = row(place + 1)[left].or(row(place + 1)[left-1].with(seconds))
		}
	}
}

// closed is more stations than any session opens.
const closed = 255

// count fills in how many stations the choice opens at least. Known stations
// may be open already and cost nothing; next is what follows the block.
func (s *solver) count(b *block, n *need, known []bool, next []uint8) {
	b.shut, b.ajar = make([]uint8, len(b.spans)), make([]uint8, len(b.spans))
	end := b.at(len(b.options), 0)
	for i := range b.shut[end:] {
		b.shut[end+i] = closed
	}
	copy(b.shut[end:end+b.width], next)
	copy(b.ajar[end:], b.shut[end:])
	for place := len(b.options) - 1; place >= 0; place-- {
		s.countAt(b, n, place, known)
	}
}

func (s *solver) countAt(b *block, n *need, place int, known []bool) {
	x := b.options[place]
	station := s.options[x].station
	same := place+1 < len(b.options) && s.options[b.options[place+1]].station == station
	stay := b.shut
	if same {
		stay = b.ajar
	}
	cost := uint8(1)
	if known[station] {
		cost = 0
	}
	for left := range b.quota + 1 {
		here, skip := b.at(place, left), b.at(place+1, left)
		for met := range b.width {
			b.shut[here+met], b.ajar[here+met] = b.shut[skip+met], stay[skip+met]
		}
		if left == 0 {
			continue
		}
		take, covers := b.at(place+1, left-1), int(n.covers[x])
		for met := range b.width {
			rest := stay[take+(met|covers)]
			if rest == closed {
				continue
			}
			b.shut[here+met] = min(b.shut[here+met], rest+cost)
			b.ajar[here+met] = min(b.ajar[here+met], rest)
		}
	}
}
