package planner

import (
	"tspine/engine/exercise"
	"tspine/engine/person"
	"tspine/engine/screening"
)

// emphasis is what a goal makes of a session (7.3).
type emphasis struct {
	classes  exercise.Classes // of the lines that are stressed
	upTo     exercise.Stage   // of the lines that are stressed
	release  int              // percent of the minutes
	mobilize int              // percent of the minutes after release; the rest integrates
	most     places           // lines of each phase
	share    bool             // minutes of mobilizing and integrating keep to the percentage
}

// emphasisOf is the table of goals in 7.3. A goal that nobody named is general.
func emphasisOf(g person.Goal) emphasis {
	all := places{0, mostRelease, mostMobilize, mostIntegrate}
	switch g {
	case person.Pain:
		return emphasis{exercise.Pull | exercise.Scap, exercise.Eccentric, painRelease, painMobilize, places{0, mostRelease, mostMobilize, fewIntegrate}, true}
	case person.Desk, person.Posture:
		return emphasis{
			exercise.FlexExt | exercise.ChairExt | exercise.SideUnl | exercise.Pull, exercise.Functional,
			deskRelease, deskMobilize, places{0, fewRelease, mostMobilize, fewIntegrate}, false,
		}
	case person.Overhead:
		return emphasis{
			exercise.RollExt | exercise.ChairExt | exercise.RotUnl | exercise.SMR | exercise.Scap | exercise.Pull | exercise.Overhead, exercise.Functional,
			overheadRelease, overheadMobilize, places{0, mostRelease, mostMobilize, fewIntegrate}, false,
		}
	case person.Strength:
		return emphasis{
			exercise.AntLoad | exercise.Hinge | exercise.FlexLoad, exercise.Functional,
			strengthRelease, strengthMobilize, places{0, fewRelease, fewMobilize, mostIntegrate}, false,
		}
	}
	return emphasis{0, exercise.Functional, generalRelease, generalMobilize, all, false}
}

// emphasis gives what the person's goal makes of a session. Who is loose, with
// no plane limited, strengthens more than mobilizes, whatever the goal (7.1).
func (a *Ask) emphasis(pass screening.Pass) emphasis {
	out := emphasisOf(a.Goal)
	if (pass.Has("M06") || loose(&a.Findings) != 0) && !a.Findings.AnyLimited() {
		out.mobilize, out.share = min(out.mobilize, looseMobilize), false
	}
	return out
}

// stresses says whether the goal stresses an exercise. It never does where a
// direction is taken to its end.
func (m emphasis) stresses(e *exercise.Exercise) bool {
	return e.Stage <= m.upTo && e.Classes.Has(m.classes) && !e.Classes.Has(exercise.ExtEnd|exercise.RotEnd)
}

// weights gives the share of the minutes that each phase is to have, out of
// 100 times 100.
func (m emphasis) weights() places {
	rest := 100 - m.release
	return places{0, 100 * m.release, rest * m.mobilize, rest * (100 - m.mobilize)}
}
