package exchange

import (
	"tspine/engine/assessment"
	"tspine/engine/course"
	"tspine/engine/exercise"
	"tspine/engine/program"
	"tspine/engine/session"
)

// Day is what is due on a day, as JSON.
type Day struct {
	Day      string    `json:"day"`
	Stage    int       `json:"stage"`
	Week     int       `json:"week"` // of the program, from 1
	Rounds   int       `json:"rounds"`
	Settling bool      `json:"settling,omitempty"`
	Flare    bool      `json:"flare,omitempty"`
	Advise   bool      `json:"advise_clinician,omitempty"`
	Triage   string    `json:"triage"`
	Flags    []string  `json:"flags"`
	Notes    []string  `json:"notes"`
	DoneMain bool      `json:"main_session_done"`
	Main     *Session  `json:"main_session,omitempty"`
	Shorts   []Session `json:"short_sessions"`
	Timeline *Timeline `json:"timeline,omitempty"`
	Decision *Decision `json:"decision,omitempty"`
}

// DayOf writes a day.
func DayOf(st course.Standing, main program.Session, shorts []program.Session, t session.Timeline, c *exercise.Catalog) Day {
	d := Day{
		Day: st.Day.String(), Stage: int(st.Stage), Week: st.Week + 1, Rounds: st.Rounds, Settling: st.Settling, Flare: st.Flare, Advise: st.Advise,
		Triage: st.Result.Action.String(), Flags: []string{}, Notes: append([]string{}, st.Result.Notes...), DoneMain: st.DoneMain, Shorts: []Session{},
	}
	for _, f := range st.Result.Flags {
		d.Flags = append(d.Flags, f.ID)
	}
	if len(main.Parts) > 0 {
		s := SessionOf(main, c)
		d.Main = &s
		line := TimelineOf(t)
		d.Timeline = &line
	}
	for _, s := range shorts {
		d.Shorts = append(d.Shorts, SessionOf(s, c))
	}
	if st.Latest.Decision.Kind != "" {
		one := DecisionOf(st.Latest)
		d.Decision = &one
	}
	return d
}

// Decision is a decision as JSON.
type Decision struct {
	Day      string       `json:"day"`
	Week     int          `json:"week"`
	Decision string       `json:"decision"`
	Also     string       `json:"also,omitempty"`
	Row      int          `json:"row"`
	From     int          `json:"from_stage"`
	Stage    int          `json:"stage"`
	Advise   bool         `json:"advise_clinician,omitempty"`
	Rescreen string       `json:"rescreen"`
	Retest   bool         `json:"retest,omitempty"`
	Reason   Reason       `json:"reason"`
	Lines    []LineChange `json:"lines"`
}

// LineChange is what a decision did to one line, as JSON.
type LineChange struct {
	Exercise string `json:"exercise"`
	From     Dose   `json:"from"`
	To       *Dose  `json:"to,omitempty"` // absent: the line rests
	Swap     string `json:"swap"`
	Reason   Reason `json:"reason"`
}

// DecisionOf writes a decision.
func DecisionOf(d course.Decided) Decision {
	out := Decision{
		Day: d.Day.String(), Week: d.Week, Decision: string(d.Decision.Kind), Also: string(d.Decision.Also), Row: d.Decision.Row, From: int(d.From),
		Stage: int(d.Decision.Stage), Advise: d.Decision.Advise, Rescreen: d.Decision.Rescreen.String(), Retest: d.Decision.Retest,
		Reason: ReasonOf(d.Decision.Reason), Lines: []LineChange{},
	}
	for _, l := range d.Lines {
		one := LineChange{Exercise: l.Exercise, From: DoseOf(l.From), Swap: l.Swap.String(), Reason: ReasonOf(l.Reason)}
		if !l.To.IsZero() {
			to := DoseOf(l.To)
			one.To = &to
		}
		out.Lines = append(out.Lines, one)
	}
	return out
}

// DecisionsOf writes decisions.
func DecisionsOf(list []course.Decided) []Decision {
	out := make([]Decision, 0, len(list))
	for _, d := range list {
		out = append(out, DecisionOf(d))
	}
	return out
}

// Findings is what measures show, as JSON: never a grade.
type Findings struct {
	Rotation    string               `json:"rotation"`
	SideBend    string               `json:"side_bend"`
	Extension   string               `json:"extension"`
	Shoulder    string               `json:"shoulder"`
	Provisional bool                 `json:"provisional,omitempty"`
	Weak        bool                 `json:"weak,omitempty"`
	Asymmetry   map[string]UnevenGot `json:"asymmetry,omitempty"`
	Skipped     []string             `json:"ignored_tests,omitempty"`
	Reasons     []Reason             `json:"reasons"`
}

// FindingsOf writes findings.
func FindingsOf(f *assessment.Findings) Findings {
	out := Findings{
		Rotation: f.Rotation.String(), SideBend: f.SideBend.String(), Extension: f.Extension.String(), Shoulder: f.Shoulder.String(),
		Provisional: f.Provisional, Weak: f.Weak, Asymmetry: UnevenOf(f), Skipped: f.Skipped, Reasons: []Reason{},
	}
	for _, r := range f.Reasons {
		out.Reasons = append(out.Reasons, ReasonOf(r))
	}
	return out
}

// UnevenOf writes left against right of every measure.
func UnevenOf(f *assessment.Findings) map[string]UnevenGot {
	out := map[string]UnevenGot{}
	for _, a := range f.Asymmetries {
		out[a.Measure] = UnevenGot{Flag: a.Flag, Side: sideLetter(a), AI: float64(int(a.AI*100+0.5)) / 100, Marked: a.Marked}
	}
	return out
}

func sideLetter(a assessment.Asymmetry) string {
	switch a.Side.String() {
	case "left":
		return "L"
	case "right":
		return "R"
	}
	return ""
}

// Started is what a start leads to, as JSON.
type Started struct {
	Triage   string    `json:"triage"`
	Flags    []string  `json:"flags"`
	Notes    []string  `json:"notes"`
	Stage    int       `json:"stage"`
	Row      string    `json:"entry_row"`
	Reason   Reason    `json:"entry_reason"`
	Settling bool      `json:"settling,omitempty"`
	Advise   bool      `json:"advise_clinician,omitempty"`
	Findings Findings  `json:"findings"`
	Main     Session   `json:"first_session"`
	Shorts   []Session `json:"short_sessions"`
}

// StartedOf writes what a start leads to.
func StartedOf(st course.Standing, main program.Session, shorts []program.Session, c *exercise.Catalog) Started {
	out := Started{
		Triage: st.Result.Action.String(), Flags: []string{}, Notes: append([]string{}, st.Result.Notes...), Stage: int(st.Stage), Row: st.Entry.Row,
		Reason: ReasonOf(st.Entry.Reason), Settling: st.Settling, Advise: st.Advise, Findings: FindingsOf(&st.Findings), Main: SessionOf(main, c), Shorts: []Session{},
	}
	for _, f := range st.Result.Flags {
		out.Flags = append(out.Flags, f.ID)
	}
	for _, s := range shorts {
		out.Shorts = append(out.Shorts, SessionOf(s, c))
	}
	return out
}
