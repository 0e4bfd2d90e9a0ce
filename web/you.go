package web

import (
	"errors"
	"net/http"
	"net/url"
	"slices"

	"tspine/app"
	"tspine/engine/course"
	"tspine/engine/fault"
)

// youPage is the account: its people, its devices, how pages look.
type youPage struct {
	Account app.Account
	Person  app.Person
	People  []app.Person
	Theme   string
	Demo    bool
	Name    string // typed, of a person to add
	Link    string // just made, for Guest
	Guest   string
	Faults  fault.Faults

	Described bool // the person said who they are, and can change it
}

func (youPage) file() string { return "you" }
func (youPage) tab() string  { return "you" }

func (s *Server) youPage(r *http.Request) youPage {
	a := actor(r)
	return youPage{Account: a.Account, Person: a.Person, People: a.People, Theme: themeOf(r), Demo: s.Options.Demo != nil, Described: s.isDescribed(r)}
}

// isDescribed says whether somebody said who they are. Where that can't be
// found out there is nothing to change.
func (s *Server) isDescribed(r *http.Request) bool {
	_, _, err := s.App.Leave(r.Context(), actor(r).Person)
	stop := stopOf(err)
	return err == nil || stop != nil && stop.Key != string(course.ForAbout) && stop.Key != nobody
}

// nobody is what a stop is about where there is nobody yet.
const nobody = "nobody-yet"

// you shows the account.
func (s *Server) you(w http.ResponseWriter, r *http.Request) error {
	return s.render(w, r, http.StatusOK, s.youPage(r))
}

// choosePerson looks at somebody else of the household from now on.
func (s *Server) choosePerson(w http.ResponseWriter, r *http.Request) error {
	if err := readForm(r); err != nil {
		return err
	}
	id := r.PostForm.Get("person")
	if !slices.ContainsFunc(actor(r).People, func(p app.Person) bool { return p.ID == id }) {
		return app.ErrNotYours
	}
	s.sessions.Put(r.Context(), heldPerson, id)
	return back(w, r, "/today")
}

// addPerson adds somebody to the household.
func (s *Server) addPerson(w http.ResponseWriter, r *http.Request) error {
	if err := readForm(r); err != nil {
		return err
	}
	p := s.youPage(r)
	p.Name = trimmed(r, "name")
	if _, err := s.Accounts.AddPerson(r.Context(), p.Account, p.Name); err != nil {
		if errors.As(err, &p.Faults) {
			return &badForm{p, err}
		}
		return err
	}
	return back(w, r, "/you")
}

// invite makes the link by which somebody gets an account of their own. It is
// shown once, and not kept.
func (s *Server) invite(w http.ResponseWriter, r *http.Request) error {
	if err := readForm(r); err != nil {
		return err
	}
	p := s.youPage(r)
	id := r.PostForm.Get("person")
	token, err := s.Accounts.Invite(r.Context(), actor(r), id)
	if err != nil {
		return err
	}
	p.Link = s.link(r, "/invitation", token)
	for _, one := range p.People {
		if one.ID == id {
			p.Guest = one.Name
		}
	}
	return s.render(w, r, http.StatusOK, p)
}

// link gives the whole address of a page that takes a token.
func (s *Server) link(r *http.Request, path, token string) string {
	out := url.URL{Scheme: "http", Host: r.Host, Path: path, RawQuery: url.Values{"token": {token}}.Encode()}
	if s.Options.Secure {
		out.Scheme = "https"
	}
	if s.Options.Base != nil {
		out.Scheme, out.Host = s.Options.Base.Scheme, s.Options.Base.Host
	}
	return out.String()
}

// devicesPage lists where the account is signed in.
type devicesPage struct{ Devices []devicePart }

func (devicesPage) file() string { return "devices" }
func (devicesPage) tab() string  { return "you" }

// devicePart is one device.
type devicePart struct {
	ID, Device, Created, Seen string
	This                      bool
}

// devices shows where the account is signed in.
func (s *Server) devices(w http.ResponseWriter, r *http.Request) error {
	all, err := s.Accounts.Devices(r.Context(), actor(r))
	if err != nil {
		return err
	}
	var p devicesPage
	for _, in := range all {
		p.Devices = append(p.Devices, devicePart{
			ID: in.ID, Device: in.Device, Created: s.day(in.Created), Seen: s.day(in.Seen), This: in.ID == actor(r).SignIn,
		})
	}
	return s.render(w, r, http.StatusOK, p)
}

// endDevice signs a device out.
func (s *Server) endDevice(w http.ResponseWriter, r *http.Request) error {
	if err := readForm(r); err != nil {
		return err
	}
	if err := s.Accounts.Dismiss(r.Context(), actor(r), r.PostForm.Get("device")); err != nil {
		return err
	}
	return back(w, r, "/you/devices")
}

// passwordPage changes the password.
type passwordPage struct {
	Failed  bool
	Seconds int // to wait after too many tries
	Faults  fault.Faults
}

func (passwordPage) file() string { return "password" }
func (passwordPage) tab() string  { return "you" }

// password asks for the old password and a new one.
func (s *Server) password(w http.ResponseWriter, r *http.Request) error {
	return s.render(w, r, http.StatusOK, passwordPage{})
}

// changePassword changes it, signs every device out, and this one in again.
func (s *Server) changePassword(w http.ResponseWriter, r *http.Request) error {
	if err := readForm(r); err != nil {
		return err
	}
	var p passwordPage
	var wait *app.Wait
	account, err := s.Accounts.Enter(r.Context(), actor(r).Account.Name, r.PostForm.Get("old"), network(s.address(r)))
	if err == nil {
		err = s.Accounts.Reset(r.Context(), account, r.PostForm.Get("password"))
	}
	switch {
	case errors.Is(err, app.ErrSignIn):
		p.Failed = true
	case errors.As(err, &wait):
		p.Seconds = seconds(wait)
	case errors.As(err, &p.Faults):
	case err != nil:
		return err
	default:
		if err := s.admit(r, account); err != nil {
			return err
		}
		return back(w, r, "/you")
	}
	return &badForm{p, err}
}
