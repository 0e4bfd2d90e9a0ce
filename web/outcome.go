package web

import (
	"errors"
	"net/http"
	"slices"
	"strings"

	"tspine/engine/fault"
	"tspine/engine/screening"
)

// outcomePage says what the answers come to, where there may be a plan, or
// which of them can't both be true.
type outcomePage struct {
	Action   string
	Flags    []screening.Flag // what is left out or known, and why
	Notes    []string
	Advise   bool
	Crisis   bool
	Name     string // of the crisis line
	Line     string // its number
	Disagree []disagreement
}

// disagreement is a fault between answers, and the question to answer again.
type disagreement struct {
	Question string
	Fault    fault.Fault
}

func (outcomePage) file() string { return "outcome" }
func (outcomePage) bare() bool   { return true }

// outcome shows what the answers come to.
func (s *Server) outcome(w http.ResponseWriter, r *http.Request) error {
	t, err := s.talk(r)
	if err != nil {
		return err
	}
	if one, open := t.Open(); t.Emergency() || open && screens(pathOf(one)) {
		return s.next(w, r, &t)
	}
	p := outcomePage{}
	result, err := s.App.Weigh(r.Context(), actor(r).Person, t.Interview)
	var faults fault.Faults
	if errors.As(err, &faults) {
		for _, f := range faults {
			p.Disagree = append(p.Disagree, disagreement{f.Path[strings.LastIndex(f.Path, ".")+1:], f})
		}
		return s.render(w, r, http.StatusUnprocessableEntity, p)
	}
	if err != nil {
		return err
	}
	if _, ok := result.Pass(); !ok {
		return s.next(w, r, &t)
	}
	p.Action, p.Advise = result.Action.String(), result.Advise
	p.Flags = append(slices.Clone(result.Flags), result.Unsure...)
	for _, n := range result.Notes {
		if p.Crisis = p.Crisis || n == crisisNote; n != crisisNote {
			p.Notes = append(p.Notes, n)
		}
	}
	if help, err := s.App.Catalog.Help(t.About().Country); err == nil {
		p.Name, p.Line = s.phrase(r).Line(help), help.Crisis.Number
	}
	return s.render(w, r, http.StatusOK, p)
}

// crisisNote is the note that is a telephone line.
const crisisNote = "crisis-line"

// seeOutcome goes on after it.
func (s *Server) seeOutcome(w http.ResponseWriter, r *http.Request) error {
	t, err := s.talk(r)
	if err != nil {
		return err
	}
	result, err := s.App.Weigh(r.Context(), actor(r).Person, t.Interview)
	if err != nil {
		return err
	}
	if _, ok := result.Pass(); ok {
		t.Note(noteWeighed, "yes")
	}
	return s.next(w, r, &t)
}
