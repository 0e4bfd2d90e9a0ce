package locale

import (
	"bytes"
	"encoding/json"
	"maps"
	"regexp"
	"slices"
	"strings"
	"testing"
	"text/template"
	"text/template/parse"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/text/feature/plural"
	"golang.org/x/text/language"
)

// message is the words of one key: a text alone has the form "other" only.
type message map[string]string

// words reads the words of a language as they stand in its file. A key that
// stands there twice is an error.
func words(t *testing.T, lang string) map[string]message {
	t.Helper()
	text, err := files.ReadFile(lang + ".json")
	if err != nil {
		t.Fatal(err)
	}
	d := json.NewDecoder(bytes.NewReader(text))
	if _, err := d.Token(); err != nil {
		t.Fatalf("%s: %v", lang, err)
	}
	out := map[string]message{}
	for d.More() {
		key, err := d.Token()
		if err != nil {
			t.Fatalf("%s: %v", lang, err)
		}
		var raw json.RawMessage
		if err := d.Decode(&raw); err != nil {
			t.Fatalf("%s: %v: %v", lang, key, err)
		}
		if _, twice := out[key.(string)]; twice {
			t.Errorf("%s: %v stands there twice", lang, key)
		}
		out[key.(string)] = forms(t, lang, key.(string), raw)
	}
	return out
}

func forms(t *testing.T, lang, key string, raw json.RawMessage) message {
	t.Helper()
	var one string
	if json.Unmarshal(raw, &one) == nil {
		return message{"other": one}
	}
	var many map[string]string
	if err := json.Unmarshal(raw, &many); err != nil {
		t.Errorf("%s: %s: %v", lang, key, err)
	}
	return many
}

// formsOf gives the plural forms that a language has for whole numbers.
func formsOf(lang string) []string {
	tag := language.MustParse(lang)
	names := map[plural.Form]string{
		plural.Zero: "zero", plural.One: "one", plural.Two: "two", plural.Few: "few", plural.Many: "many", plural.Other: "other",
	}
	found := map[string]bool{"other": true}
	for n := range 1000 {
		found[names[plural.Cardinal.MatchPlural(tag, n, 0, 0, 0, 0)]] = true
	}
	return slices.Sorted(maps.Keys(found))
}

// fields lists what a text wants filled in, as {{.n}} or {{index . "old-total"}}.
func fields(text string) ([]string, error) {
	tmpl, err := template.New("").Parse(text)
	if err != nil {
		return nil, err
	}
	found := map[string]bool{}
	var walk func(n parse.Node)
	branch := func(b *parse.BranchNode) {
		walk(b.Pipe)
		walk(b.List)
		if b.ElseList != nil {
			walk(b.ElseList)
		}
	}
	walk = func(n parse.Node) {
		switch n := n.(type) {
		case *parse.ListNode:
			for _, one := range n.Nodes {
				walk(one)
			}
		case *parse.ActionNode:
			walk(n.Pipe)
		case *parse.IfNode:
			branch(&n.BranchNode)
		case *parse.WithNode:
			branch(&n.BranchNode)
		case *parse.PipeNode:
			for _, one := range n.Cmds {
				walk(one)
			}
		case *parse.CommandNode:
			name, ok := n.Args[0].(*parse.IdentifierNode)
			for _, arg := range n.Args {
				if s, is := arg.(*parse.StringNode); is && ok && name.Ident == "index" {
					found[s.Text] = true
				}
				walk(arg)
			}
		case *parse.FieldNode:
			found[strings.Join(n.Ident, ".")] = true
		case *parse.VariableNode:
			if len(n.Ident) > 1 && n.Ident[0] == "$" {
				found[n.Ident[1]] = true
			}
		}
	}
	if tmpl.Tree != nil {
		walk(tmpl.Root)
	}
	return slices.Sorted(maps.Keys(found)), nil
}

