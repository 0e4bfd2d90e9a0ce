package app

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"

	"tspine/catalog"
	"tspine/engine/course"
	"tspine/engine/fault"
)

// OwnText is a text of own exercises as it can be changed; without an ID it is
// one that is about to be written.
type OwnText struct {
	ID       string // of the exercise that it was opened for
	Name     string // by which it is kept
	Version  string // that it was opened as; empty: none is kept
	Text     string
	Holds    []string         // the exercises that came with it
	Sheet    catalog.OwnSheet // the one exercise that it holds
	Form     bool             // it fits on a sheet
	Remarks  bool             // it has remarks, which a sheet does not keep
	Posed    bool             // the exercise has a pose
	Drawn    string           // another word for another figure; empty: it has none
	Catalog  *catalog.Catalog // as the person has it
	Standing course.Standing
	About    course.About
}

// OpenOwn opens the text that an own exercise came with; with an empty id one
// that is about to be written. What is not the person's own is ErrNoExercise.
// Where there is no leave to train the error is a *Stop.
func (a *App) OpenOwn(ctx context.Context, p Person, id string) (OwnText, error) {
	a, err := a.For(ctx, p)
	if err != nil {
		return OwnText{}, err
	}
	out := OwnText{ID: id, Catalog: a.Catalog}
	if out.Standing, out.About, err = a.Leave(ctx, p); err != nil || id == "" {
		out.Form = true
		return out, err
	}
	one, err := a.ownText(ctx, p, id)
	if err == nil && a.Catalog.KeptAs(id) == "" {
		err = fmt.Errorf("own exercise %s: %w", id, ErrNoExercise)
	}
	if err != nil {
		return out, err
	}
	out.Name, out.Version, out.Text, out.Holds = one.Name, one.ID, one.Text, a.Catalog.Holds(one.Name)
	out.Sheet, out.Form = a.Catalog.OwnSheetOf([]byte(one.Text))
	out.Posed, out.Drawn = a.Catalog.Posed(id), a.Catalog.Drawn(id)
	out.Remarks = out.Form && catalog.Remarks([]byte(one.Text)) && !catalog.Remarks([]byte(out.Sheet.Pose+out.Sheet.Rest))
	return out, nil
}

// ownText gives the text that counts of those that an own exercise came with, or
// that is kept by that name: one that is left out of the catalog, or that brings a
// program's exercises.
func (a *App) ownText(ctx context.Context, p Person, id string) (Own, error) {
	all, err := a.People.Own(ctx, p.ID)
	if err != nil {
		return Own{}, err
	}
	name, list := a.Catalog.KeptAs(id), latest(all)
	if name == "" {
		name = id
	}
	i := slices.IndexFunc(list, func(o Own) bool { return o.Name == name })
	if i < 0 {
		return Own{}, fmt.Errorf("own exercise %s: %w", id, ErrNoExercise)
	}
	return list[i], nil
}

// CheckOwnSheet tells everything that is wrong with an exercise as it is written,
// but for what only drawing its pose shows. Opened is the exercise that it was
// opened for; empty: a new one.
func (a *App) CheckOwnSheet(ctx context.Context, p Person, opened string, s *catalog.OwnSheet) (catalog.Faults, error) {
	a, err := a.For(ctx, p)
	if err != nil {
		return nil, err
	}
	return append(a.Catalog.ReadOwnSheet(s), a.renamed(opened, s.ID)...), nil
}

// renamed tells where an exercise has the name of another one of the person's,
// or not the one that it was opened with.
func (a *App) renamed(opened, id string) catalog.Faults {
	switch {
	case opened == "" && a.Catalog.KeptAs(id) != "":
		return catalog.Faults{{Fault: fault.Fault{Path: "id", Code: "taken", Got: id, Want: "a name of your own"}}}
	case opened != "" && id != opened:
		return catalog.Faults{{Fault: fault.Fault{Path: "id", Code: "renamed", Got: id, Want: opened}}}
	}
	return nil
}

// SaveOwnSheet keeps an exercise as it is written, with its figure. Was is the
// version that it was opened as: where another one is kept by now the error is
// ErrChanged, and nothing is written. What is wrong is the error catalog.Faults,
// by field.
func (a *App) SaveOwnSheet(ctx context.Context, p Person, opened, was string, s *catalog.OwnSheet) error {
	a, err := a.For(ctx, p)
	if err != nil {
		return err
	}
	faults, err := a.CheckOwnSheet(ctx, p, opened, s)
	if err == nil {
		err = faults.Err()
	}
	if err != nil {
		return fmt.Errorf("save %s: %w", s.ID, err)
	}
	_, err = a.saveOwn(ctx, p, opened, was, "exercise.yaml", s.YAML())
	if errors.As(err, &faults) {
		return fmt.Errorf("save %s: %w", s.ID, ofSheet(s, faults))
	}
	return err
}

// ofSheet gives the faults of a sheet's file as those of its fields: only the
// pose has lines there.
func ofSheet(s *catalog.OwnSheet, all catalog.Faults) catalog.Faults {
	var out catalog.Faults
	var posed fault.Faults
	for _, f := range all {
		if key, ok := strings.CutPrefix(f.Path, "pose."); ok {
			f.Path = key
			posed = append(posed, f.Fault)
			continue
		}
		out = append(out, catalog.Located{Fault: f.Fault})
	}
	if len(posed) > 0 {
		out = append(out, catalog.AtPose(s.ID+".yaml", []byte(s.Pose), posed)...)
	}
	return out
}

