package exchange

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"tspine/catalog"
	"tspine/engine/course"
	"tspine/engine/dose"
	"tspine/engine/exercise"
	"tspine/engine/fault"
	"tspine/engine/logbook"
	"tspine/engine/program"
	"tspine/engine/unit"
)

// ReadEntry reads a file of one session done, YAML or JSON. A line is text in
// the dose notation, or a mapping with the line and how it went.
func ReadEntry(file string, text []byte) (logbook.Entry, catalog.Faults) {
	doc, v := catalog.ReadYAML(file, 1, text)
	e := logbook.Entry{Finished: true}
	if !v.Present() {
		return e, doc.Faults
	}
	v.Fields(
		field{Key: "id", Read: func(v value) { e.ID = readUUID(v) }},
		field{Key: "day", Read: func(v value) { e.Day = readDay(v) }},
		field{Key: "short", Read: func(v value) { e.Short = v.Bool() }},
		field{Key: "finished", Read: func(v value) { e.Finished = v.Bool() }},
		field{Key: "rounds", Read: func(v value) { e.Rounds = v.Int(0, 100) }},
		field{Key: "minutes", Read: func(v value) { e.Minutes = v.Int(0, 24*60) }},
		field{Key: "before", Read: func(v value) { e.Before = readRating(v) }},
		field{Key: "during", Read: func(v value) { e.During = readRating(v) }},
		field{Key: "after", Read: func(v value) { e.After = readRating(v) }},
		field{Key: "effort", Read: func(v value) { e.Effort = readRating(v) }},
		field{Key: "stiffness", Read: func(v value) { e.Stiffness = readRating(v) }},
		field{Key: "comfortable", Read: func(v value) { e.Comfortable = v.Bool() }},
		field{Key: "randomized", Read: func(v value) { e.Randomized = v.Bool() }},
		field{Key: "control", Read: func(v value) { e.Control = v.Bool() }},
		field{Key: "note", Read: func(v value) {
			if e.Note = v.Words(); len(e.Note) > logbook.MaxNote {
				v.Fault("too-long", fmt.Sprintf("%d bytes", len(e.Note)), fmt.Sprintf("at most %d bytes", logbook.MaxNote))
			}
		}},
		field{Key: "lines", Read: func(v value) {
			for _, one := range v.List() {
				e.Lines = append(e.Lines, readDone(one))
			}
		}},
	)
	slices.SortStableFunc(doc.Faults, func(a, b catalog.Located) int {
		return cmp.Or(cmp.Compare(a.Line, b.Line), cmp.Compare(a.Column, b.Column))
	})
	return e, doc.Faults
}

func readDone(v value) logbook.Done {
	var d logbook.Done
	if !v.IsMapping() {
		readLine(v, &d)
		return d
	}
	var line value
	v.Fields(
		field{Key: "line", Must: true, Read: func(v value) { line = v }},
		field{Key: "in-place-of", Read: func(v value) { d.InPlaceOf = v.Text() }},
		field{Key: "how", Read: func(v value) {
			d.How = logbook.How(v.OneOf(hows[:]...))
		}},
		field{Key: "pain", Read: func(v value) { d.Pain = readRating(v) }},
		field{Key: "before", Read: func(v value) { d.Before = readRating(v) }},
		field{Key: "after", Read: func(v value) { d.After = readRating(v) }},
		field{Key: "rir", Read: func(v value) { d.Reserve = dose.InReserve(v.Int(0, dose.MaxReserve)) }},
	)
	if line.Present() {
		readLine(line, &d)
	}
	return d
}

// hows are the words of how a line went.
var hows = [...]string{"full", "shortened", "lightened", "stopped", "skipped", "left-out"}

// readLine reads an exercise and how much of it was done.
func readLine(v value, d *logbook.Done) {
	var faults fault.Faults
	*d, faults = doneLine(*d, v.Text())
	v.FaultsUnder(faults)
}

