package planner

import (
	"encoding/binary"
	"math/bits"
	"slices"
)

// search looks for lines that fit together: from each link of a chain as many
// as it says, none beside one that bars it, all measures coming out right and
// the need met. It goes through the options in order, takes each that it can,
// and turns back as soon as the rest can't come to what is needed. So what it
// finds is the first, line by line, of all that fit.
type search struct {
	*frame
	chain    []link
	stations int // that may be opened; free: as many as there are

	found  []int32
	sums   []span  // by measure, of the lines found and taken
	open   []int16 // by station: lines found and taken there
	opened int     // stations that were not open from the beginning

	out   []int16 // by option: lines found that bar it, and one more once it was passed over
	owner []int16 // by option: its link, or free
	group []int32 // by option: number of its link and family
	spare []int16 // by group: options still to be had
	room  []int   // by link: groups with options still to be had
	lines []int   // by link: still to be found
	cover [8]int  // by bit of the need: options still to be had that cover it

	dead  map[string]int32 // where links were entered in vain: the highest worth
	key   []byte
	steps int
	wait  int // how many options are looked at in vain before a closer look
}

// free is a limit that doesn't bind, and the place of what has none.
const free = -1

// find gives the first lines that fit together beside those given and taken, and
// opens only so many stations for them.
func (f *frame) find(chain []link, stations int, given ...int32) ([]int32, bool) {
	w := search{
		frame: f, chain: chain, stations: stations, sums: make([]span, len(f.measures)), open: slices.Clone(f.solver.open),
		out: make([]int16, len(f.options)), owner: make([]int16, len(f.options)), group: make([]int32, len(f.options)),
		room: make([]int, len(chain)), lines: make([]int, len(chain)), dead: make(map[string]int32), wait: patience,
	}
	w.enroll()
	for _, x := range f.taken {
		w.add(x, 1)
	}
	met := f.need.from
	for _, x := range given {
		w.take(x)
		met |= int(f.need.covers[x])
	}
	w.opened = 0
	return w.found, w.roomy(met) && w.enter(0, met)
}

// enroll notes which link each option belongs to, and counts what there is.
func (w *search) enroll() {
	for x := range w.owner {
		w.owner[x] = free
	}
	groups := make([]int32, len(w.options))
	for i, l := range w.chain {
		w.lines[i] = l.lines
		clear(groups)
		for _, x := range l.options[l.place:] {
			family := w.options[x].family
			if groups[family] == 0 {
				w.spare = append(w.spare, 0)
				groups[family] = int32(len(w.spare))
			}
			w.owner[x], w.group[x] = int16(i), groups[family]-1
			w.count(x, 1)
		}
	}
}

// count counts an option in or out of what is still to be had.
func (w *search) count(x int32, one int16) {
	g := w.group[x]
	w.spare[g] += one
	switch {
	case one > 0 && w.spare[g] == 1:
		w.room[w.owner[x]]++
	case one < 0 && w.spare[g] == 0:
		w.room[w.owner[x]]--
	}
	for c := w.need.covers[x]; c != 0; c &= c - 1 {
		w.cover[bits.TrailingZeros8(c)] += int(one)
	}
}

// drop takes an option out of what is still to be had, once more.
func (w *search) drop(x int32) {
	if w.out[x]++; w.out[x] == 1 && w.owner[x] != free {
		w.count(x, -1)
	}
}

// keep undoes drop.
func (w *search) keep(x int32) {
	if w.out[x]--; w.out[x] == 0 && w.owner[x] != free {
		w.count(x, 1)
	}
}

