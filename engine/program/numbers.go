package program

import "tspine/engine/evidence"

// How long things take inside a line.
const (
	HoldRelax = 3 // seconds between two holds: down, a breath, and up again
)

// Numbers lists every constant of this file, with the ground it stands on.
func Numbers() []evidence.Number {
	return []evidence.Number{
		{Name: "hold-relax", Value: HoldRelax, Unit: "s", Section: "5.3", Basis: evidence.Design, Sources: []evidence.ID{"tspine"}},
	}
}
