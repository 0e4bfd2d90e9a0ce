package store

import (
	"fmt"

	"tspine/engine/dose"
	"tspine/engine/evidence"
	"tspine/engine/exercise"
	"tspine/engine/program"
)

// A program of one's own as JSON: stages and phases by their words, doses in
// their notation, so that the form outlives the types.
type (
	ownProgram struct {
		ID, Title string
		Sources   []evidence.ID
		Basis     evidence.Basis
		Adaptive  bool
		Stages    []ownStage
		Circuits  []ownCircuit
	}
	ownStage struct {
		Stage string
		Weeks int
		Parts []ownPart
	}
	ownCircuit struct {
		Name   string
		Rounds dose.Range
		Modes  []program.Mode
		Parts  []ownPart
	}
	ownPart struct {
		Name, Phase string
		For         program.For
		Choose      program.Choice
		Lines       []ownLine
	}
	ownLine struct{ Exercise, Dose string }
)

// all makes a list of another kind, as empty or as missing as the first.
func all[A, B any](list []A, turn func(*A) (B, error)) ([]B, error) {
	if list == nil {
		return nil, nil
	}
	out := make([]B, len(list))
	for i := range list {
		var err error
		if out[i], err = turn(&list[i]); err != nil {
			return nil, err
		}
	}
	return out, nil
}

func fromProgram(p *program.Program) (*ownProgram, error) {
	if p == nil {
		return nil, nil
	}
	out := &ownProgram{ID: p.ID, Title: p.Title, Sources: p.Sources, Basis: p.Basis, Adaptive: p.Adaptive}
	var err error
	out.Stages, err = all(p.Stages, func(s *program.Stage) (ownStage, error) {
		parts, err := all(s.Parts, fromPart)
		return ownStage{s.Stage.String(), s.Weeks, parts}, err
	})
	if err != nil {
		return nil, err
	}
	out.Circuits, err = all(p.Circuits, func(c *program.Circuit) (ownCircuit, error) {
		parts, err := all(c.Parts, fromPart)
		return ownCircuit{c.Name, c.Rounds, c.Modes, parts}, err
	})
	return out, err
}

func fromPart(p *program.Part) (ownPart, error) {
	lines, err := all(p.Lines, func(l *program.Line) (ownLine, error) {
		amount, err := writeDose(l.Dose)
		if err != nil {
			err = fmt.Errorf("%s: %w", l.Exercise, err)
		}
		return ownLine{l.Exercise, amount}, err
	})
	return ownPart{p.Name, p.Phase.String(), p.For, p.Choose, lines}, err
}

func (o *ownProgram) program() (*program.Program, error) {
	if o == nil {
		return nil, nil
	}
	out := &program.Program{ID: o.ID, Title: o.Title, Sources: o.Sources, Basis: o.Basis, Adaptive: o.Adaptive}
	var err error
	out.Stages, err = all(o.Stages, func(s *ownStage) (program.Stage, error) {
		stage, _ := exercise.ParseStage(s.Stage)
		parts, err := all(s.Parts, (*ownPart).part)
		return program.Stage{Stage: stage, Weeks: s.Weeks, Parts: parts}, err
	})
	if err != nil {
		return nil, err
	}
	out.Circuits, err = all(o.Circuits, func(c *ownCircuit) (program.Circuit, error) {
		parts, err := all(c.Parts, (*ownPart).part)
		return program.Circuit{Name: c.Name, Rounds: c.Rounds, Modes: c.Modes, Parts: parts}, err
	})
	return out, err
}

func (o *ownPart) part() (program.Part, error) {
	phase, _ := exercise.ParsePhase(o.Phase)
	lines, err := all(o.Lines, func(l *ownLine) (program.Line, error) {
		amount, err := readDose(l.Dose)
		return program.Line{Exercise: l.Exercise, Dose: amount}, err
	})
	return program.Part{Name: o.Name, Phase: phase, For: o.For, Choose: o.Choose, Lines: lines}, err
}
