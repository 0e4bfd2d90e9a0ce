package dose

// exercise reads the id at the start of a line. Where the line starts with its
// amount, it notes that the id is missing and leaves the amount to be read.
func (r *reader) exercise() string {
	here := span{r.at, r.end}
	if r.done() || digit(r.text[r.at]) || r.text[r.at] == '@' {
		r.fault("no-exercise", span{r.at, r.at}, "cat-cow")
		return ""
	}
	id := r.left()
	if !kebab(id, digit) {
		r.fault("bad-exercise", here, "cat-cow")
	}
	r.step()
	return id
}

// amount reads the first token of a dose, two if it counts breaths.
func (r *reader) amount() {
	from, faults := r.at, len(r.faults)
	if r.done() || r.named() != 0 {
		r.fault("no-amount", span{from, from}, "3x10")
		return
	}
	var factors [3]Range
	n, ok := r.factors(&factors)
	if ok && n == 1 && r.frequency() && r.text[r.at] == '/' {
		r.at, r.faults = from, r.faults[:faults]
		r.fault("no-amount", span{from, from}, "3x10")
		return
	}
	if ok {
		ok = r.unit() && r.assign(factors, n)
	}
	if !ok {
		r.fault("bad-amount", span{from, r.end}, "3x10, 10x5s, 30s/side, 20m or 10 breaths")
	}
	r.skip()
}

// factors reads what is multiplied. It gives how many there are, which may be
// more than it keeps.
func (r *reader) factors(out *[3]Range) (n int, ok bool) {
	for {
		one, ok := r.interval(1)
		if !ok {
			return n, false
		}
		if n < len(out) {
			out[n] = one
		}
		n++
		if !r.take("x") {
			return n, true
		}
	}
}

// unit reads what is counted, and whether for each side. It says whether it
// read its token to the end.
func (r *reader) unit() bool {
	switch {
	case r.take("s"):
		r.dose.Kind = Timed
	case r.take("m"):
		r.dose.Kind = Distance
	case r.done() && r.follow("breaths"):
		r.dose.Kind = Breaths
	}
	r.dose.PerSide = r.take("/side")
	return r.done()
}

// assign gives n factors their meaning. It says whether the kind of dose has so
// many.
func (r *reader) assign(f [3]Range, n int) bool {
	d, one := &r.dose, Exactly(1)
	switch {
	case d.Kind == Timed && n == 1:
		d.Sets, d.Reps, d.Each = one, one, f[0]
	case d.Kind == Timed && n == 2:
		d.Sets, d.Reps, d.Each = one, f[0], f[1]
	case d.Kind == Timed && n == 3:
		d.Sets, d.Reps, d.Each = f[0], f[1], f[2]
	case d.Kind == Distance && n == 1:
		d.Sets, d.Reps, d.Each = one, one, f[0]
	case d.Kind == Distance && n == 2:
		d.Sets, d.Reps, d.Each = f[0], one, f[1]
	case d.counts() && n == 1:
		d.Sets, d.Reps = one, f[0]
	case d.counts() && n == 2:
		d.Sets, d.Reps = f[0], f[1]
	default:
		return false
	}
	return true
}

// kebab says whether s is words joined by hyphens, of lowercase letters and of
// what more allows.
func kebab(s string, more func(byte) bool) bool {
	joined := true // so that a word must follow
	for i := range len(s) {
		switch c := s[i]; {
		case 'a' <= c && c <= 'z', more(c):
			joined = false
		case c == '-' && !joined:
			joined = true
		default:
			return false
		}
	}
	return !joined
}
