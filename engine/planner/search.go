package planner

import "tspine/engine/exercise"

// link is a block entered at a place, with so many options to choose from
// there.
type link struct {
	*block
	place, left int
}

// limit is what a session must keep to.
type limit struct {
	low, high int32 // seconds
	off       int   // how far the share of the minutes may be off, in steps; free: not looked at
	stations  int   // that may be open; free: not looked at
}

// free is a limit that doesn't bind.
const free = -1

// search looks for lines that fit together: from each link of a chain as many
// as it says, none beside one that bars it, and as long and as many-sided as
// the session must be. It goes through the options in order, takes each that it
// can, and turns back as soon as the spans say that the rest can't come to what
// is needed. So what it finds is the first, line by line, of all that fit.
type search struct {
	*solver
	chain []link
	need  *need
	limit limit

	found   []int32
	seconds [exercise.Integrate + 1]int32 // of the lines found and taken, by phase
	open    []int16                       // by station: lines found and taken there
	opened  int                           // stations with lines
	later   []minutes // by link: what it and those after it come to

	barred []int16 // by option: lines found that bar it
	owner  []int16 // by option: its link, or free
	group  []int32 // by option: number of its link and clique
	spare  []int16 // by group: options not barred
	room   []int   // by link: groups with options not barred
}

// find gives the first lines that fit together, beside those taken.
func (s *solver) find(chain []link, n *need, l limit) ([]int32, bool) {
	w := search{
		solver: s, chain: chain, need: n, limit: l, seconds: s.seconds, opened: s.opened,
		open: append([]int16(nil), s.open...), barred: make([]int16, len(s.options)), owner: make([]int16, len(s.options)),
		group: make([]int32, len(s.options)), room: make([]int, len(chain)),
	}
	w.enroll()
	if l.off != free {
		w.lookAhead()
	}
	var total int32
	for _, seconds := range w.seconds {
		total += seconds
	}
	return w.found, w.walk(-1, 0, 0, n.from, total)
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

// lookAhead sums up what the links after each come to, by phase.
func (w *search) lookAhead() {
	w.later = make([]minutes, len(w.chain)+1)
	for i := len(w.chain) - 1; i >= 0; i-- {
		l := w.chain[i]
		w.later[i] = w.later[i+1]
		if len(l.options) > 0 {
			phase := w.options[l.options[0]].phase
			own := l.sums[l.place*(l.quota+1)+l.left]
			w.later[i][phase].low += own.low
			w.later[i][phase].high += own.high
		}
	}
}

// walk goes on in link i from a place, with so many of it left to choose.
func (w *search) walk(i, place, left, met int, total int32) bool {
	for left == 0 {
		i++
		if i == len(w.chain) {
			return w.fits(met, total)
		}
		place, left = w.chain[i].place, w.chain[i].left
	}
	l := w.chain[i]
	for ; place+left <= len(l.options); place++ {
		x := l.options[place]
		at := l.at(place, left) + met
		if !l.spans[at].with(total).reaches(w.limit.low, w.limit.high) || w.crowded(&l, at, x) || w.limit.off != free && !w.even(i, place, left) {
			return false
		}
		if w.barred[x] > 0 {
			continue
		}
		if w.take(i, x) && w.walk(i, place+1, left-1, met|int(w.need.covers[x]), total+w.options[x].seconds) {
			return true
		}
		w.leave(i, x)
	}
	return false
}

// fits says whether the session is as it must be.
func (w *search) fits(met int, total int32) bool {
	return w.need.met[met] && total >= w.limit.low && total <= w.limit.high &&
		(w.limit.stations == free || w.opened <= w.limit.stations) &&
		(w.limit.off == free || w.keeps(w.later[len(w.chain)]))
}

// crowded says whether the rest opens too many stations.
func (w *search) crowded(l *link, at int, x int32) bool {
	if w.limit.stations == free {
		return false
	}
	more := l.shut[at]
	if w.open[w.options[x].station] > 0 {
		more = l.ajar[at]
	}
	return more == closed || w.opened+int(more) > w.limit.stations
}

// even says whether the share of the minutes can still come out right.
func (w *search) even(i, place, left int) bool {
	l := w.chain[i]
	rest := w.later[i+1]
	phase := w.options[l.options[0]].phase
	own := l.sums[place*(l.quota+1)+left]
	rest[phase].low += own.low
	rest[phase].high += own.high
	return w.keeps(rest)
}

// keeps says whether the session keeps to the share with a rest.
func (w *search) keeps(rest minutes) bool {
	for phase := range rest {
		rest[phase] = rest[phase].with(w.seconds[phase])
	}
	return rest.keep(w.limit.low, w.limit.high, w.limit.off)
}

// take adds an option. It says false where what it bars leaves a later link
// too few.
func (w *search) take(i int, x int32) bool {
	o := &w.options[x]
	w.found = append(w.found, x)
	w.seconds[o.phase] += o.seconds
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

// leave takes the option away again.
func (w *search) leave(i int, x int32) {
	o := &w.options[x]
	w.found = w.found[:len(w.found)-1]
	w.seconds[o.phase] -= o.seconds
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
