package app

import (
	"context"
	"crypto/sha256"
	"encoding/base64"
	"encoding/json"
	"errors"
	"fmt"

	"tspine/engine/course"
)

// AnyState names the state of a thing, whichever it is in.
const AnyState = "*"

// StateOf names the state of an event: another one of the same id has another
// name. Who edits it says what they saw.
func StateOf(e *course.Event) string { return stateOf(*e) }

// stateOf names the state of a thing.
func stateOf(thing any) string {
	text, err := json.Marshal(thing)
	if err != nil {
		return ""
	}
	sum := sha256.Sum256(text)
	return base64.RawURLEncoding.EncodeToString(sum[:12])
}

// changed says whether a thing is in another state than the one that was seen.
func changed(was, now string) bool { return was != AnyState && was != now }

// tries is how often an edit is made anew because something else was written
// beside it.
const tries = 8

// alone makes an edit that rests on what it reads: it is handed the count of the
// person's writes, for Write.Only, and is made anew where another write came in
// between.
func (a *App) alone(ctx context.Context, p Person, edit func(only int64) error) error {
	for range tries {
		n, err := a.Keep.Edits(ctx, p.ID)
		if err != nil {
			return err
		}
		if err = edit(n); !errors.Is(err, ErrWritten) {
			return err
		}
	}
	return fmt.Errorf("edit: %w", ErrChanged)
}
