package cli

import (
	"errors"
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"tspine/app"
	"tspine/engine/course"
	"tspine/engine/fault"
	"tspine/engine/screening"
	"tspine/exchange"
	"tspine/locale"
)

// errLeft says that a person left the interview; their answers are kept.
var errLeft = errors.New("left")

// prompt is one question at the terminal. Take tells what is wrong with an
// answer, or nothing.
type prompt struct {
	key, text, help string
	take            func(answer string) (fault string)
}

// talk is questions at the terminal.
type talk struct {
	*command
	in *typed
}

// interview asks everything that a start needs, and gives it. A person who
// leaves comes back to the question where they left.
func (c *command) interview(cmd *cobra.Command, a *app.App, p app.Person) (app.Begin, error) {
	t := &talk{command: c, in: c.typed()}
	i, err := a.Interview(cmd.Context(), p)
	if err != nil {
		return app.Begin{}, err
	}
	if i.Begun() {
		c.line("", c.say().T("cli.go-on"))
	}
	c.unconfirmed()
	c.line("", c.say().T("what-this-is-not"))
	c.line("", c.say().T("cli.how-to-answer"))
	err = t.run(&i, func() error { return a.KeepInterview(cmd.Context(), p, i) })
	if errors.Is(err, errLeft) {
		c.line("", c.say().T("cli.left"))
		return app.Begin{}, nil
	}
	if err != nil {
		return app.Begin{}, err
	}
	b := i.Begin()
	if i.Emergency() {
		b.Measure = nil
	}
	return b, a.KeepInterview(cmd.Context(), p, app.Interview{})
}

// run puts the questions one by one, and keeps every answer. An answer that is
// an emergency ends it at once.
func (t *talk) run(i *app.Interview, keep func() error) error {
	for !i.Emergency() {
		one, open := i.Open()
		if !open {
			return nil
		}
		text, help := t.words(one)
		if err := t.ask(prompt{one.Key, text, help, func(answer string) string { return t.first(i.Take(one.Key, t.phrase().Typed(one.Key, answer))) }}); err != nil {
			return err
		}
		if err := keep(); err != nil {
			return err
		}
	}
	return nil
}

// first says what is wrong with an answer; nothing where nothing is.
func (t *talk) first(faults fault.Faults) string {
	if len(faults) == 0 {
		return ""
	}
	wrong := faults[0]
	wrong.Path = ""
	return t.fault(wrong)
}

// ask puts a question until it is answered; q leaves.
func (t *talk) ask(p prompt) error {
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
		switch say := t.phrase(); {
		case say.Means("leave", answer):
			return errLeft
		case say.Means("help", answer):
			t.line("  ", firstOf(p.help, t.say().T("cli.no-more-help")))
			continue
		}
		if fault := p.take(answer); fault != "" {
			t.line("  ", fault)
			continue
		}
		return nil
	}
}

// number reads a whole number.
func (t *talk) number(into *int, low, high int) func(string) string {
	return func(answer string) string {
		n, code := fault.Whole(answer, low, high)
		if code != "" {
			return t.say().T("fault."+code, locale.S("got", answer), locale.S("want", fmt.Sprintf("%d to %d", low, high)))
		}
		*into = n
		return ""
	}
}

// words gives the text of a question, and more about it where there is more.
func (t *talk) words(one app.Ask) (text, help string) {
	switch {
	case one.Question != "":
		for _, q := range screening.Questions() {
			if q.ID == one.Question {
				return t.question(q)
			}
		}
	case one.Test != "":
		return t.phrase().AskTest(one.Test)
	}
	switch one.Key {
	case app.AskTraining:
		return t.choices("cli.ask-training", "training", app.Trainings()), ""
	case app.AskGoal:
		return t.choices("cli.ask-goal", "goal", app.Goals()), ""
	}
	return t.phrase().Ask(one.Key)
}

// question gives the words of a screening question, with those of each choice.
func (t *talk) question(q screening.Question) (text, help string) {
	text, help = t.phrase().Question(q, typedFor(t.say(), "no"), typedFor(t.say(), "unknown"))
	for _, choice := range q.Choices {
		text += fmt.Sprintf(" [%s: %s]", choice, t.phrase().Option(q, choice))
	}
	return text, help
}

// typedFor is the shortest that can be typed for an answer.
func typedFor(words *locale.Printer, answer string) string {
	return firstOf(strings.Fields(words.T("typed." + answer))...)
}

// choices is a question with the words of each choice.
func (t *talk) choices(key, group string, choices []string) string {
	text := t.say().T(key)
	for _, c := range choices {
		text += fmt.Sprintf(" [%s: %s]", c, t.say().T(group+"."+c))
	}
	return text
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
	t := &talk{command: c, in: c.typed()}
	c.line("", c.say().T("mini.title"))
	for _, q := range screening.MiniQuestions() {
		text, help := t.question(q)
		if err := t.ask(prompt{q.ID, text, help, func(answer string) string {
			return t.first(readMini(q, t.phrase().Typed("q."+q.ID, answer), check.Answers))
		}}); err != nil {
			return check, &app.Stop{Halt: app.AnswerAgain, Key: string(course.ForAnswers)}
		}
	}
	return check, nil
}

// readMini reads the answer to a question before a session.
func readMini(q screening.Question, answer string, into screening.Answers) fault.Faults {
	a, faults := q.Read(app.Answered(answer))
	if len(faults) == 0 && !a.Given() {
		faults.Add("", "not-answered", "", "")
	}
	into[q.ID] = a
	return faults
}
