package web

import (
	"net/http"

	"tspine/catalog"
	"tspine/engine/evidence"
	"tspine/engine/program"
)

// programPage is the program as it is and will be, and the others that can be
// followed instead.
type programPage struct {
	ID, Title string
	Ladder    []stepPart
	Stage     string
	Row       string
	Groups    []groupPart
	Others    []otherPart
	Pounds    bool
	Confirmed bool
	Basis     evidence.Basis
	Sources   []evidence.Source
}

// groupPart is a stage or a circuit with its parts.
type groupPart struct {
	Stage  string // empty: a circuit
	Name   string // of a circuit
	Weeks  int    // at most; 0: no limit
	Rounds string
	Now    bool
	Parts  []partPart
}

// partPart is lines that stand together.
type partPart struct {
	Phase, For, Name string
	One              bool // one of the lines is enough
	Lines            []linePart
}

// otherPart is a program that can be followed.
type otherPart struct {
	ID, Title string
	Now       bool
	Basis     evidence.Basis
	Sources   []evidence.Source
}

func (programPage) file() string { return "program" }
func (programPage) tab() string  { return "program" }

// program shows the program.
func (s *Server) program(w http.ResponseWriter, r *http.Request) error {
	st, about, err := s.App.Leave(r.Context(), actor(r).Person)
	if err != nil {
		return err
	}
	one, err := s.App.Program(r.Context(), actor(r).Person)
	if err != nil {
		return err
	}
	if kept, ok := s.App.Catalog.Program(catalog.Adaptive); ok && one.ID == "" {
		one.ID, one.Title, one.Basis, one.Sources = kept.ID, kept.Title, kept.Basis, kept.Sources
	}
	p := programPage{
		ID: one.ID, Title: one.Title, Ladder: ladder(st.Stage), Stage: st.Stage.String(), Row: st.Entry.Row, Pounds: about.Profile.Pounds,
		Confirmed: s.App.Catalog.SignOff.ConfirmedNow(), Basis: one.Basis, Sources: s.sources(one.Sources),
	}
	for _, stage := range one.Stages {
		p.Groups = append(p.Groups, groupPart{Stage: stage.Stage.String(), Weeks: stage.Weeks, Now: stage.Stage == st.Stage, Parts: s.parts(stage.Parts)})
	}
	for _, c := range one.Circuits {
		g := groupPart{Name: c.Name, Parts: s.parts(c.Parts)}
		if !c.Rounds.IsZero() {
			g.Rounds = c.Rounds.String()
		}
		p.Groups = append(p.Groups, g)
	}
	p.Others = s.programs(one.ID)
	return s.render(w, r, http.StatusOK, p)
}

// programs lists those that can be followed, the one that is now marked.
func (s *Server) programs(now string) []otherPart {
	var out []otherPart
	for _, other := range s.App.Catalog.Programs {
		out = append(out, otherPart{other.ID, other.Title, other.ID == now, other.Basis, s.sources(other.Sources)})
	}
	return out
}

func (s *Server) parts(all []program.Part) []partPart {
	var out []partPart
	for _, part := range all {
		one := partPart{Phase: part.Phase.String(), For: string(part.For), Name: part.Name, One: part.Choose == program.ChooseOne}
		for _, l := range part.Lines {
			if e := s.App.Catalog.Exercises.Get(l.Exercise); e != nil {
				one.Lines = append(one.Lines, s.line(nil, e, l.Dose))
			}
		}
		out = append(out, one)
	}
	return out
}

// follow follows another program from today on.
func (s *Server) follow(w http.ResponseWriter, r *http.Request) error {
	if err := readForm(r); err != nil {
		return err
	}
	if _, _, err := s.App.Leave(r.Context(), actor(r).Person); err != nil {
		return err
	}
	id := trimmed(r, "program")
	if _, ok := s.App.Catalog.Program(id); !ok {
		return errNotFound
	}
	if _, err := s.App.Switch(r.Context(), actor(r).Person, id, nil); err != nil {
		return err
	}
	return back(w, r, "/program")
}
