package cli

import (
	"errors"
	"fmt"
	"maps"
	"slices"

	"github.com/spf13/cobra"

	"tspine/app"
	"tspine/exchange"
	"tspine/locale"
)

func (c *command) start() *cobra.Command {
	var file, name string
	verb := &cobra.Command{
		Use: "start", Short: "Answer the questions, and get a plan", Args: noArgs,
		Long:    "Asks whether it is safe to train, who you are and what you have, and makes a\nplan. Every answer is kept as you give it: leave with q at any time, and go on\nlater with the same command. With a file, takes the answers from it.",
		Example: "  tspine start\n  tspine start --name Ana --file answers.yaml",
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
		p, err := a.Add(cmd.Context(), firstOf(name, in.Name, c.name()))
		if err != nil {
			return err
		}
		begin := app.Begin{About: in.About, Screen: in.Screen, Measure: in.Measure}
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

func (c *command) cases() *cobra.Command {
	return &cobra.Command{
		Use: "cases [FILE…]", Short: "Run worked cases against the rules",
		Long:    "Runs worked cases (YAML blocks, alone or inside Markdown), compares everything\nthat they expect, and closes with \"N passed, N failed\". Without a file it runs the\ncases that come with the program.",
		Example: "  tspine cases\n  tspine cases my-cases.md --json",
		RunE: func(_ *cobra.Command, args []string) error {
			lib, err := c.content()
			if err != nil {
				return err
			}
			files, err := c.caseFiles(args)
			if err != nil {
				return err
			}
			runner, err := app.NewCases(lib)
			if err != nil {
				return err
			}
			return c.runCases(runner, files)
		},
	}
}

// caseFile is a file of cases, with its text.
type caseFile struct {
	name string
	text []byte
}

func (c *command) caseFiles(names []string) ([]caseFile, error) {
	var out []caseFile
	if len(names) == 0 {
		own, err := c.lib.Cases()
		if err != nil {
			return nil, err
		}
		for _, name := range sortedNames(own) {
			out = append(out, caseFile{name, own[name]})
		}
	}
	for _, name := range names {
		text, err := c.read(name)
		if err != nil {
			return nil, fmt.Errorf("cases: %w", err)
		}
		out = append(out, caseFile{name, text})
	}
	return out, nil
}

func sortedNames(files map[string][]byte) []string {
	return slices.Sorted(maps.Keys(files))
}

// errCases says that cases failed, which were printed.
var errCases = errors.New("cases failed")

func (c *command) runCases(runner *app.Cases, files []caseFile) error {
	results := []exchange.CaseGot{}
	passed, failed := 0, 0
	for _, f := range files {
		list, faults := exchange.ReadCases(f.name, f.text)
		bad := map[string]bool{}
		for _, fault := range faults {
			failed++
			bad[fault.File] = true
			if !c.json {
				c.printf("%s\n", c.located(fault))
			}
			results = append(results, exchange.FaultyCase(fault))
		}
		for _, one := range list {
			got := runner.Run(one)
			results = append(results, got)
			if got.Passed {
				passed++
			} else {
				failed++
			}
			c.printCase(got)
		}
	}
	if c.json {
		if err := encode(c, exchange.CaseReport{Passed: passed, Failed: failed, Cases: results}); err != nil {
			return err
		}
	} else {
		c.printf("%d passed, %d failed\n", passed, failed)
	}
	if failed > 0 {
		return fmt.Errorf("%w: %d", errCases, failed)
	}
	return nil
}

func (c *command) printCase(got exchange.CaseGot) {
	if c.json || got.Passed {
		return
	}
	for _, f := range got.Failures {
		c.printf("%s: %s\n", got.ID, c.say().T("cli.case-failed", locale.S("where", f.Where), locale.S("want", f.Expected), locale.S("got", f.Got)))
	}
}
