package planner

import "slices"

// first gives the best session that meets a need, trying the numbers of lines
// in their order.
func (s *solver) first(n *need) ([]int32, bool) {
	r := s.reaches(n)
	for i, k := range s.counts {
		low := s.low
		switch {
		case !r.may(i, k, 0):
			continue
		case !s.roomFor(k.sum() + 1):
			low = 0
		case !r.may(i, k, low):
			continue
		}
		if best, ok := s.attempt(k, n, low); ok {
			return append(best, s.taken...), true
		}
	}
	return nil, false
}

// roomFor says whether any session that is as good by aim 0 has so many lines
// or more.
func (s *solver) roomFor(lines int) bool {
	more, ok := s.more[lines]
	if !ok {
		counts := slices.DeleteFunc(slices.Clone(s.counts), func(k places) bool { return k.sum() < lines })
		slices.SortStableFunc(counts, func(a, b places) int { return a.sum() - b.sum() })
		more = slices.ContainsFunc(counts, s.possible)
		s.more[lines] = more
	}
	return more
}

// possible says whether any session has so many lines of each phase.
func (s *solver) possible(k places) bool {
	f := s.frame(k, s.nothing(), []measure{length(0, s.high)})
	_, ok := f.find(f.all, free)
	return ok
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
