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
	ID     string // by which it can be taken back; empty: nothing was written
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
	Pour(ctx context.Context, p Person, as Pouring, fill func(Taker) error) error
	Compare(ctx context.Context, person string, fill func(Taker) error, found func(Found)) error
}

// Bringing is an export that somebody brings.
type Bringing struct {
	File string // its name, for faults
	In   io.ReadSeeker
	As   string // name of somebody new in place of the file's; empty: the file's
	Dry  bool   // only say what it would do
}

// Readings is how often an export is read at most, so that it need not be held.
const Readings = 3

// Import reads an export, says everything that is wrong with it and what of it
// is new, and unless it is dry adds that: all of it, or nothing where anything
// is wrong or differs from what is here. Whoever the export is of has to be seen
// by who brings it; somebody new is brought by the owner alone, and is seen from
// the owner's account then. Who is at the machine itself may bring everybody.
func (a *App) Import(ctx context.Context, to pourer, who Actor, b Bringing) (Imported, error) {
	var out Imported
	owner, faults, err := exchange.ReadExport(b.File, b.In, exchange.Import{})
	if err == nil {
		err = faults.Err()
	}
	if err != nil {
		return out, fmt.Errorf("import: %w", err)
	}
	out.Person, out.Fresh, err = a.owner(ctx, owner, b.As)
	if errors.Is(err, ErrNameTaken) && !who.sees(out.Person.ID) && !who.Here && !who.Account.Owner {
		err = ErrNotOwner // it is not theirs to know who there is
	}
	if err == nil {
		err = who.mayBring(&out)
	}
	if err != nil {
		return out, fmt.Errorf("import %s: %w", out.Person.ID, err)
	}
	if err := a.compare(ctx, to, b, &out); err != nil {
		return out, err
	}
	if b.Dry || len(out.Differ) > 0 || out.Added == 0 && !out.Fresh {
		return out, nil
	}
	as := Pouring{}
	if as.ID, err = newID(); err != nil {
		return out, err
	}
	if out.Fresh && !who.Here {
		as.Account = who.Account.ID
	}
	out.ID = as.ID
	if err := to.Pour(ctx, out.Person, as, func(t Taker) error { return readAll(b, t) }); err != nil {
		return out, fmt.Errorf("import: %w", err)
	}
	return out, nil
}

// sees says whether somebody is seen.
func (a *Actor) sees(id string) bool {
	_, err := a.seen(id)
	return err == nil
}

// mayBring says why somebody may not bring an export, if they may not.
func (a *Actor) mayBring(of *Imported) error {
	switch {
	case a.Here:
		return nil
	case of.Fresh && !a.Account.Owner:
		return ErrNotOwner
	case !of.Fresh && !a.sees(of.Person.ID):
		return ErrNotYours
	}
	return nil
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
	if faults := checkName(name); len(faults) > 0 {
		return p, false, faults
	}
	if name != "" {
		p.Name = name
	}
	if slices.ContainsFunc(all, func(there Person) bool { return strings.EqualFold(there.Name, p.Name) }) {
		return p, true, fmt.Errorf("%q: %w", p.Name, ErrNameTaken)
	}
	return p, true, nil
}

// compare holds an export against what is here.
func (a *App) compare(ctx context.Context, to pourer, b Bringing, out *Imported) error {
	var now Differs
	err := to.Compare(ctx, out.Person.ID, func(t Taker) error {
		return readAll(b, noting{t, &now})
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
func readAll(b Bringing, t Taker) error {
	if _, err := b.In.Seek(0, io.SeekStart); err != nil {
		return fmt.Errorf("read again: %w", err)
	}
	_, faults, err := exchange.ReadExport(b.File, b.In, exchange.Import{
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
