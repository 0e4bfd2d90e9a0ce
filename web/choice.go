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
	if !slices.ContainsFunc(d.Chosen, func(c app.Chosen) bool { return c.ID == id }) {
		return errNotFound
	}
	if _, err := s.App.Choose(r.Context(), actor(r).Person, course.Choice{Act: course.Undo, Of: id}); err != nil {
		return err
	}
	return back(w, r, "/today")
}

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
