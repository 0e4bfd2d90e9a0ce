package cli

import (
	"github.com/spf13/cobra"

	"tspine/engine/fault"
	"tspine/engine/logbook"
	"tspine/engine/unit"
	"tspine/exchange"
	"tspine/locale"
)

func (c *command) morning() *cobra.Command {
	var worst, stiffness int
	var day string
	verb := &cobra.Command{
		Use: "morning PAIN", Short: "Write down how it feels the morning after", Args: exactly(1),
		Example: "  tspine morning 2\n  tspine morning 1 --worst 4 --stiffness 3",
	}
	verb.Flags().IntVar(&worst, "worst", -1, "worst pain of the last 24 hours, 0 to 10")
	verb.Flags().IntVar(&stiffness, "stiffness", -1, "stiffness, 0 to 10")
	verb.Flags().StringVar(&day, "day", "", "day of the morning, as 2026-11-20 (default: today)")
	verb.RunE = func(cmd *cobra.Command, args []string) error {
		var all fault.Faults
		var m logbook.Morning
		if pain, code := fault.Whole(args[0], 0, unit.MaxRating); code != "" {
			all.Add("PAIN", code, clean(args[0]), "0 to 10")
		} else {
			m.Pain = unit.Rate(pain)
		}
		all.Under("--worst", rate(worst, &m.Worst))
		all.Under("--stiffness", rate(stiffness, &m.Stiffness))
		if day != "" {
			var err error
			if m.Day, err = unit.ParseDay(day); err != nil {
				all.Add("--day", "not-a-day", day, "a date, as 2026-11-20")
			}
		}
		if err := all.Err(); err != nil {
			return err
		}
		a, p, err := c.person(cmd.Context())
		if err != nil {
			return err
		}
		kept, err := a.Morning(cmd.Context(), p, m)
		if err != nil {
			return err
		}
		if c.json {
			return encode(c, exchange.MorningOf(kept))
		}
		c.printf("%s\n", c.say().T("cli.morning-kept", locale.S("day", c.day(kept.Day)), locale.N("pain", kept.Pain.Value())))
		return nil
	}
	return verb
}
