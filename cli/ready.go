package cli

import (
	"github.com/spf13/cobra"

	"tspine/exchange"
)

func (c *command) ready() *cobra.Command {
	var file string
	verb := &cobra.Command{
		Use: "ready", Short: "Answer the five questions before a session", Args: noArgs,
		Long:    "Asks the five short questions before a session. A yes or \"not sure\" to one of the\nfirst four stops it and opens the questions that go with it; the fifth limits the\nday.",
		Example: "  tspine ready\n  tspine ready --file check.yaml    (as: others: no)",
	}
	verb.Flags().StringVar(&file, "file", "", "read the answers from a YAML or JSON file; - is standard input")
	verb.RunE = func(cmd *cobra.Command, _ []string) error {
		a, p, err := c.person(cmd.Context())
		if err != nil {
			return err
		}
		check, err := c.checkAnswers(file)
		if err != nil {
			return err
		}
		if err := a.Check(cmd.Context(), p, check); err != nil {
			return err
		}
		d, err := a.Today(cmd.Context(), p, 0, "")
		if err != nil {
			return err
		}
		if c.json {
			return encode(c, exchange.DayOf(d.Standing, d.Main, d.Shorts, d.Timeline, a.Catalog.Exercises))
		}
		c.line("", c.say().T("cli.ready"))
		return nil
	}
	return verb
}
