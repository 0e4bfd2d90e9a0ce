package locale

import (
	"fmt"
	"maps"
	"regexp"
	"slices"
	"strings"
	"testing"
	"text/template"
)

// TestMissing lists what a translation lacks: go test ./locale -run Missing -v.
// For a language that is offered each of these is a failure.
func TestMissing(t *testing.T) {
	for _, lang := range Languages() {
		if lang == English {
			continue
		}
		offered := slices.Contains(Complete(), lang)
		list := lacks(lang, words(t, English), words(t, lang))
		for _, one := range list {
			if offered {
				t.Errorf("%s: %s", lang, one)
			} else {
				t.Logf("%s: %s", lang, one)
			}
		}
		t.Logf("%s.json: %d to mend", lang, len(list))
	}
}

// lacks says what is wrong with the words of a language, beside the English
// ones.
func lacks(lang string, english, own map[string]message) []string {
	var out []string
	say := func(format string, args ...any) { out = append(out, fmt.Sprintf(format, args...)) }
	for _, key := range slices.Sorted(maps.Keys(english)) {
		m, there := own[key]
		if !there {
			say("missing: %s: %q", key, english[key]["other"])
			continue
		}
		for _, one := range lacksOne(lang, key, english[key], m) {
			say("%s: %s", key, one)
		}
	}
	for _, key := range slices.Sorted(maps.Keys(own)) {
		if _, known := english[key]; !known {
			say("no such key: %s", key)
		}
	}
	return out
}

// lacksOne says what is wrong with the words of one key.
func lacksOne(lang, key string, english, own message) []string {
	var out []string
	say := func(format string, args ...any) { out = append(out, fmt.Sprintf(format, args...)) }
	want := []string{"other"}
	if len(english) > 1 {
		want = formsOf(lang)
	}
	if have := slices.Sorted(maps.Keys(own)); !slices.Equal(have, want) {
		say("has the forms %v, want %v", have, want)
	}
	wantFields, _ := fieldsOf(english)
	have, err := fieldsOf(own)
	switch other, _ := fields(own["other"]); {
	case err != nil:
		say("can't be filled in: %v", err)
	case !slices.Equal(have, wantFields):
		say("fills in %v, want %v", have, wantFields)
	case !slices.Equal(other, wantFields):
		say("the form other fills in %v, want %v", other, wantFields)
	}
	for _, form := range slices.Sorted(maps.Keys(own)) {
		out = append(out, lacksText(lang, key, own[form])...)
	}
	if own["other"] == english["other"] && !sameInAll(lang, key, own["other"]) {
		say("is still English: %q", own["other"])
	}
	return out
}

// lacksText says what is wrong with one text.
func lacksText(lang, key, text string) []string {
	var out []string
	say := func(format string, args ...any) { out = append(out, fmt.Sprintf(format, args...)) }
	if strings.ContainsAny(text, "!¡") {
		say("shouts: %q", text)
	}
	for _, bad := range never[lang] {
		if found := bad.FindString(text); found != "" && !strings.HasPrefix(key, "verb.") {
			say("says %q: %q", found, text)
		}
	}
	tmpl, err := template.New("").Parse(text)
	if err != nil {
		return append(out, err.Error())
	}
	names, _ := fields(text)
	fill := map[string]string{}
	for _, name := range names {
		fill[name] = "7"
	}
	for _, given := range []map[string]string{fill, {}} {
		var b strings.Builder
		if err := tmpl.Execute(&b, given); err != nil {
			say("can't be said: %v", err)
			continue
		}
		said := b.String()
		if strings.TrimSpace(said) == "" {
			say("is empty")
		}
		if len(given) == len(names) && (strings.TrimSpace(said) != said || strings.Contains(said, "  ") || strings.Contains(said, "<no value>")) {
			say("is badly spaced or leaves a hole: %q", said)
		}
	}
	bare := blank.ReplaceAllString(text, "")
	if strings.Count(bare, "(") != strings.Count(bare, ")") && !strings.Contains(bare, "(a)") {
		say("a parenthesis stays open: %q", text)
	}
	return out
}

func fieldsOf(m message) ([]string, error) {
	var out []string
	for _, form := range slices.Sorted(maps.Keys(m)) {
		f, err := fields(m[form])
		if err != nil {
			return nil, err
		}
		out = append(out, f...)
	}
	slices.Sort(out)
	return slices.Compact(out), nil
}

