package catalog

import (
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strings"
	"unicode"
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

// Keywords reads the table of a language, or the English one.
func (c *Catalog) Keywords(lang string) (Keywords, error) {
	name := path.Join("text", lang, "keywords.yaml")
	text, err := fs.ReadFile(c.root, name)
	if err != nil {
		name = "text/en/keywords.yaml"
		text, err = fs.ReadFile(c.root, name)
	}
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
// table. Negation is not read: "no fever" mentions fever.
func (k Keywords) Find(text string) []Mention {
	var out []Mention
	sentences := strings.FieldsFunc(text, func(r rune) bool { return strings.ContainsRune(".!?;\n", r) })
	for _, c := range k.Concepts {
		for _, s := range sentences {
			if word, ok := c.in(words(s)); ok {
				out = append(out, Mention{c, word, strings.TrimSpace(s)})
				break
			}
		}
	}
	return out
}

func words(sentence string) []string {
	return strings.FieldsFunc(sentence, func(r rune) bool { return !unicode.IsLetter(r) })
}

func (c Concept) in(words []string) (string, bool) {
	i := slices.IndexFunc(words, func(w string) bool { return matches(c.Any, w) })
	if i < 0 || len(c.With) > 0 && !slices.ContainsFunc(words, func(w string) bool { return matches(c.With, w) }) {
		return "", false
	}
	return words[i], true
}

func matches(patterns []string, word string) bool {
	word = strings.ToLower(word)
	for _, p := range patterns {
		stem, open := strings.CutSuffix(p, "*")
		if word == stem || open && strings.HasPrefix(word, stem) {
			return true
		}
	}
	return false
}
