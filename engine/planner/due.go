package planner

import (
	"tspine/engine/exercise"
	"tspine/engine/unit"
)

// due gives points for how long a candidate has waited, 0 to mostDue: 0 before
// its interval is over, then one, and one more for every further interval. What
// was never done has them all. A line with visits left today is due again.
func (l *lister) due(c *Candidate) int {
	if !c.Done {
		return mostDue
	}
	waited := max(int(l.Day-c.Last), 0)
	if waited == 0 && c.Today < c.Dose.Often.PerDay.Min {
		return 1
	}
	wait := interval(c)
	if waited < wait {
		return 0
	}
	return min(waited/wait, mostDue)
}

// interval is the days between two visits of a candidate: those of its dose, or
// where it says nothing those of its stage (Q002-7).
func interval(c *Candidate) int {
	often := c.Dose.Often
	switch {
	case often.PerDay.Min > 0:
		return 1
	case often.Every > 0:
		return often.Every
	case often.PerWeek.Min > 0:
		return max(unit.DaysPerWeek/often.PerWeek.Min, 1)
	}
	return max(int(unit.DaysPerWeek/bouts(c.Exercise.Stage)), 1)
}

// bouts is how many sessions a week a stage asks for (Q002-7).
func bouts(s exercise.Stage) float64 {
	switch s {
	case exercise.Functional:
		return fifthStageBouts
	case exercise.Concentric:
		return fourthStageBouts
	case exercise.Eccentric:
		return thirdStageBouts
	case exercise.Static:
		return secondStageBouts
	}
	return firstStageBouts
}

// spent says whether a candidate was already done as often as its dose says.
func (l *lister) spent(c *Candidate) bool {
	often := c.Dose.Often
	switch {
	case !c.Done:
		return false
	case often.PerDay.Max > 0:
		return c.Today >= often.PerDay.Max
	case often.PerWeek.Max > 0:
		return c.Today > 0 || c.Week >= often.PerWeek.Max
	case often.Every > 0:
		return int(l.Day-c.Last) < often.Every
	}
	return false
}
