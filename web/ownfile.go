package web

import (
	"errors"
	"io"
	"mime"
	"net/http"
	"strings"

	"tspine/app"
	"tspine/catalog"
	"tspine/engine/fault"
	"tspine/exchange"
)

// ownFilePage is an exercise of one's own as the text of its file.
type ownFilePage struct {
	Path    string
	Was     string
	New     bool
	Name    string // of the file, for a download; empty: there is none yet
	Title   string // of the exercise
	Text    string
	Holds   []string // exercises that stand in it, where they are several
	Form    bool     // it fits on a form
	Changed bool     // elsewhere, since it was opened
	Faults  []filePart
}

func (ownFilePage) file() string { return "ownfile" }
func (ownFilePage) tab() string  { return "exercises" }

// ownFile shows the text that an own exercise came with, or an empty one.
func (s *Server) ownFile(w http.ResponseWriter, r *http.Request) error {
	p, err := s.ownFilePage(r)
	if err != nil {
		return err
	}
	return s.render(w, r, http.StatusOK, p)
}

func (s *Server) ownFilePage(r *http.Request) (ownFilePage, error) {
	opened, err := s.App.OpenOwn(r.Context(), actor(r).Person, openedID(r))
	p := ownFilePage{Path: "/exercises/" + newOwn, New: true, Form: opened.Form}
	if err != nil || opened.ID == "" {
		return p, err
	}
	p = ownFilePage{
		Path: "/exercises/" + opened.ID, Was: opened.Version, Name: opened.Name + ".yaml", Title: s.phrase(r).Name(opened.ID), Text: opened.Text, Form: opened.Form,
	}
	if len(opened.Holds) > 1 {
		p.Holds = opened.Holds
	}
	return p, nil
}

// downloadOwn hands the text out as a file.
func (s *Server) downloadOwn(w http.ResponseWriter, r *http.Request) error {
	p, err := s.ownFilePage(r)
	switch {
	case err != nil:
		return err
	case p.New:
		return errNotFound
	}
	w.Header().Set("Content-Type", "application/yaml; charset=utf-8")
	w.Header().Set("Content-Disposition", mime.FormatMediaType("attachment", map[string]string{"filename": p.Name}))
	_, _ = io.WriteString(w, p.Text) // whoever left no longer cares
	return nil
}

// tellOwnFile keeps the exercises of a text or a file.
func (s *Server) tellOwnFile(w http.ResponseWriter, r *http.Request) error {
	_, text, err := readText(r)
	if err != nil {
		return err
	}
	p, err := s.ownFilePage(r)
	if err != nil {
		return err
	}
	was := was(r)
	kept, err := s.App.SaveOwnText(r.Context(), actor(r).Person, openedID(r), was, ownFileName, text)
	var all catalog.Faults
	var alone fault.Faults
	switch {
	case err == nil:
		return back(w, r, "/exercises/"+kept.IDs[0]+"?saved=yes")
	case errors.Is(err, app.ErrChanged):
		p.Text, p.Changed = string(text), true
		return &badForm{p, err}
	case errors.As(err, &alone): // what it would take away is needed
		for _, f := range alone {
			all = append(all, catalog.Located{Fault: f})
		}
	case !errors.As(err, &all):
		return err
	}
	p.Was, p.Text, p.Faults = was, strings.ToValidUTF8(string(text), "\uFFFD"), fileFaults(all)
	return &badForm{p, told(all)}
}

// ownFileName is how faults call a text that came through a browser.
const ownFileName = "exercise.yaml"

// checkOwnFile tells a script what is wrong with a text.
func (s *Server) checkOwnFile(w http.ResponseWriter, r *http.Request) error {
	_, text, err := readText(r)
	if err != nil {
		return err
	}
	if _, err := s.App.OpenOwn(r.Context(), actor(r).Person, openedID(r)); err != nil {
		return err
	}
	all, err := s.App.CheckOwnText(r.Context(), actor(r).Person, openedID(r), ownFileName, text)
	if err != nil {
		return err
	}
	return answer(w, http.StatusOK, exchange.Checked{Faults: s.checkedFaults(r, all)})
}

// goPage asks whether an exercise of one's own is to go.
type goPage struct {
	ID, Name string
	Was      string // the version of the text that it shows
	Changed  bool   // elsewhere, since it was opened
	Needed   app.Needed
}

func (goPage) file() string { return "owngone" }
func (goPage) tab() string  { return "exercises" }

// askGone says where an exercise of one's own stands, and asks.
func (s *Server) askGone(w http.ResponseWriter, r *http.Request) error {
	p, err := s.goPage(r)
	if err != nil {
		return err
	}
	return s.render(w, r, http.StatusOK, p)
}

func (s *Server) goPage(r *http.Request) (goPage, error) {
	id := r.PathValue("id")
	needed, err := s.App.WhereNeeded(r.Context(), actor(r).Person, id)
	return goPage{ID: id, Name: s.phrase(r).Name(id), Was: needed.Kept.ID, Needed: needed}, err
}

// tellGone removes it, with all that stands in the same file.
func (s *Server) tellGone(w http.ResponseWriter, r *http.Request) error {
	if err := readForm(r); err != nil {
		return err
	}
	p, err := s.goPage(r)
	if err != nil {
		return err
	}
	var faults fault.Faults
	var located catalog.Faults
	switch _, err := s.App.RemoveExercise(r.Context(), actor(r).Person, p.ID, was(r)); {
	case errors.Is(err, app.ErrChanged):
		p.Changed = true // removing again knows of it: the page carries the version that holds now
		return &badForm{p, err}
	case errors.As(err, &faults), errors.As(err, &located):
		return &badForm{p, append(faults, told(located)...)} // the page says why
	case err != nil:
		return err
	}
	return back(w, r, "/exercises?removed=yes")
}
