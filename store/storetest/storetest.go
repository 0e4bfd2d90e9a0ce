// Package storetest says what every store must do, so that nobody's history is
// lost, mixed with another's, or told otherwise than it was.
package storetest

import (
	"context"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/uuid"

	"tspine/app"
	"tspine/engine/course"
	"tspine/engine/screening"
	"tspine/engine/unit"
)

// Store is what the suite asks of a store.
type Store interface {
	People
	History
	Cache
	Drafts
	app.PreferenceKeeper
	app.AccountStore
	app.PastKeeper
	app.ReplyKeeper
	app.VisitKeeper
	Close() error
}

// People is who there is.
type People interface {
	People(ctx context.Context) ([]app.Person, error)
	AddPerson(ctx context.Context, p app.Person) error
	RenamePerson(ctx context.Context, id, was, name string) error
	RemovePerson(ctx context.Context, id string) error
}

// History is what happened, and what was told of it.
type History interface {
	Write(ctx context.Context, person string, w app.Write) error
	Events(ctx context.Context, person string, from unit.Day) ([]course.Event, error)
	Event(ctx context.Context, person, id string) (course.Event, bool, error)
	Abouts(ctx context.Context, person string) ([]course.Event, error)
	Told(ctx context.Context, person string, last int) ([]app.Told, error)
}

// Cache is the state of a course at the ends of weeks.
type Cache interface {
	LastWeek(ctx context.Context, person, rules string, before unit.Day) (state []byte, next unit.Day, ok bool, err error)
	Edits(ctx context.Context, person string) (int64, error)
}

// Drafts is what was begun and not finished.
type Drafts interface {
	Draft(ctx context.Context, person string) (string, error)
	SaveDraft(ctx context.Context, person, body string) error
	Playing(ctx context.Context, person string) (app.Playing, bool, error)
	SavePlaying(ctx context.Context, person, was string, p app.Playing) error
	Played(ctx context.Context, person, id string) (string, error)
	app.Shelf
}

// Place is where one store keeps its things.
type Place interface {
	// Open opens the store, which is empty at first.
	Open(t *testing.T) Store
	// Killed opens what would be left if the program were killed now, with the
	// store still open. It is another store from then on.
	Killed(t *testing.T) Store
}

// Run puts a store through the whole suite. Fresh gives an empty place.
func Run(t *testing.T, fresh func(t *testing.T) Place) {
	for _, group := range []map[string]func(*testing.T, Place){historyTests, groupTests, weekTests, peopleTests, playingTests, playedTests, ownTests, refusalTests, referenceTests, accountTests, preferenceTests, passkeyTests, aboutTests, pastTests, tokenTests, replyTests, visitTests, registerTests, aloneTests} {
		for name, test := range group {
			t.Run(name, func(t *testing.T) { test(t, fresh(t)) })
		}
	}
}

// far is before every event.
const far unit.Day = -30_000

// open opens a store with one person in it.
func open(t *testing.T, p Place) (Store, string) {
	t.Helper()
	s := p.Open(t)
	t.Cleanup(func() { check(t, s.Close()) })
	return s, join(t, s)
}

// join adds a person.
func join(t fataler, s Store) string {
	t.Helper()
	id := newID()
	check(t, s.AddPerson(context.Background(), app.Person{ID: id, Name: "First", Created: 1_763_600_000_000_000}))
	return id
}

func newID() string { return uuid.Must(uuid.NewV7()).String() }

// fataler is a test, or one try of a property.
type fataler interface {
	Helper()
	Fatalf(format string, args ...any)
}

func check(t fataler, err error) {
	t.Helper()
	if err != nil {
		t.Fatalf("%v", err)
	}
}

// events reads the whole history.
func events(t fataler, s Store, person string) []course.Event {
	t.Helper()
	all, err := s.Events(context.Background(), person, far)
	check(t, err)
	return all
}

// equal compares what is there with what should be.
func equal[T any](t fataler, got, want T) {
	t.Helper()
	if diff := difference(want, got); diff != "" {
		t.Fatalf("not what was written (- want, + got):\n%s", diff)
	}
}

// difference is empty where two things are the same.
func difference[T any](want, got T) string {
	return cmp.Diff(want, got, cmp.Comparer(func(a, b screening.Answer) bool { return a == b }))
}
