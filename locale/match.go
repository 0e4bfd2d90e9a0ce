package locale

import (
	"slices"
	"strings"

	"golang.org/x/text/language"
)

// complete lists the languages that are offered: every text is there, and a
// second reader has read them. A test holds each of them against English.
var complete = [...]string{English, "de", "es"}

// Complete lists the languages that are offered, in order.
func Complete() []string { return slices.Sorted(slices.Values(complete[:])) }

// Match gives the one of ours that somebody understands best, who likes the
// wanted ones in that order: codes, or what a browser sends as
// Accept-Language. English where they understand none.
func Match(ours []string, wanted ...string) string {
	tags := []language.Tag{language.English} // what nobody asked for
	for _, one := range ours {
		if one != English {
			tags = append(tags, language.Make(one))
		}
	}
	var liked []language.Tag
	for _, one := range wanted {
		if all, _, err := language.ParseAcceptLanguage(one); err == nil {
			liked = append(liked, all...)
		}
	}
	_, at, sure := language.NewMatcher(tags).Match(liked...)
	if sure == language.No {
		return English
	}
	if at == 0 {
		return English
	}
	return append([]string{English}, without(ours, English)...)[at]
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
