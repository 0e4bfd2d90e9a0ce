package cli

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/spf13/pflag"
	"tspine/catalog"

	madeup "tspine/internal/pseudo"
	"tspine/locale"
)

// inMadeUp runs a command in a made-up language, and gives what it says.
func inMadeUp(t *testing.T, lang string, change func(string) string, args ...string) string {
	t.Helper()
	root, err := madeup.Catalog(os.DirFS("../catalog"), lang, change)
	if err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	c := &command{lang: lang, World: World{
		In: strings.NewReader(""), Out: &out, Err: &out, Getenv: func(string) string { return "" },
		Now: func() time.Time { return time.Date(2026, 11, 20, 8, 0, 0, 0, time.UTC) },
	}}
	if c.lib, err = catalog.LoadFrom(root); err != nil {
		t.Fatal(err)
	}
	if c.words, err = locale.Made(lang, change); err != nil {
		t.Fatal(err)
	}
	verbs := c.root()
	c.speak(verbs)
	verbs.SetArgs(args)
	verbs.SetOut(&out)
	verbs.SetErr(io.Discard)
	failed := verbs.ExecuteContext(context.Background())
	if err := c.close(); err != nil {
		t.Fatal(err)
	}
	c.exit(failed)
	return out.String()
}

// spoken are commands whose words people read, and those that say what is wrong.
var spoken = [...][]string{
	{"today"}, {"today", "--steps"}, {"why"}, {"progress"}, {"progress", "rotation"}, {"progress", "rotation", "--table"}, {"progress", "pain"}, {"progress", "dose"},
	{"progress", "calendar"}, {"progress", "decisions"}, {"progress", "helps"}, {"history"}, {"choices"}, {"exercises"}, {"show", "open-book", "--no-picture"}, {"show", "farmer-carry", "--no-picture"},
	{"program"}, {"program", "--list"}, {"program", "relief-in-six"}, {"measure"}, {"settings"}, {"log", "cat-cow 30x"}, {"log", "cat-kow 30s"}, {"log", "--day", "2027-01-01", "cat-cow 30s"},
	{"--lnag"}, {"progress", "--weeks", "x"}, {"progress", "nothing"}, {"why", "a", "b", "c"}, {"undo", "x"}, {"simulate", "--people", "0"},
}

// alike are words that are the same in every language: of commands, of files and
// of the notation.
var (
	alike = regexp.MustCompile(`--[a-z-]+|\b[a-z]+(-[a-z0-9]+)+\b|"[^"]*"|tspine( [a-z]+)?|\b\d+x?\d*[a-zA-Z/]+\S*|\b[A-Z]{3,}(_[A-Z]+)*\b|https?://\S+|\b[0-9a-f]{8}\b|\((Press|[A-Z][a-z]+ )?[^)]*\d{4}[^)]*\)`)
	names = []string{"tspine", "kg", "lb", "cm", "demo", "yoga", "rest", "tempo", "side", "band", "yellow", "red", "green", "breaths", "day", "week", "every", "days", "rir", "total", "min", "or", "undo"}
)

// typedNames are words of a command that are typed as they are.
var typedNames = map[string][]string{
	"exercises": {"sphinx", "superman"}, "program": {"adaptive"}, "why": {"row"}, // of docs/evidence.md
	"progress": {"calendar", "decisions", "dose", "helps", "holds", "other", "pain", "rotation"},
	"settings": {"auto", "average", "beeps", "broad", "build", "bun", "cut", "dark", "en", "hair", "language", "light", "metronome", "off", "on", "short", "skin", "slim", "tail", "text", "theme", "units", "vibration", "voice"},
}

// unsourced leaves out the titles of sources, which stand as they were printed.
func unsourced(t *testing.T, text string) string {
	t.Helper()
	lib, err := catalog.Load()
	if err != nil {
		t.Fatal(err)
	}
	all, err := lib.Sources()
	if err != nil {
		t.Fatal(err)
	}
	text = strings.Join(strings.Fields(text), " ")
	for _, s := range all {
		text = strings.ReplaceAll(text, strings.Join(strings.Fields(s.Title), " "), " ")
	}
	return text
}

