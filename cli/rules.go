package cli

import (
	"github.com/spf13/cobra"

	"tspine/app"
	"tspine/exchange"
)

func (c *command) rules() *cobra.Command {
	return &cobra.Command{
		Use: "rules", Short: "Print every rule and number, with its sources", Args: noArgs,
		Long:    "Prints every rule and every number that decides anything, with its sources and\nwhether it is evidence or our choice, for a clinician to read and sign.",
		Example: "  tspine rules\n  tspine rules > rules.md",
		RunE: func(*cobra.Command, []string) error {
			lib, err := c.catalog()
			if err != nil {
				return err
			}
			book := app.Rulebook(lib)
			if c.json {
				return encode(c, book)
			}
			sources, err := lib.Sources()
			if err != nil {
				return err
			}
			c.printf("%s", exchange.Markdown(book, sources, c.say()))
			return nil
		},
	}
}
