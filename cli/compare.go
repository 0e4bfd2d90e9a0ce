package cli

import "github.com/spf13/cobra"

func (c *command) compare() *cobra.Command {
	end := false
	verb := &cobra.Command{
		Use: "compare", Short: "Find out which exercise helps: draw their order by lot", Args: noArgs,
		Long:    "From today on the order of the exercises in a main session is drawn by lot, within\neach step of it, so that the first one does not get the credit. The player\nasks how much it hurts around two of them; on one of five days the page Today asks\nabout a rest without any. No dose, no stage and no safety answer hangs on it, and a program\nthat was written line by line keeps its order. --end ends it; tspine progress helps\nshows what came of it.",
		Example: "  tspine compare\n  tspine compare --end\n  tspine progress helps",
	}
	verb.Flags().BoolVar(&end, "end", false, "end it: the order is as the planner has it")
	verb.RunE = func(cmd *cobra.Command, _ []string) error {
		a, p, err := c.person(cmd.Context())
		if err != nil {
			return err
		}
		if err := a.Compare(cmd.Context(), p, !end); err != nil {
			return err
		}
		if c.json {
			return encode(c, map[string]bool{"compares": !end})
		}
		return c.done(pick(end, "cli.compare.ended", "cli.compare.begun"))
	}
	return verb
}
