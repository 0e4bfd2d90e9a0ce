package cli

import (
	"context"
	"fmt"
	"io"
	"os"
	"path/filepath"

	"tspine/app"
	"tspine/catalog"
	"tspine/locale"
	"tspine/store"
)

// fileName is the name of the database in its folder.
const fileName = "tspine.db"

// content gives the catalog, read once: with the person's own exercises once it
// is clear who is meant.
func (c *command) content() (*catalog.Catalog, error) {
	if c.lib != nil {
		return c.lib, nil
	}
	lib, err := c.catalog()
	if err != nil {
		return nil, err
	}
	return lib, nil
}

// catalog gives the catalog as it comes with the program, for what nobody's own
// exercises may change.
func (c *command) catalog() (*catalog.Catalog, error) {
	lib, err := catalog.Load()
	if err != nil {
		return nil, fmt.Errorf("read the catalog: %w", err)
	}
	c.lib = lib
	return lib, nil
}

// say gives the printer of the chosen language, read once.
func (c *command) say() *locale.Printer {
	if c.words == nil {
		words, err := locale.New(c.lang)
		if err != nil {
			// The words are part of the program: without them it is broken.
			panic(fmt.Errorf("words of the program: %w", err))
		}
		c.words = words
	}
	return c.words
}

// app gives the use cases on the database, which is made where there is none.
func (c *command) app(ctx context.Context) (*app.App, error) {
	if c.uses != nil {
		return c.uses, nil
	}
	lib, err := c.content()
	if err != nil {
		return nil, err
	}
	if c.opened == nil {
		dir, err := c.folder()
		if err != nil {
			return nil, err
		}
		c.opened, err = store.Open(ctx, filepath.Join(dir, fileName))
		if err != nil {
			return nil, fmt.Errorf("open the database in %s: %w", dir, err)
		}
	}
	c.uses = app.New(lib, c.opened, c.opened, c.Now)
	return c.uses, nil
}

// person gives the use cases and the person meant.
func (c *command) person(ctx context.Context) (*app.App, app.Person, error) {
	a, err := c.app(ctx)
	if err != nil {
		return nil, app.Person{}, err
	}
	p, err := a.Who(ctx, c.name())
	if err == nil {
		err = c.suit(ctx, a, p)
	}
	if err != nil {
		return nil, app.Person{}, err
	}
	a, err = c.having(ctx, p)
	return a, p, err
}

// name is whom the command line or the environment names.
func (c *command) name() string {
	if c.as != "" {
		return c.as
	}
	return c.Getenv("TSPINE_AS")
}

// read gives the text of a file, or of standard input for "-". Who interrupts
// need not wait for one that never ends.
func (c *command) read(name string) ([]byte, error) {
	type result struct {
		text []byte
		err  error
	}
	there := make(chan result, 1)
	go func() {
		text, err := c.readAll(name)
		there <- result{text, err}
	}()
	select {
	case <-c.interrupted:
		return nil, fmt.Errorf("read %q: %w", name, context.Canceled)
	case r := <-there:
		return r.text, r.err
	}
}

func (c *command) readAll(name string) ([]byte, error) {
	from := c.In
	if name != "-" {
		f, err := os.Open(name)
		if err != nil {
			return nil, err
		}
		defer f.Close()
		if stat, err := f.Stat(); err == nil && stat.IsDir() {
			return nil, fmt.Errorf("%q is a folder: name a file in it", name)
		}
		from = f
	}
	text, err := io.ReadAll(io.LimitReader(from, maxFile+1))
	if err != nil {
		return nil, fmt.Errorf("read %q: %w", name, err)
	}
	if len(text) > maxFile {
		return nil, fmt.Errorf("%q is too large: at most %d bytes", name, maxFile)
	}
	return text, nil
}

// maxFile is the largest file that is read, in bytes.
const maxFile = 16 << 20
