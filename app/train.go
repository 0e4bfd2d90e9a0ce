package app

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"

	"tspine/engine/course"
	"tspine/engine/logbook"
	"tspine/engine/player"
	"tspine/engine/session"
	"tspine/engine/unit"
)

// ErrUnreadable says that a session was kept by another version of the
// program, and can't be played by this one.
var ErrUnreadable = errors.New("the session can't be read by this version")

// Training is a session that is being played.
type Training struct {
	player.State
	Holder string // who plays it; nobody else can save it
	Old    bool   // its day is over: it can be logged as it is, or dropped
}

// Timeline is the session of a day that is to be played: what is left of the
// main one, or a short one. It is empty where nothing is due.
func (a *App) Timeline(d *Day, short bool) session.Timeline {
	switch {
	case len(d.Timeline.Steps) > 0 && !short:
		return d.Timeline
	case len(d.Shorts) == 0:
		return session.Timeline{}
	}
	return d.app.timeline(&d.Standing, d.Shorts[0], d.About)
}

// Play begins to play a session. It is kept from then on.
func (a *App) Play(ctx context.Context, p Person, t session.Timeline, before unit.Rating, holder string) (Training, error) {
	id, err := newID()
	if err != nil {
		return Training{}, err
	}
	s, ok := player.New(id, t, before, a.Now().UnixMilli())
	if !ok {
		return Training{}, fmt.Errorf("play: there is no step in the session of %s", t.Day)
	}
	out := Training{State: s, Holder: holder}
	return out, a.save(ctx, p, "", &out)
}

// Training gives the session that a person has begun to play and not
// finished, standing still, and whether there is one. With ErrUnreadable
// nothing but dropping it can be done.
func (a *App) Training(ctx context.Context, p Person) (Training, bool, error) {
	a = a.in(p)
	kept, ok, err := a.People.Playing(ctx, p.ID)
	if err != nil || !ok {
		return Training{}, false, err
	}
	t := Training{Holder: kept.Holder}
	if json.Unmarshal([]byte(kept.Body), &t.State) != nil || !t.Whole() || t.ID != kept.ID {
		return t, true, ErrUnreadable
	}
	t.Old = a.today() > t.Timeline.Until || a.today() < t.Timeline.Day
	t.State = t.Wake(t.Seen)
	return t, true, nil
}

// TakeOver puts a session into other hands. Whoever had it can't save it any
// more.
func (a *App) TakeOver(ctx context.Context, p Person, t *Training, holder string) error {
	was := t.Holder
	t.Holder = holder
	return a.save(ctx, p, was, t)
}

// Save keeps a session as it stands. The error is ErrTaken where someone else
// has taken it over, or ended it.
func (a *App) Save(ctx context.Context, p Person, t *Training) error {
	return a.save(ctx, p, t.Holder, t)
}

func (a *App) save(ctx context.Context, p Person, was string, t *Training) error {
	body, err := json.Marshal(&t.State)
	if err != nil {
		return fmt.Errorf("keep the session: %w", err)
	}
	return a.People.SavePlaying(ctx, p.ID, was, Playing{ID: t.ID, Holder: t.Holder, Body: string(body)})
}

// Abandon drops a session with all that was done of it.
func (a *App) Abandon(ctx context.Context, p Person, t *Training) error {
	return a.People.SavePlaying(ctx, p.ID, t.Holder, Playing{})
}

// Finish writes down the entry that came of a session, and ends the session,
// both or neither. Doing so twice is harmless.
func (a *App) Finish(ctx context.Context, p Person, e logbook.Entry) (logbook.Entry, []course.Decided, error) {
	a = a.in(p)
	out, err := a.log(ctx, p, e, &Played{})
	return out.Entry, out.Decided, err
}