// all lists the fields of every form of a message.
func all(t *testing.T, key string, m message) []string {
	t.Helper()
	var out []string
	for form, text := range m {
		f, err := fields(text)
		if err != nil {
			t.Errorf("%s (%s): %v", key, form, err)
		}
		out = append(out, f...)
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// each calls check with every text of every language.
func each(t *testing.T, check func(lang, key, form, text string)) {
	t.Helper()
	for _, lang := range Complete() {
		for key, m := range words(t, lang) {
			for form, text := range m {
				check(lang, key, form, text)
			}
		}
	}
}

func TestEnglishIsThere(t *testing.T) {
	if !slices.Contains(Languages(), "en") {
		t.Fatalf("no en.json among %v", Languages())
	}
	if n := len(words(t, "en")); n < 1000 {
		t.Errorf("en.json has %d keys", n)
	}
}

func TestEveryLanguageHasTheSameKeys(t *testing.T) {
	want := slices.Sorted(maps.Keys(words(t, "en")))
	for _, lang := range Complete() {
		if diff := cmp.Diff(want, slices.Sorted(maps.Keys(words(t, lang)))); diff != "" {
			t.Errorf("%s.json (-en +%s):\n%s", lang, lang, diff)
		}
	}
}

func TestKeysAreMadeOfKebabWords(t *testing.T) {
	key := regexp.MustCompile(`^[a-z][a-z-]*(\.[A-Za-z0-9]+([-_][A-Za-z0-9]+)*)*$`)
	for k := range words(t, "en") {
		if !key.MatchString(k) {
			t.Errorf("key %q", k)
		}
	}
}

func TestEveryLanguageHasAllItsPluralForms(t *testing.T) {
	english := words(t, "en")
	for _, lang := range Complete() {
		want := formsOf(lang)
		for key, m := range words(t, lang) {
			have := slices.Sorted(maps.Keys(m))
			if len(english[key]) > 1 && !slices.Equal(have, want) {
				t.Errorf("%s: %s has the forms %v, want %v", lang, key, have, want)
			}
			if len(english[key]) < 2 && !slices.Equal(have, []string{"other"}) {
				t.Errorf("%s: %s has the forms %v, but no number decides among them", lang, key, have)
			}
		}
	}
}

func TestEveryLanguageFillsInTheSameFields(t *testing.T) {
	english := words(t, "en")
	for _, lang := range Complete() {
		for key, m := range words(t, lang) {
			want, have := all(t, key, english[key]), all(t, key, m)
			if !slices.Equal(want, have) {
				t.Errorf("%s: %s has the fields %v, want %v", lang, key, have, want)
			}
			if other, err := fields(m["other"]); err == nil && !slices.Equal(other, want) {
				t.Errorf("%s: %s (other) leaves out fields: has %v, want %v", lang, key, other, want)
			}
		}
	}
}

func TestEveryTextCanBeSaid(t *testing.T) {
	each(t, func(lang, key, form, text string) {
		tmpl, err := template.New("").Parse(text)
		if err != nil {
			t.Errorf("%s: %s (%s): %v", lang, key, form, err)
			return
		}
		names, _ := fields(text)
		fill := map[string]string{}
		for _, name := range names {
			fill[name] = "7"
		}
		for _, given := range []map[string]string{fill, {}} {
			var b strings.Builder
			if err := tmpl.Execute(&b, given); err != nil {
				t.Errorf("%s: %s (%s): %v", lang, key, form, err)
			}
			said := b.String()
			if strings.TrimSpace(said) == "" {
				t.Errorf("%s: %s (%s) is empty", lang, key, form)
			}
			if len(given) == len(names) && (strings.TrimSpace(said) != said || strings.Contains(said, "  ") || strings.Contains(said, "<no value>")) {
				t.Errorf("%s: %s (%s) is badly spaced or leaves a hole: %q", lang, key, form, said)
			}
		}
	})
}

// A rulebook says every rule as it is; a decision adds its own numbers.
func TestARuleCanBeSaidWithoutTheNumbersOfADecision(t *testing.T) {
	each(t, func(lang, key, form, text string) {
		if !strings.HasPrefix(key, "rule.") && !strings.HasPrefix(key, "flag.") && !strings.HasPrefix(key, "note.") {
			return
		}
		var b strings.Builder
		if err := template.Must(template.New("").Parse(text)).Execute(&b, map[string]string{}); err != nil {
			t.Errorf("%s: %s (%s): %v", lang, key, form, err)
		}
		said := b.String()
		if key != "flag.C" && strings.Contains(said, "<no value>") || strings.TrimSpace(said) != said || strings.Contains(said, "  ") || strings.Contains(said, " .") || strings.Contains(said, "()") {
			t.Errorf("%s: %s (%s) needs numbers: %q", lang, key, form, said)
		}
	})
}

func TestParenthesesAndQuotesClose(t *testing.T) {
	each(t, func(lang, key, form, text string) {
		bare := regexp.MustCompile(`\{\{[^}]*\}\}`).ReplaceAllString(text, "")
		if strings.Count(bare, "(") != strings.Count(bare, ")") && !strings.Contains(bare, "(a)") {
			t.Errorf("%s: %s (%s): a parenthesis stays open", lang, key, form)
		}
		if strings.Count(bare, `"`)%2 != 0 {
			t.Errorf("%s: %s (%s): a quotation stays open", lang, key, form)
		}
	})
}

func TestForbiddenWordsPromisesAndShoutsAreAbsent(t *testing.T) {
	each(t, func(lang, key, form, text string) {
		if strings.ContainsAny(text, "!¡") {
			t.Errorf("%s: %s (%s) shouts: %q", lang, key, form, text)
		}
		for _, bad := range never[lang] {
			if found := bad.FindString(text); found != "" && !strings.HasPrefix(key, "verb.") { // --data, and whether it is safe
				t.Errorf("%s: %s (%s) says %q: %s", lang, key, form, found, text)
			}
		}
	})
}

func TestNothingIsCalledProven(t *testing.T) {
	proven := regexp.MustCompile(`(?i)(\bnot )?\bproven\b`)
	each(t, func(lang, key, form, text string) {
		for _, found := range proven.FindAllString(text, -1) {
			if lang == "en" && !strings.HasPrefix(strings.ToLower(found), "not ") {
				t.Errorf("%s (%s) calls something proven: %s", key, form, text)
			}
		}
	})
}

func TestForbiddenWordsWouldBeFound(t *testing.T) {
	for name, text := range map[string]string{
		"a word of other products": "Today's Workout has three parts.",
		"a plural":                 "Six items left.",
		"a promise of posture":     "For better posture.",
		"a promise of no injury":   "Stay injury-free.",
		"a promise of repair":      "Fix your back in ten days.",
		"a promise of a cure":      "This cures stiffness.",
		"a verdict on a body":      "Your range is normal.",
	} {
		if !slices.ContainsFunc(never["en"], func(bad *regexp.Regexp) bool { return bad.MatchString(text) }) {
			t.Errorf("%s is not found: %q", name, text)
		}
	}
	for name, text := range map[string]string{
		"safety is not a promise": "Please answer all safety questions again.",
		"a part of a word":        "The updated plan begins today.",
	} {
		if slices.ContainsFunc(never["en"], func(bad *regexp.Regexp) bool { return bad.MatchString(text) }) {
			t.Errorf("%s, but it is found: %q", name, text)
		}
	}
}

func TestFieldsAreFound(t *testing.T) {
	for name, c := range map[string]struct {
		text string
		want []string
	}{
		"none":                         {"Get ready", nil},
		"a plain one":                  {"{{.n}} days", []string{"n"}},
		"one with a hyphen":            {`from {{index . "old-total"}}`, []string{"old-total"}},
		"one that may be missing":      {"{{with .pain}} (pain {{.}}){{end}}", []string{"pain"}},
		"both branches":                {"{{if .a}}{{.b}}{{else}}{{.c}}{{end}}", []string{"a", "b", "c"}},
		"inside a comparison":          {`{{if eq (index . "sessions-back") "1"}}before{{end}}`, []string{"sessions-back"}},
		"through the whole, in a with": {`{{with .a}}{{index $ "b-c"}} {{$.d}}{{end}}`, []string{"a", "b-c", "d"}},
	} {
		if got, err := fields(c.text); err != nil || !slices.Equal(got, c.want) {
			t.Errorf("%s: got %v, %v, want %v", name, got, err, c.want)
		}
	}
}

func TestSayingThings(t *testing.T) {
	p, err := New("en")
	if err != nil {
		t.Fatal(err)
	}
	unknown, err := New("tlh")
	if err != nil {
		t.Fatal(err)
	}
	for name, c := range map[string]struct {
		said, want string
	}{
		"one is singular":                       {p.T("unit.days", N("n", 1)), "1 day"},
		"none is plural":                        {p.T("unit.days", N("n", 0)), "0 days"},
		"several are plural":                    {p.T("unit.days", N("n", 21)), "21 days"},
		"a form may leave the number out":       {p.T("often.per-day", N("n", 1)), "once a day"},
		"a number keeps its fraction":           {p.T("short.centimeters", F("n", 1.25)), "1.25 cm"},
		"a hyphen in a name does no harm":       {p.T("rule.raise-to-ceiling", F("old-total", 58), F("new-total", 60)), "Up to the most that this exercise is meant to have, from 58 to 60."},
		"what is not known is left out":         {p.T("action.EMERGENCY.title"), "Call your local emergency number now"},
		"what is known is said":                 {p.T("action.EMERGENCY.title", S("number", "112")), "Call 112 now"},
		"a key without words is seen":           {p.T("no.such-key"), "[no.such-key]"},
		"other languages fall back on English":  {unknown.T("side.left"), "Left"},
		"a session is named by how far it lies": {p.T("rule.line-stopped", S("sessions-back", "1")), "The time before last it was stopped, so this does not rise."},
	} {
		if c.said != c.want {
			t.Errorf("%s: said %q, want %q", name, c.said, c.want)
		}
	}
	if !p.Has("side.left") || p.Has("no.such-key") {
		t.Error("Has does not know what there are words for")
	}
}

func TestNumbersHaveNoNeedlessDigits(t *testing.T) {
	for v, want := range map[float64]string{0: "0", 2: "2", 2.5: "2.5", 6.375: "6.38", -2.5: "-2.5", 0.004: "0", 33.3333: "33.33", 100: "100"} {
		if got := Number(v); got != want {
			t.Errorf("Number(%v) = %s, want %s", v, got, want)
		}
	}
}
