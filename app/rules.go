package app

import (
	"slices"

	"tspine/engine/assessment"
	"tspine/engine/course"
	"tspine/engine/dose"
	"tspine/engine/evidence"
	"tspine/engine/outcome"
	"tspine/engine/planner"
	"tspine/engine/progression"
	"tspine/engine/screening"
	"tspine/engine/session"
)

// Rules lists every rule that decides anything, room by room.
func Rules() []evidence.Rule {
	return slices.Concat(screening.Rules(), assessment.Rules(), planner.Rules(), session.Rules(), progression.Rules(), outcome.Rules(), course.Rules())
}

// Numbers lists every number that a clinician may want to argue about, room by
// room.
func Numbers() []evidence.Number {
	return slices.Concat(dose.Numbers(), screening.Numbers(), assessment.Numbers(), planner.Numbers(), session.Numbers(), progression.Numbers(), outcome.Numbers())
}
