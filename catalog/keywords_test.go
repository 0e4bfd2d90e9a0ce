package catalog

import (
	"errors"
	"io/fs"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"pgregory.net/rapid"

	"tspine/engine/screening"
)

func TestAConceptIsFoundByItsWords(t *testing.T) {
	for name, c := range map[string]struct {
		concept Concept
		text    string
		word    string // empty: not found
	}{
		"a whole word":                          {Concept{Any: []string{"lump"}}, "there is a lump", "lump"},
		"not a longer word":                     {Concept{Any: []string{"lump"}}, "lumpy porridge", ""},
		"a stem finds longer words":             {Concept{Any: []string{"suicid*"}}, "suicidal thoughts", "suicidal"},
		"a stem finds itself":                   {Concept{Any: []string{"chill*"}}, "a chill", "chill"},
		"a stem not inside a word":              {Concept{Any: []string{"ill*"}}, "chills", ""},
		"any one of several":                    {Concept{Any: []string{"fever", "chill*"}}, "chills at night", "chills"},
		"with another word of the sentence":     {Concept{Any: []string{"weak*"}, With: []string{"leg", "arm"}}, "my arm went weak", "weak"},
		"the other word may come first":         {Concept{Any: []string{"chest"}, With: []string{"pain"}}, "pain in the chest", "chest"},
		"without the other word":                {Concept{Any: []string{"weak*"}, With: []string{"leg"}}, "a weak back", ""},
		"the other word in the next sentence":   {Concept{Any: []string{"weak*"}, With: []string{"leg"}}, "I am weak! My leg hurts", ""},
		"a later sentence has both":             {Concept{Any: []string{"weak*"}, With: []string{"leg"}}, "I feel weak. One leg is weaker", "weaker"},
		"a stem for the other word":             {Concept{Any: []string{"chest"}, With: []string{"tight*"}}, "chest tightness", "chest"},
		"a comma is no end of a sentence":       {Concept{Any: []string{"weak"}, With: []string{"leg"}}, "weak, above all the leg", "weak"},
		"a question and a line are":             {Concept{Any: []string{"weak"}, With: []string{"leg"}}, "weak? no\nleg; weak", ""},
		"a hyphen or an apostrophe ends a word": {Concept{Any: []string{"self"}, With: []string{"harm"}}, "self-harm's", "self"},
		"digits end a word":                     {Concept{Any: []string{"fever"}}, "39fever", "fever"},
		"upper and lower case are the same":     {Concept{Any: []string{"fever"}}, "FeVer", "FeVer"},
		"letters beyond a to z":                 {Concept{Any: []string{"übel*"}}, "mir ist ÜBEL", "ÜBEL"},
		"negation is not read":                  {Concept{Any: []string{"fever"}}, "no fever at all", "fever"},
		"nothing was written":                   {Concept{Any: []string{"fever"}}, "", ""},
		"only marks were written":               {Concept{Any: []string{"fever"}}, "...?!\n;", ""},
	} {
		t.Run(name, func(t *testing.T) {
			found := Keywords{Concepts: []Concept{c.concept}}.Find(c.text)
			if c.word == "" {
				if len(found) > 0 {
					t.Errorf("%q is found by %q", c.text, found[0].Word)
				}
				return
			}
			if len(found) != 1 || found[0].Word != c.word {
				t.Errorf("found %+v, want %q", found, c.word)
			}
		})
	}
}

func TestAMentionShowsItsSentence(t *testing.T) {
	k := Keywords{Concepts: []Concept{
		{ID: "sweat", Any: []string{"sweat*"}, Asks: []string{"R12"}},
		{ID: "fever", Any: []string{"fever"}, Asks: []string{"R07"}, Notes: []string{"note"}},
	}}
	found := k.Find("It began in May.  A Fever came and went; then sweats. Fever again.")
	if len(found) != 2 {
		t.Fatalf("%d mentions: %+v", len(found), found)
	}
	if m := found[0]; m.Concept.ID != "sweat" || m.Sentence != "then sweats" {
		t.Errorf("the order is not that of the table: %+v", m)
	}
	if m := found[1]; m.Word != "Fever" || m.Sentence != "A Fever came and went" || !slices.Equal(m.Concept.Asks, []string{"R07"}) {
		t.Errorf("a concept is mentioned once, where it comes first: %+v", m)
	}
}

