package web

import (
	"errors"
	"fmt"
	"net/http"
	"slices"
	"strconv"
	"time"

	"tspine/app"
	"tspine/engine/dose"
	"tspine/engine/fault"
	"tspine/engine/progression"
	"tspine/engine/unit"
	"tspine/exchange"
)

// todayPage is what is due today.
type todayPage struct {
	Weekday  string
	Week     int // from 1
	Stage    string
	Number   int // of the stage
	Minutes  int // of the main session, rounded
	Asked    int // minutes asked for; 0: as the profile says
	Choices  []int
	Rounds   int
	Full     bool // nothing could be added, although there was time
	Done     bool // the main session
	Away     int  // days without a session, where that lowered the doses; else 0
	Flare    bool
	Settling bool
	Lead     linePart // the first line of the phase that moves most
	Phases   []phasePart
	Shorts   [][]linePart
	Way      int      // slabs of the column
	InStage  int      // weeks in the stage, from 1
	Most     int      // weeks that a stage lasts at most
	Rests    bool     // a rest without an exercise is to be rated first
	Off      bool     // the schedule leaves the day free
	Next     nextPart // session by the schedule
	Breaks   []string // when the short sessions fall; empty: at any time

	Checked   bool // the questions before a session
	Train     bool // there is a player
	Asks      bool // the morning is to be rated
	Morning   []level
	Begun     bool // safety questions that were begun
	Decision  decisionPart
	Chosen    []chosenPart
	Just      chosenPart // made a moment ago
	Undone    chosenPart // taken back a moment ago
	Notes     []string
	Advise    bool
	Pounds    bool
	Confirmed bool // by a clinician
	Emergency string
}

func (todayPage) file() string { return "today" }
func (todayPage) tab() string  { return "today" }

// phasePart is one phase of a session with its lines.
type phasePart struct {
	Phase string
	Lines []linePart
}

// decisionPart is what was decided lately; empty: nothing in the last week.
type decisionPart struct {
	Kind, Icon string
	Why        whyPart
}

// chosenPart is a choice that holds, and can be taken back.
type chosenPart struct {
	ID, Act, Exercise, With string
	Today                   bool
}

// Minutes that can be chosen with one tap.
var minutesOffered = [...]int{5, 10, 20, 30}

// home leads to the one page that everything begins with.
func (s *Server) home(w http.ResponseWriter, r *http.Request) error { return back(w, r, "/today") }

// today shows what is due, or leads to what comes before that.
func (s *Server) today(w http.ResponseWriter, r *http.Request) error {
	d, minutes, err := s.due(r)
	var stop *app.Stop
	if errors.As(err, &stop) && stop.Halt == app.AnswerAgain && !s.asked(stop) {
		return back(w, r, pathStart)
	}
	if err != nil {
		return err
	}
	i, err := s.App.Interview(r.Context(), actor(r).Person)
	if err != nil {
		return err
	}
	t := talk{i, true}
	if i.Begun() && !t.again() {
		return back(w, r, pathStart)
	}
	of := s.subject(r, "today", d.Mark)
	of.begun = i.Begun()
	just := r.URL.Query().Get("chosen")
	undone := s.undone(r)
	if just != "" || undone.ID != "" {
		of.mark = app.Mark{}
	}
	return s.recall(w, r, of, func() (written, error) {
		p := s.todayPage(&d, minutes)
		p.Begun, p.Undone = i.Begun(), undone
		for _, c := range p.Chosen {
			if c.ID == just {
				p.Just = c
			}
		}
		return s.compose(r, p)
	})
}

// asked says whether a stop comes from answers, rather than from there being
// none.
func (s *Server) asked(stop *app.Stop) bool {
	return stop.Key == "answers" || stop.Key == "again"
}

// todayJSON gives the same to a script: session and timeline.
func (s *Server) todayJSON(w http.ResponseWriter, r *http.Request) error {
	d, _, err := s.due(r)
	if err != nil {
		return err
	}
	return s.recall(w, r, subject{page: "today.json", mark: d.Mark}, func() (written, error) {
		return writeJSON(s, r, exchange.DayOf(d.Standing, d.Main, d.Shorts, d.Timeline, s.App.Catalog.Exercises))
	})
}

// due asks what is due, in as many minutes as the request says.
func (s *Server) due(r *http.Request) (app.Day, int, error) {
	minutes, err := minutesOf(r)
	if err != nil {
		return app.Day{}, 0, err
	}
	d, err := s.App.Today(r.Context(), actor(r).Person, minutes, "")
	return d, minutes, err
}

