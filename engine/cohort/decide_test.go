package cohort

import (
	"testing"

	"tspine/engine/dose"
	"tspine/engine/exercise"
	"tspine/engine/person"
	"tspine/engine/planner"
	"tspine/engine/progression"
	"tspine/engine/screening"
	"tspine/engine/unit"
)

func TestTheRulesNeverViolateAnything(t *testing.T) {
	got := decided(NewDecider(few(), Real()), 0, 3000, 52)
	wantNone(t, got)
	if up := got.Decisions[place(progression.KindAdvanceStage)]; up == 0 {
		t.Error("no stage rose")
	}
	if up := got.Decisions[place(progression.KindProgress)]; up == 0 {
		t.Error("no dose rose")
	}
	for i, k := range Kinds() {
		if got.Decisions[i] == 0 {
			t.Errorf("%s was never decided", k)
		}
	}
}

// broken gives rules that violate something, for each violation at least one.
func broken() map[string]struct {
	want Violation
	of   func(*Rules)
} {
	raise := func(by int) func(progression.Decision, progression.Line, exercise.Limits) progression.Change {
		return func(d progression.Decision, l progression.Line, limits exercise.Limits) progression.Change {
			c := d.Change(l, limits)
			if d.Kind == progression.KindProgress && l.Way.IsZero() && c.Dose.Sum() > l.Dose.Sum() {
				c.Dose = l.Dose.Shape(l.Dose.Sum()*by/100+1, dose.ByReps)
			}
			return c
		}
	}
	return map[string]struct {
		want Violation
		of   func(*Rules)
	}{
		"doses rise by a fifth": {DoseTooMuch, func(r *Rules) { r.Change = raise(120) }},
		"a deload is made good twice over": {DoseTooMuch, func(r *Rules) {
			r.Change = func(d progression.Decision, l progression.Line, limits exercise.Limits) progression.Change {
				c := d.Change(l, limits)
				if l.Way.Plan == progression.AfterDeload && c.Way.IsZero() {
					c.Dose = l.Way.Base.Shape(l.Way.Base.Sum()*5/4, dose.ByReps)
				}
				return c
			}
		}},
		"doses rise past the ceiling": {DoseOverCeiling, func(r *Rules) {
			r.Change = func(d progression.Decision, l progression.Line, limits exercise.Limits) progression.Change {
				high := *l.Exercise
				high.Ceiling = 1000
				l.Exercise = &high
				return d.Change(l, limits)
			}
		}},
		"doses rise after any session": {DoseAfterTrouble, func(r *Rules) {
			r.Change = func(d progression.Decision, l progression.Line, limits exercise.Limits) progression.Change {
				for i := range l.Last {
					l.Last[i].How, l.Last[i].Open, l.Last[i].Did = "full", false, l.Last[i].Planned
					l.Last[i].Pain, l.Last[i].Session = unit.Rate(0), unit.Rate(0)
				}
				return d.Change(l, limits)
			}
		}},
		"a red week is followed by more": {DoseAfterTrouble, func(r *Rules) {
			r.Decide = func(w *progression.Week) progression.Decision {
				calm := *w
				calm.Red, calm.Amber, calm.RedBefore = false, false, 0
				return progression.Decide(&calm)
			}
		}},
		"a stage rises as soon as it is comfortable": {StageInPain, func(r *Rules) {
			r.Decide = func(w *progression.Week) progression.Decision {
				d := progression.Decide(w)
				if w.Comfort() && w.Stage < exercise.Functional && (w.StageCap == 0 || w.Stage < w.StageCap) && d.Kind == progression.KindHold {
					d.Kind, d.Stage = progression.KindAdvanceStage, w.Stage+1
				}
				return d
			}
		}},
		"nobody settles on entry": {StageInPain, func(r *Rules) {
			r.Enter = func(s planner.Situation) planner.Entry {
				s.PainRest, s.PainMove = unit.Rate(0), unit.Rate(0)
				return planner.Enter(s)
			}
		}},
		"stages rise two at a time": {StageTooFar, func(r *Rules) {
			r.Decide = func(w *progression.Week) progression.Decision {
				d := progression.Decide(w)
				if d.Kind == progression.KindAdvanceStage {
					d.Stage = min(d.Stage+1, exercise.Functional)
				}
				return d
			}
		}},
		"caps are forgotten": {StageTooFar, func(r *Rules) {
			r.Decide = func(w *progression.Week) progression.Decision {
				free := *w
				free.StageCap = 0
				return progression.Decide(&free)
			}
		}},
		"everything is available": {ExcludedClass, func(r *Rules) {
			r.Available = func(c *exercise.Catalog, _ screening.Pass, s exercise.Stage, own person.Equipment) []*exercise.Exercise {
				clear, _ := screening.Screen(screening.Intake{Age: 30, Answers: screening.Answers{}.OthersNo()}).Pass()
				return planner.Available(c, clear, s, own)
			}
		}},
		"limiting answers are not heard": {ExcludedClass, func(r *Rules) {
			r.Screen = func(in screening.Intake) screening.Result {
				res := screening.Screen(in)
				if res.Action == screening.Modify {
					in.Answers = screening.Answers{}.OthersNo()
					in.HasOWD = false
					return screening.Screen(in)
				}
				return res
			}
		}},
		"everybody is clear": {ShownWithoutPass, func(r *Rules) {
			r.Screen = func(in screening.Intake) screening.Result {
				return screening.Screen(screening.Intake{Age: max(in.Age, 18), Answers: screening.Answers{}.OthersNo()})
			}
		}},
		"a sign before the session is overheard": {ShownWithoutPass, func(r *Rules) {
			r.Check = func(screening.Answers) screening.MiniResult { return screening.MiniResult{} }
		}},
		"nobody is referred on": {ShownWithoutPass, func(r *Rules) {
			r.Screen = func(in screening.Intake) screening.Result {
				in.Referral = false
				return screening.Screen(in)
			}
		}},
	}
}

