package web

import (
	"net/http"

	"tspine/app"
	"tspine/engine/chart/svg"
	"tspine/engine/outcome"
)

// helpsPage is which exercise helps most, as far as that can be told. The
// exercises stand in the order of their ids, never by rank.
type helpsPage struct {
	From, To string
	Weeks    int
	Choices  []int
	Halt     string // why no exercise is named; empty: all are
	Compares bool   // the person finds out which helps
	Relief   studyPart
	Mornings studyPart
}

// studyPart is one comparison; without rows there is none.
type studyPart struct {
	Leader   string // of which it may be said that it helps most; empty: none
	Clear    bool   // they can be told apart
	Why      whyPart
	Rows     []intervalPart
	Scale    svg.Scale
	Warnings []string
	Control  float64 // points of relief after as long a wait without an exercise
	Controls int     // ratings behind Control
}

func (helpsPage) file() string { return "helps" }
func (helpsPage) tab() string  { return "progress" }

// helpsWeeks is how many weeks are compared where nothing else is said: it takes
// months to tell.
const helpsWeeks = 52

// helps shows which exercise helps most.
func (s *Server) helps(w http.ResponseWriter, r *http.Request) error {
	weeks, err := weeksOf(r, helpsWeeks)
	if err != nil {
		return err
	}
	return s.lookBack(w, r, "helps", weeks, func(seen *app.Progress, halt app.Halt) page {
		return helpsPage{
			From: seen.Began().String(), To: seen.To.String(), Weeks: weeks, Choices: weeksOffered[:], Halt: string(halt), Compares: seen.Standing.Compares(),
			Relief: s.study(&seen.Relief), Mornings: s.study(&seen.Mornings),
		}
	})
}

func (s *Server) study(of *outcome.Study) studyPart {
	p := studyPart{Clear: of.Clear, Why: s.why(of.Reason), Warnings: of.Warnings, Control: of.Control, Controls: of.Controls}
	p.Leader, _ = of.Helps()
	var all []svg.Interval
	for _, e := range of.Estimates {
		all = append(all, svg.Interval{Low: e.Low, Mean: e.Mean, High: e.High})
	}
	p.Scale = svg.ScaleOf(all)
	for i, e := range of.Estimates {
		p.Rows = append(p.Rows, intervalPart{of.Exercises[i], e, p.Scale})
	}
	return p
}
