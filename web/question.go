package web

import (
	"net/http"
	"slices"
	"strings"

	"tspine/app"
	"tspine/engine/fault"
	"tspine/engine/screening"
	"tspine/locale"
)

// questionPage is one safety question.
type questionPage struct {
	ID, Key   string // Key of its words
	Kind      screening.Kind
	Choices   []string
	None      string   // what the button says that answers no
	Said      string   // the answer until now; empty: none
	Ticked    []string // of several
	Place     askedPart
	Words     string // of the person's own, where they are why it is asked again
	Emergency string // number to call
	Sources   []string
	Back      string
	Faults    fault.Faults
}

func (questionPage) file() string { return "question" }
func (questionPage) bare() bool   { return true }

// Long says whether the words are so many that they are set smaller.
func (p questionPage) Long() bool { return slices.Contains(longQuestions[:], p.ID) }

// longQuestions are those with more words than a headline holds.
var longQuestions = [...]string{
	"chest_pain_24h", "bladder_bowel_saddle", "injury_danger", "exertional_symptoms", "chest_pain_week", "infection_risk", "infection_risk_high",
	"pregnancy_warning", "five_pq", "burning_strip_or_rash", "major_injury_2wk_severe", "both_legs_or_gait_new",
}

func find(id string) (screening.Question, bool) {
	all := screening.Questions()
	i := slices.IndexFunc(all, func(q screening.Question) bool { return q.ID == id })
	if i < 0 {
		return screening.Question{}, false
	}
	return all[i], true
}

// questionOf gives the question that a request names, if it is put to the
// person.
func questionOf(r *http.Request, t *talk) (screening.Question, error) {
	q, ok := find(r.PathValue("id"))
	if !ok || !slices.ContainsFunc(t.Asks(), func(one app.Ask) bool { return one.Question == q.ID }) {
		return q, errNotFound
	}
	return q, nil
}

func (s *Server) questionPage(r *http.Request, q screening.Question, t *talk) questionPage {
	p := questionPage{None: noneOf(s.phrase(r).Words, q.Kind), ID: q.ID, Key: "question." + q.ID, Kind: q.Kind, Choices: q.Choices, Back: t.before(pathQuestion + q.ID)}
	p.Place = t.place(q.ID)
	p.Said, _ = t.Said("q." + q.ID)
	if p.Said = app.Answered(p.Said); q.Kind == screening.SeveralOf {
		p.Ticked = strings.Split(p.Said, ",")
	}
	country, _ := t.Said(app.AskCountry)
	if help, err := s.App.Catalog.Help(country); err == nil {
		p.Emergency = help.Emergency
	}
	return p
}

// noneOf is what the button says that answers a kind of question with no.
func noneOf(words *locale.Printer, kind screening.Kind) string {
	if key := "page.question.none." + string(kind); words.Has(key) {
		return words.T(key)
	}
	return words.T("answer.no")
}

// question puts one safety question.
func (s *Server) question(w http.ResponseWriter, r *http.Request) error {
	t, err := s.talk(r)
	if err != nil {
		return err
	}
	q, err := questionOf(r, &t)
	if err != nil {
		return err
	}
	return s.render(w, r, http.StatusOK, s.questionPage(r, q, &t))
}

// answerQuestion takes the answer, and leads on.
func (s *Server) answerQuestion(w http.ResponseWriter, r *http.Request) error {
	if err := readForm(r); err != nil {
		return err
	}
	t, err := s.talk(r)
	if err != nil {
		return err
	}
	q, err := questionOf(r, &t)
	if err != nil {
		return err
	}
	text := answerOf(r, q)
	if faults := t.Take("q."+q.ID, text); len(faults) > 0 {
		p := s.questionPage(r, q, &t)
		p.Said, p.Faults = text, faults
		return &badForm{p, faults}
	}
	t.unlike()
	return s.next(w, r, &t)
}

// answerOf puts the fields of a form together: a button that was pressed, a
// number, two numbers, or what was ticked.
func answerOf(r *http.Request, q screening.Question) string {
	if button := trimmed(r, "answer"); button != "value" {
		return button
	}
	switch q.Kind {
	case screening.BloodPressure:
		return trimmed(r, "upper") + "/" + trimmed(r, "lower")
	case screening.SeveralOf:
		return strings.Join(r.PostForm["choice"], ",")
	}
	return strings.ReplaceAll(trimmed(r, "value"), ",", ".")
}

// feelPage asks for pain, and for the person's own words.
type feelPage struct {
	Ratings []ratingPart
	Text    string
	Back    string
	Faults  fault.Faults
}

// ratingPart is a rating to be given.
type ratingPart struct {
	Key, Label string // Label is the key of its words
	Said       string // empty: not given
	Levels     []level
	Faults     fault.Faults
}

// level is one step of a rating; its words are those of KEY.N.
type level struct {
	N  int
	On bool
}

func newRating(key, label, said string, faults fault.Faults) ratingPart {
	p := ratingPart{Key: key, Label: label, Said: said, Faults: at(faults, key)}
	for n := range 11 {
		p.Levels = append(p.Levels, level{n, said == itoa(n)})
	}
	return p
}

func (feelPage) file() string { return "feel" }
func (feelPage) bare() bool   { return true }

var feelKeys = [...]string{app.AskPainRest, app.AskPainMove, app.AskPainWorst, app.AskText}

func (s *Server) feelPage(said func(key string) string, t *talk, faults fault.Faults) feelPage {
	p := feelPage{Text: said(app.AskText), Back: t.before(pathFeel), Faults: faults}
	for _, key := range feelKeys[:3] {
		p.Ratings = append(p.Ratings, newRating(key, "page.feel."+key, said(key), faults))
	}
	return p
}

// feel asks how it feels.
func (s *Server) feel(w http.ResponseWriter, r *http.Request) error {
	t, err := s.talk(r)
	if err != nil {
		return err
	}
	said := func(key string) string { text, _ := t.Said(key); return text }
	return s.render(w, r, http.StatusOK, s.feelPage(said, &t, nil))
}

// tellFeel keeps it, and weighs everything.
func (s *Server) tellFeel(w http.ResponseWriter, r *http.Request) error {
	if err := readForm(r); err != nil {
		return err
	}
	t, err := s.talk(r)
	if err != nil {
		return err
	}
	if faults := t.take(r, feelKeys[:]...); len(faults) > 0 {
		said := func(key string) string { return trimmed(r, key) }
		return &badForm{s.feelPage(said, &t, faults), faults}
	}
	t.unlike()
	return s.next(w, r, &t)
}
