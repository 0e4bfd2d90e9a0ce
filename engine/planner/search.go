package planner

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
	opened int     // stations with lines

	barred []int16 // by option: lines found that bar it
	owner  []int16 // by option: its link, or free
	group  []int32 // by option: number of its link and clique
	spare  []int16 // by group: options not barred
	room   []int   // by link: groups with options not barred
}

// free is a limit that doesn't bind, and the place of what has none.
const free = -1

// find gives the first lines that fit together, beside those taken.
func (f *frame) find(chain []link, stations int) ([]int32, bool) {
	w := search{
		frame: f, chain: chain, stations: stations, sums: make([]span, len(f.measures)), opened: f.solver.opened,
		open: append([]int16(nil), f.solver.open...), barred: make([]int16, len(f.options)), owner: make([]int16, len(f.options)),
		group: make([]int32, len(f.options)), room: make([]int, len(chain)),
	}
	w.enroll()
	for _, x := range f.taken {
		w.add(x)
	}
	return w.found, w.walk(-1, 0, 0, f.need.from)
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

// walk goes on in link i from a place, with so many of it left to choose.
func (w *search) walk(i, place, left, met int) bool {
	for left == 0 {
		i++
		if i == len(w.chain) {
			return w.fits(met)
		}
		place, left = w.chain[i].place, w.chain[i].left
	}
	l := w.chain[i]
	for ; place+left <= len(l.options); place++ {
		if !w.hopeful(&l, place, left, met) {
			return false
		}
		x := l.options[place]
		if w.barred[x] > 0 {
			continue
		}
		if w.take(i, x) && w.walk(i, place+1, left-1, met|int(w.need.covers[x])) {
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

// hopeful says whether the rest can still come to what is needed, and with no
// more stations than may be open.
func (w *search) hopeful(l *link, place, left, met int) bool {
	at := l.at(place, left) + met*len(w.measures)
	if !w.right(l.spans[at : at+len(w.measures)]) {
		return false
	}
	if w.stations == free {
		return true
	}
	o, more := l.opening, w.stations-w.opened
	if more < 0 || more > o.most {
		return more >= 0
	}
	spans := o.shut
	if w.open[w.options[l.options[place]].station] > 0 {
		spans = o.ajar
	}
	at = at*(o.most+1) + more*len(w.measures)
	return w.right(spans[at : at+len(w.measures)])
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
		w.sums[i] = w.sums[i].plus(w.adds(x, i))
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
			ok = ok && w.room[to] >= w.chain[to].left
		}
	}
	return ok
}

// leave gives the option back.
func (w *search) leave(i int, x int32) {
	o := &w.options[x]
	w.found = w.found[:len(w.found)-1]
	for m := range w.sums {
		adds := w.adds(x, m)
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
