package planner

import (
	"tspine/engine/exercise"
	"tspine/engine/unit"
)

// due gives points for how long a candidate has waited: none before its interval
// is over, then one for every interval, up to mostDue. What was never done has
// them all. What is due every day has one more until it was done as often.
func (l *lister) due(c *Candidate) int {
	daily := c.Dose.Often.PerDay.Min
	switch {
	case daily > 0 && (!c.Done || c.Last < l.Day || c.Today < daily):
		return mostDue + 1
	case !c.Done:
		return mostDue
	}
	return min(max(int(l.Day-c.Last), 0)/interval(c), mostDue)
}

// interval is the days between two visits of a candidate: those of its dose, or
// where it says nothing those of its stage (Q002-7).
func interval(c *Candidate) int {
	often := c.Dose.Often
	switch {
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
