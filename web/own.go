package web

import (
	"errors"
	"net/http"
	"slices"

	"tspine/app"
	"tspine/catalog"
	"tspine/engine/body"
	"tspine/engine/dose"
	"tspine/engine/exercise"
	"tspine/engine/fault"
	"tspine/exchange"
	"tspine/locale"
	"tspine/phrase"
)

// ownPage is an exercise of one's own as it is being written.
type ownPage struct {
	Path    string // of the pages about it
	Was     string // version that it was opened as
	New     bool
	Name    string // as it is kept; empty: it is new
	Sheet   catalog.OwnSheet
	Form    bool     // it fits on a form
	Holds   []string // what stands in the same file
	Remarks bool     // the file has some, which go
	Changed bool     // elsewhere, since it was opened
	Undrawn bool     // it has a pose that has to be drawn anew
	Drawing string   // where the pose as it is here is drawn; empty: nowhere
	Sound   bool     // nothing is wrong with what was drawn
	Pinned  bool
	Says    string // the dose in words

	Things, Others []namedPart
	Marks          []markPart // of the dose
	Posed          []filePart // what is wrong with the pose
	Faults         fault.Faults
}

// namedPart is something with its name.
type namedPart struct{ ID, Name string }

func (ownPage) file() string { return "own" }
func (ownPage) tab() string  { return "exercises" }

// newOwn stands in paths for an exercise that is about to be written.
const newOwn = "new"

// openedID gives the exercise that a path is about; empty: a new one.
func openedID(r *http.Request) string {
	if id := r.PathValue("id"); id != newOwn {
		return id
	}
	return ""
}

// newOwn opens an empty page.
func (s *Server) newOwn(w http.ResponseWriter, r *http.Request) error {
	r.SetPathValue("id", newOwn)
	return s.own(w, r)
}

// own opens an exercise of one's own, or an empty page for a new one.
func (s *Server) own(w http.ResponseWriter, r *http.Request) error {
	opened, err := s.App.OpenOwn(r.Context(), actor(r).Person, openedID(r))
	if err != nil {
		return err
	}
	if opened.ID == "" {
		opened.Sheet = catalog.OwnSheet{Stage: exercise.Mobility.String(), Sides: body.Both.String(), Progress: exercise.ByReps.String()}
	}
	return s.render(w, r, http.StatusOK, s.ownPage(r, &opened, &opened.Sheet, nil))
}

// tellOwn takes an exercise as it was written: drawing shows it again with its
// figure, saving keeps it.
func (s *Server) tellOwn(w http.ResponseWriter, r *http.Request) error {
	opened, sheet, err := s.ownSheet(r)
	if err != nil {
		return err
	}
	who, was := actor(r).Person, was(r)
	if trimmed(r, "do") == "draw" {
		return s.tryOwn(w, r, &opened, &sheet, was)
	}
	err = s.App.SaveOwnSheet(r.Context(), who, opened.ID, was, &sheet)
	var faults catalog.Faults
	switch {
	case err == nil:
		return back(w, r, "/exercises/"+sheet.ID+"?saved=yes")
	case errors.Is(err, app.ErrChanged):
		p := s.ownPage(r, &opened, &sheet, nil)
		p.Changed = true // saving again knows of it: the page carries the version that holds now
		return &badForm{p, err}
	case !errors.As(err, &faults):
		return err
	}
	p := s.ownPage(r, &opened, &sheet, faults)
	p.Was = was
	return &badForm{p, told(faults)}
}

// tryOwn shows the figure of an exercise as it is being written, and everything
// that is wrong with it.
func (s *Server) tryOwn(w http.ResponseWriter, r *http.Request, opened *app.OwnText, sheet *catalog.OwnSheet, was string) error {
	who := actor(r).Person
	faults, err := s.App.CheckOwnSheet(r.Context(), who, opened.ID, sheet)
	if err != nil {
		return err
	}
	pose, lock, wrong, err := s.App.DrawSheet(r.Context(), who, sheet)
	if err != nil {
		return err
	}
	if lock != "" {
		faults = append(faults, wrong...) // the others were told by reading it
	}
	p := s.ownPage(r, opened, sheet, faults)
	p.Was, p.Undrawn, p.Sound = was, false, len(wrong) == 0
	if lock != "" {
		if p.Drawing, err = s.draft(r, sheet, pose, lock); err != nil {
			return err
		}
	}
	return s.render(w, r, http.StatusOK, p)
}

