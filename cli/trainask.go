package cli

import (
	"errors"
	"fmt"
	"strings"

	"tspine/app"
	"tspine/engine/logbook"
	"tspine/engine/player"
	"tspine/engine/session"
	"tspine/engine/unit"
	"tspine/exchange"
	"tspine/locale"
	"tspine/phrase"
)

// talk asks questions of which the answers are not kept one by one.
func (s *stage) talk() *talk {
	return &talk{command: s.command, in: s.typed()}
}

// ready asks the questions before a session, writes the answers down, and says
// where they lead.
func (s *stage) ready(t session.Timeline) error {
	check, err := s.checkAnswers("")
	if err != nil {
		return err
	}
	if err := s.app.Check(s.ctx, s.person, check); err != nil {
		return err
	}
	for _, one := range t.Checks {
		answer := check.Answers[one.Question].String()
		for _, lead := range one.Leads {
			if lead.Answer == answer {
				s.lead(lead)
			}
		}
	}
	return nil
}

// lead says where an answer leads.
func (s *stage) lead(l session.Lead) {
	words := s.say()
	s.line("", words.T("cue."+l.Say))
	for _, n := range l.Notes {
		if n != "crisis-line" {
			s.point("  - ", words.T("note."+n))
		}
	}
}

// before asks for pain and stiffness before the session, and keeps the
// stiffness as a rating of the day.
func (s *stage) before() (unit.Rating, error) {
	var pain, stiff unit.Rating
	for _, p := range []prompt{s.rate("train.pain-before", &pain), s.rate("train.stiff-before", &stiff)} {
		if err := s.talk().ask(p); err != nil {
			return pain, err
		}
	}
	if !stiff.Given() {
		return pain, nil
	}
	_, err := s.app.Morning(s.ctx, s.person, logbook.Morning{Stiffness: stiff})
	return pain, err
}

// rate is the question for a rating; nothing is "not rated", or what is there.
func (s *stage) rate(key string, into *unit.Rating) prompt {
	text := s.say().T(key)
	if into.Given() {
		text += " [" + fmt.Sprint(into.Value()) + "]"
	}
	help := ""
	for v := range unit.MaxRating + 1 {
		help += fmt.Sprintf("%d %s. ", v, s.say().T(fmt.Sprintf("pain.%d", v)))
	}
	n := 0
	take := s.talk().number(&n, 0, unit.MaxRating)
	return prompt{key, text, help, func(answer string) string {
		if answer == "" {
			return ""
		}
		fault := take(answer)
		if fault == "" {
			*into = unit.Rate(n)
		}
		return fault
	}}
}

// describe says what became of a session that was begun.
func (s *stage) describe() {
	words, t := s.say(), s.train
	at := t.Show(t.Seen)
	args := []locale.Arg{locale.S("day", s.day(t.Timeline.Day)), locale.N("n", int((t.Ran+59_999)/60_000)), locale.S("name", "")}
	key := "train.begun"
	switch {
	case t.Run == player.Over:
		key = "train.played"
	case at.Step.Exercise != "":
		args[2] = locale.S("name", s.call(at.Step.Exercise))
	}
	s.line("", words.T(key, args...))
	if t.Old {
		s.line("", words.T("train.old"))
	}
}

// whatNow asks whether to go on, to log the session as it is, or to drop it.
func (s *stage) whatNow() (string, error) {
	key := "train.what-now"
	if s.train.Old || s.train.Run == player.Over {
		key = "train.log-or-drop"
	}
	what := ""
	err := s.talk().ask(prompt{"what", s.say().T(key), "", func(answer string) string {
		switch strings.ToLower(answer) {
		case "", "g", "go", "go on":
			if what = "go"; key == "train.log-or-drop" {
				return s.say().T(key)
			}
		case "l", "log":
			what = "log"
		case "d", "drop":
			what = "drop"
		default:
			return s.say().T(key)
		}
		return ""
	}})
	return what, err
}

// end asks how it was, and logs the session.
func (s *stage) end() error {
	if !s.train.Begun() {
		if err := s.app.Abandon(s.ctx, s.person, s.train); err != nil {
			return s.lost(err)
		}
		s.line("", s.say().T("train.nothing-done"))
		return nil
	}
	e := s.train.Entry()
	if err := s.after(&e); errors.Is(err, errLeft) {
		s.line("", s.say().T("train.not-logged"))
		return nil
	} else if err != nil {
		return err
	}
	kept, decided, err := s.app.Finish(s.ctx, s.person, e)
	if err != nil {
		if errors.Is(err, app.ErrDiffers) {
			err = app.ErrTaken
		}
		return s.lost(err)
	}
	if s.result != nil {
		s.Out = s.result
		return encode(s.command, exchange.EntryOf(kept, decided))
	}
	s.printf("\n")
	if !kept.Finished {
		s.line("", s.say().T("train.unfinished"))
	}
	s.printEntry(kept, decided)
	return nil
}

// after asks how the session was: pain in it and now, stiffness, effort, and a
// note.
func (s *stage) after(e *logbook.Entry) error {
	words := s.say()
	s.printf("\n")
	s.line("", words.T("train.after"))
	least := e.During
	e.Note = s.feelings()
	prompts := []prompt{s.rate("train.pain-during", &e.During), s.rate("train.pain-after", &e.After), s.rate("train.stiff-after", &e.Stiffness), s.rate("train.effort", &e.Effort)}
	if e.Finished {
		prompts = append(prompts, prompt{"comfortable", words.T("train.comfortable"), "", func(answer string) string {
			e.Comfortable = app.Answered(s.phrase().Typed(phrase.Confirmed, answer)) == "yes"
			return ""
		}})
	}
	prompts = append(prompts, prompt{"note", words.T("train.note"), "", func(answer string) string {
		e.Note = strings.TrimSpace(strings.Join([]string{e.Note, answer}, " "))
		return ""
	}})
	prompts[3].help = s.efforts()
	for _, p := range prompts {
		if err := s.talk().ask(p); err != nil {
			return err
		}
	}
	e.During = e.During.Max(least) // what was said when it hurt stays
	return nil
}

func (s *stage) efforts() string {
	out := ""
	for v := range unit.MaxRating + 1 {
		out += fmt.Sprintf("%d %s. ", v, s.say().T(fmt.Sprintf("effort.%d", v)))
	}
	return out
}

// feelings says in a sentence each what was too easy or too hard.
func (s *stage) feelings() string {
	var out []string
	for i, track := range s.train.Tracks {
		if track.Feel != "" {
			out = append(out, s.say().T("train.felt-"+string(track.Feel), locale.S("name", s.call(s.train.Timeline.Lines[i].Exercise))))
		}
	}
	return strings.Join(out, " ")
}
