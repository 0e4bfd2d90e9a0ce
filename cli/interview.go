package cli

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"tspine/app"
	"tspine/engine/course"
	"tspine/engine/person"
	"tspine/engine/screening"
	"tspine/engine/unit"
	"tspine/exchange"
	"tspine/locale"
)

// errLeft says that a person left the interview; their answers are kept.
var errLeft = errors.New("left")

// prompt is one question of the interview. Take tells what is wrong with an
// answer, or nothing.
type prompt struct {
	key, text, help string
	take            func(answer string) (fault string)
}

// talk is an interview on its way: what was answered so far, as it was
// written.
type talk struct {
	*command
	said map[string]string
	in   *typed
	keep func(said map[string]string) error
}

// interview asks everything that a start needs, and gives it. A person who
// leaves comes back to the question where they left.
func (c *command) interview(cmd *cobra.Command, a *app.App, p app.Person) (app.Begin, error) {
	t := &talk{command: c, said: map[string]string{}, in: c.typed()}
	draft, err := a.People.Draft(cmd.Context(), p.ID)
	if err != nil {
		return app.Begin{}, err
	}
	if draft != "" && json.Unmarshal([]byte(draft), &t.said) == nil && len(t.said) > 0 {
		c.line("", c.say().T("cli.go-on"))
	}
	t.keep = func(said map[string]string) error { return keepDraft(cmd.Context(), a, p, said) }
	c.unconfirmed()
	c.line("", c.say().T("what-this-is-not"))
	c.line("", c.say().T("cli.how-to-answer"))
	b, err := t.run()
	if errors.Is(err, errLeft) {
		c.line("", c.say().T("cli.left"))
		return app.Begin{}, nil
	}
	if err != nil {
		return app.Begin{}, err
	}
	return b, a.People.SaveDraft(cmd.Context(), p.ID, "")
}

func keepDraft(ctx context.Context, a *app.App, p app.Person, said map[string]string) error {
	body, err := json.Marshal(said)
	if err != nil {
		return fmt.Errorf("keep the answers: %w", err)
	}
	return a.People.SaveDraft(ctx, p.ID, string(body))
}

// run puts the questions one by one. An answer that is an emergency ends it at
// once.
func (t *talk) run() (app.Begin, error) {
	profile := person.Profile{Training: person.None, Goal: person.General, Minutes: 10}
	about := course.About{}
	screen := course.Screen{Answers: screening.Answers{}}
	for _, p := range t.first(&about, &profile) {
		if err := t.ask(p); err != nil {
			return app.Begin{}, err
		}
	}
	for _, q := range screening.Questions() {
		if q.ID == clearedFor || !q.Asked(screen.Answers, profile.Sex) {
			screen.Answers[q.ID] = screening.No()
			continue
		}
		if err := t.ask(t.question(q, screen.Answers)); err != nil {
			return app.Begin{}, err
		}
		if q.Group == screening.EmergencyGroup && emergency(profile, screen.Answers) {
			about.Profile = profile
			return app.Begin{About: &about, Screen: &screen}, nil
		}
	}
	for _, p := range t.last(&about, &profile, &screen) {
		if err := t.ask(p); err != nil {
			return app.Begin{}, err
		}
	}
	if err := t.weights(&profile); err != nil {
		return app.Begin{}, err
	}
	about.Profile = profile
	b := app.Begin{About: &about, Screen: &screen}
	return b, t.tests(&about, &screen, &b)
}

// clearedFor is not asked in the interview: tspine cleared says by whom and
// when.
const clearedFor = "cleared_for"

func emergency(p person.Profile, a screening.Answers) bool {
	r := screening.Screen(screening.Intake{Age: p.Age, Sex: p.Sex, Answers: a})
	return r.Action == screening.Emergency
}

// ask puts a question until it is answered; b goes back, q leaves.
func (t *talk) ask(p prompt) error {
	if written, ok := t.said[p.key]; ok && p.take(written) == "" {
		return nil
	}
	for {
		t.printf("\n")
		t.line("", p.text)
		t.printf("> ")
		answer, err := t.hear()
		if err != nil {
			t.printf("\n")
			return err
		}
		if len(answer) > longestAnswer {
			t.line("  ", t.say().T("fault.too-long", locale.S("got", fmt.Sprintf("%d bytes", len(answer))), locale.S("want", fmt.Sprintf("at most %d bytes", longestAnswer))))
			continue
		}
		switch strings.ToLower(answer) {
		case "q":
			return errLeft
		case "help", "h":
			t.line("  ", firstOf(p.help, t.say().T("cli.no-more-help")))
			continue
		}
		if fault := p.take(answer); fault != "" {
			t.line("  ", fault)
			continue
		}
		t.said[p.key] = answer
		if err := t.keep(t.said); err != nil {
			return err
		}
		return nil
	}
}

// question is the prompt of a screening question.
func (t *talk) question(q screening.Question, into screening.Answers) prompt {
	words := t.say()
	key := "question." + q.ID
	if words.Has("mini." + q.ID) {
		key = "mini." + q.ID
	}
	text := words.T(key)
	for _, choice := range q.Choices {
		text += fmt.Sprintf(" [%s: %s]", choice, words.T("option."+q.ID+"."+choice))
	}
	help := ""
	if words.Has(key + ".help") {
		help = words.T(key + ".help")
	}
	return prompt{"q." + q.ID, text, help, func(answer string) string {
		a, faults := q.Read(written(answer))
		if len(faults) > 0 {
			return t.fault(faults[0])
		}
		if !a.Given() {
			return words.T("cli.answer-please")
		}
		into[q.ID] = a
		return ""
	}}
}

