package progression

import (
	"tspine/engine/dose"
	"tspine/engine/evidence"
	"tspine/engine/exercise"
)

// held says whether a session stands in the way of a rise, and names it: the
// day, and how many sessions back it was. The last two count, or the one there
// was; the last has to have been at the dose that is due now, so that nothing
// rises twice on the same session.
func (l *Line) held(limits exercise.Limits) (evidence.Reason, bool) {
	if l.Last[0].none() {
		return evidence.Because(notDone), true
	}
	for back := range l.Last {
		r := &l.Last[back]
		if r.none() {
			break
		}
		if rule := l.inTheWay(r, limits); rule != "" {
			return r.named(rule, back), true
		}
	}
	last := &l.Last[0]
	switch did := last.did(); {
	case less(did, l.Dose), l.lighter(did.Load, l.Dose.Load):
		return last.named(notDoneAtThis, 0), true
	case l.idleDays() >= IdleHold:
		return last.named(notDoneLately, 0).With("days", float64(l.idleDays())), true
	}
	return evidence.Reason{}, false
}

// named gives a reason that names the session.
func (r *Result) named(rule string, back int) evidence.Reason {
	why := evidence.Because(rule).With("session-day", float64(r.Day)).With("sessions-back", float64(back))
	if p := r.pain(); p.Given() {
		why = why.With("pain", float64(p.Value()))
	}
	return why
}

// inTheWay gives the rule by which one session holds the line, or nothing.
func (l *Line) inTheWay(r *Result, limits exercise.Limits) string {
	if rule := r.short(); rule != "" {
		return rule
	}
	switch {
	case l.lighter(r.did().Load, r.Planned.Load):
		return sessionLight
	case !r.pain().Given():
		return sessionNotRated
	case r.pain().Value() > RisePain:
		return sessionPainful
	case r.Reserve.Given() && r.Reserve < l.leastReserve(limits):
		return sessionHard
	}
	return ""
}

// leastReserve is the fewest reps that have to be left for a rise: by the
// exercise's stage, less what people misjudge, and by the person's limits. Only
// strength work counted in reps has any.
func (l *Line) leastReserve(limits exercise.Limits) dose.Reserve {
	if l.Dose.Kind != dose.Reps || !l.Exercise.Fits(exercise.Integrate) {
		return 0
	}
	stage := leastReserve(l.Exercise.Stage)
	return max(dose.InReserve(stage.Reps()-ReserveError), limits.Reserve)
}

// idleDays is how many days the exercise was not done; 0 where that is not
// known.
func (l *Line) idleDays() int {
	if l.Today == 0 || l.Last[0].none() {
		return 0
	}
	return int(l.Today - l.Last[0].Day)
}
