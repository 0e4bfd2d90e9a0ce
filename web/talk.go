package web

import (
	"errors"
	"net/http"
	"slices"
	"strings"

	"tspine/app"
	"tspine/engine/fault"
	"tspine/engine/screening"
)

// What an interview notes beside the answers: that the person read what tspine
// is not, and that they saw what their answers came to.
const (
	noteConsent = "consent"
	noteWeighed = "weighed"
)

// talk is an interview on its way in a browser.
type talk struct {
	app.Interview
	begun bool // it is kept; else it shows what was said before
}

// talk gives the interview of whoever asks: the one that was begun here or at
// the terminal, or all that was said before.
func (s *Server) talk(r *http.Request) (talk, error) {
	i, err := s.App.Interview(r.Context(), actor(r).Person)
	if err != nil || i.Begun() {
		return talk{i, true}, err
	}
	i, err = s.App.Reopen(r.Context(), actor(r).Person)
	return talk{i, false}, err
}

// again says whether everything was asked before.
func (t *talk) again() bool {
	_, before := t.Said(app.AskedBefore)
	return before
}

// noted says whether something stands beside the answers.
func (t *talk) noted(key string) bool {
	_, ok := t.Said(key)
	return ok
}

// The parts of a start, each with the way to it, in order.
const (
	pathStart     = "/start"
	pathAbout     = "/start/about"
	pathQuestion  = "/start/question/"
	pathFeel      = "/start/feel"
	pathOutcome   = "/start/outcome"
	pathGoal      = "/start/goal"
	pathEquipment = "/start/equipment"
	pathMinutes   = "/start/minutes"
	pathDays      = "/start/days"
	pathTests     = "/start/tests"
	pathTest      = "/start/test/"
)

// pathOf is where a question is asked.
func pathOf(one app.Ask) string {
	switch {
	case one.Question != "":
		return pathQuestion + one.Question
	case one.Test != "":
		return pathTest + one.Test
	case strings.HasPrefix(one.Key, "own."):
		return pathEquipment
	}
	switch one.Key {
	case app.AskCountry, app.AskAge, app.AskSex, app.AskUnits:
		return pathAbout
	case app.AskPainRest, app.AskPainMove, app.AskPainWorst, app.AskText:
		return pathFeel
	case app.AskTraining, app.AskGoal:
		return pathGoal
	case app.AskEquipment:
		return pathEquipment
	case app.AskMinutes:
		return pathMinutes
	case app.AskDays:
		return pathDays
	}
	return pathTests
}

// screens says whether a part has to be done before the answers are weighed.
func screens(path string) bool {
	return path == pathAbout || path == pathFeel || strings.HasPrefix(path, pathQuestion)
}

// next keeps the interview and leads on: to the next open question, to what
// the answers come to, or to the end. An emergency leads there at once.
func (s *Server) next(w http.ResponseWriter, r *http.Request, t *talk) error {
	if err := s.App.KeepInterview(r.Context(), actor(r).Person, t.Interview); err != nil {
		return err
	}
	path, err := s.way(r, t)
	if err != nil {
		return err
	}
	return back(w, r, path)
}

// way finds where an interview goes on.
func (s *Server) way(r *http.Request, t *talk) (string, error) {
	if !t.noted(noteConsent) && !t.again() {
		return pathStart, nil
	}
	if t.Emergency() {
		return s.halted(r, t)
	}
	one, open := t.Open()
	switch {
	case open && screens(pathOf(one)):
		return pathOf(one), nil
	case !t.noted(noteWeighed):
		return s.weighed(r, t)
	case open:
		return pathOf(one), nil
	}
	first := !t.again()
	if _, err := s.App.Complete(r.Context(), actor(r).Person, t.Interview); err != nil && !stopped(err) {
		return "", err
	}
	if first {
		return "/plan", nil
	}
	return "/today", nil
}

// weighed leads to what the answers come to, or to what is wrong with them.
func (s *Server) weighed(r *http.Request, t *talk) (string, error) {
	result, err := s.App.Weigh(r.Context(), actor(r).Person, t.Interview)
	var faults fault.Faults
	switch {
	case errors.As(err, &faults):
		return pathOutcome, nil
	case err != nil:
		return "", err
	}
	if _, ok := result.Pass(); ok {
		return pathOutcome, nil
	}
	return s.halted(r, t)
}

// halted writes the answers down, because they ask for something else than a
// plan, and leads to what that is.
func (s *Server) halted(r *http.Request, t *talk) (string, error) {
	if _, err := s.App.Answer(r.Context(), actor(r).Person, t.Interview); err != nil && !stopped(err) {
		return "", err
	}
	return "/today", nil
}

func stopped(err error) bool {
	var stop *app.Stop
	return errors.As(err, &stop)
}

// take keeps the answers of a form, and gives everything that is wrong with
// them.
func (t *talk) take(r *http.Request, keys ...string) fault.Faults {
	var all fault.Faults
	for _, key := range keys {
		text := trimmed(r, key)
		if _, given := r.PostForm[key]; !given && key != app.AskText {
			all = append(all, fault.Fault{Path: key, Code: "not-answered"})
			continue
		}
		all = append(all, t.Take(key, text)...)
	}
	return all
}

// unlike forgets what was weighed: something was answered anew.
func (t *talk) unlike() { t.Forget(noteWeighed) }

// described keeps what was said about the person: as a step of the interview,
// or by itself where none is on its way.
func (s *Server) described(w http.ResponseWriter, r *http.Request, t *talk) error {
	if t.begun || !t.again() {
		return s.next(w, r, t)
	}
	if _, err := s.App.Describe(r.Context(), actor(r).Person, t.Interview); err != nil && !stopped(err) {
		return err
	}
	return back(w, r, "/you")
}

// before is the way back from a part: to the question before it.
func (t *talk) before(path string) string {
	last := pathStart
	for _, one := range t.Asks() {
		if pathOf(one) == path {
			break
		}
		if one.Key != app.AskUnits {
			last = pathOf(one)
		}
	}
	return last
}

// askedPart is where a safety question stands: which it is of all, which of how
// many that are put to the person in its part, and how far that part is.
type askedPart struct {
	Number      int
	Part, Parts int
	N, Of       int
	Bar         []barPart
}

// place finds where a safety question stands. The bar goes by all questions that
// there are, put to this person or not: so no answer ever takes it back.
func (t *talk) place(id string) askedPart {
	groups := groupsOf()
	group := groups[id]
	p := askedPart{Part: slices.Index(groupOrder[:], group) + 1, Parts: checkParts}
	count := 0
	for _, one := range t.Asks() {
		if one.Question == "" {
			continue
		}
		count++
		if groups[one.Question] == group {
			p.Of++
		}
		if one.Question == id {
			p.Number, p.N = count, p.Of
		}
	}
	at, all := 0, 0
	for _, q := range screening.Questions() {
		if q.Group != group {
			continue
		}
		all++
		if q.ID == id {
			at = all
		}
	}
	p.Bar = barOf(p.Parts, p.Part, at, all)
	return p
}

// checkParts is how many parts the safety check has: those of its questions,
// and how it feels.
const checkParts = len(groupOrder) + 1

// groupOrder is the order in which the parts of the safety questions come.
var groupOrder = [...]screening.Group{screening.EmergencyGroup, screening.ClinicianGroup, screening.ModifyGroup, screening.NoteGroup}

func groupsOf() map[string]screening.Group {
	out := map[string]screening.Group{}
	for _, q := range screening.Questions() {
		out[q.ID] = q.Group
	}
	return out
}
