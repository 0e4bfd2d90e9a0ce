package cohort

import (
	"tspine/engine/exercise"
	"tspine/engine/progression"
	"tspine/engine/unit"
)

// Violation is something that no rule may ever do. Each is found by the checks
// of this file and of condition.go, which compute it anew from the evidence and
// share nothing with the rules.
type Violation uint8

// What may never happen.
const (
	DoseTooMuch      Violation = iota // a dose up by more than one step, or a line begun above its source's lower dose
	DoseOverCeiling                   // a total up above the exercise's ceiling
	DoseAfterTrouble                  // a dose up although a session was painful, cut short or lightened
	StageInPain                       // a stage up, or entered, with more pain than it allows
	StageTooFar                       // more than one stage up, or one above the cap of the screening
	ExcludedClass                     // an exercise in the program that a condition rules out
	ShownWithoutPass                  // an exercise for somebody who has to see a clinician first
	violationEnd
)

var violationNames = [...]string{
	"dose-up-too-much", "dose-over-ceiling", "dose-up-after-trouble", "stage-up-in-pain", "stage-up-too-far", "excluded-class", "shown-without-pass",
}

// String gives the violation's word.
func (v Violation) String() string { return violationNames[v] }

// Violations lists every kind, in the order in which a Tally counts them.
func Violations() []Violation {
	out := make([]Violation, violationEnd)
	for i := range out {
		out[i] = Violation(i)
	}
	return out
}

// found counts a violation.
func (t *Tally) found(v Violation) { t.Violations[v]++ }

// What evidence 6.2 to 6.4 allows, said a second time.
const (
	stepPercent    = 110 // of the total, or of load × total, at most
	cleanPain      = 3   // in a session before a rise, at most
	jumpLeft       = 2   // reps left before a heavier load
	earlyPain      = 3   // in every session before stages 2 and 3
	earlyRise      = 1   // above the pain before the session
	latePain       = 1   // in every session before stages 4 and 5
	lookBack       = 14  // days of sessions
	settlePain     = 6   // on entry, from here on only the first stage, settling
	tenderMove     = 3   // on entry, from here on only the first stage
	tenderRest     = 4
	lifterMove     = 4 // up to here a lifter may enter the third
	lifterRest     = 3
	easePain       = 4 // in one exercise that mobilizes, from here on it is halved
	oneWeek        = 7 // days of a gap
	twoWeeks       = 14
	fourWeeks      = 28
	frailAge       = 65
	inactiveAtMost = 12 // weeks in the program
)

// amount is how much of an exercise is asked for.
type amount struct {
	total int
	kg    unit.Kilograms // of all pieces
	band  int            // place of its color, from 1; 0: none
}

// volume is load times total.
func (a amount) volume() float64 {
	if a.kg <= 0 {
		return float64(a.total)
	}
	return float64(a.kg) * float64(a.total)
}

// heavier says whether the load is higher than in another.
func (a amount) heavier(o amount) bool { return a.kg > o.kg || a.band > o.band }

// cause is why a dose was cut, which says how it may come back.
type cause uint8

const (
	uncut cause = iota
	afterWeek
	afterTwoWeeks
	afterFourWeeks
	afterDeload
	afterFlare
	afterEasing
)

// back is what of the dose before a cut may be asked for again, week by week,
// in % (6.1, 6.3, 6.4).
var back = [...][4]int{
	uncut:          {},
	afterWeek:      {100, 100, 100, 100},
	afterTwoWeeks:  {90, 100, 100, 100},
	afterFourWeeks: {70, 80, 90, 100},
	afterDeload:    {100, 100, 100, 100},
	afterFlare:     {80, 100, 100, 100},
	afterEasing:    {75, 100, 100, 100},
}

// logged is how one session of an exercise went.
type logged struct {
	given bool
	full  bool // and finished
	pain  int
	left  int // reps in reserve, -1 where none were said
}

// clean says whether nothing in the session speaks against a rise.
func (l logged) clean() bool { return l.full && l.pain <= cleanPain }

// happened is what a change of a line follows on.
type happened struct {
	kind progression.Kind
	day  unit.Day
	done unit.Day // on which it last was
	kept unit.Day // the same, or a main session's
	gap  int      // days, for a step back
	old  bool
	red  bool // a red session in the week
	last [2]logged
}

// clean says whether every one of the last two sessions was clean, and there
// was one.
func (h *happened) clean() bool {
	return h.last[0].given && h.last[0].clean() && (!h.last[1].given || h.last[1].clean())
}

// watch follows the dose of one exercise.
type watch struct {
	base amount // before it was cut
	why  cause
	leg  int      // changes since
	day  unit.Day // of the cut
}

// change judges how a dose changed.
func (w *watch) change(t *Tally, e *exercise.Exercise, from, to amount, h *happened) {
	if up := to.total > from.total; up || to.heavier(from) {
		if h.red || !h.clean() || to.heavier(from) && w.why == uncut && !h.spare() {
			t.found(DoseAfterTrouble)
		}
		if up && to.total > ceiling(e) {
			t.found(DoseOverCeiling)
		}
		if !w.may(from, to) {
			t.found(DoseTooMuch)
		}
	}
	w.follow(e, from, to, h)
}

