package cohort

import (
	"math"

	"tspine/engine/dose"
	"tspine/engine/exercise"
	"tspine/engine/outcome"
	"tspine/engine/person"
	"tspine/engine/progression"
	"tspine/engine/screening"
	"tspine/engine/unit"
)

// week lives through one week, and decides at its end.
func (r *run) week() {
	r.t.Weeks++
	if r.gone {
		return
	}
	if r.clinic > 0 {
		for range unit.DaysPerWeek {
			r.night()
		}
		r.body.week(r.p, 0, 0)
		if r.clinic--; r.clinic == 0 {
			r.fromClinic()
		}
		return
	}
	r.due()
	for range unit.DaysPerWeek {
		r.dayOf()
		r.night()
	}
	r.close()
}

// due screens again where it is time to.
func (r *run) due() {
	if due, _ := screening.Due(r.screenDay, r.day, r.log.lastSession, false); due {
		r.again()
	}
}

// dayOf is what a person does in a day.
func (r *run) dayOf() {
	if r.leave == nil || !r.entered {
		return
	}
	if r.body.toSign--; r.body.toSign <= 0 {
		r.sign()
		return
	}
	if r.away > 0 {
		r.away--
		return
	}
	if days, yes := r.body.takesBreak(r.p, r.r); yes {
		r.away = days
		return
	}
	r.train()
}

// night takes the person to the next morning.
func (r *run) night() {
	r.body.night(r.p, r.r)
	r.day++
	r.log.morning(r.body.morning(), rate(r.body.now+r.p.Worst), r.entryPain.rest)
	if r.leave == nil || !r.entered {
		return
	}
	switch up := r.log.flares(r.entryPain.rest); {
	case up && !r.inFlare:
		r.inFlare = true
		r.flares++
		r.flareDays.add(r.day)
		r.decide(0, true)
	case !up && r.inFlare && r.log.mornings[mornings-1].Given():
		r.inFlare = false
	}
	if r.settling && r.leave != nil && r.day > r.settleDay {
		r.review()
	}
}

// review looks at a settle entry on its days (7.2 row 1).
func (r *run) review() {
	now := r.hurts()
	step, _ := progression.Settling{
		Day: int(r.day - r.settleDay), EntryRest: r.settlePain.rest, EntryMove: r.settlePain.move, Rest: now.rest, Move: now.move,
	}.Review()
	switch step {
	case progression.SettleOver:
		r.settling = false
		if r.entry.Settle {
			r.enter()
			return
		}
		r.redraw()
	case progression.SettleFailed:
		r.settling, r.referral = false, true
		r.again()
	}
}

// sign is a day on which the check before the session finds something: a
// warning, or a false alarm.
func (r *run) sign() {
	r.body.toSign = wait(r.r, r.p.Signs)
	alarm := r.r.Float64() < ShareAlarm
	if which := r.r.IntN(warnings); !alarm {
		r.has = r.has.with(which)
		r.truth = r.p.truth(r.has)
	}
	if r.d.pauses {
		r.seen = progression.Week{Stage: r.stage, RedFlag: true, Age: r.p.Profile.Age}
		d := r.d.rules.Decide(&r.seen)
		r.follow(&d, happened{})
	}
}

// train does the bouts of a day.
func (r *run) train() {
	if gap := int(r.day - r.log.lastSession); r.log.lastSession > 0 && r.log.backFrom != r.log.lastSession && gap >= unit.DaysPerWeek {
		if !r.stepBack(gap) {
			return
		}
	}
	if r.log.due += r.plan.perWeek / unit.DaysPerWeek; r.log.due < 1-slack {
		return
	}
	before := r.log.weekBouts
	u := r.r.Uint64()
	w := went{before: rate(r.body.now), during: r.body.during(&r.strain, chance(u, 0)), left: r.strain.left}
	for ; r.log.due >= 1-slack; r.log.due-- {
		r.bout(w)
	}
	if r.log.weekBouts > before {
		r.body.left = r.strain.hurt
		r.log.least = min(r.log.least, w.left.Reps())
		r.log.effort(r.strain.tired(chance(u, 1)))
	}
}

// stepBack acts on a gap, and says whether the person may train then.
func (r *run) stepBack(gap int) bool {
	if due, _ := screening.Due(r.screenDay, r.day, r.log.lastSession, false); due {
		if r.again(); r.leave == nil {
			return false
		}
	}
	last := r.log.lastSession
	if progression.IsGap(gap, r.plan.days) {
		r.decide(gap, false)
	}
	r.log.backFrom = last
	return r.leave != nil
}

// went is how a session went.
type went struct {
	before, during unit.Rating
	left           dose.Reserve
	far            how
	finished       bool
}

// bout does a session, or leaves it, on a day that is as it is.
func (r *run) bout(w went) {
	r.log.stageDue++
	u := r.r.Uint64()
	if chance(u, 0) >= r.p.Keeps {
		return
	}
	if r.truth.sends {
		r.t.found(ShownWithoutPass)
	}
	w.far, w.finished = howFar(w.during, chance(u, 1))
	r.log.bout(progression.Bout{Day: r.day, Before: w.before, During: w.during}, w.finished)
	r.unsaid[1], r.unsaid[0] = r.unsaid[0], w
	r.waiting = min(r.waiting+1, len(r.unsaid))
	r.t.Sessions++
}

// close ends the week, after the morning that follows it.
func (r *run) close() {
	l := &r.log
	if l.weekBouts > 0 && r.leave != nil {
		r.t.Trained++
		r.t.Stages[r.stage]++
		l.trained++
		r.retest()
		r.decide(0, false)
	}
	r.body.week(r.p, float64(l.weekBouts)/max(r.perWeek(), 1), r.demand)
	r.feel()
	l.over()
}

