package api

import (
	"context"
	"fmt"
	"strings"
	"time"

	"tspine/engine/fault"
	"tspine/engine/unit"
	"tspine/exchange"
)

// Comparing is whether somebody finds out which exercise helps.
type Comparing struct {
	On bool `json:"on" doc:"The order of main sessions is drawn by lot, two lines are rated, and on one of five days a rest is. No dose hangs on it."`
}

// comparing says whether the person compares exercises.
func (s *Server) comparing(ctx context.Context, _ *InPerson) (*out[Comparing], error) {
	on, err := asker(ctx).app.Comparing(ctx, asker(ctx).person)
	return &out[Comparing]{Comparing{on}}, err
}

// compare begins to compare exercises, or ends it.
func (s *Server) compare(ctx context.Context, in *InPerson) (*out[Comparing], error) {
	q := asker(ctx)
	on, located := exchange.ReadSwitch("", q.body, "on")
	if err := located.Err(); err != nil {
		return nil, err
	}
	if err := q.app.Compare(ctx, q.person, on); err != nil {
		return nil, err
	}
	return s.comparing(ctx, in)
}

// restBody is a rest that is rated in place of an exercise.
type restBody struct {
	ID     string `json:"id" format:"uuid" doc:"Of your making: sent twice, it is kept once."`
	Began  string `json:"began" format:"date-time" doc:"When it began. It lasts as long as get-rules says, and is too late after four times that."`
	Before int    `json:"before" minimum:"0" maximum:"10" doc:"Pain before."`
	After  int    `json:"after" minimum:"0" maximum:"10"`
}

// addRest writes a rest down, which counts for nothing but the comparison.
func (s *Server) addRest(ctx context.Context, _ *InPerson) (*made[exchange.Entry], error) {
	q := asker(ctx)
	if err := q.leave(ctx); err != nil {
		return nil, err
	}
	said, located := exchange.ReadNamed("", q.body, []string{"id", "began", "before", "after"})
	if err := located.Err(); err != nil {
		return nil, err
	}
	var all fault.Faults
	began, err := time.Parse(time.RFC3339, said["began"])
	if err != nil {
		all.Add("began", "not-a-time", fmt.Sprintf("%.40s", said["began"]), "2026-11-20T09:00:00Z")
	}
	rating := func(name string) unit.Rating {
		n, code := fault.Whole(said[name], 0, unit.MaxRating)
		if code != "" {
			all.Add(name, code, said[name], "0 to 10")
			return 0
		}
		return unit.Rate(n)
	}
	before, after := rating("before"), rating("after")
	if err := all.Err(); err != nil {
		return nil, err
	}
	id := strings.ToLower(said["id"])
	if err := q.app.Rested(ctx, q.person, id, began, before, after); err != nil {
		return nil, err
	}
	e, err := q.find(ctx, id, isEntry)
	if err != nil {
		return nil, err
	}
	return &made[exchange.Entry]{q.place("entries", id), entryTag(e.Entry), exchange.EntryOf(*e.Entry, nil)}, nil
}
