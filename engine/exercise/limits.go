package exercise

import (
	"tspine/engine/dose"
	"tspine/engine/unit"
)

// Limits bounds every dose of one person, whatever the exercise. The zero
// Limits bounds nothing.
type Limits struct {
	Hold       unit.Seconds // longest hold; 0: no limit
	Reserve    dose.Reserve // fewest reps that must be left in reserve
	SmallSteps bool         // progress by the smallest step only (N01)
}
