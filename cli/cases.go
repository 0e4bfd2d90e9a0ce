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

func (c *command) cases() *cobra.Command {
	return &cobra.Command{
		Use: "cases [FILE…]", Short: "Run worked cases against the rules",
		Long:    "Runs worked cases (YAML blocks, alone or inside Markdown), compares everything\nthat they expect, and closes with \"N passed, N failed\". Without a file it runs the\ncases that come with the program.",
		Example: "  tspine cases\n  tspine cases my-cases.md --json",
		RunE: func(_ *cobra.Command, args []string) error {
			lib, err := c.catalog()
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
