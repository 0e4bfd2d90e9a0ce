package api

import (
	"context"
	"net/url"
	"time"

	"tspine/app"
)

// Invitation is a link by which a person gets an account of their own.
type Invitation struct {
	Path  string    `json:"path,omitempty" doc:"What to open, behind the address of the site. It is not kept: a request that is answered again has it no more."`
	Until time.Time `json:"until" doc:"Until when the link opens."`
}

// invite makes the link; that is the owner's. One that was made before opens
// nothing any more.
func (s *Server) invite(ctx context.Context, _ *InPerson) (*out[Invitation], error) {
	q := asker(ctx)
	token, err := s.Accounts.Invite(ctx, q.actor, q.person.ID)
	if err != nil {
		return nil, err
	}
	return &out[Invitation]{Invitation{"/invitation?" + url.Values{"token": {token}}.Encode(), s.App.Now().Add(app.InvitedFor).UTC()}}, nil
}
