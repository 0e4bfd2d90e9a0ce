package web

import (
	"errors"
	"net/http"

	"tspine/app"
	"tspine/engine/course"
	"tspine/engine/evidence"
	"tspine/engine/fault"
	"tspine/engine/unit"
)

// pausePage pauses the program, or changes how long.
type pausePage struct {
	What    string // travel, illness, other
	Until   string
	Least   string // the earliest first day back
	Now     awayPart
	Was     string  // the state that it was opened in
	Changed bool    // elsewhere, since it was opened
	Rule    whyPart // by which nothing is missed
	Faults  fault.Faults
}

func (pausePage) file() string { return "pause" }
func (pausePage) tab() string  { return "program" }

// pause asks what for, and how long.
func (s *Server) pause(w http.ResponseWriter, r *http.Request) error {
	p, err := s.pausePage(r)
	if err != nil {
		return err
	}
	return s.render(w, r, http.StatusOK, p)
}

func (s *Server) pausePage(r *http.Request) (pausePage, error) {
	p := pausePage{What: string(course.ForTravel), Least: (s.App.Day(actor(r).Person) + 1).String(), Rule: s.why(evidence.Because(app.PauseNotMissed()))}
	if _, _, err := s.App.Leave(r.Context(), actor(r).Person); err != nil && !paused(err) {
		return p, err
	}
	away, on, err := s.App.Paused(r.Context(), actor(r).Person)
	p.Was = app.AwayState(away)
	if err != nil || !on {
		return p, err
	}
	p.Now, p.What = newAway(away), string(away.For)
	p.Until = p.Now.Until
	return p, nil
}

// tellPause pauses the program from today on.
func (s *Server) tellPause(w http.ResponseWriter, r *http.Request) error {
	if err := readForm(r); err != nil {
		return err
	}
	p, err := s.pausePage(r)
	if err != nil {
		return err
	}
	now := p.Was
	p.What, p.Until, p.Was = trimmed(r, "for"), trimmed(r, "until"), was(r)
	var until unit.Day
	if p.Until != "" {
		if until, err = unit.ParseDay(p.Until); err != nil {
			p.Faults.Add("until", "not-a-day", p.Until, "2026-12-01")
		}
	}
	switch what := course.Absence(p.What); what {
	case course.ForTravel, course.ForIllness, course.ForOther:
		if len(p.Faults) > 0 {
			break
		}
		_, err := s.App.Pause(r.Context(), actor(r).Person, was(r), until, what)
		switch {
		case err == nil:
			return back(w, r, "/today")
		case errors.Is(err, app.ErrChanged):
			p.Was, p.Changed = now, true // pausing again knows of it: the page carries the state that holds now
			return &badForm{p, err}
		}
		if !asFaults(err, &p.Faults) {
			return err
		}
	default:
		p.Faults.Add("for", "unknown-word", p.What, "travel, illness, other")
	}
	return &badForm{p, p.Faults}
}

// undoPause takes a pause back that was made by mistake. Where something came in
// between the page says what holds now.
func (s *Server) undoPause(w http.ResponseWriter, r *http.Request) error {
	if err := readForm(r); err != nil {
		return err
	}
	err := s.App.TakeBackPause(r.Context(), actor(r).Person, was(r))
	if errors.Is(err, app.ErrChanged) {
		p, err := s.pausePage(r)
		if err != nil {
			return err
		}
		p.Changed = true
		return &badForm{p, app.ErrChanged}
	}
	if err != nil {
		return err
	}
	return back(w, r, "/today?undone="+string(course.Pause))
}
