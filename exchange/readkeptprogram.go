package exchange

import (
	"math"

	"tspine/engine/dose"
	"tspine/engine/evidence"
	"tspine/engine/exercise"
	"tspine/engine/program"
)

func readOwnProgram(p part) *program.Program {
	out := &program.Program{}
	p.slots(
		slot{"id", false, func(p part) { out.ID = p.words() }},
		slot{"title", false, func(p part) { out.Title = p.words() }},
		slot{"sources", false, func(p part) { out.Sources = listOf(p, func(p part) evidence.ID { return evidence.ID(p.words()) }) }},
		slot{"basis", false, func(p part) { out.Basis = evidence.Basis(p.words()) }},
		slot{"adaptive", false, func(p part) { out.Adaptive = p.yes() }},
		slot{"stages", false, func(p part) { out.Stages = listOf(p, readStage) }},
		slot{"circuits", false, func(p part) { out.Circuits = listOf(p, readCircuit) }},
	)
	return out
}

func readStage(p part) program.Stage {
	var s program.Stage
	p.slots(
		slot{"stage", true, func(p part) {
			stage, ok := exercise.ParseStage(p.words())
			if !ok {
				p.fault("unknown-word", p.shown(), "mobility, static, eccentric, concentric, functional")
			}
			s.Stage = stage
		}},
		slot{"weeks", false, func(p part) { s.Weeks = int(p.whole(0, math.MaxInt32)) }},
		slot{"parts", false, func(p part) { s.Parts = listOf(p, readProgramPart) }},
	)
	return s
}

func readCircuit(p part) program.Circuit {
	var c program.Circuit
	p.slots(
		slot{"name", false, func(p part) { c.Name = p.words() }},
		slot{"rounds", false, func(p part) {
			if len(p.all()) != 2 {
				p.fault("wrong-count", "", "[fewest, most]")
				return
			}
			c.Rounds = dose.Range{Min: int(p.list[0].whole(0, mostRounds)), Max: int(p.list[1].whole(0, mostRounds))}
		}},
		slot{"modes", false, func(p part) { c.Modes = listOf(p, func(p part) program.Mode { return program.Mode(p.words()) }) }},
		slot{"parts", false, func(p part) { c.Parts = listOf(p, readProgramPart) }},
	)
	return c
}

func readProgramPart(p part) program.Part {
	var out program.Part
	p.slots(
		slot{"name", false, func(p part) { out.Name = p.words() }},
		slot{"phase", false, func(p part) {
			phase, ok := exercise.ParsePhase(p.words())
			if !ok {
				p.fault("unknown-word", p.shown(), "release, mobilize, integrate")
			}
			out.Phase = phase
		}},
		slot{"for", false, func(p part) { out.For = program.For(p.words()) }},
		slot{"choose", false, func(p part) { out.Choose = program.Choice(p.words()) }},
		slot{"lines", false, func(p part) { out.Lines = listOf(p, readProgramLine) }},
	)
	return out
}

func readProgramLine(p part) program.Line {
	var l program.Line
	p.slots(
		slot{"exercise", true, func(p part) { l.Exercise = p.words() }},
		slot{"dose", false, func(p part) { l.Dose = p.dose() }},
	)
	return l
}
