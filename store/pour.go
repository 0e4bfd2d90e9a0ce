package store

import (
	"context"
	"database/sql"
	"fmt"

	"tspine/app"
	"tspine/engine/course"
	"tspine/engine/unit"
	"tspine/exchange"
)

// Pour writes a person and all that fill hands over in one commit, or nothing
// of it, and notes under the id of an import what of it came in. Somebody new is
// seen from an account, where one is named. What is there already and says the
// same is left as it is; what says otherwise is app.ErrDiffers.
func (s *Store) Pour(ctx context.Context, p app.Person, as app.Pouring, fill func(app.Taker) error) error {
	err := s.writer.do(ctx, func(ctx context.Context, l *link) error {
		if err := receive(ctx, l, p, as.Account); err != nil {
			return err
		}
		in := pouring{ctx: ctx, link: l, person: p.ID, brought: as.ID}
		if err := fill(&in); err != nil {
			return err
		}
		return in.drop()
	})
	if err != nil {
		return fmt.Errorf("write all of %s: %w", p.ID, err)
	}
	return nil
}

// receive adds a person where there is none yet.
func receive(ctx context.Context, l *link, p app.Person, account string) error {
	if account == "" {
		return addPerson(ctx, l, p)
	}
	return adopt(ctx, l, account, p)
}

// pouring is what takes things into the writer's transaction, or out of what is
// kept.
type pouring struct {
	ctx     context.Context
	link    *link
	person  string
	brought string   // id of the import; empty: none is noted
	first   unit.Day // of all events that came in
	came    bool
	beside  bool // something came that days are computed from as well
}

// note notes that something came in.
func (in *pouring) note(kind, id string, day unit.Day, mark string) error {
	if in.brought == "" {
		return nil
	}
	return in.link.exec(in.ctx, insertBrought, in.person, in.brought, kind, id, day, mark)
}

// changed notes the day of an event that came or went.
func (in *pouring) changed(day unit.Day) {
	if !in.came || day < in.first {
		in.first, in.came = day, true
	}
}

// Preferences writes those of which nothing was chosen here.
func (in *pouring) Preferences(p app.Preferences) error {
	there, err := preferencesIn(in.ctx, in.link, in.person)
	if err != nil {
		return err
	}
	now := there.Over(p)
	for _, name := range exchange.PreferenceNames() {
		if now.Value(name) == there.Value(name) {
			continue
		}
		if err := in.note(broughtPreference, name, 0, marked(now.Value(name))); err != nil {
			return err
		}
	}
	return prefer(in.ctx, in.link, in.person, there, now)
}

// Event writes one event.
func (in *pouring) Event(e course.Event) error {
	r, err := recordOf(in.person, e)
	if err != nil {
		return err
	}
	came, err := r.add(in.ctx, in.link, in.person)
	if err != nil || !came {
		return err
	}
	in.changed(e.Day)
	return in.note(broughtEvent, e.ID, e.Day, r.mark())
}

// Told writes what was told once.
func (in *pouring) Told(t app.Told) error {
	in.beside = true
	there, err := told(in.ctx, in.link, oneTold, in.person, t.ID)
	if err != nil || len(there) > 0 && there[0] == t {
		return err
	}
	if err := tell(in.ctx, in.link, in.person, t); err != nil {
		return err
	}
	return in.note(broughtTold, t.ID, t.Day, marked(t))
}

// Draft writes the draft, where there is no other one.
func (in *pouring) Draft(body string) error {
	there, err := draftIn(in.ctx, in.link, in.person)
	switch {
	case err != nil || there == body:
		return err
	case there != "":
		return fmt.Errorf("draft: %w", app.ErrDiffers)
	}
	if err := in.link.exec(in.ctx, insertDraft, in.person, body); err != nil {
		return err
	}
	return in.note(broughtDraft, "", 0, marked(body))
}

// Played writes what browsers said of a session, where nothing else is kept.
func (in *pouring) Played(id, body string) error {
	there, err := played(in.ctx, in.link, in.person, id)
	switch {
	case err != nil || there == body:
		return err
	case there != "":
		return fmt.Errorf("played %s: %w", id, app.ErrDiffers)
	}
	if err := in.link.exec(in.ctx, insertPlayed, in.person, id, body); err != nil {
		return err
	}
	return in.note(broughtPlayed, id, 0, marked(body))
}

