package catalog

import (
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"tspine/engine/exercise"
)

// byNeeds finds exercises by what they need as well, as the rooms above do in
// the words of a language.
func byNeeds() *Sought {
	return &Sought{Small: []string{"thoracic", "spine", "the", "on", "my", "exercise"}, More: func(e *exercise.Exercise) []string {
		out := e.Directions.Names()
		for _, n := range e.Needs {
			out = append(out, n.AnyOf...)
		}
		return out
	}}
}

func finder(t testing.TB, lang string) *Finder {
	t.Helper()
	c, err := Load()
	if err != nil {
		t.Fatal(err)
	}
	f, err := c.Finder(lang, byNeeds())
	if err != nil {
		t.Fatal(err)
	}
	return f
}

func TestSearchForgivesTyping(t *testing.T) {
	for name, c := range map[string]struct {
		lang, typed string
		first       string   // empty: nothing is found
		also        []string // are found too
	}{
		"a name":                                    {"en", "open book", "open-book", nil},
		"letters left out":                          {"en", "opn bok", "open-book", nil},
		"letters that changed places":               {"en", "wlal agnel", "wall-angel", nil},
		"no space":                                  {"en", "catcow", "cat-cow", nil},
		"a space where there is a dash":             {"en", "cat cow", "cat-cow", nil},
		"a dash of another kind":                    {"en", "Cat–cow", "cat-cow", nil},
		"words in another order":                    {"en", "book open", "open-book", nil},
		"the beginning of a word":                   {"en", "zerch squ", "zercher-squat", nil},
		"within a word":                             {"en", "erslide", "", nil},
		"a plural":                                  {"en", "open books", "open-book", nil},
		"what other apps say":                       {"en", "trikonasana", "triangle-pose", nil},
		"what it needs":                             {"en", "foam roller", "roller-mobilization", []string{"roll-lats", "roll-rhomboids", "roller-extension"}},
		"a word of the region and what it does":     {"en", "thoracic rotation", "quadruped-rotation", []string{"seated-rotation", "open-book"}},
		"a word that all have, and no other":        {"en", "thoracic", "quadruped-rotation", []string{"roller-extension"}},
		"a code":                                    {"en", "S003-01", "open-book", nil},
		"its id":                                    {"en", "thread-the-needle", "thread-the-needle", nil},
		"a word in Spanish":                         {"es", "gato", "cat-cow", nil},
		"no accents":                                {"es", "DORSALES RODILLO", "roll-lats", nil},
		"English, to who reads Spanish":             {"es", "open book", "open-book", nil},
		"umlauts spelled out":                       {"de", "Katze Kuh", "cat-cow", nil},
		"most of the words":                         {"en", "seated band row with handles", "seated-band-row", nil},
		"small words that nothing has":              {"en", "the open book on my spine", "open-book", nil},
		"nothing":                                   {"en", "", "", nil},
		"signs":                                     {"en", "!?…", "", nil},
		"a word that is nowhere":                    {"en", "xylophone", "", nil},
		"a short word that is like many":            {"en", "zq", "", nil},
		"a text without an end":                     {"en", strings.Repeat("open book ", 100_000), "open-book", nil},
		"letters that are not of an alphabet known": {"en", "背中", "", nil},
	} {
		t.Run(name, func(t *testing.T) {
			found := finder(t, c.lang).Find(c.typed)
			if got := strings.Join(found[:min(len(found), 1)], ""); got != c.first {
				t.Errorf("%.40q finds %q first, want %q: %v", c.typed, got, c.first, found)
			}
			for _, id := range c.also {
				if !slices.Contains(found, id) {
					t.Errorf("%q does not find %s: %v", c.typed, id, found)
				}
			}
		})
	}
}

func TestAnExactWordFindsNothingThatIsOnlyLikeIt(t *testing.T) {
	found := finder(t, "en").Find("row")
	if slices.Contains(found, "cat-cow") || !slices.Contains(found, "band-row") {
		t.Errorf("row finds %v", found)
	}
}

// However a name is written, small or large, its own exercise is first.
func TestAnExactNameIsAlwaysFirst(t *testing.T) {
	c, err := Load()
	if err != nil {
		t.Fatal(err)
	}
	others, err := c.OtherNames()
	if err != nil {
		t.Fatal(err)
	}
	for _, lang := range c.Languages() {
		f, err := c.Finder(lang, byNeeds())
		if err != nil {
			t.Fatal(err)
		}
		for _, e := range c.Exercises.All() {
			own, err := c.Text(lang, e.ID)
			if err != nil {
				t.Fatal(err)
			}
			english, err := c.Text("en", e.ID)
			if err != nil {
				t.Fatal(err)
			}
			for _, name := range append([]string{own.Name, english.Name, e.ID, e.Code}, others[e.ID]...) {
				for _, typed := range []string{name, strings.ToUpper(name), "  " + strings.ReplaceAll(name, " ", "  ") + " "} {
					if found := f.Find(typed); len(found) == 0 || found[0] != e.ID {
						t.Errorf("in %s %q finds %v, not %s", lang, typed, found, e.ID)
					}
				}
			}
		}
	}
}

func TestSearchNeverFails(t *testing.T) {
	f := finder(t, "es")
	known := map[string]bool{}
	for _, s := range f.list {
		known[s.id] = true
	}
	rapid.Check(t, func(t *rapid.T) {
		typed := rapid.OneOf(rapid.String(), rapid.StringMatching(`[a-záéñ ]{0,40}`), rapid.Custom(func(t *rapid.T) string {
			// A name with some letters wrong.
			s := rapid.SampledFrom(f.list).Draw(t, "of")
			text := []byte(rapid.SampledFrom(s.names).Draw(t, "name").joined)
			for range rapid.IntRange(0, 3).Draw(t, "n") {
				text[rapid.IntRange(0, len(text)-1).Draw(t, "at")] = rapid.Byte().Draw(t, "letter")
			}
			return string(text)
		})).Draw(t, "typed")
		found := f.Find(typed)
		seen := map[string]bool{}
		for _, id := range found {
			if !known[id] || seen[id] {
				t.Fatalf("%q finds %v", typed, found)
			}
			seen[id] = true
		}
		if again := f.Find(typed); !slices.Equal(found, again) {
			t.Fatalf("%q finds %v, then %v", typed, found, again)
		}
		if one := f.Likely(typed); one != "" && one != found[0] {
			t.Fatalf("%q is likely %s, and finds %v", typed, one, found)
		}
	})
}
