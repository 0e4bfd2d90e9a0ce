package course

import (
	"slices"

	"tspine/engine/assessment"
	"tspine/engine/dose"
	"tspine/engine/evidence"
	"tspine/engine/exercise"
	"tspine/engine/outcome"
	"tspine/engine/person"
	"tspine/engine/planner"
	"tspine/engine/progression"
	"tspine/engine/screening"
	"tspine/engine/unit"
)

// Decided is a decision that was taken, and what it did to each line.
type Decided struct {
	Day      unit.Day // on which it takes effect
	Week     int      // of the program, from 0
	From     exercise.Stage
	Decision progression.Decision
	Lines    []LineChange
}

// LineChange is what a decision did to one line.
type LineChange struct {
	Exercise string
	From, To dose.Dose // zero To: the line pauses
	Swap     progression.Swap
	Reason   evidence.Reason
}

// weekEnd is the first day after the open week.
func (c *Course) weekEnd() unit.Day {
	return c.s.Start + unit.Day((c.s.Week+1)*unit.DaysPerWeek)
}

// advance closes every week that ended before day, oldest first. A week
// without a session decides nothing: the day of the return does.
func (c *Course) advance(day unit.Day) []Decided {
	var out []Decided
	for c.s.Started {
		end, again := c.weekEnd(), c.s.FlareDay+flareDays
		switch {
		case c.s.FlareOpen && again <= day && again <= end:
			out = append(out, c.restart(again))
		case day >= end:
			if c.s.WeekBouts > 0 {
				out = append(out, c.decide(end, 0))
			}
			c.nextWeek()
		default:
			return out
		}
	}
	return out
}

// restart begins again after the first days of a flare (6.4).
func (c *Course) restart(day unit.Day) Decided {
	d := flared(c.s.Stage)
	d.Rescreen = progression.NoRescreen
	out := Decided{Day: day, Week: c.s.Week, From: c.s.Stage, Decision: d, Lines: c.carryOut(d, day, 0)}
	c.s.FlareOpen = false
	c.s.Before, c.s.Latest = c.s.Latest, out
	return out
}

// flared is the decision that a flare takes on the day it is seen.
func flared(stage exercise.Stage) progression.Decision {
	return progression.Decide(&progression.Week{Stage: stage, Flare: true})
}

func (c *Course) nextWeek() {
	c.s.Week++
	c.s.WeekBouts, c.s.WeekDone, c.s.Comfort = 0, 0, false
	c.s.Covered, c.s.FlexExt = 0, false
	first := c.s.Start + unit.Day(c.s.Week*unit.DaysPerWeek)
	c.forget(first)
	c.s.Choices = slices.DeleteFunc(c.s.Choices, func(one chosen) bool { return one.Today && one.Day < first })
	c.s.Ratings = slices.DeleteFunc(c.s.Ratings, func(r rated) bool { return r.Day < first-keptDays })
	c.s.Bouts = slices.DeleteFunc(c.s.Bouts, func(b progression.Bout) bool { return b.Day < first-progression.LookBack })
	if n := len(c.s.Efforts); n > keptEfforts {
		c.s.Efforts = slices.Delete(c.s.Efforts, 0, n-keptEfforts)
	}
}

// decide reads the weekly table at the end of a week, or on the day of a
// return, and carries the decision out.
func (c *Course) decide(day unit.Day, gap int) Decided {
	w := c.week(day, gap)
	d := progression.Decide(&w)
	if w.Refer.R30 {
		c.refer(day)
	}
	out := Decided{Day: day, Week: c.s.Week, From: c.s.Stage, Decision: d}
	if gap == 0 {
		c.count(&w)
	}
	out.Lines = c.carryOut(d, day, gap)
	c.s.Before, c.s.Latest = c.s.Latest, out
	return out
}

// count keeps what later decisions ask about this week.
func (c *Course) count(w *progression.Week) {
	if c.s.RedWeeks++; !w.Red {
		c.s.RedWeeks = 0
	}
	c.s.InStage++
	c.s.SinceLight++
	c.s.StageDue += c.weeklyDue() * c.apart()
}

