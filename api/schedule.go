package api

import (
	"context"
	"fmt"
	"strconv"
	"strings"

	"tspine/app"
	"tspine/engine/fault"
	"tspine/engine/person"
	"tspine/exchange"
)

// openWord leaves to chance what would be said in its place.
const openWord = "open"

// schedule says when the person trains.
func (s *Server) schedule(ctx context.Context, _ *InPerson) (*tagged[exchange.Schedule], error) {
	q := asker(ctx)
	if err := q.leave(ctx); err != nil {
		return nil, err
	}
	plan, err := q.app.Schedule(ctx, q.person)
	if err != nil {
		return nil, err
	}
	shape := exchange.ScheduleOf(&plan.Schedule, plan.Zone, plan.Next.Day, plan.Next.At)
	shape.Asked, shape.Room, shape.Gap = plan.PerWeek, plan.Planned, plan.Gap
	return &tagged[exchange.Schedule]{etagOf(plan.State), shape}, nil
}

// putSchedule keeps when the person trains, from today on. What is not said
// stays as it is. Where it was changed meanwhile, nothing is.
func (s *Server) putSchedule(ctx context.Context, in *inChange) (*tagged[exchange.Schedule], error) {
	q := asker(ctx)
	was, err := seen(in.IfMatch)
	if err != nil {
		return nil, err
	}
	if err := q.leave(ctx); err != nil {
		return nil, err
	}
	said, located := exchange.ReadNamed("", q.body, nil, "days", "breaks", "between", "zone")
	if err := located.Err(); err != nil {
		return nil, err
	}
	plan, err := q.app.Schedule(ctx, q.person)
	if err != nil {
		return nil, err
	}
	if err := laidOver(&plan, said).Err(); err != nil {
		return nil, err
	}
	if err := q.app.Plan(ctx, q.person, was, plan.Schedule, plan.Zone); err != nil {
		return nil, err
	}
	q.person.Zone = plan.Zone // days are counted there from now on
	return s.schedule(ctx, &in.InPerson)
}

// laidOver lays what is said over a plan, and tells everything that is wrong
// with it.
func laidOver(plan *app.Plan, said map[string]string) fault.Faults {
	var all fault.Faults
	if days, there := said["days"]; there {
		plan.Days = person.Schedule{}.Days
		if days != openWord {
			read, faults := person.ParseDays(days)
			all.Under("days", faults)
			plan.Days = read
		}
	}
	if text, there := said["breaks"]; there {
		n, err := strconv.Atoi(text)
		switch {
		case text == openWord:
			plan.Breaks.None, plan.Breaks.Most = false, 0
		case err != nil || n < 0 || n > person.MostBreaks:
			all.Add("breaks", "out-of-range", fmt.Sprintf("%.20s", text), fmt.Sprintf("0 to %d, or open", person.MostBreaks))
		default:
			plan.Breaks.None, plan.Breaks.Most = n == 0, n
		}
	}
	if text, there := said["between"]; there {
		from, to, _ := strings.Cut(text, "-")
		first, ok := person.ParseClock(from)
		last, fine := person.ParseClock(to)
		switch {
		case text == openWord:
			plan.Breaks.From, plan.Breaks.To = 0, 0
		case !ok || !fine:
			all.Add("between", "not-a-time", fmt.Sprintf("%.20s", text), "9:00-17:00")
		default:
			plan.Breaks.From, plan.Breaks.To = first, last
		}
	}
	if zone, there := said["zone"]; there {
		plan.Zone = strings.TrimSuffix(zone, openWord)
	}
	return all
}
