package app

import (
	"context"
	"encoding/json"
	"fmt"
	"maps"

	"tspine/engine/assessment"
	"tspine/engine/course"
	"tspine/engine/fault"
	"tspine/engine/person"
	"tspine/engine/screening"
)

// Interview is the questions of a start on their way. What was said is kept as
// it was written, so that it can be begun in one place and gone on with in
// another. The zero Interview has asked nothing.
type Interview struct{ said map[string]string }

// Ask is one question of an interview.
type Ask struct {
	Key      string // under which the answer is kept
	Question string // id of a screening question; empty: another question
	Test     string // id of a test; empty: another question
	Kind     AskKind
	Choices  []string // of Choice and Several
	Min, Max float64  // of Number; both 0: any
}

// AskKind is the form in which a question of an interview is answered.
type AskKind string

// The kinds of question: yes, no or unknown; a number, or no; two numbers as
// 120/80; one word of several; several words with commas; a text that may be empty;
// weights with commas, or nothing; and what a test showed, one number or left and
// right, or nothing.
const (
	KindYesNo    AskKind = "yes-no"
	KindNumber   AskKind = "number"
	KindPressure AskKind = "pressure"
	KindChoice   AskKind = "choice"
	KindSeveral  AskKind = "several"
	KindText     AskKind = "text"
	KindLoads    AskKind = "loads"
	KindMeasure  AskKind = "measure"
)

// heard is what the answers so far come to.
type heard struct {
	about   course.About
	profile *person.Profile // of about
	screen  course.Screen
	measure assessment.Measures
	now     bool // tests are taken now
	before  bool // everything was asked before
}

// asking is an ask, whether it is put to this person, and how its answer is
// read. Nothing said is an answer where reading it finds no fault.
type asking struct {
	Ask
	asked func(h *heard) bool // nil: always
	read  func(h *heard, text string) fault.Faults
}

// ReadInterview reads what Write wrote; what can't be read is an interview that
// has not begun.
func ReadInterview(body string) Interview {
	i := Interview{}
	if body == "" || json.Unmarshal([]byte(body), &i.said) != nil {
		return Interview{}
	}
	return i
}

// Write gives what was said, to be kept.
func (i Interview) Write() (string, error) {
	if len(i.said) == 0 {
		return "", nil
	}
	body, err := json.Marshal(i.said)
	if err != nil {
		return "", fmt.Errorf("write the answers: %w", err)
	}
	return string(body), nil
}

// Begun says whether anything was said.
func (i Interview) Begun() bool { return len(i.said) > 0 }

// Said gives what was answered, as it was written, and whether anything was.
func (i Interview) Said(key string) (string, bool) {
	text, ok := i.said[key]
	return text, ok
}

// Note keeps something beside the answers.
func (i *Interview) Note(key, text string) {
	if i.said == nil {
		i.said = map[string]string{}
	}
	i.said[key] = text
}

// Forget takes answers back.
func (i *Interview) Forget(keys ...string) {
	for _, k := range keys {
		delete(i.said, k)
	}
}

// Clone gives an interview that goes on by itself.
func (i Interview) Clone() Interview { return Interview{maps.Clone(i.said)} }

// replay reads the answers in the order of the questions. Visit sees each
// question that is put to this person, with what is wrong with its answer; it
// ends the replay by saying false.
func (i Interview) replay(visit func(one *asking, answered bool, h *heard) bool) *heard {
	h := newHeard()
	_, h.before = i.Said(AskedBefore)
	for k := range asks() {
		one := &asks()[k]
		if one.asked != nil && !one.asked(h) {
			if one.Question != "" {
				h.screen.Answers[one.Question] = screening.No()
			}
			continue
		}
		text, said := i.said[one.Key]
		answered := said && len(one.read(h, text)) == 0
		if !visit(one, answered, h) {
			break
		}
	}
	return h
}

func newHeard() *heard {
	h := &heard{screen: course.Screen{Answers: screening.Answers{}}}
	h.about.Profile = person.Profile{Training: person.None, Goal: person.General, Minutes: 10}
	h.profile = &h.about.Profile
	return h
}

// AskKeys lists the key of every question that there is, in order.
func AskKeys() []string {
	var out []string
	for _, one := range asks() {
		out = append(out, one.Key)
	}
	return out
}

// Open gives the first question that is not answered yet, and false where none
// is left.
func (i Interview) Open() (Ask, bool) {
	var out Ask
	open := false
	i.replay(func(one *asking, answered bool, _ *heard) bool {
		if !answered {
			out, open = one.Ask, true
		}
		return answered
	})
	return out, open
}

// Asks lists every question that is put to this person by what was said so
// far, in order.
func (i Interview) Asks() []Ask {
	var out []Ask
	i.replay(func(one *asking, _ bool, _ *heard) bool {
		out = append(out, one.Ask)
		return true
	})
	return out
}

// Take keeps the answer to a question, or tells what is wrong with it.
func (i *Interview) Take(key, text string) fault.Faults {
	var wrong fault.Faults
	known := false
	i.replay(func(one *asking, _ bool, h *heard) bool {
		if one.Key == key {
			known, wrong = true, one.read(h, text)
		}
		return !known
	})
	switch {
	case !known:
		return fault.Faults{{Path: key, Code: "unknown-question"}}
	case len(wrong) > 0:
		return wrong
	}
	i.Note(key, text)
	return nil
}

// Emergency says whether the answers so far call for help at once.
func (i Interview) Emergency() bool { return i.screened().Action == screening.Emergency }

// Flags lists the flags of the answers so far.
func (i Interview) Flags() []string {
	h := i.replay(all)
	return h.flags()
}

func (i Interview) screened() screening.Result { return screening.Screen(i.replay(all).intake()) }

func all(*asking, bool, *heard) bool { return true }

func (h *heard) intake() screening.Intake {
	p := h.profile
	return screening.Intake{
		Age: p.Age, Sex: p.Sex, Answers: h.screen.Answers, PainRest: h.screen.Pain.Rest, PainMove: h.screen.Pain.Move, PainWorst: h.screen.Pain.Worst,
	}
}

func (h *heard) flags() []string {
	r := screening.Screen(h.intake())
	out := make([]string, len(r.Flags))
	for i, f := range r.Flags {
		out[i] = f.ID
	}
	return out
}

// About is what was said about the person.
func (i Interview) About() course.About { return i.replay(all).about }

// Begin gives what was said as a start takes it.
func (i Interview) Begin() Begin {
	h := i.replay(all)
	m := h.measure
	m.Takes = i.takes(&m)
	m.PainRest, m.PainMove, m.PainWorst = h.screen.Pain.Rest, h.screen.Pain.Move, h.screen.Pain.Worst
	return Begin{About: &h.about, Screen: &h.screen, Measure: &m}
}

// Interview gives what a person has begun to answer.
func (a *App) Interview(ctx context.Context, p Person) (Interview, error) {
	body, err := a.People.Draft(ctx, p.ID)
	if err != nil {
		return Interview{}, fmt.Errorf("read the answers: %w", err)
	}
	return ReadInterview(body), nil
}

// KeepInterview keeps it; an interview that has not begun leaves nothing.
func (a *App) KeepInterview(ctx context.Context, p Person, i Interview) error {
	body, err := i.Write()
	if err != nil {
		return err
	}
	if err := a.People.SaveDraft(ctx, p.ID, body); err != nil {
		return fmt.Errorf("keep the answers: %w", err)
	}
	return nil
}
