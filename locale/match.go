package locale

import (
	"slices"
	"strings"

	"golang.org/x/text/language"

	"tspine/internal/shelf"
)

// complete lists the languages that are offered: every text is there, and a
// second reader has read them. A test holds each of them against English.
var complete = [...]string{English, "de", "es"}

// Complete lists the languages that are offered, in order.
func Complete() []string { return slices.Sorted(slices.Values(complete[:])) }

// Match gives the one of ours that somebody understands best, who likes the
// wanted ones in that order: codes, or what a browser sends as
// Accept-Language. English where they understand none.
func Match(ours []string, wanted ...string) string { return NewMatcher(ours).match(wanted...) }

// Matcher matches as Match does, for many who ask: most ask for the same.
type Matcher struct {
	ours  []string // English first
	tags  language.Matcher
	asked shelf.Shelf[string, string]
}

// How many answers a matcher keeps, and how long what was asked may be, in bytes.
const (
	matchesKept = 64
	askedMost   = 200
)

// NewMatcher gives what matches ours.
func NewMatcher(ours []string) *Matcher {
	m := &Matcher{ours: append([]string{English}, without(ours, English)...)}
	tags := []language.Tag{language.English} // what nobody asked for
	for _, one := range m.ours[1:] {
		tags = append(tags, language.Make(one))
	}
	m.tags, m.asked.Most = language.NewMatcher(tags), matchesKept
	return m
}

// Match gives the one of ours that fits what a browser sends best.
func (m *Matcher) Match(wanted string) string {
	if len(wanted) > askedMost {
		return m.match(wanted)
	}
	out, ready := m.asked.Peek(wanted)
	if !ready {
		out = m.match(wanted)
		m.asked.Put(wanted, out)
	}
	return out
}

func (m *Matcher) match(wanted ...string) string {
	var liked []language.Tag
	for _, one := range wanted {
		if all, _, err := language.ParseAcceptLanguage(one); err == nil {
			liked = append(liked, all...)
		}
	}
	_, at, sure := m.tags.Match(liked...)
	if sure == language.No {
		return English
	}
	return m.ours[at]
}

func without(list []string, one string) []string {
	return slices.DeleteFunc(slices.Clone(list), func(s string) bool { return s == one })
}

// OfEnvironment gives the language that a machine is set to, as LC_ALL,
// LC_MESSAGES and LANG say, the first that is set: de-DE for de_DE.UTF-8. Empty
// where none is set, or none but C or POSIX.
func OfEnvironment(getenv func(string) string) string {
	for _, name := range []string{"LC_ALL", "LC_MESSAGES", "LANG"} {
		text := getenv(name)
		if text == "" {
			continue
		}
		text, _, _ = strings.Cut(text, ".")
		text, _, _ = strings.Cut(text, "@")
		if text == "C" || text == "POSIX" {
			return ""
		}
		return strings.ReplaceAll(text, "_", "-")
	}
	return ""
}
