package app

import (
	"context"
	"fmt"
	"reflect"
	"slices"

	"tspine/catalog"
	"tspine/engine/course"
	"tspine/engine/program"
	"tspine/engine/unit"
)

// Followed is a program as a person followed it from a moment on.
type Followed struct {
	ID      string // of the event that it began with
	Day     unit.Day
	At      int64           // microseconds since 1970 UTC
	Program program.Program // the adaptive one has no lines
	Own     bool            // somebody wrote it for this person
	Text    string          // its file as it was written; empty: none was kept
}

// Versions lists the programs that a person has followed, the latest first. It is
// empty for somebody who has not said who they are.
func (a *App) Versions(ctx context.Context, p Person) ([]Followed, error) {
	out, _, err := a.versions(ctx, p)
	slices.Reverse(out)
	return out, err
}

// versions gives the versions, the oldest first, and what the person said last of
// themselves.
func (a *App) versions(ctx context.Context, p Person) (out []Followed, last course.Event, err error) {
	said, err := a.People.Abouts(ctx, p.ID)
	if err != nil {
		return nil, last, fmt.Errorf("versions of the program: %w", err)
	}
	for i, e := range said {
		last = e
		if i > 0 && samePlan(said[i-1].About, e.About, out[len(out)-1].Text) {
			continue
		}
		out = append(out, a.followed(&e))
	}
	return out, last, nil
}

// samePlan says whether the person goes on with the same program, of which that
// file was kept.
func samePlan(was, now *course.About, file string) bool {
	return was.Program == now.Program && reflect.DeepEqual(was.Own, now.Own) && (now.Text == "" || now.Text == file)
}

func (a *App) followed(e *course.Event) Followed {
	v := Followed{ID: e.ID, Day: e.Day, At: e.At, Text: e.About.Text}
	if own := e.About.Own; own != nil && own.ID == e.About.Program {
		v.Own, v.Program = true, *own
		return v
	}
	v.Program = a.lib.Program(e.About.Program)
	if adaptive, ok := a.Catalog.Program(catalog.Adaptive); ok && v.Program.ID == "" {
		v.Program = adaptive
	}
	return v
}

// Revert follows an earlier version again, from today on. That is a version of
// its own, so it can be taken back as well. Was is the version that the person
// saw last; where another one holds by now the error is ErrChanged.
func (a *App) Revert(ctx context.Context, p Person, was, id string) error {
	a = a.in(p)
	all, err := a.People.Abouts(ctx, p.ID)
	if err != nil {
		return fmt.Errorf("versions of the program: %w", err)
	}
	i := slices.IndexFunc(all, func(e course.Event) bool { return e.ID == id })
	if i < 0 {
		return fmt.Errorf("version %s: %w", id, ErrNoEntry)
	}
	then := all[i].About
	return a.rewrite(ctx, p, was, nil, func(now course.About) []course.About {
		now.Program, now.Own, now.Text = then.Program, then.Own, then.Text
		return []course.About{now}
	})
}

// rewrite writes down that the person follows another program from now on, in one
// or several steps, and keeps the exercises that it brings, if what they saw last
// still holds.
func (a *App) rewrite(ctx context.Context, p Person, was string, brings []Own, steps func(now course.About) []course.About) error {
	versions, last, err := a.versions(ctx, p)
	if err != nil {
		return err
	}
	l, err := a.load(ctx, p, a.today())
	switch {
	case err != nil:
		return err
	case len(versions) == 0 || !l.State().Described:
		return &Stop{Halt: AnswerAgain, Key: string(course.ForAbout)}
	case changed(was, versions[len(versions)-1].ID):
		return fmt.Errorf("change the program: %w", ErrChanged)
	}
	l.own = brings
	if err := a.say(ctx, l, last, steps(l.State().About)...); err != nil {
		return fmt.Errorf("change the program: %w", err)
	}
	return nil
}

// say writes down what a person says of themselves, if what they said last still
// is that. It comes after that also for who crossed the date line since.
func (a *App) say(ctx context.Context, l *loaded, last course.Event, all ...course.About) error {
	var events []course.Event
	for i, about := range all {
		e, err := a.event(max(a.today(), last.Day))
		if err != nil {
			return err
		}
		e.At = max(e.At, last.At+1) + int64(i)
		e.About = &about
		events = append(events, e)
	}
	l.after = last.ID
	_, err := a.write(ctx, l, events...)
	return err
}
