package course

import (
	"slices"

	"tspine/engine/evidence"
	"tspine/engine/unit"
)

// Absence is what a pause is for.
type Absence string

// What the program may be paused for. After an illness everything is asked
// again.
const (
	ForTravel  Absence = "travel"
	ForIllness Absence = "illness"
	ForOther   Absence = "other"
)

// Absences lists what the program may be paused for.
func Absences() []Absence { return []Absence{ForTravel, ForIllness, ForOther} }

// Away is a pause of the program. The zero Away is none.
type Away struct {
	ID    string   // of the choice that began it
	Since unit.Day // its first day
	Until unit.Day // the first day back; 0: until the person resumes
	For   Absence
	Asked bool // everything was asked again since it was over
}

// asking says whether everything has to be asked again after the pause.
func (p Away) asking() bool { return p.For == ForIllness && !p.Asked }

// On says whether the program is paused on a day.
func (p Away) On(day unit.Day) bool {
	return p.Since != 0 && day >= p.Since && (p.Until == 0 || day < p.Until)
}

// days counts the days of a pause from one day to before another.
func (p Away) days(from, to unit.Day) int {
	if p.Until != 0 {
		to = min(to, p.Until)
	}
	return max(int(to-max(from, p.Since)), 0)
}

// Away gives the pause that holds on a day, or none.
func (c *Course) Away(day unit.Day) Away {
	for _, p := range c.s.Pauses {
		if p.On(day) {
			return p
		}
	}
	return Away{}
}

// pause keeps a pause. One that still holds ends where the next begins.
func (c *Course) pause(e Event) {
	c.resume(e.Day)
	c.s.Pauses = append(c.s.Pauses, Away{ID: e.ID, Since: e.Day, Until: e.Choice.Until, For: e.Choice.For})
}

// resume ends the pause that holds on a day.
func (c *Course) resume(day unit.Day) {
	for i := range c.s.Pauses {
		if p := &c.s.Pauses[i]; p.On(day) {
			p.Until = day
		}
	}
}

// asked keeps that everything was asked on a day: of the pauses that are over.
func (c *Course) asked(day unit.Day) {
	for i := range c.s.Pauses {
		if p := &c.s.Pauses[i]; !p.On(day) {
			p.Asked = true
		}
	}
}

// forget drops the pauses that ended before a day, but for those after which
// something is still to be asked.
func (c *Course) forget(day unit.Day) {
	c.s.Pauses = slices.DeleteFunc(c.s.Pauses, func(p Away) bool { return p.Until != 0 && p.Until <= day && !p.asking() })
}

// apart is the share of the open week, up to a day, in which the program was
// not paused: a pause counts as no missed session.
func (c *Course) apart() float64 {
	first := c.s.Start + unit.Day(c.s.Week*unit.DaysPerWeek)
	away := 0
	for _, p := range c.s.Pauses {
		away += p.days(first, first+unit.DaysPerWeek)
	}
	return float64(unit.DaysPerWeek-min(away, unit.DaysPerWeek)) / unit.DaysPerWeek
}

// ill says whether an illness paused the program, is over, and nothing was
// asked since.
func (c *Course) ill(day unit.Day) bool {
	return slices.ContainsFunc(c.s.Pauses, func(p Away) bool { return p.asking() && !p.On(day) })
}

// Pace says how often sessions are asked for on a day: so many days apart. It
// is false where none are asked for: before the program, in a pause, and while
// there is no leave to train. A choice of ours: none of these days is missed.
func (c *Course) Pace(day unit.Day) (days float64, asked bool) {
	if !c.s.Started {
		return 0, false
	}
	if c.wait(day, new(Standing)) != "" {
		return 0, false
	}
	return max(c.interval(), 1), true
}

// LastSession is the day of the last session of the program; 0: none yet.
func (c *Course) LastSession() unit.Day { return c.s.LastSession }

// Paused says whether the program is paused on a day.
func (c *Course) Paused(day unit.Day) bool { return c.Away(day).Since != 0 }

// The rules of this package.
const (
	pauseNotMissed  = "pause-not-missed"
	askAfterIll     = "ask-after-illness"
	dayOffNotMissed = "day-off-not-missed"
	writtenLess     = "written-less-counts"
	shortsOfADay    = "shorts-of-a-day-count"
	shortKeepsOwn   = "short-keeps-its-own"
)

// Rules lists every rule that the reasons of this package name.
func Rules() []evidence.Rule {
	own := []evidence.ID{"tspine"}
	return []evidence.Rule{
		{ID: pauseNotMissed, Section: "6.3", Basis: evidence.Design, Sources: own},
		{ID: askAfterIll, Section: "6.3", Basis: evidence.Design, Sources: own},
		{ID: dayOffNotMissed, Section: "6.2", Basis: evidence.Design, Sources: own},
		{ID: writtenLess, Section: "6.2", Basis: evidence.Design, Sources: own},
		{ID: shortsOfADay, Section: "6.2", Basis: evidence.Design, Sources: own},
		{ID: shortKeepsOwn, Section: "6.3", Basis: evidence.Design, Sources: own},
	}
}
