package exchange

import (
	"cmp"
	"encoding/json"
	"fmt"

	"tspine/engine/unit"
)

// Past is one exercise of one session that another app kept. No rule reads it:
// it is shown, and never raises a dose ([design]; the evidence has no rule for
// what other apps kept).
type Past struct {
	ID      string   // drawn from source, day, clock, session and name
	Brought string   // UUIDv7 of the import that brought it
	Source  string   // strong, hevy or fitnotes
	Day     unit.Day // where the person was
	Clock   int      // seconds since midnight there; 0: midnight, or not said
	Session string   // what the other app calls it
	About   string   // note on the session
	Length  int      // of the session, in seconds; 0: not said
	Place   int      // of the exercise in the session, from 1
	Name    string   // of the exercise, as the other app calls it
	Note    string   // on the exercise
	Group   string   // exercises of a session with the same one were done by turns
	Sets    []PastSet
}

// PastSet is one set that another app kept. What is 0 was not said.
type PastSet struct {
	Kind    string         `json:"kind,omitzero"` // empty: a working set
	Kg      unit.Kilograms `json:"kg,omitzero"`   // under 0: so much was taken off
	Reps    int            `json:"reps,omitzero"`
	Meters  float64        `json:"meters,omitzero"`
	Seconds int            `json:"seconds,omitzero"`
	RPE     float64        `json:"rpe,omitzero"` // 1 to 10
	Note    string         `json:"note,omitzero"`
}

// Kinds of sets besides working sets.
const (
	WarmUp  = "warm-up"
	DropSet = "drop"
	Failure = "failure"
)

// Naming says what a name in another app stands for: one of our exercises, none
// of them, or something that is left out.
type Naming struct {
	Name     string `json:"name"`
	Exercise string `json:"exercise,omitzero"` // id; empty: none of ours
	Out      bool   `json:"out,omitzero"`
}

// keptPast is how an export keeps it. Sets stand last.
type keptPast struct {
	ID      string    `json:"id,omitzero"`
	Brought string    `json:"brought,omitzero"`
	Source  string    `json:"source"`
	Day     string    `json:"day"`
	Clock   int       `json:"clock,omitzero"`
	Session string    `json:"session,omitzero"`
	About   string    `json:"about,omitzero"`
	Length  int       `json:"length,omitzero"`
	Place   int       `json:"place"`
	Name    string    `json:"name"`
	Note    string    `json:"note,omitzero"`
	Group   string    `json:"group,omitzero"`
	Sets    []PastSet `json:"sets"`
}

func keepPast(p *Past) keptPast {
	return keptPast{p.ID, p.Brought, p.Source, p.Day.String(), p.Clock, p.Session, p.About, p.Length, p.Place, p.Name, p.Note, p.Group, p.Sets}
}

// Body writes what the other app said, as JSON: the same for the same, whatever
// import brought it.
func (p Past) Body() (string, error) {
	p.ID, p.Brought = "", ""
	text, err := compact(keepPast(&p))
	return string(text), err
}

// PastOf gives what a Body says.
func PastOf(id, brought, body string) (Past, error) {
	var k keptPast
	if err := json.Unmarshal([]byte(body), &k); err != nil {
		return Past{}, fmt.Errorf("read past %s: %w", id, err)
	}
	day, err := unit.ParseDay(k.Day)
	if err != nil {
		return Past{}, fmt.Errorf("read past %s: %w", id, err)
	}
	return Past{id, brought, k.Source, day, k.Clock, k.Session, k.About, k.Length, k.Place, k.Name, k.Note, k.Group, k.Sets}, nil
}

// ComparePast sorts by moment, then as the other app has it.
func ComparePast(a, b Past) int {
	return cmp.Or(cmp.Compare(a.Day, b.Day), cmp.Compare(a.Clock, b.Clock), cmp.Compare(a.Session, b.Session), cmp.Compare(a.Place, b.Place), cmp.Compare(a.ID, b.ID))
}

// Limits of what another app may have kept.
const (
	pastSets    = 1000
	pastPlaces  = 100_000
	pastKg      = 2000
	pastPounds  = 4400
	pastReps    = 100_000
	pastMeters  = 1_000_000
	pastSeconds = 7 * 24 * 60 * 60
	daySeconds  = 24 * 60 * 60
)

func readPast(p part) Past {
	var out Past
	p.slots(
		slot{"id", true, func(p part) { out.ID = p.filled(idLength) }},
		slot{"brought", true, func(p part) { out.Brought = p.filled(idLength) }},
		slot{"source", true, func(p part) { out.Source = p.word(Sources()...) }},
		slot{"day", true, func(p part) { out.Day = p.day() }},
		slot{"clock", false, func(p part) { out.Clock = int(p.whole(0, daySeconds-1)) }},
		slot{"session", false, func(p part) { out.Session = p.column(nameLength) }},
		slot{"about", false, func(p part) { out.About = p.column(noteLength) }},
		slot{"length", false, func(p part) { out.Length = int(p.whole(0, pastSeconds)) }},
		slot{"place", true, func(p part) { out.Place = int(p.whole(1, pastPlaces)) }},
		slot{"name", true, func(p part) { out.Name = p.filled(nameLength) }},
		slot{"note", false, func(p part) { out.Note = p.column(noteLength) }},
		slot{"group", false, func(p part) { out.Group = p.column(nameLength) }},
		slot{"sets", true, func(p part) { out.Sets = listOf(p, readPastSet) }},
	)
	return out
}

func readPastSet(p part) PastSet {
	var out PastSet
	p.slots(
		slot{"kind", false, func(p part) { out.Kind = p.word(WarmUp, DropSet, Failure) }},
		slot{"kg", false, func(p part) { out.Kg = unit.Kilograms(p.number(-pastKg, pastKg)) }},
		slot{"reps", false, func(p part) { out.Reps = int(p.whole(0, pastReps)) }},
		slot{"meters", false, func(p part) { out.Meters = p.number(0, pastMeters) }},
		slot{"seconds", false, func(p part) { out.Seconds = int(p.whole(0, pastSeconds)) }},
		slot{"rpe", false, func(p part) { out.RPE = p.number(1, 10) }},
		slot{"note", false, func(p part) { out.Note = p.column(noteLength) }},
	)
	return out
}

func readNaming(p part) Naming {
	var out Naming
	p.slots(
		slot{"name", true, func(p part) { out.Name = p.filled(nameLength) }},
		slot{"exercise", false, func(p part) { out.Exercise = p.column(wordLength) }},
		slot{"out", false, func(p part) { out.Out = p.yes() }},
	)
	if out.Out && out.Exercise != "" {
		p.fault("not-one", "", "exercise, out")
	}
	return out
}
