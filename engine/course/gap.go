package course

import (
	"slices"

	"tspine/engine/dose"
	"tspine/engine/evidence"
	"tspine/engine/exercise"
	"tspine/engine/planner"
	"tspine/engine/program"
	"tspine/engine/progression"
	"tspine/engine/unit"
)

// back takes the step back that a gap asks for, on the day of the return: once
// for each gap, and again where short sessions alone let it grow to a later row
// of the table (6.3).
func (c *Course) back(day unit.Day) []Decided {
	if !c.s.Started || c.s.Sessions == 0 {
		return nil
	}
	since := c.kept()
	gap := int(day - since)
	if !progression.IsGap(gap, c.interval()) || c.s.BackFrom == since && !c.longer(gap, c.s.BackGap) {
		return c.linesBack(day)
	}
	again := c.s.Again
	d := c.decide(day, gap)
	if since != c.s.LastSession && d.Decision.Kind == progression.KindStepBack {
		d.Decision.Reason = shortsKept(gap)
		c.s.Latest = d
	}
	c.s.BackFrom, c.s.BackGap = since, gap
	c.s.Again = again || d.Decision.Rescreen == progression.FullRescreen && c.s.Screen.Day <= c.s.LastSession
	return []Decided{d}
}

// kept is the day from which the gap of the whole program counts: of the last
// session at the first stage, and later of the last main session, or exercise
// of the stage. A short session keeps up what is in it.
func (c *Course) kept() unit.Day {
	if c.s.Stage <= exercise.Mobility || c.s.MainDay == c.s.LastSession {
		return c.s.LastSession
	}
	day := max(c.s.MainDay, c.s.Start)
	for i := range c.s.Lines {
		l := &c.s.Lines[i]
		if e := c.lib.Exercises.Get(l.Exercise); e != nil && e.Stage >= c.s.Stage {
			day = max(day, l.Day)
		}
	}
	return day
}

// linesBack steps back the lines that no session kept up while short ones were
// done, each by its own days.
func (c *Course) linesBack(day unit.Day) []Decided {
	if c.s.MainDay == c.s.LastSession {
		return nil
	}
	longest := 0
	for i := range c.s.Lines {
		l := &c.s.Lines[i]
		if days, _ := c.away(l, day, 0); days > longest {
			longest = days
		}
	}
	if longest == 0 {
		return nil
	}
	d := progression.Decision{
		Kind: progression.KindStepBack, Stage: c.s.Stage, Frail: c.s.About.Profile.Age >= progression.OldAge || c.frail(),
		Reason: shortsKept(longest),
	}.ForLine(longest)
	out := Decided{Day: day, Week: c.s.Week, From: c.s.Stage, Decision: d}
	out.Lines = slices.DeleteFunc(c.carryOut(d, day, 0), func(l LineChange) bool { return l.From == l.To })
	if len(out.Lines) == 0 {
		return nil
	}
	c.s.Before, c.s.Latest = c.s.Latest, out
	return []Decided{out}
}

// shortsKept is why what short sessions did not keep up steps back.
func shortsKept(days int) evidence.Reason {
	return evidence.Because(shortKeepsOwn).With("days", float64(days))
}

// away is for how many days a line was not kept up, by itself or by a main
// session; 0 where that is no gap, or one that it was stepped back for. Going on
// says that it was, from an earlier row of the table. With a gap of the whole
// program what is as old as the program's last session counts whatever its own
// interval.
func (c *Course) away(l *line, day unit.Day, gap int) (days int, goingOn bool) {
	since := max(l.Day, c.s.MainDay)
	days, goingOn = int(day-since), l.Stepped > since
	switch {
	case since == 0, goingOn && !c.longer(days, l.Away):
		return 0, goingOn
	case gap > 0 && days >= gap, progression.IsGap(days, c.every(l)):
		return days, goingOn
	}
	return 0, goingOn
}

// every is the days from one visit of a line to its next.
func (c *Course) every(l *line) float64 {
	_, own := planner.Scheduled(c.s.Stage, []program.Line{{Exercise: l.Exercise, Dose: l.Dose}})
	return max(own, c.interval())
}

// forLine is a decision as it is for one line, and the dose that it is taken
// of: a step back counts the line's own days, from its dose before the gap.
func (c *Course) forLine(d progression.Decision, l *line, day unit.Day, gap int) (progression.Decision, dose.Dose) {
	if d.Kind != progression.KindStepBack || d.NewEntry {
		return d, l.Dose
	}
	if gap == 0 {
		d.Stage = 0 // the stage stays, and no line pauses for it
	}
	days, goingOn := c.away(l, day, gap)
	if days == 0 {
		return d.ForLine(0), l.Dose
	}
	l.Stepped, l.Away = day, days
	if before, ok := l.Way.Before(); ok && goingOn {
		return d.ForLine(days), before
	}
	return d.ForLine(days), l.Dose
}

// frail says whether a gap counts as the next longer one because the person was
// inactive, or is old.
func (c *Course) frail() bool {
	p := &c.s.About.Profile
	w := progression.Week{Age: p.Age, Training: p.Training, InProgram: c.s.Week + 1}
	return w.Frail()
}

func (c *Course) longer(days, before int) bool {
	return progression.Longer(days, before, c.s.About.Profile.Age, c.frail())
}
