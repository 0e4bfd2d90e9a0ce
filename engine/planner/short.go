package planner

import (
	"slices"

	"tspine/engine/dose"
	"tspine/engine/exercise"
	"tspine/engine/program"
	"tspine/engine/screening"
	"tspine/engine/unit"
)

// Shorts gives the day's short sessions that are still to be done besides the
// main one: in each, once, the lines that are due so many times a day. A line
// due three times a day stands in two of them. The stage says how many there
// are at most: two at the first, one at the second, none later (Q002-7). One
// takes no longer than shortBoutSeconds; what doesn't fit is left to the main
// session.
func Shorts(pass screening.Pass, a Ask) []program.Session {
	a.Rounds, a.Mode, a.Minutes = 1, "", 0
	perDay := int(bouts(a.Stage) / unit.DaysPerWeek)
	list := newLister(pass, &a).options()
	slices.SortFunc(list, func(x, y option) int { return int(x.place - y.place) })
	var out []program.Session
	for bout := 2; bout <= perDay; bout++ {
		if s := short(list, bout); len(s.Parts) > 0 {
			s.Day = a.Day
			out = append(out, s)
		}
	}
	return out
}

// short gives the short session that is the day's bout of that number.
func short(list []option, bout int) program.Session {
	s := program.Session{Short: true, Rounds: 1}
	var in []*exercise.Exercise
	for i := range list {
		o := &list[i]
		barred := slices.ContainsFunc(in, func(e *exercise.Exercise) bool { return beside(o.exercise, e) || beside(e, o.exercise) })
		switch {
		case o.phase != o.exercise.Phase() || o.dose.Often.PerDay.Min < bout || o.today >= bout:
		case barred || s.Length+unit.Seconds(o.seconds) > shortBoutSeconds:
		default:
			s.Parts = append(s.Parts, o.chosen())
			s.Length += unit.Seconds(o.seconds)
			in = append(in, o.exercise)
		}
	}
	return s
}

// beside says whether an exercise names another as its neighbor or alternative.
func beside(e, other *exercise.Exercise) bool {
	return e.VariantOf == other.ID || slices.Contains(e.Easier, other.ID) || slices.Contains(e.Harder, other.ID) || slices.Contains(e.Instead, other.ID)
}

// Scheduled gives how many sessions a week the lines of a stage ask for, short
// ones counted too, and the days from one to the next: those of the line that
// is due most often, but no more than the stage asks for (Q002-7). A line that
// doesn't say how often is due as often as the stage asks, at most once a day.
func Scheduled(stage exercise.Stage, lines []program.Line) (perWeek, days float64) {
	most := bouts(stage)
	for _, l := range lines {
		perWeek = max(perWeek, weekly(l.Dose.Often))
	}
	if perWeek == 0 || slices.ContainsFunc(lines, func(l program.Line) bool { return l.Dose.Often.IsZero() }) {
		perWeek = max(perWeek, min(most, unit.DaysPerWeek))
	}
	perWeek = min(perWeek, most)
	return perWeek, unit.DaysPerWeek / perWeek
}

// weekly is how many visits a week a frequency asks for at least; 0 where it
// says nothing.
func weekly(o dose.Often) float64 {
	switch {
	case o.PerDay.Min > 0:
		return float64(o.PerDay.Min * unit.DaysPerWeek)
	case o.PerWeek.Min > 0:
		return float64(o.PerWeek.Min)
	case o.Every > 0:
		return unit.DaysPerWeek / float64(o.Every)
	}
	return 0
}
