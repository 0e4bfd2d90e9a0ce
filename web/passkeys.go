package web

import "net/http"

// pathPasskeys is where keys are listed.
const pathPasskeys = "/you/passkeys"

// passkeysPage lists the keys of an account.
type passkeysPage struct {
	Can      bool // keys can be made at this address
	Passkeys []passkeyPart
}

// passkeyPart is one key.
type passkeyPart struct{ ID, Name, Created, Used string }

func (passkeysPage) file() string { return "passkeys" }
func (passkeysPage) tab() string  { return "you" }

// passkeys lists them.
func (s *Server) passkeys(w http.ResponseWriter, r *http.Request) error {
	all, err := s.Accounts.PasskeysOf(r.Context(), actor(r).Account)
	if err != nil {
		return err
	}
	var p passkeysPage
	_, can := s.passkeyHost(r)
	p.Can = can && s.Options.Demo == nil
	for _, one := range all {
		part := passkeyPart{ID: one.ID, Name: one.Name, Created: s.day(one.Created)}
		if one.Used != 0 {
			part.Used = s.day(one.Used)
		}
		p.Passkeys = append(p.Passkeys, part)
	}
	return s.render(w, r, http.StatusOK, p)
}

// removePasskey removes one.
func (s *Server) removePasskey(w http.ResponseWriter, r *http.Request) error {
	if err := readForm(r); err != nil {
		return err
	}
	if err := s.Accounts.RemovePasskey(r.Context(), actor(r).Account, r.PostForm.Get("passkey")); err != nil {
		return err
	}
	return back(w, r, pathPasskeys)
}
