// Package locale says things in the person's language.
package locale

import (
	"embed"
	"encoding/json"
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"github.com/nicksnyder/go-i18n/v2/i18n"
	"golang.org/x/text/language"
)

//go:embed *.json
var files embed.FS

// Printer says things in one language. A key without words is said as it is,
// in brackets, so that it is seen and mended.
type Printer struct {
	lang   string
	tag    language.Tag
	words  *i18n.Localizer
	known  map[string]bool
	retold []retold
	mark   string // between a number's whole and its fraction
}

// Arg is a named value inside a sentence. S, N and F make them.
type Arg struct {
	name  string
	text  string
	count int // chooses the plural form
	value float64
	kind  argKind
}

type argKind uint8

const (
	textArg argKind = iota
	countArg
	valueArg
)

// S gives a text as argument.
func S(name, text string) Arg { return Arg{name: name, text: text} }

// N gives a whole number as argument; it chooses the plural form.
func N(name string, n int) Arg { return Arg{name: name, count: n, kind: countArg} }

// F gives a number as argument; it is written with its shortest fraction and
// the language's decimal mark.
func F(name string, v float64) Arg { return Arg{name: name, value: v, kind: valueArg} }

// Languages lists the languages that there are words for.
func Languages() []string {
	entries, err := files.ReadDir(".")
	if err != nil {
		return nil
	}
	var out []string
	for _, e := range entries {
		out = append(out, strings.TrimSuffix(e.Name(), ".json"))
	}
	slices.Sort(out)
	return out
}

// New gives the printer of a language, or of English where there are no words
// for it. What a language has no words for is said in English.
func New(lang string) (*Printer, error) {
	if !slices.Contains(Languages(), lang) {
		lang = English
	}
	return printer(lang, func(bundle *i18n.Bundle) (*i18n.MessageFile, error) {
		return bundle.LoadMessageFileFS(files, lang+".json")
	})
}

// Made gives the printer of a language that is made from English by changing
// every text: for trying out what no language of ours does. What is filled in is
// not changed.
func Made(lang string, change func(string) string) (*Printer, error) {
	return printer(lang, func(bundle *i18n.Bundle) (*i18n.MessageFile, error) {
		text, err := files.ReadFile(English + ".json")
		if err != nil {
			return nil, fmt.Errorf("read words: %w", err)
		}
		file, err := bundle.ParseMessageFileBytes(text, English+".json")
		if err != nil {
			return nil, fmt.Errorf("parse words: %w", err)
		}
		made := make([]*i18n.Message, len(file.Messages))
		for i, m := range file.Messages {
			made[i] = &i18n.Message{ID: m.ID, One: around(m.One, change), Other: around(m.Other, change)}
		}
		file.Messages = made
		tag, err := language.Parse(lang)
		if err != nil {
			return nil, fmt.Errorf("make %s: %w", lang, err)
		}
		return file, bundle.AddMessages(tag, made...)
	})
}

// blank is what is filled in, or decided, inside a text.
var blank = regexp.MustCompile(`\{\{[^}]*\}\}`)

// around changes what stands around the blanks of a text.
func around(text string, change func(string) string) string {
	var out strings.Builder
	last := 0
	for _, at := range blank.FindAllStringIndex(text, -1) {
		out.WriteString(change(text[last:at[0]]))
		out.WriteString(text[at[0]:at[1]])
		last = at[1]
	}
	out.WriteString(change(text[last:]))
	return out.String()
}

// English is the language that every other one is held against.
const English = "en"

func printer(lang string, load func(*i18n.Bundle) (*i18n.MessageFile, error)) (*Printer, error) {
	tag, err := language.Parse(lang)
	if err != nil {
		return nil, fmt.Errorf("words of %s: %w", lang, err)
	}
	bundle := i18n.NewBundle(language.English)
	bundle.RegisterUnmarshalFunc("json", json.Unmarshal)
	p := &Printer{lang: lang, tag: tag, known: map[string]bool{}, mark: decimalMark(tag)}
	english, err := bundle.LoadMessageFileFS(files, English+".json")
	if err != nil {
		return nil, fmt.Errorf("read words of %s: %w", English, err)
	}
	own := english
	if lang != English {
		if own, err = load(bundle); err != nil {
			return nil, fmt.Errorf("read words of %s: %w", lang, err)
		}
		p.retold = retell(english.Messages)
	}
	for _, m := range slices.Concat(english.Messages, own.Messages) {
		p.known[m.ID] = true
	}
	p.words = i18n.NewLocalizer(bundle, lang, English)
	return p, nil
}

// Lang is the language's code.
func (p *Printer) Lang() string { return p.lang }

// Tag is the language as x/text knows it.
func (p *Printer) Tag() language.Tag { return p.tag }

// Dir says which way the language is written, as HTML has it: ltr or rtl.
func (p *Printer) Dir() string {
	if script, _ := p.tag.Script(); slices.Contains(rightToLeft[:], script.String()) {
		return "rtl"
	}
	return "ltr"
}

// rightToLeft are the scripts in use that are written so.
var rightToLeft = [...]string{"Adlm", "Arab", "Hebr", "Nkoo", "Rohg", "Syrc", "Thaa"}

// Has says whether there are words for key.
func (p *Printer) Has(key string) bool { return p.known[key] }

// Under lists the keys that begin so, in order.
func (p *Printer) Under(beginning string) []string {
	var out []string
	for key := range p.known {
		if strings.HasPrefix(key, beginning) {
			out = append(out, key)
		}
	}
	slices.Sort(out)
	return out
}

// T says the sentence of key, with its arguments filled in.
func (p *Printer) T(key string, args ...Arg) string {
	fill := make(map[string]string, len(args))
	config := &i18n.LocalizeConfig{MessageID: key}
	for _, a := range args {
		switch a.kind {
		case countArg:
			fill[a.name] = strconv.Itoa(a.count)
			config.PluralCount = a.count
		case valueArg:
			fill[a.name] = p.Number(a.value)
		default:
			fill[a.name] = a.text
		}
	}
	config.TemplateData = fill
	out, err := p.words.Localize(config)
	if out == "" || err != nil && !p.known[key] {
		return "[" + key + "]"
	}
	return out
}
