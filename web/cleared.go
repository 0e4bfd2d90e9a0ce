package web

import (
	"errors"
	"net/http"
	"slices"

	"tspine/app"
	"tspine/engine/fault"
	"tspine/engine/screening"
	"tspine/engine/unit"
)

// clearedPage asks by whom and when somebody was seen.
type clearedPage struct {
	Flags  []clearPart
	By     string
	Day    string
	Most   string // the latest day
	Faults fault.Faults
}

// clearPart is one flag, and whether it can be cleared.
type clearPart struct {
	screening.Flag
	Can, On bool
}

func (clearedPage) file() string { return "cleared" }
func (clearedPage) bare() bool   { return true }

func stopOf(err error) *app.Stop {
	var stop *app.Stop
	errors.As(err, &stop)
	return stop
}

// clinicianStop gives the stop that asks for a clinician; without one there is
// nothing to be cleared of.
func (s *Server) clinicianStop(r *http.Request) (*app.Stop, error) {
	_, _, err := s.App.Leave(r.Context(), actor(r).Person)
	stop := stopOf(err)
	switch {
	case err != nil && stop == nil:
		return nil, err
	case stop == nil || stop.Halt != app.Clinician:
		return nil, errNotFound
	}
	return stop, nil
}

func (s *Server) clearedPage(day unit.Day, stop *app.Stop, on []string) clearedPage {
	p := clearedPage{Most: day.String()}
	can := stop.Clearable()
	for _, f := range slices.Concat(stop.Result.Flags, stop.Result.Unsure) {
		if f.Action == screening.ClinicianFirst {
			p.Flags = append(p.Flags, clearPart{f, slices.Contains(can, f.ID), slices.Contains(on, f.ID)})
		}
	}
	return p
}

// cleared asks who has seen the person.
func (s *Server) cleared(w http.ResponseWriter, r *http.Request) error {
	stop, err := s.clinicianStop(r)
	if err != nil {
		return err
	}
	return s.render(w, r, http.StatusOK, s.clearedPage(s.App.Day(actor(r).Person), stop, nil))
}

// tellCleared keeps who has seen them and when, and weighs everything again.
func (s *Server) tellCleared(w http.ResponseWriter, r *http.Request) error {
	if err := readForm(r); err != nil {
		return err
	}
	stop, err := s.clinicianStop(r)
	if err != nil {
		return err
	}
	p := s.clearedPage(s.App.Day(actor(r).Person), stop, r.PostForm["flag"])
	p.By, p.Day = trimmed(r, "by"), trimmed(r, "day")
	day, err := unit.ParseDay(p.Day)
	if err != nil {
		p.Faults.Add("day", "not-a-day", p.Day, "a date, as 2026-11-20")
	}
	if p.By == "" {
		p.Faults.Add("by", "not-answered", "", "")
	}
	chosen := false
	for _, f := range p.Flags {
		chosen = chosen || f.On && f.Can
	}
	if !chosen {
		p.Faults.Add("flag", "not-answered", "", "")
	}
	for _, f := range p.Flags {
		if len(p.Faults) > 0 || !f.On || !f.Can {
			continue
		}
		_, err := s.App.Cleared(r.Context(), actor(r).Person, screening.Clearance{Flag: f.ID, Day: day, By: p.By})
		var faults fault.Faults
		if errors.As(err, &faults) {
			for _, one := range faults {
				one.Path = "day"
				p.Faults = append(p.Faults, one)
			}
		} else if err != nil && !stopped(err) {
			return err
		}
	}
	if len(p.Faults) > 0 {
		return &badForm{p, p.Faults}
	}
	return back(w, r, "/today")
}
