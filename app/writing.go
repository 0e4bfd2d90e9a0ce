package app

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"

	"tspine/catalog"
	"tspine/engine/course"
	"tspine/engine/dose"
	"tspine/engine/exercise"
	"tspine/engine/fault"
	"tspine/engine/program"
	"tspine/engine/progression"
)

// Writing is a person's program as it can be edited.
type Writing struct {
	Version  string // that it was opened as; empty: the person has not said who they are
	Sheet    catalog.Sheet
	OfID, Of string // id and title of the program of our sources that it is a copy of; empty: it is the person's own
	Remarks  bool   // its file has remarks, which a sheet does not keep
	Standing course.Standing
	About    course.About
	Catalog  *catalog.Catalog // as the person has it, with their own exercises
}

// ownPrefix begins the id of a person's own version of a program.
const ownPrefix = "my-"

// Writing opens the person's program. One of our sources is opened as a copy of
// the person's own, with the title that own gives it: the source's stays as it
// is. Where there is no leave to train the error is a *Stop.
func (a *App) Writing(ctx context.Context, p Person, own func(id, title string) string) (Writing, error) {
	a, err := a.For(ctx, p)
	if err != nil {
		return Writing{}, err
	}
	st, about, err := a.Leave(ctx, p)
	if err != nil {
		return Writing{}, err
	}
	all, err := a.Versions(ctx, p)
	if err != nil || len(all) == 0 {
		return Writing{}, err
	}
	now := all[0]
	w := Writing{Version: now.ID, Standing: st, About: about, Catalog: a.Catalog}
	if now.Own {
		w.Sheet, w.Remarks = catalog.SheetOf(&now.Program), catalog.Remarks([]byte(now.Text))
		w.Sheet.Brings = catalog.Brought([]byte(now.Text))
		return w, nil
	}
	w.OfID, w.Of = now.Program.ID, now.Program.Title
	w.Sheet = a.copied(&st, &now.Program, own(w.OfID, w.Of))
	return w, nil
}

// copied gives a program of our sources as the person's own; the adaptive one
// written out. What it says of its sources stays, but no basis: from now on the
// doses are on the person's word.
func (a *App) copied(st *course.Standing, one *program.Program, title string) catalog.Sheet {
	id := one.ID
	written := *one
	if one.Adaptive {
		written = a.finite(st.Program(programWeeks))
	}
	written.ID, written.Title, written.Basis, written.Adaptive = ownPrefix+id, title, "", false
	return catalog.SheetOf(&written)
}

// finite writes the adaptive program so that it can stand by itself: every stage
// but the last says how long it lasts at most, and what the planner takes early
// from the stage above, at the half, begins with its stage.
func (a *App) finite(p program.Program) program.Program {
	var out []program.Stage
	for _, s := range p.Stages {
		if s.Parts = a.reached(s.Parts, s.Stage); len(s.Parts) == 0 {
			continue
		}
		if n := len(out); n > 0 && out[n-1].Weeks == 0 {
			out[n-1].Weeks = stageWeeks
		}
		out = append(out, s)
	}
	p.Stages = out
	return p
}

// reached gives the parts with the lines that a stage has come to.
func (a *App) reached(parts []program.Part, stage exercise.Stage) []program.Part {
	var out []program.Part
	for _, one := range parts {
		one.Lines = slices.DeleteFunc(slices.Clone(one.Lines), func(l program.Line) bool {
			e := a.Catalog.Exercises.Get(l.Exercise)
			return e == nil || e.Stage > stage || !e.Fits(one.Phase)
		})
		if len(one.Lines) > 0 {
			out = append(out, one)
		}
	}
	return out
}

// stageWeeks is how long a stage lasts at most where nothing else is said.
const stageWeeks = 6

