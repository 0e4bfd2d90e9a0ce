// Package catalog holds the exercises, the programs and their sources, and the
// words that describe them: everything a clinician or a coach may want to
// change without touching the rules.
package catalog

import (
	"embed"
	"errors"
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strings"
	"sync"

	"tspine/engine/evidence"
	"tspine/engine/exercise"
	"tspine/engine/program"
)

//go:embed exercises poses programs cases text *.yaml
var files embed.FS

// Catalog is all content, read and checked.
type Catalog struct {
	Exercises *exercise.Catalog
	Programs  []program.Program // by id
	SignOff   SignOff

	Digest string // of somebody's own exercises; empty without any

	root      fs.FS
	words     map[string]Text     // of own exercises, by id
	from      map[string]*ownFile // of own exercises, by id
	drawn     map[string]drawn    // own exercises that have a pose, by id
	texts     *texts
	overlays  *overlays
	countries func() ([]Help, error)              // read once
	others    func() (map[string][]string, error) // read once
}

// texts are the words that were asked for, so that each file is read once.
type texts struct {
	lock sync.RWMutex
	read map[string]Text // by name of the file
}

func (t *texts) get(name string) (Text, bool) {
	if t == nil {
		return Text{}, false
	}
	t.lock.RLock()
	defer t.lock.RUnlock()
	one, ok := t.read[name]
	return one, ok
}

func (t *texts) keep(name string, one Text) {
	if t == nil {
		return
	}
	t.lock.Lock()
	defer t.lock.Unlock()
	t.read[name] = one
}

// Adaptive is the id of the program that the planner makes.
const Adaptive = "adaptive"

// Circuit is the id of the three-step circuit, whose round the planner
// measures minutes by.
const Circuit = "three-step-circuit"

// Load reads the embedded content. Sources, texts and help are read when they
// are asked for.
func Load() (*Catalog, error) { return LoadFrom(files) }

// LoadFrom reads the content of root, which is laid out like the catalog.
func LoadFrom(root fs.FS) (*Catalog, error) {
	c := &Catalog{root: root, texts: &texts{read: map[string]Text{}}, overlays: &overlays{read: map[string]overlay{}}, countries: sync.OnceValues(func() ([]Help, error) { return readCountries(root) })}
	list, err := loadExercises(root)
	if err != nil {
		return nil, err
	}
	c.Exercises = exercise.NewCatalog(list)
	c.others = sync.OnceValues(func() (map[string][]string, error) { return c.readOtherNames() })
	names, err := fs.Glob(root, "programs/*.yaml")
	if err != nil {
		return nil, fmt.Errorf("list programs: %w", err)
	}
	for _, name := range names {
		text, err := fs.ReadFile(root, name)
		if err != nil {
			return nil, fmt.Errorf("read program: %w", err)
		}
		p, faults := ReadProgram(name, text, c.Exercises)
		if len(faults) > 0 {
			return nil, faults
		}
		c.Programs = append(c.Programs, p)
	}
	c.SignOff, err = loadSignOff(root)
	if err != nil {
		return nil, err
	}
	return c, nil
}

// loadExercises reads the exercise files, two at a time: it is most of what a
// start costs.
func loadExercises(root fs.FS) ([]exercise.Exercise, error) {
	names, err := fs.Glob(root, "exercises/*.yaml")
	if err != nil {
		return nil, fmt.Errorf("list exercises: %w", err)
	}
	list := make([]exercise.Exercise, len(names))
	found := make([]Faults, len(names))
	var both sync.WaitGroup
	for half := range 2 {
		both.Go(func() {
			for i := half; i < len(names); i += 2 {
				text, err := fs.ReadFile(root, names[i])
				if err != nil {
					found[i] = Faults{{File: names[i]}}
					continue
				}
				list[i], found[i] = ReadExercise(names[i], text)
			}
		})
	}
	both.Wait()
	if all := slices.Concat(found...); len(all) > 0 {
		return nil, all
	}
	return list, nil
}

// Program gives the program called id.
func (c *Catalog) Program(id string) (program.Program, bool) {
	for _, p := range c.Programs {
		if p.ID == id {
			return p, true
		}
	}
	return program.Program{}, false
}

// Nearest gives the exercise whose id is most like id, for people who mistyped,
// or else the one that they are likely to mean.
func (c *Catalog) Nearest(id string) string {
	if near := nearest(id, c.Exercises); near != "" {
		return near
	}
	f, err := c.Finder(english, nil)
	if err != nil {
		return ""
	}
	return f.Likely(id)
}

// Text gives the words of an exercise in a language, or in English. They are
// shared, and not to be changed.
func (c *Catalog) Text(lang, id string) (Text, error) {
	if t, own := c.words[id]; own {
		return t, nil
	}
	if c.root == nil {
		return Text{}, fmt.Errorf("text of %s: the catalog is empty", id)
	}
	t, err := c.TextIn(lang, id)
	if errors.Is(err, fs.ErrNotExist) && lang != english {
		t, err = c.TextIn(english, id)
	}
	return t, err
}

// TextIn gives the words of an exercise of the catalog in a language, and
// fs.ErrNotExist where there are none. They are shared, and not to be changed.
func (c *Catalog) TextIn(lang, id string) (Text, error) {
	name := path.Join("text", lang, id+".yaml")
	if one, ok := c.texts.get(name); ok {
		return one, nil
	}
	text, err := fs.ReadFile(c.root, name)
	if err != nil {
		return Text{}, fmt.Errorf("text of %s: %w", id, err)
	}
	t, faults := ReadText(name, text)
	if len(faults) == 0 {
		c.texts.keep(name, t)
	}
	return t, faults.Err()
}

// Source gives one source.
func (c *Catalog) Source(id evidence.ID) (evidence.Source, error) {
	all, err := c.Sources()
	if err != nil {
		return evidence.Source{}, err
	}
	for _, s := range all {
		if s.ID == id {
			return s, nil
		}
	}
	return evidence.Source{}, fmt.Errorf("source %s: not in sources.yaml", id)
}

// Cases gives the worked cases that come with the program, by file name.
func (c *Catalog) Cases() (map[string][]byte, error) {
	names, err := fs.Glob(c.root, "cases/*")
	if err != nil {
		return nil, fmt.Errorf("list cases: %w", err)
	}
	out := make(map[string][]byte, len(names))
	for _, name := range names {
		text, err := fs.ReadFile(c.root, name)
		if err != nil {
			return nil, fmt.Errorf("read cases: %w", err)
		}
		out[strings.TrimPrefix(name, "cases/")] = text
	}
	return out, nil
}
