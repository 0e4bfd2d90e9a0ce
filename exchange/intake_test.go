package exchange

import (
	"fmt"
	"math"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"tspine/catalog"
	"tspine/engine/assessment"
	"tspine/engine/course"
	"tspine/engine/person"
	"tspine/engine/screening"
	"tspine/engine/unit"
)

func day(t testing.TB, text string) unit.Day {
	t.Helper()
	d, err := unit.ParseDay(text)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

func TestAnIntakeIsReadInFull(t *testing.T) {
	in, faults := ReadIntake("in.yaml", []byte(`
name: Alex
country: de
zone: Europe/Berlin
program: mid-back-ten
about: {age: 47, sex: F, training: active, goal: desk, minutes: 20, units: lb}
equipment: [wall, Foam Roller, bands]
answers:
  fever: false
  height_loss_cm: 3
  bp: [128, 79]
  weakness: limb
  nice_items: [nsaid, buttock]
  jaundice_black_stool: unknown
text: Stiff since winter.
cleared:
  - {flag: R15, day: 2026-11-01, by: Dr. Example}
measures:
  pain_rest: 2
  pain_move: 5
  pain_worst: 6
  llr: [38, 46]
`))
	if err := faults.Err(); err != nil {
		t.Fatal(err)
	}
	want := Intake{
		Name: "Alex",
		About: &course.About{
			Country: "DE", Zone: "Europe/Berlin", Program: "mid-back-ten",
			Profile: person.Profile{
				Age: 47, Sex: person.Female, Training: person.Active, Goal: person.Desk, Minutes: 20, Pounds: true,
				Equipment: person.Equipment{Owned: []string{"band", "foam-roller", "wall"}},
			},
		},
		Screen: &course.Screen{
			Answers: screening.Answers{
				"fever": screening.No(), "height_loss_cm": screening.Count(3), "bp": screening.Pressure(128, 79),
				"weakness": screening.Choice("limb"), "nice_items": screening.Several("buttock", "nsaid"), "jaundice_black_stool": screening.NotSure(),
			},
			Pain:       course.Pain{Rest: unit.Rate(2), Move: unit.Rate(5), Worst: unit.Rate(6)},
			Text:       "Stiff since winter.",
			Clearances: []screening.Clearance{{Flag: "R15", Day: day(t, "2026-11-01"), By: "Dr. Example"}},
		},
		Measure: &assessment.Measures{PainRest: unit.Rate(2), PainMove: unit.Rate(5), PainWorst: unit.Rate(6), LLR: assessment.Two(38, 46)},
	}
	if diff := cmp.Diff(want, in, cmp.AllowUnexported(screening.Answer{})); diff != "" {
		t.Error(diff)
	}
}

func TestAPartThatIsLeftOutIsNil(t *testing.T) {
	for name, c := range map[string]struct {
		text                   string
		about, screen, measure bool
	}{
		"a name alone":          {"name: A\n", false, false, false},
		"about the person":      {"about: {age: 40}\n", true, false, false},
		"equipment":             {"equipment: []\n", true, false, false},
		"a country":             {"country: AT\n", true, false, false},
		"a program":             {"program: adaptive\n", true, false, false},
		"a time zone":           {"zone: Europe/Vienna\n", true, false, false},
		"answers":               {"answers: {others: no}\n", false, true, false},
		"measures":              {"measures: {owd: 2}\n", false, false, true},
		"a key without a value": {"name: A\nanswers:\nmeasures: ~\n", false, false, false},
	} {
		t.Run(name, func(t *testing.T) {
			in, faults := ReadIntake("in.yaml", []byte(c.text))
			if len(faults) > 0 {
				t.Fatal(faults)
			}
			if (in.About != nil) != c.about || (in.Screen != nil) != c.screen || (in.Measure != nil) != c.measure {
				t.Errorf("about %v, screen %v, measure %v", in.About != nil, in.Screen != nil, in.Measure != nil)
			}
		})
	}
}

func TestWhatIsNotSaidIsOnTheSafeSide(t *testing.T) {
	in, faults := ReadIntake("in.yaml", []byte("about: {age: 40}\nanswers: {}\n"))
	if err := faults.Err(); err != nil {
		t.Fatal(err)
	}
	if p := in.About.Profile; p.Training != person.None || p.Goal != person.General || p.Minutes != 10 || p.Pounds || p.Sex != "" {
		t.Errorf("somebody who says nothing is %+v", p)
	}
	if len(in.Screen.Answers) != 0 || in.Screen.Pain.Rest.Given() {
		t.Errorf("somebody who answers nothing answered %+v", in.Screen)
	}
}

func TestFaultsOfAnIntakeSayWhere(t *testing.T) {
	for name, c := range map[string]struct {
		text string
		want []string
	}{
		"an empty file":                      {"", []string{"in.yaml:1:1: empty-file"}},
		"a sentence":                         {"I am 40.", []string{`in.yaml:1:1: wrong-type "text" (want keys with values)`}},
		"a key that is none":                 {"nome: A\n", []string{`in.yaml:1:1: misspelled-key "nome" (want name)`}},
		"a country by its name":              {"country: Germany\n", []string{`in.yaml:1:10: country: not-a-country "GERMANY" (want two letters of ISO 3166, as DE)`}},
		"a country of one letter and a sign": {"country: D1\n", []string{`in.yaml:1:10: country: not-a-country "D1" (want two letters of ISO 3166, as DE)`}},
		"no age":                             {"about: {sex: F}\n", []string{"in.yaml:1:8: about: missing-key (want age)"}},
		"an age in words":                    {"about:\n  age: forty\n", []string{`in.yaml:2:8: about.age: wrong-type "forty" (want a whole number)`}},
		"an age that nobody reaches":         {"about: {age: 111}\n", []string{`in.yaml:1:14: about.age: out-of-range "111" (want a whole number from 0 to 110)`}},
		"half a year":                        {"about: {age: 40.5}\n", []string{`in.yaml:1:14: about.age: out-of-range "40.5" (want a whole number from 0 to 110)`}},
		"words of other lists": {"about:\n  age: 40\n  sex: f\n  training: some\n  goal: fitness\n  minutes: 1\n  units: stone\n", []string{
			`in.yaml:3:8: about.sex: unknown-word "f" (want F, M)`,
			`in.yaml:4:13: about.training: unknown-word "some" (want none, active, lifter)`,
			`in.yaml:5:9: about.goal: unknown-word "fitness" (want pain, desk, posture, overhead, strength, general)`,
			`in.yaml:6:12: about.minutes: out-of-range "1" (want a whole number from 2 to 180)`,
			`in.yaml:7:10: about.units: unknown-word "stone" (want kg, lb)`,
		}},
		"a clearance by nobody": {"cleared:\n  - flag: R15\n    day: soon\n", []string{
			`in.yaml:3:10: cleared[0].day: not-a-day "soon" (want a date, as 2026-11-20)`,
			"in.yaml:2:5: cleared[0]: missing-key (want by)",
		}},
		"faults of every part at once": {"country: X\nabout: {age: x}\nequipment: 3\nanswers: {fewer: true}\nmeasures: {pain_rest: 12}\n", []string{
			`in.yaml:1:10: country: not-a-country "X" (want two letters of ISO 3166, as DE)`,
			`in.yaml:2:14: about.age: wrong-type "x" (want a whole number)`,
			`in.yaml:3:12: equipment: wrong-type "a number" (want keys with values)`,
			`in.yaml:4:18: answers.fewer: unknown-question "fewer"`,
			`in.yaml:5:23: measures.pain_rest: out-of-range "12" (want a whole number from 0 to 10)`,
		}},
	} {
		t.Run(name, func(t *testing.T) {
			_, faults := ReadIntake("in.yaml", []byte(c.text))
			if diff := cmp.Diff(c.want, written(faults)); diff != "" {
				t.Error(diff)
			}
		})
	}
}

// value reads text as one value.
func valueOf(t testing.TB, text string) (*catalog.Doc, value) {
	t.Helper()
	doc, v := catalog.ReadYAML("in.yaml", 1, []byte(text))
	if !v.Present() {
		t.Fatal(doc.Faults)
	}
	return doc, v
}

func kg(of unit.Kilograms, pair bool) person.Piece { return person.Piece{Each: of, Pair: pair} }

func TestEquipment(t *testing.T) {
	for name, c := range map[string]struct {
		text string
		want person.Equipment
	}{
		"a list of things":        {"[wall, mat]", person.Equipment{Owned: []string{"mat", "wall"}}},
		"nothing":                 {"[]", person.Equipment{}},
		"things under their key":  {"{owned: [Chairs, foam_roller]}", person.Equipment{Owned: []string{"chair", "foam-roller"}}},
		"dumbbells come in pairs": {"{dumbbells: [5, 7.5kg]}", person.Equipment{Owned: []string{"dumbbell"}, Dumbbells: []person.Piece{kg(5, true), kg(7.5, true)}}},
		"or alone":                {"{dumbbells: [{kg: 5, pair: true}, {kg: 8}]}", person.Equipment{Owned: []string{"dumbbell"}, Dumbbells: []person.Piece{kg(5, true), kg(8, false)}}},
		"what is named and weighed is owned once": {"{owned: [dumbbell, wall], dumbbells: [5]}", person.Equipment{Owned: []string{"dumbbell", "wall"}, Dumbbells: []person.Piece{kg(5, true)}}},
		"a kettlebell":            {"{kettlebells: [{kg: 16}]}", person.Equipment{Owned: []string{"kettlebell"}, Kettlebells: []person.Piece{kg(16, false)}}},
		"a bar with plates":       {"{bar: 20, plates: [10, 5]}", person.Equipment{Owned: []string{"barbell"}, Bar: 20, Plates: []unit.Kilograms{10, 5}}},
		"plates alone are no bar": {"{plates: [10]}", person.Equipment{Plates: []unit.Kilograms{10}}},
		"bands by their color":    {"{bands: [yellow, red]}", person.Equipment{Owned: []string{"band"}, Bands: []string{"yellow", "red"}}},
		"pounds":                  {"{bar: 45lb, dumbbells: [{lb: 20}]}", person.Equipment{Owned: []string{"barbell", "dumbbell"}, Bar: unit.FromPounds(45), Dumbbells: []person.Piece{kg(unit.FromPounds(20), false)}}},
	} {
		t.Run(name, func(t *testing.T) {
			doc, v := valueOf(t, c.text)
			got := ReadEquipment(v)
			if err := doc.Faults.Err(); err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(c.want, got); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestEquipmentInATextOfItsOwn(t *testing.T) {
	e, faults := ReadOwned("own.yaml", []byte("owned: [wall]\nbar: 20\nplates: [5]\n"))
	if want := (person.Equipment{Owned: []string{"barbell", "wall"}, Bar: 20, Plates: []unit.Kilograms{5}}); len(faults) > 0 || !cmp.Equal(want, e) {
		t.Errorf("got %+v, %v", e, faults)
	}
	_, faults = ReadOwned("own.yaml", nil)
	if want := []string{"own.yaml:1:1: empty-file"}; !cmp.Equal(want, written(faults)) {
		t.Errorf("nothing at all: %v", faults)
	}
	_, faults = ReadOwned("own.yaml", []byte("owned: [wall]\nrope: 3\n"))
	if want := []string{`own.yaml:2:1: unknown-key "rope" (want owned, dumbbells, kettlebells, bar, plates, bands)`}; !cmp.Equal(want, written(faults)) {
		t.Errorf("a key that is none: %v", faults)
	}
}

func TestWhatIsNoWeightIsRefused(t *testing.T) {
	for name, text := range map[string]string{
		"nothing":                     "0",
		"less than nothing":           "-5",
		"less than nothing in pounds": "-5lb",
		"nothing in pounds":           "0lb",
		"more than a ton":             "1000.5",
		"more than a ton in pounds":   "2205lb",
		"not a number":                "nan",
		"not a number in kilograms":   "nankg",
		"not a number in pounds":      "nanlb",
		"infinity":                    "inf",
		"a word":                      "heavy",
		"no number before the pounds": "lb",
		"stones":                      "3st",
		"a comma":                     `"7,5"`,
		"an exponent":                 `"1e2"`,
		"both units":                  "5kglb",
	} {
		t.Run(name, func(t *testing.T) {
			doc, v := valueOf(t, "bar: "+text+"\nplates: ["+text+"]\ndumbbells: [{kg: "+text+"}, "+text+"]\n")
			e := ReadEquipment(v)
			var at []string
			for _, f := range doc.Faults {
				at = append(at, fmt.Sprintf("%d %s %s", f.Line, f.Path, f.Code))
			}
			want := []string{"1 bar not-a-weight", "2 plates[0] not-a-weight", "3 dumbbells[0].kg not-a-weight", "3 dumbbells[1] not-a-weight"}
			if diff := cmp.Diff(want, at); diff != "" {
				t.Error(diff)
			}
			if e.Bar != 0 || e.Plates[0] != 0 || e.Dumbbells[0].Each != 0 {
				t.Errorf("read as %+v", e)
			}
		})
	}
}

func TestFaultsOfEquipmentSayWhere(t *testing.T) {
	for name, c := range map[string]struct{ text, want string }{
		"a word":                      {"wall", `in.yaml:1:1: wrong-type "text" (want keys with values)`},
		"a thing that is a list":      {"[[wall]]", `in.yaml:1:2: [0]: wrong-type "a list" (want text)`},
		"a piece without a weight":    {"dumbbells:\n  - pair: true\n", "in.yaml:2:5: dumbbells[0]: missing-key (want kg)"},
		"a piece with words for pair": {"dumbbells:\n  - {kg: 5, pair: both}\n", `in.yaml:2:19: dumbbells[0].pair: wrong-type "both" (want true or false)`},
		"pounds in words":             {"dumbbells:\n  - lb: ten\n", `in.yaml:2:9: dumbbells[0].lb: wrong-type "ten" (want a number)`},
		"pounds under nothing":        {"dumbbells:\n  - lb: -10\n", `in.yaml:2:9: dumbbells[0].lb: not-a-weight "-10" (want kilograms, as 7.5, or pounds, as 15lb)`},
		"a weight that is a list":     {"bar: [20]\n", `in.yaml:1:6: bar: wrong-type "a list" (want text)`},
		"plates that are no list":     {"plates: 10\n", `in.yaml:1:9: plates: wrong-type "a number" (want a list, as [a, b])`},
	} {
		t.Run(name, func(t *testing.T) {
			doc, v := valueOf(t, c.text)
			ReadEquipment(v)
			if diff := cmp.Diff([]string{c.want}, written(doc.Faults)); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestWeightsAreReadAsTheyAreWritten(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		grams := rapid.IntRange(1, 450_000).Draw(t, "grams")
		number := fmt.Sprintf("%d.%03d", grams/1000, grams%1000)
		doc, v := catalog.ReadYAML("in.yaml", 1, []byte("["+number+", "+number+"kg, "+number+"lb]"))
		parts := v.List()
		plain, kilos, pounds := readWeight(parts[0]), readWeight(parts[1]), readWeight(parts[2])
		if len(doc.Faults) > 0 {
			t.Fatal(doc.Faults)
		}
		if plain != kilos || math.Abs(float64(plain)-float64(grams)/1000) > 1e-9 || math.Abs(pounds.Pounds()-float64(grams)/1000) > 1e-6 {
			t.Fatalf("%s is %v, %v, %v lb", number, plain, kilos, pounds.Pounds())
		}
	})
}

func TestThings(t *testing.T) {
	for name, c := range map[string]struct {
		words []string
		want  []string
	}{
		"as the catalog writes it": {[]string{"foam-roller"}, []string{"foam-roller"}},
		"as people write it":       {[]string{"Foam Roller"}, []string{"foam-roller"}},
		"with an underscore":       {[]string{"foam_roller"}, []string{"foam-roller"}},
		"with spaces around":       {[]string{"  foam   roller "}, []string{"foam-roller"}},
		"more than one":            {[]string{"dumbbells"}, []string{"dumbbell"}},
		"a double s is no plural":  {[]string{"cross"}, []string{"cross"}},
		"in order, each once":      {[]string{"wall", "Mats", "mat", "MAT"}, []string{"mat", "wall"}},
		"nothing":                  {[]string{"", " - "}, nil},
		"an s alone":               {[]string{"s"}, nil},
		"no words":                 {nil, nil},
	} {
		t.Run(name, func(t *testing.T) {
			if got := Things(c.words); !slices.Equal(got, c.want) {
				t.Errorf("%q are %v, want %v", c.words, got, c.want)
			}
		})
	}
}

// TestEveryThingOfTheCatalogIsFound holds that whatever an exercise needs can be
// said by its id, in upper case, with spaces and as a plural.
func TestEveryThingOfTheCatalogIsFound(t *testing.T) {
	for _, e := range library(t).Exercises.All() {
		for _, need := range e.Needs {
			for _, id := range need.AnyOf {
				for _, word := range []string{id, strings.ToUpper(id), strings.ReplaceAll(id, "-", " "), id + "s"} {
					if got := Things([]string{word}); word != id+"s" && !slices.Equal(got, []string{id}) || word == id+"s" && !strings.HasSuffix(id, "s") && !slices.Equal(got, []string{id}) {
						t.Errorf("%s: %q is read as %v, want %s", e.ID, word, got, id)
					}
				}
			}
		}
	}
}

func TestThingsTwiceAreThingsOnce(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		words := rapid.SliceOf(rapid.StringMatching(`[A-Za-z _-]{0,12}`)).Draw(t, "words")
		once := Things(words)
		if !slices.IsSorted(once) || len(slices.Compact(slices.Clone(once))) != len(once) {
			t.Fatalf("%q are %q: not in order, or not each once", words, once)
		}
		if again := Things(once); !slices.Equal(again, once) {
			t.Fatalf("%q are %q, and these are %q", words, once, again)
		}
		for _, id := range once {
			if id != strings.ToLower(id) || strings.ContainsAny(id, " _") || strings.Trim(id, "-") != id {
				t.Fatalf("%q is no id", id)
			}
		}
	})
}
func TestAFileOfAnswersNamesDays(t *testing.T) {
	in, faults := ReadIntake("in.yaml", []byte("days: mon wed 18:00 sat\n"))
	if len(faults) > 0 || in.About == nil {
		t.Fatalf("%v", faults)
	}
	if got := in.About.Schedule.DaysText(); got != "mon wed 18:00 sat any" {
		t.Errorf("read as %q", got)
	}
	if in, _ := ReadIntake("in.yaml", []byte("country: DE\n")); in.About.Schedule.Set() {
		t.Error("without days some are chosen")
	}
	_, faults = ReadIntake("in.yaml", []byte("days: mon 18:00 moon 25:00\n"))
	for i, want := range []int{17, 22} {
		if len(faults) != 2 || faults[i].Code != "not-a-day-or-time" || faults[i].Path != "days" || faults[i].Line != 1 || faults[i].Column != want {
			t.Fatalf("faults: %v", faults)
		}
	}
}