// CheckSheet tells everything that is wrong with a program as it is written, for
// this person: nothing can be put in that they are to leave out, and no hold made
// longer than they may hold.
func (a *App) CheckSheet(ctx context.Context, p Person, s *catalog.Sheet) (fault.Faults, error) {
	a, err := a.For(ctx, p)
	if err != nil {
		return nil, err
	}
	_, faults, err := a.readSheet(ctx, p, s)
	return faults, err
}

func (a *App) readSheet(ctx context.Context, p Person, s *catalog.Sheet) (program.Program, fault.Faults, error) {
	st, _, err := a.Leave(ctx, p)
	if err != nil {
		return program.Program{}, nil, err
	}
	all, err := a.Versions(ctx, p)
	if err != nil || len(all) == 0 {
		return program.Program{}, nil, err
	}
	before := all[0].Program
	if before.Adaptive {
		before = st.Program(programWeeks)
	}
	now, faults := a.Catalog.ReadSheet(s)
	return now, append(faults, a.barred(&st, &before, &now)...), nil
}

// barred tells which lines can't be put in. A line that stood there before may
// stay: it is left out of the sessions anyway.
func (a *App) barred(st *course.Standing, before, now *program.Program) fault.Faults {
	var out fault.Faults
	was := before.Lines()
	check := func(path string, l program.Line) {
		e := a.Catalog.Exercises.Get(l.Exercise)
		if e == nil || slices.Contains(was, l) {
			return
		}
		known := slices.ContainsFunc(was, func(old program.Line) bool { return old.Exercise == l.Exercise })
		if f := against(st, e, l.Dose, known); f.Code != "" {
			f.Path = path
			out = append(out, f)
		}
	}
	for i, one := range now.Stages {
		each(one.Parts, func(part, line int, l program.Line) { check(catalog.LinePath(false, i, part, line), l) })
	}
	for i, one := range now.Circuits {
		each(one.Parts, func(part, line int, l program.Line) { check(catalog.LinePath(true, i, part, line), l) })
	}
	return out
}

func each(parts []program.Part, do func(part, line int, l program.Line)) {
	for i, p := range parts {
		for k, l := range p.Lines {
			do(i, k, l)
		}
	}
}

// against says what is against a line that is new, or whose dose is.
func against(st *course.Standing, e *exercise.Exercise, d dose.Dose, known bool) fault.Fault {
	pass, ok := st.Pass()
	switch {
	case !ok:
		return fault.Fault{}
	case !pass.Allows(e) && !known:
		return fault.Fault{Code: "left-out-for-you", Got: e.ID, Want: strings.Join((e.Classes & pass.Excluded()).Codes(), " "), Column: 1}
	case pass.Allows(e):
		if most := e.Within(d, pass.Limits()); most.Each != d.Each {
			return fault.Fault{Code: "above-your-limit", Got: fmt.Sprintf("%ss", d.Each), Want: fmt.Sprintf("%ds", pass.Limits().Hold), Column: len(e.ID) + 2}
		}
	}
	return fault.Fault{}
}

// SaveSheet follows the program as it is written, from today on. Was is the
// version that it was opened as: where another one holds by now the error is
// ErrChanged, and nothing is written.
func (a *App) SaveSheet(ctx context.Context, p Person, was string, s *catalog.Sheet) error {
	a, err := a.For(ctx, p)
	if err != nil {
		return err
	}
	now, faults, err := a.readSheet(ctx, p, s)
	if err != nil {
		return err
	}
	if err := faults.Err(); err != nil {
		return fmt.Errorf("save the program: %w", err)
	}
	st, _, err := a.Leave(ctx, p)
	if err != nil {
		return err
	}
	return a.rewrite(ctx, p, was, nil, func(about course.About) []course.About {
		var steps []course.About
		if followed := a.lib.Program(about.Program); followed.Adaptive && about.Own == nil {
			first := a.copied(&st, &followed, now.Title)
			if written, faults := a.Catalog.ReadSheet(&first); len(faults) == 0 {
				written.ID = now.ID
				steps = append(steps, with(about, written, "")) // so that what was changed in it counts as a change
			}
		}
		text := ""
		if s.Brings != "" {
			text = string(s.YAML())
		}
		return append(steps, with(about, now, text))
	})
}