func TestEveryBrokenRuleIsCaught(t *testing.T) {
	caught := map[Violation]bool{}
	for name, b := range broken() {
		rules := Real()
		b.of(&rules)
		got := decided(NewDecider(few(), rules), 0, 1000, 40)
		if got.Violations[b.want] == 0 {
			t.Errorf("%s: no %s", name, b.want)
		}
		caught[b.want] = true
	}
	for _, v := range Violations() {
		if !caught[v] {
			t.Errorf("no broken rule for %s", v)
		}
	}
}

func TestWhatIsKeptChangesNothing(t *testing.T) {
	kept := NewDecider(few(), Real())
	var a, b Tally
	for i := range uint64(150) {
		p := Draw(of(i))
		r, other := of(i+1000), of(i+1000)
		kept.Decide(&p, 40, r, &a)
		NewDecider(few(), Real()).Decide(&p, 40, other, &b)
	}
	if a != b {
		t.Errorf("kept: %+v\nanew: %+v", a, b)
	}
}

func TestMemoryIsGivenBackWhenItIsFull(t *testing.T) {
	d := NewDecider(few(), Real())
	decided(d, 0, 50, 20)
	for i := range mostKept + 1 {
		d.planned.of(string(rune(i + 1)))
	}
	before := decided(NewDecider(few(), Real()), 50, 20, 20)
	if got := decided(d, 50, 20, 20); *got != *before {
		t.Error("forgetting changed the result")
	}
	if d.full() || len(d.planned.list) > mostKept {
		t.Error("nothing was forgotten")
	}
}

func TestAPersonCostsLittleMemory(t *testing.T) {
	d := NewDecider(few(), Real())
	decided(d, 0, 500, 52)
	i := 500
	got := testing.AllocsPerRun(300, func() {
		decided(d, i, 1, 52)
		i++
	})
	if got > 150 {
		t.Errorf("%g allocations for one person", got)
	}
}
