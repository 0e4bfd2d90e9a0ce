package exchange

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io"
	"slices"
	"strings"

	"tspine/catalog"
	"tspine/engine/unit"
)

// Where a log of another app can come from.
const (
	Strong   = "strong"
	Hevy     = "hevy"
	FitNotes = "fitnotes"
)

// Sources lists them.
func Sources() []string { return []string{Strong, Hevy, FitNotes} }

// PastLog is what a file of another app says, by moment. A row is a set, but
// for what is counted beside.
type PastLog struct {
	Source   string
	List     []Past // without ids of imports
	Rows     int    // under the line of names, those with faults too
	Rests    int    // rows that say how long a rest was
	Empty    int    // rows that say nothing of a set
	Faulty   int    // rows with faults
	More     int    // faults beyond those that are told
	Unitless bool   // the file does not say whether weights are kilograms or pounds
}

// Sets counts the sets.
func (l *PastLog) Sets() int {
	n := 0
	for i := range l.List {
		n += len(l.List[i].Sets)
	}
	return n
}

// ReadPastLog reads a file of another app: of the one that is named, or, without
// a name, of the one whose columns it has. Weights are pounds where the file
// doesn't say and pounds is true. A row with a fault is left out of the log and
// told with line and column; all the others are read. The error is ErrTooLarge,
// ErrNoSheet, or one of in.
func ReadPastLog(file string, in io.Reader, source string, pounds bool) (PastLog, catalog.Faults, error) {
	s, err := openSheet(file, in)
	if err != nil {
		return PastLog{}, nil, err
	}
	found := sourceOf(s)
	if found == "" || source != "" && source != found {
		return PastLog{}, nil, fmt.Errorf("%w: its columns are %s", ErrNoSheet, brief(strings.Join(s.names(), ", ")))
	}
	g := &gathering{log: PastLog{Source: found}, at: map[string]int{}, places: map[string]int{}}
	read := map[string]func(*sheet, *gathering, bool){Strong: readStrong, Hevy: readHevy, FitNotes: readFitNotes}[found]
	read(s, g, pounds)
	g.log.Faulty, g.log.More = s.faulty, s.more
	slices.SortFunc(g.log.List, ComparePast)
	return g.log, s.found, nil
}

// sourceOf says which app writes such columns.
func sourceOf(s *sheet) string {
	switch {
	case s.has("exercise_title", "start_time", "set_index"):
		return Hevy
	case s.has("exercise name", "set order", "date"):
		return Strong
	case s.has("exercise", "date", "reps") && s.column(fitNotesWeights[:]...) != "":
		return FitNotes
	}
	return ""
}

// names lists the columns in their order.
func (s *sheet) names() []string {
	out := make([]string, 0, len(s.columns))
	for name := range s.columns {
		out = append(out, name)
	}
	slices.SortFunc(out, func(a, b string) int { return s.columns[a] - s.columns[b] })
	return out
}

// gathering puts sets together that belong to one exercise of one session.
type gathering struct {
	log    PastLog
	at     map[string]int // in the list, by key
	places map[string]int // how many exercises a session has
}

// add adds a set. What is said of session and exercise stands in p; a note that
// is said again with every set is kept once.
func (g *gathering) add(p Past, set PastSet) {
	p.Source = g.log.Source
	session := fmt.Sprintf("%s\x00%d\x00%d\x00%s", p.Source, p.Day, p.Clock, p.Session)
	key := session + "\x00" + p.Name
	i, known := g.at[key]
	if !known {
		sum := sha256.Sum256([]byte(key))
		p.ID = hex.EncodeToString(sum[:16])
		g.places[session]++
		p.Place, p.Sets = g.places[session], []PastSet{}
		i = len(g.log.List)
		g.at[key], g.log.List = i, append(g.log.List, p)
	}
	there := &g.log.List[i]
	there.Note, there.About, there.Group = firstText(there.Note, p.Note), firstText(there.About, p.About), firstText(there.Group, p.Group)
	there.Length = max(there.Length, p.Length)
	if set != (PastSet{}) {
		there.Sets = append(there.Sets, set)
	}
}

func firstText(a, b string) string {
	if a != "" {
		return a
	}
	return b
}

// kilograms reads a weight in the unit of its column or row.
func (s *sheet) kilograms(column string, pounds bool) unit.Kilograms {
	if pounds {
		return unit.FromPounds(s.number(column, -pastPounds, pastPounds))
	}
	return unit.Kilograms(s.number(column, -pastKg, pastKg))
}

// poundsIn says whether a text means pounds, and whether it means a unit.
func poundsIn(text string) (pounds, said bool) {
	text = strings.ToLower(text)
	pounds = strings.Contains(text, "lb")
	return pounds, pounds || strings.Contains(text, "kg")
}

// meters turns a distance in a unit into meters. What is no unit is a fault.
func (s *sheet) meters(column, name string) float64 {
	n := s.number(column, 0, pastMeters)
	factor, known := map[string]float64{"m": 1, "meters": 1, "metres": 1, "km": 1000, "kms": 1000, "mi": 1609.344, "miles": 1609.344, "mile": 1609.344, "ft": 0.3048, "feet": 0.3048, "yd": 0.9144, "yards": 0.9144}[strings.ToLower(name)]
	switch {
	case n == 0:
		return 0
	case !known:
		s.fault(column, "unknown-word", name, "m, km, mi, ft, yd")
		return 0
	case n*factor > pastMeters:
		s.fault(column, "out-of-range", s.cell(column), fmt.Sprintf("up to %d m", pastMeters))
		return 0
	}
	return n * factor
}

// rpe reads an effort of 1 to 10; 0 says nothing.
func (s *sheet) rpe(column string) float64 {
	n := s.number(column, 0, 10)
	if n > 0 && n < 1 {
		s.fault(column, "out-of-range", s.cell(column), "1 to 10")
		return 0
	}
	return n
}
