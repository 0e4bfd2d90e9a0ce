package cli

import (
	"fmt"

	"github.com/spf13/cobra"

	"tspine/app"
	"tspine/exchange"
)

func (c *command) start() *cobra.Command {
	var file, name string
	verb := &cobra.Command{
		Use: "start", Short: "Answer the questions, and get a plan", Args: noArgs,
		Long:    "Asks whether it is safe to train, who you are and what you have, and makes a\nplan. Every answer is kept as you give it: leave with q at any time, and go on\nlater with the same command. With a file, takes the answers from it.",
		Example: "  tspine start\n  tspine start --name Desk --file answers.yaml",
	}
	verb.Flags().StringVar(&file, "file", "", "read the answers from a YAML or JSON file; - is standard input")
	verb.Flags().StringVar(&name, "name", "", "name of a new person of the household")
	verb.RunE = func(cmd *cobra.Command, _ []string) error {
		a, err := c.app(cmd.Context())
		if err != nil {
			return err
		}
		var in exchange.Intake
		if file != "" {
			text, err := c.read(file)
			if err != nil {
				return fmt.Errorf("start: %w", err)
			}
			var faults []error
			in, faults = readIntake(file, text)
			if len(faults) > 0 {
				return faults[0]
			}
		}
		begin := app.Begin{About: in.About, Screen: in.Screen, Measure: in.Measure}
		if err := a.Sound(begin); err != nil {
			return err
		}
		p, err := a.Add(cmd.Context(), firstOf(name, in.Name, c.name()))
		if err != nil {
			return err
		}
		if a, err = c.having(cmd.Context(), p); err != nil {
			return err
		}
		if file == "" {
			begin, err = c.interview(cmd, a, p)
			if err != nil || begin.About == nil && begin.Screen == nil {
				return err
			}
		}
		return c.begun(cmd, a, p, begin)
	}
	return verb
}

func readIntake(file string, text []byte) (exchange.Intake, []error) {
	in, faults := exchange.ReadIntake(file, text)
	if err := faults.Err(); err != nil {
		return in, []error{err}
	}
	return in, nil
}

func firstOf(words ...string) string {
	for _, w := range words {
		if w != "" {
			return w
		}
	}
	return ""
}

// begun writes the answers down, and shows what they lead to.
func (c *command) begun(cmd *cobra.Command, a *app.App, p app.Person, b app.Begin) error {
	words := c.say()
	st, err := a.Start(cmd.Context(), p, b)
	if err != nil {
		return err
	}
	if c.json {
		d, err := a.Today(cmd.Context(), p, 0, "")
		if err != nil {
			return err
		}
		return encode(c, exchange.StartedOf(st, d.Main, d.Shorts, a.Catalog.Exercises))
	}
	c.title(words.T("action." + st.Result.Action.String() + ".title"))
	c.line("", words.T("action."+st.Result.Action.String()+".text"))
	c.line("", words.T("what-this-is-not"))
	c.why(st.Result)
	c.printf("\n")
	c.title(words.T("stage." + st.Stage.String()))
	c.entryRow(st.Entry)
	if st.Findings.Provisional {
		c.line("", words.T("cli.provisional"))
	}
	d, err := a.Today(cmd.Context(), p, 0, "")
	if err != nil {
		return err
	}
	c.printf("\n")
	c.printDay(&d, false)
	return nil
}
