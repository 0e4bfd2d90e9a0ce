package cli

import (
	"github.com/spf13/cobra"

	"tspine/locale"
	"tspine/store"
)

func (c *command) backup() *cobra.Command {
	force := false
	verb := &cobra.Command{
		Use: "backup FILE", Short: "Copy everything to a file, while others go on", Args: exactly(1),
		Long:    "Copies the whole database, of everyone in the household, to a file. Others may\nwrite meanwhile. The copy is verified before it gets its name, so a backup that is\ncut short never has it. A file that is there is left alone, unless --force is\ngiven. tspine restore brings it back.",
		Example: "  tspine backup /media/stick/tspine-2026-03-02.db\n  tspine backup --force ~/tspine-backup.db",
	}
	verb.Flags().BoolVar(&force, "force", false, "write over a file that is there")
	verb.RunE = func(cmd *cobra.Command, args []string) error {
		if _, err := c.app(cmd.Context()); err != nil {
			return err
		}
		got, err := c.opened.Backup(cmd.Context(), args[0], force)
		if err != nil {
			return err
		}
		return c.copied("cli.backed-up", args[0], got)
	}
	return verb
}

type copiedJSON struct {
	File    string `json:"file"`
	Kept    string `json:"kept,omitempty"`
	People  int    `json:"people"`
	Entries int    `json:"entries"`
	Lines   int    `json:"lines"`
}

// copied says what a backup or restore holds.
func (c *command) copied(key, file string, got store.Content) error {
	if c.json {
		return encode(c, copiedJSON{File: file, People: got.People, Entries: got.Entries, Lines: got.Lines})
	}
	c.line("", c.say().T(key, locale.S("file", clean(file))))
	c.holds(got)
	return nil
}

func (c *command) holds(got store.Content) {
	words := c.say()
	c.line("  ", words.T("cli.people", locale.N("n", got.People))+", "+words.T("cli.entries", locale.N("n", got.Entries))+", "+words.T("cli.lines", locale.N("n", got.Lines)))
}
