// Package exercise describes what is done: what an exercise moves, what it
// needs, how it is dosed, and which exercises stand beside it.
package exercise

import (
	"tspine/engine/body"
	"tspine/engine/dose"
	"tspine/engine/evidence"
	"tspine/engine/unit"
)

// Phase is a step of a circuit: first release, then mobilize, then integrate.
type Phase uint8

// The three steps of a circuit, in their order.
const (
	Release Phase = iota + 1
	Mobilize
	Integrate
)

var phaseNames = [...]string{"", "release", "mobilize", "integrate"}

// String gives the word of catalog files.
func (p Phase) String() string { return phaseNames[p] }

// ParsePhase reads the word of catalog files.
func ParsePhase(s string) (Phase, bool) {
	for i, name := range phaseNames {
		if i > 0 && name == s {
			return Phase(i), true
		}
	}
	return 0, false
}

// Stage is a step of the ladder, 1 to 5.
type Stage int

// The five steps of the ladder.
const (
	Mobility Stage = iota + 1
	Static
	Eccentric
	Concentric
	Functional
)

var stageNames = [...]string{"", "mobility", "static", "eccentric", "concentric", "functional"}

// String gives the word of catalog files.
func (s Stage) String() string {
	if s < Mobility || s > Functional {
		return ""
	}
	return stageNames[s]
}

// ParseStage reads the word of catalog files.
func ParseStage(s string) (Stage, bool) {
	for i, name := range stageNames {
		if i > 0 && name == s {
			return Stage(i), true
		}
	}
	return 0, false
}

// Variable is what of a dose goes up when it progresses.
type Variable uint8

// What may go up. ByTime covers holds and moved time.
const (
	ByNothing Variable = iota
	ByReps
	ByTime
	ByLoad
	ByDistance
)

var variableNames = [...]string{"nothing", "reps", "time", "load", "distance"}

// String gives the word of catalog files.
func (v Variable) String() string { return variableNames[v] }

// ParseVariable reads the word of catalog files.
func ParseVariable(s string) (Variable, bool) {
	for i, name := range variableNames {
		if name == s {
			return Variable(i), true
		}
	}
	return 0, false
}

// Need is equipment that an exercise can't do without: any one of AnyOf, the
// first the one that its text describes.
type Need struct{ AnyOf []string }

// Exercise is one exercise of the catalog. It holds no words for people.
type Exercise struct {
	ID        string // kebab-case, as "cat-cow"
	Code      string // evidence 5.1, as "S002-01"; "T-01" onward for those that are ours
	VariantOf string // ID of the exercise that this one stands in for, or empty
	Sources   []evidence.ID
	Inferred  []string // parts of the technique that the source leaves to a video: position, side, cues, equipment …

	Phases     []Phase // where in a session it may stand; the first is its own
	Stage      Stage   // earliest
	Classes    Classes
	Directions body.Directions
	Position   string // standing, sitting, supine, prone, side-lying, quadruped, kneeling, split-stance, walking, hinged, plank, hanging
	Needs      []Need
	Sides      body.Sides
	Loaded     bool           // a weight or band is held; its load is asked for where unknown
	Tool       string         // whose loads count: dumbbell, kettlebell, barbell, band, …; empty where Loaded is false
	Pieces     int            // how many of the tool are held at once, 1 or 2
	LightUpTo  unit.Kilograms // heaviest piece to begin with; 0: the lightest there is

	Dose       dose.Dose      // as the source gives it, ranges and all
	DoseBasis  evidence.Basis // Seed, or Design where 5.3 fills the gap
	PerCircuit bool           // the source's dose is for one round: every round repeats it
	Held       bool           // seconds are held still, not moved
	Half       bool           // a stage earlier, half of its dose may be an optional line (7.3)
	Progress   Variable
	Ceiling    int    // highest total of one visit and side: reps, seconds, meters (6.2)
	Breathing  string // free, slow, exhale-on-effort
	Order      int    // place in the default order of its phase, low first

	SetUp    unit.Seconds // to get ready for it
	TurnOver unit.Seconds // from one side to the other

	Easier, Harder, Instead []string // exercise IDs

	Own bool     // somebody's own, not of the catalog: the planner takes it only where it is pinned
	Kin []string // of an own one: codes of the exercises that it stands in for or goes beyond; left out with them
}

// Phase is the exercise's own place in a session.
func (e *Exercise) Phase() Phase {
	if len(e.Phases) == 0 {
		return 0
	}
	return e.Phases[0]
}

// Fits says whether the exercise may stand in phase p.
func (e *Exercise) Fits(p Phase) bool {
	for _, own := range e.Phases {
		if own == p {
			return true
		}
	}
	return false
}
