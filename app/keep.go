package app

import (
	"errors"

	"tspine/engine/course"
	"tspine/engine/unit"
)

// What a store answers where it can't keep something. The words around them
// name the person and the thing.
var (
	ErrNoPerson = errors.New("no such person")
	ErrDiffers  = errors.New("the id already stands for something else")
	ErrTaken    = errors.New("the session is played elsewhere")
	ErrChanged  = errors.New("it was changed elsewhere in the meantime")
	ErrWritten  = errors.New("something else was written in between")
)

// Person is someone of whom events are kept.
type Person struct {
	ID      string // UUIDv7, made by whoever adds the person
	Name    string
	Created int64  // microseconds since 1970 UTC
	Zone    string // time zone they said last, as Europe/Berlin; empty: the machine's. Whoever adds a person says none
}

// Playing is a session that is being played, as it is kept at every step.
type Playing struct {
	ID     string // of the entry that will come of it
	Holder string // who plays it
	Body   string // its state, as JSON
}

// Played is what a browser said of the session that an entry came of.
type Played struct {
	ID   string // of the entry
	Was  string // what is kept now; empty: nothing
	Body string // as JSON
}

// Own is one version of a text of a person's own exercises, as they wrote it.
// Of each name the latest version counts; an empty text takes it away.
type Own struct {
	ID   string // UUIDv7, or drawn from what it says: see TakeIn
	Name string // of the text: the id of its program, or of its first exercise
	At   int64  // microseconds since 1970 UTC, later than every version before
	Text string // YAML
	// Drawn is the postures that were found for its poses, as catalog.WriteDrawn
	// writes them; empty where it has none.
	Drawn string
}

// Told is what a person was told: a record for people to read. No rule reads
// it.
type Told struct {
	ID    string   // UUIDv7, made by whoever told it
	Day   unit.Day // on the person's calendar
	At    int64    // microseconds since 1970 UTC
	Week  int      // of the course
	Rules string   // version of the rules that decided
	Body  string   // the decisions and their numbers, as JSON
}

// Week is the state of a course at the end of a week. It is a cache: lost or
// stale, it is computed again from the events before Next.
type Week struct {
	Number int
	Rules  string   // version of the rules that computed it
	Next   unit.Day // the first day after the week
	State  []byte   // as JSON
}

// Write is what is written together, or not at all. What is removed goes
// first and what is added comes after, so an edit is one of each and may keep
// the id. Writing the same Write twice is harmless. The zero Write does
// nothing.
type Write struct {
	Add           []course.Event
	Remove        []string // ids of events; one that is not there is fine
	Told          []Told
	Weeks         []Week // take the place of those with the same number
	Fade          []int  // numbers of weeks that go because newer Weeks come; left out with them
	Own           []Own
	New           bool     // what is added is not there yet: not even the same may be, else nothing is written, but ErrDiffers
	Drawn         bool     // the ids of Add were drawn just now, so that none is looked for
	Ends          string   // id of the session that is no longer played, or empty
	Played        Played   // comes with its entry; where something else than Was is kept nothing is written. Without an ID: none
	DropWeeksFrom unit.Day // weeks whose Next is this day or later go, before Weeks come; 0: none
	OwnMark       string   // what the store's OwnMark said when Own was made of what was kept; where it says something else by now nothing is written, but ErrChanged. Empty: not asked
	After         string   // id of what the person said last of themselves (About); where that is another one nothing is written, but ErrChanged. Empty: not asked

	// Only is what the store's Edits said before what is written was made: if
	// anything was written since then nothing is, but ErrWritten. 0: not asked.
	Only int64

	// Edits is what the store's Edits said before the events were read from
	// which Weeks were computed. If anything was written since then, Weeks are
	// old and are left out; the rest is written. 0: not asked.
	Edits int64
}

// Taker takes what is kept of a person, one thing after another: preferences
// where there are any, the events in the order in which they count, what browsers
// said of sessions among them, what was told, own exercises, and what was begun.
type Taker interface {
	Preferences(p Preferences) error
	Event(e course.Event) error
	Played(id, body string) error // after the event
	Told(t Told) error
	Own(o Own) error
	PastTaker
	BegunTaker
}

// PastTaker takes what other apps kept, first what their names stand for.
type PastTaker interface {
	Naming(n Naming) error
	Past(p Past) error
}

// BegunTaker takes what a person has begun and not finished.
type BegunTaker interface {
	Draft(body string) error
	Playing(p Playing) error
}

// Found says what a store keeps under the id of a thing.
type Found uint8

// Nothing, the same thing, or another one.
const (
	Absent Found = iota
	Same
	Other
)
