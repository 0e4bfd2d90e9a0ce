package api

import (
	"context"

	"tspine/engine/course"
	"tspine/exchange"
)

func isMorning(e *course.Event) bool { return e.Morning != nil }

// mornings lists how the mornings after felt.
func (s *Server) mornings(ctx context.Context, in *inPage) (*out[list[exchange.Morning]], error) {
	found, err := page(ctx, in, isMorning, func(e *course.Event) exchange.Morning { return exchange.MorningOf(*e.Morning) })
	return &out[list[exchange.Morning]]{found}, err
}

// addMorning writes one down.
func (s *Server) addMorning(ctx context.Context, _ *InPerson) (*made[exchange.Morning], error) {
	q := asker(ctx)
	m, faults := exchange.ReadMorning("", q.body)
	if err := faults.Err(); err != nil {
		return nil, err
	}
	m, err := q.app.Morning(ctx, q.person, m)
	if err != nil {
		return nil, err
	}
	return &made[exchange.Morning]{Location: q.place("mornings", m.ID), Body: exchange.MorningOf(m)}, nil
}

// removeMorning takes one out of the log.
func (s *Server) removeMorning(ctx context.Context, in *InEntry) (*none, error) {
	return asker(ctx).remove(ctx, in.Entry, isMorning)
}
