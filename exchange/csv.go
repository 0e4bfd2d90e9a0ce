package exchange

import (
	"bufio"
	"io"
	"strconv"
	"strings"
	"unicode/utf8"

	"tspine/engine/course"
	"tspine/engine/dose"
	"tspine/engine/exercise"
	"tspine/engine/logbook"
	"tspine/engine/unit"
)

// logColumns are the columns of the log as CSV, each with what it says of one
// line of an entry. docs/export.md explains them.
var logColumns = [...]struct {
	name string
	of   func(*logRow) string
}{
	{"date", func(r *logRow) string { return r.entry.Day.String() }},
	{"entry", func(r *logRow) string { return r.entry.ID }},
	{"line", func(r *logRow) string { return amount(r.n) }},
	{"exercise", func(r *logRow) string { return r.done.Exercise }},
	{"code", func(r *logRow) string { return r.code }},
	{"in_place_of", func(r *logRow) string { return r.done.InPlaceOf }},
	{"how", func(r *logRow) string { return string(r.done.How) }},
	{"side", func(r *logRow) string { return flagged(r.did.PerSide, "each") }},
	{"sets", func(r *logRow) string { return amount(r.did.Sets.Min) }},
	{"reps", func(r *logRow) string { return r.each(dose.Reps, dose.Timed, dose.Distance) }},
	{"breaths", func(r *logRow) string { return r.each(dose.Breaths) }},
	{"seconds", func(r *logRow) string { return r.length(dose.Timed) }},
	{"meters", func(r *logRow) string { return r.length(dose.Distance) }},
	{"total", func(r *logRow) string { return amount(r.did.Sum()) }},
	{"load_kg", func(r *logRow) string { return decimals(float64(r.did.Load.Kilograms())) }},
	{"band", func(r *logRow) string { return r.did.Load.Band }},
	{"reps_in_reserve", func(r *logRow) string { return optional(reserve(r.done.Reserve)) }},
	{"planned", func(r *logRow) string { return r.notation(r.done.Planned) }},
	{"did", func(r *logRow) string { return r.notation(r.done.Did) }},
	{"pain", func(r *logRow) string { return score(r.done.Pain) }},
	{"pain_before_line", func(r *logRow) string { return score(r.done.Before) }},
	{"pain_after_line", func(r *logRow) string { return score(r.done.After) }},
	{"short", func(r *logRow) string { return flagged(r.entry.Short, "yes") }},
	{"finished", func(r *logRow) string { return flagged(r.entry.Finished, "yes") }},
	{"rounds", func(r *logRow) string { return amount(r.entry.Rounds) }},
	{"minutes", func(r *logRow) string { return amount(r.entry.Minutes) }},
	{"effort", func(r *logRow) string { return score(r.entry.Effort) }},
	{"pain_before", func(r *logRow) string { return score(r.entry.Before) }},
	{"pain_during", func(r *logRow) string { return score(r.entry.During) }},
	{"pain_after", func(r *logRow) string { return score(r.entry.After) }},
	{"pain_next_morning", func(r *logRow) string { return score(r.morning) }},
	{"stiffness", func(r *logRow) string { return score(r.entry.Stiffness) }},
	{"comfortable", func(r *logRow) string { return flagged(r.entry.Comfortable, "yes") }},
	{"note", func(r *logRow) string { return r.note }},
}

// logRow is one line of an entry, with what is known around it.
type logRow struct {
	entry   *logbook.Entry
	done    logbook.Done
	did     dose.Dose // at its lower end
	n       int       // from 1; 0: the entry has no lines
	code    string
	morning unit.Rating
	note    string
}

func (r *logRow) each(kinds ...dose.Kind) string {
	for _, k := range kinds {
		if r.did.Kind == k {
			return amount(r.did.Reps.Min)
		}
	}
	return ""
}

func (r *logRow) length(of dose.Kind) string {
	if r.did.Kind != of {
		return ""
	}
	return amount(r.did.Each.Min)
}

// notation writes a line as a coach would. With the exercise before it, no
// spreadsheet takes an amount like 8-12 for a date.
func (r *logRow) notation(d dose.Dose) string {
	if d.IsZero() {
		return ""
	}
	return r.done.Exercise + " " + d.String()
}

