package web

import (
	"errors"
	"net/http"
	"slices"

	"tspine/app"
	"tspine/engine/course"
	"tspine/engine/fault"
	"tspine/exchange"
)

// Where preferences are chosen.
const (
	pathSettings = "/you/settings/"
	settingLooks = "figure"
	settingSound = "sounds"
)

// settings are the pages on which something is chosen, in the order in which
// the page "you" lists them. They are named for what is chosen.
var settings = [...]string{settingLooks, "language", app.Units, "theme", "text", settingSound}

// settingPart is a line of the page "you": what is chosen, and what it is now.
type settingPart struct{ ID, Value string }

// settingParts lists them. Units are there once somebody said who they are.
func (s *Server) settingParts(r *http.Request, described bool) ([]settingPart, error) {
	var out []settingPart
	for _, id := range settings {
		one := settingPart{ID: id, Value: wants(r).Value(id)}
		if id == app.Units {
			units, _, err := s.App.UnitsOf(r.Context(), actor(r).Person)
			if err != nil && !errors.Is(err, app.ErrNoPerson) {
				return nil, err
			}
			if one.Value = units; !described {
				continue
			}
		}
		out = append(out, one)
	}
	return out, nil
}

// settingPage chooses one thing of several, with one press.
type settingPage struct {
	ID      string
	Value   string // empty: as it comes
	Choices []choicePart
}

// choicePart is one of them, with its words.
type choicePart struct {
	Value, Text string
	On          bool
}

func (settingPage) file() string { return "setting" }
func (settingPage) tab() string  { return "you" }

// setting shows the page of one.
func (s *Server) setting(w http.ResponseWriter, r *http.Request) error {
	switch id := r.PathValue("id"); id {
	case settingLooks:
		return s.render(w, r, http.StatusOK, looksPageOf(wants(r)))
	case settingSound:
		return s.render(w, r, http.StatusOK, soundsPage{wants(r).Sounds()})
	case app.Units:
		units, known, err := s.App.UnitsOf(r.Context(), actor(r).Person)
		if err == nil && !known {
			err = &app.Stop{Halt: app.AnswerAgain, Key: string(course.ForAbout)}
		}
		if err != nil {
			return err
		}
		return s.render(w, r, http.StatusOK, s.settingPage(r, id, units, app.InKilograms, app.InPounds))
	default:
		if !slices.Contains(settings[:], id) {
			return errNotFound
		}
		return s.render(w, r, http.StatusOK, s.settingPage(r, id, wants(r).Value(id), s.settingChoices(id)...))
	}
}

// settingChoices lists what one can be. A size of 100 % is what comes.
func (s *Server) settingChoices(id string) []string {
	switch id {
	case "language":
		return append([]string{""}, s.pages.languages...)
	case "text":
		return exchange.PreferenceValues(id)
	default:
		return append([]string{""}, exchange.PreferenceValues(id)...)
	}
}

func (s *Server) settingPage(r *http.Request, id, value string, choices ...string) settingPage {
	p := settingPage{ID: id, Value: value}
	if value == "" && choices[0] != "" {
		value = choices[0]
	}
	for _, c := range choices {
		p.Choices = append(p.Choices, choicePart{Value: c, Text: s.choiceText(r, id, c), On: c == value})
	}
	return p
}

// choiceText says what a choice is. A language says its own name.
func (s *Server) choiceText(r *http.Request, id, choice string) string {
	if id == "language" && slices.Contains(s.pages.languages, choice) {
		return s.pages.say(choice).Words.T("language.name")
	}
	if choice == "" {
		choice = exchange.AsItComes
	}
	return s.phrase(r).Words.T("page.setting." + id + "." + choice)
}

// chooseSetting keeps what is chosen, and shows the page anew: what was chosen
// holds at once.
func (s *Server) chooseSetting(w http.ResponseWriter, r *http.Request) error {
	if err := readForm(r); err != nil {
		return err
	}
	id := r.PathValue("id")
	if !slices.Contains(settings[:], id) {
		return errNotFound
	}
	changes := map[string]string{}
	for _, name := range chosenOn(id) {
		changes[name] = r.PostForm.Get(name)
		if id == settingSound && changes[name] == "" {
			changes[name] = "off" // a box that is not ticked sends nothing
		}
	}
	if err := s.App.Prefer(r.Context(), actor(r).Person, changes); err != nil {
		var faults fault.Faults
		if errors.As(err, &faults) {
			return errors.Join(errBadForm, err)
		}
		return err
	}
	for name, cookie := range map[string]string{"theme": themeCookie, "text": textCookie} {
		if id == name {
			kept, _ := app.Preferences{}.With(name, changes[name])
			s.remember(w, cookie, kept.Value(name))
		}
	}
	return back(w, r, pathSettings+id)
}

// chosenOn lists what is chosen on a page.
func chosenOn(id string) []string {
	switch id {
	case settingLooks:
		return lookNames()
	case settingSound:
		return []string{"beeps", "voice", "metronome", "vibration"}
	}
	return []string{id}
}

// soundsPage chooses what is heard and felt in a session.
type soundsPage struct{ exchange.Sounds }

func (soundsPage) file() string { return "sounds" }
func (soundsPage) tab() string  { return "you" }

// looksPage chooses how figures look, from drawings.
type looksPage struct{ Groups []lookGroup }

// lookGroup is one thing about figures.
type lookGroup struct {
	Name    string
	Choices []lookPart
}

// lookPart is one way it can look, with the figure drawn so.
type lookPart struct {
	Value, Look string
	On          bool
}

func (looksPage) file() string { return "looks" }
func (looksPage) tab() string  { return "you" }

func lookNames() []string { return []string{"build", "skin", "hair", "cut"} }

// looksPageOf draws every choice as it goes with what is chosen otherwise.
func looksPageOf(now app.Preferences) looksPage {
	var p looksPage
	for _, name := range lookNames() {
		g := lookGroup{Name: name}
		for i, value := range exchange.PreferenceValues(name) {
			one, _ := now.With(name, value)
			g.Choices = append(g.Choices, lookPart{value, one.Figure(), now.Value(name) == value || now.Value(name) == "" && i == 0})
		}
		p.Groups = append(p.Groups, g)
	}
	return p
}
