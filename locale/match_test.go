package locale

import (
	"testing"
)

func TestTheLanguageThatSomebodyUnderstandsBest(t *testing.T) {
	ours := []string{"de", "en", "es"}
	many := NewMatcher(ours)
	for name, c := range map[string]struct {
		wanted []string
		want   string
	}{
		"nothing is known":                        {nil, "en"},
		"a language":                              {[]string{"de"}, "de"},
		"a country's":                             {[]string{"de-AT,de;q=0.9,en;q=0.5"}, "de"},
		"Spanish of Latin America":                {[]string{"es-MX"}, "es"},
		"Spanish of a region":                     {[]string{"es-419,en;q=0.8"}, "es"},
		"the second best":                         {[]string{"ja,es;q=0.7,de;q=0.6"}, "es"},
		"by weight, not by order":                 {[]string{"es;q=0.4,de;q=0.8"}, "de"},
		"a dialect":                               {[]string{"gsw-CH"}, "de"},
		"none of ours":                            {[]string{"ja,ko"}, "en"},
		"a person's own before the browser's":     {[]string{"es", "de,en"}, "es"},
		"no language at all":                      {[]string{"*;q=oops", "de"}, "de"},
		"none chosen, then the browser's":         {[]string{"", "de"}, "de"},
		"English first, though others are spoken": {[]string{"en-GB,de;q=0.9"}, "en"},
	} {
		t.Run(name, func(t *testing.T) {
			if got := Match(ours, c.wanted...); got != c.want {
				t.Errorf("got %s, want %s", got, c.want)
			}
			if len(c.wanted) != 1 {
				return
			}
			for range 2 {
				if got := many.Match(c.wanted[0]); got != c.want {
					t.Errorf("for many: got %s, want %s", got, c.want)
				}
			}
		})
	}
	if got := Match([]string{"en"}, "de"); got != "en" {
		t.Errorf("where there is English alone: %s", got)
	}
}

func TestTheLanguageOfAMachine(t *testing.T) {
	for name, c := range map[string]struct {
		set  map[string]string
		want string
	}{
		"nothing is set":            {nil, ""},
		"a language, with country":  {map[string]string{"LANG": "de_DE.UTF-8"}, "de-DE"},
		"a variant":                 {map[string]string{"LANG": "es_ES@euro"}, "es-ES"},
		"one for all comes first":   {map[string]string{"LANG": "de_DE", "LC_ALL": "es_MX.UTF-8"}, "es-MX"},
		"messages before the rest":  {map[string]string{"LANG": "de_DE", "LC_MESSAGES": "es"}, "es"},
		"C is none":                 {map[string]string{"LANG": "de_DE", "LC_ALL": "C"}, ""},
		"C with a set of letters":   {map[string]string{"LC_ALL": "C.UTF-8"}, ""},
		"POSIX is none":             {map[string]string{"LANG": "POSIX"}, ""},
		"an empty one counts not":   {map[string]string{"LC_ALL": "", "LANG": "de"}, "de"},
		"what is no language stays": {map[string]string{"LANG": "xyzzy"}, "xyzzy"},
	} {
		t.Run(name, func(t *testing.T) {
			if got := OfEnvironment(func(key string) string { return c.set[key] }); got != c.want {
				t.Errorf("got %q, want %q", got, c.want)
			}
		})
	}
}

func TestEveryOfferedLanguageHasWords(t *testing.T) {
	for _, lang := range Complete() {
		p, err := New(lang)
		if err != nil || p.Lang() != lang {
			t.Errorf("%s: %v", lang, err)
		}
	}
}
