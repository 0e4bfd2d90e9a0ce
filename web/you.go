package web

import (
	"errors"
	"net/http"
	"slices"

	"tspine/app"
	"tspine/engine/course"
	"tspine/engine/fault"
)

// youPage is the account: its people, its devices, how things look.
type youPage struct {
	Account  app.Account
	Person   app.Person
	People   []app.Person
	Settings []settingPart
	Demo     bool

	Described bool // the person said who they are, and can change it
}

func (youPage) file() string { return "you" }
func (youPage) tab() string  { return "you" }

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
	a := actor(r)
	p := youPage{Account: a.Account, Person: a.Person, People: a.People, Demo: s.Options.Demo != nil, Described: s.isDescribed(r)}
	var err error
	if p.Settings, err = s.settingParts(r, p.Described); err != nil {
		return err
	}
	return s.render(w, r, http.StatusOK, p)
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
