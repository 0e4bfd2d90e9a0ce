package web

import (
	"fmt"
	"net/http"
	"slices"
	"strings"

	"tspine/app"
	"tspine/catalog"
	"tspine/engine/exercise"
	"tspine/locale"
)

// How many groups, parts of one and lines of one a form may have. Far more than
// anybody writes.
const (
	mostGroups = 40
	mostParts  = 40
	mostLines  = 100
)

func textArg(name, text string) locale.Arg { return locale.S(name, text) }

// sheet reads the form of a program, whose fields are called as faults name them,
// and opens what is kept.
func (s *Server) sheet(r *http.Request) (app.Writing, catalog.Sheet, error) {
	if err := readForm(r); err != nil {
		return app.Writing{}, catalog.Sheet{}, err
	}
	opened, err := s.App.Writing(r.Context(), actor(r).Person, s.ownTitle(r))
	if err != nil {
		return opened, catalog.Sheet{}, err
	}
	out, err := readSheet(r)
	out.Brings = opened.Sheet.Brings
	return opened, out, err
}

func readSheet(r *http.Request) (catalog.Sheet, error) {
	s := catalog.Sheet{ID: trimmed(r, "id"), Title: trimmed(r, "title"), Basis: trimmed(r, "basis"), Sources: slices.Clone(r.PostForm["sources"])}
	stages, circuits := count(r, "stages", mostGroups), count(r, "circuits", mostGroups)
	if stages < 0 || circuits < 0 {
		return s, errBadForm
	}
	for i := range stages {
		path := catalog.Place{Group: i, Part: -1, Line: -1}.String()
		parts, err := readParts(r, path)
		if err != nil {
			return s, err
		}
		s.Stages = append(s.Stages, catalog.SheetStage{Stage: trimmed(r, path+".stage"), Weeks: trimmed(r, path+".weeks"), Parts: parts})
	}
	for i := range circuits {
		path := catalog.Place{Circuit: true, Group: i, Part: -1, Line: -1}.String()
		parts, err := readParts(r, path)
		if err != nil {
			return s, err
		}
		s.Circuits = append(s.Circuits, catalog.SheetCircuit{Name: trimmed(r, path+".name"), Rounds: trimmed(r, path+".rounds"), Modes: slices.Clone(r.PostForm[path+".modes"]), Parts: parts})
	}
	return s, nil
}

func readParts(r *http.Request, group string) ([]catalog.SheetPart, error) {
	n := count(r, group+".parts", mostParts)
	if n < 0 {
		return nil, errBadForm
	}
	var out []catalog.SheetPart
	for i := range n {
		path := fmt.Sprintf("%s.parts[%d]", group, i)
		p := catalog.SheetPart{Name: trimmed(r, path+".name"), Phase: trimmed(r, path+".phase"), For: trimmed(r, path+".for"), Choose: trimmed(r, path+".choose")}
		lines := r.PostForm[path+".lines"]
		if len(lines) > mostLines {
			return nil, errBadForm
		}
		for _, l := range lines {
			p.Lines = append(p.Lines, strings.Join(strings.Fields(strings.ReplaceAll(l, "×", "x")), " "))
		}
		out = append(out, p)
	}
	return out, nil
}

// count reads how many there are of something; -1 is no number of ours.
func count(r *http.Request, key string, most int) int {
	text := trimmed(r, key)
	for n := range most + 1 {
		if text == itoa(n) || text == "" && n == 0 {
			return n
		}
	}
	return -1
}

// step does one step of editing: "up", "down", "remove", "add" and what. An
// empty part is removed by a button of its own, or the group that has only it.
func (s *Server) step(do string, r *http.Request, sheet *catalog.Sheet) error {
	act, what, _ := strings.Cut(do, " ")
	place, known := catalog.ReadPlace(what)
	switch {
	case act == "add-stage":
		sheet.AddStage(trimmed(r, "new-stage"))
		return nil
	case act == "add-circuit":
		sheet.AddCircuit()
		return nil
	case !known:
		return errBadForm
	}
	switch act {
	case "up", "down":
		sheet.Move(place, act == "down")
	case "remove", "remove-part", "remove-group":
		sheet.Remove(place)
	case "add-part":
		sheet.AddPart(place)
	case "add-line":
		sheet.AddLine(place, s.newLine(r, trimmed(r, place.String()+".new")))
	default:
		return errBadForm
	}
	return nil
}

// newLine is an exercise with the dose of its source, within what the person may
// do.
func (s *Server) newLine(r *http.Request, id string) string {
	e := s.catalog(r).Exercises.Get(id)
	if e == nil {
		return id
	}
	limits := exercise.Limits{}
	if st, _, err := s.App.Leave(r.Context(), actor(r).Person); err == nil {
		if pass, ok := st.Pass(); ok {
			limits.Hold = pass.Limits().Hold
		}
	}
	return e.ID + " " + e.Within(e.Dose, limits).String()
}
