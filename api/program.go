package api

import (
	"context"
	"fmt"

	"tspine/catalog"
	"tspine/engine/fault"
	"tspine/exchange"
)

// ProgramTitle is a program that can be followed.
type ProgramTitle struct {
	ID    string `json:"id"`
	Title string `json:"title"`
	Now   bool   `json:"now,omitempty" doc:"It is followed now."`
}

// programs lists those that can be followed.
func (s *Server) programs(ctx context.Context, _ *InPerson) (*out[list[ProgramTitle]], error) {
	q := asker(ctx)
	_, about, err := q.app.Leave(ctx, q.person)
	if err != nil {
		return nil, err
	}
	now := about.Program
	if now == "" {
		now = catalog.Adaptive
	}
	found := list[ProgramTitle]{List: []ProgramTitle{}}
	for _, p := range s.App.Catalog.Programs {
		found.List = append(found.List, ProgramTitle{p.ID, q.say.Title(p.ID, p.Title), p.ID == now})
	}
	return &out[list[ProgramTitle]]{found}, nil
}

// program shows the one that is followed.
func (s *Server) program(ctx context.Context, _ *InPerson) (*tagged[exchange.Program], error) {
	q := asker(ctx)
	p, err := q.app.Program(ctx, q.person)
	if err != nil {
		return nil, err
	}
	version, err := q.version(ctx)
	return &tagged[exchange.Program]{etagOf(version), exchange.ProgramOf(p, q.app.Catalog.Exercises)}, err
}

// follow follows another one from today on, unless another one was followed
// meanwhile.
func (s *Server) follow(ctx context.Context, in *inChange) (*tagged[exchange.Program], error) {
	q := asker(ctx)
	was, err := q.seenVersion(ctx, in)
	if err != nil {
		return nil, err
	}
	all, located := exchange.ReadNamed("", q.body, []string{"program"})
	if err := located.Err(); err != nil {
		return nil, err
	}
	id := all["program"]
	if _, ok := s.App.Catalog.Program(id); !ok {
		return nil, fault.Faults{{Path: "program", Code: "unknown-program", Got: fmt.Sprintf("%.40s", id), Want: s.programIDs()}}
	}
	if err := q.app.Switch(ctx, q.person, was, id); err != nil {
		return nil, err
	}
	return s.program(ctx, nil)
}

// programIDs lists the ids of the programs of the catalog.
func (s *Server) programIDs() string {
	text := ""
	for i, p := range s.App.Catalog.Programs {
		if i > 0 {
			text += ", "
		}
		text += p.ID
	}
	return text
}
