package phrase

import (
	"regexp"
	"slices"
	"strings"

	"tspine/engine/screening"
	"tspine/locale"
)

// Confirmed is the key of a question that asks for nothing but a yes.
const Confirmed = ""

// Typed gives what somebody typed in their language as the questions of a start
// know it: words for yes, no and not sure, names of things, colors of bands, and
// a decimal comma where the language has one. English is always understood.
// The key is that of the question. A dose notation is never changed.
func (p Phraser) Typed(key, text string) string {
	switch {
	case key == "equipment":
		return p.ids("equipment.", text)
	case key == "own.bands":
		return p.ids("color.", text)
	case strings.HasPrefix(key, "own."):
		return p.points(text, loadComma)
	case strings.HasPrefix(key, "test."):
		return p.points(p.answer(text), anyComma)
	case key == Confirmed, key == "tests":
		return p.answer(text)
	case strings.HasPrefix(key, "q."):
		return p.number(strings.TrimPrefix(key, "q."), p.answer(text))
	}
	return text
}

// answer gives yes, no or unknown for a word that means it.
func (p Phraser) answer(text string) string {
	for _, is := range []string{"yes", "no", "unknown"} {
		if p.Means(is, text) {
			return is
		}
	}
	return text
}

// number writes the decimal comma of a number that a question asks for as a
// point. Where several are chosen a comma parts them.
func (p Phraser) number(question, text string) string {
	is := func(q screening.Question) bool { return q.ID == question && q.Kind == screening.Number }
	if !slices.ContainsFunc(screening.Questions(), is) {
		return text
	}
	return p.points(text, anyComma)
}

// Means says whether a word that was typed means one of those under "typed."
func (p Phraser) Means(is, word string) bool {
	all := strings.Fields(p.Words.T("typed." + is))
	return slices.ContainsFunc(all, func(one string) bool { return locale.Order(one) == locale.Order(strings.TrimSpace(word)) })
}

// ids gives the ids of things that are named in a list with commas. What is not
// known stays as it was typed.
func (p Phraser) ids(group, text string) string {
	parts := strings.Split(text, ",")
	for i, part := range parts {
		part = strings.TrimSpace(part)
		for _, key := range p.Words.Under(group) {
			if part != "" && locale.Order(p.Words.T(key)) == locale.Order(part) {
				part = strings.TrimPrefix(key, group)
				break
			}
		}
		parts[i] = part
	}
	return strings.Join(parts, ", ")
}

// A comma between two digits: of any number, and of a load in a list of loads,
// where "5,10" are two and "7,5" is one.
var (
	anyComma  = regexp.MustCompile(`(\d),(\d)`)
	loadComma = regexp.MustCompile(`(\d),((?:5|25|50|75|125|375|625|875)(?:\D|$))`)
)

// points writes decimal commas as points, in a language that has them.
func (p Phraser) points(text string, comma *regexp.Regexp) string {
	if p.Words.Number(0.5) == "0.5" {
		return text
	}
	return comma.ReplaceAllString(text, "$1.$2")
}

// Color names the color of a band.
func (p Phraser) Color(id string) string {
	if key := "color." + id; p.Words.Has(key) {
		return p.Words.T(key)
	}
	return strings.ReplaceAll(id, "-", " ")
}