func amount(n int) string {
	if n == 0 {
		return ""
	}
	return strconv.Itoa(n)
}

func optional(n *int) string {
	if n == nil {
		return ""
	}
	return strconv.Itoa(*n)
}

func score(r unit.Rating) string { return optional(rated(r)) }

func decimals(f float64) string {
	if f == 0 {
		return ""
	}
	return strconv.FormatFloat(f, 'f', -1, 64)
}

func flagged(is bool, said string) string {
	if is {
		return said
	}
	return ""
}

// LogCSV writes the log as CSV (RFC 4180, UTF-8): one row a line done, and one
// for an entry without lines. An entry waits for the morning after it, so a
// few days at most are held at once.
type LogCSV struct {
	out      *bufio.Writer
	catalog  *exercise.Catalog
	waiting  []*logbook.Entry
	mornings map[unit.Day]unit.Rating // the first pain that was rated on a day
}

// NewLogCSV begins a log; the catalog gives the codes.
func NewLogCSV(to io.Writer, c *exercise.Catalog) *LogCSV {
	l := &LogCSV{out: bufio.NewWriter(to), catalog: c, mornings: map[unit.Day]unit.Rating{}}
	names := make([]string, len(logColumns))
	for i, column := range logColumns {
		names[i] = column.name
	}
	l.row(names)
	return l
}

// Event takes the next event; only entries and mornings are of the log.
func (l *LogCSV) Event(e course.Event) error {
	if err := l.settle(e.Day - 1); err != nil {
		return err
	}
	switch {
	case e.Entry != nil:
		l.waiting = append(l.waiting, e.Entry)
	case e.Morning != nil && e.Morning.Pain.Given():
		if _, there := l.mornings[e.Day]; !there {
			l.mornings[e.Day] = e.Morning.Pain
		}
	}
	return nil
}

// Close writes what waits.
func (l *LogCSV) Close() error {
	if err := l.settle(lastDay + 1); err != nil {
		return err
	}
	return l.out.Flush()
}

// settle writes the entries from before a day: their mornings are known.
func (l *LogCSV) settle(before unit.Day) error {
	for len(l.waiting) > 0 && l.waiting[0].Day < before {
		if err := l.entry(l.waiting[0]); err != nil {
			return err
		}
		l.waiting = l.waiting[1:]
	}
	for day := range l.mornings {
		if day < before {
			delete(l.mornings, day)
		}
	}
	return nil
}

func (l *LogCSV) entry(e *logbook.Entry) error {
	r := logRow{entry: e, morning: l.mornings[e.Day+1], note: e.Note}
	if len(e.Lines) == 0 {
		return l.line(&r)
	}
	for i, done := range e.Lines {
		r.n, r.done, r.did, r.code = i+1, done, done.Did.Lower(), ""
		if x := l.catalog.Get(done.Exercise); x != nil {
			r.code = x.Code
		}
		if err := l.line(&r); err != nil {
			return err
		}
		r.note = "" // once for each entry
	}
	return nil
}

func (l *LogCSV) line(r *logRow) error {
	cells := make([]string, len(logColumns))
	for i, column := range logColumns {
		cells[i] = Harmless(column.of(r))
	}
	return l.row(cells)
}

func (l *LogCSV) row(cells []string) error {
	for i, cell := range cells {
		if i > 0 {
			l.out.WriteByte(',')
		}
		if strings.ContainsAny(cell, ",\"\r\n") {
			cell = `"` + strings.ReplaceAll(cell, `"`, `""`) + `"`
		}
		l.out.WriteString(cell)
	}
	_, err := l.out.WriteString("\r\n")
	return err
}

// formulas are the signs with which a spreadsheet takes a cell for a formula,
// as they are and as wide ones, and the mark that makes it text again.
const formulas = "=+-@\t\r\n＝＋－＠'"

// Harmless puts a mark before what a spreadsheet would carry out. Plain takes
// it away again, so nothing of what was said is lost.
func Harmless(cell string) string {
	if first, _ := utf8.DecodeRuneInString(cell); cell != "" && strings.ContainsRune(formulas, first) {
		return "'" + cell
	}
	return cell
}

// Plain gives a cell as it was before Harmless.
func Plain(cell string) string { return strings.TrimPrefix(cell, "'") }
