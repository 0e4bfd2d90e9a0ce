package planner

import "tspine/engine/exercise"

// reach is what lines can come to, whatever bars them: seconds, by what the
// lines meet together.
type reach struct {
	*solver
	need   *need
	phases [exercise.Integrate + 1][][]span // by phase and number of lines
	all    [][]span                         // by place in counts: of all phases; nil: not worked out yet
}

// reaches works out the reach for a need.
func (s *solver) reaches(n *need) *reach {
	if n.reach != nil {
		return n.reach
	}
	n.reach = &reach{solver: s, need: n, all: make([][]span, len(s.counts))}
	var most places
	for _, k := range s.counts {
		for phase := range k {
			most[phase] = max(most[phase], k[phase]-s.has[phase])
		}
	}
	for phase := range most {
		n.reach.phases[phase] = s.reachOf(s.rest[phase], most[phase], n)
	}
	return n.reach
}

// reachOf works out what up to so many of the options come to.
func (s *solver) reachOf(options []int32, most int, n *need) [][]span {
	out := make([][]span, most+1)
	for k := range out {
		out[k] = nevers(n.width)
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

// may says whether the numbers of lines at a place of counts can meet the need
// in at least low seconds.
func (r *reach) may(i int, k places, low int32) bool {
	if r.all[i] == nil {
		r.all[i] = r.join(k)
	}
	long := length(low, r.high)
	for met, enough := range r.need.met {
		if enough && long.holds(r.all[i][met]) {
			return true
		}
	}
	return false
}

// join gives what so many lines of each phase come to together, with those
// taken.
func (r *reach) join(k places) []span {
	now := nevers(r.need.width)
	now[r.need.from] = span{}
	for phase, seconds := range r.seconds {
		next := nevers(r.need.width)
		for more, own := range r.phases[phase][k[phase]-r.has[phase]] {
			if own.low >= endless {
				continue
			}
			own = own.plus(span{seconds, seconds})
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
