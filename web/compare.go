package web

import (
	"net/http"
	"net/url"
	"strconv"
	"time"

	"tspine/app"
	"tspine/engine/fault"
	"tspine/engine/unit"
)

// restPage is a rest without an exercise: rated, waited, rated. What was said at
// its beginning stands in its address, so nothing is kept of one that is left.
type restPage struct {
	ID     string // of the entry, so that sending twice keeps it once
	Before string // rating; empty: it has not begun
	Began  string // Unix time
	Until  string // time of the day
	Rating ratingPart
	Faults fault.Faults
}

func (restPage) file() string { return "rest" }
func (restPage) tab() string  { return "progress" }

// Where exercises are compared, and where a rest is rated.
const (
	pathHelps = "/progress/helps"
	pathRest  = "/progress/rest"
)

// compare begins to find out which exercise helps, or ends it.
func (s *Server) compare(w http.ResponseWriter, r *http.Request) error {
	if err := readForm(r); err != nil {
		return err
	}
	on := trimmed(r, "act")
	if on != "begin" && on != "end" {
		return errBadForm
	}
	if err := s.App.Compare(r.Context(), actor(r).Person, on == "begin"); err != nil {
		return err
	}
	return back(w, r, pathHelps+"#compare")
}

// restPage is the page of a rest as it stands.
func (s *Server) restPage(r *http.Request, said url.Values, faults fault.Faults) (restPage, error) {
	p := restPage{ID: said.Get("id"), Before: said.Get("before"), Began: said.Get("began"), Faults: faults}
	began, ok := beganAt(p.Began)
	if !ok || p.Before == "" || p.ID == "" {
		id, err := app.NewID()
		p.ID, p.Began, p.Rating = id, "", newRating("before", "page.rest.before", p.Before, faults)
		return p, err
	}
	a, err := s.App.For(r.Context(), actor(r).Person)
	if err != nil {
		return p, err
	}
	ends := began.Add(app.RestLasts + time.Minute - time.Nanosecond).Truncate(time.Minute)
	p.Until = ends.In(a.Now().Location()).Format("15:04")
	p.Rating = newRating("after", "page.rest.after", said.Get("after"), faults)
	return p, nil
}

// beganAt reads when a rest began.
func beganAt(text string) (time.Time, bool) {
	n, err := strconv.ParseInt(text, 10, 64)
	return time.Unix(n, 0), err == nil && n > 0
}

// rest asks for the rating before a rest, or after it.
func (s *Server) rest(w http.ResponseWriter, r *http.Request) error {
	if _, _, err := s.App.Leave(r.Context(), actor(r).Person); err != nil {
		return err
	}
	p, err := s.restPage(r, r.URL.Query(), nil)
	if err != nil {
		return err
	}
	return s.render(w, r, http.StatusOK, p)
}

// tellRest takes the rating before a rest, or after it.
func (s *Server) tellRest(w http.ResponseWriter, r *http.Request) error {
	if err := readForm(r); err != nil {
		return err
	}
	before, err := ratingOf(r, "before")
	if err != nil {
		return err
	}
	began, ok := beganAt(trimmed(r, "began"))
	if !ok {
		return s.beginRest(w, r, before)
	}
	after, err := ratingOf(r, "after")
	if err != nil {
		return err
	}
	err = s.App.Rested(r.Context(), actor(r).Person, trimmed(r, "id"), began, before, after)
	var faults fault.Faults
	if asFaults(err, &faults) {
		p, failed := s.restPage(r, r.PostForm, faults)
		if failed != nil {
			return failed
		}
		return &badForm{p, err}
	}
	if err != nil {
		return err
	}
	return back(w, r, "/today")
}

// beginRest begins a rest now.
func (s *Server) beginRest(w http.ResponseWriter, r *http.Request, before unit.Rating) error {
	if !before.Given() {
		all := fault.Faults{{Path: "before", Code: "not-rated", Want: "0 to 10"}}
		p, err := s.restPage(r, url.Values{}, all)
		if err != nil {
			return err
		}
		return &badForm{p, all}
	}
	return back(w, r, pathRest+"?"+url.Values{
		"id": {trimmed(r, "id")}, "before": {itoa(before.Value())}, "began": {strconv.FormatInt(s.App.Now().Unix(), 10)},
	}.Encode())
}
