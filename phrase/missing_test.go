package phrase

import (
	"errors"
	"fmt"
	"io/fs"
	"regexp"
	"slices"
	"strings"
	"testing"

	"tspine/catalog"
	"tspine/locale"
)

// TestMissing lists what the catalog lacks in a language: go test ./phrase
// -run Missing -v. For a language that is offered each of these is a failure.
func TestMissing(t *testing.T) {
	lib, err := catalog.Load()
	if err != nil {
		t.Fatal(err)
	}
	for _, lang := range slices.Compact(slices.Sorted(slices.Values(append(lib.Languages(), locale.Complete()...)))) {
		if lang == locale.English {
			continue
		}
		list := slices.Concat(lacksTexts(lib, lang), lacksTitles(lib, lang), lacksKeywords(lib, lang), lacksLines(lib, lang))
		for _, one := range list {
			if slices.Contains(locale.Complete(), lang) {
				t.Errorf("%s: %s", lang, one)
			} else {
				t.Logf("%s: %s", lang, one)
			}
		}
		t.Logf("catalog/text/%s: %d to mend", lang, len(list))
	}
}

// lacksTexts says what is wrong with the texts of exercises.
func lacksTexts(lib *catalog.Catalog, lang string) []string {
	var out []string
	for _, e := range lib.Exercises.All() {
		english, err := lib.Text(locale.English, e.ID)
		if err != nil {
			out = append(out, err.Error())
			continue
		}
		own, err := lib.TextIn(lang, e.ID)
		switch {
		case errors.Is(err, fs.ErrNotExist):
			out = append(out, "missing: "+e.ID+".yaml")
		case err != nil:
			out = append(out, err.Error())
		default:
			for _, one := range unlike(english, own) {
				out = append(out, e.ID+".yaml: "+one)
			}
		}
	}
	return out
}

// unlike says where a text has another shape than the English one, or still is
// English, or shouts.
func unlike(english, own catalog.Text) []string {
	var out []string
	for _, part := range []struct {
		name string
		a, b []string
	}{
		{"name", []string{english.Name}, []string{own.Name}}, {"for", []string{english.For}, []string{own.For}}, {"stop", []string{english.Stop}, []string{own.Stop}},
		{"set-up", english.SetUp, own.SetUp}, {"cues", english.Cues, own.Cues}, {"faults", slips(english), slips(own)}, {"safety", english.Safety, own.Safety},
	} {
		if len(part.a) != len(part.b) {
			out = append(out, fmt.Sprintf("%s: has %d, want %d", part.name, len(part.b), len(part.a)))
			continue
		}
		for i, text := range part.b {
			if strings.ContainsAny(text, "!¡") {
				out = append(out, fmt.Sprintf("%s: shouts: %q", part.name, text))
			}
			if text == part.a[i] && part.name != "name" {
				out = append(out, fmt.Sprintf("%s: is still English: %q", part.name, text))
			}
		}
	}
	return out
}

func slips(t catalog.Text) []string {
	var out []string
	for _, s := range t.Faults {
		out = append(out, s.What, s.Feel)
	}
	return out
}

// lacksTitles lists the programs that have no title in a language.
func lacksTitles(lib *catalog.Catalog, lang string) []string {
	var out []string
	for _, p := range lib.Programs {
		title, err := lib.Title(lang, p.ID)
		if err != nil {
			return append(out, err.Error())
		}
		if title == p.Title {
			out = append(out, "missing in programs.yaml: "+p.ID+": "+p.Title)
		}
	}
	return out
}

// lacksKeywords says how a table of keywords differs from the English one: each
// concept of it is there, and asks the same.
func lacksKeywords(lib *catalog.Catalog, lang string) []string {
	english, err := lib.KeywordsOf(locale.English)
	if err != nil {
		return []string{err.Error()}
	}
	own, err := lib.KeywordsOf(lang)
	if err != nil {
		return []string{err.Error()}
	}
	leads := func(k catalog.Keywords) map[string]string {
		out := map[string]string{}
		for _, c := range k.Concepts {
			out[base(c.ID)] = strings.Join(append(slices.Clone(c.Asks), c.Notes...), " ")
		}
		return out
	}
	var out []string
	mine, theirs := leads(own), leads(english)
	for _, c := range english.Concepts {
		id := base(c.ID)
		if got, there := mine[id]; !there {
			out = append(out, "missing in keywords.yaml: "+id)
		} else if got != theirs[id] {
			out = append(out, fmt.Sprintf("keywords.yaml: %s leads to %q, in English to %q", id, got, theirs[id]))
		}
	}
	for _, c := range own.Concepts {
		if _, known := theirs[base(c.ID)]; !known {
			out = append(out, "keywords.yaml: no such concept in English: "+c.ID)
		}
	}
	return slices.Compact(out)
}

// turns are other ways to say a concept, which a language may have more or fewer
// of.
var turns = regexp.MustCompile(`-in-two-words$|-[0-9]$`)

// harm are the concepts that only show the crisis line: one of them in a
// language stands for all.
var harm = []string{"self-harm", "harm-myself", "end-my-life", "want-to-die", "wish-i-were-dead", "not-worth-living"}

// base is the concept that an id stands for.
func base(id string) string {
	id = turns.ReplaceAllString(id, "")
	switch {
	case slices.Contains(harm, id):
		return harm[0]
	case id == "pain-killer":
		return "rub"
	}
	return id
}

// lacksLines lists the crisis lines whose names are said in English words and
// have none in a language.
func lacksLines(lib *catalog.Catalog, lang string) []string {
	all, err := lib.Countries()
	if err != nil {
		return []string{err.Error()}
	}
	var out []string
	for _, h := range all {
		own, err := lib.HelpIn(lang, h.Country)
		if err != nil {
			return append(out, err.Error())
		}
		if own.Crisis.Name == h.Crisis.Name && described.MatchString(h.Crisis.Name) {
			out = append(out, "missing in help.yaml: "+h.Country+": "+h.Crisis.Name)
		}
	}
	return out
}

// described is a name that has English words about the line, and is more than its name.
var described = regexp.MustCompile(`, in [A-Z]|\(from a|[0-9] to [0-9]|^(Suicide|Mental|National|Ministry)[a-zA-Z ]* (line|helpline|hotline|Hotline)`)

func TestAnUnlikeTextIsFound(t *testing.T) {
	english := catalog.Text{Name: "Cat–cow", For: "Moves.", Cues: []string{"One.", "Two."}, Stop: "Stop."}
	for name, c := range map[string]struct {
		own  catalog.Text
		want string
	}{
		"alike":         {catalog.Text{Name: "Cat–cow", For: "Bewegt.", Cues: []string{"Eins.", "Zwei."}, Stop: "Halt."}, ""},
		"a cue less":    {catalog.Text{Name: "a", For: "b", Cues: []string{"c"}, Stop: "d"}, "cues: has 1, want 2"},
		"still English": {catalog.Text{Name: "a", For: "b", Cues: []string{"c", "Two."}, Stop: "d"}, `cues: is still English: "Two."`},
		"a shout":       {catalog.Text{Name: "a", For: "b", Cues: []string{"c", "d!"}, Stop: "e"}, `cues: shouts: "d!"`},
	} {
		t.Run(name, func(t *testing.T) {
			if got := strings.Join(unlike(english, c.own), "\n"); got != c.want {
				t.Errorf("got %s, want %s", got, c.want)
			}
		})
	}
}
