package exchange

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"tspine/engine/figure/drawing"
)

func TestAPreferenceIsSetOrSaysWhatWouldBeRight(t *testing.T) {
	was := Preferences{Theme: "dark", Text: "130"}
	for name, c := range map[string]struct {
		name, value string
		want        Preferences
		fault       string // its code, and what would be right
	}{
		"another value":                  {"text", "150", Preferences{Theme: "dark", Text: "150"}, ""},
		"one of another kind":            {"skin", "4", Preferences{Theme: "dark", Text: "130", Skin: "4"}, ""},
		"as it comes":                    {"theme", AsItComes, Preferences{Text: "130"}, ""},
		"nothing":                        {"text", "", Preferences{Theme: "dark"}, ""},
		"a value that there is not":      {"theme", "pink", was, "theme unknown-word light, dark, auto"},
		"a name that there is not":       {"smell", "roses", was, " unknown-preference " + strings.Join(PreferenceNames(), ", ")},
		"a size between those there are": {"text", "140", was, "text unknown-word 100, 115, 130, 150, auto"},
	} {
		got, faults := was.With(c.name, c.value)
		said := ""
		for _, f := range faults {
			said += f.Path + " " + f.Code + " " + f.Want
		}
		if got != c.want || said != c.fault {
			t.Errorf("%s: %+v, %q", name, got, said)
		}
	}
}

func TestNothingChosenIsAsItComes(t *testing.T) {
	var p Preferences
	if p.Figure() != "" || p.Person() != (Person{}) || p.Sounds() != (Sounds{Beeps: true, Voice: true, Vibration: true}) {
		t.Errorf("%q %+v %+v", p.Figure(), p.Person(), p.Sounds())
	}
	p = Preferences{Beeps: "off", Voice: "off", Metronome: "on", Vibration: "off"}
	if p.Sounds() != (Sounds{Metronome: true}) {
		t.Errorf("%+v", p.Sounds())
	}
}

func TestTheLookOfFiguresIsOneWordInAddresses(t *testing.T) {
	for text, want := range map[string]string{"average-1-1-short": "", "slim-4-5-tail": "slim", "": "none", "slim": "none", "slim-5-1-short": "none", "slim-0-1-bun": "none", "auto-1-1-short": "none", "slim-1-1-short-1": "none", "---": "none"} {
		p, ok := ReadFigure(text)
		switch {
		case ok != (want != "none"):
			t.Errorf("%q is read: %v", text, ok)
		case text == "slim-4-5-tail" && p != Person{Build: "slim", Look: drawing.Look{Skin: 3, Hair: 4, Cut: drawing.Tail}}:
			t.Errorf("%q is %+v", text, p)
		}
	}
	if got := (Preferences{Skin: "3"}).Figure(); got != "average-3-1-short" {
		t.Error(got)
	}
}

// anyPreferences draws preferences with anything chosen or not.
func anyPreferences(t *rapid.T) Preferences {
	var p Preferences
	for _, name := range PreferenceNames() {
		p, _ = p.With(name, rapid.SampledFrom(append(PreferenceValues(name), AsItComes)).Draw(t, name))
	}
	return p
}

func TestPreferencesComeBackFromTheirWords(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		p, others := anyPreferences(t), rapid.Custom(anyPreferences).Draw(t, "others")
		if word := p.Figure(); word != "" {
			back, ok := ReadFigure(word)
			drawn := p.Person()
			drawn.Build = orFirst(drawn.Build, PreferenceValues("build"))
			drawn.Look.Skin, drawn.Look.Hair = max(drawn.Look.Skin, 0), max(drawn.Look.Hair, 0)
			if !ok || back != drawn {
				t.Fatalf("%s: %+v, %+v", word, back, drawn)
			}
		}
		for _, name := range PreferenceNames() {
			want := p.Value(name)
			if want == "" {
				want = others.Value(name)
			}
			if got := p.Over(others).Value(name); got != want {
				t.Fatalf("%s over others is %q", name, got)
			}
		}
		var out strings.Builder
		x, err := NewExport(&out, Owner{ID: "p", Created: 1})
		if err != nil {
			t.Fatal(err)
		}
		if err := x.Preferences(p); err != nil {
			t.Fatal(err)
		}
		if err := x.Close(); err != nil {
			t.Fatal(err)
		}
		var back Preferences
		_, faults, err := ReadExport("f", strings.NewReader(out.String()), Import{Preferences: func(p Preferences) error { back = p; return nil }})
		if diff := cmp.Diff(p, back); err != nil || faults.Err() != nil || diff != "" {
			t.Fatalf("%v %v %s", err, faults, diff)
		}
	})
}

func TestFaultyPreferencesOfAnExportAreToldWithTheirPlace(t *testing.T) {
	got := faultsOf(t, exportHead+`,"preferences":{"theme":"pink","smell":"roses"}}`)
	if diff := cmp.Diff([]string{"1:77 /preferences/theme unknown-word", "1:84 /preferences/smell unknown-key"}, got); diff != "" {
		t.Error(diff)
	}
}
