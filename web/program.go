package web

import (
	"net/http"
	"time"

	"tspine/app"
	"tspine/catalog"
	"tspine/engine/course"
	"tspine/engine/evidence"
	"tspine/engine/exercise"
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
	Own       bool // the person's own
	Was       string
	Saved     bool          // changed a moment ago
	Undone    bool          // an earlier version was taken again
	Before    string        // version before it; empty: there is none
	Versions  []versionPart // earlier ones, the latest first
	Week      []weekdayPart // by the schedule; empty: no days were chosen
	Next      nextPart
	Advance   []whyPart // the rules by which a stage begins
}

// versionPart is an earlier version of the program.
type versionPart struct {
	ID, Program, Title, Day, Time string
}

// weekdayPart is a day of the week that is now.
type weekdayPart struct {
	N     int // from 1, Monday
	Time  string
	State string // done, past, on, off
	Today bool
}

// nextPart is the next session by the schedule; an empty Day: none.
type nextPart struct{ Day, Time string }

// groupPart is a stage or a circuit with its parts.
type groupPart struct {
	Stage  string // empty: a circuit
	Name   string // of a circuit
	Weeks  int    // at most; 0: no limit
	Rounds string
	Now    bool
	State  string // of a stage: done, now, next, never
	Week   int    // in it, from 1, where it is on
	From   string // the earliest day on which it begins, where it is to come
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
	Was       string // the version that is followed now
	Basis     evidence.Basis
	Sources   []evidence.Source
}

// was is the state that a form was opened in, as the form says. One that says none
// has seen none: what it would change counts as changed elsewhere.
func was(r *http.Request) string { return trimmed(r, "was") }

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
	versions, err := s.App.Versions(r.Context(), actor(r).Person)
	if err != nil {
		return err
	}
	plan, err := s.App.Schedule(r.Context(), actor(r).Person)
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
	known := s.catalog(r).Exercises
	for _, stage := range one.Stages {
		p.Groups = append(p.Groups, s.stage(known, &st, &stage))
	}
	for _, c := range one.Circuits {
		g := groupPart{Name: c.Name, Parts: s.parts(known, &st, c.Parts)}
		if !c.Rounds.IsZero() {
			g.Rounds = c.Rounds.String()
		}
		p.Groups = append(p.Groups, g)
	}
	for _, rule := range app.AdvanceRules() {
		p.Advance = append(p.Advance, s.why(evidence.Because(rule)))
	}
	saved := r.URL.Query().Get("saved")
	p.Saved, p.Undone = saved != "", saved == "back"
	p.took(versions, s.App.Here(actor(r).Person))
	p.planned(&plan)
	p.Others = s.programs(one.ID, p.Was)
	return s.render(w, r, http.StatusOK, p)
}

// stage describes one step of the ladder: what it holds, and when it is.
func (s *Server) stage(known *exercise.Catalog, st *course.Standing, one *program.Stage) groupPart {
	g := groupPart{Stage: one.Stage.String(), Weeks: one.Weeks, Parts: s.parts(known, st, one.Parts), State: "next"}
	day, comes := st.Earliest(one.Stage)
	switch {
	case one.Stage < st.Stage:
		g.State = "done"
	case one.Stage == st.Stage:
		g.State, g.Now, g.Week = "now", true, st.InStage+1
	case comes:
		g.From = day.String()
	default:
		g.State = "never"
	}
	return g
}

// took takes over the versions, the latest first.
func (p *programPage) took(all []app.Followed, here *time.Location) {
	for i, v := range all {
		if i == 0 {
			p.Was, p.Own = v.ID, v.Own
			continue
		}
		at := time.UnixMicro(v.At).In(here)
		p.Versions = append(p.Versions, versionPart{v.ID, v.Program.ID, v.Program.Title, v.Day.String(), at.Format("15:04")})
	}
	if len(p.Versions) > 0 {
		p.Before = p.Versions[0].ID
	}
	p.Versions = p.Versions[:min(len(p.Versions), mostVersions)]
}

// mostVersions is how many earlier versions are listed.
const mostVersions = 50

// planned takes over the schedule.
func (p *programPage) planned(plan *app.Plan) {
	if !plan.Set() {
		return
	}
	p.Next = newNext(plan.Next)
	for i, d := range plan.Week {
		one := weekdayPart{N: i + 1, Time: d.At.String(), State: "off", Today: d.Day == plan.Day}
		switch {
		case d.Done:
			one.State = "done"
		case d.On && d.Day < plan.Day:
			one.State = "past"
		case d.On:
			one.State = "on"
		}
		p.Week = append(p.Week, one)
	}
}

// newNext says when the next session is, by the day of the week.
func newNext(n app.Next) nextPart {
	if n.Day == 0 {
		return nextPart{}
	}
	return nextPart{weekday(n.Day), n.At.String()}
}

// programs lists those that can be followed, the one that is now marked.
func (s *Server) programs(now, was string) []otherPart {
	var out []otherPart
	for _, other := range s.App.Catalog.Programs {
		out = append(out, otherPart{other.ID, other.Title, other.ID == now, was, other.Basis, s.sources(other.Sources)})
	}
	return out
}

func (s *Server) parts(known *exercise.Catalog, st *course.Standing, all []program.Part) []partPart {
	var out []partPart
	for _, part := range all {
		one := partPart{Phase: part.Phase.String(), For: string(part.For), Name: part.Name, One: part.Choose == program.ChooseOne}
		for _, l := range part.Lines {
			e := known.Get(l.Exercise)
			if e == nil {
				continue
			}
			line := s.line(nil, e, l.Dose)
			pass, ok := st.Pass()
			line.OutOfReach = ok && !pass.Allows(e)
			if due := st.Dose(e); !line.OutOfReach && e.Stage <= st.Stage && amountOf(due) != amountOf(l.Dose) {
				line.Due = due
			}
			one.Lines = append(one.Lines, line)
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
	if err := s.App.Switch(r.Context(), actor(r).Person, was(r), id); err != nil {
		return err
	}
	return back(w, r, "/program?saved=yes")
}

// version goes back to an earlier version of the program.
func (s *Server) version(w http.ResponseWriter, r *http.Request) error {
	if err := readForm(r); err != nil {
		return err
	}
	if _, _, err := s.App.Leave(r.Context(), actor(r).Person); err != nil {
		return err
	}
	if err := s.App.Revert(r.Context(), actor(r).Person, was(r), trimmed(r, "id")); err != nil {
		return err
	}
	return back(w, r, "/program?saved=back")
}
