package phrase

import (
	"strings"
	"testing"

	"tspine/catalog"
	"tspine/locale"
)

// loud is English in capitals, with the decimal comma and other words of its own.
func loud(t *testing.T, lang string) Phraser {
	t.Helper()
	words, err := locale.Made(lang, strings.ToUpper)
	if err != nil {
		t.Fatal(err)
	}
	return Phraser{words, &catalog.Catalog{}}
}

func TestWhatIsTypedInALanguage(t *testing.T) {
	comma, point := loud(t, "de"), english(t)
	for name, c := range map[string]struct {
		say             Phraser
		key, said, want string
	}{
		"a yes":                              {comma, "q.fever", "Y", "yes"},
		"a no":                               {comma, "q.fever", "None", "no"},
		"not sure":                           {comma, "q.fever", "u", "unknown"},
		"another answer":                     {comma, "q.fever", "12", "12"},
		"half a month":                       {comma, "q.duration_months", "0,5", "0.5"},
		"in English half a month":            {point, "q.duration_months", "0,5", "0,5"},
		"several that are chosen":            {comma, "q.nice_items", "1,3", "1,3"},
		"a country is no answer":             {comma, "country", "NO", "NO"},
		"own words stay":                     {comma, "text", "no", "no"},
		"things by their names":              {comma, "equipment", "foam roller, WALL, sofa", "foam-roller, wall, sofa"},
		"things by their ids":                {comma, "equipment", "foam-roller, wall", "foam-roller, wall"},
		"colors":                             {comma, "own.bands", "Light Blue, red", "light-blue, red"},
		"a load with a comma":                {comma, "own.dumbbells", "7,5", "7.5"},
		"loads between commas":               {comma, "own.dumbbells", "5,10,15", "5,10,15"},
		"loads with commas, between commas":  {comma, "own.dumbbells", "2,5, 7,5, 10", "2.5, 7.5, 10"},
		"measures with commas":               {comma, "test.seated-rotation", "38,5 46,25", "38.5 46.25"},
		"in English a comma parts":           {point, "own.dumbbells", "2,5", "2,5"},
		"in English a comma parts measures":  {point, "test.seated-rotation", "38,46", "38,46"},
		"a confirmation":                     {comma, Confirmed, "yes", "yes"},
		"a test that is shown":               {comma, "test.wall-angel", "Y", "yes"},
		"whether to measure now":             {comma, "tests", "N", "no"},
		"a question that has no such answer": {comma, "age", "n", "n"},
	} {
		t.Run(name, func(t *testing.T) {
			if got := c.say.Typed(c.key, c.said); got != c.want {
				t.Errorf("%q is read as %q, want %q", c.said, got, c.want)
			}
		})
	}
}

func TestAColorWithoutWordsIsSaidAsItWasTyped(t *testing.T) {
	if got := english(t).Color("mint-green"); got != "mint green" {
		t.Errorf("said %q", got)
	}
	if got := loud(t, "de").Color("red"); got != "RED" {
		t.Errorf("said %q", got)
	}
}

func TestTitlesAndLinesAreSaidInTheLanguageWhereItHasThem(t *testing.T) {
	p := english(t)
	if got := p.Title("relief-in-six", "x"); !strings.HasPrefix(got, "Six exercises") {
		t.Errorf("a program of the catalog: %q", got)
	}
	if got := p.Title("my-own", "My own"); got != "My own" {
		t.Errorf("an own program: %q", got)
	}
	if got := p.Line(catalog.Help{Country: "GB", Crisis: catalog.Line{Name: "x"}}); got != "Samaritans" {
		t.Errorf("a line: %q", got)
	}
	if got := p.Line(catalog.Help{Country: "XX", Crisis: catalog.Line{Name: "x"}}); got != "x" {
		t.Errorf("a line of nowhere: %q", got)
	}
}

// The terminal names these keys in every language, and a question can't be left
// or explained where one is missing.
func TestKeysThatTheTerminalNamesAreUnderstoodInEveryLanguage(t *testing.T) {
	for _, lang := range locale.Complete() {
		words, err := locale.New(lang)
		if err != nil {
			t.Fatal(err)
		}
		for is, key := range map[string]string{"help": "h", "leave": "q", "no": "n", "unknown": "?"} {
			if say := (Phraser{words, &catalog.Catalog{}}); !say.Means(is, key) {
				t.Errorf("%s: %q is not understood as %s", lang, key, is)
			}
		}
	}
}
