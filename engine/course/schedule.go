package course

import (
	"tspine/engine/exercise"
	"tspine/engine/planner"
	"tspine/engine/progression"
	"tspine/engine/unit"
)

// Training says whether the person means to train on a day. Where they chose no
// days each is one.
func (c *Course) Training(day unit.Day) bool { return c.s.About.Schedule.On(day) }

// DayOff says whether the day is none that the person means to train on. What is
// due can be done all the same.
func (st *Standing) DayOff() bool { return !st.at.Training(st.Day) }

// Scheduled is how many sessions a week the doses of the program ask for now,
// short ones counted too, and whether the days that the person chose are so far
// apart that each time counts as a gap (6.2, row 2). How much a week is stays the
// doses' matter: the schedule says on which days.
func (st *Standing) Scheduled() (perWeek float64, gap bool) {
	perWeek, days := planner.Scheduled(st.Stage, st.at.prescribed())
	return perWeek, progression.IsGap(st.at.s.About.Schedule.Apart(), days)
}

// Earliest is the first day on which a later stage can begin: after the fewest
// weeks in each stage before it that the weekly table asks for (6.2, row 8). It is
// no promise: the table decides. It is false where the stage has begun, and where
// the person's answers allow no such stage.
func (st *Standing) Earliest(stage exercise.Stage) (unit.Day, bool) {
	most := st.pass.StageCap()
	if st.Wait != "" || stage <= st.Stage || most != 0 && stage > most {
		return 0, false
	}
	weeks := max(progression.AdvanceWeeks-st.InStage-1, 0) + progression.AdvanceWeeks*int(stage-st.Stage-1)
	return st.at.weekEnd() + unit.Day(weeks*unit.DaysPerWeek), true
}
