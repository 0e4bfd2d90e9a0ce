package api

import (
	"context"
	"errors"
	"fmt"

	"tspine/app"
	"tspine/engine/fault"
	"tspine/engine/unit"
	"tspine/exchange"
)

// OneSession is a session of one exercise by itself.
type OneSession struct {
	ID       string             `json:"id" doc:"Of the entry that will come of it."`
	Session  *exchange.Session  `json:"session,omitempty" doc:"Absent: not now."`
	Timeline *exchange.Timeline `json:"timeline,omitempty"`
	Unload   bool               `json:"load_unknown,omitempty" doc:"Its load is not known yet: log it with its load."`
	Why      []string           `json:"left_out,omitempty" doc:"Why it may not be done now, in words."`
}

// one gives a session of one exercise that the person wants to do now.
func (s *Server) one(ctx context.Context, in *InExercise) (*out[OneSession], error) {
	q := asker(ctx)
	d, one, err := q.app.One(ctx, q.person, in.Exercise)
	if err != nil {
		return nil, err
	}
	shape := OneSession{ID: one.ID, Unload: one.Unload}
	for _, b := range one.Bars {
		shape.Why = append(shape.Why, q.say.Bar(b))
	}
	if len(one.Session.Parts) > 0 {
		session, timeline := exchange.SessionOf(one.Session, d.Catalog().Exercises), exchange.TimelineOf(one.Timeline)
		shape.Session, shape.Timeline = &session, &timeline
	}
	return &out[OneSession]{shape}, nil
}

// Visit is one session in which an exercise was done.
type Visit struct {
	Entry   string         `json:"entry"`
	Day     string         `json:"day"`
	Short   bool           `json:"short,omitempty"`
	Did     exchange.Dose  `json:"did"`
	Planned *exchange.Dose `json:"planned,omitempty"`
	Effort  *int           `json:"effort,omitempty" doc:"Of the whole session."`
	Pain    *int           `json:"pain,omitempty" doc:"While it was done."`
	Morning *int           `json:"morning,omitempty" doc:"Pain on the next morning, whatever else was done."`
}

// Visits is what a person did of one exercise.
type Visits struct {
	Times int     `json:"times" doc:"In how many sessions, in all."`
	First string  `json:"first,omitempty"`
	Last  string  `json:"last,omitempty"`
	List  []Visit `json:"list" doc:"The latest first."`
	Next  string  `json:"next,omitempty" doc:"The cursor of the next page; absent on the last."`
}

// inVisits asks for a page of them.
type inVisits struct {
	InExercise
	Cursor string `query:"cursor" doc:"The next of the page before; begin without one."`
}

// visits shows what the person did of an exercise.
func (s *Server) visits(ctx context.Context, in *inVisits) (*out[Visits], error) {
	q := asker(ctx)
	if err := q.leave(ctx); err != nil {
		return nil, err
	}
	if q.app.Catalog.Exercises.Get(in.Exercise) == nil {
		return nil, fmt.Errorf("exercise %.40q: %w", in.Exercise, app.ErrNoExercise)
	}
	all, err := q.app.Visited(ctx, q.person, in.Exercise, in.Cursor)
	var faults fault.Faults
	if errors.As(err, &faults) {
		return nil, fault.Faults{{Path: parameter + "cursor", Code: "not-a-cursor", Want: "the next of the page before"}}
	}
	if err != nil {
		return nil, err
	}
	shape := Visits{Times: all.Times, List: []Visit{}, Next: all.Older}
	if all.Times > 0 {
		shape.First, shape.Last = all.First.String(), all.Last.String()
	}
	for i := range all.Visits {
		shape.List = append(shape.List, visitOf(&all.Visits[i]))
	}
	return &out[Visits]{shape}, nil
}

func visitOf(v *app.Visit) Visit {
	out := Visit{v.Entry, v.Day.String(), v.Short, exchange.DoseOf(v.Done.Did), nil, ratedOr(v.Effort), ratedOr(v.Done.Pain), ratedOr(v.Morning)}
	if !v.Done.Planned.IsZero() {
		planned := exchange.DoseOf(v.Done.Planned)
		out.Planned = &planned
	}
	return out
}

// ratedOr gives a rating; nil: none was given.
func ratedOr(r unit.Rating) *int {
	if !r.Given() {
		return nil
	}
	n := r.Value()
	return &n
}
