package cli

import (
	"fmt"
	"os"
	"path/filepath"

	"github.com/spf13/cobra"

	"tspine/app"
	"tspine/exchange"
	"tspine/store"
)

func (c *command) demo() *cobra.Command {
	weeks := app.DemoWeeks
	cmd := &cobra.Command{
		Use: "demo", Short: "Show a synthetic person with twelve weeks behind them", Args: noArgs,
		Long:    "Makes a synthetic person in a folder of its own, lets them train for twelve weeks,\nor --weeks, by the real rules, and shows what is due today and what was decided.\nNothing of yours is touched. With --data the folder is kept.",
		Example: "  tspine demo\n  tspine demo --data demo && tspine --data demo why",
		RunE: func(cmd *cobra.Command, _ []string) error {
			if weeks < 1 || weeks > demoWeeksMost {
				return usageError{fmt.Errorf("--weeks wants 1 to %d", demoWeeksMost)}
			}
			dir, done, err := c.demoFolder()
			if err != nil {
				return err
			}
			defer done()
			lib, err := c.content()
			if err != nil {
				return err
			}
			if c.opened, err = store.Open(cmd.Context(), filepath.Join(dir, fileName)); err != nil {
				return fmt.Errorf("demo: %w", err)
			}
			a := app.New(lib, c.opened, c.opened, c.Now)
			p, err := a.Who(cmd.Context(), demoName)
			if err != nil {
				if p, err = a.Demo(cmd.Context(), demoName, weeks); err != nil {
					return err
				}
			}
			return c.showDemo(cmd, a, p)
		},
	}
	cmd.Flags().IntVar(&weeks, "weeks", weeks, fmt.Sprintf("how many weeks lie behind them, 1 to %d", demoWeeksMost))
	return cmd
}

// demoWeeksMost is twenty years.
const demoWeeksMost = 1040

// demoName is what the synthetic person is called.
const demoName = "demo"

func (c *command) demoFolder() (string, func(), error) {
	if c.dir != "" {
		return c.dir, func() {}, os.MkdirAll(c.dir, 0o700)
	}
	dir, err := os.MkdirTemp("", "tspine-demo-")
	if err != nil {
		return "", nil, fmt.Errorf("demo: %w", err)
	}
	return dir, func() {
		// The store is closed first: its folder goes with it.
		if err := c.close(); err != nil {
			fmt.Fprintln(c.Err, "tspine:", err)
		}
		c.opened = nil
		if err := os.RemoveAll(dir); err != nil {
			fmt.Fprintln(c.Err, "tspine:", err)
		}
	}, nil
}

func (c *command) showDemo(cmd *cobra.Command, a *app.App, p app.Person) error {
	d, err := a.Today(cmd.Context(), p, 0, "")
	if err != nil {
		return err
	}
	w, err := a.Why(cmd.Context(), p)
	if err != nil {
		return err
	}
	if c.json {
		return encode(c, exchange.DayOf(d.Standing, d.Main, d.Shorts, d.Timeline, a.Catalog.Exercises))
	}
	c.line("", c.say().T("cli.demo"))
	c.printf("\n")
	c.printDay(&d, false)
	c.printf("\n")
	c.title(c.say().T("cli.decisions"))
	if n := len(w.Decided); n > demoDecisions {
		w.Decided = w.Decided[n-demoDecisions:]
	}
	for _, one := range w.Decided {
		c.printDecision(one, "")
	}
	return nil
}

// demoDecisions is how many of the latest decisions the demo shows.
const demoDecisions = 2
