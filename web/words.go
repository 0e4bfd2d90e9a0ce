package web

import (
	"encoding/xml"
	"fmt"
	"html/template"
	"regexp"
	"slices"
	"strings"
	"unicode"

	"tspine/engine/evidence"
	"tspine/engine/fault"
	"tspine/engine/unit"
	"tspine/locale"
	"tspine/phrase"
)

// words are the functions that templates have: words come by their keys, and
// addresses by the names of files.
func words(say phrase.Phraser, a assets, figures bool) template.FuncMap {
	return template.FuncMap{
		"t":       say.Words.T,
		"s":       locale.S,
		"n":       locale.N,
		"name":    say.Name,
		"has":     say.Words.Has,
		"list":    list,
		"dose":    say.Dose,
		"amount":  say.Amount,
		"column":  column,
		"glyph":   glyph,
		"number":  locale.Number,
		"inc":     func(n int) int { return n + 1 },
		"in":      func(one string, all []string) bool { return slices.Contains(all, one) },
		"join":    func(all []string) string { return strings.Join(all, ",") },
		"lower":   lower,
		"cut":     cut,
		"pick":    pick,
		"faults":  func(f fault.Fault) fault.Faults { return fault.Faults{f} },
		"figure":  figure,
		"plain":   amountOf,
		"drawing": func(id string) string { return drawing(id, figures) },
		"change":  change,
		"clauses": clauses,
		"told":    toldIn(say),
		"held":    func(d decidedPart, pounds bool) decidedIn { return decidedIn{d, pounds} },
		"group":   func(key string, ids []string) othersPart { return othersPart{key, ids} },
		"reason":  say.Reason,
		"flag":    say.Flag,
		"fault":   say.Fault,
		"at":      at,
		"asset":   a.address,
		"icon":    icons(a),
	}
}

// decidedIn is a decision, and whether loads are in pounds.
type decidedIn struct {
	Decided decidedPart
	Pounds  bool
}

// othersPart is exercises under a heading, which is a key of words.
type othersPart struct {
	Key string
	IDs []string
}

// lower writes the first letter small, for words that go on in a sentence.
func lower(text string) string {
	r := []rune(text)
	if len(r) > 0 {
		r[0] = unicode.ToLower(r[0])
	}
	return string(r)
}

// figurePath is where exercises are drawn.
const figurePath = "/figures/{file}"

// drawing is where an exercise is drawn; nowhere, where none are: then its
// place shows the direction of its motion.
func drawing(id string, figures bool) string {
	if !figures {
		return ""
	}
	return strings.Replace(figurePath, "{file}", id+".svg", 1)
}

// change writes an amount before and after; what stays is said once. Nothing
// after it is a rest.
func change(from, to string) string {
	if to == "" {
		return from + " → –"
	}
	was, unit, counted := strings.Cut(from, " ")
	if _, after, ok := strings.Cut(to, " "); counted && ok && after == unit {
		return was + " → " + to
	}
	return from + " → " + to
}

// cut gives one of the parts of a text, empty where there is none.
func cut(text, by string, n int) string {
	parts := strings.Split(text, by)
	if len(parts) < 2 || n >= len(parts) {
		return ""
	}
	return parts[n]
}

// pick gives one text or the other.
func pick(yes bool, one, other string) string {
	if yes {
		return one
	}
	return other
}

// figure writes a number that a reason looked at; days as dates.
func figure(f evidence.Figure) string {
	if f.Name == "session-day" || f.Name == "day" && f.Value > dates {
		return unit.Day(f.Value).String()
	}
	return locale.Number(f.Value)
}

// dates is from where on a number is a day of the calendar, not a count.
const dates = 10_000

// toldIn writes an answer as people gave it.
func toldIn(say phrase.Phraser) func(toldPart) string {
	return func(p toldPart) string {
		switch p.Answer {
		case "yes", "no":
			return say.Words.T("answer." + p.Answer)
		case "unknown":
			return say.Words.T("answer.not-sure")
		}
		var out []string
		for word := range strings.SplitSeq(p.Answer, ",") {
			if key := "option." + p.Question + "." + word; say.Words.Has(key) {
				word = say.Words.T(key)
			}
			out = append(out, word)
		}
		return strings.Join(out, "; ")
	}
}

// asked is a question, and what it lists: (a), (b), or 1., 2.
type asked struct {
	Head    string
	List    []string
	Numbers bool
}

var (
	lettered = regexp.MustCompile(`\s\([a-z]\)\s`)
	numbered = regexp.MustCompile(`\s[1-9]\.\s`)
)

// clauses takes what a question lists apart.
func clauses(text string) asked {
	for _, by := range []*regexp.Regexp{lettered, numbered} {
		if parts := by.Split(text, -1); len(parts) > 1 {
			return asked{parts[0], parts[1:], by == numbered}
		}
	}
	return asked{Head: text}
}

// list gives several things to a template as one.
func list(things ...string) []string { return things }

// at gives the faults that stand at a place, or under it.
func at(all fault.Faults, path string) fault.Faults {
	var out fault.Faults
	for _, f := range all {
		if f.Path == path || strings.HasPrefix(f.Path, path+".") || strings.HasPrefix(f.Path, path+"[") {
			out = append(out, f)
		}
	}
	return out
}

// sprite is the file of icons.
type sprite struct {
	Symbols []struct {
		ID      string `xml:"id,attr"`
		ViewBox string `xml:"viewBox,attr"`
		Inner   string `xml:",innerxml"`
	} `xml:"symbol"`
}

// icons gives the function that draws an icon. It always stands beside a word.
func icons(a assets) func(string) (template.HTML, error) {
	var all sprite
	failed := xml.Unmarshal(a.files["style/icons.svg"].plain, &all)
	drawn := map[string]template.HTML{}
	for _, one := range all.Symbols {
		drawn[one.ID] = template.HTML(`<svg class="icon" viewBox="` + one.ViewBox + `" aria-hidden="true" focusable="false">` + one.Inner + `</svg>`)
	}
	return func(id string) (template.HTML, error) {
		if one, ok := drawn[id]; ok {
			return one, nil
		}
		return "", fmt.Errorf("no icon %q (%w)", id, failed)
	}
}
