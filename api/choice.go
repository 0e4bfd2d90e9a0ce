package api

import (
	"context"
	"fmt"
	"slices"

	"tspine/app"
	"tspine/engine/course"
	"tspine/exchange"
)

// choices lists what the person decided for themselves.
func (s *Server) choices(ctx context.Context, _ *InPerson) (*out[list[exchange.Choice]], error) {
	q := asker(ctx)
	if err := q.leave(ctx); err != nil {
		return nil, err
	}
	all, err := q.app.Choices(ctx, q.person)
	return &out[list[exchange.Choice]]{list[exchange.Choice]{List: exchange.ChoicesOf(all)}}, err
}

// addChoice writes one down.
func (s *Server) addChoice(ctx context.Context, _ *InPerson) (*made[exchange.Choice], error) {
	q := asker(ctx)
	if err := q.leave(ctx); err != nil {
		return nil, err
	}
	c, faults := exchange.ReadChoice("", q.body)
	if err := faults.Err(); err != nil {
		return nil, err
	}
	id, err := q.app.Choose(ctx, q.person, c)
	if err != nil {
		return nil, err
	}
	shape := exchange.ChoicesOf([]course.Event{{ID: id, Day: q.day(), Choice: &c}})[0]
	return &made[exchange.Choice]{Location: q.place("choices", id), Body: shape}, nil
}

// inChoice names a choice.
type inChoice struct {
	InPerson
	Choice string `path:"choice" doc:"Id of a choice that holds." format:"uuid"`
}

// undoChoice takes one back.
func (s *Server) undoChoice(ctx context.Context, in *inChoice) (*none, error) {
	q := asker(ctx)
	all, err := q.app.Choices(ctx, q.person)
	if err != nil {
		return nil, err
	}
	if !slices.ContainsFunc(all, func(e course.Event) bool { return e.ID == in.Choice }) {
		return nil, fmt.Errorf("choice %.40q: %w", in.Choice, app.ErrNoEntry)
	}
	_, err = q.app.Choose(ctx, q.person, course.Choice{Act: course.Undo, Of: in.Choice})
	return &none{}, err
}
