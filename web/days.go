package web

import (
	"net/http"

	"tspine/app"
	"tspine/engine/fault"
	"tspine/engine/person"
)

// daysPage asks at the start on which days, and when.
type daysPage struct {
	Days   []schedDay
	Back   string
	Faults fault.Faults
}

func (daysPage) file() string { return "days" }
func (daysPage) bare() bool   { return true }

func newDaysPage(t *talk) daysPage {
	var s person.Schedule
	said, _ := t.Said(app.AskDays)
	s.Days, _ = person.ParseDays(said)
	return daysPage{Days: daysOf(&s), Back: t.before(pathDays)}
}

// scheduled leads to where days are changed later: only the first start asks
// for them.
func scheduled(w http.ResponseWriter, r *http.Request) error {
	return back(w, r, "/program/schedule")
}

// days asks for them.
func (s *Server) days(w http.ResponseWriter, r *http.Request) error {
	t, err := s.talk(r)
	if err != nil {
		return err
	}
	if t.again() {
		return scheduled(w, r)
	}
	return s.render(w, r, http.StatusOK, newDaysPage(&t))
}

// tellDays keeps them; none is any day.
func (s *Server) tellDays(w http.ResponseWriter, r *http.Request) error {
	if err := readForm(r); err != nil {
		return err
	}
	t, err := s.talk(r)
	if err != nil {
		return err
	}
	if t.again() {
		return scheduled(w, r)
	}
	var chosen person.Schedule
	var faults fault.Faults
	if r.PostForm.Get("any") == "" {
		chosen.Days, faults = readDays(r)
	}
	if len(faults) > 0 {
		p := newDaysPage(&t)
		typedDays(p.Days, r, faults)
		p.Faults = faults
		return &badForm{p, faults}
	}
	if faults := t.Take(app.AskDays, chosen.DaysText()); len(faults) > 0 {
		return faults
	}
	return s.next(w, r, &t)
}
