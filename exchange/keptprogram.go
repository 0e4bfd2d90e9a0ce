package exchange

import (
	"tspine/engine/evidence"
	"tspine/engine/program"
)

// A program of one's own, as an export keeps it.
type (
	keptProgram struct {
		ID       string        `json:"id,omitzero"`
		Title    string        `json:"title,omitzero"`
		Sources  []evidence.ID `json:"sources,omitzero"`
		Basis    string        `json:"basis,omitzero"`
		Adaptive bool          `json:"adaptive,omitzero"`
		Stages   []keptStage   `json:"stages,omitzero"`
		Circuits []keptCircuit `json:"circuits,omitzero"`
	}
	keptStage struct {
		Stage string     `json:"stage"`
		Weeks int        `json:"weeks,omitzero"`
		Parts []keptPart `json:"parts,omitzero"`
	}
	keptCircuit struct {
		Name   string         `json:"name,omitzero"`
		Rounds *[2]int        `json:"rounds,omitempty"`
		Modes  []program.Mode `json:"modes,omitzero"`
		Parts  []keptPart     `json:"parts,omitzero"`
	}
	keptPart struct {
		Name   string     `json:"name,omitzero"`
		Phase  string     `json:"phase,omitzero"`
		For    string     `json:"for,omitzero"`
		Choose string     `json:"choose,omitzero"`
		Lines  []keptLine `json:"lines,omitzero"`
	}
	keptLine struct {
		Exercise string `json:"exercise"`
		Dose     string `json:"dose,omitzero"`
	}
)

func keepProgram(p *program.Program) *keptProgram {
	if p == nil {
		return nil
	}
	return &keptProgram{
		ID: p.ID, Title: p.Title, Sources: p.Sources, Basis: string(p.Basis), Adaptive: p.Adaptive,
		Stages: each(p.Stages, func(s program.Stage) keptStage {
			return keptStage{s.Stage.String(), s.Weeks, each(s.Parts, keepPart)}
		}),
		Circuits: each(p.Circuits, func(c program.Circuit) keptCircuit {
			return keptCircuit{c.Name, some(c.Rounds), c.Modes, each(c.Parts, keepPart)}
		}),
	}
}

func keepPart(p program.Part) keptPart {
	return keptPart{
		Name: p.Name, Phase: p.Phase.String(), For: string(p.For), Choose: string(p.Choose),
		Lines: each(p.Lines, func(l program.Line) keptLine { return keptLine{l.Exercise, l.Dose.String()} }),
	}
}
