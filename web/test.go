package web

import (
	"fmt"
	"net/http"
	"slices"
	"strconv"
	"strings"

	"tspine/app"
	"tspine/engine/assessment"
	"tspine/engine/fault"
)

// testsPage asks whether to measure now.
type testsPage struct{ Back string }

func (testsPage) file() string { return "tests" }
func (testsPage) bare() bool   { return true }

// tests asks whether to measure now or later.
func (s *Server) tests(w http.ResponseWriter, r *http.Request) error {
	t, err := s.talk(r)
	if err != nil {
		return err
	}
	return s.render(w, r, http.StatusOK, testsPage{t.before(pathTests)})
}

// tellTests keeps the answer, and leads on.
func (s *Server) tellTests(w http.ResponseWriter, r *http.Request) error {
	if err := readForm(r); err != nil {
		return err
	}
	t, err := s.talk(r)
	if err != nil {
		return err
	}
	if faults := t.Take(app.AskTests, trimmed(r, app.AskTests)); len(faults) > 0 {
		return faults
	}
	return s.next(w, r, &t)
}

// testPage is one test: how it is done, and where its values go.
type testPage struct {
	ID            string
	Unit          string
	Shown         bool // answered with yes or no
	Sides         []sidePart
	Number, Count int
	Back          string
	Alone         bool // outside the start
	Faults        fault.Faults

	Figure string // id of the exercise whose drawing shows it
	Points []int  // that can be given; none: any number
	Pain   string // as it was said
	Early  bool   // it is not due yet
	Due    duePart

	Plan  *planJSON // nil: a phone has nothing for it
	Words map[string]string
}

// sidePart is one side of a test with its tries; a test without sides has one
// of no name.
type sidePart struct {
	Side  string
	Tries []tryPart
}

// tryPart is one try.
type tryPart struct {
	Name, Said string
	N          int
}

func (testPage) file() string { return "test" }
func (testPage) bare() bool   { return true }

// testOf gives the test that a request names, if it is put to the person.
func testOf(r *http.Request, t *talk) (assessment.Test, error) {
	test, ok := assessment.Find(r.PathValue("id"))
	if !ok || !slices.ContainsFunc(t.Asks(), func(one app.Ask) bool { return one.Test == test.ID }) {
		return test, errNotFound
	}
	return test, nil
}

func newTestPage(test assessment.Test, t *talk, said func(name string) string) testPage {
	p := testPage{ID: test.ID, Unit: test.Unit, Shown: test.Unit == "", Back: t.before(pathTest + test.ID), Figure: test.Figure, Pain: said("pain")}
	if test.Whole {
		for n := range int(test.Max) + 1 {
			p.Points = append(p.Points, n)
		}
	}
	for _, one := range t.Asks() {
		if one.Test != "" {
			p.Count++
		}
		if one.Test == test.ID {
			p.Number = p.Count
		}
	}
	sides := []string{""}
	if test.Sides {
		sides = []string{"left", "right"}
	}
	for _, side := range sides {
		part := sidePart{Side: side}
		for n := range test.Trials {
			name := fmt.Sprintf("%s%d", side, n+1)
			part.Tries = append(part.Tries, tryPart{name, said(name), n + 1})
		}
		p.Sides = append(p.Sides, part)
	}
	return p
}

// test says how a test is done.
func (s *Server) test(w http.ResponseWriter, r *http.Request) error {
	t, err := s.talk(r)
	if err != nil {
		return err
	}
	test, err := testOf(r, &t)
	if err != nil {
		return err
	}
	p := newTestPage(test, &t, func(name string) string { text, _ := t.Said(tryKey(test.ID, name)); return text })
	s.guided(r, &p, test, assessment.WallHoldFor(t.Flags()))
	return s.render(w, r, http.StatusOK, p)
}

// tryKey is the note of one try, beside the answer that is made of all.
func tryKey(test, name string) string { return "try." + test + "." + name }

// tellTest takes the tries of a test. None at all is "later".
func (s *Server) tellTest(w http.ResponseWriter, r *http.Request) error {
	if err := readForm(r); err != nil {
		return err
	}
	t, err := s.talk(r)
	if err != nil {
		return err
	}
	test, err := testOf(r, &t)
	if err != nil {
		return err
	}
	p := newTestPage(test, &t, func(name string) string { return trimmed(r, name) })
	s.guided(r, &p, test, assessment.WallHoldFor(t.Flags()))
	take, faults := p.take(r)
	text, more := p.answer(trimmed(r, "answer"), take, t.Flags())
	if faults = append(faults, more...); len(faults) == 0 {
		faults = t.Take("test."+test.ID, text)
	}
	if len(faults) > 0 {
		p.Faults = faults
		return &badForm{p, faults}
	}
	if err := t.went(take, text != ""); err != nil {
		return err
	}
	for _, side := range p.Sides {
		for _, one := range side.Tries {
			t.Note(tryKey(test.ID, one.Name), one.Said)
		}
	}
	return s.next(w, r, &t)
}

// answer is what a test comes to: nothing where it was stopped; by its holds
// where the device timed them; else as it was said.
func (p *testPage) answer(button string, take assessment.Take, flags []string) (string, fault.Faults) {
	switch {
	case take.Stopped():
		return "", nil
	case p.Shown && len(take.Left) > 0 && button != "later":
		m := assessment.Taken(take, flags)
		if _, shown := m.Of(p.ID); shown == assessment.HasShown {
			return "yes", nil
		}
		return "no", nil
	}
	return p.read(button)
}

// went keeps how a test went beside its answer. Where it was stopped it hurt to
// move, and that is weighed anew.
func (t *talk) went(take assessment.Take, answered bool) error {
	m := assessment.Taken(take, nil)
	if take.Stopped() && m.PainMove.Given() {
		t.Note(app.AskPainMove, strconv.Itoa(m.PainMove.Value()))
		t.unlike()
	}
	if !answered {
		return nil
	}
	return t.NoteTake(take)
}

// read puts the tries together: the mean of each side. A test is later as a
// whole, or has every side.
func (p *testPage) read(button string) (string, fault.Faults) {
	if p.Shown || button == "later" {
		return strings.TrimSuffix(button, "later"), nil
	}
	var all fault.Faults
	var means []string
	for _, side := range p.Sides {
		sum, n := 0.0, 0
		for _, one := range side.Tries {
			if one.Said == "" {
				continue
			}
			v, err := number(one.Said)
			if err != nil {
				all.Add(one.Name, "not-a-number", one.Said, p.Unit)
				continue
			}
			sum, n = sum+v, n+1
		}
		if n == 0 {
			all.Add(side.Side+"1", "not-measured", "", "")
			continue
		}
		means = append(means, strconv.FormatFloat(float64(int(sum/float64(n)*100+0.5))/100, 'f', -1, 64))
	}
	return strings.Join(means, " "), all
}