// isUUID says whether a text has the shape of one: 8-4-4-4-12 hexadecimal
// digits.
func isUUID(id string) bool {
	parts := strings.Split(id, "-")
	if len(parts) != 5 || strings.Trim(id, "0123456789abcdefABCDEF-") != "" {
		return false
	}
	for i, n := range []int{8, 4, 4, 4, 12} {
		if len(parts[i]) != n {
			return false
		}
	}
	return true
}

func readUUID(v value) string {
	id := v.Text()
	if !isUUID(id) {
		v.Fault("not-an-id", id, "a UUID, version 7")
	}
	return id
}

// Entry is a session done, as JSON.
type Entry struct {
	ID          string     `json:"id"`
	Day         string     `json:"day"`
	Short       bool       `json:"short,omitempty"`
	Finished    bool       `json:"finished"`
	Rounds      int        `json:"rounds,omitempty"`
	Minutes     int        `json:"minutes,omitempty"`
	Before      *int       `json:"before,omitempty"`
	During      *int       `json:"during,omitempty"`
	After       *int       `json:"after,omitempty"`
	Effort      *int       `json:"effort,omitempty"`
	Stiffness   *int       `json:"stiffness,omitempty"`
	Comfortable bool       `json:"comfortable,omitempty"`
	Randomized  bool       `json:"randomized,omitempty"`
	Control     bool       `json:"control,omitempty"` // a rest, rated in place of an exercise
	Note        string     `json:"note,omitempty"`
	Lines       []Done     `json:"lines"`
	Decisions   []Decision `json:"decisions,omitempty"` // taken because of it
}

// Done is one line of a session done, as JSON.
type Done struct {
	Exercise  string `json:"exercise"`
	InPlaceOf string `json:"in-place-of,omitempty"`
	Planned   *Dose  `json:"planned,omitempty"`
	Did       *Dose  `json:"did,omitempty"`
	How       string `json:"how"`
	Pain      *int   `json:"pain,omitempty"`
	Before    *int   `json:"before,omitempty"`
	After     *int   `json:"after,omitempty"`
	Reserve   *int   `json:"rir,omitempty"`
}

// EntryOf writes a session done, and what was decided because of it.
func EntryOf(e logbook.Entry, decided []course.Decided) Entry {
	out := Entry{
		ID: e.ID, Day: e.Day.String(), Short: e.Short, Finished: e.Finished, Rounds: e.Rounds, Minutes: e.Minutes, Before: rated(e.Before), During: rated(e.During), After: rated(e.After),
		Effort: rated(e.Effort), Stiffness: rated(e.Stiffness), Comfortable: e.Comfortable, Randomized: e.Randomized, Control: e.Control, Note: e.Note, Lines: []Done{}, Decisions: DecisionsOf(decided),
	}
	for _, l := range e.Lines {
		one := Done{
			Exercise: l.Exercise, InPlaceOf: l.InPlaceOf, How: string(l.How), Pain: rated(l.Pain), Before: rated(l.Before), After: rated(l.After),
			Planned: doseOrNone(l.Planned), Did: doseOrNone(l.Did),
		}
		if l.Reserve.Given() {
			n := l.Reserve.Reps()
			one.Reserve = &n
		}
		out.Lines = append(out.Lines, one)
	}
	return out
}

func doseOrNone(d dose.Dose) *Dose {
	if d.IsZero() {
		return nil
	}
	out := DoseOf(d)
	return &out
}

func rated(r unit.Rating) *int {
	if !r.Given() {
		return nil
	}
	n := r.Value()
	return &n
}

// Morning is a next-morning check, as JSON.
type Morning struct {
	ID        string `json:"id"`
	Day       string `json:"day"`
	Pain      *int   `json:"pain,omitempty"`
	Worst     *int   `json:"worst,omitempty"`
	Stiffness *int   `json:"stiffness,omitempty"`
}

