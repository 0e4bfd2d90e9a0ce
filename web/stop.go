package web

import (
	"cmp"
	"net/http"
	"slices"
	"strings"

	"tspine/app"
	"tspine/engine/course"
	"tspine/engine/evidence"
	"tspine/engine/screening"
)

// stopPage says what has to happen before there is a session. It never names
// an exercise.
type stopPage struct {
	At      string // id of the tab under which it was asked for; empty: today
	Halt    app.Halt
	Key     string
	Number  string // to call for help; empty where the country is not known
	Urgency screening.Urgency
	Why     evidence.Reason
	Flags   []screening.Flag
	Ask     []screening.Again
	Missing []string
	Crisis  bool
	Name    string     // of the crisis line
	Line    string     // its number
	Say     []string   // flags of which something can be said on the phone
	Told    []toldPart // answers behind the flags
	Words   string     // of the person's own
	Change  string     // question whose answer can be changed; empty: all are asked again
	Away    awayPart
}

// awayPart is a pause.
type awayPart struct {
	Since, Until string // Until is empty while it is open
	What         string // travel, illness, other
	Ill          bool
	Mistake      string // its state, where it can be taken back as if it had never been said
}

func newAway(a course.Away) awayPart {
	p := awayPart{Since: a.Since.String(), What: string(a.For), Ill: a.For == course.ForIllness}
	if a.Until != 0 {
		p.Until = a.Until.String()
	}
	return p
}

// toldPart is an answer that was given.
type toldPart struct{ Question, Answer string }

func (stopPage) file() string  { return "stop" }
func (p stopPage) tab() string { return cmp.Or(p.At, "today") }

// Empty says that nobody has said anything yet, so that there is a page to fill
// rather than questions to answer again.
func (p stopPage) Empty() bool {
	return p.Halt == app.AnswerAgain && p.Key == "about" && p.At != "" && p.At != "you"
}

// bare keeps every way to an exercise out.
func (p stopPage) bare() bool { return p.Halt == app.Emergency || p.Halt == app.Clinician }

// stopPageOf shows a stop.
func stopPageOf(s *app.Stop) stopPage {
	p := stopPage{
		Halt: s.Halt, Key: s.Key, Number: s.Help.Emergency, Urgency: s.Result.Urgency, Ask: s.Result.Ask, Missing: s.Result.Missing,
		Flags:  append(slices.Clone(s.Result.Flags), s.Result.Unsure...),
		Crisis: slices.Contains(s.Result.Notes, "crisis-line"), Name: s.Help.Crisis.Name, Line: s.Help.Crisis.Number,
	}
	if s.Halt == app.Paused {
		p.Away = newAway(s.Away)
	}
	if s.Why != "" {
		p.Why = evidence.Because(s.Why)
	}
	if p.Halt != app.AnswerAgain {
		p.Flags = slices.DeleteFunc(p.Flags, func(f screening.Flag) bool {
			return f.Action < screening.ClinicianFirst || p.Halt == app.Emergency && f.Action != screening.Emergency
		})
	}
	for _, f := range p.Flags {
		if f.Action == screening.ClinicianFirst {
			p.Say = append(p.Say, f.ID)
		}
	}
	return p
}

// tell adds what the person answered, as far as it can be read.
func (p *stopPage) tell(i app.Interview) {
	p.Words, _ = i.Said(app.AskText)
	asked := i.Asks()
	for _, f := range p.Flags {
		for _, id := range f.Answers {
			said, ok := i.Said("q." + id)
			known := slices.ContainsFunc(p.Told, func(one toldPart) bool { return one.Question == id })
			if !ok || known || !slices.ContainsFunc(asked, func(one app.Ask) bool { return one.Question == id }) {
				continue
			}
			p.Told = append(p.Told, toldPart{id, app.Answered(said)})
			if p.Change == "" && p.Halt == app.Emergency {
				p.Change = id
			}
		}
	}
}

// stopped shows a stop with what the person answered. What can't be read is
// left out: the stop itself is always shown.
func (s *Server) stopPage(r *http.Request, stop *app.Stop) stopPage {
	p := stopPageOf(stop)
	p.At = tabAt(r.URL.Path)
	p.Name = s.phrase(r).Line(stop.Help)
	if stop.Halt == app.Paused {
		if can, err := s.App.Mistaken(r.Context(), actor(r).Person); err == nil && can {
			p.Away.Mistake = app.AwayState(stop.Away)
		}
	}
	if t, err := s.talk(r); err == nil {
		p.tell(t.Interview)
	}
	return p
}

// tabAt is the tab under whose address a page stands; empty: today's, or none.
func tabAt(path string) string {
	for _, t := range tabs {
		if t.Path != "/today" && (path == t.Path || strings.HasPrefix(path, t.Path+"/")) {
			return t.ID
		}
	}
	return ""
}
