package web

import (
	"errors"
	"fmt"
	"net/http"
	"slices"
	"strconv"

	"tspine/app"
	"tspine/engine/chart"
	"tspine/engine/dose"
	"tspine/engine/fault"
	"tspine/engine/outcome"
)

// progressPage is what has changed, what was done and what was decided.
type progressPage struct {
	From, To string
	Weeks    int
	Choices  []int
	Halt     string // why no exercise is named; empty: all are
	Stage    string

	Finding  []outcome.Track
	Tests    []testedPart // that of the finding first
	Pain     []ratedPart
	Calendar calendarPart
	Doses    []dosedPart
	Stages   []stagePart // newest first
	Decided  []decidedPart
	Rows     []measurePart // newest first
	Findings []whyPart
	Retest   bool
	Pounds   bool
}

// testedPart is one test: what may be said of each side, and the chart.
type testedPart struct {
	Test   string
	Tracks []outcome.Track
	Chart  chartPart
	Mark   bool
}

// ratedPart is one rating: before, after, morning or stiffness.
type ratedPart struct {
	Name   string // key of its name
	Rating outcome.Rating
	Why    whyPart // of what may be said of it; empty: too early
	Chart  chartPart
}

// dosedPart is what was done of one exercise.
type dosedPart struct {
	Exercise    string
	First, Last float64
	Now         dose.Dose
	Chart       chartPart
}

// stagePart is a stage and the day it was on from.
type stagePart struct{ Day, Stage string }

func (progressPage) file() string { return "progress" }
func (progressPage) tab() string  { return "progress" }

// Weeks that can be looked back on with one tap.
var weeksOffered = [...]int{4, 12, 26, 52, 260}

// weeksOf reads how many weeks are asked for.
func weeksOf(r *http.Request, usual int) (int, error) {
	text := r.URL.Query().Get("weeks")
	if text == "" {
		return usual, nil
	}
	weeks, err := strconv.Atoi(text)
	if err != nil || weeks < 1 || weeks > mostWeeks {
		var all fault.Faults
		all.Add("weeks", "out-of-range", fmt.Sprintf("%.20q", text), fmt.Sprintf("1 to %d", mostWeeks))
		return 0, all
	}
	return weeks, nil
}

// How many weeks are shown where nothing else is said, and at most.
const (
	progressWeeks = 12
	mostWeeks     = 2000
)

// progress shows the last weeks.
func (s *Server) progress(w http.ResponseWriter, r *http.Request) error {
	weeks, err := weeksOf(r, progressWeeks)
	if err != nil {
		return err
	}
	return s.lookBack(w, r, "progress", weeks, func(p *app.Progress, halt app.Halt) page {
		return s.progressPage(p, weeks, halt)
	})
}

// lookBack shows a page of some weeks, as it was written before where nothing
// has changed. Where there is no leave to train the page names no exercise; in an
// emergency, and where there is nothing to see, there is no such page.
func (s *Server) lookBack(w http.ResponseWriter, r *http.Request, name string, weeks int, show func(*app.Progress, app.Halt) page) error {
	who := actor(r)
	mark, err := s.App.Mark(r.Context(), who.Person)
	if err != nil {
		return err
	}
	of := s.subject(r, fmt.Sprintf("%s of %d weeks", name, weeks), mark)
	return s.recall(w, r, of, func() (written, error) {
		seen, err := s.App.Progress(r.Context(), who.Person, weeks)
		var stop *app.Stop
		if err != nil && (!errors.As(err, &stop) || stop.Halt == app.Emergency || seen.Nothing()) {
			return written{}, err
		}
		halt := app.Halt("")
		if stop != nil {
			halt = stop.Halt
		}
		return s.compose(r, show(&seen, halt))
	})
}

