package cli

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"tspine/app"
	"tspine/catalog"
	"tspine/engine/fault"
	"tspine/locale"
)

// Where files of own exercises may lie, beside the database, and where they are
// put once they are kept in it.
const (
	ownFolder = "exercises"
	takenIn   = "taken-in"
)

// theirs gives the use cases and the catalog as a person has it; where it is
// not clear whose, or nobody is there, nobody's.
func (c *command) theirs(ctx context.Context) (*catalog.Catalog, error) {
	dir, err := c.folder()
	if err != nil {
		return c.content()
	}
	if _, err := os.Stat(filepath.Join(dir, fileName)); errors.Is(err, fs.ErrNotExist) {
		return c.content()
	}
	_, _, err = c.person(ctx)
	var stop *app.Stop
	if err != nil && !errors.Is(err, app.ErrWho) && !errors.As(err, &stop) {
		return nil, err
	}
	return c.content()
}

// having gives the use cases as they are for a person, after files of own
// exercises were taken in. What of them can't be used is said once.
func (c *command) having(ctx context.Context, p app.Person) (*app.App, error) {
	a, err := c.app(ctx)
	if err != nil {
		return nil, err
	}
	if err := c.takeIn(ctx, a); err != nil {
		return nil, err
	}
	a, err = a.For(ctx, p)
	if err != nil {
		return nil, err
	}
	c.lib = a.Catalog
	if !c.quiet {
		c.quiet = true
		c.leaveOut(a.LeftOut())
	}
	return a, nil
}

// takeIn keeps the exercises of files beside the database for everybody who is
// there, and puts the files aside. One with a fault is left where it is, and is
// said to be left out.
func (c *command) takeIn(ctx context.Context, a *app.App) error {
	dir, names, err := c.lying()
	if err != nil || len(names) == 0 {
		return err
	}
	people, err := a.People.People(ctx)
	if err != nil || len(people) == 0 {
		return err
	}
	files, faults := c.readFiles(names)
	for _, p := range people {
		found, err := a.TakeIn(ctx, p, files)
		if err != nil {
			return err
		}
		for _, f := range found {
			if !slices.Contains(faults, f) {
				faults = append(faults, f)
			}
		}
	}
	if !c.quiet {
		c.leaveOut(faults)
	}
	return c.putAside(dir, files, faults)
}

// lying lists the files of own exercises beside the database, and their folder.
func (c *command) lying() (dir string, names []string, err error) {
	if dir, err = c.folder(); err != nil {
		return "", nil, err
	}
	dir = filepath.Join(dir, ownFolder)
	list, err := os.ReadDir(dir)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return "", nil, fmt.Errorf("look for exercises: %w", err)
	}
	for _, e := range list {
		if ext := filepath.Ext(e.Name()); (ext == ".yaml" || ext == ".yml") && !strings.HasPrefix(e.Name(), ".") {
			names = append(names, filepath.Join(dir, e.Name()))
		}
	}
	return dir, names, nil
}

func (c *command) readFiles(names []string) ([]catalog.File, catalog.Faults) {
	var files []catalog.File
	var faults catalog.Faults
	for _, name := range names {
		text, err := c.read(name)
		if err != nil {
			faults = append(faults, catalog.Located{File: name, Fault: fault.Fault{Code: "unreadable", Got: err.Error()}})
			continue
		}
		files = append(files, catalog.File{Name: name, Text: text})
	}
	return files, faults
}

// putAside moves what was kept into a folder of its own, where nothing is
// written over.
func (c *command) putAside(dir string, files []catalog.File, faults catalog.Faults) error {
	aside := filepath.Join(dir, takenIn)
	moved := 0
	for _, f := range files {
		if slices.ContainsFunc(faults, func(l catalog.Located) bool { return l.File == f.Name }) {
			continue
		}
		if err := os.MkdirAll(aside, 0o700); err != nil {
			return fmt.Errorf("put exercises aside: %w", err)
		}
		if err := moveBeside(f.Name, aside); err != nil {
			return fmt.Errorf("put exercises aside: %w", err)
		}
		moved++
	}
	if moved > 0 && !c.json {
		fmt.Fprintln(c.Err, clean(c.say().T("cli.taken-in", locale.N("n", moved), locale.S("name", aside))))
	}
	return nil
}

// moveBeside moves a file into a folder, under a name that nothing has yet.
func moveBeside(name, folder string) error {
	ext := filepath.Ext(name)
	base := strings.TrimSuffix(filepath.Base(name), ext)
	to := filepath.Join(folder, base+ext)
	for n := 2; ; n++ {
		if _, err := os.Lstat(to); errors.Is(err, fs.ErrNotExist) {
			break
		}
		to = filepath.Join(folder, base+"-"+strconv.Itoa(n)+ext)
	}
	return os.Rename(name, to)
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
