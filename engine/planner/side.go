package planner

import (
	"tspine/engine/assessment"
	"tspine/engine/body"
	"tspine/engine/exercise"
)

// LimitedSide gives the side that an exercise starts with, and does twice the
// sets of, because left and right differ in what it trains (6.6): rotation, then
// side-bend; the arms for rows and pull-downs with one arm. NoSide: both alike.
func LimitedSide(f assessment.Findings, e *exercise.Exercise) body.Side {
	if e == nil || e.Sides != body.Each {
		return body.NoSide
	}
	var tests []string
	if e.Directions&body.Rotation != 0 {
		tests = append(tests, assessment.LumbarLocked, assessment.SeatedRotation)
	}
	if e.Directions&body.SideBend != 0 {
		tests = append(tests, assessment.SideBend)
	}
	if e.Classes.Has(exercise.Pull) {
		tests = append(tests, assessment.SeatedWallAngel)
	}
	for _, test := range tests {
		if a, ok := f.Uneven(test); ok && a.Flag {
			return a.Side
		}
	}
	return body.NoSide
}
