package catalog

// Written is what a text of own exercises brings.
type Written struct {
	Name string   // by which it is kept: the id of its program, or of its first exercise
	IDs  []string // of its exercises
}

// ReadOwn reads a text of own exercises, alone or with the program that they are
// for, as With would, and everything that is wrong with it. What the same text
// said before it was changed does not stand in its way: it is told by its name.
func (c *Catalog) ReadOwn(file string, text []byte) (Written, Faults) {
	doc, v := readOwnText(file, text)
	var out Written
	switch {
	case !v.Present():
	case !v.IsMapping():
		v.Fault("wrong-type", v.kind(), "an exercise, or exercises")
	case isProgram(v) && !v.has("exercises"):
		v.Fault("missing-key", "", "exercises")
	case isProgram(v):
		out.Name = c.ownProgram(doc, v, text).ID
		if len(doc.Faults) == 0 {
			out.IDs = idsOf(v)
		}
	default:
		out = c.written(doc, v, text)
	}
	return out, doc.Faults
}

// isProgram says whether a text that somebody wrote is a program.
func isProgram(v Value) bool { return v.has("stages") || v.has("circuits") || v.has("title") }

// written reads a text of own exercises without a program.
func (c *Catalog) written(doc *Doc, v Value, text []byte) Written {
	f := c.readOwn(doc, v, text)
	if len(doc.Faults) > 0 || len(f.list) == 0 {
		if len(doc.Faults) == 0 {
			v.Fault("wrong-count", "0", "at least one exercise")
		}
		return Written{}
	}
	out := Written{Name: f.list[0].ID}
	for i := range f.list {
		one := &f.list[i]
		out.IDs = append(out.IDs, one.ID)
		if from, ok := c.from[one.ID]; ok && (from.doc.File != out.Name || from.program) {
			one.at.key("id").Fault("taken", one.ID, "a name that is not in "+from.doc.File)
		}
	}
	if len(doc.Faults) == 0 {
		var told Faults
		c.without(f).merged([]*ownFile{f}).link([]*ownFile{f}, &told)
	}
	return out
}

// idsOf lists the exercises under "exercises" by their ids.
func idsOf(v Value) []string {
	var out []string
	for _, one := range v.key("exercises").List() {
		out = append(out, one.key("id").Text())
	}
	return out
}

// Holds lists the exercises of one's own that came with a text, by the name by
// which it is kept.
func (c *Catalog) Holds(name string) []string {
	var out []string
	for _, e := range c.Exercises.All() {
		if from, ok := c.from[e.ID]; ok && from.doc.File == name {
			out = append(out, e.ID)
		}
	}
	return out
}

// KeptAs gives the name by which the text of an own exercise is kept; empty
// where there is none.
func (c *Catalog) KeptAs(id string) string {
	if from, ok := c.from[id]; ok {
		return from.doc.File
	}
	return ""
}

// NameOf gives the name by which a text of own exercises is kept; empty where it
// can't be read.
func NameOf(f File) string {
	doc, v := readOwnText(f.Name, f.Text)
	switch {
	case len(doc.Faults) > 0 || !v.IsMapping():
		return ""
	case !isProgram(v) && v.has("exercises") && v.key("exercises").IsList():
		list := v.key("exercises").List()
		if len(list) == 0 || !list[0].IsMapping() {
			return ""
		}
		v = list[0]
	}
	if !v.has("id") || !v.key("id").IsText() {
		return ""
	}
	return v.key("id").Text()
}