func minutesOf(r *http.Request) (int, error) {
	text := r.URL.Query().Get("minutes")
	if text == "" {
		return 0, nil
	}
	minutes, err := strconv.Atoi(text)
	if err != nil || minutes < 2 || minutes > 180 {
		var all fault.Faults
		all.Add("minutes", "out-of-range", fmt.Sprintf("%.20q", text), "2 to 180")
		return 0, all
	}
	return minutes, nil
}

func (s *Server) todayPage(d *app.Day, asked int) todayPage {
	st := &d.Standing
	p := todayPage{
		Weekday: weekday(st.Day), Week: st.Week + 1, Stage: st.Stage.String(), Number: int(st.Stage),
		Minutes: int(d.Main.Length.Minutes() + 0.5), Asked: asked, Choices: minutesOffered[:], Rounds: d.Main.Rounds, Full: d.Main.Full,
		Done: st.DoneMain && len(d.Main.Parts) == 0, Flare: st.Flare, Settling: st.Settling,
		Way: slabs(st.InStage), InStage: st.InStage + 1, Most: progression.CapWeeks,
		Checked: d.Checked, Train: s.has("/train"), Asks: d.Asks, Advise: st.Advise,
		Pounds: d.About.Profile.Pounds, Confirmed: s.App.Catalog.SignOff.ConfirmedNow(),
	}
	p.Rests = d.Rests && len(d.Main.Parts) > 0
	p.Off, p.Next = d.Off, newNext(d.Next)
	for _, at := range d.Breaks {
		p.Breaks = append(p.Breaks, at.String())
	}
	p.Morning = newRating("pain", "", "", nil).Levels
	p.Phases = phases(s.lines(d, d.Main, &d.Timeline))
	p.Lead = lead(p.Phases)
	p.Lead.Levels = s.level(d.Catalog(), p.Lead.Exercise)
	for _, short := range d.Shorts {
		t := s.App.Timeline(d, true)
		p.Shorts = append(p.Shorts, s.lines(d, short, &t))
	}
	s.decide(&p, d)
	for _, c := range d.Chosen {
		p.Chosen = append(p.Chosen, chosenPart{c.ID, string(c.Act), c.Exercise, c.With, c.Today})
	}
	if pass, ok := st.Pass(); ok {
		p.Notes = slices.DeleteFunc(pass.Notes(), func(n string) bool { return n == crisisNote })
	}
	if help, err := s.App.Catalog.Help(d.About.Country); err == nil {
		p.Emergency = help.Emergency
	}
	return p
}

// decide tells what was decided in the last week.
func (s *Server) decide(p *todayPage, d *app.Day) {
	latest := d.Standing.Latest
	if latest.Decision.Kind == "" || d.Standing.Day-latest.Day >= unit.DaysPerWeek {
		return
	}
	p.Decision = decisionPart{string(latest.Decision.Kind), decisionIcon(latest.Decision.Kind), s.why(latest.Decision.Reason)}
	if latest.Decision.Kind == progression.KindStepBack {
		if gap, ok := latest.Decision.Reason.Figure("gap-days"); ok {
			p.Away = int(gap)
		}
	}
}

// decisionIcon is the arrow of a decision.
func decisionIcon(k progression.Kind) string {
	switch k {
	case progression.KindProgress:
		return "up"
	case progression.KindAdvanceStage:
		return "stairs"
	case progression.KindHold, progression.KindMaintain, progression.KindReview:
		return "hold"
	}
	return "down"
}

// weekday names the day of the week, as the words have it.
func weekday(d unit.Day) string {
	names := [...]string{"sunday", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday"}
	day, err := time.Parse(time.DateOnly, d.String())
	if err != nil {
		return "today"
	}
	return names[day.Weekday()]
}

// phases groups the lines of a session.
func phases(all []linePart) []phasePart {
	var out []phasePart
	for i, l := range all {
		if i == 0 || all[i-1].Phase != l.Phase {
			out = append(out, phasePart{Phase: l.Phase})
		}
		last := &out[len(out)-1]
		last.Lines = append(last.Lines, l)
	}
	return out
}

// lead is the line that stands for a session: the first that mobilizes, or the
// first.
func lead(all []phasePart) linePart {
	for _, p := range all {
		if p.Phase == "mobilize" {
			return p.Lines[0]
		}
	}
	if len(all) > 0 {
		return all[0].Lines[0]
	}
	return linePart{Dose: dose.Dose{}}
}
