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

// unlock fills in the opening of a block. Known stations may be open already
// and cost nothing; next is what follows the block.
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
		f.unlockAt(b, place, known[f.options[b.options[place]].station])
	}
}

// stay gives the spans of a place, for one who comes to it from an open station.
func (f *frame) stay(b *block, from, place int) []span {
	if place < len(b.options) && f.options[b.options[from]].station == f.options[b.options[place]].station {
		return b.opening.ajar
	}
	return b.opening.shut
}

// unlockAt fills in one place.
func (f *frame) unlockAt(b *block, place int, known bool) {
	o, step := b.opening, len(f.measures)
	cost := step
	if known {
		cost = 0
	}
	met, row := step*(o.most+1), b.width*(o.most+1)
	x := b.options[place]
	covers := int(f.need.covers[x])
	skips, takes := f.stay(b, place, place+1), f.stay(b, place, b.after[place])
	for left := range b.full + 1 {
		here, skip := o.at(b, place, left), o.at(b, place+1, left)
		shut, ajar := o.shut[here:here+row], o.ajar[here:here+row]
		copy(shut, o.shut[skip:skip+row])
		copy(ajar, skips[skip:skip+row])
		fewer, ok := b.digit[place].less(left)
		if !ok {
			continue
		}
		take := o.at(b, b.after[place], fewer)
		for i := range f.measures {
			adds := f.weights[i][x]
			for from := 0; from < row; from += met {
				to := take + (from/met|covers)*met
				for j := i; j < met; j += step {
					rest := takes[to+j].plus(adds)
					ajar[from+j] = ajar[from+j].or(rest)
					if j+cost < met {
						shut[from+j+cost] = shut[from+j+cost].or(rest)
					}
				}
			}
		}
	}
}
