package planner

import "tspine/engine/exercise"

// reach is what lines can come to in each phase, whatever bars them: by how many
// lines, and what they meet together.
type reach struct {
	*solver
	need   *need
	phases [exercise.Integrate + 1][][]span
	both   [][]span // by place in counts: what all phases come to, by what they meet; nil: not looked at yet
}

// reaches works out the reach for a need.
func (s *solver) reaches(n *need) *reach {
	r := &reach{solver: s, need: n, both: make([][]span, len(s.counts))}
	var most places
	for _, k := range s.counts {
		for p := range k {
			most[p] = max(most[p], k[p]-s.has[p])
		}
	}
	for p := exercise.Release; p <= exercise.Integrate; p++ {
		r.phases[p] = s.reachOf(s.rest[p], most[p], n)
	}
	return r
}

// reachOf works out what up to so many of the options come to.
func (s *solver) reachOf(options []int32, most int, n *need) [][]span {
	out := make([][]span, most+1)
	for k := range out {
		out[k] = make([]span, n.width)
		for met := range out[k] {
			out[k][met] = never()
		}
	}
	out[0][0] = span{}
	for i, x := range options {
		seconds, covers := s.options[x].seconds, int(n.covers[x])
		for k := min(i+1, most); k > 0; k-- {
			from, to := out[k-1], out[k]
			for met := range from {
				if from[met].low < endless {
					to[met|covers] = to[met|covers].or(from[met].plus(span{seconds, seconds}))
				}
			}
		}
	}
	return out
}

// may says whether the counts at a place of the list can meet the need in at
// least low seconds.
func (r *reach) may(i int, k places, low int32) bool {
	if r.both[i] == nil {
		r.both[i] = r.join(k)
	}
	for met, enough := range r.need.met {
		if m := length(low, r.high); enough && m.holds(r.both[i][met]) {
			return true
		}
	}
	return false
}

// join gives what so many lines of each phase come to together.
func (r *reach) join(k places) []span {
	now := make([]span, r.need.width)
	for met := range now {
		now[met] = never()
	}
	var total int32
	for _, seconds := range r.seconds {
		total += seconds
	}
	now[r.need.from] = span{total, total}
	for p := exercise.Release; p <= exercise.Integrate; p++ {
		next := make([]span, r.need.width)
		for met := range next {
			next[met] = never()
		}
		for more, own := range r.phases[p][k[p]-r.has[p]] {
			if own.low >= endless {
				continue
			}
			for met, so := range now {
				if so.low < endless {
					next[met|more] = next[met|more].or(so.plus(own))
				}
			}
		}
		now = next
	}
	return now
}
