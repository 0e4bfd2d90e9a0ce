package app

import (
	"context"
	"fmt"
	"math"
	"strconv"
	"strings"

	"tspine/engine/chart"
	"tspine/engine/fault"
	"tspine/engine/logbook"
	"tspine/engine/unit"
)

// VisitKeeper keeps what was done of single exercises.
type VisitKeeper interface {
	// Visits lists when a person did an exercise, the latest first: at most so
	// many, of those before a place.
	Visits(ctx context.Context, person, exercise string, before VisitAt, most int) ([]Visit, error)
	// VisitSum counts the sessions in which a person did an exercise.
	VisitSum(ctx context.Context, person, exercise string) (VisitSum, error)
}

// Visit is what was done of an exercise in one session.
type Visit struct {
	Entry   string // id of the session
	Day     unit.Day
	At      int64 // microseconds since 1970 UTC
	Short   bool
	Effort  unit.Rating // of the whole session
	Morning unit.Rating // pain on the next morning, whatever else was done
	Done    logbook.Done
}

// Moment gives where the visit stands in the history.
func (v *Visit) Moment() VisitAt { return VisitAt{v.Day, v.At, v.Entry} }

// VisitSum is how often an exercise was done, and when. The zero VisitSum:
// never.
type VisitSum struct {
	Times       int
	First, Last unit.Day
}

// VisitAt is a place in the history of an exercise.
type VisitAt struct {
	Day   unit.Day
	At    int64
	Entry string
}

// latestVisit comes after everything that was done.
var latestVisit = VisitAt{Day: math.MaxInt32}

// String writes the place, so that ParseVisitAt reads it.
func (p VisitAt) String() string { return fmt.Sprintf("%s.%d.%s", p.Day, p.At, p.Entry) }

// ParseVisitAt reads what String wrote; the empty text is after everything.
func ParseVisitAt(text string) (VisitAt, error) {
	if text == "" {
		return latestVisit, nil
	}
	var all fault.Faults
	parts := strings.SplitN(text, ".", 3)
	if len(parts) == 3 {
		day, badDay := unit.ParseDay(parts[0])
		at, badAt := strconv.ParseInt(parts[1], 10, 64)
		if badDay == nil && badAt == nil && len(parts[2]) <= 64 {
			return VisitAt{day, at, parts[2]}, nil
		}
	}
	all.Add("before", "not-a-cursor", text, "the next of the page before")
	return VisitAt{}, all
}

// visitsShown is how many visits are given at once.
const visitsShown = 12

// Visited is what a person did of one exercise.
type Visited struct {
	VisitSum
	Visits []Visit // the latest first, of those before the place that was asked for
	Older  string  // place from which on there are older ones; empty: there are none
	Pain   chart.Chart
}

// painful is from how many ratings on a course of them is drawn. Our choice.
const painful = 3

// Visited gives what a person did of an exercise: the latest sessions before a
// place, and in all how often. It reads no more after ten years than after one.
func (a *App) Visited(ctx context.Context, p Person, exercise, before string) (Visited, error) {
	from, err := ParseVisitAt(before)
	if err != nil {
		return Visited{}, fmt.Errorf("history of %s: %w", exercise, err)
	}
	out := Visited{}
	if out.VisitSum, err = a.People.VisitSum(ctx, p.ID, exercise); err != nil || out.Times == 0 {
		return out, err
	}
	if out.Visits, err = a.People.Visits(ctx, p.ID, exercise, from, visitsShown+1); err != nil {
		return out, err
	}
	if len(out.Visits) > visitsShown {
		out.Visits = out.Visits[:visitsShown]
		out.Older = out.Visits[visitsShown-1].Moment().String()
	}
	out.Pain = painOf(exercise, out.Visits)
	return out, nil
}

// painOf lays out pain during an exercise and on the morning after. Without
// enough ratings it is empty.
func painOf(exercise string, visits []Visit) chart.Chart {
	if len(visits) == 0 {
		return chart.Chart{}
	}
	during, morning := chart.Line{Key: "during"}, chart.Line{Key: "morning"}
	rate := func(l *chart.Line, day unit.Day, r unit.Rating) {
		if n := len(l.Points); n > 0 && l.Points[n-1].Day == day {
			l.Points[n-1].Value = max(l.Points[n-1].Value, float64(r.Value()))
		} else if r.Given() {
			l.Points = append(l.Points, chart.Point{Day: day, Value: float64(r.Value())})
		}
	}
	for i := len(visits) - 1; i >= 0; i-- {
		v := &visits[i]
		rate(&during, v.Day, v.Done.Pain)
		rate(&morning, v.Day, v.Morning)
	}
	c := chart.Chart{Key: "pain-with." + exercise, From: visits[len(visits)-1].Day, To: visits[0].Day, High: mostRating}
	for _, l := range []chart.Line{during, morning} {
		if len(l.Points) >= painful {
			c.Lines = append(c.Lines, l)
		}
	}
	if len(c.Lines) == 0 {
		return chart.Chart{}
	}
	return chart.New(c)
}