func TestNoCommandHasWordsThatNobodyTranslates(t *testing.T) {
	dir := t.TempDir()
	said(t, nil, "demo", "--data", dir)
	for _, args := range spoken {
		t.Run(strings.Join(args, " "), func(t *testing.T) {
			text := inMadeUp(t, madeup.Long, madeup.Lengthen, append(args, "--data", dir)...)
			var found []string
			for _, word := range madeup.Plain(alike.ReplaceAllString(unsourced(t, text), " ")) {
				if !slices.Contains(names, word) && !slices.Contains(typedNames[args[0]], word) && !slices.Contains(locale.Complete(), word) {
					found = append(found, word)
				}
			}
			slices.Sort(found)
			if found = slices.Compact(found); len(found) > 0 || text == "" {
				t.Errorf("says in English: %v\n%s", found, text)
			}
		})
	}
}

func TestDaysColorsAndUnitsAreThoseOfTheLanguage(t *testing.T) {
	dir := t.TempDir()
	said(t, nil, "demo", "--data", dir)
	for _, one := range []struct {
		args      []string
		has, lack string
	}{
		{[]string{"progress"}, "28.08.2026 bis 20.11.2026", "2026-"},
		{[]string{"progress", "dose"}, "Wiederholungen gelb", "yellow"},
		{[]string{"measure"}, "Wandengel, 2 Sätze mit 8\n", "()"},
	} {
		text := said(t, nil, append(one.args, "--lang", "de", "--data", dir)...)
		if !strings.Contains(text, one.has) || strings.Contains(text, one.lack) {
			t.Errorf("%v: want %q and no %q:\n%s", one.args, one.has, one.lack, text)
		}
	}
}

func TestNoLineIsWiderThanATerminalInLongerWords(t *testing.T) {
	dir := t.TempDir()
	said(t, nil, "demo", "--data", dir)
	for _, args := range spoken {
		if strings.Contains(strings.Join(args, " "), "log ") {
			continue // faults: a line for each, however long
		}
		t.Run(strings.Join(args, " "), func(t *testing.T) {
			wide := func(text string) []string {
				var out []string
				for line := range strings.SplitSeq(text, "\n") {
					if n := len([]rune(line)); n > lineWidth {
						out = append(out, fmt.Sprintf("%d: %s", n, line))
					}
				}
				return out
			}
			args := append(slices.Clone(args), "--data", dir)
			held := wide(inMadeUp(t, "en-XC", func(text string) string { return text }, args...))
			if found := wide(inMadeUp(t, madeup.Long, madeup.Lengthen, args...)); len(held) == 0 && len(found) > 0 {
				t.Errorf("wider than %d:\n%s", lineWidth, strings.Join(found, "\n"))
			}
		})
	}
}

func TestHelpOfEveryVerbIsSaidInTheLanguage(t *testing.T) {
	words, err := locale.Made(madeup.Long, madeup.Lengthen)
	if err != nil {
		t.Fatal(err)
	}
	c := newCommand()
	c.lang, c.words = madeup.Long, words
	root := c.root()
	c.speak(root)
	for _, verb := range everyVerb(root) {
		texts := []string{verb.Short, verb.Long}
		verb.LocalFlags().VisitAll(func(f *pflag.Flag) {
			if f.Name != "help" { // it names the verb
				texts = append(texts, f.Usage)
			}
		})
		for _, text := range texts {
			if found := madeup.Plain(alike.ReplaceAllString(text, " ")); len(found) > 0 {
				t.Errorf("%s: %v in %q", verb.CommandPath(), found, text)
			}
		}
		for line := range strings.SplitSeq(verb.Long, "\n") {
			if len([]rune(line)) > lineWidth {
				t.Errorf("%s: a line of %d: %s", verb.Name(), len([]rune(line)), line)
			}
		}
	}
}

// examples are what stands in the frame of a help text as it is typed: names of
// verbs, and examples.
var examples = regexp.MustCompile(`(?m)^  +tspine.*$|^  [a-z]+ `)

func TestTheFrameOfHelpIsSaidInTheLanguage(t *testing.T) {
	dir := t.TempDir()
	for _, args := range [][]string{{"--help"}, {"help"}, {"help", "exercises"}, {"exercises", "--help"}, {"exercises", "add", "--help"}, {"token", "add", "--help"}, {"simulate", "--help"}} {
		text := inMadeUp(t, madeup.Long, madeup.Lengthen, append(args, "--data", dir)...)
		var found []string
		for _, word := range madeup.Plain(alike.ReplaceAllString(examples.ReplaceAllString(text, " "), " ")) {
			if !slices.Contains(names, word) && !slices.Contains(args, word) && !slices.Contains(locale.Complete(), word) {
				found = append(found, word)
			}
		}
		if len(found) > 0 || !strings.Contains(text, "--help") {
			t.Errorf("%v says in English: %v\n%s", args, found, text)
		}
	}
}

