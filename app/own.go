package app

import (
	"context"
	"errors"
	"fmt"
	"slices"

	"tspine/catalog"
	"tspine/engine/fault"
	"tspine/engine/program"
)

// catalogsKept is for how many people the catalog with their own exercises is
// kept ready. Our choice.
const catalogsKept = 100

// ownAsked is what a catalog with own exercises is kept under.
type ownAsked struct{ person, mark string }

// For gives the use cases with the catalog as a person has it: with their own
// exercises. Use cases do so themselves; it is for who looks into the catalog. It
// is as it was when asked for.
func (a *App) For(ctx context.Context, p Person) (*App, error) {
	plain := a.plain()
	if a = a.in(p); a.whose == p.ID {
		return a, nil
	}
	a = plain.in(p)
	mark, err := a.People.OwnMark(ctx, p.ID)
	if err != nil {
		return nil, err
	}
	if mark == noMark {
		here := *a
		here.base, here.whose = plain, p.ID
		return &here, nil
	}
	own, err := a.owned.Get(ctx, ownAsked{p.ID, mark}, func() (*App, bool, error) {
		all, err := a.People.Own(ctx, p.ID)
		if err != nil {
			return nil, false, err
		}
		c, leftOut := a.Catalog.With(filesOf(latest(all)))
		own := New(c, a.Keep, a.People, a.Now)
		own.base, own.whose, own.leftOut, own.easel = plain, p.ID, leftOut, plain.easel
		return own, true, nil
	})
	if err != nil {
		return nil, err
	}
	here := *own
	here.Now = a.Now
	return &here, nil
}

// noMark is the mark of nothing.
const noMark = "0 "

// plain gives the use cases with nobody's own exercises.
func (a *App) plain() *App {
	if a.base != nil {
		return a.base
	}
	return a
}

// LeftOut tells which texts of own exercises are kept and can't be used, as a
// newer catalog has their names, and why.
func (a *App) LeftOut() catalog.Faults { return a.leftOut }

// latest gives the texts that count of all versions, in the order in which they
// were first kept.
func latest(all []Own) []Own {
	var out []Own
	for _, o := range all {
		i := slices.IndexFunc(out, func(one Own) bool { return one.Name == o.Name })
		if i < 0 {
			out = append(out, o)
			continue
		}
		out[i] = o
	}
	return slices.DeleteFunc(out, func(o Own) bool { return o.Text == "" })
}

func filesOf(list []Own) []catalog.File {
	out := make([]catalog.File, len(list))
	for i, o := range list {
		out[i] = catalog.File{Name: o.Name, Text: []byte(o.Text), Drawn: o.Drawn}
	}
	return out
}

// OwnExercises lists the texts of a person's own exercises as they are now, in
// the order in which they were first kept.
func (a *App) OwnExercises(ctx context.Context, p Person) ([]Own, error) {
	all, err := a.People.Own(ctx, p.ID)
	return latest(all), err
}

// KeepExercises keeps a text of own exercises, alone or with the program that
// they are for, in place of what was kept under the same name: that of the
// program, or of the first exercise. Everything that is wrong with it is a fault
// with line and column in file, and then nothing is kept. The same text again
// changes nothing. The postures of its poses are found and kept with it.
func (a *App) KeepExercises(ctx context.Context, p Person, file string, text []byte) (catalog.Written, error) {
	a, err := a.plain().For(ctx, p)
	if err != nil {
		return catalog.Written{}, fmt.Errorf("keep exercises: %w", err)
	}
	return a.keepOwn(ctx, p, file, text, "")
}

// keepOwn does so, if the person's list of texts still has that mark; any, where
// it is empty.
func (a *App) keepOwn(ctx context.Context, p Person, file string, text []byte, mark string) (catalog.Written, error) {
	w, faults := a.Catalog.ReadOwn(file, text)
	if len(faults) > 0 {
		return catalog.Written{}, faults
	}
	l, err := a.load(ctx, p, a.today())
	if err != nil {
		return w, fmt.Errorf("keep exercises: %w", err)
	}
	if err := a.putOwn(ctx, p, file, Own{Name: w.Name, Text: string(text)}, w.IDs, l.State().About.Own, mark); err != nil {
		return w, fmt.Errorf("keep exercises: %w", err)
	}
	return w, nil
}

// Follow follows a program that somebody wrote from today on, and keeps the
// exercises that its text brings, both or neither. The text is kept as it was
// written, unless it is longer than MostText.
func (a *App) Follow(ctx context.Context, p Person, file string, text []byte) (catalog.Written, error) {
	a, err := a.plain().For(ctx, p)
	if err != nil {
		return catalog.Written{}, fmt.Errorf("follow: %w", err)
	}
	one, faults := a.Catalog.ReadOwnProgram(file, text)
	if len(faults) > 0 {
		return catalog.Written{}, faults
	}
	w, brings, err := a.brought(ctx, p, file, text, &one)
	if err == nil {
		err = a.draw(ctx, p, file, brings)
	}
	if err != nil {
		return w, fmt.Errorf("follow: %w", err)
	}
	written := string(text)
	if len(text) > MostText {
		written = ""
	}
	_, err = a.follow(ctx, p, one.ID, &one, written, brings)
	return w, err
}

