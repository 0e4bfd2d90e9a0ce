package web

import (
	"net/http"

	"tspine/app"
	"tspine/catalog"
	"tspine/engine/fault"
	"tspine/locale"
)

// startPage says what tspine is not, before anything is asked.
type startPage struct {
	Begun, Confirmed bool
	Long             longPart
}

// longPart is how long a start takes: minutes for somebody healthy and for who
// is asked the most, without the tests, and how many safety questions each is
// asked. The minutes are our estimate: a test counts questions and words.
type longPart struct{ Least, Most, Few, Many int }

var howLong = longPart{Least: 15, Most: 25, Few: 70, Many: 90}

func (startPage) file() string { return "start" }
func (startPage) bare() bool   { return true }

// start is where everything begins, and goes on.
func (s *Server) start(w http.ResponseWriter, r *http.Request) error {
	t, err := s.talk(r)
	if err != nil {
		return err
	}
	if t.begun && (t.noted(noteConsent) || t.again()) {
		path, err := s.way(r, &t)
		if err != nil {
			return err
		}
		return back(w, r, path)
	}
	return s.render(w, r, http.StatusOK, startPage{Begun: t.begun, Long: howLong, Confirmed: s.App.Catalog.SignOff.ConfirmedNow()})
}

// agree notes that the person read it, and begins.
func (s *Server) agree(w http.ResponseWriter, r *http.Request) error {
	if err := readForm(r); err != nil {
		return err
	}
	t, err := s.talk(r)
	if err != nil {
		return err
	}
	t.Note(noteConsent, "yes")
	return s.next(w, r, &t)
}

// again asks safety questions again: those that the form names, those that the
// last answers ask for, or all.
func (s *Server) again(w http.ResponseWriter, r *http.Request) error {
	if err := readForm(r); err != nil {
		return err
	}
	i, err := s.App.Rescreen(r.Context(), actor(r).Person, r.PostForm["question"]...)
	if err != nil {
		return err
	}
	old, err := s.App.Interview(r.Context(), actor(r).Person)
	if err != nil {
		return err
	}
	t := talk{i, true}
	if old.Begun() && r.PostForm.Get("all") == "" {
		t.Interview = old
		for _, id := range r.PostForm["question"] {
			t.Forget("q." + id)
		}
	}
	if r.PostForm.Get("all") != "" {
		t.ForgetScreen()
	}
	t.unlike()
	return s.next(w, r, &t)
}

// aboutPage asks what the safety questions have to know.
type aboutPage struct {
	Country, Age, Sex, Units string
	Countries                []country
	Back                     string
	Faults                   fault.Faults
}

// country is one that the catalog has numbers for.
type country struct{ Code, Name string }

func (aboutPage) file() string { return "about" }
func (aboutPage) bare() bool   { return true }

func (s *Server) aboutPage(r *http.Request, t *talk) (aboutPage, error) {
	p := aboutPage{Back: pathStart}
	if t.again() && !t.begun {
		p.Back = "/you"
	}
	p.Country, _ = t.Said(app.AskCountry)
	p.Age, _ = t.Said(app.AskAge)
	p.Sex, _ = t.Said(app.AskSex)
	p.Units, _ = t.Said(app.AskUnits)
	var err error
	p.Countries, err = countries(s.App.Catalog, s.phrase(r).Words)
	return p, err
}

// countries lists those that the catalog has numbers for, by their names.
func countries(c *catalog.Catalog, words *locale.Printer) ([]country, error) {
	all, err := c.Countries()
	out := make([]country, len(all))
	for i, h := range all {
		out[i] = country{h.Country, words.T("country." + h.Country)}
	}
	return sorted(out, func(c country) string { return locale.Order(c.Name) }), err
}

// about asks who it is.
func (s *Server) about(w http.ResponseWriter, r *http.Request) error {
	t, err := s.talk(r)
	if err != nil {
		return err
	}
	p, err := s.aboutPage(r, &t)
	if err != nil {
		return err
	}
	return s.render(w, r, http.StatusOK, p)
}

// tellAbout keeps who it is.
func (s *Server) tellAbout(w http.ResponseWriter, r *http.Request) error {
	if err := readForm(r); err != nil {
		return err
	}
	t, err := s.talk(r)
	if err != nil {
		return err
	}
	if faults := t.take(r, app.AskCountry, app.AskAge, app.AskSex, app.AskUnits); len(faults) > 0 {
		p, err := s.aboutPage(r, &t)
		if err != nil {
			return err
		}
		p.Country, p.Age, p.Sex, p.Units = trimmed(r, app.AskCountry), trimmed(r, app.AskAge), trimmed(r, app.AskSex), trimmed(r, app.AskUnits)
		p.Faults = faults
		return &badForm{p, faults}
	}
	t.unlike()
	return s.described(w, r, &t)
}
