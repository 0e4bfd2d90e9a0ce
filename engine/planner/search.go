package planner

import "slices"

// search looks for lines that fit together: from each link of a chain as many
// as it says, none beside one that bars it, all measures coming out right and
// the need met. It goes through the options in order, takes each that it can,
// and turns back as soon as the rest can't come to what is needed. So what it
// finds is the first, line by line, of all that fit.
type search struct {
	*frame
	chain    []link
	stations int // that may be opened; free: as many as there are
	tally    tally

	found  []int32
	sums   []span  // by measure, of the lines found and taken
	open   []int16 // by station: lines found and taken there
	opened int     // stations that were not open from the beginning

	dead  map[string]int32 // where links were entered in vain: the highest worth
	key   []byte
	steps int
	wait  int // how many options are looked at in vain before a closer look
}

// free is a limit that doesn't bind, and the link of what belongs to none.
const free = -1

// find gives the first lines that fit together beside those given and taken, and
// opens only so many stations for them.
func (f *frame) find(chain []link, stations int, given ...int32) ([]int32, bool) {
	w := search{
		frame: f, chain: chain, stations: stations, tally: enroll(f, chain), sums: make([]span, len(f.measures)),
		open: make([]int16, len(f.options)), dead: make(map[string]int32), wait: patience,
	}
	for _, x := range f.taken {
		w.add(x, 1)
		w.open[f.options[x].station]++
	}
	met := f.need.from
	for _, x := range given {
		w.take(x)
		met |= int(f.need.covers[x])
	}
	w.opened = 0
	return w.found, w.tally.enough(f.need, met) && w.enter(0, met)
}

// enter goes on with link i, unless it was already entered in vain with all that
// matters from there on being the same.
func (w *search) enter(i, met int) bool {
	for i < len(w.chain) && w.chain[i].left == 0 {
		i++
	}
	switch i {
	case len(w.chain):
		return w.fits(met)
	case 0:
		return w.walk(i, w.chain[i].place, w.chain[i].left, met)
	}
	key, worth := w.state(i, met)
	if in, ok := w.dead[key]; ok && worth <= in {
		return false
	}
	if w.walk(i, w.chain[i].place, w.chain[i].left, met) {
		return true
	}
	w.dead[key] = worth
	return false
}

// walk goes on in link i from a place, with so much of it left to choose.
func (w *search) walk(i, from, left, met int) bool {
	if left == 0 {
		return w.enter(i+1, met)
	}
	l := &w.chain[i]
	place, begun := from, w.steps
	for place < len(l.options) && w.hopeful(l, place, left, met) {
		x := l.options[place]
		if fewer, ok := l.digit[place].less(left); ok && w.tally.out[x] == 0 {
			w.take(x)
			w.tally.lines[i]--
			if w.walk(i, l.after[place], fewer, met|int(w.need.covers[x])) {
				return true
			}
			w.tally.lines[i]++
			w.leave(x)
		}
		w.tally.drop(x)
		place++
		if w.steps++; w.steps-begun > w.wait {
			begun = w.steps
			if !w.closer(l, place, left, met) {
				break
			}
		}
	}
	for ; place > from; place-- {
		w.tally.keep(l.options[place-1])
	}
	return false
}

// fits says whether the session is as it must be.
func (w *search) fits(met int) bool {
	if !w.need.met[met] || w.stations != free && w.opened > w.stations {
		return false
	}
	for i := range w.measures {
		if !w.measures[i].holds(w.sums[i]) {
			return false
		}
	}
	return true
}

// hopeful says whether the session can still come right from a place of a link
// on, as far as lengths, stations and numbers tell.
func (w *search) hopeful(l *link, place, left, met int) bool {
	if w.stations != free && w.opened > w.stations {
		return false
	}
	return w.right(w.rest(l, place, left, met)) && w.tally.enough(w.need, met)
}

// rest is what can still come, with no more stations than may be opened.
func (w *search) rest(l *link, place, left, met int) []span {
	at := l.at(place, left) + met*len(w.measures)
	if w.stations == free {
		return l.spans[at : at+len(w.measures)]
	}
	at = at*(l.opening.most+1) + (w.stations-w.opened)*len(w.measures)
	if w.open[w.options[l.options[place]].station] > 0 {
		return l.opening.ajar[at : at+len(w.measures)]
	}
	return l.opening.shut[at : at+len(w.measures)]
}

// right says whether all measures can come out right with a rest.
func (w *search) right(rest []span) bool {
	for i := range w.measures {
		if !w.measures[i].holds(w.sums[i].plus(rest[i])) {
			return false
		}
	}
	return true
}

// add adds a line to the measures, or with -1 takes it off.
func (w *search) add(x, times int32) {
	for i := range w.sums {
		adds := w.weights[i][x]
		w.sums[i] = w.sums[i].plus(span{times * adds.low, times * adds.high})
	}
}

// take takes an option, and drops those that it bars.
func (w *search) take(x int32) {
	o := &w.options[x]
	w.found = append(w.found, x)
	w.add(x, 1)
	if w.open[o.station]++; w.open[o.station] == 1 {
		w.opened++
	}
	w.tally.drop(x)
	for _, y := range o.bars {
		w.tally.drop(y)
	}
}

// leave gives the option back.
func (w *search) leave(x int32) {
	o := &w.options[x]
	for _, y := range o.bars {
		w.tally.keep(y)
	}
	w.tally.keep(x)
	if w.open[o.station]--; w.open[o.station] == 0 {
		w.opened--
	}
	w.add(x, -1)
	w.found = w.found[:len(w.found)-1]
}

// patience is how many options a search looks at in vain, at first, before it
// looks closer.
const patience = 32

// closer says whether the session can still come right from a place of a link
// on, when one option of a family at most is counted, and none that is barred.
// Where that tells nothing it is asked less often.
func (w *search) closer(l *link, place, left, met int) bool {
	var list []int
	for ; place < len(l.options); place++ {
		if w.tally.out[l.options[place]] == 0 {
			list = append(list, place)
		}
	}
	family := func(at int) int32 { return w.options[l.options[at]].family }
	slices.SortStableFunc(list, func(a, b int) int { return int(family(a) - family(b)) })
	now := nevers((left + 1) * l.width)
	copy(now, l.row(len(l.options), 0))
	before := slices.Clone(now)
	for k, at := range list {
		if k > 0 && family(list[k-1]) != family(at) {
			copy(before, now)
		}
		for more := range left + 1 {
			if fewer, ok := l.digit[at].less(more); ok {
				w.choose(now[more*l.width:][:l.width], before[fewer*l.width:][:l.width], l.options[at])
			}
		}
	}
	w.wait += w.wait / 4
	if w.right(now[left*l.width+met*len(w.measures):]) {
		return true
	}
	w.wait = patience
	return false
}