func (r *run) perWeek() float64 {
	if r.plan == nil {
		return 0
	}
	return r.plan.perWeek
}

// loosened is how many degrees rotation has gained after so many weeks.
func loosened(p *Person, weeks int) float64 {
	return p.Loosens * (1 - math.Exp(-float64(weeks)/LoosensWeeks))
}

// retest measures the limited plane.
func (r *run) retest() {
	if r.primary.ID == "" {
		return
	}
	gain := loosened(r.p, r.log.trained)
	if r.primary.Lower {
		gain = -gain
	}
	r.log.test(outcome.Point{Day: r.day, Value: RotationMean + gain + RotationNoise*r.r.NormFloat64()})
}

// decide reads the weekly table at the end of a week, on the day of a return or
// in a flare, and follows the decision.
func (r *run) decide(gap int, flare bool) {
	r.look(gap)
	w := &r.seen
	w.Flare = flare
	d := r.d.rules.Decide(w)
	h := happened{gap: gap, red: w.Red, old: r.frail()}
	if gap == 0 && !flare {
		if r.log.redWeeks++; !w.Red {
			r.log.redWeeks = 0
		}
		r.log.inStage++
		r.log.sinceLight++
	}
	r.follow(&d, h)
}

// frail says whether a gap counts as the next longer one (6.3).
func (r *run) frail() bool {
	return r.p.Profile.Age >= frailAge || r.p.Profile.Training == person.None && r.log.inProgram+1 < inactiveAtMost
}

// look gathers what the weekly table looks at.
func (r *run) look(gap int) {
	l, p := &r.log, &r.p.Profile
	bouts := l.bouts[:l.n]
	zone := progression.Worst(l.bouts[l.first:l.n], r.day-unit.DaysPerWeek, r.day-1)
	if gap > 0 {
		zone = progression.Worst(bouts, l.lastSession-unit.DaysPerWeek+1, r.day-1)
	}
	w := &r.seen
	w.Stage, w.StageCap, w.InStage, w.Sessions, w.InProgram, w.SinceLight = r.stage, r.leave.top, l.inStage+1, l.stageDone, l.inProgram+1, l.sinceLight+1
	w.Strength, w.RedFlag, w.Gap, w.Interval = p.Goal == person.Strength, false, gap, r.plan.days
	w.Red, w.RedBefore, w.Amber = zone == progression.Red, l.redWeeks, zone == progression.Amber
	w.Settled, w.PainFree = progression.Settled(bouts, r.day-1), progression.PainFree(bouts, r.day-1)
	w.Comfortable = r.strain.hurt == 0 && r.r.Float64() < ComfortShare
	w.Effort, w.EffortRise, w.Reserve = l.efforts[0], l.effortRise(), 0
	w.Adherence, w.StageAdherence = percent(float64(l.weekDone), r.plan.perWeek), percent(float64(l.stageDone), l.stageDue)
	w.WorstChange = r.hurts().worst.Value() - r.stageWorst.Value()
	w.Age, w.Training, w.LowConfidence, w.Baseline = p.Age, p.Training, r.leave.timid, r.entryPain.rest.Max(r.entryPain.move)
	w.Refer = progression.Refer(r.signs())
	w.Plateau = false
	if l.least != none {
		w.Reserve = dose.InReserve(l.least)
	}
	if r.primary.ID != "" {
		w.Plateau, _ = outcome.Plateau(l.tests[:l.tested], r.primary.TypicalError, int(w.StageAdherence), !r.primary.Lower)
	}
}

func percent(done, due float64) float64 {
	if due <= 0 {
		return 100
	}
	return min(100*done/due, 100)
}

// signs gathers what 6.7 looks at.
func (r *run) signs() progression.Signs {
	s := progression.Signs{
		WorseDays: progression.Worse(r.log.worst[:], r.entryPain.worst), EntryWorst: r.entryPain.worst, Worst: r.hurts().worst,
		Flares: r.flareDays.within(r.day, referDays), Settles: r.settleDays.within(r.day, referDays),
		Days: r.log.inProgram * unit.DaysPerWeek, Adherence: percent(float64(r.log.stageDone), r.log.stageDue), Reviews: r.log.reviews,
	}
	if r.inFlare {
		s.FlareDays = int(r.day - r.flareDays[0])
	}
	return s
}

// referDays is the eight weeks of 6.7.
const referDays = 8 * unit.DaysPerWeek

// follow does what a decision says.
func (r *run) follow(d *progression.Decision, h happened) {
	h.kind = d.Kind
	r.t.Decisions[place(d.Kind)]++
	switch d.Kind {
	case progression.KindDeload:
		r.log.sinceLight = 0
	case progression.KindReview:
		r.log.reviews++
	case progression.KindSettle:
		r.settle()
	case progression.KindPauseRescreen:
		r.referral = r.referral || r.seen.Refer.R30
		r.again()
		return
	}
	if d.NewEntry {
		if r.again(); r.leave != nil {
			r.enter()
		}
		return
	}
	r.carry(d, h)
	r.move(d.Stage)
	if d.Rescreen == progression.FullRescreen {
		r.again()
	}
}

// move changes the stage.
func (r *run) move(s exercise.Stage) {
	if s == r.stage && !r.settling {
		return
	}
	stageUp(r.t, r.stage, s, r.truth.cap, r.log.bouts[:r.log.n], r.day-1)
	if s != r.stage {
		r.to(s)
	}
	r.redraw()
}
