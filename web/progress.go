package web

import (
	"errors"
	"net/http"
	"slices"
	"strings"

	"tspine/app"
	"tspine/engine/assessment"
	"tspine/engine/fault"
)

// progressPage is what was measured, as a table.
type progressPage struct {
	Rows     []measurePart // newest first
	Findings []whyPart
	Retest   bool
	Tests    []string // that fit the person
}

// measurePart is the value of one test on one day.
type measurePart struct {
	Day, Test, Unit   string
	Left, Right, Only float64
	HasLeft, HasRight bool
	HasOnly           bool
	Shown             string // yes or no; empty: a number
}

func (progressPage) file() string { return "progress" }
func (progressPage) tab() string  { return "progress" }

// progress shows what was measured.
func (s *Server) progress(w http.ResponseWriter, r *http.Request) error {
	st, _, err := s.App.Leave(r.Context(), actor(r).Person)
	if err != nil {
		return err
	}
	all, err := s.App.Measured(r.Context(), actor(r).Person)
	if err != nil {
		return err
	}
	p := progressPage{Retest: st.Findings.Provisional}
	for _, m := range slices.Backward(all) {
		p.Rows = append(p.Rows, measured(&m)...)
	}
	for _, f := range st.Findings.Reasons {
		p.Findings = append(p.Findings, s.why(f))
	}
	for _, t := range assessment.Tests() {
		if !assessment.Skip(t.ID, st.Flags(), st.Pain().Move) {
			p.Tests = append(p.Tests, t.ID)
		}
	}
	return s.render(w, r, http.StatusOK, p)
}

// measured lists the tests that were taken in one measuring session.
func measured(m *assessment.Measures) []measurePart {
	var out []measurePart
	for _, t := range assessment.Tests() {
		pair, shown := m.Of(t.ID)
		one := measurePart{Day: m.Day.String(), Test: t.ID, Unit: t.Unit}
		switch {
		case shown != assessment.NotTaken:
			one.Shown = "no"
			if shown == assessment.HasShown {
				one.Shown = "yes"
			}
		case !pair.Taken():
			continue
		case t.Sides:
			one.Left, one.Right, one.HasLeft, one.HasRight = pair.Left, pair.Right, pair.HasLeft, pair.HasRight
		default:
			one.Only, one.HasOnly = pair.Left, true
		}
		out = append(out, one)
	}
	return out
}

// measurePage is one test outside the start.
func (s *Server) measurePage(r *http.Request, said func(name string) string) (testPage, assessment.Test, error) {
	st, _, err := s.App.Leave(r.Context(), actor(r).Person)
	if err != nil {
		return testPage{}, assessment.Test{}, err
	}
	test, ok := assessment.Find(r.PathValue("id"))
	if !ok || assessment.Skip(test.ID, st.Flags(), st.Pain().Move) {
		return testPage{}, test, errNotFound
	}
	p := newTestPage(test, &talk{}, said)
	p.Back, p.Alone = "/progress", true
	return p, test, nil
}

// measure says how a test is done.
func (s *Server) measure(w http.ResponseWriter, r *http.Request) error {
	p, _, err := s.measurePage(r, func(string) string { return "" })
	if err != nil {
		return err
	}
	return s.render(w, r, http.StatusOK, p)
}

// tellMeasure keeps the values of a test.
func (s *Server) tellMeasure(w http.ResponseWriter, r *http.Request) error {
	if err := readForm(r); err != nil {
		return err
	}
	p, test, err := s.measurePage(r, func(name string) string { return trimmed(r, name) })
	if err != nil {
		return err
	}
	text, faults := p.read(trimmed(r, "answer"))
	if len(faults) == 0 && strings.TrimSpace(text) != "" {
		var m assessment.Measures
		if m, faults = app.ReadMeasure(test.ID, text); len(faults) == 0 {
			_, err = s.App.Measure(r.Context(), actor(r).Person, m)
			if err != nil && !asFaults(err, &faults) {
				return err
			}
		}
	}
	if len(faults) > 0 {
		p.Faults = faults
		return &badForm{p, faults}
	}
	return back(w, r, "/progress")
}

// asFaults gives the faults that an error is, and whether it is some.
func asFaults(err error, into *fault.Faults) bool {
	return errors.As(err, into)
}
