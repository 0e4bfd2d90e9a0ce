package app

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"

	"tspine/engine/course"
	"tspine/engine/fault"
	"tspine/engine/logbook"
	"tspine/engine/unit"
)

// ErrNoExercise says that the catalog has no such exercise.
var ErrNoExercise = errors.New("there is no such exercise")

// noteLength is the longest note, and the longest text of a person's own words,
// in bytes.
const noteLength = logbook.MaxNote

// firstDay is the earliest day that anything is written down for: 1900-01-01.
const firstDay unit.Day = -25567

// checkDay tells whether a day can be right: not in the future, and not before
// anybody who is alive could train.
func (a *App) checkDay(day unit.Day) fault.Faults {
	var out fault.Faults
	switch {
	case day > a.today():
		out.Add("day", "in-the-future", day.String(), "today or earlier")
	case day < firstDay:
		out.Add("day", "out-of-range", day.String(), firstDay.String()+" or later")
	}
	return out
}

// Log writes down a session. Missing ids, times and plans are filled in: each
// line is held against the dose that was due that day. It gives the entry as
// it was kept, and what was decided because of it.
func (a *App) Log(ctx context.Context, p Person, e logbook.Entry) (logbook.Entry, []course.Decided, error) {
	a = a.in(p)
	out, err := a.log(ctx, p, e, nil)
	return out.Entry, out.Decided, err
}

// Logged is a session that was written down.
type Logged struct {
	Entry   logbook.Entry // as it is kept
	Decided []course.Decided

	app *App
	on  *loaded
}

// Logged writes down a session as Log does.
func (a *App) Logged(ctx context.Context, p Person, e logbook.Entry) (Logged, error) {
	a = a.in(p)
	return a.log(ctx, p, e, nil)
}

// Leave says whether there is leave to train now that it is written down: else the
// error is a *Stop.
func (d *Logged) Leave() error {
	st := d.on.On(d.app.today())
	return d.app.stop(&st, d.on.About().Country)
}

// log does so. A session that was played was begun with leave to train: what
// was done of it is written down whatever has been answered since. It is first
// held against the course as it lies ready; where something was written since
// then, and so nothing of this, or where anything stands against it, against what
// is kept.
func (a *App) log(ctx context.Context, p Person, e logbook.Entry, kept *Played) (Logged, error) {
	if e.Day == 0 {
		e.Day = a.today()
	}
	if a.plain().checkLogged(&e, kept) == nil {
		if l, ready := a.ready(p, e.Day); ready {
			out, err := l.app.enter(ctx, l, e, kept)
			if err == nil {
				return out, nil
			}
			a.forget(p)
			if !before(err) {
				return out, fmt.Errorf("log: %w", err)
			}
		}
	}
	a, err := a.For(ctx, p)
	if err == nil {
		err = a.checkLogged(&e, kept)
	}
	if err != nil {
		return Logged{Entry: e}, fmt.Errorf("log: %w", err)
	}
	l, err := a.load(ctx, p, e.Day)
	if err != nil {
		return Logged{Entry: e}, err
	}
	out, err := a.enter(ctx, l, e, kept)
	if err != nil && !before(err) {
		err = fmt.Errorf("log: %w", err)
	}
	return out, err
}

// before says whether an error is one before anything was written: because of
// what was believed to be kept.
func before(err error) bool {
	var stop *Stop
	return errors.Is(err, ErrWritten) || errors.As(err, &stop)
}

// checkLogged tells everything that is wrong with an entry. What was played was
// planned here.
func (a *App) checkLogged(e *logbook.Entry, kept *Played) error {
	known := a.known
	if kept != nil {
		known = anything
	}
	return a.checkEntry(e, known).Err()
}

// enter writes an entry down.
func (a *App) enter(ctx context.Context, l *loaded, e logbook.Entry, kept *Played) (Logged, error) {
	out, event, err := a.entered(l, e, kept)
	if err == nil {
		out.Decided, err = a.write(ctx, l, event)
	}
	return out, err
}

