package cohort

import (
	"tspine/engine/assessment"
	"tspine/engine/course"
	"tspine/engine/dose"
	"tspine/engine/exercise"
	"tspine/engine/logbook"
	"tspine/engine/planner"
	"tspine/engine/program"
	"tspine/engine/progression"
	"tspine/engine/screening"
	"tspine/engine/unit"
)

// week lives through one week.
func (l *life) week() {
	l.t.Weeks++
	if l.gone {
		return
	}
	was := l.clinic
	for range unit.DaysPerWeek {
		if l.clinic == 0 {
			l.dayOf()
		}
		l.night()
	}
	if l.log.weekBouts > 0 {
		l.t.Trained++
		l.t.Stages[l.stage]++
	}
	l.body.week(l.p, float64(l.log.weekBouts)/max(l.perWeek, 1), l.demand)
	l.log.over()
	if was > 0 {
		if l.clinic--; l.clinic == 0 {
			l.fromClinic()
		}
	}
}

// night takes the person to the next morning, which is rated unless they are
// away.
func (l *life) night() {
	l.body.night(l.p, l.r)
	l.day++
	m, worst := l.body.morning(), rate(l.body.now+l.p.Worst)
	if !l.begun || l.away > 0 || l.clinic > 0 {
		m = 0
	}
	if m.Given() {
		l.told.rest = m
		l.record(course.Event{Morning: &logbook.Morning{Day: l.day, Pain: m, Worst: worst}})
	}
	l.log.morning(m, worst, l.entry.rest)
}

// dayOf is what a person does in a day.
func (l *life) dayOf() {
	if l.away > 0 {
		l.away--
		return
	}
	if days, yes := l.body.takesBreak(l.p, l.r); yes {
		l.away = days
		return
	}
	if l.body.toSign--; l.body.toSign <= 0 {
		l.sign()
	}
	l.retest()
	l.know()
	if st, ok := l.ready(); ok {
		l.stand(st)
		l.train(st)
	}
}

// sign is a day on which the check before the session finds something: a
// warning, or a false alarm.
func (l *life) sign() {
	l.body.toSign = wait(l.r, l.p.Signs)
	alarm := l.r.Float64() < ShareAlarm
	if which := l.r.IntN(warnings); !alarm {
		l.has = l.has.with(which)
	}
	l.signed = true
	l.record(course.Event{Check: &course.Check{Answers: check(screening.Yes())}})
}

// ready does what has to happen before a session, and says whether there may
// be one.
func (l *life) ready() (*course.Standing, bool) {
	for _, d := range l.rules.Advance(l.course, l.day) {
		l.decided(&d)
	}
	st := l.course.On(l.day)
	if st.Wait == course.ForAgain {
		l.t.Rescreens++
		l.screen()
		st = l.course.On(l.day)
	}
	switch st.Wait {
	case "":
		return &st, true
	case course.ForClinician, course.ForHelp:
		l.t.Sent++
		l.toClinic()
	}
	return &st, false
}

// retest measures rotation once a week.
func (l *life) retest() {
	if !l.begun || l.p.Measures.Baselines == 0 || int(l.day-firstDay)%assessment.RetestDays != 0 || l.day == firstDay {
		return
	}
	was, now := &l.p.Measures.LLR, l.hurts()
	gain := loosened(l.p, int(l.day-firstDay)/unit.DaysPerWeek) + RotationNoise*l.r.NormFloat64()
	l.record(course.Event{Measure: &assessment.Measures{
		PainRest: now.rest, PainMove: now.move, PainWorst: now.worst, LLR: assessment.Two(degrees(was.Left+gain), degrees(was.Right+gain)),
	}})
	l.tell(now)
}

// train shows the sessions of a day, and does them or not.
func (l *life) train(st *course.Standing) {
	for l.credit += l.perDay; l.credit >= 1-slack; l.credit-- {
		session := l.rules.Main(st)
		l.show(st, &session)
		if len(session.Parts) == 0 {
			return
		}
		l.due(&session)
		l.bout(&session)
		later := l.course.On(l.day)
		for _, short := range l.rules.Shorts(&later) {
			l.show(&later, &short)
			l.bout(&short)
		}
	}
}

