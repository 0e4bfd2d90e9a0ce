package planner

import (
	"encoding/binary"
	"slices"
)

// search looks for lines that fit together: from each link of a chain as many
// as it says, none beside one that bars it, all measures coming out right and
// the need met. It goes through the options in order, takes each that it can,
// and turns back as soon as the spans say that the rest can't come to what is
// needed. So what it finds is the first, line by line, of all that fit.
type search struct {
	*frame
	chain    []link
	stations int // that may be open; free: as many as there are

	found  []int32
	sums   []span  // by measure, of the lines found and taken
	open   []int16 // by station: lines found and taken there
	opened int     // of those the ones that were not open from the beginning

	barred []int16 // by option: lines found that bar it
	owner  []int16 // by option: its link, or free
	group  []int32 // by option: number of its link and clique
	spare  []int16 // by group: options not barred
	room   []int   // by link: groups with options not barred

	dead map[string]bool // where links were entered in vain
	key  []byte
}

// free is a limit that doesn't bind, and the place of what has none.
const free = -1

// find gives the first lines that fit together beside those given and taken, and
// opens only so many stations for them.
func (f *frame) find(chain []link, stations int, given ...int32) ([]int32, bool) {
	w := search{
		frame: f, chain: chain, stations: stations, sums: make([]span, len(f.measures)),
		open: append([]int16(nil), f.solver.open...), barred: make([]int16, len(f.options)), owner: make([]int16, len(f.options)),
		group: make([]int32, len(f.options)), room: make([]int, len(chain)), dead: make(map[string]bool),
	}
	w.enroll()
	for _, x := range f.taken {
		w.add(x)
	}
	met, ok := f.need.from, true
	for _, x := range given {
		ok = w.take(-1, x) && ok
		met |= int(f.need.covers[x])
	}
	w.opened = 0
	return w.found, ok && w.enter(0, met)
}

// enroll notes which link each option belongs to, and counts for each link the
// groups of options of which only one can be chosen.
func (w *search) enroll() {
	for x := range w.owner {
		w.owner[x] = free
	}
	groups := make(map[[2]int32]int32)
	for i, l := range w.chain {
		for _, x := range l.options[l.place:] {
			key := [2]int32{int32(i), w.clique[x]}
			g, ok := groups[key]
			if !ok {
				g = int32(len(w.spare))
				groups[key] = g
				w.spare = append(w.spare, 0)
				w.room[i]++
			}
			w.owner[x], w.group[x] = int16(i), g
			w.spare[g]++
		}
	}
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
	key := w.state(i, met)
	if w.dead[key] {
		return false
	}
	if w.walk(i, w.chain[i].place, w.chain[i].left, met) {
		return true
	}
	w.dead[key] = true
	return false
}

// state writes down all that matters from link i on.
func (w *search) state(i, met int) string {
	key := binary.AppendVarint(w.key[:0], int64(i))
	key = binary.AppendVarint(key, int64(met))
	l := &w.chain[i]
	rest := l.row(l.place, l.left)[met*len(w.measures):]
	for i, sum := range w.sums {
		if all := sum.plus(rest[i]); i == 0 && all.low >= w.measures[i].low && all.high <= w.measures[i].high {
			continue
		}
		key = binary.AppendVarint(key, int64(sum.low))
		key = binary.AppendVarint(key, int64(sum.high))
	}
	key = binary.AppendVarint(key, int64(w.opened))
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
		key = binary.AppendVarint(key, int64(m))
	}
	w.key = key
	return string(key)
}

// walk goes on in link i from a place, with so many of it left to choose.
func (w *search) walk(i, place, left, met int) bool {
	if left == 0 {
		return w.enter(i+1, met)
	}
	l := &w.chain[i]
	for ; place < len(l.options); place++ {
		if w.opened > w.stations && w.stations != free || !w.right(w.rest(l, place, left, met)) {
			return false
		}
		x := l.options[place]
		fewer, ok := l.digit[place].less(left)
		if !ok || w.barred[x] > 0 {
			continue
		}
		if w.take(i, x) && w.walk(i, place+1, fewer, met|int(w.need.covers[x])) {
			return true
		}
		w.leave(i, x)
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

// add counts a line in.
func (w *search) add(x int32) {
	for i := range w.sums {
		w.sums[i] = w.sums[i].plus(w.weights[i][x])
	}
}

// take takes an option. It says false where what it bars leaves a later link
// too few.
func (w *search) take(i int, x int32) bool {
	o := &w.options[x]
	w.found = append(w.found, x)
	w.add(x)
	if w.open[o.station]++; w.open[o.station] == 1 {
		w.opened++
	}
	ok := true
	for _, y := range o.bars {
		w.barred[y]++
		if w.barred[y] > 1 || int(w.owner[y]) <= i {
			continue
		}
		g, to := w.group[y], w.owner[y]
		if w.spare[g]--; w.spare[g] == 0 {
			w.room[to]--
			ok = ok && w.room[to] >= w.chain[to].lines
		}
	}
	return ok
}

// leave gives the option back.
func (w *search) leave(i int, x int32) {
	o := &w.options[x]
	w.found = w.found[:len(w.found)-1]
	for m := range w.sums {
		adds := w.weights[m][x]
		w.sums[m] = w.sums[m].plus(span{-adds.low, -adds.high})
	}
	if w.open[o.station]--; w.open[o.station] == 0 {
		w.opened--
	}
	for _, y := range o.bars {
		w.barred[y]--
		if w.barred[y] > 0 || int(w.owner[y]) <= i {
			continue
		}
		g := w.group[y]
		if w.spare[g]++; w.spare[g] == 1 {
			w.room[w.owner[y]]++
		}
	}
}
