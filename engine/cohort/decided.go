package cohort

import (
	"tspine/engine/course"
	"tspine/engine/progression"
	"tspine/engine/unit"
)

// decided looks at a decision.
func (l *life) decided(d *course.Decided) {
	l.t.Decisions[place(d.Decision.Kind)]++
	if d.Decision.Kind == progression.KindPauseRescreen && !l.signed {
		l.referred = true
	}
	h := happened{kind: d.Decision.Kind, day: d.Day, old: d.Decision.Frail, red: l.redBefore(d.Day)}
	stageUp(l.t, d.From, d.Decision.Stage, l.truth.cap, l.log.bouts[:l.log.n], d.Day-1)
	if d.Decision.NewEntry {
		clear(l.known)
		return
	}
	for i := range d.Lines {
		l.changed(&d.Lines[i], h)
	}
	if d.Decision.Stage > 0 && d.Decision.Stage != l.stage {
		l.to(d.Decision.Stage)
	}
}

// redBefore says whether a session of the last week was red.
func (l *life) redBefore(day unit.Day) bool {
	return progression.Worst(l.log.bouts[:l.log.n], day-unit.DaysPerWeek, day-1) == progression.Red
}

// changed looks at what a decision did to one line.
func (l *life) changed(c *course.LineChange, h happened) {
	at := l.lib.Exercises.Index(c.Exercise)
	if c.To.IsZero() || at < 0 {
		return
	}
	e, k := l.lib.Exercises.At(at), &l.known[at]
	h.last, h.done, h.kept = k.last, k.day, max(k.day, l.main)
	h.gap = int(h.day - h.kept)
	k.watch.change(l.t, e, amountOf(c.From), amountOf(c.To), &h)
	k.asked = amountOf(c.To)
	l.t.dosed(k.asked.total, e.Dose.Sum())
}