// Own writes one version of a text of own exercises.
func (in *pouring) Own(o app.Own) error {
	in.beside = true
	there, err := owned(in.ctx, in.link, oneOwn, in.person, o.ID)
	if err != nil || len(there) > 0 && there[0] == o {
		return err
	}
	if err := keepOwn(in.ctx, in.link, in.person, o); err != nil {
		return err
	}
	return in.note(broughtOwn, o.ID, 0, marked(o))
}

// Playing writes the session that is being played, where there is no other one.
func (in *pouring) Playing(p app.Playing) error {
	is, err := findPlaying(in.ctx, in.link, in.person, p)
	switch {
	case err != nil || is == app.Same:
		return err
	case is == app.Other:
		return fmt.Errorf("session %s: %w", p.ID, app.ErrDiffers)
	}
	if err := in.link.exec(in.ctx, insertPlaying, in.person, p.ID, p.Holder, p.Body); err != nil {
		return err
	}
	return in.note(broughtPlaying, p.ID, 0, marked(p))
}

// findPlaying says whether a session is being played, or another one. One of
// which the entry is there was finished since: it is not begun anew.
func findPlaying(ctx context.Context, l *link, person string, p app.Playing) (app.Found, error) {
	done := false
	err := l.each(ctx, func(*sql.Rows) error { done = true; return nil }, taken, person, p.ID)
	if err != nil || done {
		return app.Same, err
	}
	there, err := playing(ctx, l, person)
	return foundOf(there.ID != "", there == p), err
}

// drop drops the weeks that what came in changes, and counts what came in.
func (in *pouring) drop() error {
	if in.came {
		if err := dropWeeks(in.ctx, in.link, in.person, in.first+1); err != nil {
			return err
		}
	}
	if !in.came && !in.beside {
		return nil
	}
	return in.link.exec(in.ctx, raiseEdits, in.person)
}

// Compare holds what fill hands over against what is kept of a person, and
// tells found what it is of each thing, in turn. Nothing is written.
func (s *Store) Compare(ctx context.Context, person string, fill func(app.Taker) error, found func(app.Found)) error {
	err := s.readers.snapshot(ctx, func(l *link) error {
		return fill(&comparing{ctx, l, person, found})
	})
	if err != nil {
		return fmt.Errorf("compare with %s: %w", person, err)
	}
	return nil
}

type comparing struct {
	ctx    context.Context
	link   *link
	person string
	found  func(app.Found)
}

// Preferences compares preferences: what was chosen here stays, so they never
// stand in the way.
func (c *comparing) Preferences(p app.Preferences) error {
	there, err := preferencesIn(c.ctx, c.link, c.person)
	if err == nil {
		c.found(foundOf(there.Over(p) == there, true))
	}
	return err
}

// Event compares one event.
func (c *comparing) Event(e course.Event) error {
	r, err := recordOf(c.person, e)
	if err != nil {
		return err
	}
	is, err := r.find(c.ctx, c.link, c.person)
	if err == nil {
		c.found(is)
	}
	return err
}

// Told compares one thing that was told.
func (c *comparing) Told(t app.Told) error {
	there, err := told(c.ctx, c.link, oneTold, c.person, t.ID)
	if err == nil {
		c.found(foundOf(len(there) > 0, len(there) > 0 && there[0] == t))
	}
	return err
}

// Draft compares the draft.
func (c *comparing) Draft(body string) error {
	there, err := draftIn(c.ctx, c.link, c.person)
	if err == nil {
		c.found(foundOf(there != "", there == body))
	}
	return err
}

// Played compares what browsers said of a session.
func (c *comparing) Played(id, body string) error {
	there, err := played(c.ctx, c.link, c.person, id)
	if err == nil {
		c.found(foundOf(there != "", there == body))
	}
	return err
}

// Own compares one version of a text of own exercises.
func (c *comparing) Own(o app.Own) error {
	there, err := owned(c.ctx, c.link, oneOwn, c.person, o.ID)
	if err == nil {
		c.found(foundOf(len(there) > 0, len(there) > 0 && there[0] == o))
	}
	return err
}

// Playing compares the session that is being played.
func (c *comparing) Playing(p app.Playing) error {
	is, err := findPlaying(c.ctx, c.link, c.person, p)
	if err == nil {
		c.found(is)
	}
	return err
}

func foundOf(there, same bool) app.Found {
	switch {
	case !there:
		return app.Absent
	case same:
		return app.Same
	}
	return app.Other
}
