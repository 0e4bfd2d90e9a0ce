package app

import (
	"math"
	"slices"
	"strings"

	"tspine/engine/assessment"
	"tspine/engine/dose"
	"tspine/engine/exercise"
	"tspine/engine/logbook"
	"tspine/engine/outcome"
	"tspine/engine/person"
	"tspine/engine/planner"
	"tspine/engine/progression"
	"tspine/engine/screening"
	"tspine/engine/unit"
	"tspine/exchange"
)

// next takes one weekly decision that stands alone, and compares it.
func (r *caseRun) next(where string, n *exchange.Next) {
	r.hurt = n.Log.MaxPain
	result := r.rescreened(n)
	w := r.weekOf(n, &result)
	d := progression.Decide(&w)
	got := exchange.NextGot{
		Decision: string(d.Kind), Also: string(d.Also), Row: d.Row, Rule: exchange.ReasonOf(d.Reason), NewStage: int(d.Stage),
		Advise: advise(d.Advise || toldAnew(n, &result)), Rescreen: d.Rescreen.String(), Retest: d.Retest, LoadPct: loadPct(d),
		Totals: map[string]exchange.Total{}, Start: map[string]exchange.Dose{},
	}
	if told(n) || w.Refer.Fires() {
		got.Triage, got.Urgency = triage(result.Action), result.Urgency.String()
	}
	r.word(where+".decision", n.Decision, got.Decision)
	r.word(where+".triage", n.Triage, got.Triage)
	r.word(where+".advise_clinician", n.Advise, got.Advise)
	r.word(where+".rescreen", n.Rescreen, got.Rescreen)
	r.truth(where+".retest", n.Retest, got.Retest)
	if n.NewStage != nil && *n.NewStage != got.NewStage {
		r.fail(where+".new_stage", *n.NewStage, got.NewStage)
	}
	if n.LoadPct != nil && !n.LoadPct.Holds(float64(got.LoadPct)) {
		r.fail(where+".load_pct", n.LoadPct, got.LoadPct)
	}
	entered := r.pass
	r.pass = r.passAfter(n, &result, d)
	r.nextCodes(where, n, d)
	r.nextTotals(where, n, d, &got)
	r.nextStart(where, n, d, &got)
	r.pass = entered
	r.got.Next = append(r.got.Next, got)
}

// told says whether the week brought new answers, or words of the person.
func told(n *exchange.Next) bool { return len(n.Log.NewAnswers) > 0 || n.Log.NewText != "" }

// toldAnew says whether new answers bring the advice to see a clinician.
func toldAnew(n *exchange.Next, result *screening.Result) bool {
	pass, ok := result.Pass()
	return told(n) && ok && pass.Advise()
}

// loadPct is what a decision leaves of every load, in %: all of it where it
// says nothing. Where everything is entered anew there is none to compare.
func loadPct(d progression.Decision) int {
	switch {
	case d.NewEntry:
		return 0
	case d.Load.IsZero():
		return 100
	}
	return d.Load.Used
}

// passAfter is what the person may do after the decision: less by new answers,
// and less while pain settles.
func (r *caseRun) passAfter(n *exchange.Next, result *screening.Result, d progression.Decision) screening.Pass {
	pass := r.pass
	if again, ok := result.Pass(); ok && told(n) {
		pass = again.With(pass.Excluded(), pass.ExcludedCodes()...)
	}
	if d.Kind == progression.KindSettle {
		pass = pass.With(planner.Excluded(assessment.Findings{}, planner.Entry{}, true))
	}
	return pass
}

// rescreened screens the person again with the answers that are new.
func (r *caseRun) rescreened(n *exchange.Next) screening.Result {
	in := r.course.Intake(caseDay)
	for _, q := range screening.Questions() {
		if v, ok := n.Log.NewAnswers[q.ID]; ok {
			in.Answers[q.ID] = exchange.ReadAnswer(v, q)
		}
	}
	for id := range n.Log.NewAnswers {
		if _, ok := in.Answers[id]; !ok {
			r.fail("new_answers."+id, "a known question", "unknown")
		}
	}
	in.Hits = append(slices.Clip(in.Hits), r.hits(n.Log.NewText)...)
	in.Referral = in.Referral || progression.Refer(r.signs(n)).R30
	return screening.Screen(in)
}

func (r *caseRun) signs(n *exchange.Next) progression.Signs {
	return progression.Signs{WorseDays: n.Log.PainRiseDays}
}

