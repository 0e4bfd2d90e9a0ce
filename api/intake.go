package api

import (
	"context"

	"tspine/app"
	"tspine/engine/course"
	"tspine/exchange"
)

// intake writes down who the person is, what they answered and what was
// measured, and gives the first session. The answers are kept where there is no
// leave to train, too.
func (s *Server) intake(ctx context.Context, _ *InPerson) (*out[exchange.Started], error) {
	q := asker(ctx)
	in, faults := exchange.ReadIntake("", q.body)
	if err := faults.Err(); err != nil {
		return nil, err
	}
	begin := app.Begin{About: in.About, Screen: in.Screen, Measure: in.Measure}
	if err := q.app.Sound(begin); err != nil {
		return nil, err
	}
	st, err := q.app.Start(ctx, q.person, begin)
	if err != nil {
		return nil, err
	}
	return q.started(ctx, &st)
}

// started is where somebody stands after a start, with the first session.
func (q *ask) started(ctx context.Context, st *course.Standing) (*out[exchange.Started], error) {
	d, err := q.app.Today(ctx, q.person, 0, "")
	if err != nil {
		return nil, err
	}
	return &out[exchange.Started]{exchange.StartedOf(*st, d.Main, d.Shorts, d.Catalog().Exercises)}, nil
}
