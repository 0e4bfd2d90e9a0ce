package exchange

import (
	"bytes"
	"encoding/json"
	"strconv"
	"unicode/utf8"
)

// quick reads JSON as programs write it: every name known and written once, and
// nothing escaped. Whatever else there is makes it bad, and is left to
// encoding/json, which takes several times as long. What it reads is what that
// would read.
type quick struct {
	text  []byte
	at    int
	bad   bool
	words map[string]string // that were read, each kept once

	strict bool // a member that is null is left to others
}

// fields are how the members of an object are read, by name.
type fields[T any] map[string]func(*quick, *T)

// readQuick reads a value, as encoding/json would.
func readQuick[T any](text []byte, value *T, read func(*quick, *T)) error {
	p := quick{text: text, words: map[string]string{}}
	var out T
	read(&p, &out)
	if p.space(); !p.bad && p.at == len(text) {
		*value = out
		return nil
	}
	return json.NewDecoder(bytes.NewReader(text)).Decode(value)
}

// space passes by what means nothing.
func (p *quick) space() {
	for p.at < len(p.text) {
		switch p.text[p.at] {
		case ' ', '\n', '\r', '\t':
			p.at++
		default:
			return
		}
	}
}

// sign takes a sign where it comes next.
func (p *quick) sign(c byte) bool {
	if p.space(); p.bad || p.at >= len(p.text) || p.text[p.at] != c {
		return false
	}
	p.at++
	return true
}

// need takes a sign that has to come next.
func (p *quick) need(c byte) {
	if !p.sign(c) {
		p.bad = true
	}
}

// raw takes what stands between quotes.
func (p *quick) raw() []byte {
	p.need('"')
	if p.bad {
		return nil
	}
	rest, high := p.text[p.at:], false
	for i, c := range rest {
		switch {
		case c == '"':
			p.at += i + 1
			p.bad = high && !utf8.Valid(rest[:i])
			return rest[:i]
		case c == '\\' || c < ' ':
			p.bad = true
			return nil
		case c >= utf8.RuneSelf:
			high = true
		}
	}
	p.bad = true
	return nil
}

// word reads a text. Most come many times.
func (p *quick) word() string {
	b := p.raw()
	if w, there := p.words[string(b)]; there {
		return w
	}
	w := string(b)
	p.words[w] = w
	return w
}

// mostDigits fit into a number of any kind.
const mostDigits = 15

// digits passes by digits, and says how many there were.
func (p *quick) digits() int {
	begin := p.at
	for p.at < len(p.text) && p.text[p.at] >= '0' && p.text[p.at] <= '9' {
		p.at++
	}
	return p.at - begin
}

// number passes by a number without an exponent.
func (p *quick) number() (text []byte, whole bool) {
	p.space()
	begin := p.at
	p.sign('-')
	first := p.at
	n := p.digits()
	if n == 0 || n > mostDigits || n > 1 && p.text[first] == '0' {
		p.bad = true
		return nil, false
	}
	whole = p.at == len(p.text) || p.text[p.at] != '.'
	if !whole {
		p.at++
		if n := p.digits(); n == 0 || n > mostDigits {
			p.bad = true
		}
	}
	return p.text[begin:p.at], whole // an exponent is no sign that may follow
}

// long reads a whole number.
func (p *quick) long() int64 {
	text, whole := p.number()
	if !whole {
		p.bad = true
	}
	if p.bad {
		return 0
	}
	out, minus := int64(0), false
	for _, c := range text {
		if c == '-' {
			minus = true
			continue
		}
		out = out*10 + int64(c-'0')
	}
	if minus {
		return -out
	}
	return out
}

func (p *quick) int() int { return int(p.long()) }

func (p *quick) float() float64 {
	text, _ := p.number()
	if p.bad {
		return 0
	}
	out, err := strconv.ParseFloat(string(text), 64)
	p.bad = err != nil
	return out
}

// literal takes a word without quotes where it comes next.
func (p *quick) literal(word string) bool {
	if p.space(); p.bad || len(p.text)-p.at < len(word) || string(p.text[p.at:p.at+len(word)]) != word {
		return false
	}
	p.at += len(word)
	return true
}

func (p *quick) truth() bool {
	if p.literal("true") {
		return true
	}
	p.bad = !p.literal("false")
	return false
}

func (p *quick) pair() (out [2]int) {
	p.need('[')
	out[0] = p.int()
	p.need(',')
	out[1] = p.int()
	p.need(']')
	return out
}

// list reads an array.
func list[T any](p *quick, read func(*quick, *T)) []T {
	out := []T{}
	if p.need('['); p.bad || p.sign(']') {
		return out
	}
	for !p.bad {
		var one T
		read(p, &one)
		if out = append(out, one); !p.sign(',') {
			break
		}
	}
	p.need(']')
	return out
}

// object reads an object.
func object[T any](p *quick, into *T, known fields[T]) {
	if p.need('{'); p.bad || p.sign('}') {
		return
	}
	var seen [24][]byte
	for n := 0; !p.bad; n++ {
		name := p.raw()
		read, there := known[string(name)]
		if !there || n == len(seen) {
			p.bad = true
			return
		}
		for _, before := range seen[:n] {
			p.bad = p.bad || len(before) == len(name) && bytes.Equal(before, name)
		}
		seen[n] = name
		p.need(':')
		if p.literal("null") { // which leaves a member as it is
			p.bad = p.bad || p.strict
		} else {
			read(p, into)
		}
		if !p.sign(',') {
			break
		}
	}
	p.need('}')
}
