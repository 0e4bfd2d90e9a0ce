package web

import (
	"net/http"

	"tspine/app"
	"tspine/engine/assessment"
	"tspine/engine/course"
	"tspine/engine/screening"
)

// planPage is the plan as it is seen for the first time.
type planPage struct {
	Head      string // key of what was found
	Side      string
	Lines     int
	Minutes   int
	Rounds    int
	Ladder    []stepPart
	Stage     string
	Row       string // why they begin at this stage; empty: they have moved on
	Capped    int
	Entry     whyPart
	Findings  []whyPart
	Flags     []screening.Flag
	Phases    []phasePart
	Shorts    int
	Others    []otherPart
	Pounds    bool
	Confirmed bool
	Retest    bool // turning was measured once
	Open      bool // no days were chosen: any day is open
}

func (planPage) file() string { return "plan" }
func (planPage) tab() string  { return "program" }

// plan reveals the plan.
func (s *Server) plan(w http.ResponseWriter, r *http.Request) error {
	d, err := s.App.Today(r.Context(), actor(r).Person, 0, "")
	if err != nil {
		return err
	}
	st := &d.Standing
	p := planPage{
		Minutes: int(d.Main.Length.Minutes() + 0.5), Rounds: d.Main.Rounds, Lines: len(d.Main.Parts), Ladder: ladder(st.Stage), Stage: st.Stage.String(),
		Entry: s.why(st.Entry.Reason), Flags: st.Result.Flags, Phases: phases(s.lines(&d, d.Main, &d.Timeline)), Shorts: len(d.Shorts),
		Pounds: d.About.Profile.Pounds, Confirmed: s.App.Catalog.SignOff.ConfirmedNow(), Retest: st.Findings.Provisional,
		Open: !d.About.Schedule.Set(),
	}
	p.Head, p.Side = headline(st)
	if st.Stage == st.Entry.Stage { // who has moved on does not begin there
		p.Row = st.Entry.Row
	}
	if st.Entry.Capped {
		p.Capped = int(st.Entry.Stage)
	}
	for _, f := range st.Findings.Reasons {
		p.Findings = append(p.Findings, s.why(f))
	}
	now := d.About.Program
	if now == "" {
		now = "adaptive"
	}
	versions, err := s.App.Versions(r.Context(), actor(r).Person)
	if err != nil {
		return err
	}
	seen := app.AnyState
	if len(versions) > 0 {
		seen = versions[0].ID
	}
	p.Others = s.programs(now, seen)
	return s.render(w, r, http.StatusOK, p)
}

// headline says what was found, in one word, and on which side.
func headline(st *course.Standing) (key, side string) {
	f := &st.Findings
	switch {
	case st.Settling:
		return "settle", ""
	case f.Rotation == assessment.Limited:
		return "rotation", f.RotationSide.String()
	case f.Extension == assessment.Limited:
		return "extension", ""
	case f.SideBend == assessment.Limited:
		return "side-bend", f.SideBendSide.String()
	case f.Shoulder == assessment.Limited:
		return "shoulder", f.ShoulderSide.String()
	case f.Rotation == assessment.Loose || f.SideBend == assessment.Loose:
		return "loose", ""
	case f.Rotation == assessment.Unmeasured && f.Extension == assessment.Unmeasured:
		return "unmeasured", ""
	}
	return "even", ""
}
