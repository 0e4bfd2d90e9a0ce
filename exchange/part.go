package exchange

import (
	"bytes"
	"encoding/json"
	"fmt"
	"math"
	"strconv"
	"strings"
	"unicode/utf8"

	"tspine/catalog"
	"tspine/engine/dose"
	"tspine/engine/fault"
	"tspine/engine/unit"
)

// part is one value of a JSON text with its place, and all values in it. It
// notes every fault in found.
type part struct {
	found   *located
	pointer string // RFC 6901
	text    []byte // of the value, without space around it
	at      int    // of text, in the thing that is being read
	pairs   []pair // of an object
	list    []part // of an array
}

type pair struct {
	key   string
	at    int
	value part
}

// located notes faults of a thing that begins at a place of a file.
type located struct {
	file         string
	faults       catalog.Faults
	thing        []byte // its text
	line, column int    // at which it begins, from 1; columns count bytes
}

// add notes a fault at an offset in the thing.
func (l *located) add(at int, f fault.Fault) {
	before := l.thing[:min(at, len(l.thing))]
	line, column := l.line, l.column+len(before)
	if n := bytes.Count(before, []byte{'\n'}); n > 0 {
		line, column = l.line+n, len(before)-bytes.LastIndexByte(before, '\n')
	}
	l.faults = append(l.faults, catalog.Located{File: l.file, Line: line, Column: column, Fault: f})
}

// readPart takes apart a JSON text that is known to be well formed.
func readPart(found *located, pointer string) part {
	r := partReader{found: found, text: found.thing}
	if !utf8.Valid(r.text) {
		at := 0
		for rest := r.text; ; {
			c, n := utf8.DecodeRune(rest)
			if c == utf8.RuneError && n <= 1 {
				break
			}
			at, rest = at+n, rest[n:]
		}
		found.add(at, fault.Fault{Path: pointer, Code: "not-utf8", Got: fmt.Sprintf("byte %#x", r.text[at]), Want: "UTF-8"})
	}
	return r.value(pointer)
}

type partReader struct {
	found *located
	text  []byte
	at    int
}

func (r *partReader) space() {
	for r.at < len(r.text) && strings.IndexByte(" \t\r\n,:", r.text[r.at]) >= 0 {
		r.at++
	}
}

func (r *partReader) value(pointer string) part {
	r.space()
	p := part{found: r.found, pointer: pointer, at: r.at}
	switch r.text[r.at] {
	case '{':
		r.at++
		for r.space(); r.text[r.at] != '}'; r.space() {
			at := r.at
			key := unquote(r.scalar())
			p.pairs = append(p.pairs, pair{key, at, r.value(pointer + "/" + escape(key))})
		}
		r.at++
	case '[':
		r.at++
		for r.space(); r.text[r.at] != ']'; r.space() {
			p.list = append(p.list, r.value(pointer+"/"+strconv.Itoa(len(p.list))))
		}
		r.at++
	default:
		r.scalar()
	}
	p.text = r.text[p.at:r.at]
	return p
}

// scalar reads a string, number or word.
func (r *partReader) scalar() []byte {
	from := r.at
	if r.text[r.at] != '"' {
		for r.at < len(r.text) && strings.IndexByte(" \t\r\n,:]}", r.text[r.at]) < 0 {
			r.at++
		}
		return r.text[from:r.at]
	}
	for r.at++; r.text[r.at] != '"'; r.at++ {
		if r.text[r.at] == '\\' {
			r.at++
		}
	}
	r.at++
	return r.text[from:r.at]
}

// escape writes a key as JSON pointers do.
func escape(key string) string { return strings.NewReplacer("~", "~0", "/", "~1").Replace(key) }

func unquote(text []byte) string {
	var s string
	if json.Unmarshal(text, &s) != nil {
		return ""
	}
	return s
}

// fault notes that the value is wrong.
func (p part) fault(code, got, want string) {
	p.found.add(p.at, fault.Fault{Path: p.pointer, Code: code, Got: got, Want: want})
}

// under notes the faults of what the value was read into.
func (p part) under(all fault.Faults) {
	for _, f := range all {
		f.Path = strings.TrimRight(p.pointer+"/"+strings.ReplaceAll(f.Path, ".", "/"), "/")
		p.found.add(p.at, f)
	}
}

func (p part) kind() byte {
	switch c := p.text[0]; c {
	case '{', '[', '"', 't', 'f', 'n':
		return c
	}
	return '0'
}

// shown is what was written, as far as it can be shown.
func (p part) shown() string {
	switch p.kind() {
	case '{':
		return "keys with values"
	case '[':
		return "a list"
	case '"':
		return brief(p.said())
	}
	return brief(string(p.text))
}

// brief cuts a text that is too long to be shown.
func brief(text string) string {
	const most = 60
	if short := []rune(text); len(short) > most {
		return string(short[:most]) + "…"
	}
	return text
}

// slot is one key that an object may have, and what reads it.
type slot struct {
	key  string
	must bool
	read func(part)
}

