package api

import (
	"context"

	"tspine/app"
	"tspine/exchange"
)

// WhatHelps is which exercise helps most, as far as that can be told.
type WhatHelps struct {
	From     string          `json:"from"`
	To       string          `json:"to"`
	Relief   *exchange.Helps `json:"helps,omitempty" doc:"By what was rated just before and after each; absent: nothing was."`
	Mornings *exchange.Helps `json:"mornings_after,omitempty"`
	Stop     *exchange.Stop  `json:"stop,omitempty" doc:"Why there is no leave to train: then no exercise is named."`
}

// helpsWeeks is how many weeks are compared where nothing else is said: it takes
// months to tell.
const helpsWeeks = 52

// inYear asks for the last weeks.
type inYear struct {
	InPerson
	Weeks weeks `query:"weeks" doc:"How many weeks back; 52 where it is left out."`
}

// helps says which exercise helps most.
func (s *Server) helps(ctx context.Context, in *inYear) (*out[WhatHelps], error) {
	p, stop, err := asker(ctx).lookBack(ctx, in.Weeks, helpsWeeks)
	if err != nil {
		return nil, err
	}
	return &out[WhatHelps]{WhatHelps{p.From.String(), p.To.String(), exchange.HelpsOf(p.Relief), exchange.HelpsOf(p.Mornings), stop}}, nil
}

// lookBack gives the last weeks, and why there is no leave to train.
func (q *ask) lookBack(ctx context.Context, asked weeks, usual int) (app.Progress, *exchange.Stop, error) {
	n, err := whole("weeks", string(asked), usual, 1, weeksMost)
	if err != nil {
		return app.Progress{}, nil, err
	}
	p, err := q.app.Progress(ctx, q.person, n)
	stop := stopOf(err)
	if stop != nil {
		err = nil
	}
	return p, stop, err
}

// Report is what a clinician wants to see of some weeks.
type Report struct {
	Name   string              `json:"name"`
	Age    int                 `json:"age,omitempty"`
	From   string              `json:"from"`
	To     string              `json:"to"`
	Triage string              `json:"triage"`
	Flags  []string            `json:"flags"`
	Stage  int                 `json:"stage,omitempty"`
	Tests  []exchange.Track    `json:"tests"`
	Rated  []exchange.Rating   `json:"ratings"`
	Days   exchange.DayCounts  `json:"days"`
	Doses  []ReportDose        `json:"doses"`
	Made   []exchange.Decision `json:"decisions" doc:"The oldest first."`
	Stop   *exchange.Stop      `json:"stop,omitempty" doc:"Why there is no leave to train: then no exercise is named."`
}

// ReportDose is what was done of one exercise: the most in one session of the
// first and of the last week.
type ReportDose struct {
	Exercise string        `json:"exercise"`
	Unit     string        `json:"unit"`
	First    float64       `json:"first"`
	Last     float64       `json:"last"`
	Dose     exchange.Dose `json:"dose" doc:"As it was done last."`
}

// report gives what the sheet for a clinician says, whole.
func (s *Server) report(ctx context.Context, in *inWeeks) (*out[Report], error) {
	q := asker(ctx)
	p, stop, err := q.lookBack(ctx, in.Weeks, weeksUsual)
	if err != nil {
		return nil, err
	}
	all := p.Series()
	r := Report{
		Name: q.person.Name, Age: p.Age, From: p.Began().String(), To: all.To, Triage: all.Triage, Flags: []string{}, Tests: all.Tests, Rated: all.Ratings,
		Days: all.Counts, Doses: []ReportDose{}, Made: all.Decisions, Stop: stop,
	}
	if p.Standing.Entry.Row != "" {
		r.Stage = int(p.Standing.Stage)
	}
	for _, f := range append(p.Standing.Result.Flags, p.Standing.Result.Unsure...) {
		r.Flags = append(r.Flags, f.ID)
	}
	for i := range p.Doses {
		d := &p.Doses[i]
		r.Doses = append(r.Doses, ReportDose{d.Exercise, exchange.UnitOf(d.Kind), d.Points[0].Value, d.Points[len(d.Points)-1].Value, exchange.DoseOf(d.Last)})
	}
	return &out[Report]{r}, nil
}
