package cli

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"

	"tspine/catalog"
	"tspine/engine/program"
	"tspine/locale"
)

// ownFolder is where a person keeps exercises of their own, beside the
// database.
const ownFolder = "exercises"

// withOwn adds the exercises of the data folder. What is wrong with a file is
// said, and the program goes on without it.
func (c *command) withOwn(lib *catalog.Catalog) *catalog.Catalog {
	dir, err := c.folder()
	if err != nil {
		return lib
	}
	dir = filepath.Join(dir, ownFolder)
	if _, err := os.Stat(dir); err != nil {
		return lib
	}
	all, faults := lib.With(os.DirFS(dir))
	if c.quiet {
		return all
	}
	c.quiet = true
	for i := range faults {
		faults[i].File = filepath.Join(dir, faults[i].File)
	}
	c.leaveOut(faults)
	return all
}

// leaveOut says which files are left out, and why.
func (c *command) leaveOut(faults catalog.Faults) {
	if c.json && len(faults) > 0 {
		if err := encodeTo(c.Err, leftOut{c.locatedList(faults)}); err == nil {
			return
		}
	}
	left := map[string]bool{}
	for _, f := range faults {
		if !left[f.File] {
			left[f.File] = true
			fmt.Fprintln(c.Err, clean(c.say().T("cli.left-out-file", locale.S("name", f.File))))
		}
		fmt.Fprintln(c.Err, c.located(f))
	}
}

// leftOut is a warning as JSON, on standard error.
type leftOut struct {
	LeftOut []locatedJSON `json:"left_out"`
}

// ownFiles lists the files of one's own exercises.
func (c *command) ownFiles() []string {
	dir, err := c.folder()
	if err != nil {
		return nil
	}
	var out []string
	for _, ext := range []string{"*.yaml", "*.yml"} {
		found, _ := filepath.Glob(filepath.Join(dir, ownFolder, ext)) // the pattern is sound
		out = append(out, found...)
	}
	slices.Sort(out)
	return out
}

// keepExercises keeps the exercises that the file of a program brings, so that
// they are there from now on.
func (c *command) keepExercises(p *program.Program, text []byte) error {
	dir, err := c.folder()
	if err != nil {
		return err
	}
	dir = filepath.Join(dir, ownFolder)
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return fmt.Errorf("make the folder for exercises: %w", err)
	}
	name := filepath.Join(dir, p.ID+".yaml")
	if err := replaceFile(name, text); err != nil {
		return fmt.Errorf("keep the exercises of %s: %w", p.ID, err)
	}
	if !c.json {
		c.printf("%s\n", c.say().T("cli.kept-exercises", locale.S("name", name)))
	}
	c.lib = nil
	_, err = c.content()
	return err
}

// replaceFile writes a file as a whole or not at all.
func replaceFile(name string, text []byte) error {
	f, err := os.CreateTemp(filepath.Dir(name), ".new-*")
	if err != nil {
		return err
	}
	_, err = f.Write(text)
	for _, step := range []func() error{f.Sync, f.Close} {
		if failed := step(); err == nil {
			err = failed
		}
	}
	if err == nil {
		err = os.Rename(f.Name(), name)
	}
	if err != nil {
		os.Remove(f.Name())
	}
	return err
}
