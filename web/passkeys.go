package web

import (
	"net"
	"net/http"
	"net/netip"
)

// pathPasskeys is where keys are listed.
const pathPasskeys = "/you/passkeys"

// passkeysPage lists the keys of an account.
type passkeysPage struct {
	Can      bool   // keys can be made at this address
	Demo     bool   // nobody signs in
	Here     string // the bare address of this machine by which it was opened; empty: another one
	There    string // the same page by its name
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
	p.Demo = s.Options.Demo != nil
	p.Can = can && !p.Demo
	p.Here, p.There = s.byName(r)
	for _, one := range all {
		part := passkeyPart{ID: one.ID, Name: one.Name, Created: s.day(one.Created)}
		if one.Used != 0 {
			part.Used = s.day(one.Used)
		}
		p.Passkeys = append(p.Passkeys, part)
	}
	return s.render(w, r, http.StatusOK, p)
}

// byName is the bare address of this machine by which a page was asked for, and
// the same page by its name; empty where it was asked for in another way.
func (s *Server) byName(r *http.Request) (string, string) {
	at := s.origin(r)
	addr, err := netip.ParseAddr(at.Hostname())
	if err != nil || !addr.IsLoopback() || at.Scheme != "http" || s.Options.Base != nil {
		return "", ""
	}
	here, port := at.String(), at.Port()
	if at.Host, at.Path = "localhost", pathPasskeys; port != "" {
		at.Host = net.JoinHostPort(at.Host, port)
	}
	return here, at.String()
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
