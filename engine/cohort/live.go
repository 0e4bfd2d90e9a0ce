package cohort

import (
	"math/rand/v2"

	"tspine/engine/course"
	"tspine/engine/exercise"
	"tspine/engine/screening"
	"tspine/engine/unit"
)

// Live takes a person through so many weeks of a whole course, every session
// chosen as on a real day, and counts what comes of it.
func Live(lib *course.Library, rules Rules, p *Person, weeks int, r *rand.Rand, t *Tally) {
	l := life{
		lib: lib, rules: rules, p: p, r: r, t: t, body: p.response(r), has: p.Has, day: firstDay, ladder: -1,
		course: course.New(lib), known: make([]known, lib.Exercises.Len()), demand: 1,
	}
	t.People++
	l.begin()
	for range weeks {
		l.week()
	}
	l.end()
}

// life is one person on their way through a course.
type life struct {
	lib    *course.Library
	rules  Rules
	p      *Person
	r      *rand.Rand
	t      *Tally
	course *course.Course
	body   response
	day    unit.Day

	has      Conditions
	truth    truth
	signed   bool     // a sign stopped a session, and nobody has screened since
	referred bool     // R30: the course itself sent the person to a clinician
	cleared  unit.Day // who said that exercise is fine; 0: nobody

	away   int  // days left of a break
	clinic int  // weeks left with a clinician
	gone   bool // for good

	begun   bool
	stage   exercise.Stage
	row     string  // of the entry
	credit  float64 // main sessions that are due
	perDay  float64 // of them
	perWeek float64 // bouts
	demand  float64
	known   []known // by place in the catalog
	log     log
	main    unit.Day // of the last main session
	ladder  int
	entry   pains
	told    pains // the latest ratings that were given
}

// known is what was asked of one exercise, and how it went.
type known struct {
	asked amount
	first float64 // volume that it began with
	last  [2]logged
	day   unit.Day // last done
	watch watch
	shown bool
}

func (l *life) hurts() pains {
	now := l.body.now
	return pains{rate(now), rate(now + l.p.More), rate(now + l.p.Worst)}
}

// record has an event counted, and looks at what was decided before it.
func (l *life) record(e course.Event) {
	e.Day = l.day
	for _, d := range l.rules.Record(l.course, e) {
		l.decided(&d)
	}
}

// begin describes, measures and screens the person.
func (l *life) begin() {
	l.log.begin(rate(l.body.now))
	l.record(course.Event{About: &course.About{Profile: l.p.Profile}})
	if l.p.Measures.Baselines > 0 {
		m := l.p.Measures
		l.record(course.Event{Measure: &m})
	}
	l.screen()
	st := l.course.On(l.day)
	l.t.Entry[st.Result.Action]++
	l.stand(&st)
	if l.begun {
		l.t.Began[l.stage]++
		return
	}
	l.t.Began[0]++
	l.toClinic()
}

// screen answers all questions.
func (l *life) screen() {
	now := l.hurts()
	e := course.Screen{Answers: l.has.answers(), Pain: course.Pain{Rest: now.rest, Move: now.move, Worst: now.worst}}
	if l.cleared > 0 && !l.referred && int(l.day-l.cleared) <= clearedDays {
		e.Clearances = []screening.Clearance{{Flag: "R30", Day: l.cleared}}
	}
	l.know()
	l.signed = false
	l.record(course.Event{Screen: &e})
	l.tell(now)
}

// tell notes the ratings that go with a screening or a measuring session. They
// stand in for a morning without one.
func (l *life) tell(now pains) {
	l.told = now
	l.log.amend(now.rest, l.entry.rest, l.day)
}

// know works out what has to follow from all that is so today. A clearance
// limits for as long as it counts (1.1).
func (l *life) know() {
	l.truth = l.p.truth(l.has)
	l.truth.sends = l.truth.sends || l.referred
	age := int(l.day - l.cleared)
	if l.cleared == 0 || age > clearedDays {
		return
	}
	if l.truth.cap == 0 || l.truth.cap > exercise.Static {
		l.truth.cap = exercise.Static
	}
	if age < clearedFresh {
		l.truth.leaves |= clearedLeaves
	}
}

// Days for which a clearance counts, and leaves out more (1.1).
const (
	clearedDays  = 84
	clearedFresh = 14
)

func (l *life) toClinic() {
	l.clinic = within(l.r, AwayShortest, AwayLongest)
	l.gone = l.p.Profile.Age < adultAge
}

// fromClinic is the end of that time. What the course itself referred for is
// cleared in person.
func (l *life) fromClinic() {
	if l.r.Float64() >= ShareResolved {
		l.gone = true
		return
	}
	l.has = l.has.resolved(l.p.Profile.Age)
	if l.referred {
		l.referred, l.cleared = false, l.day
	}
	l.t.Rescreens++
	l.screen()
	if st := l.course.On(l.day); st.Wait == course.ForClinician || st.Wait == course.ForHelp {
		l.gone = true
	}
}

// stand notes the stage that a person stands in.
func (l *life) stand(st *course.Standing) {
	if st.Wait != "" && !l.begun || st.Stage == 0 {
		return
	}
	if !l.begun {
		l.begun, l.entry = true, l.hurts()
		l.body.capacity = l.p.Reach * need(st.Stage)
	}
	if st.Entry.Row != l.row || st.Stage > l.stage {
		enteredAt(l.t, l.p, st.Stage, l.truth.cap, l.told)
	}
	if st.Entry.Row != l.row {
		clear(l.known)
	}
	l.row = st.Entry.Row
	if st.Stage != l.stage {
		l.to(st.Stage)
	}
	if st.Stage == exercise.Functional && l.ladder < 0 {
		l.ladder = int(l.day-firstDay) / unit.DaysPerWeek
	}
}

// to begins a stage: what was done at the half begins anew.
func (l *life) to(s exercise.Stage) {
	for i := range l.known {
		if e := l.lib.Exercises.At(i); e.Stage > l.stage {
			l.known[i] = known{}
		}
	}
	l.stage, l.perDay, l.perWeek = s, 1, 0
}

// end counts where the person has come to.
func (l *life) end() {
	s := l.course.State()
	l.t.Ended[l.stage]++
	l.t.Flares[min(len(s.Flares), flareBins-1)]++
	if l.ladder < 0 {
		l.t.Below++
		return
	}
	l.t.Ladder[min(l.ladder, weekBins-1)]++
}
