package app

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"time"

	"tspine/engine/unit"
)

// Pouring says how what an export brings is kept: under the id of its import, by
// which it can be taken back, and from which account somebody new is seen.
type Pouring struct {
	ID      string // empty: it can't be taken back
	Account string // empty: none
}

// Brought is one import of an export that is here.
type Brought struct {
	ID          string
	At          time.Time
	Things      int
	First, Last unit.Day // of things that have a day; 0: none has
}

// BroughtKeeper is what taking an import back needs of a store.
type BroughtKeeper interface {
	Imports(ctx context.Context, person string) ([]Brought, error)
	// TakeBack removes what an import brought, but for what was changed since.
	TakeBack(ctx context.Context, person, brought string) (gone, kept int, err error)
}

// Imports lists what came back from exports, the newest first.
func (a *App) Imports(ctx context.Context, from BroughtKeeper, p Person) ([]Brought, error) {
	a = a.in(p)
	list, err := from.Imports(ctx, p.ID)
	if err != nil {
		return nil, err
	}
	for i := range list {
		list[i].At = broughtAt(list[i].ID).In(a.Now().Location())
	}
	slices.Reverse(list)
	return list, nil
}

// TakenBack is what became of an import that was taken back.
type TakenBack struct {
	Past bool // it was another app's log; Gone counts exercises of sessions
	Gone int
	Kept int // things that were changed since, and stay
}

// TakeBack takes an import back, as one: by its id, or by the end of it. What
// came from another app can always go, as nothing is built on it; what came from
// an export goes as it came, and what was computed from it is computed again.
// What was changed here since stays.
func (a *App) TakeBack(ctx context.Context, from PastKeeper, p Person, id string) (TakenBack, error) {
	a = a.in(p)
	list, err := a.Imports(ctx, from, p)
	if err != nil {
		return TakenBack{}, err
	}
	pasts, _, err := a.Pasts(ctx, from, p)
	if err != nil {
		return TakenBack{}, err
	}
	for _, one := range list {
		if id != "" && strings.HasSuffix(one.ID, id) {
			gone, kept, err := from.TakeBack(ctx, p.ID, one.ID)
			return TakenBack{false, gone, kept}, err
		}
	}
	for _, one := range pasts {
		if id != "" && strings.HasSuffix(one.ID, id) {
			gone, err := from.TakeBackPast(ctx, p.ID, one.ID)
			return TakenBack{true, gone, 0}, err
		}
	}
	return TakenBack{}, fmt.Errorf("take back %q: %w", id, ErrNoImport)
}
