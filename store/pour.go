package store

import (
	"context"
	"fmt"

	"tspine/app"
	"tspine/engine/course"
	"tspine/engine/unit"
)

// Pour writes a person and all that fill hands over in one commit, or nothing
// of it. What is there already and says the same is left as it is; what says
// otherwise is app.ErrDiffers.
func (s *Store) Pour(ctx context.Context, p app.Person, fill func(app.Taker) error) error {
	err := s.writer.do(ctx, func(ctx context.Context, l *link) error {
		if err := addPerson(ctx, l, p); err != nil {
			return err
		}
		in := pouring{ctx: ctx, link: l, person: p.ID}
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

// pouring is what takes things into the writer's transaction.
type pouring struct {
	ctx    context.Context
	link   *link
	person string
	first  unit.Day // of all events that came in
	came   bool
}

// Event writes one event.
func (in *pouring) Event(e course.Event) error {
	r, err := recordOf(in.person, e)
	if err != nil {
		return err
	}
	came, err := r.add(in.ctx, in.link, in.person)
	if came && (!in.came || e.Day < in.first) {
		in.first, in.came = e.Day, true
	}
	return err
}

// Told writes what was told once.
func (in *pouring) Told(t app.Told) error { return tell(in.ctx, in.link, in.person, t) }

// Draft writes the draft, where there is no other one.
func (in *pouring) Draft(body string) error {
	there, err := draftIn(in.ctx, in.link, in.person)
	switch {
	case err != nil || there == body:
		return err
	case there != "":
		return fmt.Errorf("draft: %w", app.ErrDiffers)
	}
	return in.link.exec(in.ctx, insertDraft, in.person, body)
}

// drop drops the weeks that what came in changes.
func (in *pouring) drop() error {
	if !in.came {
		return nil
	}
	return dropWeeks(in.ctx, in.link, in.person, in.first+1)
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

func foundOf(there, same bool) app.Found {
	switch {
	case !there:
		return app.Absent
	case same:
		return app.Same
	}
	return app.Other
}
