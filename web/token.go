package web

import (
	"net/http"

	"tspine/app"
	"tspine/engine/fault"
)

// pathTokens is where personal tokens are listed.
const pathTokens = "/you/tokens"

// tokensPage lists the personal tokens of an account, and shows the one that
// was just made: only then.
type tokensPage struct {
	Can    bool // tokens can be made here
	Tokens []tokenPart
	Text   string // of the new one
	New    string // its name
	Name   string // as it was typed
	Scope  string
	Scopes []string
	Faults fault.Faults
}

// tokenPart is one token.
type tokenPart struct{ ID, Name, Scope, Created, Used string }

func (tokensPage) file() string { return "tokens" }
func (tokensPage) tab() string  { return "you" }

// tokensPage gives the page as it is now.
func (s *Server) tokensPage(r *http.Request) (tokensPage, error) {
	p := tokensPage{Can: s.Options.Demo == nil && s.API != nil, Scope: string(app.ScopeRead)}
	for _, scope := range app.Scopes() {
		p.Scopes = append(p.Scopes, string(scope))
	}
	all, err := s.Accounts.Tokens(r.Context(), actor(r).Account)
	for _, one := range all {
		part := tokenPart{ID: one.ID, Name: one.Name, Scope: string(one.Scope), Created: s.day(one.Created)}
		if one.Used != 0 {
			part.Used = s.day(one.Used)
		}
		p.Tokens = append(p.Tokens, part)
	}
	return p, err
}

// tokens lists them.
func (s *Server) tokens(w http.ResponseWriter, r *http.Request) error {
	p, err := s.tokensPage(r)
	if err != nil {
		return err
	}
	return s.render(w, r, http.StatusOK, p)
}

// makeToken makes one, and shows it.
func (s *Server) makeToken(w http.ResponseWriter, r *http.Request) error {
	if err := readForm(r); err != nil {
		return err
	}
	if s.Options.Demo != nil || s.API == nil {
		return errForbidden
	}
	name, scope := trimmed(r, "name"), trimmed(r, "scope")
	made, text, err := s.Accounts.MakeToken(r.Context(), actor(r).Account, name, app.Scope(scope))
	var faults fault.Faults
	if err != nil && !asFaults(err, &faults) {
		return err
	}
	p, failed := s.tokensPage(r)
	if failed != nil {
		return failed
	}
	if err != nil {
		p.Name, p.Scope, p.Faults = name, scope, faults
		return &badForm{p, faults}
	}
	p.Text, p.New = text, made.Name
	return s.render(w, r, http.StatusOK, p)
}

// revokeToken has one open nothing any more.
func (s *Server) revokeToken(w http.ResponseWriter, r *http.Request) error {
	if err := readForm(r); err != nil {
		return err
	}
	if err := s.Accounts.RevokeToken(r.Context(), actor(r).Account, r.PostForm.Get("token")); err != nil {
		return err
	}
	return back(w, r, pathTokens)
}