// sameWords are texts that read the same in English and in a language: names,
// loan words, signs.
var sameWords = map[string][]string{
	"":   {"tspine", "YAML", "JSON", "UTF-8", "Android", "OK", "Superman", "E-mail", "URL", "ID", "Version"},
	"de": {"Programm", "Band", "Name", "Test", "Tests", "Pause", "Version", "Export", "Import", "Planks", "Ball", "Roller", "Demo", "links", "Details", "Arm", "Hand", "Start", "Position", "System", "Minute", "Minuten", "Trainer", "Training", "Stage", "Status", "Good Morning", "gold", "orange", "Bahrain", "Chile", "China", "Costa", "Rica", "Ecuador", "Guam", "Israel", "Japan", "Kuwait", "Liechtenstein", "Montenegro", "Macau", "Malta", "Mauritius", "Malaysia", "Nepal", "Oman", "Panama", "Puerto", "Rico", "Portugal", "Thailand", "Taiwan", "Ukraine", "Vietnam", "Kettlebell", "Kettlebells", "Rack", "min", "Vibration", "Blond", "Passkeys", "Phase", "Strong", "Hevy", "FitNotes"},
	"es": {
		"No", "Control", "Error", "Panel", "Normal", "Actor", "Total", "Manual", "Rotación", "Demo", "Superman", "Tensor", "Rack", "ball", "bytes", "min", "Strong", "Hevy", "FitNotes",
		"Albania", "Argentina", "Armenia", "Australia", "Austria", "Bulgaria", "Chile", "China", "Colombia", "Costa", "Rica", "Ecuador", "Estonia",
		"Georgia", "Guam", "Hong", "Kong", "India", "Indonesia", "Israel", "Kuwait", "Liechtenstein", "Malta", "Montenegro", "Nepal", "Portugal",
		"Puerto", "Rico", "Serbia", "Vietnam",
	},
}

var (
	letters  = regexp.MustCompile(`\p{L}{3,}`)
	sameKeys = regexp.MustCompile(`^(date\.digits|player\.key-|train\.key-|unit\.(centi)?meters|short\.|typed\.|page\.unit\.|page\.test\.unit\.)`)
)

// sameInAll says whether a text may be the same as the English one: it has no
// words, or words that both languages have.
func sameInAll(lang, key, text string) bool {
	bare := blank.ReplaceAllString(text, "")
	if sameKeys.MatchString(key) || len(letters.FindAllString(bare, -1)) == 0 {
		return true
	}
	for _, word := range letters.FindAllString(bare, -1) {
		if !slices.Contains(sameWords[""], word) && !slices.Contains(sameWords[lang], word) {
			return false
		}
	}
	return true
}

// never lists what no text says, by language: words of other products, and
// promises that nobody can keep.
var never = map[string][]*regexp.Regexp{
	"en": {
		regexp.MustCompile(`(?i)\b(workouts?|routines?|routinely|items?|data|info|managers?|helpers?)\b`),
		regexp.MustCompile(`(?i)\b(better|perfect|improved?|correct(s|ed)?) (your )?posture\b`),
		regexp.MustCompile(`(?i)\binjury[- ]free\b|\bprevents? (injur|pain)`),
		regexp.MustCompile(`(?i)\b(cures?|cured|curing|guarantees?d?|miracles?)\b`),
		regexp.MustCompile(`(?i)\bfix(es|ed|ing)? your\b`),
		regexp.MustCompile(`(?i)\b(heal your|free of pain for|get rid of)\b`),
		regexp.MustCompile(`(?i)\b(safe|normal|abnormal|great job|well done)\b`),
	},
	"de": {
		regexp.MustCompile(`(?i)\b(workouts?|trainingsroutinen?|items?|manager|helfer)\b`),
		regexp.MustCompile(`(?i)\b(bessere|perfekte|richtige|korrekte) haltung\b`),
		regexp.MustCompile(`(?i)\bverletzungsfrei|\b(beugt|verhindert) .*(verletzung|schmerz)`),
		regexp.MustCompile(`(?i)\b(heilt|heilung garantiert|garantier\p{L}*|wunder|bewiesen)\b`),
		regexp.MustCompile(`(?i)\b(diagnose|diagnostizier\p{L}*) (lautet|ist|wurde)\b`),
		regexp.MustCompile(`(?i)\b(super|toll|prima|klasse|bravo|gut gemacht|weiter so|glückwunsch|großartig)\b`),
		regexp.MustCompile(`(?i)\b(normal|abnormal|anormal|unnormal|gefahrlos|völlig sicher)\b`),
	},
	"es": {
		regexp.MustCompile(`(?i)\b(workouts?|rutinas?|gestor|ayudante)\b`),
		regexp.MustCompile(`(?i)\b(mejor|perfecta|correcta) postura\b|\bcorrige (tu|la) postura\b`),
		regexp.MustCompile(`(?i)\bsin lesiones\b|\b(previene|evita) .*(lesi|dolor)`),
		regexp.MustCompile(`(?i)\b(cura|curar|curado|garantiza\p{L}*|milagro\p{L}*|demostrado)\b`),
		regexp.MustCompile(`(?i)\b(el|tu|su) diagnóstico es\b`),
		regexp.MustCompile(`(?i)\b(genial|estupendo|fantástico|bravo|bien hecho|buen trabajo|enhorabuena|felicidades|perfecto)\b`),
		regexp.MustCompile(`(?i)\b(normal|anormal|seguro que)\b`),
	},
}
