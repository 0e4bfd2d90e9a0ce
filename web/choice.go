package web

import (
	"net/http"
	"net/url"
	"slices"

	"tspine/app"
	"tspine/engine/course"
	"tspine/engine/logbook"
	"tspine/engine/unit"
)

// choice writes down what the person decides for themselves about one line.
func (s *Server) choice(w http.ResponseWriter, r *http.Request) error {
	if err := readForm(r); err != nil {
		return err
	}
	c := course.Choice{Act: course.Act(trimmed(r, "act")), Exercise: trimmed(r, "exercise"), Today: r.PostForm.Get("today") != ""}
	switch c.Act {
	case course.Skip:
		c.Today = true
	case course.Swap:
		c.With = trimmed(r, "with")
		if c.With == "" {
			return errBadForm
		}
	case course.Pin, course.Ban:
	default:
		return errBadForm
	}
	if c.Exercise == "" {
		return errBadForm
	}
	if _, _, err := s.App.Leave(r.Context(), actor(r).Person); err != nil {
		return err
	}
	id, err := s.App.Choose(r.Context(), actor(r).Person, c)
	if err != nil {
		return err
	}
	return back(w, r, "/today?"+url.Values{"chosen": {id}}.Encode())
}

// undo takes a choice back.
func (s *Server) undo(w http.ResponseWriter, r *http.Request) error {
	if err := readForm(r); err != nil {
		return err
	}
	d, err := s.App.Today(r.Context(), actor(r).Person, 0, "")
	if err != nil {
		return err
	}
	id := trimmed(r, "id")
	at := slices.IndexFunc(d.Chosen, func(c app.Chosen) bool { return c.ID == id })
	if at < 0 {
		return errNotFound
	}
	what := d.Chosen[at]
	if _, err := s.App.Choose(r.Context(), actor(r).Person, course.Choice{Act: course.Undo, Of: id}); err != nil {
		return err
	}
	said := url.Values{"undone": {string(what.Act)}, "name": {what.Exercise}, "with": {what.With}}
	if what.Today {
		said.Set("today", "yes")
	}
	return back(w, r, "/today?"+said.Encode())
}

// undone gives what was taken back a moment ago, as an address says it: nothing
// but acts and exercises that there are.
func (s *Server) undone(r *http.Request) chosenPart {
	query := r.URL.Query()
	p := chosenPart{ID: "undone", Act: query.Get("undone"), Exercise: query.Get("name"), With: query.Get("with"), Today: query.Get("today") != ""}
	known := func(id string) bool { return s.catalog(r).Exercises.Get(id) != nil }
	switch act := course.Act(p.Act); {
	case act == course.Pause || act == course.ByLot:
		return chosenPart{ID: p.ID, Act: p.Act}
	case !slices.Contains(courseActs[:], act) || !known(p.Exercise) || act == course.Swap && !known(p.With):
		return chosenPart{}
	}
	return p
}

// courseActs are the choices about one exercise.
var courseActs = [...]course.Act{course.Swap, course.Skip, course.Pin, course.Ban, course.Less, course.Hold, course.Drop}

// morning keeps how it feels this morning.
func (s *Server) morning(w http.ResponseWriter, r *http.Request) error {
	if err := readForm(r); err != nil {
		return err
	}
	m := logbook.Morning{}
	var err error
	if m.Pain, err = ratingOf(r, "pain"); err != nil {
		return err
	}
	if _, err := s.App.Morning(r.Context(), actor(r).Person, m); err != nil {
		return err
	}
	return back(w, r, "/today")
}

// ratingOf reads a rating of a form; nothing is not given.
func ratingOf(r *http.Request, key string) (unit.Rating, error) {
	text := trimmed(r, key)
	for n := range unit.MaxRating + 1 {
		if text == itoa(n) {
			return unit.Rate(n), nil
		}
	}
	if text == "" {
		return 0, nil
	}
	return 0, errBadForm
}