// slots reads an object. A key that is not among them, one that is there twice,
// and a missing one that must be there are faults.
func (p part) slots(known ...slot) {
	if p.kind() != '{' {
		p.fault("wrong-type", p.shown(), "keys with values")
		return
	}
	seen := map[string]bool{}
	for _, one := range p.pairs {
		if seen[one.key] {
			p.found.add(one.at, fault.Fault{Path: one.value.pointer, Code: "twice", Got: brief(one.key)})
			continue
		}
		seen[one.key] = true
		if !fits(known, one) {
			var keys []string
			for _, k := range known {
				keys = append(keys, k.key)
			}
			p.found.add(one.at, fault.Fault{Path: one.value.pointer, Code: "unknown-key", Got: brief(one.key), Want: strings.Join(keys, ", ")})
		}
	}
	for _, k := range known {
		if k.must && !seen[k.key] {
			p.fault("missing-key", "", k.key)
		}
	}
}

func fits(known []slot, one pair) bool {
	for _, k := range known {
		if k.key == one.key {
			k.read(one.value)
			return true
		}
	}
	return false
}

// words gives a text.
func (p part) words() string {
	if p.kind() != '"' {
		p.fault("wrong-type", p.shown(), "text in quotes")
		return ""
	}
	s := p.said()
	if strings.ContainsRune(s, utf8.RuneError) && !bytes.ContainsRune(p.text, utf8.RuneError) && !bytes.Contains(bytes.ToLower(p.text), []byte(`\ufffd`)) {
		p.fault("not-utf8", "half of a surrogate pair", "UTF-8")
	}
	return s
}

func (p part) said() string { return unquote(p.text) }

// column gives a text of so many bytes at most, without a zero byte.
func (p part) column(most int) string {
	s := p.words()
	switch {
	case len(s) > most:
		p.fault("too-long", fmt.Sprintf("%d bytes", len(s)), fmt.Sprintf("at most %d bytes", most))
		return ""
	case strings.ContainsRune(s, 0):
		p.fault("zero-byte", "", "text without zero bytes")
		return ""
	}
	return s
}

// filled gives a column that must not be empty.
func (p part) filled(most int) string {
	n := len(p.found.faults)
	s := p.column(most)
	if s == "" && n == len(p.found.faults) {
		p.fault("empty-text", "", "a text")
	}
	return s
}

// word gives one of some words.
func (p part) word(of ...string) string {
	s := p.words()
	for _, w := range of {
		if s == w {
			return s
		}
	}
	p.fault("unknown-word", brief(s), strings.Join(of, ", "))
	return ""
}

func (p part) yes() bool {
	if k := p.kind(); k != 't' && k != 'f' {
		p.fault("wrong-type", p.shown(), "true or false")
	}
	return p.kind() == 't'
}

// number gives a number between two, both included.
func (p part) number(low, high float64) float64 {
	if p.kind() != '0' {
		p.fault("wrong-type", p.shown(), "a number")
		return low
	}
	f, err := strconv.ParseFloat(string(p.text), 64)
	if err != nil || f < low || f > high {
		p.fault("out-of-range", p.shown(), fmt.Sprintf("%g to %g", low, high))
		return low
	}
	return f
}

// whole gives a whole number between two, both included.
func (p part) whole(low, high int64) int64 {
	if p.kind() != '0' {
		p.fault("wrong-type", p.shown(), "a whole number")
		return low
	}
	n, err := strconv.ParseInt(string(p.text), 10, 64)
	switch {
	case err != nil && strings.ContainsAny(string(p.text), ".eE"):
		p.fault("not-whole", p.shown(), fmt.Sprintf("%d to %d", low, high))
		return low
	case err != nil || n < low || n > high:
		p.fault("out-of-range", p.shown(), fmt.Sprintf("a whole number from %d to %d", low, high))
		return low
	}
	return n
}

// all gives the parts of a list.
func (p part) all() []part {
	if p.kind() != '[' {
		p.fault("wrong-type", p.shown(), "a list")
	}
	return p.list
}

// listOf reads a list, of which none is another thing than an empty one.
func listOf[T any](p part, read func(part) T) []T {
	all := p.all()
	out := make([]T, len(all))
	for i, one := range all {
		out[i] = read(one)
	}
	return out
}

// day gives a day of the years that can be kept.
func (p part) day() unit.Day {
	d, err := unit.ParseDay(p.words())
	if err != nil || d < firstDay || d > lastDay {
		p.fault("not-a-day", p.shown(), "a date from "+firstDay.String()+" to "+lastDay.String())
		return firstDay
	}
	return d
}

// The first and last moments that can be kept: the years 1900 to 2199.
const (
	firstDay unit.Day = -25_567
	lastDay  unit.Day = 84_005
	firstAt           = -2_208_988_800_000_000
	lastAt            = 7_258_118_400_000_000
)

func (p part) moment() int64 { return p.whole(firstAt, lastAt) }

func (p part) rating() unit.Rating { return unit.Rate(int(p.whole(0, unit.MaxRating))) }

func (p part) kilograms() unit.Kilograms { return unit.Kilograms(p.number(0, dose.MaxWeight)) }

// dose gives an amount in its notation, the zero Dose for an empty text.
func (p part) dose() dose.Dose {
	text := p.words()
	if text == "" {
		return dose.Dose{}
	}
	d, faults := dose.Parse(text)
	p.under(faults)
	return d
}

const anyNumber = math.MaxFloat64