// MorningOf writes a next-morning check.
func MorningOf(m logbook.Morning) Morning {
	return Morning{m.ID, m.Day.String(), rated(m.Pain), rated(m.Worst), rated(m.Stiffness)}
}

// Change is a past decision that an edit or an upgrade made another one.
type Change struct {
	Week int    `json:"week"`
	Then string `json:"told_then"`
	Now  string `json:"by_todays_entries"`
}

// Why is how a program came to be, as JSON.
type Why struct {
	Stage     int        `json:"stage"`
	Row       string     `json:"entry_row"`
	Entry     Reason     `json:"entry_reason"`
	Triage    string     `json:"triage"`
	Flags     []string   `json:"flags"`
	Decisions []Decision `json:"decisions"`
	Changed   []Change   `json:"changed,omitempty"`
}

// WhyOf writes how a program came to be; of one exercise, if id names it.
func WhyOf(st course.Standing, decided []course.Decided, changed []Change, id string) Why {
	w := Why{Stage: int(st.Stage), Row: st.Entry.Row, Entry: ReasonOf(st.Entry.Reason), Triage: st.Result.Action.String(), Flags: []string{}, Changed: changed, Decisions: DecisionsOf(decided)}
	for _, f := range st.Result.Flags {
		w.Flags = append(w.Flags, f.ID)
	}
	if id == "" {
		return w
	}
	for i := range w.Decisions {
		d := &w.Decisions[i]
		kept := d.Lines[:0]
		for _, l := range d.Lines {
			if l.Exercise == id {
				kept = append(kept, l)
			}
		}
		d.Lines = kept
	}
	return w
}

// Program is a program as JSON.
type Program struct {
	ID       string    `json:"id"`
	Title    string    `json:"title"`
	Sources  []string  `json:"sources"`
	Adaptive bool      `json:"adaptive,omitempty"`
	Stages   []Stage   `json:"stages,omitempty"`
	Circuits []Circuit `json:"circuits,omitempty"`
}

// Stage is a stage of a program, as JSON.
type Stage struct {
	Stage int    `json:"stage"`
	Weeks int    `json:"weeks,omitempty"`
	Parts []Part `json:"parts"`
}

// Circuit is a circuit of a program, as JSON.
type Circuit struct {
	Name   string   `json:"name"`
	Rounds [2]int   `json:"rounds"`
	Modes  []string `json:"modes,omitempty"`
	Parts  []Part   `json:"parts"`
}

// Part is a part of a stage or circuit, as JSON.
type Part struct {
	Name   string `json:"name,omitempty"`
	Phase  string `json:"phase"`
	For    string `json:"for,omitempty"`
	Choose string `json:"choose,omitempty"`
	Lines  []Line `json:"lines"`
}

// ProgramOf writes a program.
func ProgramOf(p program.Program, c *exercise.Catalog) Program {
	out := Program{ID: p.ID, Title: p.Title, Sources: SourcesOf(p.Sources), Adaptive: p.Adaptive}
	for _, s := range p.Stages {
		out.Stages = append(out.Stages, Stage{int(s.Stage), s.Weeks, partsOf(s.Parts, c)})
	}
	for _, one := range p.Circuits {
		circuit := Circuit{Name: one.Name, Rounds: ends(one.Rounds), Parts: partsOf(one.Parts, c)}
		for _, m := range one.Modes {
			circuit.Modes = append(circuit.Modes, string(m))
		}
		out.Circuits = append(out.Circuits, circuit)
	}
	return out
}

func partsOf(parts []program.Part, c *exercise.Catalog) []Part {
	out := make([]Part, 0, len(parts))
	for _, p := range parts {
		one := Part{Name: p.Name, Phase: p.Phase.String(), For: string(p.For), Choose: string(p.Choose), Lines: []Line{}}
		for _, l := range p.Lines {
			one.Lines = append(one.Lines, LineOf(l, c))
		}
		out = append(out, one)
	}
	return out
}
