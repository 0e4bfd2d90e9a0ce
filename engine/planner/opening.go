package planner

// opening says, for a block, what the session can still come to while it opens
// only so many stations more: by place, number left, what is met, number of
// stations, and measure.
type opening struct {
	most int    // stations more, at most
	shut []span // the station of the option at that place not being open yet
	ajar []span // that station being open
}

// at is where the spans for a place and a number left begin.
func (o *opening) at(b *block, place, left int) int { return b.at(place, left) * (o.most + 1) }

// unlock fills in the opening of a block. Known stations are open already and
// cost nothing; next is what follows the block.
func (f *frame) unlock(b *block, known []bool, most int, next []span) {
	size := b.at(len(b.options)+1, 0) * (most + 1)
	o := &opening{most: most, shut: make([]span, size), ajar: make([]span, size)}
	end := o.at(b, len(b.options), 0)
	for i := end + copy(o.shut[end:], next); i < size; i++ {
		o.shut[i] = never()
	}
	copy(o.ajar[end:], o.shut[end:])
	b.opening = o
	for place := len(b.options) - 1; place >= 0; place-- {
		cost := 1
		if known[f.options[b.options[place]].station] {
			cost = 0
		}
		f.unlockAt(b, place, cost)
	}
}

// unlockAt fills in one place, whose station costs so much to open.
func (f *frame) unlockAt(b *block, place, cost int) {
	o := b.opening
	row := b.width * (o.most + 1)
	skips, takes := f.stay(b, place, place+1), f.stay(b, place, b.after[place])
	for left := range b.full + 1 {
		here, skip := o.at(b, place, left), o.at(b, place+1, left)
		shut, ajar := o.shut[here:here+row], o.ajar[here:here+row]
		copy(shut, o.shut[skip:skip+row])
		copy(ajar, skips[skip:skip+row])
		if fewer, ok := b.digit[place].less(left); ok {
			take := o.at(b, b.after[place], fewer)
			f.open(shut, ajar, takes[take:take+row], b.options[place], cost*len(f.measures), o.most+1)
		}
	}
}

// stay gives the spans of a place for one who comes to it from an open station.
func (f *frame) stay(b *block, from, place int) []span {
	if place < len(b.options) && f.options[b.options[from]].station == f.options[b.options[place]].station {
		return b.opening.ajar
	}
	return b.opening.shut
}

// open widens the spans of a row by those after an option is chosen. They lie
// so much further on where its station has to be opened for it.
func (f *frame) open(shut, ajar, after []span, x int32, further, stations int) {
	step := len(f.measures)
	part := step * stations
	covers := int(f.need.covers[x])
	for i := range f.measures {
		adds := f.weights[i][x]
		for from := 0; from < len(shut); from += part {
			to := (from/part | covers) * part
			for j := i; j < part; j += step {
				rest := after[to+j].plus(adds)
				ajar[from+j] = ajar[from+j].or(rest)
				if j+further < part {
					shut[from+j+further] = shut[from+j+further].or(rest)
				}
			}
		}
	}
}
