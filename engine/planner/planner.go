// Package planner turns what is known of a person into a program, and the
// minutes of a day into that day's session.
package planner

import (
	"tspine/engine/assessment"
	"tspine/engine/exercise"
	"tspine/engine/person"
	"tspine/engine/screening"
	"tspine/engine/unit"
)

// Situation is what is known of a person when a program is made. The zero
// Situation has no leave to train, and gets a program without lines.
type Situation struct {
	Catalog  *exercise.Catalog
	Pass     screening.Pass
	Findings assessment.Findings
	Profile  person.Profile
	PainRest unit.Rating // average of the last 24 hours
	PainMove unit.Rating // worst of extension, rotation, side-bend
}

// pain gives both ratings. Where one is missing the other decides alone: the
// missing one counts as 0 (7.2).
func (s *Situation) pain() (rest, move int) { return s.PainRest.Value(), s.PainMove.Value() }

// rated says whether any pain was rated.
func (s *Situation) rated() bool { return s.PainRest.Given() || s.PainMove.Given() }