// week gathers what the weekly table looks at.
func (c *Course) week(day unit.Day, gap int) progression.Week {
	s := &c.s
	p := s.About.Profile
	bouts := c.bouts()
	due := c.weeklyDue() * c.apart()
	zone := progression.Worst(bouts, s.Start+unit.Day(s.Week*unit.DaysPerWeek), day-1)
	if gap > 0 {
		zone = progression.Worst(bouts, s.LastSession-unit.DaysPerWeek+1, day-1)
	}
	w := progression.Week{
		Stage: s.Stage, InStage: s.InStage + 1, Sessions: s.StageDone, InProgram: s.Week + 1, SinceLight: s.SinceLight + 1,
		Strength: p.Goal == person.Strength, Gap: gap, Interval: c.interval(), RedFlag: s.Stopped,
		Red: zone == progression.Red, RedBefore: s.RedWeeks, Amber: zone == progression.Amber,
		Settled: progression.Settled(bouts, day-1), PainFree: progression.PainFree(bouts, day-1),
		Comfortable: s.Comfort, Adherence: percent(float64(s.WeekDone), due), StageAdherence: percent(float64(s.StageDone), s.StageDue+due),
		WorstChange: rise(s.StageWorst, c.worst()), Age: p.Age, Training: p.Training, Baseline: s.EntryPain.Rest.Max(s.EntryPain.Move),
	}
	w.Effort, w.Reserve, w.EffortRise = c.efforts()
	if pass, ok := c.result(day).Pass(); ok {
		w.StageCap, w.LowConfidence = pass.StageCap(), pass.Has("N01")
		w.Plateau = c.plateau(pass, w.StageAdherence)
	}
	w.Refer = progression.Refer(c.signs(day, w.StageAdherence))
	return w
}

func percent(done, due float64) float64 {
	if due <= 0 {
		return 100
	}
	return min(100*done/due, 100)
}

func rise(then, now unit.Rating) int {
	if !now.Given() || !then.Given() {
		return 0
	}
	return now.Value() - then.Value()
}

func (c *Course) weeklyDue() float64 {
	perWeek, _ := planner.Scheduled(c.s.Stage, c.prescribed())
	return perWeek
}

// interval is the days between scheduled sessions.
func (c *Course) interval() float64 {
	_, days := planner.Scheduled(c.s.Stage, c.prescribed())
	return days
}

// efforts gives the effort of the last session, the fewest reps left in it,
// and by how much effort rose at the same load: the lesser of the last two
// sessions against the one before them.
func (c *Course) efforts() (last unit.Rating, least dose.Reserve, up int) {
	all := c.s.Efforts
	n := len(all)
	if n == 0 {
		return 0, 0, 0
	}
	last, least = all[n-1].Effort, all[n-1].Least
	if n >= 3 && all[n-3].Effort.Given() && sameLoad(all[n-3:]) {
		up = min(rise(all[n-3].Effort, all[n-2].Effort), rise(all[n-3].Effort, all[n-1].Effort))
	}
	return last, least, max(up, 0)
}

func sameLoad(list []effort) bool {
	for _, e := range list {
		if e.Load != list[0].Load {
			return false
		}
	}
	return true
}

// plateau says whether the person no longer improves (6.5): by the test of the
// limited plane, else by the loads.
func (c *Course) plateau(pass screening.Pass, adherence float64) bool {
	f := c.findings(pass)
	test := f.Primary()
	if test == "" {
		return slices.ContainsFunc(c.s.Lines, func(l line) bool {
			flat, _ := outcome.LoadPlateau(l.Top)
			return flat
		})
	}
	series := assessment.Series(test, c.s.Measures, pass.Flags())
	points := make([]outcome.Point, 0, len(series))
	for _, s := range series {
		if s.Day >= c.s.StageDay {
			points = append(points, outcome.Point{Day: s.Day, Value: s.Mean()})
		}
	}
	flat, _ := outcome.Plateau(points, assessment.NoiseOf(test, series).TypicalError, int(adherence), test != assessment.OcciputToWall)
	return flat
}

// signs gathers what 6.7 looks at.
func (c *Course) signs(day unit.Day, adherence float64) progression.Signs {
	s := progression.Signs{
		EntryWorst: c.entryWorst(), Worst: c.worst(), Days: int(day - c.s.Start), Adherence: adherence, Reviews: c.s.Reviews,
		Spreading: c.s.Spreading, SettleFailed: c.s.SettleFailed,
		FlareDays: c.flareDays(day),
	}
	since := max(c.seen(), day-referDays)
	s.Settles, s.Flares = after(c.s.Settles, since), after(c.s.Flares, since)
	var days []unit.Rating
	for _, r := range c.s.Ratings {
		if r.Day > max(day-progression.LookBack, c.seen()) {
			days = append(days, r.Worst)
		}
	}
	s.WorseDays = progression.Worse(days, s.EntryWorst)
	return s
}

// referDays is the eight weeks of 6.7.
const referDays = 8 * unit.DaysPerWeek

// after counts the days after a day.
func after(days []unit.Day, day unit.Day) int {
	n := 0
	for _, d := range days {
		if d > day {
			n++
		}
	}
	return n
}
