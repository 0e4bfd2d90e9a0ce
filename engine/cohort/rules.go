package cohort

import (
	"tspine/engine/course"
	"tspine/engine/exercise"
	"tspine/engine/person"
	"tspine/engine/planner"
	"tspine/engine/program"
	"tspine/engine/progression"
	"tspine/engine/screening"
	"tspine/engine/unit"
)

// Rules is what Decider and, by the last four, Live go by. Real gives the real
// ones; a test puts a broken one in the place of one of them, and sees whether
// it is caught. Each has to give the same for the same.
type Rules struct {
	Screen    func(screening.Intake) screening.Result
	Check     func(screening.Answers) screening.MiniResult
	Enter     func(planner.Situation) planner.Entry
	Available func(*exercise.Catalog, screening.Pass, exercise.Stage, person.Equipment) []*exercise.Exercise
	Decide    func(*progression.Week) progression.Decision
	Change    func(progression.Decision, progression.Line, exercise.Limits) progression.Change

	Record  func(*course.Course, course.Event) []course.Decided
	Advance func(*course.Course, unit.Day) []course.Decided
	Main    func(*course.Standing) program.Session
	Shorts  func(*course.Standing) []program.Session
}

// Real gives the rules of the engine.
func Real() Rules {
	return Rules{
		Screen: screening.Screen, Check: screening.Mini, Enter: planner.Enter, Available: planner.Available,
		Decide: progression.Decide, Change: progression.Decision.Change,
		Record: (*course.Course).Record, Advance: (*course.Course).Advance, Main: main, Shorts: (*course.Standing).Shorts,
	}
}

// main is the main session for the minutes of the profile.
func main(st *course.Standing) program.Session { return st.Main(0) }
