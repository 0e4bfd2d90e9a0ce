package api

import (
	"context"
	"strings"

	"tspine/app"
	"tspine/engine/course"
	"tspine/engine/unit"
	"tspine/exchange"
)

func isMeasure(e *course.Event) bool { return e.Measure != nil }

func measureOf(e *course.Event) exchange.Measure {
	return exchange.HistoryOf([]course.Event{*e}).Measures[0]
}

// measures lists what was measured.
func (s *Server) measures(ctx context.Context, in *inPage) (*out[list[exchange.Measure]], error) {
	found, err := page(ctx, in, isMeasure, measureOf)
	return &out[list[exchange.Measure]]{found}, err
}

// addMeasures writes a measuring session down.
func (s *Server) addMeasures(ctx context.Context, _ *InPerson) (*made[Outcome], error) {
	q := asker(ctx)
	m, faults := exchange.ReadMeasuring("", q.body)
	if err := faults.Err(); err != nil {
		return nil, err
	}
	if _, err := q.app.Measure(ctx, q.person, m); err != nil && stopOf(err) == nil {
		return nil, err
	}
	one, err := q.outcome(ctx)
	return &made[Outcome]{Location: Root + "/people/" + q.person.ID + "/measures", Body: one}, err
}

// removeMeasures takes a measuring session out of the log.
func (s *Server) removeMeasures(ctx context.Context, in *InEntry) (*none, error) {
	return asker(ctx).remove(ctx, in.Entry, isMeasure)
}

// TestDue is a test that fits, and when it is due.
type TestDue struct {
	Test  string   `json:"test"`
	Unit  string   `json:"unit"`
	Sides bool     `json:"sides,omitempty" doc:"It is taken left and right."`
	Due   bool     `json:"due" doc:"It may be taken today."`
	From  string   `json:"from,omitempty" doc:"The first day on which it is due again."`
	Low   *float64 `json:"low,omitempty" doc:"What 95 of 100 people of that age reach at least, where that is known."`
	High  *float64 `json:"high,omitempty"`
}

func dueOf(d *app.Due, today unit.Day) TestDue {
	t := TestDue{Test: d.Test.ID, Unit: d.Test.Unit, Sides: d.Test.Sides, Due: d.Next.Due(today)}
	if !t.Due {
		t.From = d.Next.From.String()
	}
	if d.High > 0 {
		t.Low, t.High = &d.Low, &d.High
	}
	return t
}

// tests lists the tests that fit.
func (s *Server) tests(ctx context.Context, _ *InPerson) (*out[list[TestDue]], error) {
	q := asker(ctx)
	all, _, err := q.app.Due(ctx, q.person)
	if err != nil {
		return nil, err
	}
	st, _, err := q.app.Leave(ctx, q.person)
	if err != nil {
		return nil, err
	}
	found := list[TestDue]{List: []TestDue{}}
	for _, one := range all {
		found.List = append(found.List, dueOf(&one, st.Day))
	}
	return &out[list[TestDue]]{found}, nil
}

// inTest names a test.
type inTest struct {
	InPerson
	Test string `path:"test" doc:"Id of a test that fits, as llr."`
}

// TestSeen is a test, and what became of it.
type TestSeen struct {
	TestDue
	Tracks []exchange.Track `json:"tracks" doc:"Each side since its baseline."`
	Last   *exchange.Take   `json:"last,omitempty" doc:"How it was taken last, as far as that was kept."`
}

// test shows one.
func (s *Server) test(ctx context.Context, in *inTest) (*out[TestSeen], error) {
	q := asker(ctx)
	d, err := q.app.DueOf(ctx, q.person, in.Test)
	if err != nil {
		return nil, err
	}
	one := TestSeen{TestDue: dueOf(&d, q.day()), Tracks: exchange.TracksOf(d.Tracks)}
	if t, known := d.Last.TakeOf(in.Test); known {
		last := exchange.TakeOf(t)
		one.Last = &last
	}
	return &out[TestSeen]{one}, nil
}

// TakeMade is how one test went, as it was written down.
type TakeMade struct {
	ID  string `json:"id"`
	Day string `json:"day"`
	exchange.Take
}

// addTake writes down how one test went, as a device measured it. With the same
// id it is kept once.
func (s *Server) addTake(ctx context.Context, _ *InPerson) (*made[TakeMade], error) {
	q := asker(ctx)
	one, faults := exchange.ReadTaken("", q.body)
	if err := faults.Err(); err != nil {
		return nil, err
	}
	if one.ID == "" {
		var err error
		if one.ID, err = app.NewID(); err != nil {
			return nil, err
		}
	}
	if one.Day == 0 {
		one.Day = q.day()
	}
	one.ID = strings.ToLower(one.ID)
	if err := q.app.TakeDown(ctx, q.person, one.ID, one.Day, one.Take); err != nil {
		return nil, err
	}
	return &made[TakeMade]{Location: q.place("measures", one.ID), Body: TakeMade{one.ID, one.Day.String(), exchange.TakeOf(one.Take)}}, nil
}
