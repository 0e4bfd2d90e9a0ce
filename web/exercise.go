package web

import (
	"net/http"

	"tspine/catalog"
	"tspine/engine/exercise"
)

// exercisesPage lists the exercises: those that the person may do now, and
// those that are left out for now.
type exercisesPage struct {
	Phases  []phasePart
	LeftOut []phasePart
	Count   int
	Left    int
	Pounds  bool
	Removed bool // one of their own, just now
}

func (exercisesPage) file() string { return "exercises" }
func (exercisesPage) tab() string  { return "exercises" }

// exercises lists them.
func (s *Server) exercises(w http.ResponseWriter, r *http.Request) error {
	st, about, err := s.App.Leave(r.Context(), actor(r).Person)
	if err != nil {
		return err
	}
	can := map[string]bool{}
	for _, e := range st.Available() {
		can[e.ID] = true
	}
	var fits, out []linePart
	all := s.catalog(r).Exercises.All()
	for i := range all {
		e := &all[i]
		l := s.line(&st, e, st.Dose(e))
		if can[e.ID] {
			fits = append(fits, l)
			continue
		}
		out = append(out, l)
	}
	return s.render(w, r, http.StatusOK, exercisesPage{phases(fits), phases(out), len(fits), len(out), about.Profile.Pounds, r.URL.Query().Get("removed") != ""})
}

// exercisePage is one exercise in words.
type exercisePage struct {
	linePart
	Text                    catalog.Text
	Needs                   [][]string
	Stage                   string
	Now                     bool // it may be done now
	Classes                 []string
	Easier, Harder, Instead []string
	Inferred                []string
	Pounds                  bool
	Saved                   bool
}

func (exercisePage) file() string { return "exercise" }
func (exercisePage) tab() string  { return "exercises" }

// exercise shows one.
func (s *Server) exercise(w http.ResponseWriter, r *http.Request) error {
	st, about, err := s.App.Leave(r.Context(), actor(r).Person)
	if err != nil {
		return err
	}
	e := s.catalog(r).Exercises.Get(r.PathValue("id"))
	if e == nil {
		return errNotFound
	}
	p := exercisePage{
		linePart: s.line(&st, e, st.Dose(e)), Stage: e.Stage.String(), Easier: e.Easier, Harder: e.Harder, Instead: e.Instead,
		Inferred: e.Inferred, Pounds: about.Profile.Pounds, Saved: r.URL.Query().Get("saved") != "",
	}
	if p.Text, err = s.catalog(r).Text(s.pages.language(r), e.ID); err != nil {
		return err
	}
	for _, n := range e.Needs {
		p.Needs = append(p.Needs, n.AnyOf)
	}
	p.Levels = s.level(e.ID)
	p.Now = available(st.Available(), e)
	if pass, ok := st.Pass(); ok {
		p.Classes = (e.Classes & pass.Excluded()).Codes()
	}
	return s.render(w, r, http.StatusOK, p)
}

func available(all []*exercise.Exercise, e *exercise.Exercise) bool {
	for _, one := range all {
		if one.ID == e.ID {
			return true
		}
	}
	return false
}
