package cli

import (
	"fmt"

	"github.com/spf13/cobra"

	"tspine/engine/fault"
	"tspine/engine/screening"
	"tspine/engine/unit"
	"tspine/locale"
)

func (c *command) cleared() *cobra.Command {
	var by, day string
	verb := &cobra.Command{
		Use: "cleared FLAG", Short: "Say that a clinician has seen you for a flag and cleared you", Args: exactly(1),
		Long:    "Says that a doctor or a physical therapist has seen you for this, in person or by\nvideo, told you that exercise is fine, and that it has not become worse since.\nEverything is weighed again with it. It counts for 12 weeks. The flags of an\noutcome: tspine today --json.",
		Example: "  tspine cleared R15 --by \"my doctor\" --day 2026-11-12",
	}
	verb.Flags().StringVar(&by, "by", "", "who saw you")
	verb.Flags().StringVar(&day, "day", "", "on which day, as 2026-11-12")
	verb.RunE = func(cmd *cobra.Command, args []string) error {
		var all fault.Faults
		on, err := unit.ParseDay(day)
		if err != nil {
			all.Add("--day", "not-a-day", clean(day), "a date, as 2026-11-12")
		}
		if by == "" {
			all.Add("--by", "missing-key", "", "--by")
		}
		if err := all.Err(); err != nil {
			return err
		}
		a, p, err := c.person(cmd.Context())
		if err != nil {
			return err
		}
		st, err := a.Cleared(cmd.Context(), p, screening.Clearance{Flag: args[0], Day: on, By: by})
		if err != nil {
			return err
		}
		if !c.json {
			until := on + screening.ClearanceDays
			c.line("", c.say().T("clearance.until", locale.S("day", c.day(until))))
			c.why(st.Result)
			return nil
		}
		return encode(c, map[string]string{"flag": args[0], "until": fmt.Sprint(on + screening.ClearanceDays)})
	}
	return verb
}