// entered makes an entry ready to be written, if it can be.
func (a *App) entered(l *loaded, e logbook.Entry, kept *Played) (Logged, course.Event, error) {
	out := Logged{Entry: e, app: a, on: l}
	e.Note, e.Lines = sound(e.Note), slices.Clone(e.Lines)
	if err := a.hold(l, &e, kept != nil); err != nil {
		return out, course.Event{}, err
	}
	event, err := a.event(e.Day)
	if err != nil {
		return out, event, err
	}
	event.At = a.when(e.Day)
	if l.drawn = e.ID == ""; l.drawn {
		e.ID = event.ID
	}
	if e.At == 0 {
		e.At = event.At
	}
	event.ID, event.At, event.Entry = e.ID, e.At, &e
	if kept != nil {
		l.ends, l.played, l.fresh = e.ID, *kept, kept.ID != ""
	}
	out.Entry = e
	return out, event, nil
}

// hold holds an entry against what was due, if there is leave to write it down. A
// session that was played was begun with leave, and says itself what was planned.
func (a *App) hold(l *loaded, e *logbook.Entry, played bool) error {
	var st course.Standing
	if !played || !foreseen(e) {
		st = l.on(e.Day)
	}
	if !played && e.Day == a.today() {
		if err := a.stop(&st, l.About().Country); err != nil {
			return err
		}
	}
	a.plan(&st, e)
	return nil
}

// foreseen says whether every line of an entry says what was planned.
func foreseen(e *logbook.Entry) bool {
	return !slices.ContainsFunc(e.Lines, func(d logbook.Done) bool { return d.Planned.IsZero() })
}

// plan holds every line against the dose that was due.
func (a *App) plan(st *course.Standing, e *logbook.Entry) {
	for i := range e.Lines {
		d := &e.Lines[i]
		x := a.Catalog.Exercises.Get(d.Exercise)
		if d.Planned.IsZero() {
			d.Planned = st.Dose(x)
		}
		if d.Did.IsZero() && (d.How == "" || d.How == logbook.Full) {
			d.Did = d.Planned
		}
		if !d.Did.IsZero() {
			d.Did = d.Did.Lower()
			if d.Did.Load.IsZero() {
				d.Did.Load = d.Planned.Load
			}
		}
		if d.How == "" {
			d.How = logbook.Judge(d.Planned, d.Did)
		}
	}
}

// known says whether the catalog has an exercise.
func (a *App) known(id string) bool { return a.Catalog.Exercises.Get(id) != nil }

// anything is what a session that was played is made of: it was planned here,
// whatever the catalog has now.
func anything(string) bool { return true }

// checkEntry tells everything that is wrong with an entry, of which exercises
// are to be known.
func (a *App) checkEntry(e *logbook.Entry, known func(string) bool) fault.Faults {
	var out fault.Faults
	out.Under("", a.checkDay(e.Day))
	if len(e.Lines) == 0 && !e.Control {
		out.Add("lines", "nothing-done", "", "at least one line, as cat-cow 30s")
	}
	if len(e.Note) > noteLength {
		out.Add("note", "too-long", fmt.Sprintf("%d bytes", len(e.Note)), fmt.Sprintf("at most %d bytes", noteLength))
	}
	if e.Minutes < 0 || e.Minutes > 24*60 {
		out.Add("minutes", "out-of-range", fmt.Sprint(e.Minutes), "0 to 1440")
	}
	for i := range e.Lines {
		d := &e.Lines[i]
		path := fmt.Sprintf("lines[%d]", i)
		if !known(d.Exercise) {
			out.Add(path+".exercise", "unknown-exercise", d.Exercise, a.Catalog.Nearest(d.Exercise))
		}
		if !d.Did.IsZero() {
			out.Under(path+".did", d.Did.Check())
		}
	}
	return out
}

