package catalog

import (
	"errors"
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// Keywords is the versioned table of words that people use in their own
// sentences, and of what each asks again (evidence 1.1).
type Keywords struct {
	Version  int
	Concepts []Concept
}

// Concept is words that mean one thing.
type Concept struct {
	ID    string
	Any   []string // whole words, or stems that end in *
	With  []string // one of these stands in the same sentence too
	Asks  []string // flags whose questions are asked again
	Notes []string // notes to show
}

// Mention is a concept found in a text.
type Mention struct {
	Concept  Concept
	Word     string // as it was written
	Sentence string
}

// Keywords reads the tables of all languages as one: whoever reads pages in one
// language may write in another. Its version is the sum of theirs, so that it
// goes up with every change of a word.
func (c *Catalog) Keywords() (Keywords, error) {
	var all Keywords
	for _, lang := range c.Languages() {
		one, err := c.KeywordsOf(lang)
		if errors.Is(err, fs.ErrNotExist) {
			continue // a language that has none yet
		}
		if err != nil {
			return Keywords{}, err
		}
		all.Version += one.Version
		all.Concepts = append(all.Concepts, one.Concepts...)
	}
	if len(all.Concepts) == 0 {
		return all, fmt.Errorf("read keywords: %w", fs.ErrNotExist)
	}
	return all, nil
}

// KeywordsOf reads the table of one language.
func (c *Catalog) KeywordsOf(lang string) (Keywords, error) {
	name := path.Join("text", lang, "keywords.yaml")
	text, err := fs.ReadFile(c.root, name)
	if err != nil {
		return Keywords{}, fmt.Errorf("read keywords: %w", err)
	}
	doc, v := ReadYAML(name, 1, text)
	var k Keywords
	if v.Present() {
		v.Fields(
			Field{"version", true, func(v Value) { k.Version = v.Int(1, 1_000_000) }},
			Field{"concepts", true, func(v Value) {
				for _, one := range v.List() {
					k.Concepts = append(k.Concepts, readConcept(one))
				}
			}},
		)
	}
	return k, doc.Faults.Err()
}

func readConcept(v Value) Concept {
	var c Concept
	v.Fields(
		Field{"id", true, func(v Value) { c.ID = readID(v) }},
		Field{"any", true, func(v Value) { c.Any = v.Texts() }},
		Field{"with", false, func(v Value) { c.With = v.Texts() }},
		Field{"asks", false, func(v Value) { c.Asks = v.Texts() }},
		Field{"notes", false, func(v Value) { c.Notes = v.Texts() }},
	)
	return c
}

// Find gives every concept that text mentions, each once, in the order of the
// table. Negation is not read: "no fever" mentions fever. Case and diacritics
// don't matter.
func (k Keywords) Find(text string) []Mention {
	var out []Mention
	found := map[string]bool{}
	sentences := strings.FieldsFunc(text, func(r rune) bool { return strings.ContainsRune(".!?;\n", r) })
	for _, c := range k.Concepts {
		for _, s := range sentences {
			if word, ok := c.in(words(s)); ok && !found[c.ID] {
				out = append(out, Mention{c, word, strings.TrimSpace(s)})
				found[c.ID] = true
			}
		}
	}
	return out
}

// words takes a sentence apart. A letter may be written as a base and a mark.
func words(sentence string) []string {
	return strings.FieldsFunc(norm.NFC.String(sentence), func(r rune) bool { return !unicode.IsLetter(r) })
}

func (c Concept) in(words []string) (string, bool) {
	i := slices.IndexFunc(words, func(w string) bool { return matches(c.Any, w) })
	if i < 0 || len(c.With) > 0 && !slices.ContainsFunc(words, func(w string) bool { return matches(c.With, w) }) {
		return "", false
	}
	return words[i], true
}

func matches(patterns []string, word string) bool {
	word = fold(word)
	for _, p := range patterns {
		stem, open := strings.CutSuffix(p, "*")
		for _, one := range [...]string{fold(stem), fold(spelledOut.Replace(stem))} {
			if word == one || open && strings.HasPrefix(word, one) {
				return true
			}
		}
	}
	return false
}

// spelledOut is how letters are written where a keyboard lacks them.
var spelledOut = strings.NewReplacer("ä", "ae", "ö", "oe", "ü", "ue", "å", "aa", "æ", "ae", "ø", "oe")

// fold writes a word small and without diacritics.
func fold(word string) string {
	plain := strings.Map(func(r rune) rune {
		if unicode.Is(unicode.Mn, r) {
			return -1
		}
		return r
	}, norm.NFD.String(strings.ToLower(word)))
	return strings.ReplaceAll(plain, "ß", "ss")
}
