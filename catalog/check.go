package catalog

import "tspine/engine/exercise"

// Check tells everything that is wrong with a file that somebody wrote: an
// exercise if it says how it is dosed, else a program.
func (c *Catalog) Check(file string, text []byte) Faults {
	doc, v := ReadYAML(file, 1, text)
	if !v.Present() {
		return doc.Faults
	}
	if !v.IsMapping() {
		v.Fault("wrong-type", v.kind(), "a program or an exercise")
		return doc.Faults
	}
	isExercise := false
	v.Each(func(key string, _ Value) { isExercise = isExercise || key == "dose" || key == "classes" })
	if !isExercise {
		_, faults := ReadProgram(file, text, c.Exercises)
		return faults
	}
	e := readExercise(v)
	c.checkLinks(v, &e)
	return doc.Faults
}

// checkLinks tells which links lead nowhere, or in a circle.
func (c *Catalog) checkLinks(v Value, e *exercise.Exercise) {
	links := func(key string) func(Value) {
		return func(list Value) {
			for _, one := range list.List() {
				id := one.Text()
				switch {
				case id == e.ID:
					one.Fault("links-to-itself", id, "another exercise")
				case c.Exercises.Get(id) == nil:
					one.Fault("unknown-exercise", id, nearest(id, c.Exercises))
				case key == "harder" && c.Exercises.Get(id).Stage < e.Stage:
					one.Fault("harder-at-lower-stage", id, "an exercise of the same stage or a later one")
				}
			}
		}
	}
	v.Each(func(key string, list Value) {
		if list.IsList() && (key == "easier" || key == "harder" || key == "instead") {
			links(key)(list)
		}
	})
	for _, up := range e.Harder {
		if c.leads(up, e.ID, map[string]bool{}) {
			v.Fault("ladder-in-a-circle", up, "a ladder that only goes up")
		}
	}
}

// leads says whether the ladder leads from one exercise up to another.
func (c *Catalog) leads(from, to string, seen map[string]bool) bool {
	if from == to {
		return true
	}
	e := c.Exercises.Get(from)
	if e == nil || seen[from] {
		return false
	}
	seen[from] = true
	for _, up := range e.Harder {
		if c.leads(up, to, seen) {
			return true
		}
	}
	return false
}
