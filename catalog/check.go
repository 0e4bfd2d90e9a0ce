package catalog

import (
	"cmp"
	"slices"
	"strings"

	"tspine/engine/exercise"
)

// Check tells everything that is wrong with a file that somebody wrote: an
// exercise of the catalog if it has a code and no text of its own, an exercise of
// one's own if it says how it is dosed, else a program. They come in the order of
// the lines.
func (c *Catalog) Check(file string, text []byte) Faults {
	all := c.check(file, text)
	slices.SortStableFunc(all, func(a, b Located) int { return cmp.Or(cmp.Compare(a.Line, b.Line), cmp.Compare(a.Column, b.Column)) })
	return all
}

func (c *Catalog) check(file string, text []byte) Faults {
	doc, v := readOwnText(file, text)
	switch {
	case !v.Present():
		return doc.Faults
	case !v.IsMapping():
		v.Fault("wrong-type", v.kind(), "a program or an exercise")
		return doc.Faults
	case isProgram(v):
		c.ownProgram(doc, v, text)
		return doc.Faults
	case v.has("exercises"), v.has("text"), !v.has("code") && (v.has("dose") || v.has("classes")):
		c.written(doc, v, text)
		return doc.Faults
	case v.has("code"), v.has("dose"), v.has("classes"):
		e := readExercise(v)
		c.checkSources(v.key("sources"), e.Sources)
		c.checkLinks(v, &e)
		return doc.Faults
	}
	c.ownProgram(doc, v, text)
	return doc.Faults
}

// without gives the catalog without the own exercises that a file has anew.
func (c *Catalog) without(f *ownFile) *Catalog {
	out := *c
	out.Exercises = exercise.NewCatalog(slices.DeleteFunc(slices.Clone(c.Exercises.All()), func(e exercise.Exercise) bool {
		return slices.ContainsFunc(f.list, func(one ownExercise) bool { return one.ID == e.ID })
	}))
	return &out
}

// checkLinks tells which links lead nowhere, to the wrong stage, or in a circle.
func (c *Catalog) checkLinks(v Value, e *exercise.Exercise) {
	if v.has("variant-of") && c.Exercises.Get(e.VariantOf) == nil && isID(e.VariantOf) {
		v.key("variant-of").Fault("unknown-exercise", e.VariantOf, nearest(e.VariantOf, c.Exercises))
	}
	for _, key := range []string{"easier", "harder", "instead"} {
		if list := v.key(key); list.IsList() {
			for _, one := range list.List() {
				c.checkLink(one, key, e)
			}
		}
	}
}

func (c *Catalog) checkLink(one Value, key string, e *exercise.Exercise) {
	id := one.Text()
	other := c.Exercises.Get(id)
	switch {
	case !isID(id):
		return
	case id == e.ID:
		one.Fault("links-to-itself", id, "another exercise")
		return
	case other == nil:
		one.Fault("unknown-exercise", id, nearest(id, c.Exercises))
		return
	case key == "harder" && other.Stage < e.Stage:
		one.Fault("harder-at-lower-stage", id, "an exercise of the same stage or a later one")
	case key == "easier" && other.Stage > e.Stage && e.Stage != 0:
		one.Fault("easier-at-higher-stage", id, "an exercise of the same stage or an earlier one")
	}
	from, to := id, e.ID // up the ladder from what is harder, one should never come back
	if key == "easier" {
		from, to = e.ID, id
	}
	if way := c.climb(from, to, e); key != "instead" && way != nil {
		one.Fault("ladder-in-a-circle", strings.Join(append([]string{to}, way...), " → "), "a ladder that only goes up")
	}
}

// climb gives the way up the ladder from one exercise to another, or nil. Of
// the exercise that is checked its own links count, and not those that another
// one of its name may have.
func (c *Catalog) climb(from, to string, checked *exercise.Exercise) []string {
	seen := map[string]bool{}
	var up func(at string) []string
	up = func(at string) []string {
		if at == to {
			return []string{at}
		}
		if seen[at] {
			return nil
		}
		seen[at] = true
		for _, next := range c.above(at, checked) {
			if way := up(next); way != nil {
				return append([]string{at}, way...)
			}
		}
		return nil
	}
	return up(from)
}

// above lists the exercises that stand directly above one: those that it calls
// harder, and those that call it easier.
func (c *Catalog) above(id string, checked *exercise.Exercise) []string {
	var out []string
	if e := c.Exercises.Get(id); e != nil && id != checked.ID {
		out = append(out, e.Harder...)
	}
	if id == checked.ID {
		out = append(out, checked.Harder...)
	}
	for _, e := range c.Exercises.All() {
		if e.ID != checked.ID && slices.Contains(e.Easier, id) {
			out = append(out, e.ID)
		}
	}
	if slices.Contains(checked.Easier, id) {
		out = append(out, checked.ID)
	}
	return out
}