// Morning writes down a next-morning check, or another rating of the day.
func (a *App) Morning(ctx context.Context, p Person, m logbook.Morning) (logbook.Morning, error) {
	a = a.in(p)
	if m.Day == 0 {
		m.Day = a.today()
	}
	if !m.Pain.Given() && !m.Worst.Given() && !m.Stiffness.Given() {
		return m, fmt.Errorf("morning: %w", fault.Faults{{Path: "pain", Code: "not-rated", Want: "0 to 10"}})
	}
	if err := a.checkDay(m.Day).Err(); err != nil {
		return m, fmt.Errorf("morning: %w", err)
	}
	event, err := a.event(m.Day)
	if err != nil {
		return m, err
	}
	m.ID, m.At = event.ID, event.At
	event.Morning = &m
	return m, a.add(ctx, p, event)
}

// Check writes down the five questions before a session.
func (a *App) Check(ctx context.Context, p Person, check course.Check) error {
	a = a.in(p)
	event, err := a.event(a.today())
	if err != nil {
		return err
	}
	event.Check = &check
	return a.add(ctx, p, event)
}

// Choose writes down what a person decides for themselves.
func (a *App) Choose(ctx context.Context, p Person, choice course.Choice) (string, error) {
	a = a.in(p)
	id, err := newID()
	if err != nil {
		return "", err
	}
	return id, a.choose(ctx, p, id, choice)
}

func (a *App) choose(ctx context.Context, p Person, id string, choice course.Choice) error {
	a, err := a.For(ctx, p)
	if err != nil {
		return err
	}
	if choice.Exercise != "" && a.Catalog.Exercises.Get(choice.Exercise) == nil {
		return fmt.Errorf("exercise %s: %w", choice.Exercise, ErrNoExercise)
	}
	if choice.With != "" && a.Catalog.Exercises.Get(choice.With) == nil {
		return fmt.Errorf("exercise %s: %w", choice.With, ErrNoExercise)
	}
	if choice.Act == course.Swap {
		if err := a.mayPutIn(ctx, p, choice); err != nil {
			return err
		}
	}
	event, err := a.event(a.today())
	if err != nil {
		return err
	}
	event.ID, event.Choice = id, &choice
	return a.add(ctx, p, event)
}

// mayPutIn says what is against a swap: only what the person may do now can be
// put in the place of something else.
func (a *App) mayPutIn(ctx context.Context, p Person, choice course.Choice) error {
	var out fault.Faults
	st, about, err := a.Standing(ctx, p, a.today())
	if err != nil {
		return err
	}
	if err := a.stop(&st, about.Country); err != nil {
		return err
	}
	switch {
	case choice.With == choice.Exercise:
		out.Add("", "links-to-itself", choice.With, "another exercise")
	case !slices.Contains(st.Available(), a.Catalog.Exercises.Get(choice.With)):
		out.Add("", "not-among-yours", choice.With, a.instead(&st, choice.Exercise))
	}
	if err := out.Err(); err != nil {
		return fmt.Errorf("swap: %w", err)
	}
	return nil
}

// instead lists what may stand in for an exercise: of the same phase, for this
// person, now.
func (a *App) instead(st *course.Standing, id string) string {
	e := a.Catalog.Exercises.Get(id)
	var out []string
	for _, one := range st.Available() {
		if one.ID != id && one.Phase() == e.Phase() && one.Directions&e.Directions != 0 {
			out = append(out, one.ID)
		}
	}
	if len(out) == 0 {
		return "one of those that tspine today and tspine program show"
	}
	return "one like " + strings.Join(out, ", ")
}

// add writes one event.
func (a *App) add(ctx context.Context, p Person, e course.Event) error {
	l, err := a.load(ctx, p, e.Day)
	if err != nil {
		return err
	}
	if _, err := a.write(ctx, l, e); err != nil {
		return fmt.Errorf("write: %w", err)
	}
	return nil
}
