package cohort

import (
	"testing"

	"tspine/engine/course"
	"tspine/engine/exercise"
	"tspine/engine/program"
	"tspine/engine/progression"
	"tspine/engine/screening"
	"tspine/engine/unit"
)

func TestACourseNeverViolatesAnything(t *testing.T) {
	got := lived(Real(), 0, 40, 40)
	wantNone(t, got)
	if got.Trained == 0 || got.Decisions[place(progression.KindProgress)] == 0 || got.Decisions[place(progression.KindAdvanceStage)] == 0 {
		t.Errorf("nobody came on: %+v", got)
	}
}

// brokenCourses are courses that violate something.
func brokenCourses() map[string]struct {
	want Violation
	of   func(*Rules)
} {
	// forged changes what a course is told to have been decided.
	forged := func(r *Rules, change func(*course.Decided)) {
		record, advance := r.Record, r.Advance
		all := func(list []course.Decided) []course.Decided {
			for i := range list {
				change(&list[i])
			}
			return list
		}
		r.Record = func(c *course.Course, e course.Event) []course.Decided { return all(record(c, e)) }
		r.Advance = func(c *course.Course, day unit.Day) []course.Decided { return all(advance(c, day)) }
	}
	raise := func(by int, when func(*course.LineChange) bool) func(*course.Decided) {
		return func(d *course.Decided) {
			for i := range d.Lines {
				if l := &d.Lines[i]; when(l) {
					l.To = l.From
					l.To.Sets, l.To.Reps.Min, l.To.Total = l.From.Sets, l.From.Reps.Min, l.From.Sum()*by/100+1
				}
			}
		}
	}
	rose := func(l *course.LineChange) bool { return l.To.Sum() > l.From.Sum() }
	return map[string]struct {
		want Violation
		of   func(*Rules)
	}{
		"doses rise by a third":        {DoseTooMuch, func(r *Rules) { forged(r, raise(130, rose)) }},
		"doses rise past the ceiling":  {DoseOverCeiling, func(r *Rules) { forged(r, raise(300, rose)) }},
		"doses rise whatever happened": {DoseAfterTrouble, func(r *Rules) { forged(r, raise(105, func(*course.LineChange) bool { return true })) }},
		"more is shown than was decided": {DoseTooMuch, func(r *Rules) {
			r.Main = func(st *course.Standing) program.Session {
				s := st.Main(0)
				for i := range s.Parts {
					s.Parts[i].Dose.Total = s.Parts[i].Dose.Sum() * 2
				}
				return s
			}
		}},
		"a stage rises every week": {StageInPain, func(r *Rules) {
			forged(r, func(d *course.Decided) { d.Decision.Stage = min(d.From+1, exercise.Functional) })
		}},
		"stages rise two at a time": {StageTooFar, func(r *Rules) {
			forged(r, func(d *course.Decided) {
				if d.Decision.Stage > d.From {
					d.Decision.Stage = min(d.From+2, exercise.Functional)
				}
			})
		}},
		"limiting answers are not recorded": {ExcludedClass, func(r *Rules) {
			r.Record = func(c *course.Course, e course.Event) []course.Decided {
				if e.Screen != nil {
					s := *e.Screen
					if res := screening.Screen(screening.Intake{Age: 30, Answers: s.Answers}); res.Action == screening.Modify {
						s.Answers = screening.Answers{}.OthersNo()
					}
					e.Screen = &s
				}
				return c.Record(e)
			}
		}},
		"warning answers are not recorded": {ShownWithoutPass, func(r *Rules) {
			r.Record = func(c *course.Course, e course.Event) []course.Decided {
				if e.Screen != nil {
					s := *e.Screen
					s.Answers = screening.Answers{}.OthersNo()
					e.Screen = &s
				}
				return c.Record(e)
			}
		}},
		"the check before a session is not recorded": {ShownWithoutPass, func(r *Rules) {
			r.Record = func(c *course.Course, e course.Event) []course.Decided {
				if e.Check != nil {
					return nil
				}
				return c.Record(e)
			}
		}},
	}
}

func TestEveryBrokenCourseIsCaught(t *testing.T) {
	caught := map[Violation]bool{}
	for name, b := range brokenCourses() {
		rules := Real()
		b.of(&rules)
		often := func(p *Person) { p.Signs = 60 }
		if got := livedBy(rules, 0, 20, 20, often); got.Violations[b.want] == 0 {
			t.Errorf("%s: no %s", name, b.want)
		}
		caught[b.want] = true
	}
	for _, v := range Violations() {
		if !caught[v] {
			t.Errorf("no broken course for %s", v)
		}
	}
}

func TestTheSamePersonLivesTheSameTwice(t *testing.T) {
	whole := lived(Real(), 0, 12, 20)
	parts := lived(Real(), 6, 6, 20)
	parts.Add(lived(Real(), 0, 6, 20))
	if *whole != *parts {
		t.Errorf("whole %+v\nparts %+v", whole, parts)
	}
}

func TestACourseCountsEveryPersonOnce(t *testing.T) {
	got := lived(Real(), 0, 40, 10)
	for name, c := range map[string]struct{ got, want int64 }{
		"people": {got.People, 40}, "weeks": {got.Weeks, 400}, "entries": {sum(got.Entry[:]), 40}, "first stages": {sum(got.Began[:]), 40},
		"last stages": {sum(got.Ended[:]), 40}, "ladder": {sum(got.Ladder[:]) + got.Below, 40}, "trained weeks": {sum(got.Stages[:]), got.Trained},
	} {
		if c.got != c.want {
			t.Errorf("%s: got %d, want %d", name, c.got, c.want)
		}
	}
}
