package cli

import (
	"fmt"

	"github.com/spf13/cobra"

	"tspine/app"
	"tspine/engine/unit"
	"tspine/exchange"
	"tspine/locale"
)

func (c *command) today() *cobra.Command {
	var minutes int
	var mode string
	var steps bool
	verb := &cobra.Command{
		Use: "today", Short: "Say what is due today", Args: noArgs,
		Example: "  tspine today\n  tspine today --minutes 5\n  tspine today --mode warm-up --json",
	}
	verb.Flags().IntVar(&minutes, "minutes", 0, "choose anew for so many minutes (2 to 180)")
	verb.Flags().StringVar(&mode, "mode", "", "use the circuit as warm-up, cool-down or maintenance")
	verb.Flags().BoolVar(&steps, "steps", false, "print the session step by step")
	verb.RunE = func(cmd *cobra.Command, _ []string) error {
		m, err := chosen(minutes, mode)
		if err != nil {
			return err
		}
		a, p, err := c.person(cmd.Context())
		if err != nil {
			return err
		}
		d, err := a.Today(cmd.Context(), p, minutes, m)
		if err != nil {
			return c.whilePaused(err)
		}
		if c.json {
			return encode(c, exchange.DayOf(d.Standing, d.Main, d.Shorts, d.Timeline, a.Catalog.Exercises))
		}
		c.printDay(&d, steps)
		return nil
	}
	return verb
}

// printDay says what is due, and why.
func (c *command) printDay(d *app.Day, steps bool) {
	words := c.say()
	st := &d.Standing
	c.title(words.T("cli.day", locale.S("day", c.day(st.Day)), locale.S("stage", words.T("stage."+st.Stage.String())), locale.N("week", st.Week+1)))
	c.unconfirmed()
	if d.Ahead != 0 {
		c.line("", words.T("cli.clock-behind", locale.S("day", d.Ahead.String())))
	}
	if d.Off {
		c.line("", words.T("cli.day-off"))
	}
	c.next(d.Next)
	c.lately(st.Latest.Day, st.Day, string(st.Latest.Decision.Kind))
	if st.Flare {
		c.line("", words.T("decision.FLARE.text"))
	}
	if st.Settling {
		c.line("", words.T("decision.SETTLE.text"))
	}
	if st.DoneMain && len(d.Main.Parts) == 0 {
		c.printf("\n")
		c.line("", words.T("cli.main-done"))
	} else {
		c.printf("\n")
		c.printSession(d)
	}
	for i, s := range d.Shorts {
		at := ""
		if i < len(d.Breaks) {
			at = ", " + words.T("cli.break-at", locale.S("time", d.Breaks[i].String()))
		}
		c.printf("\n%s%s\n", words.T("cli.short-session", locale.N("n", i+1)), at)
		for _, one := range s.Parts {
			c.printf("  %-32s %s\n", c.call(one.Exercise), c.dose(one.Dose, d.About.Profile.Pounds))
		}
	}
	c.printNotes(d)
	if steps {
		c.printSteps(d)
	}
}

// lately says what was decided in the last week.
func (c *command) lately(decided, today unit.Day, kind string) {
	if kind == "" || today-decided >= unit.DaysPerWeek {
		return
	}
	c.line("", c.say().T("decision."+kind)+": "+c.say().T("decision."+kind+".text"))
}

func (c *command) printSession(d *app.Day) {
	words := c.say()
	minutes := int(d.Main.Length.Minutes() + 0.5)
	c.title(words.T("cli.session", locale.N("minutes", minutes), locale.N("rounds", d.Main.Rounds)))
	if d.Main.Full {
		c.line("", words.T("cli.all-of-today", locale.N("n", minutes)))
	}
	for _, q := range []string{"check_chest_breath", "check_legs_bladder", "check_fever_unwell", "check_injury_night"} {
		c.point("  ? ", words.T("mini."+q))
	}
	c.line("", words.T("cli.mini-then-ready"))
	phase := ""
	for _, one := range d.Main.Parts {
		if now := one.Phase.String(); now != phase {
			phase = now
			c.printf("\n%s\n", words.T("phase."+phase))
		}
		c.printf("  %-32s %s\n", c.call(one.Exercise), c.dose(one.Dose, d.About.Profile.Pounds))
		if one.Limited {
			if e := c.lib.Exercises.Get(one.Exercise); e != nil {
				c.line("      ", words.T("side.limited-first", locale.S("side", words.T("side."+d.Standing.LimitedSide(e).String()))))
			}
		}
	}
	for _, id := range d.Unload {
		load := "8kg"
		if e := c.lib.Exercises.Get(id); e != nil && e.Tool == "band" {
			load = "red band"
		}
		c.line("", words.T("cli.ask-load", locale.S("name", c.call(id)), locale.S("id", id), locale.S("load", load)))
	}
}

// printNotes says what stands with every plan.
func (c *command) printNotes(d *app.Day) {
	words := c.say()
	pass, ok := d.Standing.Pass()
	if !ok {
		return
	}
	c.printf("\n")
	for _, n := range pass.Notes() {
		if n != "crisis-line" {
			c.point("  - ", words.T("note."+n))
		}
	}
	if d.Standing.Advise {
		c.point("  - ", words.T("action.advise.text"))
	}
	for _, f := range d.Standing.Result.Flags {
		c.point("  - ", c.phrase().Flag(f))
	}
	help, err := c.lib.Help(d.About.Country)
	if err != nil {
		return
	}
	c.crisis(d.Standing.Result, help)
	c.printf("%s\n", words.T("help.when.title"))
	for _, part := range []string{"emergency", "same-day", "within-a-week", "stop"} {
		c.line("  ", words.T("help.when."+part, locale.S("number", help.Emergency)))
	}
}

// printSteps writes the session second by second.
func (c *command) printSteps(d *app.Day) {
	words := c.say()
	c.printf("\n")
	for _, s := range d.Timeline.Steps {
		how := words.T("short.seconds", locale.N("n", int(s.Length)))
		if s.Length == 0 && s.Count > 0 {
			how = fmt.Sprintf("× %d", s.Count)
		}
		name := ""
		if s.Exercise != "" {
			name = c.call(s.Exercise)
		}
		c.printf("  %02d:%02d  %-12s %-8s %-6s %s\n", int(s.Start)/60, int(s.Start)%60, words.T("step."+string(s.Kind)), how, sideName(c, s.Side.String()), name)
	}
}

func sideName(c *command, side string) string {
	if side == "" {
		return ""
	}
	return c.say().T("side." + side)
}
