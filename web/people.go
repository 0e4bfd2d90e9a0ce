package web

import (
	"errors"
	"net/http"
	"net/url"
	"slices"

	"tspine/app"
	"tspine/engine/fault"
)

// peoplePage is the household: who is in it, and what can be done with them.
type peoplePage struct {
	People  []app.Person
	Person  app.Person // whom these pages are about
	Owner   bool
	Name    string // typed, of a person to add
	Of      string // id of whom a name was typed for; empty: of a person to add
	Opened  string // the state that the form was opened in that a name was typed in
	Changed bool   // their name was changed elsewhere, since the page was opened
	Link    string // just made, for Guest
	Guest   string
	Faults  fault.Faults
}

// Was names the name that somebody had when the page was opened.
func (p peoplePage) Was(one app.Person) string {
	if one.ID == p.Of && !p.Changed {
		return p.Opened
	}
	return app.NameState(one)
}

func (peoplePage) file() string { return "people" }
func (peoplePage) tab() string  { return "you" }

func newPeoplePage(r *http.Request) peoplePage {
	a := actor(r)
	return peoplePage{People: a.People, Person: a.Person, Owner: a.Account.Owner}
}

// people shows the household.
func (s *Server) people(w http.ResponseWriter, r *http.Request) error {
	return s.render(w, r, http.StatusOK, newPeoplePage(r))
}

// pathPeople is where the household is.
const pathPeople = "/you/people"

// addPerson adds somebody to the household.
func (s *Server) addPerson(w http.ResponseWriter, r *http.Request) error {
	if err := readForm(r); err != nil {
		return err
	}
	p := newPeoplePage(r)
	p.Name = trimmed(r, "name")
	if _, err := s.Accounts.AddPerson(r.Context(), actor(r).Account, p.Name); err != nil {
		if errors.As(err, &p.Faults) {
			return &badForm{p, err}
		}
		return err
	}
	return back(w, r, pathPeople)
}

// renamePerson gives somebody another name.
func (s *Server) renamePerson(w http.ResponseWriter, r *http.Request) error {
	if err := readForm(r); err != nil {
		return err
	}
	p := newPeoplePage(r)
	p.Of, p.Opened, p.Name = r.PostForm.Get("person"), was(r), trimmed(r, "name")
	if err := s.Accounts.Rename(r.Context(), actor(r), p.Of, p.Opened, p.Name); err != nil {
		if p.Changed = errors.Is(err, app.ErrChanged); p.Changed || errors.As(err, &p.Faults) {
			return &badForm{p, err} // saving again knows of it: the page carries the names that hold now
		}
		return err
	}
	return back(w, r, pathPeople)
}

// invite makes the link by which somebody gets an account of their own. It is
// shown once, and not kept.
func (s *Server) invite(w http.ResponseWriter, r *http.Request) error {
	if err := readForm(r); err != nil {
		return err
	}
	p := newPeoplePage(r)
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
	out := s.origin(r)
	out.Path, out.RawQuery = path, url.Values{"token": {token}}.Encode()
	return out.String()
}

// origin is what browsers call this site.
func (s *Server) origin(r *http.Request) url.URL {
	out := url.URL{Scheme: "http", Host: r.Host}
	if s.Options.Secure {
		out.Scheme = "https"
	}
	if s.Options.Base != nil {
		out.Scheme, out.Host = s.Options.Base.Scheme, s.Options.Base.Host
	}
	return out
}

// removePage asks whether somebody is to be deleted for good.
type removePage struct {
	Person  app.Person
	Parting app.Parting // of the account
	Faults  fault.Faults
}

func (removePage) file() string { return "remove" }
func (removePage) tab() string  { return "you" }

// removal asks for the name to be typed.
func (s *Server) removal(w http.ResponseWriter, r *http.Request) error {
	p, err := removed(r)
	if err != nil {
		return err
	}
	return s.render(w, r, http.StatusOK, removePage{Person: p, Parting: parting(r)})
}

// removePerson deletes somebody with all that is kept of them.
func (s *Server) removePerson(w http.ResponseWriter, r *http.Request) error {
	if err := readForm(r); err != nil {
		return err
	}
	who, err := removed(r)
	if err != nil {
		return err
	}
	if s.Options.Demo != nil {
		return errForbidden
	}
	p := removePage{Person: who, Parting: parting(r)}
	is, err := s.Accounts.Remove(r.Context(), actor(r), who.ID, trimmed(r, "name"))
	if err != nil {
		if errors.As(err, &p.Faults) {
			return &badForm{p, err}
		}
		return err
	}
	switch is {
	case app.Closes:
		return s.signOut(w, r)
	case app.Anew:
		return back(w, r, "/start")
	}
	return back(w, r, pathPeople)
}

// parting is what would become of the account of who asks.
func parting(r *http.Request) app.Parting {
	a := actor(r)
	return a.Parting()
}

// removed is whom a page about deleting names, one of the household.
func removed(r *http.Request) (app.Person, error) {
	a := actor(r)
	i := slices.IndexFunc(a.People, func(p app.Person) bool { return p.ID == r.PathValue("id") })
	if i < 0 {
		return app.Person{}, app.ErrNotYours
	}
	return a.People[i], nil
}
