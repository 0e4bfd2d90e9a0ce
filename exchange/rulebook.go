package exchange

import (
	"fmt"
	"strings"

	"tspine/engine/evidence"
	"tspine/locale"
)

// Rulebook is every rule and number that decides anything.
type Rulebook struct {
	Version   int         `json:"version"`
	Confirmed bool        `json:"confirmed_by_a_clinician"`
	Rules     []Rule      `json:"rules"`
	Numbers   []Number    `json:"numbers"`
	Excluded  []Exclusion `json:"exclusions"`
}

// Rule is a rule as JSON.
type Rule struct {
	ID      string   `json:"id"`
	Section string   `json:"section"`
	Basis   string   `json:"basis"`
	Sources []string `json:"sources"`
}

// Number is a number as JSON.
type Number struct {
	Name    string   `json:"name"`
	Value   float64  `json:"value"`
	Unit    string   `json:"unit"`
	Section string   `json:"section"`
	Basis   string   `json:"basis"`
	Sources []string `json:"sources"`
}

// Exclusion is a row of the exclusion matrix (2.2).
type Exclusion struct {
	Flag    string   `json:"flag"`
	When    string   `json:"when,omitempty"`
	Classes []string `json:"classes"`
	Codes   []string `json:"exercises,omitempty"`
	Notes   []string `json:"notes,omitempty"`
	Hold    int      `json:"longest_hold_s,omitempty"`
	Reserve int      `json:"least_rir,omitempty"`
	Cap     int      `json:"highest_stage,omitempty"`
}

// RulesOf writes rules.
func RulesOf(list []evidence.Rule) []Rule {
	out := make([]Rule, len(list))
	for i, r := range list {
		out[i] = Rule{r.ID, r.Section, string(r.Basis), SourcesOf(r.Sources)}
	}
	return out
}

// NumbersOf writes numbers.
func NumbersOf(list []evidence.Number) []Number {
	out := make([]Number, len(list))
	for i, n := range list {
		out[i] = Number{n.Name, n.Value, n.Unit, n.Section, string(n.Basis), SourcesOf(n.Sources)}
	}
	return out
}

// Markdown writes the rulebook for a clinician to read and sign.
func Markdown(b Rulebook, sources []evidence.Source, say *locale.Printer) string {
	var out strings.Builder
	fmt.Fprintf(&out, "# %s\n\n%s\n\n", say.T("rulebook.title", locale.N("version", b.Version)), say.T("rulebook.what"))
	if !b.Confirmed {
		fmt.Fprintf(&out, "**%s**\n\n", say.T("app.not-confirmed"))
	}
	fmt.Fprintf(&out, "## %s\n\n| | |\n|---|---|\n", say.T("rulebook.basis"))
	for _, basis := range []string{"found", "known", "seed", "design"} {
		fmt.Fprintf(&out, "| %s | %s |\n", basis, say.T("basis."+basis))
	}
	fmt.Fprintf(&out, "\n## %s\n\n| %s |\n|---|---|---|---|---|\n", say.T("rulebook.rules"), say.T("rulebook.rule-heads"))
	for _, r := range b.Rules {
		fmt.Fprintf(&out, "| `%s` | %s | %s | %s | %s |\n", r.ID, r.Section, cell(ruleText(say, r.ID)), r.Basis, strings.Join(r.Sources, ", "))
	}
	b.exclusions(&out, say)
	fmt.Fprintf(&out, "\n## %s\n\n| %s |\n|---|---|---|---|---|---|\n", say.T("rulebook.numbers"), say.T("rulebook.number-heads"))
	for _, n := range b.Numbers {
		fmt.Fprintf(&out, "| `%s` | %s | %s %s | %s | %s | %s |\n", n.Name, cell(say.T("number."+n.Name)), say.Number(n.Value), n.Unit, n.Section, n.Basis, strings.Join(n.Sources, ", "))
	}
	fmt.Fprintf(&out, "\n## %s\n\n| %s |\n|---|---|---|---|---|\n", say.T("rulebook.sources"), say.T("rulebook.source-heads"))
	for _, s := range sources {
		fmt.Fprintf(&out, "| `%s` | %s | %s | %s | %s |\n", s.ID, s.Key, cell(s.Title), s.Address, s.Read)
	}
	return out.String()
}

func (b Rulebook) exclusions(out *strings.Builder, say *locale.Printer) {
	fmt.Fprintf(out, "\n## %s\n\n| %s |\n|---|---|---|---|---|\n", say.T("rulebook.exclusions"), say.T("rulebook.exclusion-heads"))
	for _, x := range b.Excluded {
		var limits []string
		for _, l := range []struct {
			key string
			n   int
		}{{"rulebook.longest-hold", x.Hold}, {"rulebook.least-reserve", x.Reserve}, {"rulebook.highest-stage", x.Cap}} {
			if l.n > 0 {
				limits = append(limits, say.T(l.key, locale.N("n", l.n)))
			}
		}
		flag := x.Flag
		if x.When != "" {
			flag += " (" + x.When + ")"
		}
		fmt.Fprintf(out, "| %s | %s | %s | %s | %s |\n", flag, strings.Join(x.Classes, ", "), strings.Join(x.Codes, ", "), strings.Join(x.Notes, ", "), strings.Join(limits, "; "))
	}
}

// ruleText says a rule without the numbers of any one decision.
func ruleText(say *locale.Printer, id string) string { return say.T("rule." + id) }

func cell(text string) string {
	return strings.ReplaceAll(strings.ReplaceAll(text, "|", "\\|"), "\n", " ")
}