// TestWhatATerminalSaysOfItselfIsSpanishAndGerman holds the words themselves: the
// frame of help, verbs under verbs, and what is wrong with a command line.
func TestWhatATerminalSaysOfItselfIsSpanishAndGerman(t *testing.T) {
	for _, c := range []struct {
		args   []string
		es, de string
	}{
		{[]string{"--help"}, "Uso:", "Aufruf:"},
		{[]string{"--help"}, "tspine [comando]", "tspine [Befehl]"},
		{[]string{"--help"}, "Comandos:", "Befehle:"},
		{[]string{"--help"}, "Dice cómo se usa un comando", "Sagen, wie ein Befehl benutzt wird"},
		{[]string{"--help"}, `Usa "tspine [comando] --help" para saber más de un comando.`, `Mehr über einen Befehl: "tspine [Befehl] --help".`},
		{[]string{"exercises", "--help"}, "Guarda ejercicios que escribiste", "Übungen speichern, die du geschrieben hast"},
		{[]string{"exercises", "add", "--help"}, "tspine exercises add FILE… [opciones]", "tspine exercises add FILE… [Optionen]"},
		{[]string{"exercises", "add", "--help"}, "Opciones de todos los comandos:", "Optionen aller Befehle:"},
		{[]string{"exercises", "add", "--help"}, "--as texto", "--as Text"},
		{[]string{"token", "add", "--help"}, `(por defecto "read")`, `(ohne Angabe: "read")`},
		{[]string{"help", "nothing"}, `comando o argumento desconocido "nothing" para "tspine"`, `unbekannter Befehl oder unbekanntes Argument "nothing" bei "tspine"`},
		{[]string{"exercises", "ad"}, "¿querías decir add?", "Meintest du add?"},
		{[]string{"today", "--lnag"}, "opción desconocida: --lnag", "unbekannte Option: --lnag"},
		{[]string{"today", "-x"}, "opción corta desconocida: 'x' en -x", "unbekannte kurze Option: 'x' in -x"},
		{[]string{"draw", "-o"}, "la opción necesita un argumento: 'o' en -o", "die Option braucht einen Wert: 'o' in -o"},
		{[]string{"today", "--minutes"}, "la opción necesita un argumento: --minutes", "die Option braucht einen Wert: --minutes"},
		{[]string{"today", "--=x"}, "la opción no se puede leer: --=x", "diese Option ist nicht lesbar: --=x"},
		{[]string{"today", "--minutes", "x"}, "debe ser un número entero", "eine ganze Zahl"},
		{[]string{"today", "--json=x"}, "debe ser true o false", "true oder false"},
		{[]string{"draw", "--at", "x"}, "debe ser un número", "eine Zahl"},
		{[]string{"exercises", "add"}, "necesita al menos 1 argumento(s)", "nimmt mindestens so viele Argumente: 1."},
		{[]string{"show"}, "admite 1 argumento(s)", "nimmt so viele Argumente: 1, angegeben: 0."},
	} {
		for lang, want := range map[string]string{"es": c.es, "de": c.de} {
			var out bytes.Buffer
			w := newCommand().World
			w.Out, w.Err = &out, &out
			Run(t.Context(), append([]string{"--lang=" + lang}, c.args...), w)
			if text := strings.Join(strings.Fields(out.String()), " "); !strings.Contains(text, want) {
				t.Errorf("%v in %s does not say %q: %s", c.args, lang, want, text)
			}
		}
	}
}

func TestALanguageComesFromTheCommandLineOrTheMachine(t *testing.T) {
	for name, c := range map[string]struct {
		args []string
		env  map[string]string
		want string
	}{
		"a flag":                     {[]string{"today", "--lang", "de"}, nil, "de"},
		"a flag with its value":      {[]string{"--lang=es", "today"}, map[string]string{"LANG": "en_US.UTF-8"}, "es"},
		"no flag behind two hyphens": {[]string{"log", "--", "--lang", "de"}, nil, "en"},
		"the machine, not offered":   {nil, map[string]string{"LANG": "tlh"}, "en"},
		"nothing":                    {nil, nil, "en"},
		"a flag without its value":   {[]string{"--lang"}, nil, "en"},
	} {
		t.Run(name, func(t *testing.T) {
			cmd := newCommand()
			cmd.Getenv = func(key string) string { return c.env[key] }
			if got := cmd.language(c.args); got != c.want {
				t.Errorf("got %q, want %q", got, c.want)
			}
		})
	}
}
