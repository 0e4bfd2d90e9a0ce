package catalog

import (
	"fmt"
	"strings"

	"tspine/engine/fault"
)

// Located is a fault in a file, at a line and column.
type Located struct {
	fault.Fault
	File         string
	Line, Column int    // 1-based; 0 where the fault is in no line
	Text         string // the line as it stands
}

// Error writes file, line, column, what is wrong, and what would be right.
func (l Located) Error() string {
	where := l.File
	if l.Line > 0 {
		where = fmt.Sprintf("%s:%d:%d", l.File, l.Line, l.Column)
	}
	return where + ": " + l.Fault.String()
}

// Faults is everything that is wrong with a file.
type Faults []Located

// Error writes every fault on a line of its own.
func (f Faults) Error() string {
	lines := make([]string, len(f))
	for i, one := range f {
		lines[i] = one.Error()
	}
	return strings.Join(lines, "\n")
}

// Err gives the faults as an error, or nil where there are none.
func (f Faults) Err() error {
	if len(f) == 0 {
		return nil
	}
	return f
}
