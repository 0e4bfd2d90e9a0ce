package planner

// need is what a session has to meet of its wants. What is met so far is a
// number from 0 to width, each bit of it one want.
type need struct {
	width  int
	covers []uint8 // by option: what it meets
	met    []bool  // by what is met: whether that is enough
	from   int     // what the lines taken already meet

	wants         []wants // by bit
	owed, limited int     // how many of them
}

// nothing is the need of any session.
func (s *solver) nothing() *need {
	return &need{width: 1, covers: make([]uint8, len(s.options)), met: []bool{true}}
}

// useful lists the wants that some line still to choose, or one taken, covers.
func (s *solver) useful() wants {
	out := s.met
	for _, list := range s.rest {
		for _, x := range list {
			out |= s.options[x].covers
		}
	}
	return out
}

// whole is the need to meet all that can be met by some line. What is met
// already, or along with another want, is not asked for.
func (s *solver) whole() *need {
	var list []wants
	for one := wants(1); one != 0; one <<= 1 {
		if s.useful()&^s.met&one != 0 {
			list = append(list, one)
		}
	}
	for i := 0; i < len(list); {
		along := false
		for j, other := range list {
			along = along || j != i && s.implies(other, list[i])
		}
		if along {
			list = append(list[:i:i], list[i+1:]...)
			continue
		}
		i++
	}
	n := s.need(list, 0)
	n.met[n.width-1] = true
	return n
}

// implies says whether every line that covers one want covers the other too.
func (s *solver) implies(one, other wants) bool {
	for _, list := range s.rest {
		for _, x := range list {
			if c := s.options[x].covers; c&one != 0 && c&other == 0 {
				return false
			}
		}
	}
	return true
}

// parts is the need to meet so many of the directions owed, and so many of what
// is limited.
func (s *solver) parts() *need {
	var list []wants
	useful := s.useful()
	for one := wants(1); one != 0; one <<= 1 {
		if useful&one != 0 {
			list = append(list, one)
		}
	}
	n := s.need(list, s.met)
	n.owed, n.limited = useful.among(owedWants), useful.among(limitedWants)
	return n
}

// ask says how many of both have to be met.
func (n *need) ask(owed, limited int) {
	for met := range n.met {
		var w wants
		for bit, one := range n.wants {
			if met>>bit&1 != 0 {
				w |= one
			}
		}
		n.met[met] = w.among(owedWants) >= owed && w.among(limitedWants) >= limited
	}
}

// need makes the need to meet the wants of a list.
func (s *solver) need(list []wants, from wants) *need {
	n := &need{width: 1 << len(list), covers: make([]uint8, len(s.options)), wants: list}
	n.met = make([]bool, n.width)
	for bit, one := range list {
		for x := range s.options {
			if s.options[x].covers&one != 0 {
				n.covers[x] |= 1 << bit
			}
		}
		if from&one != 0 {
			n.from |= 1 << bit
		}
	}
	return n
}
