package planner

// need is what a session has to meet of its wants. What is met so far is a
// number under width, each bit of it one want.
type need struct {
	width  int
	covers []uint8 // by option: what it meets
	met    []bool  // by what is met: whether that is enough
	from   int     // what the lines taken already meet

	wants         []wants // by bit
	owed, limited int     // how many of them
	reach         *reach  // of the options, once it was worked out
}

// nothing is the need of any session.
func (s *solver) nothing() *need { return s.need(nil) }

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
	list := (s.useful() &^ s.met).each()
	for i := 0; i < len(list); {
		along := false
		for j, other := range list {
			along = along || j != i && s.implies(other, list[i])
		}
		if !along {
			i++
			continue
		}
		list = append(list[:i], list[i+1:]...)
	}
	n := s.need(list)
	clear(n.met[:n.width-1])
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
// is limited: as many as ask says.
func (s *solver) parts() *need {
	useful := s.useful()
	n := s.need(useful.each())
	for bit, one := range n.wants {
		if s.met&one != 0 {
			n.from |= 1 << bit
		}
	}
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

// need looks at the wants of a list, and takes whatever is met of them for
// enough.
func (s *solver) need(list []wants) *need {
	n := &need{width: 1 << len(list), covers: make([]uint8, len(s.options)), wants: list}
	n.met = make([]bool, n.width)
	for i := range n.met {
		n.met[i] = true
	}
	for bit, one := range list {
		for x := range s.options {
			if s.options[x].covers&one != 0 {
				n.covers[x] |= 1 << bit
			}
		}
	}
	return n
}
