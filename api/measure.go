package api

import (
	"context"

	"tspine/engine/course"
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
		t := TestDue{Test: one.Test.ID, Unit: one.Test.Unit, Sides: one.Test.Sides, Due: one.Next.Due(st.Day)}
		if !t.Due {
			t.From = one.Next.From.String()
		}
		if one.High > 0 {
			t.Low, t.High = &one.Low, &one.High
		}
		found.List = append(found.List, t)
	}
	return &out[list[TestDue]]{found}, nil
}
