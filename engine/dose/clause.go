package dose

import (
	"math"
	"strings"

	"tspine/engine/unit"
)

// clause is what stands behind an amount, one bit a kind.
type clause uint8

const (
	aLoad clause = 1 << iota
	aTempo
	aRest
	aReserve
	aFrequency
	aTotal
)

// like gives the code of a fault in a clause, and one that would be right.
func (c clause) like() (code, want string) {
	switch c {
	case aLoad:
		return "bad-load", "@ 16kg, @ 2x16kg or @ red band"
	case aTempo:
		return "bad-tempo", "tempo 3-0-1"
	case aRest:
		return "bad-rest", "rest 60-90s"
	case aReserve:
		return "bad-reserve", "rir 3"
	case aFrequency:
		return "bad-frequency", "3/day, 2/week or every 2 days"
	case aTotal:
		return "bad-total", "total 21"
	}
	return "unknown-clause", "rest 60s"
}

// named gives the clause whose own word or sign comes next, 0 where it is none.
func (r *reader) named() clause {
	switch word := r.left(); {
	case word == "tempo":
		return aTempo
	case word == "rest":
		return aRest
	case word == "rir":
		return aReserve
	case word == "every":
		return aFrequency
	case word == "total":
		return aTotal
	case word != "" && word[0] == '@':
		return aLoad
	}
	return 0
}

// clause reads the clause that starts with the current token.
func (r *reader) clause() {
	from, kind := r.at, r.named()
	if kind == 0 && digit(r.text[from]) {
		kind = aFrequency
	}
	again := r.seen&kind != 0
	r.seen |= kind
	into := &r.dose
	if again {
		into = &r.spare
	}
	if !r.read(kind, into) || !r.done() {
		code, want := kind.like()
		r.fault(code, span{from, r.end}, want)
		r.skip()
	}
	here := span{from, r.end}
	if kind == aTotal && !again {
		r.total = here
	}
	if again {
		r.twice(kind, here)
	}
}

// twice notes that a clause stands there a second time.
func (r *reader) twice(kind clause, where span) {
	code := "twice"
	if kind == aFrequency {
		code = "two-frequencies"
	}
	_, want := kind.like()
	r.fault(code, where, want)
}

// read reads a clause into d. It says whether it found what it should; what is
// left of the token is for the caller to judge.
func (r *reader) read(kind clause, d *Dose) (ok bool) {
	switch kind {
	case aLoad:
		return r.load(&d.Load)
	case aTempo:
		return r.argument() && r.tempo(&d.Tempo)
	case aRest:
		return r.argument() && r.pause(d)
	case aReserve:
		if !r.argument() {
			return false
		}
		n, ok := r.within(0, MaxReserve)
		d.Reserve = InReserve(min(n, MaxReserve))
		return ok
	case aFrequency:
		return r.often(&d.Often)
	case aTotal:
		if !r.argument() {
			return false
		}
		d.Total, ok = r.within(1, math.MaxInt)
		return ok
	}
	return false
}

// argument goes on to what follows the word of a clause. Where the next clause
// follows instead, or nothing, it stays.
func (r *reader) argument() bool {
	at, end := r.at, r.end
	if r.step() && r.named() == 0 && !r.frequency() {
		return true
	}
	r.at, r.end = at, end
	return false
}

// frequency says whether the current token ends like one.
func (r *reader) frequency() bool {
	return strings.HasSuffix(r.left(), "/day") || strings.HasSuffix(r.left(), "/week")
}

// load reads "@ 16kg", "@ 2x16kg" or "@ red band".
func (r *reader) load(l *Load) bool {
	r.take("@")
	if r.done() && !r.argument() {
		return false
	}
	if digit(r.text[r.at]) {
		return r.weight(l)
	}
	color := r.left()
	l.Band = color
	return kebab(color, no) && r.follow("band")
}

func no(byte) bool { return false }

// weight reads "16kg" or "2x16kg", with up to three digits after a point.
func (r *reader) weight(l *Load) bool {
	from := r.at
	n, ok := r.number()
	if ok && r.take("x") {
		l.Count = n
		if code, want := bounds(n, 1, MaxNumber); code != "" {
			r.fault(code, span{from, r.at - 1}, want)
		}
		from = r.at
		n, ok = r.number()
	}
	if !ok {
		return false
	}
	thousandths, ok := r.fraction()
	if n = min(n, MaxWeight+1)*grams + thousandths; n < 1 {
		r.fault("too-small", span{from, r.at}, "0.5")
	} else if n > MaxWeight*grams {
		r.fault("too-large", span{from, r.at}, "1000")
	}
	l.Each = unit.Kilograms(float64(n) / grams)
	return ok && r.take("kg")
}

// fraction reads what stands behind a decimal point, in thousandths.
func (r *reader) fraction() (n int, ok bool) {
	if !r.take(".") {
		return 0, true
	}
	from := r.at
	n, ok = r.number()
	if r.at-from > 3 {
		r.fault("too-fine", span{from, r.at}, "125")
		return 0, true
	}
	for i := r.at - from; i < 3; i++ {
		n *= 10
	}
	return n, ok
}

// tempo reads "3-0-1".
func (r *reader) tempo(t *Tempo) bool {
	from := r.at
	var parts [3]int
	for i := range parts {
		if i > 0 && !r.take("-") {
			return false
		}
		n, ok := r.within(0, MaxTempo)
		if !ok {
			return false
		}
		parts[i] = min(n, MaxTempo)
	}
	*t = Tempo{uint8(parts[0]), uint8(parts[1]), uint8(parts[2])}
	if *t == (Tempo{}) {
		r.fault("too-small", span{from, r.at}, "3-0-1")
	}
	return true
}

// pause reads "60-90s".
func (r *reader) pause(d *Dose) (ok bool) {
	d.Rest, ok = r.interval(0)
	d.NoRest = d.Rest.IsZero()
	return ok && r.take("s")
}

// often reads "3/day", "1-2/week" or "every 2 days".
func (r *reader) often(o *Often) (ok bool) {
	if r.take("every") {
		if !r.argument() {
			return false
		}
		o.Every, ok = r.within(1, MaxNumber)
		return ok && r.done() && r.follow("days")
	}
	times, ok := r.interval(1)
	switch {
	case r.take("/day"):
		o.PerDay = times
	case r.take("/week"):
		o.PerWeek = times
	default:
		return false
	}
	return ok
}
