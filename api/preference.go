package api

import (
	"context"

	"tspine/app"
	"tspine/exchange"
)

// preferences shows what was chosen; auto is as it comes.
func (s *Server) preferences(ctx context.Context, _ *InPerson) (*out[map[string]string], error) {
	q := asker(ctx)
	all, err := q.app.Preferences(ctx, q.person)
	if err != nil {
		return nil, err
	}
	shown := map[string]string{}
	for _, name := range exchange.PreferenceNames() {
		if shown[name] = all.Value(name); shown[name] == "" {
			shown[name] = exchange.AsItComes
		}
	}
	if shown[app.Units], _, err = q.app.UnitsOf(ctx, q.person); err != nil {
		return nil, err
	}
	return &out[map[string]string]{shown}, nil
}

// prefer changes some of them, all or none.
func (s *Server) prefer(ctx context.Context, in *InPerson) (*out[map[string]string], error) {
	q := asker(ctx)
	changes, faults := exchange.ReadNamed("", q.body, nil, app.SettingNames()...)
	if err := faults.Err(); err != nil {
		return nil, err
	}
	if err := q.app.Prefer(ctx, q.person, changes); err != nil {
		return nil, err
	}
	return s.preferences(ctx, in)
}
