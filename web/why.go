package web

import (
	"net/http"
	"slices"

	"tspine/engine/course"
	"tspine/engine/dose"
	"tspine/engine/screening"
	"tspine/exchange"
)

// whyPage is how the program came to be.
type whyPage struct {
	Stage   string
	Since   string // day of the present stage; empty: the first one
	Began   string // day of the entry
	First   string // stage of the entry
	Row     string // of the entry table; empty: no program yet
	Capped  int    // stage that the answers allow at most; 0: not lowered
	Entry   whyPart
	Flags   []screening.Flag
	Decided []decidedPart // newest first
	Changed []exchange.Change
	Pounds  bool
}

// decidedPart is one decision, and what it did to each line.
type decidedPart struct {
	Day, Kind, Icon, Also string
	Barriers              bool
	Why                   whyPart
	Changes               []changePart
	Same                  []samePart
}

// changePart is what became of one line.
type changePart struct {
	Exercise string
	From, To dose.Dose
	Why      whyPart
}

// samePart is the lines that stay for the same reason.
type samePart struct {
	Exercises []string
	Why       whyPart
}

func (whyPage) file() string { return "why" }
func (whyPage) tab() string  { return "program" }

// outline describes a decision without what it did to each line.
func (s *Server) outline(d course.Decided) decidedPart {
	d.Lines = nil
	return s.decided(d)
}

// decided describes a decision. Lines that stay for the same reason stand
// together.
func (s *Server) decided(d course.Decided) decidedPart {
	p := decidedPart{
		Day: d.Day.String(), Kind: string(d.Decision.Kind), Icon: decisionIcon(d.Decision.Kind), Also: string(d.Decision.Also),
		Barriers: d.Decision.Barriers, Why: s.why(d.Decision.Reason),
	}
	for _, l := range d.Lines {
		if l.From != l.To {
			p.Changes = append(p.Changes, changePart{l.Exercise, l.From, l.To, s.why(l.Reason)})
			continue
		}
		i := slices.IndexFunc(p.Same, func(one samePart) bool { return one.Why.Reason == l.Reason })
		if i < 0 {
			p.Same = append(p.Same, samePart{Why: s.why(l.Reason)})
			i = len(p.Same) - 1
		}
		p.Same[i].Exercises = append(p.Same[i].Exercises, l.Exercise)
	}
	return p
}

// whyPage tells how the program came to be.
func (s *Server) reasons(w http.ResponseWriter, r *http.Request) error {
	_, about, err := s.App.Leave(r.Context(), actor(r).Person)
	if err != nil {
		return err
	}
	all, err := s.App.Why(r.Context(), actor(r).Person)
	if err != nil {
		return err
	}
	st := &all.Standing
	p := whyPage{
		Stage: st.Stage.String(), Row: st.Entry.Row, Entry: s.why(st.Entry.Reason), Changed: all.Changed, Pounds: about.Profile.Pounds,
		Flags: slices.Concat(st.Result.Flags, st.Result.Unsure),
	}
	if st.Reached != st.Entered {
		p.Since, p.Began, p.First = st.Reached.String(), st.Entered.String(), st.Entry.Stage.String()
	}
	if st.Entry.Capped {
		p.Capped = int(st.Entry.Stage)
	}
	for _, d := range slices.Backward(all.Decided) {
		p.Decided = append(p.Decided, s.decided(d))
	}
	return s.render(w, r, http.StatusOK, p)
}