// SaveOwnText keeps the text of a file in place of the one that an own exercise
// came with, or as a new one where opened is empty. Was is as with SaveOwnSheet.
func (a *App) SaveOwnText(ctx context.Context, p Person, opened, was, file string, text []byte) (catalog.Written, error) {
	a, err := a.For(ctx, p)
	if err != nil {
		return catalog.Written{}, err
	}
	if faults := tooLong(file, text); len(faults) > 0 {
		return catalog.Written{}, fmt.Errorf("save exercises: %w", faults)
	}
	return a.saveOwn(ctx, p, opened, was, file, text)
}

func (a *App) saveOwn(ctx context.Context, p Person, opened, was, file string, text []byte) (catalog.Written, error) {
	if _, _, err := a.Leave(ctx, p); err != nil {
		return catalog.Written{}, err
	}
	mark, err := a.People.OwnMark(ctx, p.ID)
	if err != nil {
		return catalog.Written{}, err
	}
	name, err := a.stillOpen(ctx, p, opened, was)
	if err != nil {
		return catalog.Written{}, err
	}
	if w, there, err := a.keptAlready(ctx, p, opened, file, text); there || err != nil {
		return w, err
	}
	if faults := a.otherName(name, opened, file, text); len(faults) > 0 {
		return catalog.Written{}, fmt.Errorf("save exercises: %w", faults)
	}
	return a.keepOwn(ctx, p, file, text, mark)
}

// keptAlready says whether a text that is to be new is kept as it is: sent twice, it
// is kept once.
func (a *App) keptAlready(ctx context.Context, p Person, opened, file string, text []byte) (catalog.Written, bool, error) {
	if opened != "" {
		return catalog.Written{}, false, nil
	}
	w, faults := a.Catalog.ReadOwn(file, text)
	all, err := a.OwnExercises(ctx, p)
	return w, len(faults) == 0 && kept(all, w.Name, text), err
}

// stillOpen gives the name of the text that an exercise was opened with, if that
// version is still the one that counts.
func (a *App) stillOpen(ctx context.Context, p Person, opened, was string) (string, error) {
	if opened == "" {
		return "", nil
	}
	one, err := a.ownText(ctx, p, opened)
	switch {
	case errors.Is(err, ErrNoExercise) && was != "" && was != AnyState:
		err = ErrChanged // it was removed
	case err == nil && changed(was, one.ID):
		err = ErrChanged
	}
	if err != nil {
		return "", fmt.Errorf("save %s: %w", opened, err)
	}
	return one.Name, nil
}

// otherName tells where a text would be kept under another name than the one
// that it was opened with, or a new one in place of what there is.
func (a *App) otherName(name, opened, file string, text []byte) catalog.Faults {
	now, faults := a.Catalog.ReadOwn(file, text)
	switch {
	case len(faults) > 0:
		return faults
	case opened != "" && now.Name != name:
		return catalog.Faults{{File: file, Line: 1, Column: 1, Fault: fault.Fault{Path: "id", Code: "renamed", Got: now.Name, Want: name}}}
	case opened == "" && len(a.Catalog.Holds(now.Name)) > 0:
		return catalog.Faults{{File: file, Line: 1, Column: 1, Fault: fault.Fault{Path: "id", Code: "taken", Got: now.Name, Want: "a name of your own"}}}
	}
	return nil
}

// CheckOwnText tells everything that is wrong with a text of own exercises, but
// for what only drawing shows.
func (a *App) CheckOwnText(ctx context.Context, p Person, opened, file string, text []byte) (catalog.Faults, error) {
	a, err := a.For(ctx, p)
	if err != nil {
		return nil, err
	}
	if faults := tooLong(file, text); len(faults) > 0 {
		return faults, nil
	}
	name := ""
	if opened != "" {
		name = a.Catalog.KeptAs(opened)
	}
	return a.otherName(name, opened, file, text), nil
}

// Needed is where an own exercise, or one that came with it, stands.
type Needed struct {
	Kept    Own          // the text that it came with; its ID names the version
	Gone    []string     // the exercises that go with it
	Program string       // title of the program that names one of them; empty: none
	Pinned  []string     // those of them that are pinned
	Stops   fault.Faults // what stands against removing it
}

// WhereNeeded tells where an own exercise stands, before it is removed. Where
// there is no leave to train the error is a *Stop.
func (a *App) WhereNeeded(ctx context.Context, p Person, id string) (Needed, error) {
	a, err := a.For(ctx, p)
	if err != nil {
		return Needed{}, err
	}
	st, about, err := a.Leave(ctx, p)
	if err != nil {
		return Needed{}, err
	}
	one, err := a.ownText(ctx, p, id)
	if err != nil {
		return Needed{}, err
	}
	out := Needed{Kept: one, Gone: a.Catalog.Holds(one.Name)}
	if own := about.Own; own != nil && len(namedIn(own, out.Gone)) > 0 {
		out.Program = own.Title
	}
	for _, id := range out.Gone {
		if st.Pinned(id) {
			out.Pinned = append(out.Pinned, id)
		}
	}
	_, err = a.version(ctx, p, one.Name, Own{Name: one.Name}, nil, about.Own)
	var located catalog.Faults
	switch {
	case errors.As(err, &out.Stops):
		return out, nil
	case errors.As(err, &located):
		for _, f := range located {
			out.Stops = append(out.Stops, fault.Fault{Code: f.Code, Got: f.Got, Want: f.Want})
		}
		return out, nil
	}
	return out, err
}
