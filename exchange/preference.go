package exchange

import (
	"slices"
	"strconv"
	"strings"

	"tspine/engine/fault"
	"tspine/engine/figure"
	"tspine/engine/figure/drawing"
	"tspine/locale"
)

// Preferences is how a person wants tspine to look, read and sound, each as a
// word. An empty one leaves that as it comes, and so does the zero Preferences.
type Preferences struct {
	Language  string `json:"language,omitempty"`  // empty: the browser's or the terminal's
	Theme     string `json:"theme,omitempty"`     // light or dark; empty: the device's
	Text      string `json:"text,omitempty"`      // size in percent; empty: 100
	Build     string `json:"build,omitempty"`     // of the figure; empty: the first
	Skin      string `json:"skin,omitempty"`      // of the figure, 1 light to 4 dark
	Hair      string `json:"hair,omitempty"`      // of the figure, 1 to 5
	Cut       string `json:"cut,omitempty"`       // of the figure's hair
	Beeps     string `json:"beeps,omitempty"`     // on or off, as the next three
	Voice     string `json:"voice,omitempty"`     // of the device
	Metronome string `json:"metronome,omitempty"` // a beat in each part of a rep
	Vibration string `json:"vibration,omitempty"` // of the device
}

// AsItComes is what a person says to leave a preference as it comes.
const AsItComes = "auto"

// On and off, as switches say it.
const (
	switchedOn  = "on"
	switchedOff = "off"
)

// preference is one of them: its name, where it is, and what it can be.
type preference struct {
	name   string
	at     func(*Preferences) *string
	values func() []string
}

var preferences = [...]preference{
	{"language", func(p *Preferences) *string { return &p.Language }, locale.Complete},
	{"theme", func(p *Preferences) *string { return &p.Theme }, func() []string { return []string{"light", "dark"} }},
	{"text", func(p *Preferences) *string { return &p.Text }, func() []string { return []string{"100", "115", "130", "150"} }},
	{"build", func(p *Preferences) *string { return &p.Build }, func() []string {
		return names(figure.Builds(), func(b figure.Build) string { return b.Name })
	}},
	{"skin", func(p *Preferences) *string { return &p.Skin }, func() []string { return upTo(drawing.SkinTones) }},
	{"hair", func(p *Preferences) *string { return &p.Hair }, func() []string { return upTo(drawing.HairColors) }},
	{"cut", func(p *Preferences) *string { return &p.Cut }, func() []string { return names(drawing.Cuts(), drawing.Cut.String) }},
	{"beeps", func(p *Preferences) *string { return &p.Beeps }, switched},
	{"voice", func(p *Preferences) *string { return &p.Voice }, switched},
	{"metronome", func(p *Preferences) *string { return &p.Metronome }, switched},
	{"vibration", func(p *Preferences) *string { return &p.Vibration }, switched},
}

func switched() []string { return []string{switchedOn, switchedOff} }

func upTo(n int) []string {
	var out []string
	for i := range n {
		out = append(out, strconv.Itoa(i+1))
	}
	return out
}

// PreferenceNames lists the names of all preferences, in their order.
func PreferenceNames() []string {
	return names(preferences[:], func(p preference) string { return p.name })
}

// PreferenceValues lists what a preference can be; nothing for an unknown name.
func PreferenceValues(name string) []string {
	if one, ok := preferenceNamed(name); ok {
		return one.values()
	}
	return nil
}

func preferenceNamed(name string) (preference, bool) {
	i := slices.IndexFunc(preferences[:], func(p preference) bool { return p.name == name })
	if i < 0 {
		return preference{}, false
	}
	return preferences[i], true
}

// Value gives what a preference was set to; empty where it is as it comes.
func (p Preferences) Value(name string) string {
	if one, ok := preferenceNamed(name); ok {
		return *one.at(&p)
	}
	return ""
}

// With gives the preferences with one changed. AsItComes, or nothing, takes it
// back. What is wrong with name or value is a fault: then nothing is changed.
func (p Preferences) With(name, value string) (Preferences, fault.Faults) {
	var all fault.Faults
	one, ok := preferenceNamed(name)
	switch {
	case !ok:
		all.Add("", "unknown-preference", brief(name), strings.Join(PreferenceNames(), ", "))
	case value == "" || value == AsItComes:
		*one.at(&p) = ""
	case !slices.Contains(one.values(), value):
		all.Add(name, "unknown-word", brief(value), strings.Join(append(one.values(), AsItComes), ", "))
	default:
		*one.at(&p) = value
	}
	return p, all
}

// Over gives the preferences with those of others where nothing was chosen.
func (p Preferences) Over(others Preferences) Preferences {
	for _, one := range preferences {
		if at := one.at(&p); *at == "" {
			*at = *one.at(&others)
		}
	}
	return p
}

// Person is how the figures look.
func (p Preferences) Person() Person {
	out := Person{Build: p.Build, Look: drawing.Look{Skin: nth(p.Skin), Hair: nth(p.Hair)}}
	out.Look.Cut = drawing.Cut(max(slices.Index(PreferenceValues("cut"), p.Cut), 0))
	return out
}

func nth(text string) int {
	n, err := strconv.Atoi(text)
	if err != nil {
		return 0
	}
	return n - 1
}

// Figure names how the figures look in one word, as addresses carry it:
// average-1-1-short. It is empty where nothing about them was chosen.
func (p Preferences) Figure() string {
	if p.Build+p.Skin+p.Hair+p.Cut == "" {
		return ""
	}
	var out []string
	for _, name := range figureParts {
		out = append(out, orFirst(p.Value(name), PreferenceValues(name)))
	}
	return strings.Join(out, "-")
}

// figureParts are the preferences that a figure's word is made of.
var figureParts = [...]string{"build", "skin", "hair", "cut"}

func orFirst(value string, all []string) string {
	if value == "" {
		return all[0]
	}
	return value
}

// ReadFigure reads such a word.
func ReadFigure(text string) (Person, bool) {
	var p Preferences
	var faults fault.Faults
	parts := strings.Split(text, "-")
	if len(parts) != len(figureParts) || slices.Contains(parts, "") || slices.Contains(parts, AsItComes) {
		return Person{}, false
	}
	for i, name := range figureParts {
		if p, faults = p.With(name, parts[i]); len(faults) > 0 {
			return Person{}, false
		}
	}
	return p.Person(), true
}

// Sounds is what is heard and felt in a session.
type Sounds struct {
	Beeps     bool `json:"beeps"`
	Voice     bool `json:"voice"`
	Metronome bool `json:"metronome"`
	Vibration bool `json:"vibration"`
}

// Sounds is what the person wants to hear and feel: all but the metronome,
// where nothing was chosen.
func (p Preferences) Sounds() Sounds {
	return Sounds{
		Beeps: p.Beeps != switchedOff, Voice: p.Voice != switchedOff,
		Metronome: p.Metronome == switchedOn, Vibration: p.Vibration != switchedOff,
	}
}

func readPreferences(p part) Preferences {
	var out Preferences
	var slots []slot
	for _, one := range preferences {
		slots = append(slots, slot{one.name, false, func(p part) { *one.at(&out) = p.word(one.values()...) }})
	}
	p.slots(slots...)
	return out
}
