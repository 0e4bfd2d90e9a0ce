package cli

import (
	"errors"
	"fmt"

	"github.com/spf13/cobra"

	"tspine/app"
	"tspine/catalog"
	"tspine/engine/fault"
	"tspine/locale"
)

// errFaults says that files have faults, which were printed.
var errFaults = errors.New("files have faults")

func (c *command) check() *cobra.Command {
	return &cobra.Command{
		Use: "check [FILE…]", Short: "Check program and exercise files that you wrote",
		Long:    "Checks program and exercise files, and says everything that is wrong with each:\nfile, line, column, what is wrong and what would be right. Without a file it\nchecks the exercises of your own that are kept.",
		Example: "  tspine check my-program.yaml\n  tspine check exercises/*.yaml",
		RunE: func(cmd *cobra.Command, args []string) error {
			c.quiet = true
			lib, err := c.theirs(cmd.Context())
			if err != nil {
				return err
			}
			var all catalog.Faults
			if len(args) > 0 {
				all = c.checkFiles(lib, args)
			} else if all, err = c.checkKept(cmd, lib); err != nil {
				return err
			}
			if c.json {
				if err := encode(c, c.locatedList(all)); err != nil {
					return err
				}
			}
			if len(all) > 0 {
				return fmt.Errorf("%w: %d", errFaults, len(all))
			}
			return nil
		},
	}
}

// checkKept checks what a person keeps of their own, and files that could not be
// taken in.
func (c *command) checkKept(cmd *cobra.Command, lib *catalog.Catalog) (catalog.Faults, error) {
	var list []app.Own
	if c.opened != nil {
		a, p, err := c.person(cmd.Context())
		var stop *app.Stop
		if err == nil {
			list, err = a.OwnExercises(cmd.Context(), p)
		}
		if err != nil && !errors.As(err, &stop) {
			return nil, err
		}
	}
	_, names, err := c.lying()
	if err != nil {
		return nil, err
	}
	if len(list)+len(names) == 0 {
		return nil, atLeast(1)(cmd, nil)
	}
	var all catalog.Faults
	for _, o := range list {
		all = append(all, c.checked(o.Name, lib.Check(o.Name, []byte(o.Text)))...)
	}
	return append(all, c.checkFiles(lib, names)...), nil
}

// checkFiles checks files one by one, and says what is wrong with each.
func (c *command) checkFiles(lib *catalog.Catalog, names []string) catalog.Faults {
	var all catalog.Faults
	for _, name := range names {
		woven, found, err := c.readWoven(name)
		switch {
		case err != nil:
			found = catalog.Faults{{File: name, Fault: fault.Fault{Code: "unreadable", Got: err.Error()}}}
		case len(found) == 0:
			found = woven.Unweave(lib.Check(name, woven.Text))
		}
		all = append(all, c.checked(name, found)...)
	}
	return all
}

// checked says what is wrong with a file.
func (c *command) checked(name string, found catalog.Faults) catalog.Faults {
	if c.json {
		return found
	}
	if len(found) == 0 {
		c.printf("%s\n", c.say().T("cli.file-is-fine", locale.S("name", clean(name))))
	}
	for _, f := range found {
		c.printf("%s\n", c.located(f))
	}
	return found
}

type locatedJSON struct {
	File   string `json:"file"`
	Line   int    `json:"line"`
	Column int    `json:"column"`
	Path   string `json:"path"`
	Code   string `json:"code"`
	Got    string `json:"got,omitempty"`
	Want   string `json:"want,omitempty"`
	Text   string `json:"text"` // what is wrong and what would be right, in words
}

func (c *command) locatedList(all catalog.Faults) []locatedJSON {
	out := make([]locatedJSON, 0, len(all))
	for _, f := range all {
		at := f.Path
		f.Path = "" // said beside the words
		out = append(out, locatedJSON{f.File, f.Line, f.Column, at, f.Code, f.Got, f.Want, c.fault(f.Fault)})
	}
	return out
}

// noExercise is the error of an exercise that is not there, with the one that
// is likely meant.
func (c *command) noExercise(id string) error {
	return fault.Faults{{Code: "unknown-exercise", Got: clean(id), Want: c.phrase().Likely(id)}}
}
