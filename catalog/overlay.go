package catalog

import (
	"errors"
	"fmt"
	"io/fs"
	"path"
	"slices"
	"sync"
)

// english is the language of everything that is not laid over.
const english = "en"

// Languages lists the languages that the catalog has texts in, in order.
func (c *Catalog) Languages() []string {
	if c.root == nil {
		return nil
	}
	entries, err := fs.ReadDir(c.root, "text")
	if err != nil {
		return nil // without any text there is no language
	}
	var out []string
	for _, e := range entries {
		if e.IsDir() {
			out = append(out, e.Name())
		}
	}
	slices.Sort(out)
	return out
}

// overlay is what a language says of programs and of lines to call, in place of
// what stands there in English.
type overlay struct {
	titles map[string]string // of programs, by id
	lines  map[string]string // names of crisis lines, by country
}

// overlays are those that were asked for, so that each is read once.
type overlays struct {
	lock sync.Mutex
	read map[string]overlay // by language
}

// Title gives the title of a program in a language, or as it stands in its own
// file; empty where there is no such program here.
func (c *Catalog) Title(lang, id string) (string, error) {
	over, err := c.overlay(lang)
	if err != nil {
		return "", fmt.Errorf("title of %s: %w", id, err)
	}
	if title, ok := over.titles[id]; ok {
		return title, nil
	}
	p, _ := c.Program(id)
	return p.Title, nil
}

// HelpIn is Help, with the name of the line in a language.
func (c *Catalog) HelpIn(lang, country string) (Help, error) {
	h, err := c.Help(country)
	if err != nil {
		return h, err
	}
	over, err := c.overlay(lang)
	if err != nil {
		return h, fmt.Errorf("help of %s: %w", country, err)
	}
	if name, ok := over.lines[country]; ok {
		h.Crisis.Name = name
	}
	return h, nil
}

// overlay reads what a language lays over; nothing for English.
func (c *Catalog) overlay(lang string) (overlay, error) {
	if lang == english || c.root == nil {
		return overlay{}, nil
	}
	if c.overlays == nil {
		return c.readOverlay(lang)
	}
	c.overlays.lock.Lock()
	defer c.overlays.lock.Unlock()
	if one, ok := c.overlays.read[lang]; ok {
		return one, nil
	}
	one, err := c.readOverlay(lang)
	if err == nil {
		c.overlays.read[lang] = one
	}
	return one, err
}

func (c *Catalog) readOverlay(lang string) (overlay, error) {
	all, err := c.Countries()
	if err != nil {
		return overlay{}, err
	}
	var programs, countries []string
	for _, p := range c.Programs {
		programs = append(programs, p.ID)
	}
	for _, h := range all {
		countries = append(countries, h.Country)
	}
	titles, err := readNames(c.root, path.Join("text", lang, "programs.yaml"), "id", "title", programs)
	if err != nil {
		return overlay{}, err
	}
	lines, err := readNames(c.root, path.Join("text", lang, "help.yaml"), "country", "crisis", countries)
	return overlay{titles, lines}, err
}

// readNames reads a list of names, each of one thing that is known; nothing where
// there is no such file.
func readNames(root fs.FS, file, of, name string, known []string) (map[string]string, error) {
	text, err := fs.ReadFile(root, file)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, fmt.Errorf("read names: %w", err)
	}
	doc, v := ReadYAML(file, 1, text)
	out := map[string]string{}
	if !v.Present() {
		return out, doc.Faults.Err()
	}
	for _, one := range v.List() {
		var id, said string
		one.Fields(
			Field{of, true, func(v Value) { id = v.OneOf(known...) }},
			Field{name, true, func(v Value) { said = v.Text() }},
		)
		if _, twice := out[id]; twice {
			one.key(of).Fault("taken", id, "each name once")
		}
		out[id] = said
	}
	return out, doc.Faults.Err()
}
