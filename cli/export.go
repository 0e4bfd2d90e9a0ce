package cli

import (
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"

	"github.com/spf13/cobra"

	"tspine/locale"
)

func (c *command) export() *cobra.Command {
	csv, force := false, false
	verb := &cobra.Command{
		Use: "export [FILE]", Short: "Take along everything that is kept of you", Args: atMost(1),
		Long:    "Writes everything that is kept of you to a file, or to standard output for - or\nwithout a name: who you are, answers, measures, sessions, mornings, choices, and\nwhat you were told. The format is JSON (docs/export.md), and tspine import reads\nit back exactly. With --csv it writes the log alone, for a spreadsheet: one row\na line done.",
		Example: "  tspine export desk.json\n  tspine export --csv log.csv\n  tspine export --as Desk - | gzip > desk.json.gz",
	}
	verb.Flags().BoolVar(&csv, "csv", false, "write the log as CSV")
	verb.Flags().BoolVar(&force, "force", false, "write over a file that is there")
	verb.RunE = func(cmd *cobra.Command, args []string) error {
		a, p, err := c.person(cmd.Context())
		if err != nil {
			return err
		}
		write, said := a.Export, "cli.exported"
		if csv {
			write, said = a.ExportCSV, "cli.exported.csv"
		}
		if len(args) == 0 || args[0] == "-" {
			return write(cmd.Context(), c.opened, p, c.Out)
		}
		err = create(args[0], force, func(to io.Writer) error { return write(cmd.Context(), c.opened, p, to) })
		if err != nil {
			return fmt.Errorf("export to %s: %w", args[0], err)
		}
		return c.done(said, locale.S("name", clean(p.Name)), locale.S("file", clean(args[0])))
	}
	return verb
}

// create writes a file whole or not at all, for its owner's eyes only: it gets
// its name once it is safe on the disk.
func create(name string, force bool, write func(io.Writer) error) (err error) {
	if _, err := os.Stat(name); err == nil && !force {
		return os.ErrExist
	}
	part, err := os.CreateTemp(filepath.Dir(name), "."+filepath.Base(name)+".*.part")
	if err != nil {
		return err
	}
	defer func() {
		if err != nil {
			err = errors.Join(err, os.Remove(part.Name()))
		}
	}()
	if err := errors.Join(write(part), part.Sync(), part.Close()); err != nil {
		return err
	}
	return os.Rename(part.Name(), name)
}

// done says what was done, unless machines listen: they have the exit code.
func (c *command) done(key string, args ...locale.Arg) error {
	if !c.json {
		c.line("", c.say().T(key, args...))
	}
	return nil
}
