package web

import (
	"cmp"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"slices"

	"tspine/app"
	"tspine/engine/course"
	"tspine/engine/fault"
	"tspine/engine/logbook"
	"tspine/engine/planner"
	"tspine/engine/screening"
	"tspine/engine/unit"
	"tspine/exchange"
	"tspine/locale"
	"tspine/phrase"
)

// trainPage is the player. What is to be played comes as JSON, so that the page
// can be kept for when there is no network. Where the questions before a session
// are due, they stand there from the start under how long it takes, and work
// without the script that takes them over; nothing else is in it of anybody.
type trainPage struct {
	Words map[string]string
	Asked *readyPage // nil: they are not due
	Brief bool       // it is a short session
	Long  int        // in minutes
}

func (trainPage) file() string { return "train" }
func (trainPage) bare() bool   { return true }

// played are the beginnings of the keys whose words the player needs.
var played = [...]string{
	"player.", "cue.", "pain.", "effort.", "motion.", "phase.", "side.left", "side.right", "mini.", "option.check_", "answer.", "page.ready.both", "page.go-on",
	"page.back", "step.", "date.digits", "color.", "page.exercise.network",
}

// blanks are the names of what scripts put into sentences.
var blanks = [...]string{"n", "of", "name", "with", "side", "time", "day", "from", "to", "year", "month"}

func trainPageOf(say phrase.Phraser) trainPage {
	p := trainPage{Words: map[string]string{}}
	var args []locale.Arg
	for _, b := range blanks {
		args = append(args, locale.S(b, "{"+b+"}"))
	}
	for _, beginning := range played {
		for _, key := range say.Words.Under(beginning) {
			p.Words[key] = say.Words.T(key, args...)
		}
	}
	return p
}

// train is the page of the player.
func (s *Server) train(w http.ResponseWriter, r *http.Request) error {
	p := trainPageOf(s.phrase(r))
	minutes, err := minutesOf(r)
	if err != nil {
		return err
	}
	d, err := s.App.Today(r.Context(), actor(r).Person, minutes, "")
	if err != nil && !stopped(err) {
		return err
	}
	if err == nil && !d.Checked {
		p.ask(s.App, &d, r)
	}
	return s.render(w, r, http.StatusOK, p)
}

// ask puts the questions before the session that is due, if one is.
func (p *trainPage) ask(a *app.App, d *app.Day, r *http.Request) {
	asked := newReadyPage(func(string) string { return "" }, nil).on(r.URL.Query())
	t := a.Timeline(d, asked.Short)
	if len(t.Steps) == 0 {
		t = a.Timeline(d, false)
	}
	if len(t.Steps) > 0 {
		p.Asked, p.Brief, p.Long = &asked, t.Short, max((int(t.Length)+30)/60, 1)
	}
}

// weekJSON is the sessions of the coming days, with the words of what is in
// them: all that a device needs to train without asking anyone.
type weekJSON struct {
	Made      int64                   `json:"made_ms"` // since 1970 UTC
	Day       string                  `json:"day"`
	Days      int                     `json:"days"` // for which it may be used, its own counted
	Person    personJSON              `json:"person"`
	People    []personJSON            `json:"people"`  // whose sessions may be sent from here
	Checked   bool                    `json:"checked"` // the questions before a session were answered today
	Pounds    bool                    `json:"pounds,omitempty"`
	Drawn     string                  `json:"drawn,omitempty"` // what addresses of figures carry
	Sounds    exchange.Sounds         `json:"sounds"`
	Questions []questionJSON          `json:"questions"`
	Sessions  []aheadJSON             `json:"sessions"`
	One       *oneJSON                `json:"one,omitempty"` // the exercise that was asked for by itself
	Exercises map[string]exerciseJSON `json:"exercises"`
}

type personJSON struct {
	ID   string `json:"id"`
	Name string `json:"name"`
}

type questionJSON struct {
	ID      string   `json:"id"`
	Choices []string `json:"choices"`
}

type aheadJSON struct {
	ID       string            `json:"id"`
	Known    string            `json:"known"`
	Timeline exchange.Timeline `json:"timeline"`
}

// oneJSON is a session of one exercise that was asked for by itself. It is not
// kept for when there is no network: what is right is asked each time.
type oneJSON struct {
	Exercise string     `json:"exercise"`
	Session  *aheadJSON `json:"session,omitempty"`
	Says     []string   `json:"says"` // why there is none; or that it was done today already
}