// checkOwn tells a script what is wrong with an exercise as it stands on the
// page.
func (s *Server) checkOwn(w http.ResponseWriter, r *http.Request) error {
	opened, sheet, err := s.ownSheet(r)
	if err != nil {
		return err
	}
	faults, err := s.App.CheckOwnSheet(r.Context(), actor(r).Person, opened.ID, &sheet)
	if err != nil {
		return err
	}
	p := s.ownPage(r, &opened, &sheet, faults)
	say := s.phrase(r)
	out := exchange.Checked{Faults: []exchange.CheckedFault{}}
	for _, f := range p.Faults {
		out.Faults = append(out.Faults, exchange.CheckedFault{Path: f.Path, Text: say.Fault(f)})
	}
	for _, f := range p.Posed {
		text := say.Words.T("page.file.at", textArg("line", itoa(f.Line)), textArg("column", itoa(f.Column))) + ": " + say.Fault(f.Fault)
		out.Faults = append(out.Faults, exchange.CheckedFault{Path: "pose", Text: text})
	}
	one := exchange.CheckedLine{Path: "dose", Says: p.Says}
	for _, m := range p.Marks {
		one.Marks = append(one.Marks, exchange.Piece{Before: m.Before, Marked: m.Marked, After: m.After, Text: say.Fault(m.Fault)})
		out.Faults = append(out.Faults, exchange.CheckedFault{Path: "dose", Text: say.Fault(m.Fault)})
	}
	out.Lines = append(out.Lines, one)
	return answer(w, http.StatusOK, out)
}

// told gives the faults of a file as those of a form.
func told(all catalog.Faults) fault.Faults {
	out := make(fault.Faults, 0, len(all))
	for _, f := range all {
		out = append(out, f.Fault)
	}
	return out
}

// ownPage shows an exercise with what is wrong with it.
func (s *Server) ownPage(r *http.Request, opened *app.OwnText, sheet *catalog.OwnSheet, faults catalog.Faults) ownPage {
	say := s.phrase(r)
	p := ownPage{
		Path: "/exercises/" + newOwn, Was: opened.Version, New: opened.ID == "", Sheet: *sheet, Form: opened.Form, Holds: opened.Holds, Remarks: opened.Remarks,
		Undrawn: opened.Posed && opened.Drawn == "", Pinned: opened.ID != "" && opened.Standing.Pinned(opened.ID),
	}
	p.Things, p.Others = needable(say, opened.Catalog), others(say, opened)
	if opened.ID != "" {
		p.Path, p.Name = "/exercises/"+opened.ID, say.Name(opened.ID)
	}
	for _, f := range faults {
		switch {
		case f.Line > 0:
			p.Posed = append(p.Posed, fileFaults(catalog.Faults{f})...)
		case f.Path == "dose":
			p.Marks = append(p.Marks, mark(sheet.Dose, f.Fault))
		default:
			p.Faults = append(p.Faults, f.Fault)
		}
	}
	if d, wrong := dose.Parse(sheet.Dose); len(wrong) == 0 && sheet.Dose != "" && len(p.Marks) == 0 {
		p.Says = say.Amount(d, opened.About.Profile.Pounds)
	}
	return p
}

// How many rows a list of a form has at least, besides one for more, and at most.
const (
	fewestRows = 2
	mostRows   = 20
)

// roomFor gives a list with places for more.
func roomFor(list []string) []string {
	out := append(slices.Clone(list), "")
	for len(out) < fewestRows {
		out = append(out, "")
	}
	return out
}

// needable lists what exercises may need, with their names.
func needable(say phrase.Phraser, c *catalog.Catalog) []namedPart {
	var out []namedPart
	for _, id := range c.Things() {
		if key := "equipment." + id; say.Words.Has(key) {
			out = append(out, namedPart{id, say.Words.T(key)})
		}
	}
	return sorted(out, func(n namedPart) string { return locale.Order(n.Name) })
}

// others lists the other exercises, with their names.
func others(say phrase.Phraser, opened *app.OwnText) []namedPart {
	var out []namedPart
	for _, e := range opened.Catalog.Exercises.All() {
		if e.ID != opened.ID {
			out = append(out, namedPart{e.ID, say.Name(e.ID)})
		}
	}
	return sorted(out, func(n namedPart) string { return locale.Order(n.Name) })
}
