// Package fault tells what is wrong with an entry, and where, all at once.
package fault

import (
	"fmt"
	"strings"
)

// Fault is one thing that is wrong. Code is a message key: its words are chosen
// where the person reads them.
type Fault struct {
	Path   string // where, as "stages[1].lines[0]"; empty for the whole
	Code   string // kebab-case message key, as "too-long"
	Got    string // what was found
	Want   string // what would be right
	Column int    // 1-based column inside the text at Path, 0 where there is none
}

// Faults is everything that is wrong with one entry. The zero Faults says that
// nothing is.
type Faults []Fault

// Add notes one more fault.
func (f *Faults) Add(path, code, got, want string) {
	*f = append(*f, Fault{Path: path, Code: code, Got: got, Want: want})
}

// Under notes all faults of a part, with path put before their own.
func (f *Faults) Under(path string, part Faults) {
	for _, p := range part {
		switch {
		case p.Path == "":
			p.Path = path
		case path == "":
		case strings.HasPrefix(p.Path, "["):
			p.Path = path + p.Path
		default:
			p.Path = path + "." + p.Path
		}
		*f = append(*f, p)
	}
}

// Err gives the faults as an error, or nil where there are none.
func (f Faults) Err() error {
	if len(f) == 0 {
		return nil
	}
	return f
}

// Error writes every fault on a line of its own.
func (f Faults) Error() string {
	lines := make([]string, len(f))
	for i, one := range f {
		lines[i] = one.String()
	}
	return strings.Join(lines, "\n")
}

// String writes where, what, and what would be right.
func (f Fault) String() string {
	var b strings.Builder
	if f.Path != "" {
		b.WriteString(f.Path)
		b.WriteString(": ")
	}
	b.WriteString(f.Code)
	if f.Got != "" {
		fmt.Fprintf(&b, " %q", f.Got)
	}
	if f.Want != "" {
		b.WriteString(" (want ")
		b.WriteString(f.Want)
		b.WriteString(")")
	}
	return b.String()
}
