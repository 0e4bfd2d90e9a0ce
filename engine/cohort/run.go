package cohort

import (
	"math"
	"math/rand/v2"

	"tspine/engine/assessment"
	"tspine/engine/exercise"
	"tspine/engine/person"
	"tspine/engine/planner"
	"tspine/engine/progression"
	"tspine/engine/unit"
)

// run is one person on their way, as decisions alone see it.
type run struct {
	d    *Decider
	p    *Person
	r    *rand.Rand
	t    *Tally
	body response
	day  unit.Day

	has       Conditions
	truth     truth
	leave     *leave // nil: no pass
	referral  bool   // R30
	screenDay unit.Day
	away      int  // days left of a break
	clinic    int  // weeks left with a clinician
	gone      bool // for good

	entered  bool
	entry    planner.Entry
	findings assessment.Findings
	primary  assessment.Test // that tells of a plateau; zero: none
	stage    exercise.Stage
	settling bool
	plan     *plan
	lines    [mostLines]line
	n        int // of them
	limits   uint16
	demand   float64
	strain   strain

	entryPain, settlePain pains
	stageWorst            unit.Rating
	settleDay             unit.Day
	settleDays, flareDays days
	inFlare               bool
	flares                int // that were found
	ladder                int // weeks until the last stage began; -1: not yet

	log     log
	unsaid  [2]went          // sessions that lines have not heard of, the latest first
	waiting int              // of them
	seen    progression.Week // kept here so that looking at it costs nothing
}

// pains are the ratings of a moment.
type pains struct{ rest, move, worst unit.Rating }

// hurts gives the ratings of now.
func (r *run) hurts() pains {
	now := r.body.now
	return pains{rate(now), rate(now + r.p.More), rate(now + r.p.Worst)}
}

// days are the last few days on which something happened.
type days [4]unit.Day

func (d *days) add(day unit.Day) {
	copy(d[1:], d[:])
	d[0] = day
}

// within counts those of the last so many days.
func (d *days) within(today unit.Day, last int) int {
	n := 0
	for _, day := range d {
		if day > 0 && int(today-day) < last {
			n++
		}
	}
	return n
}

// begin screens for the first time.
func (r *run) begin() {
	r.log.begin(rate(r.body.now))
	r.t.Entry[r.ask()]++
	if r.leave == nil {
		r.t.Began[0]++
		r.toClinic()
		return
	}
	r.enter()
	r.t.Began[r.stage]++
}

// ask screens, and keeps what that allows. Pain is rated in steps of PainStep,
// without the ups and downs of the day.
func (r *run) ask() (action int) {
	r.truth = r.p.truth(r.has)
	r.truth.sends = r.truth.sends || r.referral
	level := math.Round((r.body.level+r.body.boost)/PainStep) * PainStep
	v := r.d.screen(r.p, r.has, level, r.referral)
	r.screenDay, r.leave = r.day, v.leave
	return int(v.action)
}

// again screens in the course of the program.
func (r *run) again() {
	had := r.leave
	r.t.Rescreens++
	r.ask()
	switch {
	case r.leave == nil:
		r.t.Sent++
		r.toClinic()
	case !r.entered:
		r.enter()
	case r.leave != had:
		r.redraw()
	}
}

// toClinic leaves the person with a clinician for some weeks. Who is out of
// scope does not come back.
func (r *run) toClinic() {
	r.clinic = within(r.r, AwayShortest, AwayLongest)
	r.gone = r.p.Profile.Age < adultAge
}

// fromClinic is the end of that time: it is resolved, or the person does not
// come back.
func (r *run) fromClinic() {
	if r.r.Float64() >= ShareResolved {
		r.gone = true
		return
	}
	r.has, r.referral, r.inFlare = r.has.resolved(r.p.Profile.Age), false, false
	r.flareDays, r.settleDays = days{}, days{}
	r.again()
}

// enter begins the program by 7.2.
func (r *run) enter() {
	p, now := r.p, r.hurts()
	r.findings, r.primary = assessment.Findings{}, assessment.Test{}
	if p.Measures.Baselines > 0 {
		r.findings = assessment.Assess([]assessment.Measures{p.Measures}, r.leave.pass.Flags(), p.Profile.Age)
		r.primary, _ = assessment.Find(r.findings.Primary())
	}
	r.entry = r.d.rules.Enter(planner.Situation{
		Catalog: r.d.catalog, Pass: r.leave.pass, Findings: r.findings, Profile: p.Profile, PainRest: now.rest, PainMove: now.move,
	})
	enteredAt(r.t, p, r.entry.Stage, r.truth.cap, now)
	if !r.entered {
		r.body.capacity = p.Reach * need(r.entry.Stage)
	}
	r.entered, r.entryPain, r.settling = true, now, false
	r.log.anew()
	if r.entry.Settle {
		r.settle()
	}
	r.to(r.entry.Stage)
	r.n = 0
	r.redraw()
}

func (r *run) settle() {
	r.settling, r.settleDay, r.settlePain = true, r.day, r.hurts()
	r.settleDays.add(r.day)
}

// to begins a stage.
func (r *run) to(s exercise.Stage) {
	if s >= exercise.Concentric && r.stage < exercise.Concentric {
		r.log.sinceLight = 0
	}
	r.stage, r.stageWorst = s, r.hurts().worst
	r.log.stage()
	if s == exercise.Functional && r.ladder < 0 {
		r.ladder = int(r.day-firstDay) / unit.DaysPerWeek
	}
}

// end counts where the person has come to.
func (r *run) end() {
	r.t.Ended[r.stage]++
	r.t.Flares[min(r.flares, flareBins-1)]++
	if r.ladder < 0 {
		r.t.Below++
		return
	}
	r.t.Ladder[min(r.ladder, weekBins-1)]++
}

// lifts says whether the person is a trained lifter.
func (p *Person) lifts() bool { return p.Profile.Training == person.Lifter }
