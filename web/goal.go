package web

import (
	"net/http"

	"tspine/app"
	"tspine/engine/fault"
)

// goalPage asks what somebody trains for, and how they train.
type goalPage struct {
	Goals, Trainings []string
	Goal, Training   string
	Back             string
	Faults           fault.Faults
}

func (goalPage) file() string { return "goal" }
func (goalPage) bare() bool   { return true }

func newGoalPage(t *talk) goalPage {
	p := goalPage{Goals: app.Goals(), Trainings: app.Trainings(), Back: t.before(pathGoal)}
	if t.again() && !t.begun {
		p.Back = "/you"
	}
	p.Goal, _ = t.Said(app.AskGoal)
	p.Training, _ = t.Said(app.AskTraining)
	return p
}

// goal asks for the goal.
func (s *Server) goal(w http.ResponseWriter, r *http.Request) error {
	t, err := s.talk(r)
	if err != nil {
		return err
	}
	return s.render(w, r, http.StatusOK, newGoalPage(&t))
}

// tellGoal keeps it.
func (s *Server) tellGoal(w http.ResponseWriter, r *http.Request) error {
	if err := readForm(r); err != nil {
		return err
	}
	t, err := s.talk(r)
	if err != nil {
		return err
	}
	if faults := t.take(r, app.AskGoal, app.AskTraining); len(faults) > 0 {
		p := newGoalPage(&t)
		p.Goal, p.Training, p.Faults = trimmed(r, app.AskGoal), trimmed(r, app.AskTraining), faults
		return &badForm{p, faults}
	}
	return s.described(w, r, &t)
}

// minutesPage asks how much time there is.
type minutesPage struct {
	Choices []int
	Said    string
	Back    string
	Faults  fault.Faults
}

func (minutesPage) file() string { return "minutes" }
func (minutesPage) bare() bool   { return true }

func newMinutesPage(t *talk) minutesPage {
	p := minutesPage{Choices: minutesOffered[:], Back: t.before(pathMinutes)}
	if t.again() && !t.begun {
		p.Back = "/you"
	}
	p.Said, _ = t.Said(app.AskMinutes)
	return p
}

// minutes asks for the minutes of a day.
func (s *Server) minutes(w http.ResponseWriter, r *http.Request) error {
	t, err := s.talk(r)
	if err != nil {
		return err
	}
	return s.render(w, r, http.StatusOK, newMinutesPage(&t))
}

// tellMinutes keeps them.
func (s *Server) tellMinutes(w http.ResponseWriter, r *http.Request) error {
	if err := readForm(r); err != nil {
		return err
	}
	t, err := s.talk(r)
	if err != nil {
		return err
	}
	if faults := t.take(r, app.AskMinutes); len(faults) > 0 {
		p := newMinutesPage(&t)
		p.Said, p.Faults = trimmed(r, app.AskMinutes), faults
		return &badForm{p, faults}
	}
	return s.described(w, r, &t)
}
