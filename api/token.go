package api

import (
	"context"
	"slices"
	"time"

	"tspine/app"
	"tspine/exchange"
)

// TokenSeen is a personal token, without what opens anything.
type TokenSeen struct {
	ID      string     `json:"id"`
	Name    string     `json:"name"`
	Scope   string     `json:"scope" enum:"read,log,all"`
	Created time.Time  `json:"created"`
	Used    *time.Time `json:"used,omitempty" doc:"About when it was used last."`
}

func tokenOf(t app.PersonalToken) TokenSeen {
	out := TokenSeen{ID: t.ID, Name: t.Name, Scope: string(t.Scope), Created: time.UnixMicro(t.Created).UTC()}
	if t.Used != 0 {
		used := time.UnixMicro(t.Used).UTC()
		out.Used = &used
	}
	return out
}

// tokens lists the tokens of the account.
func (s *Server) tokens(ctx context.Context, _ *struct{}) (*out[list[TokenSeen]], error) {
	all, err := s.Accounts.Tokens(ctx, asker(ctx).actor.Account)
	if err != nil {
		return nil, err
	}
	found := list[TokenSeen]{List: []TokenSeen{}}
	for _, t := range all {
		found.List = append(found.List, tokenOf(t))
	}
	return &out[list[TokenSeen]]{found}, nil
}

// inToken names a token.
type inToken struct {
	Token string `path:"token" doc:"Id of a token of the account."`
}

// revoke has a token open nothing any more.
func (s *Server) revoke(ctx context.Context, in *inToken) (*none, error) {
	return &none{}, s.Accounts.RevokeToken(ctx, asker(ctx).actor.Account, in.Token)
}

// TokenMade is a token with its text, which is told this once.
type TokenMade struct {
	TokenSeen
	Token string `json:"token,omitempty" doc:"What to show. It is not kept: a request that is answered again has it no more."`
}

// makeToken makes a token, which may do no more than the one that asks.
func (s *Server) makeToken(ctx context.Context, _ *struct{}) (*made[TokenMade], error) {
	q := asker(ctx)
	said, faults := exchange.ReadNamed("", q.body, []string{"name", "scope"})
	if err := faults.Err(); err != nil {
		return nil, err
	}
	scope := app.Scope(said["scope"])
	if slices.Contains(app.Scopes(), scope) && !q.token.Scope.Allows(scope) {
		return nil, errScope
	}
	one, text, err := s.Accounts.MakeToken(ctx, q.actor.Account, said["name"], scope)
	if err != nil {
		return nil, err
	}
	return &made[TokenMade]{Location: Root + "/tokens/" + one.ID, Body: TokenMade{tokenOf(one), text}}, nil
}