// weekOf is what the weekly table looks at.
func (r *caseRun) weekOf(n *exchange.Next, result *screening.Result) progression.Week {
	s, l := n.State, n.Log
	p := r.profile()
	bouts := boutsOf(n)
	zone := progression.Worst(bouts, caseDay-unit.DaysPerWeek+1, caseDay)
	w := progression.Week{
		Stage: exercise.Stage(s.Stage), InStage: s.WeeksInStage, Sessions: s.Sessions, InProgram: s.WeeksInProgram, SinceLight: s.WeeksSinceDeload,
		Strength: p.Goal == person.Strength, Gap: l.GapDays, Interval: s.Interval, Flare: l.Flare,
		RedFlag: told(n) && result.Action >= screening.RescreenRequired, Red: zone == progression.Red, RedBefore: s.RedWeeksBefore,
		Amber: zone == progression.Amber, Settled: progression.Settled(bouts, caseDay), PainFree: progression.PainFree(bouts, caseDay),
		Comfortable: l.Comfortable, Effort: unit.Rate(l.Effort), Adherence: float64(l.Adherence), StageAdherence: float64(l.Adherence),
		WorstChange: l.WorstChange, Age: p.Age, Training: p.Training, Baseline: ratingOf(r.c.Measures.PainRest).Max(ratingOf(r.c.Measures.PainMove)),
		Refer: progression.Refer(r.signs(n)),
	}
	if l.EffortBefore.Taken {
		w.EffortRise = l.Effort - int(l.EffortBefore.Value)
	}
	if pass, ok := result.Pass(); ok {
		w.StageCap, w.LowConfidence = pass.StageCap(), pass.Has("N01")
	}
	points := make([]outcome.Point, len(s.Tests))
	for i, v := range s.Tests {
		points[i] = outcome.Point{Day: unit.Day(i * unit.DaysPerWeek), Value: v}
	}
	w.Plateau, _ = outcome.Plateau(points, s.SEM.Value, l.Adherence, true)
	return w
}

// boutsOf is the sessions of the last two weeks: as many as the stage had on
// average, all like the worst.
func boutsOf(n *exchange.Next) []progression.Bout {
	count := int(math.Ceil(2 * float64(n.State.Sessions) / float64(max(n.State.WeeksInStage, 1))))
	out := make([]progression.Bout, max(count, 1))
	for i := range out {
		out[i] = progression.Bout{
			Day: caseDay - unit.Day(i*progression.LookBack/len(out)), Before: unit.Rate(n.Log.PrePain), During: unit.Rate(n.Log.MaxPain),
			Change: float64(n.Log.Morning), MorningGiven: true,
		}
	}
	return out
}

// nextCodes compares which exercises are out after the decision.
func (r *caseRun) nextCodes(where string, n *exchange.Next, d progression.Decision) {
	own := exchange.Things(r.c.Equipment)
	for _, code := range n.MustNot {
		e := r.lib.Exercises.ByCode(code)
		switch {
		case e == nil:
			r.fail(where+".must_not", "a known exercise", code)
		case d.Kind == progression.KindPauseRescreen || d.NewEntry || e.Stage > d.Stage || !r.pass.Allows(e):
		case len(own) > 0 && !planner.Has(person.Equipment{Owned: own}, e):
		default:
			r.fail(where+".must_not", "no "+code, code)
		}
	}
}

// nextTotals compares the arithmetic of single lines.
func (r *caseRun) nextTotals(where string, n *exchange.Next, d progression.Decision, got *exchange.NextGot) {
	for _, one := range []struct {
		key    string
		totals *exchange.Totals
	}{{"progress", n.Progress}, {"same", n.Same}, {"backoff", n.Backoff}, {"step_back", n.Back}} {
		if one.totals == nil {
			continue
		}
		at := where + "." + one.key
		e := r.lib.Exercises.ByCode(one.totals.Exercise)
		if e == nil {
			r.fail(at+".exercise", "a known exercise", one.totals.Exercise)
			continue
		}
		r.unit(at, one.totals.Unit, e)
		total := r.total(e, d, one.totals.Old)
		got.Totals[one.key] = total
		if !one.totals.New.Holds(float64(total.New)) {
			r.fail(at+".new_total", one.totals.New, total.New)
		}
	}
	r.jump(where, n, d, got)
}

// unit compares what a line's total counts.
func (r *caseRun) unit(at, want string, e *exercise.Exercise) {
	if got := exchange.DoseOf(e.Dose).Unit; want != "" && want != got {
		r.fail(at+".unit", want, got)
	}
}

// total gives what the decision makes of a line that had such a total and was
// done as prescribed.
func (r *caseRun) total(e *exercise.Exercise, d progression.Decision, old int) exchange.Total {
	line := r.line(e, old)
	c := d.Change(line, r.limits())
	return exchange.Total{Exercise: e.Code, Old: line.Dose.Sum(), New: c.Dose.Sum(), Rule: exchange.ReasonOf(c.Reason)}
}

func (r *caseRun) limits() exercise.Limits { return r.pass.Limits() }

func (r *caseRun) line(e *exercise.Exercise, old int) progression.Line {
	base := e.Start(r.limits(), 1)
	by := dose.ByHold
	if base.Reps.Min > 1 {
		by = dose.ByReps
	}
	l := progression.Line{Exercise: e, Dose: base.Shape(old, by)}
	done := progression.Result{How: logbook.Full, Planned: l.Dose, Did: l.Dose, Session: unit.Rate(r.hurt), Reserve: dose.InReserve(casesReserve)}
	l.Last = [2]progression.Result{done, done}
	return l
}

