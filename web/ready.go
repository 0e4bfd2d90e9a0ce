package web

import (
	"net/http"
	"net/url"
	"strconv"
	"strings"

	"tspine/app"
	"tspine/engine/course"
	"tspine/engine/fault"
	"tspine/engine/screening"
)

// readyPage is the five questions before a session.
type readyPage struct {
	Questions []readyPart
	Minutes   string // asked for on the way here
	Short     bool   // the session to come is a short one
	Exercise  string // the session to come is of this one alone
	Log       bool   // it is written down, not played
	Faults    fault.Faults
}

// readyPart is one of them.
type readyPart struct {
	ID      string
	Choices []string // of several; none: yes or no
	Said    string
	Ticked  []string
	Faults  fault.Faults
}

func (readyPage) file() string { return "ready" }
func (readyPage) bare() bool   { return true }

func newReadyPage(said func(id string) string, faults fault.Faults) readyPage {
	p := readyPage{Faults: faults}
	for _, q := range screening.MiniQuestions() {
		one := readyPart{ID: q.ID, Choices: q.Choices, Said: said(q.ID), Faults: at(faults, q.ID)}
		one.Ticked = strings.Split(one.Said, ",")
		p.Questions = append(p.Questions, one)
	}
	return p
}

// ready asks whether anything is new.
func (s *Server) ready(w http.ResponseWriter, r *http.Request) error {
	if _, _, err := s.App.Leave(r.Context(), actor(r).Person); err != nil && !paused(err) {
		return err
	}
	return s.render(w, r, http.StatusOK, newReadyPage(func(string) string { return "" }, nil).on(r.URL.Query()))
}

// tellReady keeps the answers. They lead on to the session, or to the
// questions that come before it.
func (s *Server) tellReady(w http.ResponseWriter, r *http.Request) error {
	if err := readForm(r); err != nil {
		return err
	}
	said := func(id string) string { return strings.Join(r.PostForm[id], ",") }
	check := course.Check{Answers: screening.Answers{}}
	var all fault.Faults
	for _, q := range screening.MiniQuestions() {
		a, faults := q.Read(said(q.ID))
		all.Under(q.ID, faults)
		if len(faults) == 0 && !a.Given() {
			all.Add(q.ID, "not-answered", "", "")
		}
		check.Answers[q.ID] = a
	}
	if len(all) > 0 {
		return &badForm{newReadyPage(said, all).on(r.PostForm), all}
	}
	_, _, err := s.App.Leave(r.Context(), actor(r).Person)
	if paused(err) {
		_, err = s.App.Resume(r.Context(), actor(r).Person, check)
	} else if err = s.App.Check(r.Context(), actor(r).Person, check); err == nil {
		_, _, err = s.App.Leave(r.Context(), actor(r).Person)
	}
	switch {
	case err != nil && !stopped(err):
		return err
	case err != nil:
		return back(w, r, "/today")
	case s.has("/train") && r.PostForm.Get("log") == "":
		return back(w, r, "/train"+onward(r.PostForm))
	}
	return back(w, r, "/log"+onward(r.PostForm))
}

// longestID is longer than the id of any exercise.
const longestID = 100

// on keeps for which session it is asked.
func (p readyPage) on(said url.Values) readyPage {
	if n, err := strconv.Atoi(said.Get("minutes")); err == nil {
		p.Minutes = strconv.Itoa(n)
	}
	p.Short, p.Log = said.Get("short") != "", said.Get("log") != ""
	if id := said.Get("exercise"); len(id) <= longestID {
		p.Exercise = id
	}
	return p
}

// onward is the query that leads to that session.
func onward(said url.Values) string {
	p, query := readyPage{}.on(said), url.Values{}
	if p.Minutes != "" {
		query.Set("minutes", p.Minutes)
	}
	if p.Short {
		query.Set("short", "yes")
	}
	if p.Exercise != "" {
		query.Set("exercise", p.Exercise)
	}
	if len(query) == 0 {
		return ""
	}
	return "?" + query.Encode()
}

// paused says whether an error is a pause, which these questions end.
func paused(err error) bool {
	stop := stopOf(err)
	return stop != nil && stop.Halt == app.Paused
}

// has says whether there is such a page.
func (s *Server) has(path string) bool {
	for _, one := range s.routes {
		if one.path == path {
			return true
		}
	}
	return false
}