func TestFindingDependsOnWordsAlone(t *testing.T) {
	k := Keywords{Concepts: []Concept{{ID: "a", Any: []string{"fever", "numb*"}}, {ID: "b", Any: []string{"weak"}, With: []string{"leg"}}}}
	word := rapid.SampledFrom([]string{"fever", "numbness", "weak", "leg", "back", "number", "and"})
	ids := func(text string) []string {
		var out []string
		for _, m := range k.Find(text) {
			if !strings.Contains(m.Sentence, m.Word) {
				t.Fatalf("%q is not in %q", m.Word, m.Sentence)
			}
			out = append(out, m.Concept.ID)
		}
		return out
	}
	rapid.Check(t, func(t *rapid.T) {
		words := rapid.SliceOfN(word, 0, 8).Draw(t, "words")
		plain := ids(strings.Join(words, " "))
		for _, other := range []string{strings.Join(words, ", "), strings.ToUpper(strings.Join(words, " - ")), "  " + strings.Join(words, "\t") + " "} {
			if got := ids(other); !slices.Equal(got, plain) {
				t.Fatalf("%q mentions %v, %q mentions %v", strings.Join(words, " "), plain, other, got)
			}
		}
		if want := slices.Contains(words, "weak") && slices.Contains(words, "leg"); slices.Contains(plain, "b") != want {
			t.Fatalf("%v mentions %v", words, plain)
		}
	})
}

func TestTheTableOfKeywordsIsSound(t *testing.T) {
	c := load(t)
	for _, lang := range c.Languages() {
		k, err := c.KeywordsOf(lang)
		if errors.Is(err, fs.ErrNotExist) {
			continue
		}
		if err != nil {
			t.Fatal(err)
		}
		t.Run(lang, func(t *testing.T) { soundTable(t, k) })
	}
}

func soundTable(t *testing.T, k Keywords) {
	t.Helper()
	if k.Version < 1 || len(k.Concepts) < 20 {
		t.Fatalf("version %d, %d concepts", k.Version, len(k.Concepts))
	}
	seen := map[string]bool{}
	for _, c := range k.Concepts {
		if seen[c.ID] {
			t.Errorf("%s stands twice", c.ID)
		}
		seen[c.ID] = true
		if len(c.Any) == 0 || len(c.Asks)+len(c.Notes) == 0 {
			t.Errorf("%s is found by nothing, or leads to nothing: %+v", c.ID, c)
		}
		for _, flag := range c.Asks {
			if len(screening.QuestionsFor(flag)) == 0 {
				t.Errorf("%s asks %s, for which there is no question", c.ID, flag)
			}
		}
		for _, pattern := range slices.Concat(c.Any, c.With) {
			stem := strings.TrimSuffix(pattern, "*")
			if got := words(strings.ToLower(stem)); len(got) != 1 || got[0] != stem {
				t.Errorf("%s: %q can never be a word of a sentence", c.ID, pattern)
			}
		}
	}
}

func TestEveryPatternOfTheTableIsFound(t *testing.T) {
	c := load(t)
	for _, lang := range c.Languages() {
		k, err := c.KeywordsOf(lang)
		if errors.Is(err, fs.ErrNotExist) {
			continue
		}
		if err != nil {
			t.Fatal(err)
		}
		t.Run(lang, func(t *testing.T) { foundTable(t, k) })
	}
}

func foundTable(t *testing.T, k Keywords) {
	t.Helper()
	for _, c := range k.Concepts {
		with := ""
		if len(c.With) > 0 {
			with = " " + strings.TrimSuffix(c.With[0], "*")
		}
		for _, pattern := range c.Any {
			text := "Since May " + strings.TrimSuffix(pattern, "*") + with
			if !slices.ContainsFunc(k.Find(text), func(m Mention) bool { return m.Concept.ID == c.ID }) {
				t.Errorf("%q does not mention %s", text, c.ID)
			}
		}
	}
}

func TestWhatPeopleWriteOfHarmShowsTheCrisisLine(t *testing.T) {
	k, err := load(t).Keywords()
	if err != nil {
		t.Fatal(err)
	}
	for name, text := range map[string]string{
		"the plain word":        "I think of suicide.",
		"in two words":          "some self-harm in the past",
		"harm to oneself":       "I could hurt myself",
		"a wish":                "sometimes I wish I was dead",
		"an end":                "I want to end my life",
		"worth":                 "life is not worth living",
		"in upper case letters": "I WANT TO DIE",
	} {
		t.Run(name, func(t *testing.T) {
			if !slices.ContainsFunc(k.Find(text), func(m Mention) bool { return slices.Contains(m.Concept.Notes, "crisis-line") }) {
				t.Errorf("%q shows no crisis line", text)
			}
		})
	}
}

