package catalog

import (
	"errors"
	"io/fs"
	"slices"
	"testing"
	"testing/fstest"

	"tspine/engine/program"
)

func laidOver(programs, help string) *Catalog {
	root := fstest.MapFS{
		"help.yaml":           {Data: []byte("- country: BE\n  emergency: \"112\"\n  crisis: {name: \"A line, in Dutch\", number: \"1813\"}\n  source: x\n  date: 2026-11\n")},
		"text/en/a.yaml":      {Data: []byte("name: A\n")},
		"text/README":         {Data: []byte("no language")},
		"text/fr/a.yaml":      {Data: []byte("name: A\n")},
		"text/de/unused.yaml": {Data: []byte("name: A\n")},
	}
	if programs != "" {
		root["text/de/programs.yaml"] = &fstest.MapFile{Data: []byte(programs)}
	}
	if help != "" {
		root["text/de/help.yaml"] = &fstest.MapFile{Data: []byte(help)}
	}
	return &Catalog{root: root, Programs: []program.Program{{ID: "six", Title: "Six"}}, overlays: &overlays{read: map[string]overlay{}}}
}

func TestALanguageIsLaidOverTitlesAndNames(t *testing.T) {
	c := laidOver("- id: six\n  title: Sechs\n", "- country: BE\n  crisis: Eine Nummer, auf Niederländisch\n")
	if got := c.Languages(); !slices.Equal(got, []string{"de", "en", "fr"}) {
		t.Errorf("languages: %v", got)
	}
	for name, one := range map[string]struct{ lang, id, want string }{
		"in its language":               {"de", "six", "Sechs"},
		"in English":                    {"en", "six", "Six"},
		"in a language that says none":  {"fr", "six", "Six"},
		"a program that there is not":   {"de", "seven", ""},
		"again, from what was read":     {"de", "six", "Sechs"},
		"a way out of the folder":       {"../../six", "six", "Six"},
		"a language that nobody speaks": {"tlh", "six", "Six"},
	} {
		t.Run(name, func(t *testing.T) {
			if got, err := c.Title(one.lang, one.id); err != nil || got != one.want {
				t.Errorf("%q, %v, want %q", got, err, one.want)
			}
		})
	}
	for lang, want := range map[string]string{"de": "Eine Nummer, auf Niederländisch", "en": "A line, in Dutch", "fr": "A line, in Dutch"} {
		if h, err := c.HelpIn(lang, "BE"); err != nil || h.Crisis.Name != want || h.Crisis.Number != "1813" {
			t.Errorf("%s: %+v, %v", lang, h, err)
		}
	}
	if h, err := c.HelpIn("de", "XX"); err != nil || h.Emergency != "" || h.Crisis.Name != "" {
		t.Errorf("a country that is not known: %+v, %v", h, err)
	}
}

func TestFaultsOfWhatIsLaidOver(t *testing.T) {
	for name, c := range map[string]struct{ programs, help, want string }{
		"no title":         {"- id: six\n", "", "title of six: text/de/programs.yaml:1:3: [0]: missing-key (want title)"},
		"a misspelled key": {"- id: six\n  titel: Sechs\n", "", "title of six: text/de/programs.yaml:2:3: [0]: misspelled-key \"titel\" (want title)\ntext/de/programs.yaml:1:3: [0]: missing-key (want title)"},
		"said twice":       {"- id: six\n  title: a\n- id: six\n  title: b\n", "", `title of six: text/de/programs.yaml:3:7: [1].id: taken "six" (want each name once)`},
		"not a program":    {"- id: sixes\n  title: a\n", "", `title of six: text/de/programs.yaml:1:7: [0].id: misspelled-word "sixes" (want six)`},
		"not a country":    {"", "- country: Belgium\n  crisis: a\n", `title of six: text/de/help.yaml:1:12: [0].country: unknown-word "Belgium" (want BE)`},
		"an empty file":    {"", " \n", "title of six: text/de/help.yaml:1:1: empty-file"},
		"no list":          {"six: Sechs\n", "", `title of six: text/de/programs.yaml:1:1: wrong-type "keys with values" (want a list, as [a, b])`},
	} {
		t.Run(name, func(t *testing.T) {
			_, err := laidOver(c.programs, c.help).Title("de", "six")
			if err == nil || err.Error() != c.want {
				t.Errorf("got %v\nwant %s", err, c.want)
			}
		})
	}
}

func TestATextOfALanguageAlone(t *testing.T) {
	c := load(t)
	if _, err := c.TextIn("tlh", "cat-cow"); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("a language that has none: %v", err)
	}
	if text, err := c.Text("tlh", "cat-cow"); err != nil || text.Name != "Cat–cow" {
		t.Errorf("English in its place: %q, %v", text.Name, err)
	}
	if text, err := c.TextIn("en", "cat-cow"); err != nil || text.Name != "Cat–cow" {
		t.Errorf("English: %q, %v", text.Name, err)
	}
	if (&Catalog{}).Languages() != nil {
		t.Error("an empty catalog has languages")
	}
}
