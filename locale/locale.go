// Package locale says things in the person's language.
package locale

import (
	"embed"
	"encoding/json"
	"fmt"
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
	lang  string
	words *i18n.Localizer
	known map[string]bool
}

// Arg is a named value inside a sentence.
type Arg struct {
	Name  string
	Text  string
	Count int  // chooses the plural form
	Plain bool // Text counts, not Count
}

// S gives a text as argument.
func S(name, text string) Arg { return Arg{Name: name, Text: text, Plain: true} }

// N gives a whole number as argument; it chooses the plural form.
func N(name string, n int) Arg { return Arg{Name: name, Count: n} }

// F gives a number with its shortest fraction as argument.
func F(name string, v float64) Arg { return S(name, Number(v)) }

// Number writes a number without needless digits.
func Number(v float64) string {
	return strconv.FormatFloat(float64(int64(v*100+sign(v)*0.5))/100, 'f', -1, 64)
}

func sign(v float64) float64 {
	if v < 0 {
		return -1
	}
	return 1
}

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
// for it.
func New(lang string) (*Printer, error) {
	if !slices.Contains(Languages(), lang) {
		lang = "en"
	}
	bundle := i18n.NewBundle(language.English)
	bundle.RegisterUnmarshalFunc("json", json.Unmarshal)
	p := &Printer{lang: lang, known: map[string]bool{}}
	for _, l := range slices.Compact([]string{"en", lang}) {
		file, err := bundle.LoadMessageFileFS(files, l+".json")
		if err != nil {
			return nil, fmt.Errorf("read words of %s: %w", l, err)
		}
		for _, m := range file.Messages {
			p.known[m.ID] = true
		}
	}
	p.words = i18n.NewLocalizer(bundle, lang, "en")
	return p, nil
}

// Lang is the language's code.
func (p *Printer) Lang() string { return p.lang }

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
		if a.Plain {
			fill[a.Name] = a.Text
			continue
		}
		fill[a.Name] = strconv.Itoa(a.Count)
		config.PluralCount = a.Count
	}
	config.TemplateData = fill
	out, err := p.words.Localize(config)
	if out == "" || err != nil && !p.known[key] {
		return "[" + key + "]"
	}
	return out
}
