// Package locale says things in the person's language.
package locale

import (
	"embed"
	"errors"
	"fmt"
	"maps"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"sync"

	"github.com/nicksnyder/go-i18n/v2/i18n"
	"golang.org/x/text/language"
)

//go:embed *.json
var files embed.FS

// Printer says things in one language. A key without words is said as it is,
// in brackets, so that it is seen and mended. It may be used from any goroutine.
type Printer struct {
	lang    string
	tag     language.Tag
	own     *table              // of the language
	english *table              // what it has no words for
	change  func(string) string // made-up languages: what to do with each text
	retold  func() []retold
	mark    func() string // between a number's whole and its fraction

	bundle *i18n.Bundle
	words  *i18n.Localizer
	lock   sync.RWMutex
	read   map[string]bool // keys of which the bundle has the words
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
	return printer(lang, lang, nil)
}

// Made gives the printer of a language that is made from English by changing
// every text: for trying out what no language of ours does. What is filled in is
// not changed.
func Made(lang string, change func(string) string) (*Printer, error) {
	return printer(lang, English, change)
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

// printer gives the printer of a language whose words stand in the file of
// another, or of the same.
func printer(lang, file string, change func(string) string) (*Printer, error) {
	tag, err := language.Parse(lang)
	if err != nil {
		return nil, fmt.Errorf("words of %s: %w", lang, err)
	}
	p := &Printer{lang: lang, tag: tag, change: change, bundle: i18n.NewBundle(language.English), read: map[string]bool{}}
	p.mark = sync.OnceValue(func() string { return decimalMark(tag) })
	p.retold = sync.OnceValue(p.retell)
	if p.english, err = readTable(English); err != nil {
		return nil, err
	}
	p.own = p.english
	if file != English {
		if p.own, err = readTable(file); err != nil {
			return nil, err
		}
	}
	if err := errors.Join(p.bundle.AddMessages(language.English), p.bundle.AddMessages(tag)); err != nil {
		return nil, fmt.Errorf("words of %s: %w", lang, err)
	}
	p.words = i18n.NewLocalizer(p.bundle, lang, English)
	return p, nil
}

// say says a sentence, whose words are read the first time.
func (p *Printer) say(what *i18n.LocalizeConfig) (string, error) {
	p.lock.RLock()
	there := p.read[what.MessageID]
	p.lock.RUnlock()
	if !there && p.Has(what.MessageID) {
		if err := p.fetch(what.MessageID); err != nil {
			return "", err
		}
	}
	p.lock.RLock()
	defer p.lock.RUnlock()
	return p.words.Localize(what)
}

// fetch reads the words of a key: in the language, or else in English.
func (p *Printer) fetch(key string) error {
	from, tag := p.own, p.tag
	if !from.has(key) {
		from, tag = p.english, language.English
	}
	m, err := from.message(key)
	if err != nil {
		return err
	}
	if p.change != nil {
		m = &i18n.Message{ID: key, One: around(m.One, p.change), Other: around(m.Other, p.change)}
	}
	p.lock.Lock()
	defer p.lock.Unlock()
	p.read[key] = true
	return p.bundle.AddMessages(tag, m)
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
func (p *Printer) Has(key string) bool { return p.own.has(key) || p.english.has(key) }

// Under lists the keys that begin so, in order.
func (p *Printer) Under(beginning string) []string {
	all := map[string]bool{}
	for _, from := range [...]*table{p.own, p.english} {
		for key := range from.at {
			if strings.HasPrefix(key, beginning) {
				all[key] = true
			}
		}
	}
	return slices.Sorted(maps.Keys(all))
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
	out, err := p.say(config)
	if out == "" || err != nil && !p.Has(key) {
		return "[" + key + "]"
	}
	return out
}
