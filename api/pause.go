package api

import (
	"cmp"
	"context"

	"tspine/app"
	"tspine/engine/course"
	"tspine/engine/unit"
	"tspine/exchange"
)

// day is the calendar day.
func (q *ask) day() unit.Day { return q.app.Day(q.person) }

// Pause is whether nothing is due, and until when.
type Pause struct {
	Paused bool   `json:"paused"`
	Since  string `json:"since,omitempty"`
	Until  string `json:"until,omitempty" doc:"The first day back, where one was said."`
	For    string `json:"for,omitempty"`
}

func pauseOf(a course.Away) Pause {
	if a.Since == 0 {
		return Pause{}
	}
	p := Pause{Paused: true, Since: a.Since.String(), For: string(a.For)}
	if a.Until != 0 {
		p.Until = a.Until.String()
	}
	return p
}

// pause shows the pause that holds today.
func (s *Server) pause(ctx context.Context, _ *InPerson) (*tagged[Pause], error) {
	q := asker(ctx)
	a, _, err := q.app.Paused(ctx, q.person)
	return &tagged[Pause]{etagOf(app.AwayState(a)), pauseOf(a)}, err
}

// putPause pauses the program, unless it was paused otherwise meanwhile.
func (s *Server) putPause(ctx context.Context, in *inChange) (*tagged[Pause], error) {
	q := asker(ctx)
	was, err := seen(in.IfMatch)
	if err != nil {
		return nil, err
	}
	a, faults := exchange.ReadPause("", q.body)
	if err := faults.Err(); err != nil {
		return nil, err
	}
	a, err = q.app.Pause(ctx, q.person, was, a.Until, a.For)
	return &tagged[Pause]{etagOf(app.AwayState(a)), pauseOf(a)}, err
}

// undoPause takes a pause back that began today, as if it had never been said.
// Where something was written since it is too late: then it is ended.
func (s *Server) undoPause(ctx context.Context, in *inChange) (*none, error) {
	q := asker(ctx)
	was, err := seen(in.IfMatch)
	if err != nil {
		return nil, err
	}
	if _, on, err := q.app.Paused(ctx, q.person); err != nil || !on {
		return nil, cmp.Or(err, app.ErrNotPaused)
	}
	return &none{}, q.app.TakeBackPause(ctx, q.person, was)
}

// resume ends the pause.
func (s *Server) resume(ctx context.Context, _ *InPerson) (*out[Outcome], error) {
	q := asker(ctx)
	answers, err := q.checked()
	if err != nil {
		return nil, err
	}
	if _, err := q.app.Resume(ctx, q.person, answers); err != nil && stopOf(err) == nil {
		return nil, err
	}
	one, err := q.outcome(ctx)
	return &out[Outcome]{one}, err
}
