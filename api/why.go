package api

import (
	"context"
	"fmt"

	"tspine/app"
	"tspine/exchange"
)

// inWhy asks how the program came to be.
type inWhy struct {
	InPerson
	Exercise string `query:"exercise" doc:"Only what was decided of this one."`
}

// why says how the program came to be.
func (s *Server) why(ctx context.Context, in *inWhy) (*out[exchange.Why], error) {
	q := asker(ctx)
	if err := q.leave(ctx); err != nil {
		return nil, err
	}
	w, err := q.app.Why(ctx, q.person)
	if err != nil {
		return nil, err
	}
	if in.Exercise != "" && q.app.Catalog.Exercises.Get(in.Exercise) == nil {
		return nil, fmt.Errorf("exercise %.40q: %w", in.Exercise, app.ErrNoExercise)
	}
	return &out[exchange.Why]{exchange.WhyOf(w.Standing, w.Decided, w.Changed, in.Exercise)}, nil
}

// inWeeks asks for the last weeks.
type inWeeks struct {
	InPerson
	Weeks weeks `query:"weeks" doc:"How many weeks back; 12 where it is left out."`
}

// progress shows what became of it. Without leave to train there is the stop in
// it, and no exercise.
func (s *Server) progress(ctx context.Context, in *inWeeks) (*out[exchange.Progress], error) {
	p, stop, err := asker(ctx).lookBack(ctx, in.Weeks, weeksUsual)
	if err != nil {
		return nil, err
	}
	shape := p.Series()
	shape.Stop = stop
	return &out[exchange.Progress]{shape}, nil
}

// rules lists every rule and number that decides.
func (s *Server) rules(context.Context, *struct{}) (*out[exchange.Rulebook], error) {
	return &out[exchange.Rulebook]{app.Rulebook(s.App.Catalog)}, nil
}
