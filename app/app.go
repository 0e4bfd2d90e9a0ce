// Package app is what a person can do with tspine: one method for each thing,
// with who may do it, in what order, and when.
package app

import (
	"context"
	"errors"
	"fmt"
	"hash/fnv"
	"slices"
	"strings"
	"time"

	"github.com/google/uuid"

	"tspine/catalog"
	"tspine/engine/course"
	"tspine/engine/planner"
	"tspine/engine/unit"
	"tspine/internal/shelf"
)

// Keeper is what the use cases need of a store.
type Keeper interface {
	Write(ctx context.Context, person string, w Write) error
	Events(ctx context.Context, person string, from unit.Day) ([]course.Event, error)
	LastWeek(ctx context.Context, person, rules string, before unit.Day) (state []byte, next unit.Day, ok bool, err error)
	// Told lists what a person was told, the oldest first: so many of the last, or 0
	// for all.
	Told(ctx context.Context, person string, last int) ([]Told, error)
	Edits(ctx context.Context, person string) (int64, error)
}

// Register is who there is.
type Register interface {
	People(ctx context.Context) ([]Person, error)
	AddPerson(ctx context.Context, p Person) error
	Drafts
	PreferenceKeeper
	Shelf
	VisitKeeper
	Abouts(ctx context.Context, person string) ([]course.Event, error)
	Event(ctx context.Context, person, id string) (course.Event, bool, error)
}

// Shelf is the exercises that people wrote themselves.
type Shelf interface {
	// Own lists every version of a person's texts, the oldest first.
	Own(ctx context.Context, person string) ([]Own, error)
	// OwnMark names that list in few bytes: another list has another mark.
	OwnMark(ctx context.Context, person string) (string, error)
}

// Drafts is what people have begun and not finished.
type Drafts interface {
	Draft(ctx context.Context, person string) (string, error)
	SaveDraft(ctx context.Context, person, body string) error
	Playing(ctx context.Context, person string) (Playing, bool, error)
	SavePlaying(ctx context.Context, person, was string, p Playing) error
	Played(ctx context.Context, person, id string) (string, error)
}

// App is the use cases. Now is the clock, and tells the zone in which days
// begin. Catalog is without anybody's own exercises, but for what For gives.
type App struct {
	Catalog *catalog.Catalog
	Keep    Keeper
	People  Register
	Now     func() time.Time

	lib   *course.Library
	rules string

	zones  *zones
	stood  *shelf.Shelf[standAsked, *standing]
	coming *shelf.Shelf[Mark, []Ahead]
	ways   *shelf.Shelf[string, *way] // by person

	base    *App   // with nobody's own exercises; nil: this is it
	whose   string // own exercises, if any, are in Catalog; empty: nobody's were looked for
	leftOut catalog.Faults
	owned   *shelf.Shelf[ownAsked, *App]
	easel   *easel
}

// New gives the use cases on a catalog and a store.
func New(c *catalog.Catalog, keep Keeper, people Register, now func() time.Time) *App {
	a := &App{Catalog: c, Keep: keep, People: people, Now: now, lib: Library(c), zones: &zones{}}
	a.rules = Version(c)
	a.stood = &shelf.Shelf[standAsked, *standing]{Most: daysKept}
	a.ways = &shelf.Shelf[string, *way]{Most: waysKept}
	a.coming = &shelf.Shelf[Mark, []Ahead]{Most: daysKept}
	a.owned = &shelf.Shelf[ownAsked, *App]{Most: catalogsKept}
	a.easel = newEasel()
	return a
}

// Library gives a catalog as courses look things up in it.
func Library(c *catalog.Catalog) *course.Library {
	lib := &course.Library{Exercises: c.Exercises, Programs: c.Programs}
	if p, ok := c.Program(catalog.Circuit); ok && len(p.Circuits) > 0 {
		lib.Round = planner.RoundTime(p.Circuits[0], c.Exercises)
	}
	return lib
}

// Version names the rules, numbers and exercises that decide: a state or a
// decision made under another one is made anew.
func Version(c *catalog.Catalog) string {
	sum := fnv.New64a()
	for _, n := range Numbers() {
		fmt.Fprintln(sum, n.Name, n.Value)
	}
	for _, r := range Rules() {
		fmt.Fprintln(sum, r.ID)
	}
	for _, e := range c.Exercises.All() {
		fmt.Fprintln(sum, e.ID, e.Stage, e.Classes, e.Dose, e.Ceiling)
	}
	fmt.Fprintln(sum, c.Digest)
	return fmt.Sprintf("%d-%016x", c.SignOff.RulesVersion, sum.Sum64())
}

// newID gives a UUIDv7.
func newID() (string, error) {
	id, err := uuid.NewV7()
	if err != nil {
		return "", fmt.Errorf("make an id: %w", err)
	}
	return id.String(), nil
}

// NewID gives an id for an entry that is about to be made.
func NewID() (string, error) { return newID() }

// IsID says whether text can be the id of an entry.
func IsID(text string) bool { return uuid.Validate(text) == nil && len(text) == idLength }

// idLength is how long an id is as it is written.
const idLength = 36

// event gives an event that happens now, on a day.
func (a *App) event(day unit.Day) (course.Event, error) {
	id, err := newID()
	return course.Event{ID: id, Day: day, At: a.Now().UnixMicro()}, err
}

// ErrWho says that it is not clear who is meant.
var ErrWho = errors.New("who is it?")

// Who gives the person of that name; without a name the only one there is.
func (a *App) Who(ctx context.Context, name string) (Person, error) {
	all, err := a.People.People(ctx)
	if err != nil {
		return Person{}, fmt.Errorf("find %q: %w", name, err)
	}
	i := slices.IndexFunc(all, func(p Person) bool { return strings.EqualFold(p.Name, name) })
	switch {
	case i >= 0:
		return all[i], nil
	case name == "" && len(all) == 1:
		return all[0], nil
	case len(all) == 0:
		return Person{}, &Stop{Halt: AnswerAgain, Key: "nobody-yet"}
	}
	names := make([]string, len(all))
	for i, p := range all {
		names[i] = p.Name
	}
	return Person{}, fmt.Errorf("%w There are %s: say --as NAME", ErrWho, strings.Join(names, ", "))
}

// Add gives the person of that name, whom it adds where there is none.
func (a *App) Add(ctx context.Context, name string) (Person, error) {
	p, err := a.Who(ctx, name)
	if err == nil {
		return p, nil
	}
	all, failed := a.People.People(ctx)
	if failed != nil {
		return Person{}, fmt.Errorf("add %q: %w", name, failed)
	}
	if name == "" && len(all) > 0 {
		return Person{}, err
	}
	if err := checkName(name).Err(); err != nil {
		return Person{}, fmt.Errorf("add %q: %w", name, err)
	}
	id, err := newID()
	if err != nil {
		return Person{}, err
	}
	p = Person{ID: id, Name: name, Created: a.Now().UnixMicro()}
	if err := a.People.AddPerson(ctx, p); err != nil {
		return Person{}, fmt.Errorf("add %q: %w", name, err)
	}
	return p, nil
}
