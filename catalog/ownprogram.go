package catalog

import (
	"bytes"
	"fmt"
	"io/fs"

	"tspine/engine/exercise"
	"tspine/engine/program"
)

// ReadOwnProgram reads a program that somebody wrote, with the exercises that
// its file may bring. Its name must not be one of the catalog's, and its lines
// must be such that the rules can work with them.
func (c *Catalog) ReadOwnProgram(file string, text []byte) (program.Program, Faults) {
	doc, v := readOwnText(file, text)
	if !v.Present() {
		return program.Program{}, doc.Faults
	}
	p := c.ownProgram(doc, v, text)
	return p, doc.Faults
}

// readOwnText reads a file that somebody wrote, unless it is far larger than
// such files are.
func readOwnText(file string, text []byte) (*Doc, Value) {
	if len(text) <= maxOwnBytes {
		return ReadYAML(file, 1, text)
	}
	doc := &Doc{File: file, first: 1}
	doc.at(1, 1, "too-big", fmt.Sprintf("%d bytes", len(text)), fmt.Sprintf("at most %d bytes", maxOwnBytes))
	return doc, Value{}
}

func (c *Catalog) ownProgram(doc *Doc, v Value, text []byte) program.Program {
	known := c
	if v.has("exercises") {
		known = c.bring(doc, v.key("exercises"), text)
	}
	r := programReader{known.Exercises}
	p := r.program(v)
	if v.IsMapping() {
		c.checkName(v, &p, text)
		c.checkSources(v.key("sources"), p.Sources)
		for i, one := range listed(v, "stages", len(p.Stages)) {
			if s := p.Stages[i]; s.Weeks == 0 && i+1 < len(p.Stages) && !one.has("weeks") {
				one.Fault("endless-stage", s.Stage.String(), "weeks: 6, or another number")
			}
			r.checkParts(one, p.Stages[i].Parts, p.Stages[i].Stage)
		}
		for i, one := range listed(v, "circuits", len(p.Circuits)) {
			r.checkParts(one, p.Circuits[i].Parts, 0)
		}
	}
	return p
}

// HasExercises says whether a file of a program brings exercises of its own.
func HasExercises(file string, text []byte) bool {
	_, v := ReadYAML(file, 1, text)
	return v.Present() && v.has("exercises")
}

// bring gives the catalog with the exercises of a program's file. Own ones that
// it has already from another file must not stand here as well.
func (c *Catalog) bring(doc *Doc, v Value, text []byte) *Catalog {
	f := &ownFile{doc: doc, text: text, list: c.ownExercises(v)}
	for i := range f.list {
		one := &f.list[i]
		if from, ok := c.from[one.ID]; ok && !from.brings(text) {
			one.at.key("id").Fault("taken", one.ID, "a name that is not in "+from.doc.File)
		}
	}
	known := c.without(f).merged([]*ownFile{f})
	if len(doc.Faults) == 0 {
		var told Faults
		known.link([]*ownFile{f}, &told)
	}
	return known
}

// brings says whether the file holds an earlier version of the same program.
func (f *ownFile) brings(text []byte) bool {
	if !f.program {
		return false
	}
	_, before := ReadYAML(f.doc.File, 1, f.text)
	_, now := ReadYAML(f.doc.File, 1, text)
	return before.has("id") && now.has("id") && before.key("id").Text() == now.key("id").Text()
}

// checkName refuses the name of a program of the catalog, but for the file of
// that very program.
func (c *Catalog) checkName(v Value, p *program.Program, text []byte) {
	if _, taken := c.Program(p.ID); !taken || p.ID == "" {
		return
	}
	if known, err := fs.ReadFile(c.root, "programs/"+p.ID+".yaml"); err == nil && bytes.Equal(known, text) {
		return
	}
	v.key("id").Fault("taken", p.ID, "a name of your own")
}

// listed gives the parts of a list under a key, where there are n of them.
func listed(v Value, key string, n int) []Value {
	list := v.key(key)
	if !v.has(key) || !list.IsList() {
		return nil
	}
	out := list.List()
	if len(out) != n {
		return nil
	}
	return out
}

// checkParts holds the lines of parts against their exercises. Stage 0 is a
// circuit's: any.
func (r programReader) checkParts(v Value, parts []program.Part, stage exercise.Stage) {
	for i, one := range listed(v, "parts", len(parts)) {
		p := &parts[i]
		if one.has("lines") && one.key("lines").IsList() && len(p.Lines) == 0 {
			one.key("lines").Fault("no-line", "", "at least one line, as cat-cow 30-60s")
		}
		for k, line := range listed(one, "lines", len(p.Lines)) {
			if e := r.known.Get(p.Lines[k].Exercise); e != nil && !p.Lines[k].Dose.IsZero() {
				checkLine(line, &p.Lines[k], e, p.Phase, stage)
			}
		}
	}
}

func checkLine(at Value, l *program.Line, e *exercise.Exercise, phase exercise.Phase, stage exercise.Stage) {
	checkDose(at, l.Dose, e)
	if stage != 0 && e.Stage > stage {
		at.Fault("line-above-stage", e.ID, e.Stage.String())
	}
	if phase != 0 && !e.Fits(phase) {
		at.Fault("wrong-phase", e.ID, e.Phase().String())
	}
	if l.Dose.Kind != e.Dose.Kind || l.Dose.PerSide != e.Dose.PerSide {
		at.Fault("counted-otherwise", l.Dose.String(), e.Dose.String())
	}
}