// due says how often there is to be a session, by the lines of this one.
func (l *life) due(s *program.Session) {
	lines := make([]program.Line, len(s.Parts))
	for i := range s.Parts {
		lines[i] = s.Parts[i].Line
	}
	l.perWeek, _ = planner.Scheduled(l.stage, lines)
	l.perDay = min(l.perWeek/unit.DaysPerWeek, 1)
}

// show checks a session that the person sees.
func (l *life) show(st *course.Standing, s *program.Session) {
	if len(s.Parts) > 0 && l.truth.sends {
		l.t.found(ShownWithoutPass)
	}
	var rel float64
	for i := range s.Parts {
		part := &s.Parts[i]
		at := l.lib.Exercises.Index(part.Exercise)
		e, k := l.lib.Exercises.At(at), &l.known[at]
		if l.truth.forbids(e) || st.Settling && e.Classes.Has(settleLeaves) {
			l.t.found(ExcludedClass)
		}
		asked := amountOf(part.Dose)
		if !k.shown {
			k.shown, k.asked, k.first = true, amount{total: e.Dose.Sum(), kg: asked.kg, band: asked.band}, max(asked.volume(), 1)
		}
		if asked.total > k.asked.total || asked.heavier(k.asked) {
			l.t.found(DoseTooMuch)
		}
		rel += asked.volume() / k.first
	}
	if n := len(s.Parts); n > 0 {
		l.demand = need(l.stage) * rel / float64(n)
	}
}

// bout does a session, or leaves it.
func (l *life) bout(s *program.Session) {
	u := l.r.Uint64()
	if chance(u, 0) >= l.p.Keeps {
		return
	}
	e := logbook.Entry{Day: l.day, Short: s.Short, Rounds: s.Rounds, Before: rate(l.body.now)}
	strain := l.body.strain(l.p, l.stage, l.demand, 0)
	e.During = l.body.during(&strain, chance(u, 1))
	l.body.left = strain.hurt
	far, finished := howFar(e.During, chance(u, 2))
	e.Finished = finished
	e.Effort = strain.tired(chance(u, 3))
	e.Comfortable = strain.hurt == 0 && l.r.Float64() < ComfortShare
	for i := range s.Parts {
		e.Lines = append(e.Lines, l.did(&s.Parts[i], hows[far], finished, lineRating(e.During)))
	}
	l.t.Sessions++
	l.log.bout(progression.Bout{Day: l.day, Before: e.Before, During: e.During}, finished)
	l.record(course.Event{Entry: &e})
	for i := range s.Parts {
		l.known[l.lib.Exercises.Index(s.Parts[i].Exercise)].day = l.day
	}
	if !s.Short {
		l.main = l.day
	}
}

// did is how one line of a session went.
func (l *life) did(part *program.Chosen, how logbook.How, finished bool, pain unit.Rating) logbook.Done {
	at := l.lib.Exercises.Index(part.Exercise)
	e := l.lib.Exercises.At(at)
	asked := part.Dose.Lower()
	if how == logbook.Lightened && asked.Load.IsZero() {
		how = logbook.Full
	}
	done := logbook.Done{Exercise: part.Exercise, Planned: asked, Did: cutShort(asked, how), How: how, Pain: pain}
	if asked.Kind == dose.Reps && e.Phase() == exercise.Integrate {
		done.Reserve = l.body.strain(l.p, l.stage, l.demand, asked.Reserve).left
	}
	one := logged{given: true, full: how == logbook.Full && finished, pain: pain.Value(), left: -1}
	if done.Reserve.Given() {
		one.left = done.Reserve.Reps()
	}
	k := &l.known[at]
	k.last[1], k.last[0] = k.last[0], one
	return done
}
