package course

import (
	"math"

	"tspine/engine/body"
	"tspine/engine/dose"
	"tspine/engine/exercise"
	"tspine/engine/logbook"
	"tspine/engine/outcome"
	"tspine/engine/progression"
	"tspine/engine/unit"
)

// trained counts a session that was done.
func (c *Course) trained(e logbook.Entry) []Decided {
	if e.Control || !c.s.Started {
		return nil
	}
	out := c.back(e.Day)
	s := &c.s
	s.Sessions++
	s.LastSession = e.Day
	s.WeekBouts++
	if e.Finished && c.counts(&e) {
		s.WeekDone++
		s.StageDone++
	}
	s.Comfort = s.Comfort || e.Comfortable
	s.Bouts = append(s.Bouts, progression.Bout{Day: e.Day, Before: e.Before, During: e.Worst()})
	c.lines(&e)
	if !e.Short {
		c.mainSession(&e)
	}
	return out
}

// counts says whether a session counts as one of those that are due: short ones
// only while the day has fewer sessions than it asks for. Whoever does many
// exercises one by one has not done more of the program.
func (c *Course) counts(e *logbook.Entry) bool {
	perDay := math.Ceil(c.weeklyDue() / unit.DaysPerWeek)
	return !e.Short || float64(c.doneOn(e.Day)) < perDay
}

// lines counts each exercise of a session.
func (c *Course) lines(e *logbook.Entry) {
	red := progression.Light(progression.Bout{Before: e.Before, During: e.Worst()}) == progression.Red
	seen := map[string]bool{}
	for i := range e.Lines {
		id := e.Lines[i].Exercise
		if seen[id] || e.Lines[i].How == logbook.Skipped || e.Lines[i].How == logbook.LeftOut {
			continue
		}
		seen[id] = true
		c.cover(id)
		last := progression.Last([]logbook.Entry{*e}, id)[0]
		l := c.open(id, c.began(&e.Lines[i]))
		l.Day = e.Day
		l.doneOn(e.Day)
		if last.How == "" {
			continue
		}
		l.Last = [2]progression.Result{last, l.Last[0]}
		l.Provoked = l.Provoked || red && e.Lines[i].Pain.Given() && e.Lines[i].Pain == e.Worst()
		l.lifted(&e.Lines[i])
		c.weigh(l, &e.Lines[i])
	}
}

// began is the dose that a line begins with in its first session.
func (c *Course) began(d *logbook.Done) dose.Dose {
	if !d.Planned.IsZero() {
		return d.Planned.Lower()
	}
	if e := c.lib.Exercises.Get(d.Exercise); e != nil {
		return c.first(e, exercise.Limits{Reserve: c.s.Entry.Reserve})
	}
	return dose.Dose{}
}

// weigh keeps the load that was used where none was said before.
func (c *Course) weigh(l *line, d *logbook.Done) {
	e := c.lib.Exercises.Get(l.Exercise)
	if e != nil && e.Loaded && l.Dose.Load.IsZero() {
		l.Dose.Load = d.Did.Load
	}
}

// lifted keeps the top set of a loaded exposure.
func (l *line) lifted(d *logbook.Done) {
	if d.Did.Load.IsZero() || d.Did.Kind != dose.Reps {
		return
	}
	top := 0
	for _, set := range d.Did.Deal() {
		top = max(top, set[0])
	}
	l.Top = append(l.Top, outcome.TopSet{Load: d.Did.Load.Kilograms(), Reps: top, Reserve: d.Reserve})
	if n := len(l.Top); n > keptTops {
		l.Top = l.Top[n-keptTops:]
	}
}

// doneOn notes a day, and forgets those of more than a week before. Other states
// may have the same list.
func (l *line) doneOn(day unit.Day) {
	out := make([]unit.Day, 0, len(l.Done)+1)
	for _, one := range l.Done {
		if one > day-unit.DaysPerWeek {
			out = append(out, one)
		}
	}
	l.Done = append(out, day)
}

// cover notes the directions that an exercise trains.
func (c *Course) cover(id string) {
	e := c.lib.Exercises.Get(id)
	if e == nil {
		return
	}
	c.s.Covered |= e.Directions
	both := body.Flexion | body.Extension
	c.s.FlexExt = c.s.FlexExt || e.Directions&both == both
}

// mainSession counts what only the main session of a day tells.
func (c *Course) mainSession(e *logbook.Entry) {
	c.s.NoIntegrate, c.s.MainDay = true, e.Day
	one := effort{Effort: e.Effort}
	for i := range e.Lines {
		l := &e.Lines[i]
		if x := c.lib.Exercises.Get(l.Exercise); x != nil && x.Fits(exercise.Integrate) && l.How != logbook.Skipped && l.How != logbook.LeftOut {
			c.s.NoIntegrate = false
		}
		one.Load += l.Did.Load.Kilograms()
		if l.Reserve.Given() && (!one.Least.Given() || l.Reserve < one.Least) {
			one.Least = l.Reserve
		}
	}
	if e.Effort.Given() {
		c.s.Efforts = append(c.s.Efforts, one)
	}
}
