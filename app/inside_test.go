package app

import (
	"context"
	"encoding/json"

	"tspine/internal/shelf"
)

// Forgetful has the use cases keep nobody's course in memory.
func (a *App) Forgetful() { a.ways = &shelf.Shelf[string, *way]{} }

// CarriedOn says whether a person's course as everything makes it that is kept
// lies in memory.
func (a *App) CarriedOn(ctx context.Context, p Person) bool {
	edits, err := a.Keep.Edits(ctx, p.ID)
	if err != nil {
		return false
	}
	_, there := a.recall(p, edits, a.in(p).today())
	return there
}

// StateOf is what a person's course has come to today, as JSON.
func (a *App) StateOf(ctx context.Context, p Person) (string, error) {
	l, err := a.load(ctx, p, a.in(p).today())
	if err != nil {
		return "", err
	}
	text, err := json.MarshalIndent(l.State(), "", " ")
	return string(text), err
}
