package api

import (
	"context"
	"time"

	"tspine/app"
)

// tokenJSON is a personal token, without what opens anything.
type tokenJSON struct {
	ID      string     `json:"id"`
	Name    string     `json:"name"`
	Scope   string     `json:"scope" enum:"read,log,all"`
	Created time.Time  `json:"created"`
	Used    *time.Time `json:"used,omitempty" doc:"About when it was used last."`
}

func tokenOf(t app.PersonalToken) tokenJSON {
	out := tokenJSON{ID: t.ID, Name: t.Name, Scope: string(t.Scope), Created: time.UnixMicro(t.Created).UTC()}
	if t.Used != 0 {
		used := time.UnixMicro(t.Used).UTC()
		out.Used = &used
	}
	return out
}

// tokens lists the tokens of the account.
func (s *Server) tokens(ctx context.Context, _ *struct{}) (*out[list[tokenJSON]], error) {
	all, err := s.Accounts.Tokens(ctx, asker(ctx).actor.Account)
	if err != nil {
		return nil, err
	}
	found := list[tokenJSON]{List: []tokenJSON{}}
	for _, t := range all {
		found.List = append(found.List, tokenOf(t))
	}
	return &out[list[tokenJSON]]{found}, nil
}

// inToken names a token.
type inToken struct {
	Token string `path:"token" doc:"Id of a token of the account."`
}

// revoke has a token open nothing any more.
func (s *Server) revoke(ctx context.Context, in *inToken) (*none, error) {
	return &none{}, s.Accounts.RevokeToken(ctx, asker(ctx).actor.Account, in.Token)
}