func TestKeywordsOfEveryLanguageAreFoundInAnyText(t *testing.T) {
	table := func(version, any string) *fstest.MapFile {
		return &fstest.MapFile{Data: []byte("version: " + version + "\nconcepts:\n  - {id: fever, any: [" + any + "], asks: [R07]}\n")}
	}
	c := &Catalog{root: fstest.MapFS{
		"text/de/keywords.yaml": table("2", `fieber*, "übel", "fuß"`), "text/en/keywords.yaml": table("3", "fever"),
		"text/es/keywords.yaml": table("4", "calentura, escalofrío*"), "text/fr/cat-cow.yaml": {Data: []byte("name: x\n")},
	}}
	k, err := c.Keywords()
	if err != nil || k.Version != 9 {
		t.Fatalf("version %d, %v", k.Version, err)
	}
	for name, one := range map[string]struct{ text, want string }{
		"English":                         {"a fever", "fever"},
		"German":                          {"Ich habe Fieberschübe", "Fieberschübe"},
		"Spanish":                         {"tengo escalofríos", "escalofríos"},
		"without the accent":              {"tengo ESCALOFRIOS", "ESCALOFRIOS"},
		"an umlaut, two letters":          {"mir ist uebel", "uebel"},
		"an umlaut, its base":             {"mir ist ubel", "ubel"},
		"an umlaut in two signs":          {"mir ist u\u0308bel", "übel"},
		"a sharp s":                       {"der Fuss", "Fuss"},
		"several languages, said once":    {"fever, Fieber", "Fieber"},
		"a word that only looks like one": {"February", ""},
	} {
		t.Run(name, func(t *testing.T) {
			got := k.Find(one.text)
			if one.want == "" {
				if len(got) > 0 {
					t.Errorf("%q mentions %v", one.text, got)
				}
				return
			}
			if len(got) != 1 || got[0].Word != one.want {
				t.Errorf("%q mentions %v, want %q", one.text, got, one.want)
			}
		})
	}
}

func TestFaultsOfATableOfKeywords(t *testing.T) {
	for name, c := range map[string]struct{ text, want string }{
		"no version":       {"concepts: []\n", "text/en/keywords.yaml:1:1: missing-key (want version)"},
		"an empty file":    {"", "text/en/keywords.yaml:1:1: empty-file"},
		"a word alone":     {"version: 1\nconcepts:\n  - {id: a, any: fever}\n", `text/en/keywords.yaml:3:18: concepts[0].any: wrong-type "text" (want a list, as [a, b])`},
		"nothing to find":  {"version: 1\nconcepts:\n  - id: a\n    asks: [R01]\n", "text/en/keywords.yaml:3:5: concepts[0]: missing-key (want any)"},
		"no concepts":      {"version: 1\n", "text/en/keywords.yaml:1:1: missing-key (want concepts)"},
		"no name":          {"version: 1\nconcepts:\n  - any: [x]\n", "text/en/keywords.yaml:3:5: concepts[0]: missing-key (want id)"},
		"a misspelled key": {"version: 1\nconcepts:\n  - {id: a, any: [x], ask: [R01]}\n", `text/en/keywords.yaml:3:23: concepts[0]: misspelled-key "ask" (want asks)`},
	} {
		t.Run(name, func(t *testing.T) {
			root := fstest.MapFS{"text/en/keywords.yaml": {Data: []byte(c.text)}}
			_, err := (&Catalog{root: root}).Keywords()
			if err == nil || err.Error() != c.want {
				t.Errorf("got %v\nwant %s", err, c.want)
			}
		})
	}
	if _, err := (&Catalog{root: fstest.MapFS{}}).Keywords(); err == nil || !strings.Contains(err.Error(), fs.ErrNotExist.Error()) {
		t.Errorf("no table at all: %v", err)
	}
}

func TestWhoSaysThatTheyCannotFeelALimbIsAskedAgain(t *testing.T) {
	k, err := load(t).Keywords()
	if err != nil {
		t.Fatal(err)
	}
	asks := func(text string) bool {
		return slices.ContainsFunc(k.Find(text), func(m Mention) bool { return slices.Contains(m.Concept.Asks, "R06") })
	}
	for _, text := range []string{
		"I can't feel my left leg", "cannot feel my toes since the fall", "I have lost feeling in one hand", "loss of sensation below the chest",
		"ich spüre mein linkes Bein nicht", "kein Gefühl in den Füßen", "no siento la pierna", "perdí sensibilidad en la mano",
	} {
		if !asks(text) {
			t.Errorf("%q asks nothing again", text)
		}
	}
	for _, text := range []string{"I feel stiff in the morning", "my shoulders feel tight", "ich fühle mich gut", "me siento mejor"} {
		if asks(text) {
			t.Errorf("%q asks about numbness", text)
		}
	}
}
