package app

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"

	"tspine/engine/course"
	"tspine/engine/fault"
	"tspine/engine/logbook"
	"tspine/engine/player"
	"tspine/engine/unit"
	"tspine/exchange"
)

// takes is how often a session is put together with what other devices send at
// the same time.
const takes = 8

// Take writes down a session that a browser played, by its id: sent again it
// changes nothing, and what two devices did of the same session is put
// together. It gives the entry as it is kept, and what was decided because of
// it. An entry that was edited by hand since stays as it is.
func (a *App) Take(ctx context.Context, p Person, one exchange.Played) (logbook.Entry, []course.Decided, error) {
	a = a.in(p)
	s, felt, err := a.readPlayed(&one)
	if err != nil {
		return logbook.Entry{}, nil, err
	}
	for try := range takes {
		e, decided, err := a.take(ctx, p, one, s, felt, try == 0)
		if !errors.Is(err, ErrDiffers) {
			return e, decided, err
		}
	}
	return logbook.Entry{}, nil, fmt.Errorf("take session %s: %w", one.ID, ErrDiffers)
}

// readPlayed reads what a browser sent, with everything that is wrong with it.
func (a *App) readPlayed(one *exchange.Played) (player.State, logbook.Entry, error) {
	s, all := one.Read()
	felt, faults := one.Felt()
	all = append(all, faults...)
	if !IsID(one.ID) {
		all.Add("id", "not-an-id", one.ID, "a UUID")
	}
	if len(all) == 0 && !s.Begun() {
		all.Add("marks", "nothing-done", "", "at least one set")
	}
	if err := all.Err(); err != nil {
		return s, felt, fmt.Errorf("read session: %w", err)
	}
	s.Timeline.Day = min(s.Timeline.Day, a.today()) // the phone may be a day ahead
	return s, felt, nil
}

// take does so once. A first time it takes for granted that nothing is kept of the
// session yet, as with most: else the error is ErrDiffers.
func (a *App) take(ctx context.Context, p Person, one exchange.Played, s player.State, felt logbook.Entry, first bool) (logbook.Entry, []course.Decided, error) {
	var old course.Event
	var there bool
	var was string // it goes with its entry
	var err error
	if !first {
		if old, there, err = a.People.Event(ctx, p.ID, one.ID); err != nil {
			return logbook.Entry{}, nil, fmt.Errorf("find session %s: %w", one.ID, err)
		}
	}
	if there {
		if was, err = a.People.Played(ctx, p.ID, one.ID); err != nil {
			return logbook.Entry{}, nil, err
		}
	}
	if there && (old.Entry == nil || was == "") {
		return edited(&old, one.ID)
	}
	e := felt
	if there {
		if s, err = together(was, s); err != nil {
			return logbook.Entry{}, nil, err
		}
		e = more(*old.Entry, felt)
	}
	body, err := exchange.WriteDone(&s)
	if err != nil {
		return e, nil, fmt.Errorf("keep session: %w", err)
	}
	filled(&e, s.Entry())
	kept := Played{ID: one.ID, Was: was, Body: string(body)}
	if there {
		return a.retake(ctx, p, old, e, kept)
	}
	out, err := a.log(ctx, p, e, &kept)
	return out.Entry, out.Decided, err
}

// edited is what is kept under the id of a session, and was written by hand.
func edited(old *course.Event, id string) (logbook.Entry, []course.Decided, error) {
	if old.Entry == nil {
		return logbook.Entry{}, nil, fmt.Errorf("take session: %w", fault.Faults{{Path: "id", Code: "not-an-id", Got: id, Want: "the id of a session"}})
	}
	return *old.Entry, nil, nil
}

// together puts a session together with what is kept of it.
func together(kept string, s player.State) (player.State, error) {
	var other exchange.Played
	if err := json.Unmarshal([]byte(kept), &other); err != nil {
		return s, fmt.Errorf("read what is kept of session %s: %w", s.ID, err)
	}
	old, faults := other.Read()
	if err := faults.Err(); err != nil {
		return s, fmt.Errorf("read what is kept of session %s: %w", s.ID, err)
	}
	return old.Merge(s), nil
}

// filled puts what was done into an entry that says how it felt.
func filled(e *logbook.Entry, did logbook.Entry) {
	e.ID, e.Day, e.At, e.Short, e.Finished, e.Rounds = did.ID, did.Day, did.At, did.Short, did.Finished, did.Rounds
	e.Minutes, e.Before, e.During, e.Lines = min(did.Minutes, mostMinutes), did.Before, did.During, did.Lines
	e.Randomized = did.Randomized
}

// mostMinutes is a day.
const mostMinutes = 24 * 60

// more is what two devices say of how a session felt: the later word, and the
// worse of two ratings.
func more(old, now logbook.Entry) logbook.Entry {
	now.After, now.Effort, now.Stiffness = now.After.Max(old.After), now.Effort.Max(old.Effort), now.Stiffness.Max(old.Stiffness)
	now.Comfortable = now.Comfortable || old.Comfortable
	if now.Note == "" {
		now.Note = old.Note
	}
	return now
}

// retake puts an entry in the place of what another device said of the same
// session.
func (a *App) retake(ctx context.Context, p Person, old course.Event, e logbook.Entry, kept Played) (logbook.Entry, []course.Decided, error) {
	if kept.Was == kept.Body {
		return *old.Entry, nil, nil
	}
	if err := a.inPlaceOf(ctx, p, old.Entry, &e, true); err != nil {
		return e, nil, fmt.Errorf("take session: %w", err)
	}
	w := Write{
		Remove: []string{old.ID}, Add: []course.Event{{ID: e.ID, Day: e.Day, At: e.At, Entry: &e}},
		DropWeeksFrom: min(old.Day, e.Day) + 1, Played: kept, Ends: e.ID,
	}
	if err := a.Keep.Write(ctx, p.ID, w); err != nil {
		return e, nil, fmt.Errorf("take session: %w", err)
	}
	return e, nil, nil
}

// Swapped writes down that an exercise takes another one's place for good, as
// was said during a session. Said again it changes nothing.
func (a *App) Swapped(ctx context.Context, p Person, session, exercise, with string) error {
	a = a.in(p)
	id := swapID(session, exercise, with)
	if _, there, err := a.People.Event(ctx, p.ID, id); err != nil || there {
		return err
	}
	return a.choose(ctx, p, id, course.Choice{Act: course.Swap, Exercise: exercise, With: with})
}

// CheckedOn writes down the questions before a session as they were answered on
// a device, by an id of its making. Sent again it changes nothing.
func (a *App) CheckedOn(ctx context.Context, p Person, id string, day unit.Day, check course.Check) error {
	a = a.in(p)
	if !IsID(id) {
		return fmt.Errorf("check: %w", fault.Faults{{Path: "id", Code: "not-an-id", Got: id, Want: "a UUID"}})
	}
	if _, there, err := a.People.Event(ctx, p.ID, id); err != nil || there {
		return err
	}
	event, err := a.event(min(day, a.today()))
	if err != nil {
		return err
	}
	event.ID, event.Check = id, &check
	return a.add(ctx, p, event)
}