// roomy says whether what is still to be had is enough for every link and for
// the need.
func (w *search) roomy(met int) bool {
	for i, n := range w.lines {
		if w.room[i] < n {
			return false
		}
	}
	for bit, n := range w.cover {
		if n > 0 && 1<<bit < w.need.width {
			met |= 1 << bit
		}
	}
	return w.need.met[met]
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

// state writes down all that matters from link i on, but for one number: with a
// lower one nothing more is possible. It is the length, where only the most or
// only the least that it may be can still go wrong.
func (w *search) state(i, met int) (key string, worth int32) {
	out := binary.AppendVarint(w.key[:0], int64(i))
	out = binary.AppendVarint(out, int64(met))
	out = binary.AppendVarint(out, int64(w.opened))
	sum, rest := w.sums[0].low, w.chain[i].row(w.chain[i].place, w.chain[i].left)[met*len(w.measures)]
	long, short := sum+rest.low >= w.measures[0].low, sum+rest.high <= w.measures[0].high
	switch {
	case long && short:
		out = append(out, 'f')
	case long:
		out, worth = append(out, 'l'), -sum
	case short:
		out, worth = append(out, 's'), sum
	default:
		out = binary.AppendVarint(append(out, 'b'), int64(sum))
	}
	for _, sum := range w.sums[1:] {
		out = binary.AppendVarint(out, int64(sum.low))
		out = binary.AppendVarint(out, int64(sum.high))
	}
	var marks []int32
	for _, x := range w.found {
		for _, y := range w.options[x].bars {
			if int(w.owner[y]) >= i {
				marks = append(marks, y)
			}
		}
	}
	slices.Sort(marks)
	for _, m := range slices.Compact(marks) {
		out = binary.AppendVarint(out, int64(m))
	}
	w.key = out
	return string(out), worth
}

// walk goes on in link i from a place, with so many of it left to choose.
func (w *search) walk(i, from, left, met int) bool {
	if left == 0 {
		return w.enter(i+1, met)
	}
	l := &w.chain[i]
	place, begun := from, w.steps
	for ; place < len(l.options); place++ {
		if w.opened > w.stations && w.stations != free || !w.right(w.rest(l, place, left, met)) || !w.roomy(met) {
			break
		}
		x := l.options[place]
		if fewer, ok := l.digit[place].less(left); ok && w.out[x] == 0 {
			w.take(x)
			w.lines[i]--
			if w.walk(i, l.after[place], fewer, met|int(w.need.covers[x])) {
				return true
			}
			w.lines[i]++
			w.leave(x)
		}
		w.drop(x)
		if w.steps++; w.steps-begun > w.wait {
			begun = w.steps
			if !w.closer(i, place+1, left, met) {
				w.wait = patience
				place++
				break
			}
			w.wait += w.wait / 4
		}
	}
	for place--; place >= from; place-- {
		w.keep(l.options[place])
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

// rest is what can still come, with no more stations than may be opened.
func (w *search) rest(l *link, place, left, met int) []span {
	at, more := l.at(place, left)+met*len(w.measures), w.stations-w.opened
	if w.stations == free {
		return l.spans[at : at+len(w.measures)]
	}
	at = at*(l.opening.most+1) + more*len(w.measures)
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
	w.drop(x)
	for _, y := range o.bars {
		w.drop(y)
	}
}

// leave gives the option back.
func (w *search) leave(x int32) {
	o := &w.options[x]
	for _, y := range o.bars {
		w.keep(y)
	}
	w.keep(x)
	if w.open[o.station]--; w.open[o.station] == 0 {
		w.opened--
	}
	w.add(x, -1)
	w.found = w.found[:len(w.found)-1]
}

// patience is after how many options in vain a search looks closer.
const patience = 64

// closer says whether link i can still come right from a place on, counting one
// option of a family only, and none that is barred.
func (w *search) closer(i, place, left, met int) bool {
	l := &w.chain[i]
	var list []int
	for at := place; at < len(l.options); at++ {
		if w.out[l.options[at]] == 0 {
			list = append(list, at)
		}
	}
	family := func(at int) int32 { return w.options[l.options[at]].family }
	slices.SortStableFunc(list, func(a, b int) int { return int(family(a) - family(b)) })
	now := make([]span, (left+1)*l.width)
	for at := l.width; at < len(now); at++ {
		now[at] = never()
	}
	copy(now, l.row(len(l.options), 0))
	before := slices.Clone(now)
	for k, at := range list {
		if k > 0 && family(list[k-1]) != family(at) {
			copy(before, now)
		}
		x := l.options[at]
		covers := int(w.need.covers[x]) * len(w.measures)
		for more := range left + 1 {
			fewer, ok := l.digit[at].less(more)
			if !ok {
				continue
			}
			row, take := now[more*l.width:][:l.width], before[fewer*l.width:][:l.width]
			for m := range row {
				row[m] = row[m].or(take[m|covers].plus(w.weights[m%len(w.measures)][x]))
			}
		}
	}
	return w.right(now[left*l.width+met*len(w.measures):])
}
