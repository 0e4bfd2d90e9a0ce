package web

import (
	"html/template"
	"slices"

	"tspine/app"
	"tspine/engine/course"
	"tspine/engine/dose"
	"tspine/engine/evidence"
	"tspine/engine/exercise"
	"tspine/engine/program"
	"tspine/engine/progression"
	"tspine/engine/session"
)

// whyPart is a reason: the rule in words, the numbers it looked at, on whose
// word it stands, and how sure that is.
type whyPart struct {
	Reason  evidence.Reason
	Basis   evidence.Basis
	Sources []evidence.Source
}

// why finds on what a reason stands.
func (s *Server) why(r evidence.Reason) whyPart {
	p := whyPart{Reason: r}
	if rule, ok := s.rules[r.Rule]; ok {
		p.Basis, p.Sources = rule.Basis, s.sources(rule.Sources)
	}
	return p
}

// sources names those that stand for themselves; our own choices have none.
func (s *Server) sources(ids []evidence.ID) []evidence.Source {
	var out []evidence.Source
	all := s.cited()
	for _, id := range ids {
		if one, ok := all[id]; ok && one.Key != "design" {
			out = append(out, one)
		}
	}
	return out
}

// cite lists every source by its id. They are part of the program, and tests read
// them: without them it is broken, and pages name none.
func (s *Server) cite() map[evidence.ID]evidence.Source {
	all, err := s.App.Catalog.Sources()
	if err != nil {
		s.Log.Error("sources not read", "why", err.Error())
	}
	out := make(map[evidence.ID]evidence.Source, len(all))
	for _, one := range all {
		out[one.ID] = one
	}
	return out
}

// linePart is one exercise with its dose, and all that a page says of it.
type linePart struct {
	Exercise   string
	Phase      string
	Dose       dose.Dose
	From       dose.Dose // before the latest decision; zero: nothing changed
	Due        dose.Dose // now, where that is another one than is written
	Source     dose.Dose // as its source gives it
	Basis      evidence.Basis
	Sources    []evidence.Source
	Why        whyPart  // of the latest decision; zero: there is none
	Side       string   // that starts and has twice the sets; empty: both alike
	Direction  string   // of motion, the first one: flexion, extension, rotation, side-bend; breath; none
	Motions    []string // all of them, as Direction; empty: none
	Position   string
	Swaps      []string // exercises that may stand in
	Unload     bool     // its load is not known
	OutOfReach bool     // it can't be had now
	Levels     levelPart
	Own        bool // somebody wrote it for this person
}

// lines describes the exercises of a session of the day.
func (s *Server) lines(d *app.Day, one program.Session, t *session.Timeline) []linePart {
	st := &d.Standing
	out := make([]linePart, 0, len(one.Parts))
	for _, part := range one.Parts {
		e := d.Catalog().Exercises.Get(part.Exercise)
		if e == nil {
			continue
		}
		l := s.line(st, e, part.Dose)
		l.Phase = part.Phase.String()
		if part.Limited {
			l.Side = st.LimitedSide(e).String()
		}
		for i := range t.Lines {
			if t.Lines[i].Exercise == e.ID {
				l.Swaps = swaps(&t.Lines[i])
			}
		}
		out = append(out, l)
	}
	return out
}

// line describes one exercise with a dose.
func (s *Server) line(st *course.Standing, e *exercise.Exercise, d dose.Dose) linePart {
	l := linePart{
		Exercise: e.ID, Phase: e.Phase().String(), Dose: d, Source: e.Dose, Basis: e.DoseBasis, Sources: s.sources(e.Sources),
		Direction: direction(e), Motions: motions(e), Position: e.Position, Unload: e.Loaded && d.Load.IsZero(), Own: e.Own,
	}
	if st == nil {
		return l
	}
	for _, c := range st.Latest.Lines {
		if c.Exercise != e.ID || c.Reason.Rule == "" {
			continue
		}
		l.Why = s.why(c.Reason)
		if amountOf(c.From) != amountOf(c.To) && c.To.Sum() == d.Sum() {
			l.From = c.From
		}
	}
	return l
}

// amountOf is what of a dose people count.
func amountOf(d dose.Dose) string {
	d.Tempo, d.Rest, d.NoRest, d.Reserve, d.Often = dose.Tempo{}, dose.Range{}, false, 0, dose.Often{}
	return d.String()
}

// swaps lists what may stand in for a line, easier ones first.
func swaps(l *session.Line) []string {
	var out []string
	for _, list := range [][]session.Alternative{l.Easier, l.Instead} {
		for _, a := range list {
			if !slices.Contains(out, a.Exercise) {
				out = append(out, a.Exercise)
			}
		}
	}
	return out
}

// motions gives the directions that an exercise trains: of one that trains
// none, whether it is breathing.
func motions(e *exercise.Exercise) []string {
	if names := e.Directions.Names(); len(names) > 0 || !e.Classes.Has(exercise.Breath) {
		return names
	}
	return []string{"breath"}
}

// direction gives the first of them.
func direction(e *exercise.Exercise) string {
	if all := motions(e); len(all) > 0 {
		return all[0]
	}
	return "none"
}

// glyph is the drawing of a direction.
func glyph(direction string) string {
	switch direction {
	case "flexion":
		return "dir-flex"
	case "extension":
		return "dir-ext"
	case "rotation":
		return "dir-rot"
	case "side-bend":
		return "dir-side"
	case "breath":
		return "breath"
	}
	return "dir-none"
}

// vertebrae is how many slabs the column has.
const vertebrae = 12

// column draws the twelve slabs, filled from the lowest up, with the one that
// is on its way. It always stands beside words.
func column(filled int) template.HTML {
	return slabsOf(func(i int) string {
		switch below := vertebrae - 1 - i; {
		case below < filled:
			return "on"
		case below == filled:
			return "now"
		}
		return "off"
	})
}

// slabs is how much of the column a stage has filled: the longest that a stage
// lasts is the whole of it.
func slabs(weeks int) int { return min(weeks*vertebrae/progression.CapWeeks, vertebrae) }

// stepPart is one step of the ladder.
type stepPart struct {
	Stage string
	State string // done, now, next
}

// ladder shows the five stages, and which one is on.
func ladder(now exercise.Stage) []stepPart {
	var out []stepPart
	for stage := exercise.Mobility; stage <= exercise.Functional; stage++ {
		state := "next"
		switch {
		case stage < now:
			state = "done"
		case stage == now:
			state = "now"
		}
		out = append(out, stepPart{stage.String(), state})
	}
	return out
}
