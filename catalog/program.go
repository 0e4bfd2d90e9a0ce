package catalog

import (
	"tspine/engine/dose"
	"tspine/engine/evidence"
	"tspine/engine/exercise"
	"tspine/engine/fault"
	"tspine/engine/program"
)

// ReadProgram reads a program file, of the catalog or a coach's own. It knows
// the exercises that lines may name; nil leaves names unchecked.
func ReadProgram(file string, text []byte, known *exercise.Catalog) (program.Program, Faults) {
	doc, v := ReadYAML(file, 1, text)
	if !v.Present() {
		return program.Program{}, doc.Faults
	}
	r := programReader{known}
	p := r.program(v)
	return p, doc.Faults
}

type programReader struct{ known *exercise.Catalog }

func (r programReader) program(v Value) program.Program {
	var p program.Program
	v.Fields(
		Field{"id", true, func(v Value) { p.ID = readID(v) }},
		Field{"title", true, func(v Value) { p.Title = v.Text() }},
		Field{"sources", false, func(v Value) { p.Sources = readSources(v) }},
		Field{"basis", false, func(v Value) { p.Basis = evidence.Basis(v.OneOf("found", "known", "seed", "design")) }},
		Field{"adaptive", false, func(v Value) { p.Adaptive = v.Bool() }},
		Field{"stages", false, func(v Value) { p.Stages = r.stages(v) }},
		Field{"circuits", false, func(v Value) { p.Circuits = r.circuits(v) }},
		Field{"exercises", false, func(Value) {}}, // of one's own: ReadOwnProgram reads them first
	)
	if !p.Adaptive && len(p.Lines()) == 0 {
		v.Fault("empty-program", "", "stages or circuits, with lines")
	}
	return p
}

func (r programReader) stages(v Value) []program.Stage {
	var out []program.Stage
	for _, one := range v.List() {
		var s program.Stage
		one.Fields(
			Field{"stage", true, func(v Value) { s.Stage, _ = exercise.ParseStage(v.OneOf(stages...)) }},
			Field{"weeks", false, func(v Value) { s.Weeks = v.Int(1, 52) }},
			Field{"parts", true, func(v Value) { s.Parts = r.parts(v) }},
		)
		if n := len(out); n > 0 && out[n-1].Stage >= s.Stage && s.Stage != 0 {
			one.Fault("stage-order", s.Stage.String(), "stages in the order of the ladder, each once")
		}
		out = append(out, s)
	}
	return out
}

func (r programReader) circuits(v Value) []program.Circuit {
	var out []program.Circuit
	for _, one := range v.List() {
		var c program.Circuit
		one.Fields(
			Field{"name", true, func(v Value) { c.Name = readID(v) }},
			Field{"rounds", false, func(v Value) { c.Rounds = readRounds(v) }},
			Field{"modes", false, func(v Value) { c.Modes = readModes(v) }},
			Field{"parts", true, func(v Value) { c.Parts = r.parts(v) }},
		)
		out = append(out, c)
	}
	return out
}

func readRounds(v Value) dose.Range {
	d, faults := dose.Parse(v.Text())
	if len(faults) > 0 || d.Kind != dose.Reps || d != (dose.Dose{Kind: dose.Reps, Sets: d.Sets, Reps: d.Reps}) || d.Sets != dose.Exactly(1) {
		v.Fault("not-rounds", v.Text(), "a number or range, as 2-3")
		return dose.Range{}
	}
	return d.Reps
}

func readModes(v Value) []program.Mode {
	var out []program.Mode
	for _, w := range readWords(v, []string{string(program.WarmUp), string(program.CoolDown), string(program.Maintenance)}) {
		out = append(out, program.Mode(w))
	}
	return out
}

func (r programReader) parts(v Value) []program.Part {
	var out []program.Part
	for _, one := range v.List() {
		var p program.Part
		one.Fields(
			Field{"name", false, func(v Value) { p.Name = readID(v) }},
			Field{"phase", true, func(v Value) { p.Phase, _ = exercise.ParsePhase(v.OneOf(phases...)) }},
			Field{"for", false, func(v Value) { p.For = program.For(v.OneOf("stiff", "loose")) }},
			Field{"choose", false, func(v Value) { p.Choose = program.Choice(v.OneOf("all", "one", "any")) }},
			Field{"lines", true, func(v Value) { p.Lines = r.lines(v) }},
		)
		out = append(out, p)
	}
	return out
}

func (r programReader) lines(v Value) []program.Line {
	var out []program.Line
	for _, one := range v.List() {
		id, d, faults := dose.ParseLine(one.Text())
		one.FaultsUnder(faults)
		if id != "" && r.known != nil && r.known.Get(id) == nil {
			one.FaultAt(1, fault.Fault{Code: "unknown-exercise", Got: id, Want: nearest(id, r.known)})
		}
		out = append(out, program.Line{Exercise: id, Dose: d})
	}
	return out
}
