package web

import (
	"errors"
	"fmt"
	"net/http"
	"net/url"
	"strings"

	"tspine/app"
	"tspine/engine/course"
	"tspine/engine/dose"
	"tspine/engine/fault"
	"tspine/engine/logbook"
	"tspine/engine/program"
)

// logPage writes down a session without the player: all as planned, or line by
// line.
type logPage struct {
	ID       string // of the entry, so that sending twice keeps it once
	Minutes  int    // that were asked for
	Short    bool
	Exercise string       // it is of this one alone; empty: a session of the day
	Ratings  []ratingPart // that rules look at
	More     []ratingPart // the others
	Lines    []logLine
	Note     string
	Comfort  bool
	Unfinish bool
	Pounds   bool
	Faults   fault.Faults
}

// logLine is one line to write down.
type logLine struct {
	linePart
	N      int
	How    string
	Did    string
	Pain   []level
	Hurt   string
	Faults fault.Faults
}

func (logPage) file() string { return "log" }
func (logPage) tab() string  { return "today" }

// The ratings of a session, in the order in which they are asked.
var logRatings = [...]string{"before", "during", "after", "effort", "stiffness"}

// logging gives what is due, and its lines as they would be logged: a session of
// the day, or of one exercise that the person asked for by itself.
func (s *Server) logging(r *http.Request, said url.Values) (app.Day, program.Session, int, error) {
	minutes, err := minutesOf(r)
	if err != nil {
		return app.Day{}, program.Session{}, 0, err
	}
	if id := said.Get("exercise"); id != "" {
		d, one, err := s.App.One(r.Context(), actor(r).Person, id)
		return d, one.Session, 0, err
	}
	short := said.Get("short") != ""
	d, err := s.App.Today(r.Context(), actor(r).Person, minutes, "")
	if err != nil {
		return d, program.Session{}, 0, err
	}
	one := d.Main
	if short || len(one.Parts) == 0 {
		one = program.Session{}
		if len(d.Shorts) > 0 {
			one = d.Shorts[0]
		}
	}
	return d, one, minutes, nil
}

func (s *Server) logPage(d *app.Day, one program.Session, said func(key string) string, faults fault.Faults) logPage {
	p := logPage{Short: one.Short, Pounds: d.About.Profile.Pounds, Note: said("note"), Comfort: said("comfortable") != "", Unfinish: said("unfinished") != "", Faults: faults}
	for _, key := range logRatings {
		one := newRating(key, "page.log."+key, said(key), faults)
		if key == "during" || key == "effort" {
			p.Ratings = append(p.Ratings, one)
			continue
		}
		p.More = append(p.More, one)
	}
	for i, l := range s.lines(d, one, &d.Timeline) {
		key := fmt.Sprintf("line%d", i)
		line := logLine{linePart: l, N: i, How: said(key + ".how"), Did: said(key + ".did"), Hurt: said(key + ".pain"), Faults: at(faults, key)}
		line.Pain = newRating("", "", line.Hurt, nil).Levels
		p.Lines = append(p.Lines, line)
	}
	return p
}

// log asks what was done.
func (s *Server) log(w http.ResponseWriter, r *http.Request) error {
	d, one, minutes, err := s.logging(r, r.URL.Query())
	if err != nil {
		return err
	}
	p := s.logPage(&d, one, func(string) string { return "" }, nil)
	p.Minutes, p.Exercise = minutes, r.URL.Query().Get("exercise")
	if p.ID, err = app.NewID(); err != nil {
		return err
	}
	return s.render(w, r, http.StatusOK, p)
}

// tellLog keeps what was done, and shows what was decided because of it.
func (s *Server) tellLog(w http.ResponseWriter, r *http.Request) error {
	if err := readForm(r); err != nil {
		return err
	}
	d, one, minutes, err := s.logging(r, r.PostForm)
	if err != nil {
		return err
	}
	e := app.Done(one)
	faults := readEntry(r, &e)
	if len(faults) == 0 {
		var decided []course.Decided
		e, decided, err = s.App.Log(r.Context(), actor(r).Person, e)
		if err == nil || errors.Is(err, app.ErrDiffers) { // sent twice: it is kept already
			return s.render(w, r, http.StatusOK, s.loggedPage(&e, decided, d.About.Profile.Pounds))
		}
		if !asFaults(err, &faults) {
			return err
		}
	}
	p := s.logPage(&d, one, func(key string) string { return trimmed(r, key) }, faults)
	p.ID, p.Minutes, p.Exercise = trimmed(r, "id"), minutes, trimmed(r, "exercise")
	return &badForm{p, faults}
}

// readEntry reads the form into an entry that was done as planned.
func readEntry(r *http.Request, e *logbook.Entry) fault.Faults {
	var all fault.Faults
	e.ID, e.Note = trimmed(r, "id"), trimmed(r, "note")
	if !app.IsID(e.ID) {
		e.ID = ""
	}
	e.Comfortable, e.Finished = r.PostForm.Get("comfortable") != "", r.PostForm.Get("unfinished") == ""
	var err [len(logRatings)]error
	e.Before, err[0] = ratingOf(r, "before")
	e.During, err[1] = ratingOf(r, "during")
	e.After, err[2] = ratingOf(r, "after")
	e.Effort, err[3] = ratingOf(r, "effort")
	e.Stiffness, err[4] = ratingOf(r, "stiffness")
	for i, key := range logRatings {
		if err[i] != nil {
			all.Add(key, "out-of-range", trimmed(r, key), "0 to 10")
		}
	}
	if r.PostForm.Get("planned") != "" {
		return all
	}
	for i := range e.Lines {
		all = append(all, readLine(r, fmt.Sprintf("line%d", i), &e.Lines[i])...)
	}
	return all
}

// readLine reads what was done of one line.
func readLine(r *http.Request, key string, l *logbook.Done) fault.Faults {
	var all fault.Faults
	pain, err := ratingOf(r, key+".pain")
	if err != nil {
		all.Add(key+".pain", "out-of-range", trimmed(r, key+".pain"), "0 to 10")
	}
	l.Pain = pain
	switch how := logbook.How(trimmed(r, key+".how")); how {
	case logbook.Full, "":
		return all
	case logbook.Skipped:
		l.How, l.Did = how, dose.Dose{}
		return all
	case logbook.Stopped:
		l.How = how
	case logbook.Shortened:
		l.How = ""
	default:
		all.Add(key+".how", "unknown-word", string(how), "")
		return all
	}
	text := trimmed(r, key+".did")
	if text == "" && l.How == "" {
		all.Add(key+".did", "no-amount", "", "2x8, 30s")
	}
	if text != "" {
		did, faults := dose.Parse(strings.ReplaceAll(text, "×", "x"))
		all.Under(key+".did", faults)
		l.Did = did
	}
	return all
}

// loggedPage says what was kept, and what was decided because of it.
type loggedPage struct {
	Day     string
	Lines   []logbook.Done
	Rated   bool // pain was rated
	Pounds  bool
	Decided []decidedPart
}

func (loggedPage) file() string { return "logged" }
func (loggedPage) tab() string  { return "today" }

func (s *Server) loggedPage(e *logbook.Entry, decided []course.Decided, pounds bool) loggedPage {
	p := loggedPage{Day: e.Day.String(), Lines: e.Lines, Rated: e.Worst().Given(), Pounds: pounds}
	for _, d := range decided {
		p.Decided = append(p.Decided, s.decided(d))
	}
	return p
}