func with(about course.About, own program.Program, text string) course.About {
	about.Program, about.Own, about.Text = own.ID, &own, text
	return about
}

// SaveText follows the program of a file, from today on, and keeps the file as it
// was written and the exercises that it brings. Everything that is wrong with it
// is told with line and column, as the error catalog.Faults. What does not suit
// the person is left out of their sessions, whatever the file says.
func (a *App) SaveText(ctx context.Context, p Person, was, file string, text []byte) error {
	a, err := a.For(ctx, p)
	if err != nil {
		return err
	}
	if _, _, err := a.Leave(ctx, p); err != nil {
		return err
	}
	own, faults := a.readText(file, text)
	if err := faults.Err(); err != nil {
		return fmt.Errorf("save the program: %w", err)
	}
	_, brings, err := a.brought(ctx, p, file, text, &own)
	if err == nil {
		err = a.draw(ctx, p, file, brings)
	}
	if err != nil {
		return fmt.Errorf("save the program: %w", err)
	}
	return a.rewrite(ctx, p, was, brings, func(about course.About) []course.About {
		return []course.About{with(about, own, string(text))}
	})
}

// MostText is how long the file of a program may be that comes through a browser,
// in bytes: far longer than such files are.
const MostText = 64 << 10

// CheckText tells everything that is wrong with the file of a program that a
// person may follow, and with the exercises that it brings.
func (a *App) CheckText(ctx context.Context, p Person, file string, text []byte) (catalog.Faults, error) {
	a, err := a.For(ctx, p)
	if err != nil {
		return nil, err
	}
	own, faults := a.readText(file, text)
	if len(faults) > 0 {
		return faults, nil
	}
	_, _, err = a.brought(ctx, p, file, text, &own)
	if errors.As(err, &faults) {
		return faults, nil
	}
	return nil, err
}

// tooLong tells of a text that is longer than one that comes through a browser
// may be.
func tooLong(file string, text []byte) catalog.Faults {
	if len(text) <= MostText {
		return nil
	}
	return catalog.Faults{{File: file, Line: 1, Column: 1, Fault: fault.Fault{
		Code: "too-big", Got: fmt.Sprintf("%d bytes", len(text)), Want: fmt.Sprintf("at most %d bytes", MostText)}}}
}

func (a *App) readText(file string, text []byte) (program.Program, catalog.Faults) {
	if faults := tooLong(file, text); len(faults) > 0 {
		return program.Program{}, faults
	}
	return a.Catalog.ReadOwnProgram(file, text)
}

// ProgramFile gives the program that a person follows as a file that can be
// changed and followed again: as it was written, where that was kept.
func (a *App) ProgramFile(ctx context.Context, p Person, own func(id, title string) string) (id string, text []byte, err error) {
	a = a.in(p)
	all, err := a.Versions(ctx, p)
	if err != nil {
		return "", nil, err
	}
	if len(all) > 0 && all[0].Own && all[0].Text != "" {
		return all[0].Program.ID, []byte(all[0].Text), nil
	}
	w, err := a.Writing(ctx, p, own)
	return w.Sheet.ID, w.Sheet.YAML(), err
}

// WrittenLess is the rule by which a line that was written anew counts.
func WrittenLess() string { return course.WrittenLess() }

// ShortsCount are the rules by which short sessions count: toward the week, and
// in a break.
func ShortsCount() [2]string { return course.Shorts() }

// DayOff is the rule by which no day off is missed.
func DayOff() string { return course.DayOff() }

// AdvanceRules are the rules by which the next stage begins.
func AdvanceRules() [2]string { return progression.AdvanceRules() }

// PauseNotMissed is the rule by which no session of a pause is missed.
func PauseNotMissed() string { return course.PauseNotMissed() }
