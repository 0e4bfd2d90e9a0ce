package api

import (
	"context"
	"fmt"

	"tspine/engine/fault"
	"tspine/engine/screening"
	"tspine/engine/unit"
	"tspine/exchange"
)

// clearanceBody is who saw somebody for a flag, and when.
type clearanceBody struct {
	Flag string `json:"flag" doc:"Of those that get-outcome gives in the stop."`
	By   string `json:"by" maxLength:"200" doc:"Who cleared them."`
	Day  string `json:"day" format:"date" doc:"On which day. It counts for 12 weeks."`
}

// clear writes down that a clinician cleared somebody of a flag, and says what the
// answers come to now.
func (s *Server) clear(ctx context.Context, _ *InPerson) (*out[Outcome], error) {
	q := asker(ctx)
	said, located := exchange.ReadNamed("", q.body, []string{"flag", "by", "day"})
	if err := located.Err(); err != nil {
		return nil, err
	}
	day, err := unit.ParseDay(said["day"])
	if err != nil {
		return nil, fault.Faults{{Path: "day", Code: "not-a-day", Got: fmt.Sprintf("%.20s", said["day"]), Want: "a date, as 2026-11-20"}}
	}
	if err := q.app.Clear(ctx, q.person, screening.Clearance{Flag: said["flag"], Day: day, By: said["by"]}); err != nil && stopOf(err) == nil {
		return nil, err
	}
	one, err := q.outcome(ctx)
	return &out[Outcome]{one}, err
}
