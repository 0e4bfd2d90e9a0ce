package locale

import (
	"regexp"
	"strings"
)

// retoldKeys begins the keys of what the rules and the libraries say in English
// themselves: what a fault wants, and what is wrong with a command.
const retoldKeys = "said."

// retold is one such text: how it reads in English, and under which key it
// stands.
type retold struct {
	key    string
	reads  *regexp.Regexp
	blanks []string
}

// retell reads what can be said again: nothing in English itself. A blank stands
// for anything.
func (p *Printer) retell() []retold {
	if p.lang == English {
		return nil
	}
	var out []retold
	for _, key := range p.Under(retoldKeys) {
		m, err := p.english.message(key)
		if m == nil || err != nil {
			continue // nor can it be said
		}
		one := retold{key: key}
		pattern, last := "^", 0
		for _, at := range blank.FindAllStringIndex(m.Other, -1) {
			one.blanks = append(one.blanks, strings.Trim(m.Other[at[0]:at[1]], "{}. "))
			pattern += regexp.QuoteMeta(m.Other[last:at[0]]) + "(.+?)"
			last = at[1]
		}
		one.reads = regexp.MustCompile("(?s)" + pattern + regexp.QuoteMeta(m.Other[last:]) + "$")
		out = append(out, one)
	}
	return out
}

// Again says in the language what was said in English, where it is known by
// the English text of a key under "said.": "{{.low}} to {{.high}}" knows
// "1 to 110". What is filled in stays. Any other text stays as it is.
func (p *Printer) Again(english string) string {
	best, most := english, -1
	for _, one := range p.retold() {
		found := one.reads.FindStringSubmatch(english)
		if found == nil || len(english)-blanksIn(found) <= most {
			continue
		}
		most = len(english) - blanksIn(found)
		var args []Arg
		for i, name := range one.blanks {
			args = append(args, S(name, found[i+1]))
		}
		best = p.T(one.key, args...)
	}
	return best
}

// blanksIn counts what was filled in: the text that knows most by itself is the
// right one.
func blanksIn(found []string) int {
	n := 0
	for _, one := range found[1:] {
		n += len(one)
	}
	return n
}
