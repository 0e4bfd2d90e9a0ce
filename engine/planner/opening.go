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
		station := f.options[b.options[place]].station
		stay := o.shut
		if place+1 < len(b.options) && f.options[b.options[place+1]].station == station {
			stay = o.ajar
		}
		f.unlockAt(b, place, known[station], stay)
	}
}

// unlockAt fills in one place; stay is what follows once its station is open.
func (f *frame) unlockAt(b *block, place int, known bool, stay []span) {
	o, step := b.opening, len(f.measures)
	cost := step
	if known {
		cost = 0
	}
	met, row := step*(o.most+1), b.width*(o.most+1)
	covers := int(f.need.covers[b.options[place]])
	for left := range b.full + 1 {
		here, skip := o.at(b, place, left), o.at(b, place+1, left)
		shut, ajar := o.shut[here:here+row], o.ajar[here:here+row]
		copy(shut, o.shut[skip:skip+row])
		copy(ajar, stay[skip:skip+row])
		fewer, ok := b.digit[place].less(left)
		if !ok {
			continue
		}
		take := o.at(b, place+1, fewer)
		for i := range f.measures {
			adds := f.weights[i][b.options[place]]
			for from := 0; from < row; from += met {
				to := take + (from/met|covers)*met
				for j := i; j < met; j += step {
					rest := stay[to+j].plus(adds)
					ajar[from+j] = ajar[from+j].or(rest)
					if j+cost < met {
						shut[from+j+cost] = shut[from+j+cost].or(rest)
					}
				}
			}
		}
	}
}
