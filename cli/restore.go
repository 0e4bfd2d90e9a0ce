package cli

import (
	"path/filepath"

	"github.com/spf13/cobra"

	"tspine/locale"
	"tspine/store"
)

func (c *command) restore() *cobra.Command {
	return &cobra.Command{
		Use: "restore FILE", Short: "Put a backup in the place of the database", Args: exactly(1),
		Long:    "Puts a file that tspine backup wrote in the place of the database. The backup is\nverified first. What is here now is kept beside it, under a name with the date.\nWhile another program has the database open, nothing is done.",
		Example: "  tspine restore /media/stick/tspine-2026-03-02.db",
		RunE: func(cmd *cobra.Command, args []string) error {
			dir, err := c.folder()
			if err != nil {
				return err
			}
			path := filepath.Join(dir, fileName)
			kept := filepath.Join(dir, "tspine-before-restore-"+c.Now().Format("2006-01-02-150405")+".db")
			got, wasThere, err := store.Restore(cmd.Context(), args[0], path, kept)
			if err != nil {
				return err
			}
			if !wasThere {
				kept = ""
			}
			if c.json {
				return encode(c, copiedJSON{args[0], kept, got.People, got.Entries, got.Lines})
			}
			c.line("", c.say().T("cli.restored", locale.S("file", clean(args[0]))))
			c.holds(got)
			if wasThere {
				c.line("", c.say().T("cli.restored.kept", locale.S("file", clean(kept))))
			}
			return nil
		},
	}
}
