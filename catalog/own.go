package catalog

import (
	"fmt"
	"hash/fnv"
	"maps"
	"slices"

	"tspine/engine/evidence"
	"tspine/engine/exercise"
	"tspine/engine/fault"
	"tspine/engine/figure"
)

// Own is the source of an exercise that stands on the word of whoever wrote it.
const Own = "own"

// What somebody may write.
const (
	maxOwnBytes = 1 << 20 // of a text
	maxOwnFiles = 500
)

// File is a text that somebody wrote, under a name by which its faults are told,
// with the postures that were found for its poses, as WriteDrawn writes them.
type File struct {
	Name  string
	Text  []byte
	Drawn string
}

// With gives the catalog with somebody's own exercises: of each file one, or
// several under "exercises". A file with a fault is left out as a whole, and its
// faults are told; the others hold.
func (c *Catalog) With(files []File) (*Catalog, Faults) {
	list, told := c.readFiles(files)
	for {
		out := c.merged(list)
		if !out.link(list, &told) {
			return out, told
		}
		list = slices.DeleteFunc(list, func(f *ownFile) bool { return len(f.doc.Faults) > 0 })
	}
}

// ownFile is a file of own exercises as it was read.
type ownFile struct {
	doc     *Doc
	text    []byte
	program bool              // it is a program with its exercises
	drawn   map[string]string // the locks of its poses, by exercise
	list    []ownExercise
}

// ownExercise is an exercise with its words, and where it stands in its file.
type ownExercise struct {
	exercise.Exercise
	words Text
	pose  *figure.Pose // nil: it is drawn nowhere
	at    Value
}

func (c *Catalog) readFiles(files []File) (list []*ownFile, told Faults) {
	taken := map[string]string{}
	for _, one := range files {
		if len(list) == maxOwnFiles {
			return list, append(told, Located{File: one.Name, Fault: fault.Fault{Code: "too-big", Want: fmt.Sprintf("at most %d files", maxOwnFiles)}})
		}
		doc, v := readOwnText(one.Name, one.Text)
		f := c.readOwn(doc, v, one.Text)
		f.drawn = readDrawn(one.Drawn)
		f.takeIDs(one.Name, taken)
		if len(f.doc.Faults) > 0 {
			told = append(told, f.doc.Faults...)
			continue
		}
		list = append(list, f)
	}
	return list, told
}

// takeIDs notes which exercises another file has already.
func (f *ownFile) takeIDs(name string, taken map[string]string) {
	for i := range f.list {
		one := &f.list[i]
		if other, ok := taken[one.ID]; ok {
			one.at.key("id").Fault("taken", one.ID, "a name that is not in "+other)
		}
	}
	if len(f.doc.Faults) > 0 {
		return
	}
	for i := range f.list {
		taken[f.list[i].ID] = name
	}
}

// readOwn reads a text of own exercises; the program that it may hold as well
// is not looked at. Links are looked at once all texts are read.
func (c *Catalog) readOwn(doc *Doc, v Value, text []byte) *ownFile {
	f := &ownFile{doc: doc, text: text}
	switch {
	case !v.Present():
	case !v.IsMapping():
		v.Fault("wrong-type", v.kind(), "an exercise, or exercises")
	case v.has("exercises"):
		f.program = isProgram(v)
		f.list = c.ownExercises(v.key("exercises"))
	default:
		f.list = append(f.list, c.ownExercise(v))
	}
	return f
}

// ownExercises reads a list of exercises, of which none may stand twice.
func (c *Catalog) ownExercises(v Value) []ownExercise {
	var out []ownExercise
	for _, one := range v.List() {
		e := c.ownExercise(one)
		if e.ID != "" && slices.ContainsFunc(out, func(o ownExercise) bool { return o.ID == e.ID }) {
			one.key("id").Fault("taken", e.ID, "each name once")
		}
		out = append(out, e)
	}
	return out
}

// merged gives the catalog with the exercises of files.
func (c *Catalog) merged(list []*ownFile) *Catalog {
	if len(list) == 0 {
		return c
	}
	out := *c
	out.words = maps.Clone(c.words)
	out.from = maps.Clone(c.from)
	out.drawn = maps.Clone(c.drawn)
	if out.words == nil {
		out.words, out.from, out.drawn = map[string]Text{}, map[string]*ownFile{}, map[string]drawn{}
	}
	all := slices.Clone(c.Exercises.All())
	sum := fnv.New64a()
	for _, f := range list {
		fmt.Fprintf(sum, "%s %d %s", c.Digest, len(f.text), f.text)
		for _, one := range f.list {
			one.Kin = c.kin(&one.Exercise)
			all = append(all, one.Exercise)
			out.words[one.ID], out.from[one.ID] = one.words, f
			delete(out.drawn, one.ID)
			if one.pose != nil {
				out.drawn[one.ID] = drawn{one.pose, f.drawn[one.ID]}
			}
		}
	}
	out.Exercises = exercise.NewCatalog(all)
	out.Digest = fmt.Sprintf("%016x", sum.Sum64())
	return &out
}

// kin gives the codes of what an own exercise stands in for or goes beyond:
// where screening leaves one of these out by name, it leaves this one out too.
func (c *Catalog) kin(e *exercise.Exercise) []string {
	var out []string
	for _, id := range slices.Concat([]string{e.VariantOf}, e.Easier, e.Instead) {
		if x := c.Exercises.Get(id); x != nil {
			out = append(out, x.Code)
		}
	}
	return out
}

// link checks the links between exercises, and says whether there is a fault.
func (c *Catalog) link(list []*ownFile, told *Faults) bool {
	before := len(*told)
	for _, f := range list {
		for i := range f.list {
			c.checkLinks(f.list[i].at, &f.list[i].Exercise)
		}
		*told = append(*told, f.doc.Faults...)
	}
	return len(*told) > before
}

// ownExercise reads one exercise with its words. What a coach need not think
// about has a careful default.
func (c *Catalog) ownExercise(v Value) ownExercise {
	e := exercise.Exercise{
		Own: true, Sources: []evidence.ID{Own}, Breathing: "free", Order: ownOrder, SetUp: ownSetUp, DoseBasis: evidence.Design,
	}
	var words Text
	var pose *figure.Pose
	fields := append(exerciseFields(&e), doseFields(&e)...)
	for i := range fields {
		fields[i].Must = fields[i].Must && !slices.Contains(defaulted, fields[i].Key)
	}
	v.Fields(append(fields,
		Field{"text", true, func(v Value) { v.Fields(textFields(&words, false)...) }},
		Field{"pose", false, func(v Value) { pose = readOwnPose(v) }},
	)...)
	if e.Code == "" {
		e.Code = "OWN-" + e.ID
	}
	if e.Tool != "" {
		e.Loaded, e.Pieces = true, max(e.Pieces, 1)
	}
	if e.Ceiling == 0 {
		e.Ceiling = max(e.Dose.Top(), 1)
	}
	c.checkOwn(v, &e)
	if pose != nil {
		pose.ID = e.ID
	}
	return ownExercise{e, words, pose, v}
}

// What an own exercise has where its file says nothing: the last place of its
// phase, and some seconds to get ready.
const (
	ownOrder = 999
	ownSetUp = 15
)

// defaulted are the keys that an own exercise may leave out and a file of the
// catalog may not.
var defaulted = []string{"code", "sources", "breathing", "order", "set-up", "dose-basis", "ceiling"}
