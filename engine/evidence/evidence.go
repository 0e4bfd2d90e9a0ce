// Package evidence says on whose word a rule or a number rests.
package evidence

import (
	"fmt"
	"strconv"
	"strings"
)

// ID names a source as sources.yaml lists it: first author or body and year,
// as in "silbernagel-2007".
type ID string

// Basis says what kind of ground a rule or number stands on.
type Basis string

// The kinds of ground, strongest first. Design is our own conservative choice
// where nobody gives a number; it is never shown as proven.
const (
	Found  Basis = "found"  // a public source was looked up
	Known  Basis = "known"  // established in the field, not looked up again
	Seed   Basis = "seed"   // one of the five source articles
	Design Basis = "design" // our choice
)

// Source is one entry of sources.yaml.
type Source struct {
	ID      ID
	Key     string // key in the project's evidence list: F54, S002, or "known"
	Title   string
	Address string // where it can be read, empty where unknown
	Read    string // whole, abstract, secondary, known
}

// Rule is what every rule says about itself, whatever it decides.
type Rule struct {
	ID      string // kebab-case
	Section string // where the evidence file states it, as "6.2 row 4"
	Basis   Basis
	Sources []ID
}

// Number is a named constant that a clinician may want to argue about.
type Number struct {
	Name    string // kebab-case, the same as the Go constant
	Value   float64
	Unit    string // reps, s, %, days, points, °, cm …
	Section string
	Basis   Basis
	Sources []ID
}

// Figure is one number that a decision looked at, or came to.
type Figure struct {
	Name  string // kebab-case; its words are in the locale
	Value float64
}

// figures is the most that one reason keeps.
const figures = 8

// Reason says which rule decided, and which numbers it looked at. It holds no
// pointers to what it was made from, and making one allocates nothing.
type Reason struct {
	Rule   string          // ID of the Rule
	Looked [figures]Figure // the numbers, as far as there are
	Count  int             // how many numbers there are
}

// Because starts the reason that rule gives.
func Because(rule string) Reason { return Reason{Rule: rule} }

// With adds a number to the reason. Past eight numbers it drops the rest.
func (r Reason) With(name string, value float64) Reason {
	if r.Count < figures {
		r.Looked[r.Count] = Figure{name, value}
		r.Count++
	}
	return r
}

// Figures lists the numbers in the order in which they were added.
func (r Reason) Figures() []Figure { return r.Looked[:r.Count:r.Count] }

// Figure gives the number called name.
func (r Reason) Figure(name string) (float64, bool) {
	for _, f := range r.Looked[:r.Count] {
		if f.Name == name {
			return f.Value, true
		}
	}
	return 0, false
}

// MarshalText writes the reason as its rule and its numbers: "raise-total
// old-total=20 new-total=22". No reason is nothing.
func (r Reason) MarshalText() ([]byte, error) {
	out := []byte(r.Rule)
	for _, f := range r.Figures() {
		out = append(append(append(out, ' '), f.Name...), '=')
		out = strconv.AppendFloat(out, f.Value, 'g', -1, 64)
	}
	return out, nil
}

// UnmarshalText reads what MarshalText wrote.
func (r *Reason) UnmarshalText(text []byte) error {
	rule, rest, _ := strings.Cut(string(text), " ")
	*r = Because(rule)
	for _, part := range strings.Fields(rest) {
		name, written, _ := strings.Cut(part, "=")
		value, err := strconv.ParseFloat(written, 64)
		if err != nil {
			return fmt.Errorf("reason %q: %q is not a number with its name", text, part)
		}
		*r = r.With(name, value)
	}
	return nil
}
