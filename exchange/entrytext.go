package exchange

import (
	"bytes"
	"fmt"
	"strconv"
	"strings"

	"tspine/engine/logbook"
	"tspine/engine/unit"
)

// EntryText writes a session done as ReadEntry reads it, after comments. What
// the session was held against is not in it: that is kept with the entry. How
// far a line was done is said only where it can't be seen from what was done.
func EntryText(e logbook.Entry, comments []string) []byte {
	var b bytes.Buffer
	for _, c := range comments {
		fmt.Fprintf(&b, "%s\n", strings.TrimRight("# "+c, " "))
	}
	fmt.Fprintf(&b, "day: %s\nfinished: %t\n", e.Day, e.Finished)
	for _, one := range []struct {
		key string
		yes bool
	}{{"short", e.Short}, {"comfortable", e.Comfortable}, {"randomized", e.Randomized}, {"control", e.Control}} {
		if one.yes {
			fmt.Fprintf(&b, "%s: true\n", one.key)
		}
	}
	for _, one := range []struct {
		key string
		n   int
	}{{"rounds", e.Rounds}, {"minutes", e.Minutes}} {
		if one.n > 0 {
			fmt.Fprintf(&b, "%s: %d\n", one.key, one.n)
		}
	}
	ratings(&b, "", []keyed{{"before", e.Before}, {"during", e.During}, {"after", e.After}, {"effort", e.Effort}, {"stiffness", e.Stiffness}})
	if e.Note != "" {
		fmt.Fprintf(&b, "note: %s\n", strconv.Quote(e.Note))
	}
	if len(e.Lines) > 0 {
		b.WriteString("lines:\n")
	}
	for _, l := range e.Lines {
		lineText(&b, l)
	}
	return b.Bytes()
}

type keyed struct {
	key string
	is  unit.Rating
}

func ratings(b *bytes.Buffer, indent string, list []keyed) {
	for _, r := range list {
		if r.is.Given() {
			fmt.Fprintf(b, "%s%s: %d\n", indent, r.key, r.is.Value())
		}
	}
}

func lineText(b *bytes.Buffer, l logbook.Done) {
	const indent = "    "
	fmt.Fprintf(b, "  - line: %s\n", strings.TrimSpace(l.Exercise+" "+l.Did.String()))
	if l.InPlaceOf != "" {
		fmt.Fprintf(b, "%sin-place-of: %s\n", indent, l.InPlaceOf)
	}
	if l.How != "" && (l.Did.IsZero() || l.How != logbook.Judge(l.Planned, l.Did)) {
		fmt.Fprintf(b, "%show: %s\n", indent, l.How)
	}
	ratings(b, indent, []keyed{{"pain", l.Pain}, {"before", l.Before}, {"after", l.After}})
	if l.Reserve.Given() {
		fmt.Fprintf(b, "%srir: %d\n", indent, l.Reserve.Reps())
	}
}
