package app

import (
	"context"
	"errors"
	"maps"
	"slices"
	"time"

	"github.com/google/uuid"

	"tspine/engine/unit"
	"tspine/exchange"
)

// Past is one exercise of one session that another app kept.
type Past = exchange.Past

// Naming says what a name in another app stands for.
type Naming = exchange.Naming

// PastSum counts what one import brought of one exercise.
type PastSum struct {
	Brought, Source, Name string
	Sessions, Sets        int
	First, Last           unit.Day
}

// PastKeeper is what keeping the logs of other apps needs of a store.
type PastKeeper interface {
	EachPast(ctx context.Context, person, name string, each func(Past) error) error
	PastSums(ctx context.Context, person string) ([]PastSum, error)
	Namings(ctx context.Context, person string) ([]Naming, error)
	BringPast(ctx context.Context, person string, names []Naming, list []Past) error
	TakeBackPast(ctx context.Context, person, brought string) (int, error)
	BroughtKeeper
}

// ErrNoImport says that there is no such import.
var ErrNoImport = errors.New("there is no such import")

// PastImport is one import of another app's log that is here.
type PastImport struct {
	ID, Source            string
	At                    time.Time
	Names, Sessions, Sets int // of exercises; sessions count each exercise
	First, Last           unit.Day
}

// Pasts says what is here of other apps: imports, the newest first, and their
// exercises by name.
func (a *App) Pasts(ctx context.Context, from PastKeeper, p Person) ([]PastImport, []PastName, error) {
	sums, err := from.PastSums(ctx, p.ID)
	if err != nil {
		return nil, nil, err
	}
	said, err := from.Namings(ctx, p.ID)
	if err != nil {
		return nil, nil, err
	}
	imports, names := summed(sums)
	at := map[string]Naming{}
	for _, n := range said {
		at[n.Name] = n
	}
	for i := range names {
		if n, there := at[names[i].Name]; there {
			names[i].Naming = n
		}
	}
	for i := range imports {
		imports[i].At = broughtAt(imports[i].ID).In(a.Now().Location())
	}
	return imports, names, nil
}

// summed puts counts together by import, the newest first, and by name.
func summed(sums []PastSum) ([]PastImport, []PastName) {
	imports, names := map[string]*PastImport{}, map[string]*PastName{}
	for _, n := range sums {
		one := imports[n.Brought]
		if one == nil {
			one = &PastImport{ID: n.Brought, Source: n.Source, First: n.First, Last: n.Last}
			imports[n.Brought] = one
		}
		one.Names, one.Sessions, one.Sets = one.Names+1, one.Sessions+n.Sessions, one.Sets+n.Sets
		one.First, one.Last = min(one.First, n.First), max(one.Last, n.Last)
		name := names[n.Name]
		if name == nil {
			name = &PastName{Naming: Naming{Name: n.Name}, First: n.First, Last: n.Last}
			names[n.Name] = name
		}
		name.Sessions, name.Sets = name.Sessions+n.Sessions, name.Sets+n.Sets
		name.First, name.Last = min(name.First, n.First), max(name.Last, n.Last)
	}
	var byImport []PastImport
	for _, id := range slices.Backward(slices.Sorted(maps.Keys(imports))) {
		byImport = append(byImport, *imports[id])
	}
	var byName []PastName
	for _, name := range slices.Sorted(maps.Keys(names)) {
		byName = append(byName, *names[name])
	}
	return byImport, byName
}

// broughtAt is when an import was made, as its id says.
func broughtAt(id string) time.Time {
	u, err := uuid.Parse(id)
	if err != nil {
		return time.Time{}
	}
	sec, nsec := u.Time().UnixTime()
	return time.Unix(sec, nsec)
}