func (s *Server) progressPage(seen *app.Progress, weeks int, halt app.Halt) progressPage {
	p := progressPage{
		From: seen.Began().String(), To: seen.To.String(), Weeks: weeks, Choices: weeksOffered[:], Halt: string(halt), Finding: seen.Finding(),
		Calendar: calendarOf(seen), Retest: seen.Standing.Findings.Provisional, Pounds: seen.Pounds,
	}
	if seen.Standing.Entry.Row != "" {
		p.Stage = seen.Standing.Stage.String()
	}
	p.Tests, p.Pain = tested(seen), s.rated(seen)
	for i := range seen.Doses {
		d := &seen.Doses[i]
		c := seen.DoseChart(d).Since(seen.Began())
		p.Doses = append(p.Doses, dosedPart{d.Exercise, d.Points[0].Value, d.Points[len(d.Points)-1].Value, d.Last, chartPart{Low: true, Chart: c}})
	}
	for _, one := range slices.Backward(seen.Stages()) {
		p.Stages = append(p.Stages, stagePart{one.Day.String(), one.Stage.String()})
	}
	for _, d := range slices.Backward(seen.Decided) {
		p.Decided = append(p.Decided, s.outline(d))
	}
	for _, m := range slices.Backward(seen.Measures) {
		p.Rows = append(p.Rows, measured(&m)...)
	}
	for _, f := range seen.Standing.Findings.Reasons {
		p.Findings = append(p.Findings, s.why(f))
	}
	return p
}

// tested gathers every test that was taken, that of the finding first.
func tested(seen *app.Progress) []testedPart {
	var out []testedPart
	add := func(of []outcome.Track) {
		if len(of) == 0 || slices.ContainsFunc(out, func(t testedPart) bool { return t.Test == of[0].Test }) {
			return
		}
		c := seen.TestChart(of[0].Test).Since(seen.Began())
		out = append(out, testedPart{of[0].Test, of, chartPart{Chart: c}, len(c.Marks) > 0})
	}
	add(seen.Finding())
	for _, t := range seen.Tracks {
		add(seen.Of(t.Test))
	}
	return out
}

// rated gathers what was rated, each with a chart of its own on the same scale.
func (s *Server) rated(seen *app.Progress) []ratedPart {
	var out []ratedPart
	pain, stiffness := seen.PainChart().Since(seen.Began()), seen.StiffnessChart().Since(seen.Began())
	for i, r := range []*outcome.Rating{&seen.Before, &seen.After, &seen.Morning} {
		c := pain
		c.Lines = c.Lines[i : i+1]
		c.Key = "pain-" + c.Lines[0].Key
		out = append(out, s.ratedPart("progress."+c.Key, r, c))
	}
	out = append(out, s.ratedPart("progress.stiffness", &seen.Stiffness, stiffness))
	return slices.DeleteFunc(out, func(r ratedPart) bool { return len(r.Rating.Points) == 0 })
}

func (s *Server) ratedPart(name string, r *outcome.Rating, c chart.Chart) ratedPart {
	p := ratedPart{Name: name, Rating: *r, Chart: chartPart{Low: true, Chart: c}}
	if r.Moved != outcome.TooEarly {
		p.Why = s.why(r.Change.Reason)
	}
	return p
}

// keptOrder is how days may go, in the order in which they are counted.
var keptOrder = [...]app.Kept{app.DayDone, app.DayEased, app.DayMissed, app.DayFree, app.DayPaused, app.DayDue}

// calendarOf lays out the days, a column a week from Monday on.
func calendarOf(seen *app.Progress) calendarPart {
	days := seen.Calendar
	if len(days) == 0 {
		return calendarPart{}
	}
	p := calendarPart{
		Blank: make([]struct{}, days[0].Day-monday(days[0].Day)), From: days[0].Day.String(), To: days[len(days)-1].Day.String(),
		Counts: counted(days),
	}
	for i := 0; i < len(days); {
		from := i
		week := monday(days[i].Day)
		for ; i < len(days) && monday(days[i].Day) == week; i++ {
			p.Days = append(p.Days, string(days[i].Is))
		}
		p.Weeks = append(p.Weeks, weekPart{week.String(), counted(days[from:i])})
	}
	return p
}

// counted counts how days went; what is not there is left out.
func counted(days []app.CalendarDay) []weekCount {
	var out []weekCount
	all := app.Progress{Calendar: days}
	for _, is := range keptOrder {
		if n := all.Count(is); n > 0 {
			out = append(out, weekCount{string(is), n})
		}
	}
	return out
}

// asFaults gives the faults that an error is, and whether it is some.
func asFaults(err error, into *fault.Faults) bool {
	return errors.As(err, into)
}
