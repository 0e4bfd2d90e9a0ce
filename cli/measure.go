package cli

import (
	"fmt"

	"github.com/spf13/cobra"

	"tspine/engine/assessment"
	"tspine/engine/unit"
	"tspine/exchange"
)

func (c *command) measure() *cobra.Command {
	var file string
	verb := &cobra.Command{
		Use: "measure", Short: "Write down what you measured, or learn how", Args: noArgs,
		Long:    "Without a file it says how each test is done and which ones fit you. With a file\nit writes down one measuring session: of each test a value, or its tries, and\nunder takes what they were read with.",
		Example: "  tspine measure\n  tspine measure --file today.yaml     (as: llr: [38, 46], or\n    llr: [[38, 39, 37], [46, 45, 47]]\n    takes: [{test: llr, by: hand, device: inclinometer, pain: 1}])",
	}
	verb.Flags().StringVar(&file, "file", "", "read the measures from a YAML or JSON file; - is standard input")
	verb.RunE = func(cmd *cobra.Command, _ []string) error {
		a, p, err := c.person(cmd.Context())
		if err != nil {
			return err
		}
		if file == "" {
			st, _, err := a.Standing(cmd.Context(), p, a.Day(p))
			if err != nil {
				return err
			}
			return c.howToMeasure(st.Flags(), st.Pain().Move)
		}
		text, err := c.read(file)
		if err != nil {
			return fmt.Errorf("measure: %w", err)
		}
		m, faults := exchange.ReadMeasuring(file, text)
		if err := faults.Err(); err != nil {
			return err
		}
		st, err := a.Measure(cmd.Context(), p, m)
		if err != nil {
			return err
		}
		if c.json {
			return encode(c, exchange.FindingsOf(&st.Findings))
		}
		c.printFindings(&st.Findings)
		return nil
	}
	return verb
}

// howToMeasure says how each test is done, but for those that don't fit.
func (c *command) howToMeasure(flags []string, move unit.Rating) error {
	words := c.say()
	c.line("", words.T("cli.measure-intro"))
	for _, t := range assessment.Tests() {
		if assessment.Skip(t.ID, flags, move) {
			continue
		}
		name := words.T("test." + t.ID)
		if t.Unit != "" {
			name += " (" + c.unitName(t.Unit) + ")"
		}
		c.printf("\n%s\n", name)
		c.line("  ", words.T("test."+t.ID+".how"))
	}
	return nil
}

// printFindings says what the measures show, without grading anybody.
func (c *command) printFindings(f *assessment.Findings) {
	words := c.say()
	for _, one := range []struct {
		key   string
		state assessment.State
	}{{"rotation", f.Rotation}, {"side-bend", f.SideBend}, {"extension", f.Extension}, {"shoulder", f.Shoulder}} {
		c.printf("  %-14s %s\n", words.T("cli.plane."+one.key), words.T("state."+one.state.String()))
	}
	for _, r := range f.Reasons {
		c.point("  - ", c.reason(r))
	}
}