// brought makes the exercises that the text of a program brings ready to be kept.
// What is wrong with them is the error catalog.Faults.
func (a *App) brought(ctx context.Context, p Person, file string, text []byte, one *program.Program) (catalog.Written, []Own, error) {
	if !catalog.HasExercises(file, text) {
		return catalog.Written{Name: one.ID}, nil, nil
	}
	w, faults := a.Catalog.ReadOwn(file, text)
	if len(faults) > 0 {
		return w, nil, faults
	}
	list, err := a.version(ctx, p, file, Own{Name: w.Name, Text: string(text)}, w.IDs, one)
	return w, list, err
}

// kept says whether a text is among others.
func kept(all []Own, name string, text []byte) bool {
	return slices.ContainsFunc(all, func(o Own) bool { return o.Name == name && o.Text == string(text) })
}

// putOwn keeps a version of a text which brings those exercises, if nothing
// stands against it, and the list of texts still has that mark.
func (a *App) putOwn(ctx context.Context, p Person, file string, o Own, brings []string, follows *program.Program, mark string) error {
	list, err := a.version(ctx, p, file, o, brings, follows)
	if err != nil || len(list) == 0 {
		return err
	}
	if err := a.draw(ctx, p, file, list); err != nil {
		return err
	}
	return a.Keep.Write(ctx, p.ID, Write{Own: list, OwnMark: mark})
}

// version makes the next version of a text ready to be kept, but for poses that
// were not drawn yet: none, where it says what is kept already.
func (a *App) version(ctx context.Context, p Person, file string, o Own, brings []string, follows *program.Program) ([]Own, error) {
	all, err := a.People.Own(ctx, p.ID)
	if err != nil {
		return nil, err
	}
	o.Drawn = a.locked(file, []byte(o.Text))
	if slices.ContainsFunc(latest(all), func(one Own) bool { return one.Name == o.Name && one.Text == o.Text && one.Drawn == o.Drawn }) {
		return nil, nil
	}
	if o.ID, err = newID(); err != nil {
		return nil, err
	}
	o.At = a.Now().UnixMicro()
	if n := len(all); n > 0 {
		o.At = max(o.At, all[n-1].At+1) // the clock may have been set back
	}
	gone := slices.DeleteFunc(a.Catalog.Holds(o.Name), func(id string) bool { return slices.Contains(brings, id) })
	if err := a.missed(ctx, p, gone, follows); err != nil {
		return nil, err
	}
	_, faults := a.plain().Catalog.With(filesOf(latest(append(slices.Clone(all), o))))
	if len(faults) > len(a.leftOut) {
		for i := range faults {
			if faults[i].File == o.Name {
				faults[i].File = file
			}
		}
		return nil, faults
	}
	return []Own{o}, nil
}

// missed says where exercises that are to go are still needed: in the program
// that is followed, and in the session that is being played.
func (a *App) missed(ctx context.Context, p Person, gone []string, follows *program.Program) error {
	if len(gone) == 0 {
		return nil
	}
	var out fault.Faults
	if follows != nil {
		for _, id := range namedIn(follows, gone) {
			out.Add("", "in-program", id, follows.Title)
		}
	}
	t, playing, err := a.Training(ctx, p)
	if err != nil && !errors.Is(err, ErrUnreadable) {
		return err
	}
	for i := range t.Timeline.Lines {
		if id := t.Timeline.Lines[i].Exercise; playing && slices.Contains(gone, id) {
			out.Add("", "in-session", id, "")
		}
	}
	return out.Err()
}

// namedIn lists those of some exercises that a program names.
func namedIn(p *program.Program, ids []string) []string {
	var out []string
	look := func(parts []program.Part) {
		for _, part := range parts {
			for _, l := range part.Lines {
				if slices.Contains(ids, l.Exercise) && !slices.Contains(out, l.Exercise) {
					out = append(out, l.Exercise)
				}
			}
		}
	}
	for _, s := range p.Stages {
		look(s.Parts)
	}
	for _, c := range p.Circuits {
		look(c.Parts)
	}
	return out
}

// RemoveExercise takes away the text that an own exercise came with, and gives
// all exercises that go with it. What was done of them stays. It is a fault where
// the program that is followed, the session that is played or another own
// exercise names one of them. Was is the version of the text that was seen; where
// another one is kept by now the error is ErrChanged.
func (a *App) RemoveExercise(ctx context.Context, p Person, id, was string) ([]string, error) {
	a, err := a.plain().For(ctx, p)
	if err != nil {
		return nil, err
	}
	mark, err := a.People.OwnMark(ctx, p.ID)
	if err != nil {
		return nil, err
	}
	one, err := a.ownText(ctx, p, id)
	switch {
	case errors.Is(err, ErrNoExercise):
		return nil, fmt.Errorf("remove: %w", fault.Faults{{Code: "not-own", Got: id, Want: nearestOwn(a.Catalog, id)}})
	case err == nil && changed(was, one.ID):
		err = ErrChanged
	}
	if err != nil {
		return nil, fmt.Errorf("remove %s: %w", id, err)
	}
	l, err := a.load(ctx, p, a.today())
	if err != nil {
		return nil, fmt.Errorf("remove %s: %w", id, err)
	}
	gone := a.Catalog.Holds(one.Name)
	if was == AnyState {
		mark = ""
	}
	if err := a.putOwn(ctx, p, one.Name, Own{Name: one.Name}, nil, l.State().About.Own, mark); err != nil {
		return nil, fmt.Errorf("remove %s: %w", id, err)
	}
	return gone, nil
}

// nearestOwn gives the own exercise whose id is most like one, or "".
func nearestOwn(c *catalog.Catalog, id string) string {
	var ids []string
	for _, e := range c.Exercises.All() {
		if e.Own {
			ids = append(ids, e.ID)
		}
	}
	return catalog.Near(id, ids)
}
