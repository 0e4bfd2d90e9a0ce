package planner

import "slices"

// first gives the best session that meets the need of a reach, trying the counts
// of lines in their order.
func (s *solver) first(r *reach) ([]int32, bool) {
	for i, k := range s.counts {
		low := s.low
		switch {
		case !r.may(i, k, 0):
			continue
		case s.fullest(k.sum()):
			low = 0
		case !r.may(i, k, low):
			continue
		}
		if best, ok := s.attempt(k, r.need, low); ok {
			return append(best, s.taken...), true
		}
	}
	return nil, false
}

// possible says whether any session has so many lines of each phase.
func (s *solver) possible(k places) bool {
	f := s.frame(k, s.nothing(), []measure{length(0, s.high)})
	_, ok := f.find(f.all, free)
	return ok
}

// fullest says whether no session that is as good by the first two aims has more
// than so many lines.
func (s *solver) fullest(lines int) bool {
	if s.most[lines] == 0 {
		s.most[lines] = 1
		more := slices.DeleteFunc(slices.Clone(s.counts), func(k places) bool { return k.sum() <= lines })
		slices.SortStableFunc(more, func(a, b places) int { return a.sum() - b.sum() })
		if slices.ContainsFunc(more, s.possible) {
			s.most[lines] = 2
		}
	}
	return s.most[lines] == 1
}

// attempt gives the best session with so many lines of each phase that meets
// the need and is long enough.
func (s *solver) attempt(k places, n *need, low int32) ([]int32, bool) {
	long := []measure{length(low, s.high)}
	if !s.share || k.after() == 0 {
		return s.frame(k, n, long).best()
	}
	for off := range 100/shareStep + 1 {
		if best, ok := s.frame(k, n, append(long, shares(low, s.high, off)...)).best(); ok {
			return best, true
		}
	}
	return nil, false
}

// best gives the best session of a frame.
func (f *frame) best() ([]int32, bool) {
	found, ok := f.find(f.all, free)
	if !ok {
		return nil, false
	}
	return f.settle(f.refine(found)), true
}
