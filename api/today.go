package api

import (
	"context"

	"tspine/app"
	"tspine/engine/course"
	"tspine/engine/unit"
	"tspine/exchange"
)

// today says what is due.
func (s *Server) today(ctx context.Context, in *inMinutes) (*out[exchange.Day], error) {
	n, err := in.Minutes.read()
	if err != nil {
		return nil, err
	}
	q := asker(ctx)
	d, err := q.app.Today(ctx, q.person, n, "")
	if err != nil {
		return nil, err
	}
	return &out[exchange.Day]{exchange.DayOf(d.Standing, d.Main, d.Shorts, d.Timeline, d.Catalog().Exercises)}, nil
}

// Week is the sessions of the coming days.
type Week struct {
	Day      string  `json:"day" doc:"On which it was planned."`
	Days     int     `json:"days" doc:"For which it may be used, its own counted."`
	Checked  bool    `json:"checked" doc:"The questions before a session were answered today."`
	Sessions []Ahead `json:"sessions"`
}

// Ahead is a session that is planned for a day.
type Ahead struct {
	ID       string            `json:"id" doc:"Of the entry that will come of it."`
	Known    string            `json:"known" doc:"The day on which it was planned."`
	Timeline exchange.Timeline `json:"timeline"`
}

// week plans the sessions of the coming days.
func (s *Server) week(ctx context.Context, in *inMinutes) (*out[Week], error) {
	n, err := in.Minutes.read()
	if err != nil {
		return nil, err
	}
	q := asker(ctx)
	all, err := q.app.Coming(ctx, q.person, n)
	if err != nil {
		return nil, err
	}
	w := Week{Day: unit.DayOf(all.Made).String(), Days: app.AheadDays, Checked: all.Checked, Sessions: []Ahead{}}
	for _, one := range all.Sessions {
		w.Sessions = append(w.Sessions, Ahead{one.ID, one.Known.String(), exchange.TimelineOf(one.Timeline)})
	}
	return &out[Week]{w}, nil
}

// Outcome is what the safety questions came to. It names no exercise.
type Outcome struct {
	Leave bool           `json:"leave" doc:"Whether there is leave to train now."`
	Stage int            `json:"stage,omitempty"`
	Flags []string       `json:"flags"`
	Stop  *exchange.Stop `json:"stop,omitempty" doc:"What has to happen first."`
}

// outcome says what the safety questions came to.
func (s *Server) outcome(ctx context.Context, _ *InPerson) (*out[Outcome], error) {
	one, err := asker(ctx).outcome(ctx)
	return &out[Outcome]{one}, err
}

func (q *ask) outcome(ctx context.Context) (Outcome, error) {
	st, _, err := q.app.Leave(ctx, q.person)
	one := Outcome{Leave: err == nil, Stage: int(st.Stage), Flags: []string{}}
	for _, f := range st.Result.Flags {
		one.Flags = append(one.Flags, f.ID)
	}
	if stop := stopOf(err); stop != nil {
		one.Stop = stop
		return one, nil
	}
	return one, err
}

// check takes the answers to the questions before a session, and says what
// they come to.
func (s *Server) check(ctx context.Context, _ *InPerson) (*out[Outcome], error) {
	q := asker(ctx)
	answers, err := q.checked()
	if err != nil {
		return nil, err
	}
	if err := q.app.Check(ctx, q.person, answers); err != nil {
		return nil, err
	}
	one, err := q.outcome(ctx)
	return &out[Outcome]{one}, err
}

// checked reads the answers to the questions before a session: every one is
// needed.
func (q *ask) checked() (course.Check, error) {
	answers, located := exchange.ReadCheck("", q.body)
	if err := located.Err(); err != nil {
		return course.Check{}, err
	}
	if faults := unanswered(answers); len(faults) > 0 {
		return course.Check{}, faults
	}
	return course.Check{Answers: answers}, nil
}
