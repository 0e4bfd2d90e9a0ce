package app

import (
	"context"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"

	"tspine/engine/course"
	"tspine/engine/unit"
	"tspine/exchange"
)

// Imported says what an import adds, or would add.
type Imported struct {
	Person Person
	Fresh  bool // the person is new here
	Added  int
	There  int // are there already, the same
	Differ []Differs
}

// Differs is one thing that stands for something else here.
type Differs struct {
	Kind string // about, screening, measures, check, entry, morning, choice, preferences, played, told, exercises, past, naming, draft or playing
	ID   string
	Day  unit.Day
}

// ErrNameTaken says that someone else has that name.
var ErrNameTaken = errors.New("someone else has that name here")

// pourer is what bringing back needs of a store.
type pourer interface {
	Pour(ctx context.Context, p Person, fill func(Taker) error) error
	Compare(ctx context.Context, person string, fill func(Taker) error, found func(Found)) error
}

// Import reads an export, says everything that is wrong with it and what of it
// is new, and unless it is dry adds that: all of it, or nothing where anything
// is wrong or differs from what is here. The file is read twice, so that it
// need not be held. A name, where one is given, takes the place of the file's.
func (a *App) Import(ctx context.Context, to pourer, file string, in io.ReadSeeker, name string, dry bool) (Imported, error) {
	var out Imported
	var faults error
	owner, found, err := exchange.ReadExport(file, in, exchange.Import{})
	if err != nil {
		return out, fmt.Errorf("import: %w", err)
	}
	if faults = found.Err(); faults != nil {
		return out, faults
	}
	if out.Person, out.Fresh, err = a.owner(ctx, owner, name); err != nil {
		return out, err
	}
	if err := a.compare(ctx, to, file, in, &out); err != nil {
		return out, err
	}
	if dry || len(out.Differ) > 0 || out.Added == 0 && !out.Fresh {
		return out, nil
	}
	err = to.Pour(ctx, out.Person, func(t Taker) error { return readAll(file, in, t) })
	if err != nil {
		return out, fmt.Errorf("import: %w", err)
	}
	return out, nil
}

// owner gives the person that an export is of, as they are or would be here.
func (a *App) owner(ctx context.Context, o exchange.Owner, name string) (Person, bool, error) {
	all, err := a.People.People(ctx)
	if err != nil {
		return Person{}, false, fmt.Errorf("import: %w", err)
	}
	if i := slices.IndexFunc(all, func(p Person) bool { return p.ID == o.ID }); i >= 0 {
		return all[i], false, nil
	}
	p := Person{ID: o.ID, Name: o.Name, Created: o.Created}
	if name != "" {
		p.Name = name
	}
	if slices.ContainsFunc(all, func(there Person) bool { return strings.EqualFold(there.Name, p.Name) }) {
		return p, false, fmt.Errorf("import %q: %w", p.Name, ErrNameTaken)
	}
	return p, true, nil
}

// compare holds an export against what is here.
func (a *App) compare(ctx context.Context, to pourer, file string, in io.ReadSeeker, out *Imported) error {
	var now Differs
	err := to.Compare(ctx, out.Person.ID, func(t Taker) error {
		return readAll(file, in, noting{t, &now})
	}, func(is Found) {
		switch is {
		case Absent:
			out.Added++
		case Same:
			out.There++
		case Other:
			out.Differ = append(out.Differ, now)
		}
	})
	if err != nil {
		return fmt.Errorf("import: %w", err)
	}
	return nil
}

// readAll reads an export from its beginning.
func readAll(file string, in io.ReadSeeker, t Taker) error {
	if _, err := in.Seek(0, io.SeekStart); err != nil {
		return fmt.Errorf("read again: %w", err)
	}
	_, faults, err := exchange.ReadExport(file, in, exchange.Import{
		Preferences: t.Preferences, Event: t.Event, Played: t.Played, Draft: t.Draft,
		Said:    func(s exchange.Said) error { return t.Told(Told(s)) },
		Written: func(w exchange.Written) error { return t.Own(Own(w)) },
		Past:    t.Past, Naming: t.Naming,
		Playing: func(p exchange.Playing) error { return t.Playing(Playing(p)) },
	})
	if err != nil {
		return err
	}
	return faults.Err()
}

// noting notes which thing is handed on.
type noting struct {
	to  Taker
	now *Differs
}

// Preferences hands on preferences.
func (n noting) Preferences(p Preferences) error {
	*n.now = Differs{Kind: "preferences"}
	return n.to.Preferences(p)
}

// Event hands on an event.
func (n noting) Event(e course.Event) error {
	*n.now = Differs{kindOf(&e), e.ID, e.Day}
	return n.to.Event(e)
}

// Told hands on what was told.
func (n noting) Told(t Told) error {
	*n.now = Differs{"told", t.ID, t.Day}
	return n.to.Told(t)
}

// Played hands on what browsers said of a session.
func (n noting) Played(id, body string) error {
	*n.now = Differs{Kind: "played", ID: id}
	return n.to.Played(id, body)
}

// Own hands on one version of a text of own exercises.
func (n noting) Own(o Own) error {
	*n.now = Differs{Kind: "exercises", ID: o.ID}
	return n.to.Own(o)
}

// Past hands on what another app kept.
func (n noting) Past(p Past) error {
	*n.now = Differs{Kind: "past", ID: p.ID, Day: p.Day}
	return n.to.Past(p)
}

// Naming hands on what a name in another app stands for.
func (n noting) Naming(one Naming) error {
	*n.now = Differs{Kind: "naming", ID: one.Name}
	return n.to.Naming(one)
}

// Playing hands on the session that is being played.
func (n noting) Playing(p Playing) error {
	*n.now = Differs{Kind: "playing", ID: p.ID}
	return n.to.Playing(p)
}

// Draft hands on the draft.
func (n noting) Draft(body string) error {
	*n.now = Differs{Kind: "draft"}
	return n.to.Draft(body)
}

func kindOf(e *course.Event) string {
	switch {
	case e.About != nil:
		return "about"
	case e.Screen != nil:
		return "screening"
	case e.Measure != nil:
		return "measures"
	case e.Check != nil:
		return "check"
	case e.Entry != nil:
		return "entry"
	case e.Morning != nil:
		return "morning"
	}
	return "choice"
}

// eraser is what deleting needs of a store.
type eraser interface {
	Erase(ctx context.Context, person string) error
}

// Erase removes a person for good, with all that is kept of them.
func (a *App) Erase(ctx context.Context, from eraser, p Person) error {
	if err := from.Erase(ctx, p.ID); err != nil {
		return fmt.Errorf("delete %s: %w", p.Name, err)
	}
	return nil
}
