package dose

import (
	"cmp"
	"math"
	"slices"
	"strings"
	"unicode/utf8"

	"tspine/engine/fault"
)

// reader goes through a text token by token and notes every fault on its way.
// Tokens stand between spaces.
type reader struct {
	text   string
	at     int // how far the current token is read
	end    int // of the current token
	dose   Dose
	spare  Dose // takes what is said a second time
	seen   clause
	total  span // where the total stands
	faults fault.Faults
}

// span is a piece of the text, in bytes.
type span struct{ from, to int }

// line reads an amount with its clauses, up to the end.
func (r *reader) line() {
	faults := len(r.faults)
	r.amount()
	sound := len(r.faults) == faults
	for !r.done() || r.step() {
		r.clause()
	}
	if !sound || r.dose.Total == 0 {
		return
	}
	if code, want := r.dose.totalFault(); code != "" {
		r.fault(code, r.total, want)
	}
}

// result gives the dose, or else the faults in the order of their columns.
func (r *reader) result() (Dose, fault.Faults) {
	if len(r.faults) == 0 {
		return r.dose.normal(), nil
	}
	slices.SortStableFunc(r.faults, func(a, b fault.Fault) int { return cmp.Compare(a.Column, b.Column) })
	return Dose{}, r.faults
}

// step goes on to the next token, and says whether there is one.
func (r *reader) step() bool {
	from := r.end
	for from < len(r.text) && space(r.text[from]) {
		from++
	}
	to := from
	for to < len(r.text) && !space(r.text[to]) {
		to++
	}
	r.at, r.end = from, to
	return from < to
}

func space(c byte) bool { return c == ' ' || c == '\t' }

// left is what is left of the current token.
func (r *reader) left() string { return r.text[r.at:r.end] }

// done says whether the current token is read to its end.
func (r *reader) done() bool { return r.at == r.end }

// skip leaves what is left of the current token.
func (r *reader) skip() { r.at = r.end }

// take reads word, if it comes next in the token.
func (r *reader) take(word string) bool {
	if !strings.HasPrefix(r.left(), word) {
		return false
	}
	r.at += len(word)
	return true
}

// follow goes on to the next token if it starts with word, and reads that.
func (r *reader) follow(word string) bool {
	at, end := r.at, r.end
	if r.step() && r.take(word) {
		return true
	}
	r.at, r.end = at, end
	return false
}

// number reads digits, any number of them. It stops counting far past all that
// a dose may say.
func (r *reader) number() (n int, ok bool) {
	from := r.at
	for r.at < r.end && digit(r.text[r.at]) {
		if n < math.MaxInt/16 {
			n = 10*n + int(r.text[r.at]-'0')
		}
		r.at++
	}
	return n, r.at > from
}

func digit(c byte) bool { return '0' <= c && c <= '9' }

// within reads a number and notes a fault where it is out of bounds. It is not
// ok only where there is no number.
func (r *reader) within(least, most int) (n int, ok bool) {
	from := r.at
	n, ok = r.number()
	if !ok {
		return 0, false
	}
	if code, want := bounds(n, least, most); code != "" {
		r.fault(code, span{from, r.at}, want)
	}
	return n, true
}

// interval reads a range and notes a fault where an end is out of bounds, or
// where the ends stand the wrong way around. It is not ok only where there is no
// range.
func (r *reader) interval(least int) (out Range, ok bool) {
	from := r.at
	out.Min, ok = r.within(least, MaxNumber)
	out.Max = out.Min
	if ok && r.take("-") {
		out.Max, ok = r.within(least, MaxNumber)
	}
	if ok && out.Max < out.Min {
		r.fault("descending", span{from, r.at}, Range{out.Max, out.Min}.String())
	}
	return out, ok
}

// fault notes what is wrong with a piece of the text.
func (r *reader) fault(code string, where span, want string) {
	r.faults = append(r.faults, fault.Fault{
		Code:   code,
		Got:    r.text[where.from:where.to],
		Want:   want,
		Column: utf8.RuneCountInString(r.text[:where.from]) + 1,
	})
}
