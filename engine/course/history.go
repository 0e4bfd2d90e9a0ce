package course

import (
	"cmp"
	"slices"

	"tspine/engine/assessment"
	"tspine/engine/dose"
	"tspine/engine/logbook"
	"tspine/engine/person"
	"tspine/engine/program"
	"tspine/engine/screening"
	"tspine/engine/unit"
)

// Event is one thing that happened, or that a person said. Exactly one of the
// pointers is set. What is kept of a person is their events; everything else
// is computed from them.
type Event struct {
	ID  string   // UUIDv7, made by whoever creates the event
	Day unit.Day // on the person's calendar
	At  int64    // microseconds since 1970 UTC

	About   *About
	Screen  *Screen
	Measure *assessment.Measures
	Check   *Check
	Entry   *logbook.Entry
	Morning *logbook.Morning
	Choice  *Choice
}

// About is what a person says about themselves, from a day on.
type About struct {
	Profile person.Profile
	Country string           // ISO 3166 code, empty: not said
	Program string           // id of the program followed; empty: the adaptive one
	Own     *program.Program // a program that the person or a coach wrote, where Program names it
	Text    string           // the file that Own was read from, as it was written; empty: none was kept
	Zone    string           // name of the time zone, as Europe/Berlin; empty: the machine's

	Schedule person.Schedule // when they mean to train
}

// Screen is a full screening, as it was answered.
type Screen struct {
	Answers    screening.Answers
	Pain       Pain
	Hits       []screening.Hit       // what free text said
	Clearances []screening.Clearance // "seen and cleared"
	Text       string                // the person's own words
}

// Pain is the ratings that go with a screening.
type Pain struct{ Rest, Move, Worst unit.Rating }

// Check is the five questions before a session.
type Check struct{ Answers screening.Answers }

// Act is what a choice does.
type Act string

// What a person may choose. Less and Hold set a line's dose at or under the
// one decided; Drop leaves a line out for good; Undo takes back an earlier
// choice.
const (
	Swap    Act = "swap"
	Skip    Act = "skip"
	Pin     Act = "pin"
	Ban     Act = "ban"
	Less    Act = "less"
	Drop    Act = "drop"
	Hold    Act = "hold"
	Undo    Act = "undo"
	Spread  Act = "new-symptom" // pain, tingling or numbness newly spreads into a limb (6.7)
	Restart Act = "restart"     // begin the program anew from today's findings
	Pause   Act = "pause"       // nothing is due for a while
	Return  Act = "resume"      // the pause is over
	ByLot   Act = "compare"     // find out which exercise helps: the order is drawn by lot (9.4)
)

// Choice is something that a person decided for themselves. It never raises a
// dose nor lets an excluded exercise in.
type Choice struct {
	Act      Act
	Exercise string
	With     string    // the exercise put in its place, for a swap
	Today    bool      // for this day only; else for good
	Dose     dose.Dose // for Less
	Of       string    // id of the event taken back, for Undo
	Until    unit.Day  // the first day back, for Pause; 0: until Return
	For      Absence   // for Pause
}

// Sort puts events in the order in which they count: by day, then time, then
// id. It changes the slice.
func Sort(events []Event) {
	slices.SortStableFunc(events, Compare)
}

// Compare says which of two events counts first: below zero, the first one.
func Compare(a, b Event) int {
	return cmp.Or(cmp.Compare(a.Day, b.Day), cmp.Compare(a.At, b.At), cmp.Compare(a.ID, b.ID))
}
