package cli

import (
	"context"
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"tspine/app"
	"tspine/catalog"
	"tspine/engine/fault"
	"tspine/engine/program"
	"tspine/exchange"
	"tspine/locale"
)

func (c *command) program() *cobra.Command {
	verb := &cobra.Command{
		Use: "program [ID|FILE]", Short: "Show your program, or follow another one", Args: atMost(1),
		Long:    "Shows the program you follow. With the name of a program, or a file that you or\nyour coach wrote, follows that one from today on. The programs: adaptive, and the\nfive of our sources as they give them.",
		Example: "  tspine program\n  tspine program five-stage-ladder\n  tspine program my-program.yaml",
	}
	list := verb.Flags().Bool("list", false, "list the programs")
	verb.RunE = func(cmd *cobra.Command, args []string) error {
		lib, err := c.content()
		if err != nil {
			return err
		}
		if *list {
			return c.listPrograms(lib.Programs)
		}
		a, p, err := c.person(cmd.Context())
		if err != nil {
			return err
		}
		if len(args) == 1 {
			if a, err = c.follow(cmd.Context(), a, p, args[0]); err != nil {
				return err
			}
		}
		plan, err := a.Program(cmd.Context(), p)
		if err != nil {
			return err
		}
		if c.json {
			return encode(c, exchange.ProgramOf(plan, c.lib.Exercises))
		}
		c.printProgram(&plan)
		return nil
	}
	return verb
}

// follow follows a program of the catalog, or one that somebody wrote, with the
// exercises that its file brings.
func (c *command) follow(ctx context.Context, a *app.App, p app.Person, name string) (*app.App, error) {
	if _, ok := a.Catalog.Program(name); ok {
		return a, a.Switch(ctx, p, app.AnyState, name)
	}
	text, err := c.read(name)
	switch {
	case err != nil && strings.ContainsAny(name, "./\\"):
		return nil, fmt.Errorf("program: %w", err)
	case err != nil:
		return nil, c.noProgram(name)
	}
	kept, err := a.Follow(ctx, p, name, text)
	if err != nil {
		return nil, err
	}
	if a, err = c.having(ctx, p); err == nil && len(kept.IDs) > 0 && !c.json {
		c.keptExercises(kept.IDs)
	}
	return a, err
}

func (c *command) listPrograms(all []program.Program) error {
	if c.json {
		var out []exchange.Program
		for _, p := range all {
			out = append(out, exchange.ProgramOf(p, c.lib.Exercises))
		}
		return encode(c, out)
	}
	for _, p := range all {
		c.point(fmt.Sprintf("%-24s ", p.ID), c.phrase().Title(p.ID, p.Title))
	}
	return nil
}

func (c *command) printProgram(p *program.Program) {
	words := c.say()
	c.title(c.phrase().Title(p.ID, p.Title))
	c.unconfirmed()
	for _, s := range p.Stages {
		c.printf("\n%s", words.T("stage."+s.Stage.String()))
		if s.Weeks > 0 {
			c.printf(" · %s", words.T("cli.up-to-weeks", locale.N("n", s.Weeks)))
		}
		c.printf("\n")
		c.printParts(s.Parts)
	}
	for _, circuit := range p.Circuits {
		c.printf("\n%s", c.nameOr("circuit.", circuit.Name))
		if !circuit.Rounds.IsZero() {
			c.printf(" · %s", words.T("cli.rounds", locale.S("n", circuit.Rounds.String())))
		}
		c.printf("\n")
		c.printParts(circuit.Parts)
	}
}

func (c *command) printParts(parts []program.Part) {
	for _, part := range parts {
		c.printf("  %s", c.say().T("phase."+part.Phase.String()))
		if part.For != program.ForAll {
			c.printf(" · %s", c.say().T("for."+string(part.For)))
		}
		c.printf("\n")
		for _, l := range part.Lines {
			c.printf("    %-32s %s\n", c.call(l.Exercise), l.Dose)
		}
	}
}

// nameOr gives the words of a name that the catalog knows, or the name itself.
func (c *command) nameOr(group, name string) string {
	if key := group + name; c.say().Has(key) {
		return c.say().T(key)
	}
	return name
}

// noProgram is the error of a program that is neither in the catalog nor a
// file.
func (c *command) noProgram(name string) error {
	var ids []string
	for _, p := range c.lib.Programs {
		ids = append(ids, p.ID)
	}
	if near := catalog.Near(name, ids); near != "" {
		return fault.Faults{{Code: "misspelled-program", Got: clean(name), Want: near}}
	}
	return fault.Faults{{Code: "unknown-program", Got: clean(name), Want: strings.Join(ids, ", ")}}
}
