package web

import (
	"encoding/xml"
	"fmt"
	"html/template"
	"maps"
	"regexp"
	"slices"
	"strings"
	"unicode"

	"tspine/engine/dose"
	"tspine/engine/evidence"
	"tspine/engine/fault"
	"tspine/engine/unit"
	"tspine/locale"
	"tspine/phrase"
)

// words are the functions that templates have: words come by their keys, and
// addresses by the names of files.
func words(say phrase.Phraser, a assets, figures bool) template.FuncMap {
	all := template.FuncMap{
		"t":       say.Words.T,
		"s":       locale.S,
		"n":       locale.N,
		"has":     say.Words.Has,
		"list":    list,
		"dose":    say.Dose,
		"often":   func(d dose.Dose) string { return say.Often(d.Often) },
		"amount":  say.Amount,
		"column":  column,
		"spine":   levelPart.spine,
		"glyph":   glyph,
		"number":  say.Words.Number,
		"day":     dayIn(say),
		"moment":  momentIn(say),
		"title":   say.Title,
		"setup":   setupBar,
		"tested":  testBar,
		"felt":    feelBar,
		"inc":     func(n int) int { return n + 1 },
		"in":      func(one string, all []string) bool { return slices.Contains(all, one) },
		"join":    func(all []string) string { return strings.Join(all, ",") },
		"lower":   lower,
		"cut":     cut,
		"pick":    pick,
		"faults":  func(f fault.Fault) fault.Faults { return fault.Faults{f} },
		"figure":  figureIn(say),
		"plain":   amountOf,
		"change":  changeIn(say),
		"clauses": clauses,
		"split":   sentences,
		"told":    toldIn(say),
		"due":     func(l linePart, in string, pounds bool) dueLine { return dueLine{l, in, pounds} },
		"held":    func(d decidedPart, pounds bool) decidedIn { return decidedIn{d, pounds} },
		"group":   func(key string, ids []string) othersPart { return othersPart{key, ids} },
		"at":      at,
		"ended":   ended,
		"nowhere": func(all fault.Faults) fault.Faults {
			return exactly(all, "", "stages", "circuits", "sources", "basis", "exercises")
		},
		"asset": a.address,
		"icon":  icons(),
	}
	maps.Copy(all, charting(say))
	maps.Copy(all, naming(say, figures))
	return all
}

// naming are those functions that know the names of exercises, and where they
// are drawn.
func naming(say phrase.Phraser, figures bool) template.FuncMap {
	return template.FuncMap{
		"name":    say.Name,
		"reason":  say.Reason,
		"flag":    say.Flag,
		"fault":   say.Fault,
		"drawing": func(id string) string { return drawnAt(say.Catalog, id, say.Words.Lang(), figures) },
	}
}

// momentIn says a moment, which is a day and a time.
func momentIn(say phrase.Phraser) func(string) string {
	days := dayIn(say)
	return func(text string) string {
		day, clock, _ := strings.Cut(text, " ")
		return strings.TrimSpace(days(day) + " " + clock)
	}
}

// decidedIn is a decision, and whether loads are in pounds.
type decidedIn struct {
	Decided decidedPart
	Pounds  bool
}

// dueLine is a line that is due, in which session, and whether loads are in
// pounds.
type dueLine struct {
	linePart
	In     string // main, short
	Pounds bool
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
func drawing(id, lang string, figures bool) string {
	if !figures {
		return ""
	}
	path := strings.Replace(figurePath, "{file}", id+".svg", 1)
	if lang == locale.English {
		return path
	}
	return path + "?lang=" + lang
}

// changeIn writes an amount before and after, in the direction in which one
// reads; what stays is said once. Nothing after it is a rest.
func changeIn(say phrase.Phraser) func(from, to string) string {
	arrow := pick(say.Words.Dir() == "rtl", " ← ", " → ")
	return func(from, to string) string { return change(from, to, arrow) }
}

func change(from, to, arrow string) string {
	if to == "" {
		return from + arrow + "–"
	}
	was, unit, counted := strings.Cut(from, " ")
	if _, after, ok := strings.Cut(to, " "); counted && ok && after == unit {
		return was + arrow + to
	}
	return from + arrow + to
}

// cut gives one of the parts of a text, empty where there is none.
func cut(text, by string, n int) string {
	parts := strings.Split(text, by)
	if len(parts) < 2 || n >= len(parts) {
		return ""
	}
	return parts[n]
}

// sentences takes a text apart where a sentence ends.
func sentences(text string) []string {
	var out []string
	for text != "" {
		end := strings.Index(text, ". ")
		if end < 0 {
			return append(out, text)
		}
		out, text = append(out, text[:end+1]), text[end+2:]
	}
	return out
}

// pick gives one text or the other.
func pick(yes bool, one, other string) string {
	if yes {
		return one
	}
	return other
}

// figureIn writes a number that a reason looked at; days as dates.
func figureIn(say phrase.Phraser) func(evidence.Figure) string {
	return func(f evidence.Figure) string {
		if f.Name == "session-day" || f.Name == "day" && f.Value > dates {
			return say.Day(unit.Day(f.Value))
		}
		return say.Words.Number(f.Value)
	}
}

// dayIn writes a day, of which the text for machines is given.
func dayIn(say phrase.Phraser) func(string) string {
	return func(text string) string {
		day, err := unit.ParseDay(text)
		if err != nil {
			return text // no day is known
		}
		return say.Day(day)
	}
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
func icons() func(string) (template.HTML, error) {
	var all sprite
	text, failed := assetFiles.ReadFile("style/icons.svg")
	if failed == nil {
		failed = xml.Unmarshal(text, &all)
	}
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
