package web

import (
	"errors"
	"net/http"
	"slices"
	"strings"

	"tspine/app"
	"tspine/catalog"
	"tspine/engine/dose"
	"tspine/engine/evidence"
	"tspine/engine/exercise"
	"tspine/engine/fault"
	"tspine/exchange"
)

// editPage is the program, line by line, as it is being written.
type editPage struct {
	Was       string // version that it was opened as
	ID, Title string
	Basis     string
	Sources   []string
	OfID, Of  string // id and title of the program of a source that it is a copy of; empty: it is the person's own
	Remarks   bool   // the file has some, which go
	Changed   bool   // elsewhere, since it was opened
	Groups    []editGroup
	Stages    []string // that can be added
	Counts    [2]int   // of stages and circuits
	Pounds    bool
	Faults    fault.Faults
	Rule      whyPart // by which an edited dose counts
}

// editGroup is a stage or a circuit.
type editGroup struct {
	Path, Stage  string
	Circuit      bool
	Weeks        string
	Name, Rounds string
	Modes        []modePart
	Parts        []editPart
	Faults       fault.Faults // of no field of its own
}

// modePart is what a circuit may be used for.
type modePart struct {
	ID string
	On bool
}

// editPart is lines that stand together.
type editPart struct {
	Path                     string
	N                        int
	Name, Phase, For, Choose string
	Lines                    []editLine
	Fits                     []string // exercises that can be added
	Faults                   fault.Faults
}

// editLine is one line with what is said of it.
type editLine struct {
	Path     string
	N        int
	Text     string
	Exercise string // that it names; empty: none that is known
	Due      dose.Dose
	Marks    []markPart
}

// markPart is a fault with the piece of the text that it is about.
type markPart struct {
	Fault                 fault.Fault
	Before, Marked, After string
}

func (editPage) file() string { return "edit" }
func (editPage) tab() string  { return "program" }

// title names a person's own version of a program.
func (s *Server) ownTitle(r *http.Request) func(id, title string) string {
	say := s.phrase(r)
	return func(id, title string) string {
		return say.Words.T("page.program.own", textArg("title", say.Title(id, title)))
	}
}

// edit opens the program.
func (s *Server) edit(w http.ResponseWriter, r *http.Request) error {
	opened, err := s.App.Writing(r.Context(), actor(r).Person, s.ownTitle(r))
	if err != nil {
		return err
	}
	return s.render(w, r, http.StatusOK, s.editPage(&opened, &opened.Sheet, nil))
}

// tellEdit takes the program as it was changed: a step of editing shows it again,
// saving keeps it.
func (s *Server) tellEdit(w http.ResponseWriter, r *http.Request) error {
	opened, sheet, err := s.sheet(r)
	if err != nil {
		return err
	}
	was := was(r)
	if do := trimmed(r, "do"); do != "" && do != "save" {
		if err := s.step(do, r, &sheet); err != nil {
			return err
		}
		faults, err := s.App.CheckSheet(r.Context(), actor(r).Person, &sheet)
		if err != nil {
			return err
		}
		p := s.editPage(&opened, &sheet, faults)
		p.Was = was
		return s.render(w, r, http.StatusOK, p)
	}
	err = s.App.SaveSheet(r.Context(), actor(r).Person, was, &sheet)
	var faults fault.Faults
	switch {
	case err == nil:
		return back(w, r, "/program?saved=yes")
	case errors.Is(err, app.ErrChanged):
		p := s.editPage(&opened, &sheet, nil)
		p.Changed = true // saving again knows of it: the page carries the version that holds now
		return &badForm{p, err}
	case !asFaults(err, &faults):
		return err
	}
	p := s.editPage(&opened, &sheet, faults)
	p.Was = was
	return &badForm{p, faults}
}

// checkEdit tells a script what is wrong with the program as it stands on the
// page.
func (s *Server) checkEdit(w http.ResponseWriter, r *http.Request) error {
	opened, sheet, err := s.sheet(r)
	if err != nil {
		return err
	}
	faults, err := s.App.CheckSheet(r.Context(), actor(r).Person, &sheet)
	if err != nil {
		return err
	}
	p := s.editPage(&opened, &sheet, faults)
	say := s.phrase(r)
	out := exchange.Checked{Faults: []exchange.CheckedFault{}, Lines: []exchange.CheckedLine{}}
	for _, f := range faults {
		out.Faults = append(out.Faults, exchange.CheckedFault{Path: f.Path, Text: say.Fault(f)})
	}
	for _, g := range p.Groups {
		for _, part := range g.Parts {
			for _, l := range part.Lines {
				one := exchange.CheckedLine{Path: l.Path, Says: s.said(r, &l, p.Pounds)}
				for _, m := range l.Marks {
					one.Marks = append(one.Marks, exchange.Piece{Before: m.Before, Marked: m.Marked, After: m.After, Text: say.Fault(m.Fault)})
				}
				out.Lines = append(out.Lines, one)
			}
		}
	}
	return answer(w, http.StatusOK, out)
}