// written turns what people type into what answers are written as.
func written(answer string) string {
	switch strings.ToLower(answer) {
	case "y", "yes":
		return "yes"
	case "n", "no", "none":
		return "no"
	case "?", "u", "ns", "not sure", "unknown", "don't know":
		return "unknown"
	}
	return strings.ReplaceAll(answer, " ", "")
}

// first is what is asked before the screening.
func (t *talk) first(about *course.About, p *person.Profile) []prompt {
	words := t.say()
	return []prompt{
		{"country", words.T("cli.ask-country"), words.T("cli.ask-country.help"), func(s string) string {
			s = strings.ToUpper(s)
			if s != "" && (len(s) != 2 || strings.Trim(s, "ABCDEFGHIJKLMNOPQRSTUVWXYZ") != "") {
				return words.T("cli.ask-country.help")
			}
			about.Country = s
			return ""
		}},
		{"age", words.T("cli.ask-age"), "", t.number(&p.Age, 1, 110)},
		{"sex", words.T("cli.ask-sex"), words.T("cli.ask-sex.help"), func(s string) string {
			switch strings.ToUpper(s) {
			case "F", "M":
				p.Sex = person.Sex(strings.ToUpper(s))
			case "":
			default:
				return words.T("cli.ask-sex")
			}
			return ""
		}},
	}
}

// last is what is asked after the screening.
func (t *talk) last(about *course.About, p *person.Profile, s *course.Screen) []prompt {
	words := t.say()
	rating := func(key string, into *unit.Rating) prompt {
		n := 0
		take := t.number(&n, 0, unit.MaxRating)
		return prompt{key, words.T("cli.ask-" + key), "", func(answer string) string {
			fault := take(answer)
			*into = unit.Rate(n)
			return fault
		}}
	}
	return []prompt{
		rating("pain-rest", &s.Pain.Rest), rating("pain-move", &s.Pain.Move), rating("pain-worst", &s.Pain.Worst),
		{"text", words.T("cli.ask-text"), "", func(answer string) string { s.Text = answer; return "" }},
		{"training", t.choices("cli.ask-training", "training", "none", "active", "lifter"), "", t.oneOf((*string)(&p.Training), "none", "active", "lifter")},
		{"goal", t.choices("cli.ask-goal", "goal", "pain", "desk", "posture", "overhead", "strength", "general"), "",
			t.oneOf((*string)(&p.Goal), "pain", "desk", "posture", "overhead", "strength", "general")},
		{"equipment", words.T("cli.ask-equipment"), words.T("cli.ask-equipment.help"), func(answer string) string {
			p.Equipment.Owned = exchange.Things(strings.Split(answer, ","))
			return ""
		}},
		{"minutes", words.T("cli.ask-minutes"), "", t.number(&p.Minutes, 2, 180)},
		{"units", words.T("cli.ask-units"), "", func(answer string) string {
			p.Pounds = answer == "lb"
			if answer != "kg" && answer != "lb" && answer != "" {
				return words.T("cli.ask-units")
			}
			return ""
		}},
	}
}

// choices is a question with the words of each choice.
func (t *talk) choices(key, group string, choices ...string) string {
	text := t.say().T(key)
	for _, c := range choices {
		text += fmt.Sprintf(" [%s: %s]", c, t.say().T(group+"."+c))
	}
	return text
}

func (t *talk) oneOf(into *string, choices ...string) func(string) string {
	return func(answer string) string {
		if !slices.Contains(choices, answer) {
			return t.say().T("fault.unknown-word", locale.S("got", answer), locale.S("want", strings.Join(choices, ", ")))
		}
		*into = answer
		return ""
	}
}

func (t *talk) number(into *int, low, high int) func(string) string {
	return func(answer string) string {
		n, err := wholeNumber(answer)
		if err != nil || n < low || n > high {
			return t.say().T("fault.out-of-range", locale.S("got", answer), locale.S("want", fmt.Sprintf("%d to %d", low, high)))
		}
		*into = n
		return ""
	}
}

// checkAnswers gives the answers before a session, from a file or one by one.
func (c *command) checkAnswers(file string) (course.Check, error) {
	check := course.Check{Answers: screening.Answers{}}
	if file != "" {
		text, err := c.read(file)
		if err != nil {
			return check, fmt.Errorf("ready: %w", err)
		}
		answers, faults := exchange.ReadCheck(file, text)
		return course.Check{Answers: answers}, faults.Err()
	}
	t := &talk{command: c, said: map[string]string{}, in: c.typed(), keep: func(map[string]string) error { return nil }}
	c.line("", c.say().T("mini.title"))
	for _, q := range screening.MiniQuestions() {
		p := t.question(q, check.Answers)
		if err := t.ask(p); err != nil {
			return check, &app.Stop{Halt: app.AnswerAgain, Key: string(course.ForAnswers)}
		}
	}
	return check, nil
}