// exerciseJSON is what is said and shown of an exercise.
type exerciseJSON struct {
	Name    string   `json:"name"`
	SetUp   []string `json:"set_up"`
	Cues    []string `json:"cues"`
	Motions []string `json:"motions"`         // directions
	Drawn   string   `json:"drawn,omitempty"` // where an own one is drawn; "none": nowhere. Empty: where those of the catalog are
}

// haltJSON says that there are no sessions to keep.
type haltJSON struct {
	Stopped bool `json:"stopped"`
}

// week hands out the sessions of the coming days.
func (s *Server) week(w http.ResponseWriter, r *http.Request) error {
	minutes, err := minutesOf(r)
	if err != nil {
		return err
	}
	who := actor(r).Person
	all, err := s.App.Coming(r.Context(), who, minutes)
	if ahead := r.URL.Query().Get("ahead") != ""; ahead && paused(err) {
		return answer(w, http.StatusOK, haltJSON{true}) // nothing went wrong: the page only looked ahead
	}
	if err != nil {
		return err
	}
	out := weekJSON{
		Made: all.Made.UnixMilli(), Day: unit.DayOf(all.Made).String(), Days: app.AheadDays, Person: personJSON{who.ID, who.Name}, Checked: all.Checked,
		Pounds: all.About.Profile.Pounds, Drawn: figureQuery(wants(r)), Sounds: wants(r).Sounds(), Sessions: []aheadJSON{}, Exercises: map[string]exerciseJSON{},
	}
	for _, p := range mayTrain(actor(r)) {
		out.People = append(out.People, personJSON{p.ID, p.Name})
	}
	for _, q := range screening.MiniQuestions() {
		out.Questions = append(out.Questions, questionJSON{q.ID, append([]string{}, q.Choices...)})
	}
	for _, one := range all.Sessions {
		line := aheadJSON{one.ID, one.Known.String(), exchange.TimelineOf(one.Timeline)}
		out.Sessions = append(out.Sessions, line)
		s.describeAll(r, &out, line)
	}
	if id := r.URL.Query().Get("exercise"); id != "" {
		if out.One, err = s.one(r, id); err != nil {
			return err
		}
		if out.One.Session != nil {
			s.describeAll(r, &out, *out.One.Session)
		}
	}
	return sendNew(w, func() (written, error) { return writeJSON(s, r, out) })
}

// one gives a session of one exercise that is asked for by itself, or says why
// there is none.
func (s *Server) one(r *http.Request, id string) (*oneJSON, error) {
	d, one, err := s.App.One(r.Context(), actor(r).Person, id)
	if err != nil {
		return nil, err
	}
	say, out := s.phrase(r), &oneJSON{Exercise: id, Says: []string{}}
	for _, b := range one.Bars {
		out.Says = append(out.Says, say.Bar(b))
	}
	switch {
	case len(one.Bars) > 0:
	case len(one.Timeline.Steps) == 0:
		out.Says = append(out.Says, say.Words.T("page.exercise.enough"), say.Most(one.Most))
	default:
		out.Session = &aheadJSON{one.ID, d.Standing.Day.String(), exchange.TimelineOf(one.Timeline)}
		if one.Turn == planner.Again {
			times := d.Standing.Visits(s.catalog(r).Exercises.Get(id))
			out.Says = append(out.Says, say.Words.T("page.exercise.again.text", locale.N("n", times)))
		}
	}
	return out, nil
}

// describeAll adds the words of every exercise of a session.
func (s *Server) describeAll(r *http.Request, out *weekJSON, one aheadJSON) {
	for _, l := range one.Timeline.Lines {
		s.describe(r, out, l.Exercise)
		for _, a := range slices.Concat(l.Easier, l.Instead) {
			s.describe(r, out, a.Exercise)
		}
	}
}

// describe adds the words of an exercise.
func (s *Server) describe(r *http.Request, out *weekJSON, id string) {
	if _, there := out.Exercises[id]; there {
		return
	}
	say := s.phrase(r)
	one := exerciseJSON{Name: say.Name(id), SetUp: []string{}, Cues: []string{}, Motions: []string{}}
	if text, err := s.catalog(r).Text(say.Words.Lang(), id); err == nil {
		one.SetUp, one.Cues = append(one.SetUp, text.SetUp...), append(one.Cues, text.Cues...)
	}
	if e := s.catalog(r).Exercises.Get(id); e != nil {
		one.Motions = append(one.Motions, motions(e)...)
		if e.Own {
			one.Drawn = cmp.Or(drawnAt(s.catalog(r), id, say.Words.Lang(), true), "none")
		}
	}
	out.Exercises[id] = one
}

