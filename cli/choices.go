package cli

import (
	"strings"

	"github.com/spf13/cobra"

	"tspine/engine/course"
	"tspine/exchange"
	"tspine/locale"
)

func (c *command) choices() *cobra.Command {
	return &cobra.Command{
		Use: "choices", Short: "List what you chose and what still holds", Args: noArgs,
		Long:    "Lists every choice that still holds: what you swapped, skipped, keep in, leave out,\ndo less of or hold, and a pause. Each can be taken back with its id.",
		Example: "  tspine choices\n  tspine undo 4f9c2e10",
		RunE: func(cmd *cobra.Command, _ []string) error {
			a, p, err := c.person(cmd.Context())
			if err != nil {
				return err
			}
			list, err := a.Choices(cmd.Context(), p)
			if err != nil {
				return err
			}
			if c.json {
				return encode(c, exchange.ChoicesOf(list))
			}
			if len(list) == 0 {
				c.line("", c.say().T("cli.no-choices"))
				return nil
			}
			for _, e := range list {
				c.point(c.day(e.Day)+"  "+shortID(e.ID)+"  ", c.choiceWords(e.Choice))
			}
			c.line("", c.say().T("cli.choices-how"))
			return nil
		},
	}
}

// choiceWords says what a choice does.
func (c *command) choiceWords(ch *course.Choice) string {
	words := c.say()
	text := words.T("choice." + string(ch.Act))
	switch {
	case ch.With != "":
		text += ": " + words.T("choice.instead", locale.S("name", c.call(ch.Exercise)), locale.S("with", c.call(ch.With)))
	case ch.Exercise != "":
		text += ": " + strings.TrimSpace(c.call(ch.Exercise)+" "+ch.Dose.String())
	case ch.Act == course.Pause:
		text += ": " + words.T("absence."+string(ch.For))
		if ch.Until != 0 {
			text += ", " + words.T("choice.until", locale.S("day", c.day(ch.Until)))
		}
	}
	if ch.Today {
		text += " (" + words.T("choice.today") + ")"
	}
	return text
}
