package cli

import (
	"strings"

	"github.com/spf13/cobra"

	"tspine/app"
	"tspine/engine/course"
	"tspine/engine/dose"
	"tspine/engine/evidence"
	"tspine/engine/planner"
	"tspine/exchange"
	"tspine/locale"
)

func (c *command) whyVerb() *cobra.Command {
	return &cobra.Command{
		Use: "why [EXERCISE]", Short: "Say why your program is as it is", Args: atMost(1),
		Long:    "Says why you are at your stage, and what was decided week by week: each decision\nwith its rule, its sources and the numbers it looked at. With an exercise, what\nbecame of its dose.",
		Example: "  tspine why\n  tspine why cat-cow",
		RunE: func(cmd *cobra.Command, args []string) error {
			a, p, err := c.person(cmd.Context())
			if err != nil {
				return err
			}
			id := ""
			if len(args) > 0 {
				id = args[0]
				if a.Catalog.Exercises.Get(id) == nil {
					return c.noExercise(id)
				}
			}
			w, err := a.Why(cmd.Context(), p)
			if err != nil {
				return err
			}
			if c.json {
				return encode(c, exchange.WhyOf(w.Standing, w.Decided, w.Changed, id))
			}
			c.printWhy(&w, id)
			return nil
		},
	}
}

func (c *command) printWhy(w *app.Why, id string) {
	words := c.say()
	st := &w.Standing
	if st.Entry.Row != "" {
		c.title(words.T("stage." + st.Stage.String()))
		c.entered(st)
	}
	if id == "" {
		c.why(st.Result)
	}
	for _, d := range w.Decided {
		c.printDecision(d, id)
	}
	for _, ch := range w.Changed {
		c.line("", words.T("decision.edited", locale.S("before", words.T("decision."+ch.Then)), locale.S("now", words.T("decision."+ch.Now))))
	}
	if id == "" {
		return
	}
	if e := c.lib.Exercises.Get(id); e != nil {
		if d := st.Dose(e); !d.IsZero() {
			c.printf("\n%s: %s\n", c.call(id), d)
			c.line("  ", words.T("cli.dose", locale.S("dose", e.Dose.String()), locale.S("basis", words.T("basis."+string(e.DoseBasis)))))
		}
	}
}

// entered says since when a person is at their stage, where they began, and
// why there.
func (c *command) entered(st *course.Standing) {
	words := c.say()
	if st.Reached != st.Entered {
		c.line("", words.T("why.since", locale.S("day", c.day(st.Reached))))
		c.line("", words.T("why.began", locale.S("day", c.day(st.Entered)), locale.S("stage", words.T("stage."+st.Entry.Stage.String()))))
	}
	c.entryRow(st.Entry)
	c.sourcesOf(st.Entry.Reason.Rule)
}

// entryRow says why a person began where they did, and whether screening
// lowered it.
func (c *command) entryRow(e planner.Entry) {
	c.line("", c.say().T("entry."+e.Row))
	if e.Capped {
		c.line("", c.say().T("entry.capped", locale.N("stage", int(e.Stage))))
	}
}

// printDecision says what was decided, why, and what it did to each line.
func (c *command) printDecision(d course.Decided, id string) {
	words := c.say()
	kind := string(d.Decision.Kind)
	c.printf("\n%s  %s\n", c.day(d.Day), words.T("decision."+kind))
	c.line("  ", words.T("decision."+kind+".text"))
	if text := c.reason(d.Decision.Reason); text != "" {
		c.line("  ", text)
		c.sourcesOf(d.Decision.Reason.Rule)
	}
	if d.Decision.Also != "" {
		c.line("  ", words.T("decision.also", locale.S("decision", words.T("decision."+string(d.Decision.Also)))))
	}
	if d.Decision.Barriers {
		c.line("  ", words.T("decision.barriers"))
	}
	c.printLines(d.Lines, id)
}

// printLines says what a decision did to each line; lines that stay for the
// same reason stand together.
func (c *command) printLines(lines []course.LineChange, id string) {
	same := map[string][]string{}
	var order []string
	for _, l := range lines {
		why := c.reason(l.Reason)
		switch {
		case id != "" && l.Exercise != id:
		case l.From == l.To && id == "":
			if same[why] == nil {
				order = append(order, why)
			}
			same[why] = append(same[why], c.call(l.Exercise))
		default:
			c.printf("  %-32s %s\n", c.call(l.Exercise), arrow(l.From, l.To))
			c.line("      ", why)
		}
	}
	for _, why := range order {
		c.line("  ", strings.Join(same[why], ", ")+":")
		c.line("      ", why)
	}
}

// arrow writes an amount before and after; what it is done with stays out.
func arrow(from, to dose.Dose) string {
	switch {
	case to.IsZero():
		return amount(from, from) + " → –"
	case from == to:
		return amount(to, to)
	}
	return amount(from, to) + " → " + amount(to, from)
}

// amount writes a dose without what it is done with, but for a load that
// differs from the other dose's.
func amount(d, other dose.Dose) string {
	if d.Load == other.Load {
		d.Load = dose.Load{}
	}
	d.Tempo, d.Rest, d.NoRest, d.Reserve, d.Often = dose.Tempo{}, dose.Range{}, false, 0, dose.Often{}
	return d.String()
}

// sourcesOf says on whose word a rule rests.
func (c *command) sourcesOf(rule string) {
	for _, r := range app.Rules() {
		if r.ID != rule {
			continue
		}
		c.line("  ", "("+c.say().T("basis."+string(r.Basis))+" "+c.titles(r.Sources)+" "+c.section(r.Section)+")")
		return
	}
}

// section is the place of a rule in the evidence file, with its words in the
// reader's language.
func (c *command) section(s string) string {
	for _, word := range []string{"row", "rule"} {
		s = strings.ReplaceAll(s, " "+word+" ", " "+c.say().T("section."+word)+" ")
	}
	return s
}

func (c *command) titles(ids []evidence.ID) string {
	out := ""
	for _, id := range ids {
		if s, err := c.lib.Source(id); err == nil && s.Key != "design" {
			out += c.phrase().Source(s) + "; "
		}
	}
	return out
}