// takenJSON is what became of a session that a device sent.
type takenJSON struct {
	ID        string   `json:"id"`
	Finished  bool     `json:"finished"`
	Full      int      `json:"full"` // lines done as planned
	Of        int      `json:"of"`
	Decisions []string `json:"decisions"` // in words
	Refused   []string `json:"refused"`   // swaps for good that can't be, in words
}

// take writes down a session that a device played.
func (s *Server) take(w http.ResponseWriter, r *http.Request) error {
	text, err := io.ReadAll(r.Body)
	if err != nil {
		return err
	}
	one, err := exchange.ReadPlayed(text)
	if err != nil {
		return fmt.Errorf("%w: %w", errBadForm, err)
	}
	who, err := personOf(r, one.Person)
	if err != nil {
		return err
	}
	e, decided, err := s.App.Take(r.Context(), who, one)
	if err != nil {
		return err
	}
	out := takenJSON{ID: e.ID, Finished: e.Finished, Of: len(e.Lines), Decisions: []string{}, Refused: []string{}}
	for _, l := range e.Lines {
		if l.How == logbook.Full {
			out.Full++
		}
	}
	say := s.phrase(r)
	for _, d := range decided {
		out.Decisions = append(out.Decisions, say.Words.T("decision."+string(d.Decision.Kind)))
	}
	for _, swap := range one.Swaps {
		if err := s.App.Swapped(r.Context(), who, one.ID, swap.Exercise, swap.With); err != nil {
			var faults fault.Faults
			if !errors.As(err, &faults) && !stopped(err) && !missing(err) {
				return err
			}
			out.Refused = append(out.Refused, say.Words.T("player.no-swap", locale.S("name", say.Name(swap.With))))
		}
	}
	return answer(w, http.StatusOK, out)
}

// checkJSON is the questions before a session, as they were answered on a
// device.
type checkJSON struct {
	ID      string            `json:"id"`
	Person  string            `json:"person"`
	Day     string            `json:"day"`
	Answers map[string]string `json:"answers"`
}

// check writes them down.
func (s *Server) check(w http.ResponseWriter, r *http.Request) error {
	var one checkJSON
	if err := readJSON(r, &one); err != nil {
		return err
	}
	who, err := personOf(r, one.Person)
	if err != nil {
		return err
	}
	var all fault.Faults
	day, err := unit.ParseDay(one.Day)
	if err != nil {
		all.Add("day", "not-a-day", one.Day, "2026-11-20")
	}
	said := course.Check{Answers: screening.Answers{}}
	for _, q := range screening.MiniQuestions() {
		a, faults := q.Read(one.Answers[q.ID])
		all.Under("answers."+q.ID, faults)
		if len(faults) == 0 && !a.Given() {
			all.Add("answers."+q.ID, "not-answered", "", "")
		}
		said.Answers[q.ID] = a
	}
	if err := all.Err(); err != nil {
		return fmt.Errorf("read answers: %w", err)
	}
	if err := s.App.CheckedOn(r.Context(), who, one.ID, day, said); err != nil {
		return err
	}
	return answer(w, http.StatusOK, struct {
		ID string `json:"id"`
	}{one.ID})
}

// personOf gives the person that a device names, if the one who asks may see
// them.
func personOf(r *http.Request, id string) (app.Person, error) {
	for _, p := range mayTrain(actor(r)) {
		if p.ID == id && id != "" {
			return p, nil
		}
	}
	return app.Person{}, app.ErrNotYours
}

// mayTrain lists those whose sessions a device may send, each once.
func mayTrain(a app.Actor) []app.Person {
	if slices.Contains(a.People, a.Person) {
		return a.People
	}
	return append(slices.Clone(a.People), a.Person)
}

// readJSON reads what a script sends.
func readJSON[T any](r *http.Request, value *T) error {
	if err := json.NewDecoder(r.Body).Decode(value); err != nil {
		var large *http.MaxBytesError
		if errors.As(err, &large) {
			return err
		}
		return fmt.Errorf("%w: %w", errBadForm, err)
	}
	return nil
}
