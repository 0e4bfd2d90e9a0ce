package web

import (
	"errors"
	"net/http"

	"tspine/app"
	"tspine/catalog"
	"tspine/engine/course"
	"tspine/engine/dose"
	"tspine/engine/evidence"
	"tspine/engine/exercise"
	"tspine/engine/planner"
	"tspine/phrase"
)

// exercisePage is one exercise: how it is done, in which dose and why, what goes
// beside it, and what the person did of it.
type exercisePage struct {
	linePart
	Text     catalog.Text
	View     viewPart
	Needs    [][]string
	Stage    string
	Now      bool     // it may be done now
	Bars     []string // why not
	Doses    []dosePart
	Beside   []besidePart
	Inferred []string
	Do       doPart
	History  historyPart
	Pounds   bool
	Saved    bool // just now
}

func (exercisePage) file() string { return "exercise" }
func (exercisePage) tab() string  { return "exercises" }

// dosePart is a dose that a source gives, or a program.
type dosePart struct {
	ID, Title string // of the program; empty: of the exercise itself
	Dose      dose.Dose
	Basis     evidence.Basis
	Sources   []evidence.Source
}

// besidePart is exercises that stand beside one, under a heading.
type besidePart struct {
	Key   string
	Lines []linePart
}

// doPart is whether it can be done now, by itself. The zero doPart: not now.
type doPart struct {
	Can     bool
	Again   bool // it was done today already
	Enough  bool // as often as its dose says
	Times   int  // done today
	Most    string
	Counts  []whyPart // how it counts, done by itself
	Checked bool      // the questions before a session were answered today
	Train   bool      // there is a player
}

// exercise shows one.
func (s *Server) exercise(w http.ResponseWriter, r *http.Request) error {
	who := actor(r).Person
	d, one, err := s.App.One(r.Context(), who, r.PathValue("id"))
	if errors.Is(err, app.ErrNoExercise) {
		return errNotFound
	}
	if err != nil {
		return err
	}
	st, e, say := &d.Standing, s.catalog(r).Exercises.Get(r.PathValue("id")), s.phrase(r)
	if e == nil {
		return errNotFound
	}
	p := exercisePage{
		linePart: s.line(st, e, st.Dose(e)), Stage: e.Stage.String(), Now: len(one.Bars) == 0,
		Inferred: e.Inferred, Pounds: d.About.Profile.Pounds, Saved: r.URL.Query().Get("saved") != "",
	}
	if p.Text, err = s.catalog(r).Text(say.Words.Lang(), e.ID); err != nil {
		return err
	}
	for _, n := range e.Needs {
		p.Needs = append(p.Needs, n.AnyOf)
	}
	for _, b := range one.Bars {
		p.Bars = append(p.Bars, say.Bar(b))
	}
	p.Levels, p.View = s.level(s.catalog(r), e.ID), s.view(r, say, e, p.Dose)
	p.Doses, p.Beside = s.dosesOf(r, e), s.beside(r, st, e)
	p.Do = doOf(&d, &one, st.Visits(e), say, s.has("/train"))
	for _, rule := range app.ShortsCount() {
		p.Do.Counts = append(p.Do.Counts, s.why(evidence.Because(rule)))
	}
	if p.History, err = s.history(r, e.ID); err != nil {
		return err
	}
	return s.render(w, r, http.StatusOK, p)
}

func doOf(d *app.Day, one *app.One, times int, say phrase.Phraser, train bool) doPart {
	if len(one.Bars) > 0 {
		return doPart{}
	}
	return doPart{
		Can: len(one.Timeline.Steps) > 0, Again: one.Turn == planner.Again, Enough: one.Turn == planner.TooOften,
		Times: times, Most: say.Most(one.Most), Checked: d.Checked, Train: train,
	}
}

// dosesOf lists the doses that sources and programs give an exercise.
func (s *Server) dosesOf(r *http.Request, e *exercise.Exercise) []dosePart {
	out := []dosePart{{Dose: e.Dose, Basis: e.DoseBasis, Sources: s.sources(e.Sources)}}
	for _, p := range s.catalog(r).Programs {
		for _, l := range p.Lines() {
			if l.Exercise == e.ID && !l.Dose.IsZero() {
				out = append(out, dosePart{p.ID, p.Title, l.Dose, p.Basis, s.sources(p.Sources)})
				break
			}
		}
	}
	return out
}

// beside gives what is easier, harder, and done instead.
func (s *Server) beside(r *http.Request, st *course.Standing, e *exercise.Exercise) []besidePart {
	var out []besidePart
	for _, one := range []struct {
		key string
		ids []string
	}{{"cli.easier", e.Easier}, {"cli.harder", e.Harder}, {"cli.instead", e.Instead}} {
		part := besidePart{Key: one.key}
		for _, id := range one.ids {
			if other := s.catalog(r).Exercises.Get(id); other != nil {
				l := s.line(st, other, st.Dose(other))
				l.OutOfReach = len(st.Bars(other)) > 0
				part.Lines = append(part.Lines, l)
			}
		}
		if len(part.Lines) > 0 {
			out = append(out, part)
		}
	}
	return out
}
