package web

import (
	"fmt"
	"net/http"
	"strconv"

	"tspine/app"
	"tspine/engine/dose"
	"tspine/engine/fault"
	"tspine/engine/program"
	"tspine/engine/unit"
	"tspine/exchange"
)

// todayPage is what is due today.
type todayPage struct {
	Day       string
	Week      int // from 1
	Stage     string
	Minutes   int // of the main session, rounded
	Asked     int // minutes asked for; 0: as the profile says
	Choices   []int
	Rounds    int
	Done      bool // the main session
	Phases    []phasePart
	Shorts    [][]linePart
	Decision  string // kind of the latest decision, where it is of this week
	Notes     []string
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

// linePart is one exercise with its dose.
type linePart struct {
	Exercise string
	Dose     dose.Dose
}

// Minutes that can be chosen with one tap.
var minutesOffered = [...]int{5, 10, 20, 30}

// home leads to the one page that everything begins with.
func (s *Server) home(w http.ResponseWriter, r *http.Request) error { return back(w, r, "/today") }

// today shows what is due.
func (s *Server) today(w http.ResponseWriter, r *http.Request) error {
	d, minutes, err := s.due(r)
	if err != nil {
		return err
	}
	return s.render(w, r, http.StatusOK, s.todayPage(&d, minutes))
}

// todayJSON gives the same to a script: session and timeline.
func (s *Server) todayJSON(w http.ResponseWriter, r *http.Request) error {
	d, _, err := s.due(r)
	if err != nil {
		return err
	}
	return answer(w, http.StatusOK, exchange.DayOf(d.Standing, d.Main, d.Shorts, d.Timeline, s.App.Catalog.Exercises))
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
		Day: st.Day.String(), Week: st.Week + 1, Stage: st.Stage.String(), Minutes: int(d.Main.Length.Minutes() + 0.5), Asked: asked,
		Choices: minutesOffered[:], Rounds: d.Main.Rounds, Done: st.DoneMain && len(d.Main.Parts) == 0, Phases: phases(d.Main),
		Pounds: d.About.Profile.Pounds, Confirmed: s.App.Catalog.SignOff.ConfirmedNow(),
	}
	if kind := st.Latest.Decision.Kind; kind != "" && st.Day-st.Latest.Day < unit.DaysPerWeek {
		p.Decision = string(kind)
	}
	for _, short := range d.Shorts {
		p.Shorts = append(p.Shorts, lines(short))
	}
	if pass, ok := st.Pass(); ok {
		for _, note := range pass.Notes() {
			if note != "crisis-line" {
				p.Notes = append(p.Notes, note)
			}
		}
	}
	if help, err := s.App.Catalog.Help(d.About.Country); err == nil {
		p.Emergency = help.Emergency
	}
	return p
}

// phases groups the lines of a session.
func phases(one program.Session) []phasePart {
	var out []phasePart
	for i, part := range one.Parts {
		if i == 0 || one.Parts[i-1].Phase != part.Phase {
			out = append(out, phasePart{Phase: part.Phase.String()})
		}
		last := &out[len(out)-1]
		last.Lines = append(last.Lines, linePart{part.Exercise, part.Dose})
	}
	return out
}

func lines(one program.Session) []linePart {
	out := make([]linePart, len(one.Parts))
	for i, part := range one.Parts {
		out[i] = linePart{part.Exercise, part.Dose}
	}
	return out
}