// said is what stands under a line without a fault: its exercise, and its dose in
// words.
func (s *Server) said(r *http.Request, l *editLine, pounds bool) string {
	if len(l.Marks) > 0 || l.Exercise == "" {
		return ""
	}
	say := s.phrase(r)
	_, d, _ := dose.ParseLine(l.Text)
	return say.Name(l.Exercise) + ": " + say.Amount(d, pounds)
}

// editPage shows a sheet with what is wrong with it.
func (s *Server) editPage(opened *app.Writing, sheet *catalog.Sheet, faults fault.Faults) editPage {
	p := editPage{
		Was: opened.Version, ID: sheet.ID, Title: sheet.Title, Basis: sheet.Basis, Sources: sheet.Sources, OfID: opened.OfID, Of: opened.Of, Remarks: opened.Remarks,
		Counts: [2]int{len(sheet.Stages), len(sheet.Circuits)}, Pounds: opened.About.Profile.Pounds, Faults: faults, Rule: s.why(evidence.Because(app.WrittenLess())),
	}
	for i, one := range sheet.Stages {
		g := editGroup{Path: catalog.Place{Group: i, Part: -1, Line: -1}.String(), Stage: one.Stage, Weeks: one.Weeks}
		stage, _ := exercise.ParseStage(one.Stage)
		g.Parts = s.editParts(opened, g.Path, one.Parts, stage, faults)
		g.Faults = exactly(faults, g.Path, g.Path+".parts", g.Path+".stage")
		p.Groups = append(p.Groups, g)
	}
	for i, one := range sheet.Circuits {
		g := editGroup{Path: catalog.Place{Circuit: true, Group: i, Part: -1, Line: -1}.String(), Circuit: true, Name: one.Name, Rounds: one.Rounds}
		for _, id := range modes {
			g.Modes = append(g.Modes, modePart{id, slices.Contains(one.Modes, id)})
		}
		g.Parts = s.editParts(opened, g.Path, one.Parts, 0, faults)
		g.Faults = exactly(faults, g.Path, g.Path+".parts", g.Path+".modes")
		p.Groups = append(p.Groups, g)
	}
	for stage := exercise.Mobility; stage <= exercise.Functional; stage++ {
		if !slices.ContainsFunc(sheet.Stages, func(one catalog.SheetStage) bool { return one.Stage == stage.String() }) {
			p.Stages = append(p.Stages, stage.String())
		}
	}
	return p
}

func (s *Server) editParts(opened *app.Writing, group string, all []catalog.SheetPart, stage exercise.Stage, faults fault.Faults) []editPart {
	var out []editPart
	for i, one := range all {
		place, _ := catalog.ReadPlace(group)
		place.Part = i
		p := editPart{Path: place.String(), N: i + 1, Name: one.Name, Phase: one.Phase, For: one.For, Choose: one.Choose}
		p.Faults = exactly(faults, p.Path, p.Path+".lines", p.Path+".phase", p.Path+".name", p.Path+".for", p.Path+".choose")
		phase, _ := exercise.ParsePhase(one.Phase)
		pass, _ := opened.Standing.Pass()
		for _, id := range opened.Catalog.Fits(phase, stage) {
			if pass.Allows(opened.Catalog.Exercises.Get(id)) {
				p.Fits = append(p.Fits, id)
			}
		}
		for k, text := range one.Lines {
			place.Line = k
			p.Lines = append(p.Lines, s.editLine(opened, place.String(), k, text, faults))
		}
		out = append(out, p)
	}
	return out
}

func (s *Server) editLine(opened *app.Writing, path string, k int, text string, faults fault.Faults) editLine {
	l := editLine{Path: path, N: k + 1, Text: text}
	for _, f := range exactly(faults, path) {
		l.Marks = append(l.Marks, mark(text, f))
	}
	id, written, _ := dose.ParseLine(text)
	e := opened.Catalog.Exercises.Get(id)
	if e == nil {
		return l
	}
	l.Exercise = id
	if due := opened.Standing.Dose(e); !due.IsZero() && e.Stage <= opened.Standing.Stage && amountOf(due) != amountOf(written.Lower()) {
		l.Due = due
	}
	return l
}

// mark finds the piece of a text that a fault is about: what was found at its
// column, or else the word there.
func mark(text string, f fault.Fault) markPart {
	runes := []rune(text)
	from := min(max(f.Column-1, 0), len(runes))
	end := from + 1
	if f.Got != "" && strings.HasPrefix(string(runes[from:]), f.Got) {
		end = from + len([]rune(f.Got))
	} else {
		for end < len(runes) && runes[end] != ' ' {
			end++
		}
	}
	end = min(end, len(runes))
	return markPart{f, string(runes[:from]), string(runes[from:end]), string(runes[end:])}
}

// exactly gives the faults that stand at one of these places, not under it.
func exactly(all fault.Faults, paths ...string) fault.Faults {
	var out fault.Faults
	for _, f := range all {
		if slices.Contains(paths, f.Path) {
			out = append(out, f)
		}
	}
	return out
}

// modes are what a circuit may be used for.
var modes = [...]string{"warm-up", "cool-down", "maintenance"}