// casesReserve is the reps left of a line that was done as prescribed.
const casesReserve = 4

// jump compares the arithmetic of a rise in load.
func (r *caseRun) jump(where string, n *exchange.Next, d progression.Decision, got *exchange.NextGot) {
	if n.LoadJump == nil {
		return
	}
	j, at := n.LoadJump, where+".load_jump"
	e := r.lib.Exercises.ByCode(j.Exercise)
	if e == nil {
		r.fail(at+".exercise", "a known exercise", j.Exercise)
		return
	}
	top := *e
	top.Ceiling = j.OldReps // the case says that the top of the range was reached
	line := r.line(&top, j.OldReps)
	line.Dose.Load = dose.Load{Each: unit.Kilograms(j.OldKg)}
	line.Loads = []unit.Kilograms{unit.Kilograms(j.OldKg), unit.Kilograms(j.NewKg)}
	for i := range line.Last {
		line.Last[i].Planned, line.Last[i].Did = line.Dose, line.Dose
	}
	c := d.Change(line, r.limits())
	total := exchange.Total{Exercise: e.Code, Old: j.OldReps, New: c.Dose.Sum(), Kg: float64(c.Dose.Load.Each), Rule: exchange.ReasonOf(c.Reason)}
	got.Totals["load_jump"] = total
	if total.Kg != j.NewKg {
		r.fail(at+".new_kg", j.NewKg, total.Kg)
	}
	if !j.NewReps.Holds(float64(total.New)) {
		r.fail(at+".new_reps_total", j.NewReps, total.New)
	}
}

// nextStart compares the first doses of a new stage.
func (r *caseRun) nextStart(where string, n *exchange.Next, d progression.Decision, got *exchange.NextGot) {
	for _, code := range sortedKeys(n.Start) {
		e := r.lib.Exercises.ByCode(code)
		if e == nil || e.Stage > d.Stage || !r.pass.Allows(e) {
			r.fail(where+".start."+code, "an exercise of the stage", "none")
			continue
		}
		first := exchange.DoseOf(e.Start(r.limits(), 1))
		got.Start[code] = first
		r.dose(where+".start."+code, n.Start[code], first)
	}
}

// flare compares what ratings come to.
func (r *caseRun) flare() {
	f := r.c.Flare
	if f == nil {
		return
	}
	res := progression.Flare(f.Median7, int(f.Now), int(f.Hours))
	got := exchange.FlareGot{Flare: res.Flare}
	r.got.Flare = &got
	x := f.Expect
	r.truth("flare.expect.flare", x.Flare, res.Flare)
	if !res.Flare {
		if x.FirstHours != nil || x.OnlyClasses != nil || x.DosePct != nil || x.Restart != nil || x.Remove != nil {
			r.fail("flare.expect", "a flare", "none")
		}
		return
	}
	got.FirstHours, got.Classes, got.DosePct = [2]int{res.Hours.Min, res.Hours.Max}, res.Classes.Codes(), res.Volume.Used
	r.ends("flare.expect.first_hours", x.FirstHours, &got.FirstHours)
	for _, code := range x.OnlyClasses {
		if !strings.Contains(" "+strings.Join(got.Classes, " ")+" ", " "+code+" ") {
			r.fail("flare.expect.only_classes", code, got.Classes)
		}
	}
	if x.OnlyClasses != nil && !sameSet(x.OnlyClasses, got.Classes) && len(x.OnlyClasses) < len(got.Classes) {
		r.fail("flare.expect.only_classes", x.OnlyClasses, got.Classes)
	}
	if x.DosePct != nil && !x.DosePct.Holds(float64(got.DosePct)) {
		r.fail("flare.expect.dose_pct", x.DosePct, got.DosePct)
	}
	r.restart(&got, res)
}

// restart compares how lines begin again after the first days.
func (r *caseRun) restart(got *exchange.FlareGot, res progression.FlareResult) {
	x := r.c.Flare.Expect
	if r.course == nil {
		r.begin()
		r.stand()
	}
	for _, code := range x.Remove {
		e := r.lib.Exercises.ByCode(code)
		if e == nil {
			r.fail("flare.expect.remove", "a known exercise", code)
		} else if res.Allows(e, 0) {
			r.fail("flare.expect.remove", "no "+code, code)
		}
	}
	if x.Restart == nil {
		return
	}
	e := r.lib.Exercises.ByCode(x.Restart.Exercise)
	if e == nil {
		r.fail("flare.expect.restart.exercise", "a known exercise", x.Restart.Exercise)
		return
	}
	w := progression.Week{Flare: true}
	total := r.total(e, progression.Decide(&w), x.Restart.Old)
	got.Restart = &total
	if !x.Restart.New.Holds(float64(total.New)) {
		r.fail("flare.expect.restart.new_total", x.Restart.New, total.New)
	}
}