// spare says whether reps were left in both sessions.
func (h *happened) spare() bool {
	return h.last[0].left >= jumpLeft && h.last[1].given && h.last[1].left >= jumpLeft
}

// may says whether a dose may rise so far: by a step, or on the way back to
// what it was before a cut.
func (w *watch) may(from, to amount) bool {
	least := from.total*stepPercent/100 - from.total
	step := from.total + max(least, 1)
	returns := w.why != uncut && to.total <= max(w.base.total*back[w.why][min(w.leg, 3)]/100, from.total) && to.kg <= w.base.kg && to.band <= w.base.band
	switch {
	case returns:
		return true
	case to.band > from.band:
		return to.total <= from.total
	case to.kg > from.kg:
		return to.volume()*100 <= from.volume()*stepPercent+slack
	}
	return to.total <= step
}

// slack makes up for weights that a float can't hold.
const slack = 1e-6

// follow keeps what a dose may come back to.
func (w *watch) follow(e *exercise.Exercise, from, to amount, h *happened) {
	why := w.cut(e, from, to, h)
	switch {
	case h.kind == progression.KindBackOff || h.kind == progression.KindRegressStage || h.kind == progression.KindSettle:
		*w = watch{}
	case h.kind == progression.KindStepBack && from == to:
	case why != uncut && (w.why == afterDeload || w.on(h)):
		w.why, w.leg, w.day = why, 0, h.day
	case why != uncut:
		*w = watch{base: from, why: why, day: h.day}
	case w.why != uncut:
		if w.leg++; to.total >= w.base.total && to.kg >= w.base.kg && to.band >= w.base.band {
			*w = watch{}
		}
	}
}

// on says whether the gap that a dose was cut for is still going on: what it may
// come back to is what it was before.
func (w *watch) on(h *happened) bool {
	since := h.done
	if h.kind == progression.KindStepBack {
		since = h.kept
	}
	return w.why >= afterWeek && w.why <= afterFourWeeks && w.day > since
}

// cut gives why a dose fell, where it may come back faster than by steps.
func (w *watch) cut(e *exercise.Exercise, from, to amount, h *happened) cause {
	if h.cuts() {
		return h.why()
	}
	switch {
	case to.volume() >= from.volume():
		return uncut
	case e.Phase() == exercise.Mobilize && h.last[0].pain >= easePain:
		return afterEasing
	}
	return afterFourWeeks
}

// cuts says whether the decision cuts every dose, to come back faster than by
// steps.
func (h *happened) cuts() bool {
	return h.kind == progression.KindDeload || h.kind == progression.KindFlare || h.kind == progression.KindStepBack
}

// why gives the cause of such a cut.
func (h *happened) why() cause {
	switch h.kind {
	case progression.KindDeload:
		return afterDeload
	case progression.KindFlare:
		return afterFlare
	}
	return afterGap(h.gap, h.old)
}

// afterGap reads 6.3. For some a gap counts as the next longer.
func afterGap(days int, longer bool) cause {
	why := afterWeek
	switch {
	case days >= fourWeeks:
		why = afterFourWeeks
	case days >= twoWeeks:
		why = afterTwoWeeks
	}
	if longer {
		why = min(why+1, afterFourWeeks)
	}
	return why
}

// ceiling is the highest total of an exercise: the catalog's, else the source's
// upper dose, else half more than its only number.
func ceiling(e *exercise.Exercise) int {
	low, top := e.Dose.Sum(), e.Dose.Top()
	switch {
	case e.Ceiling > 0:
		return e.Ceiling
	case top > low:
		return top
	}
	return low * 3 / 2
}

// stageUp judges a stage that rose, by the sessions of the last 14 days.
func stageUp(t *Tally, from, to, top exercise.Stage, bouts []progression.Bout, today unit.Day) {
	if to <= from {
		return
	}
	if to > from+1 || top > 0 && to > top {
		t.found(StageTooFar)
	}
	n := 0
	for i := range bouts {
		b := &bouts[i]
		if b.Day > today || b.Day <= today-lookBack {
			continue
		}
		n++
		during, before := b.During.Value(), b.Before.Value()
		calm := during <= latePain || from <= exercise.Static && during <= min(earlyPain, before+earlyRise)
		if !calm || b.MorningGiven && b.Change > 0 {
			t.found(StageInPain)
			return
		}
	}
	if n == 0 {
		t.found(StageInPain)
	}
}

// enteredAt judges the stage of an entry.
func enteredAt(t *Tally, p *Person, stage, top exercise.Stage, now pains) {
	if top > 0 && stage > top {
		t.found(StageTooFar)
	}
	highest := exercise.Functional
	switch r, m := now.rest.Value(), now.move.Value(); {
	case r >= settlePain || m >= settlePain:
		highest = exercise.Mobility
	case m < tenderMove && r < tenderRest:
	case p.lifts() && m <= lifterMove && r <= lifterRest:
		highest = exercise.Eccentric
	default:
		highest = exercise.Mobility
	}
	if stage > highest {
		t.found(StageInPain)
	}
}
