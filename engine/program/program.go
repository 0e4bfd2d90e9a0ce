// Package program is what a person is to do over the coming weeks: stages or
// circuits, made of lines, each one exercise with its dose.
package program

import (
	"tspine/engine/dose"
	"tspine/engine/evidence"
	"tspine/engine/exercise"
)

// Line is one exercise with its dose.
type Line struct {
	Exercise string // exercise ID
	Dose     dose.Dose
}

// Choice says how many lines of a part are done.
type Choice string

// All lines in order; one, the first that the person can do; or any, as the
// minutes and the chooser decide.
const (
	ChooseAll Choice = "all"
	ChooseOne Choice = "one"
	ChooseAny Choice = "any"
)

// For says whom a part is meant for, where its source makes a difference.
type For string

// Everyone, those whose back is stiff, or those whose back is loose.
const (
	ForAll   For = ""
	ForStiff For = "stiff"
	ForLoose For = "loose"
)

// Part is a group of lines that stand together in a session.
type Part struct {
	Name   string // kebab-case, for the person's eyes only
	Phase  exercise.Phase
	For    For
	Choose Choice // empty: all
	Lines  []Line
}

// Mode is what a circuit is used for (evidence 7.3).
type Mode string

// The modes of a circuit.
const (
	WarmUp      Mode = "warm-up"
	CoolDown    Mode = "cool-down"
	Maintenance Mode = "maintenance"
)

// Circuit is parts done in order, for one or more rounds.
type Circuit struct {
	Name   string
	Rounds dose.Range // zero: one round
	Modes  []Mode     // what it may be used for; empty: a plain session
	Parts  []Part
}

// Stage is one step of a ladder.
type Stage struct {
	Stage exercise.Stage
	Weeks int // at most; 0: no limit
	Parts []Part
}

// Program is stages, or circuits, for one person. The adaptive program has
// neither until the planner makes them.
type Program struct {
	ID       string
	Title    string // the coach's words
	Sources  []evidence.ID
	Basis    evidence.Basis
	Adaptive bool
	Stages   []Stage
	Circuits []Circuit
}

// Lines gives every line of the program, in order.
func (p *Program) Lines() []Line {
	var out []Line
	for _, s := range p.Stages {
		for _, part := range s.Parts {
			out = append(out, part.Lines...)
		}
	}
	for _, c := range p.Circuits {
		for _, part := range c.Parts {
			out = append(out, part.Lines...)
		}
	}
	return out
}
