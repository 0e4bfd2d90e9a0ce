package cli

import (
	"errors"
	"fmt"
	"io"
	"os"

	"github.com/spf13/cobra"

	"tspine/app"
	"tspine/locale"
)

func (c *command) importVerb() *cobra.Command {
	dry, past := false, pastFlags{}
	verb := &cobra.Command{
		Use: "import FILE", Short: "Bring back what tspine export wrote", Args: exactly(1),
		Long:    "Reads a file that tspine export wrote, or standard input for -, and adds what is\nnot here yet: all of it, or nothing where anything in the file is wrong or stands\nfor something else here. Doing it again changes nothing. With --dry-run it only\nsays what it would do. --as gives a new person another name.\n\nWith --from it reads the log of another app as CSV: Strong, Hevy or FitNotes. It\nshows what would come in, exercise by exercise, and what the names stand for, and\nasks before it writes. No rule reads what came in. tspine past takes it back.",
		Example: "  tspine import desk.json --dry-run\n  tspine import desk.json\n  tspine import strong.csv --from auto --name \"Chest Stretch=doorway-pec-stretch\"\n  tspine import hevy.csv --from hevy --leave-out Running --yes",
	}
	verb.Flags().BoolVar(&dry, "dry-run", false, "say what would be added, and change nothing")
	past.of(verb)
	verb.RunE = func(cmd *cobra.Command, args []string) error {
		if err := past.check(); err != nil {
			return err
		}
		a, err := c.app(cmd.Context())
		if err != nil {
			return err
		}
		in, done, err := c.seekable(args[0])
		if err != nil {
			return fmt.Errorf("import: %w", err)
		}
		defer done()
		if past.dry = dry; past.from != "" {
			return c.importPast(cmd.Context(), args[0], in, past)
		}
		got, err := a.Import(cmd.Context(), c.opened, app.Actor{Here: true}, app.Bringing{File: args[0], In: in, As: c.as, Dry: dry})
		if err != nil {
			return err
		}
		return c.imported(got, dry)
	}
	return verb
}

// seekable gives a file, or standard input by way of a file that is gone
// afterwards.
func (c *command) seekable(name string) (io.ReadSeeker, func(), error) {
	if name != "-" {
		f, err := os.Open(name)
		return f, func() { _ = f.Close() }, err // read only: nothing can get lost
	}
	f, err := os.CreateTemp("", "tspine-import-")
	if err != nil {
		return nil, nil, err
	}
	done := func() { _ = errors.Join(f.Close(), os.Remove(f.Name())) }
	if _, err := io.Copy(f, c.In); err != nil {
		done()
		return nil, nil, err
	}
	if _, err := f.Seek(0, io.SeekStart); err != nil {
		done()
		return nil, nil, err
	}
	return f, done, nil
}

// errDiffer says that an import would put something in the place of another.
var errDiffer = errors.New("things differ from what is kept here")

type importedJSON struct {
	Person string        `json:"person"`
	New    bool          `json:"new_person"`
	DryRun bool          `json:"dry_run"`
	Added  int           `json:"added"`
	There  int           `json:"already_there"`
	Differ []differsJSON `json:"differ"`
}

type differsJSON struct {
	Kind string `json:"kind"`
	ID   string `json:"id,omitempty"`
	Day  string `json:"day,omitempty"`
}

// imported says what an import did or would do.
func (c *command) imported(got app.Imported, dry bool) error {
	if c.json {
		out := importedJSON{got.Person.Name, got.Fresh, dry, got.Added, got.There, []differsJSON{}}
		for _, d := range got.Differ {
			one := differsJSON{Kind: d.Kind, ID: d.ID}
			if d.Day != 0 {
				one.Day = d.Day.String()
			}
			out.Differ = append(out.Differ, one)
		}
		if err := encode(c, out); err != nil {
			return err
		}
	} else {
		c.printImported(got, dry)
	}
	if len(got.Differ) > 0 {
		return fmt.Errorf("import: %w: %d", errDiffer, len(got.Differ))
	}
	return nil
}

func (c *command) printImported(got app.Imported, dry bool) {
	words := c.say()
	name := locale.S("name", clean(got.Person.Name))
	if got.Fresh {
		c.line("", words.T("cli.import.new", name))
	} else {
		c.line("", words.T("cli.import.known", name))
	}
	switch {
	case len(got.Differ) > 0:
		c.line("", words.T("cli.import.differ", locale.N("n", len(got.Differ))))
		for _, d := range got.Differ {
			if d.Day == 0 {
				c.point("  - ", words.T("kind."+d.Kind))
				continue
			}
			c.point("  - ", words.T("cli.import.differs", locale.S("kind", words.T("kind."+d.Kind)), locale.S("day", c.day(d.Day)), locale.S("id", clean(d.ID))))
		}
		c.line("", words.T("cli.import.nothing"))
	case dry:
		c.line("", words.T("cli.import.would", locale.N("n", got.Added)))
	default:
		c.line("", words.T("cli.import.added", locale.N("n", got.Added)))
	}
	if got.There > 0 {
		c.line("", words.T("cli.import.there", locale.N("n", got.There)))
	}
}
