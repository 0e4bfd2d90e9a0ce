package web

import (
	"net/http"
	"slices"

	"tspine/app"
	"tspine/engine/dose"
	"tspine/engine/outcome"
	"tspine/engine/screening"
)

// reportPage is one sheet to print, or to show a clinician.
type reportPage struct {
	Name       string
	Age, Weeks int
	From, To   string
	Halt       string // why no exercise is named; empty: all are
	Action     string // what the safety questions came to
	Flags      []screening.Flag
	Stage      string
	Chart      chartPart // of the test that says most; without lines: none
	Test       string
	Tracks     []outcome.Track
	Ratings    []ratedPart
	Counts     []weekCount
	Doses      []reportDose
	Decided    []decidedPart // newest first
	Left       int           // lines that the sheet has no room for
	Pounds     bool
}

// reportDose is what was done of one exercise, at first and last.
type reportDose struct {
	Exercise, Unit string
	First, Last    float64
	Now            dose.Dose
}

func (reportPage) file() string { return "report" }
func (reportPage) tab() string  { return "progress" }

// What one sheet has room for; a test in a browser prints it.
const (
	reportFlags   = 4
	reportTracks  = 10
	reportDoses   = 12
	reportDecided = 5
)

// report shows the sheet.
func (s *Server) report(w http.ResponseWriter, r *http.Request) error {
	weeks, err := weeksOf(r, progressWeeks)
	if err != nil {
		return err
	}
	name := actor(r).Person.Name
	return s.lookBack(w, r, "report", weeks, func(seen *app.Progress, halt app.Halt) page {
		p := s.reportPage(seen, weeks, halt)
		p.Name = name
		return p
	})
}

func (s *Server) reportPage(seen *app.Progress, weeks int, halt app.Halt) reportPage {
	st := &seen.Standing
	p := reportPage{
		Age: seen.Age, Weeks: weeks, From: seen.Began().String(), To: seen.To.String(), Halt: string(halt), Action: st.Result.Action.String(),
		Flags: slices.Concat(st.Result.Flags, st.Result.Unsure), Ratings: s.rated(seen), Counts: counted(seen.Calendar), Pounds: seen.Pounds,
	}
	if st.Entry.Row != "" {
		p.Stage = st.Stage.String()
	}
	for i, t := range tested(seen) {
		if i == 0 {
			p.Test, p.Chart = t.Test, t.Chart
		}
		p.Tracks = append(p.Tracks, t.Tracks...)
	}
	for i := range seen.Doses {
		d := &seen.Doses[i]
		c := seen.DoseChart(d)
		p.Doses = append(p.Doses, reportDose{d.Exercise, c.Unit, d.Points[0].Value, d.Points[len(d.Points)-1].Value, d.Last})
	}
	for _, d := range slices.Backward(seen.Decided) {
		p.Decided = append(p.Decided, s.outline(d))
	}
	p.Flags, p.Left = shortened(p.Flags, reportFlags, p.Left)
	p.Tracks, p.Left = shortened(p.Tracks, reportTracks, p.Left)
	p.Doses, p.Left = shortened(p.Doses, reportDoses, p.Left)
	p.Decided, p.Left = shortened(p.Decided, reportDecided, p.Left)
	return p
}

// shortened keeps so many of a list, and counts what it leaves out.
func shortened[T any](all []T, most, left int) ([]T, int) {
	if len(all) <= most {
		return all, left
	}
	return all[:most], left + len(all) - most
}
