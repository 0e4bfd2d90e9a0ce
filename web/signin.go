package web

import (
	"errors"
	"net/http"
	"strings"

	"tspine/app"
	"tspine/engine/fault"
)

// signInPage asks who it is.
type signInPage struct {
	Name, Next string
	Settled    bool // the owner has an account
	Passkeys   bool // browsers can show some at this address
	Failed     bool
	Seconds    int // to wait after too many tries
	Faults     fault.Faults
}

func (signInPage) file() string { return "sign-in" }
func (signInPage) bare() bool   { return true }

// signIn asks for name and password.
func (s *Server) signIn(w http.ResponseWriter, r *http.Request) error {
	if err := readForm(r); err != nil {
		return err
	}
	if actor(r).Account.ID != "" {
		return back(w, r, "/today")
	}
	settled, err := s.Accounts.Settled(r.Context())
	if err != nil {
		return err
	}
	_, can := s.passkeyHost(r)
	return s.render(w, r, http.StatusOK, signInPage{Next: r.Form.Get("next"), Settled: settled, Passkeys: can && settled})
}

// enter signs in. What was wrong is not said: neither that there is such a
// name, nor that there is none.
func (s *Server) enter(w http.ResponseWriter, r *http.Request) error {
	if err := readForm(r); err != nil {
		return err
	}
	p := signInPage{Name: r.PostForm.Get("name"), Next: r.PostForm.Get("next"), Settled: true}
	_, p.Passkeys = s.passkeyHost(r)
	account, err := s.Accounts.Enter(r.Context(), p.Name, r.PostForm.Get("password"), network(s.address(r)))
	var wait *app.Wait
	switch {
	case errors.Is(err, app.ErrSignIn):
		p.Failed = true
		s.counts.failed.Inc()
		return &badForm{p, err}
	case errors.As(err, &wait):
		p.Seconds = seconds(wait)
		return &badForm{p, err}
	case err != nil:
		return err
	}
	if err := s.admit(r, account); err != nil {
		return err
	}
	return back(w, r, here(p.Next, "/today"))
}

// signOut ends a session, and has the browser forget what it kept for us.
func (s *Server) signOut(w http.ResponseWriter, r *http.Request) error {
	if err := s.sessions.Destroy(r.Context()); err != nil {
		return err
	}
	w.Header().Set("Clear-Site-Data", `"cache", "storage"`)
	return back(w, r, "/sign-in")
}

// setupPage makes an account: the owner's, or that of somebody invited.
type setupPage struct {
	Token, Name string
	Invited     bool
	Faults      fault.Faults
}

func (setupPage) file() string { return "setup" }
func (setupPage) bare() bool   { return true }

// setup asks the owner who they are.
func (s *Server) setup(w http.ResponseWriter, r *http.Request) error {
	if err := s.fresh(r); err != nil {
		return err
	}
	return s.render(w, r, http.StatusOK, setupPage{Token: r.Form.Get("token")})
}

// found makes the owner's account.
func (s *Server) found(w http.ResponseWriter, r *http.Request) error {
	if err := s.fresh(r); err != nil {
		return err
	}
	n := newcomer(r)
	account, err := s.Accounts.Found(r.Context(), n)
	if err != nil {
		return again(setupPage{Token: r.Form.Get("token"), Name: n.Name}, err)
	}
	return s.welcome(w, r, account)
}

// fresh reads the form, and wants the token of the setup link while there is
// no owner.
func (s *Server) fresh(r *http.Request) error {
	if err := readForm(r); err != nil {
		return err
	}
	if s.Options.Setup == "" || !same(r.Form.Get("token"), s.Options.Setup) {
		return app.ErrNoInvitation
	}
	settled, err := s.Accounts.Settled(r.Context())
	if err == nil && settled {
		err = app.ErrNoInvitation
	}
	return err
}

// invitation asks somebody invited who they are.
func (s *Server) invitation(w http.ResponseWriter, r *http.Request) error {
	if err := readForm(r); err != nil {
		return err
	}
	if _, err := s.Accounts.Guest(r.Context(), r.Form.Get("token")); err != nil {
		return err
	}
	return s.render(w, r, http.StatusOK, setupPage{Token: r.Form.Get("token"), Invited: true})
}

// accept makes their account.
func (s *Server) accept(w http.ResponseWriter, r *http.Request) error {
	if err := readForm(r); err != nil {
		return err
	}
	n := newcomer(r)
	account, err := s.Accounts.Accept(r.Context(), r.Form.Get("token"), n)
	if err != nil {
		return again(setupPage{Token: r.Form.Get("token"), Name: n.Name, Invited: true}, err)
	}
	return s.welcome(w, r, account)
}

func newcomer(r *http.Request) app.Newcomer {
	return app.Newcomer{Name: r.PostForm.Get("name"), Password: r.PostForm.Get("password")}
}

// again shows the form again where it has faults.
func again(p setupPage, err error) error {
	if !errors.As(err, &p.Faults) {
		return err
	}
	return &badForm{p, err}
}

func (s *Server) welcome(w http.ResponseWriter, r *http.Request, account app.Account) error {
	if err := s.admit(r, account); err != nil {
		return err
	}
	return back(w, r, "/today")
}

// trimmed is a form's field without outer spaces.
func trimmed(r *http.Request, name string) string { return strings.TrimSpace(r.PostForm.Get(name)) }
