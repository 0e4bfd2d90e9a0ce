package cohort

import (
	"testing"

	"tspine/engine/exercise"
	"tspine/engine/screening"
)

// leaveFor gives leave to somebody with these conditions.
func leaveFor(t *testing.T, d *Decider, p *Person, has Conditions) *leave {
	t.Helper()
	v := d.screen(p, has, p.Level, false)
	if v.leave == nil {
		t.Fatalf("%v: %s", names(has), v.action)
	}
	return v.leave
}

func TestAPlanHasALineOfEachPhase(t *testing.T) {
	d := NewDecider(few(), Real())
	p := somebody(30, "M")
	l := leaveFor(t, d, &p, 0)
	for stage := exercise.Mobility; stage <= exercise.Functional; stage++ {
		for k := range kits {
			got := d.planFor(l, 0, stage, k)
			phase := exercise.Phase(0)
			for _, place := range got.lines[:got.n] {
				e := d.catalog.At(int(place))
				if e.Phase() <= phase || e.Stage > stage {
					t.Errorf("stage %d, kit %s: %s out of place", stage, kits[k].id, e.ID)
				}
				phase = e.Phase()
			}
			if want := min(int(stage)+1, 3); got.n < want {
				t.Errorf("stage %d, kit %s: %d lines", stage, kits[k].id, got.n)
			}
			if got.perWeek <= 0 || got.days <= 0 {
				t.Errorf("stage %d: %g a week", stage, got.perWeek)
			}
			if d.planFor(l, 0, stage, k) != got {
				t.Error("drawn twice")
			}
		}
	}
}

func TestALoadedLineComesFirst(t *testing.T) {
	d := NewDecider(few(), Real())
	p := somebody(30, "M")
	got := d.planFor(leaveFor(t, d, &p, 0), 0, exercise.Concentric, len(kits)-1)
	if e := d.catalog.At(int(got.lines[got.n-1])); !e.Loaded || e.Stage != exercise.Concentric {
		t.Errorf("%s", e.ID)
	}
}

func TestAPlanHasNothingThatIsLeftOut(t *testing.T) {
	d := NewDecider(few(), Real())
	p := somebody(30, "M")
	for i := range conditions {
		has := Conditions(0).with(i)
		truth := p.truth(has)
		if truth.sends || conditions[i].of != nil {
			continue
		}
		l := leaveFor(t, d, &p, has)
		for stage := exercise.Mobility; stage <= exercise.Functional; stage++ {
			got := d.planFor(l, exercise.Scap, stage, len(kits)-1)
			for _, place := range got.lines[:got.n] {
				if e := d.catalog.At(int(place)); truth.forbids(e) || e.Classes.Has(exercise.Scap) {
					t.Errorf("%s: %s", conditions[i].id, e.ID)
				}
			}
		}
	}
}

func TestAScreeningLeavesNoAnswersBehind(t *testing.T) {
	d := NewDecider(few(), Real())
	p := somebody(30, "F")
	var all Conditions
	for i := range conditions {
		all = all.with(i)
	}
	d.screen(&p, all, 3, true)
	if got := d.screen(&p, 0, 2, false); got.action != screening.Clear || got.leave == nil {
		t.Errorf("the next person: %s", got.action)
	}
	for q, a := range d.answers {
		if !a.IsNo() {
			t.Errorf("%s: %s", q, a)
		}
	}
}

func TestAScreeningIsAskedOnce(t *testing.T) {
	asked := 0
	rules := Real()
	rules.Screen = func(in screening.Intake) screening.Result {
		asked++
		return screening.Screen(in)
	}
	d := NewDecider(few(), rules)
	p := somebody(30, "F")
	for range 3 {
		d.screen(&p, 0, 2, false)
	}
	if asked != 1 {
		t.Errorf("asked %d times", asked)
	}
	older := p
	older.Profile.Age++
	d.screen(&older, 0, 2, false)
	d.screen(&p, 0, 7, false)
	d.screen(&p, 0, 2, true)
	d.screen(&p, Conditions(0).with(warnings), 2, false)
	if asked != 5 {
		t.Errorf("what differs was not asked: %d times", asked)
	}
}

func TestEveryKitIsKnownToSomeExercise(t *testing.T) {
	owned := map[string]bool{}
	for k := range kits {
		for _, thing := range kits[k].own.Owned {
			owned[thing] = true
		}
	}
	for _, e := range few().All() {
		for _, n := range e.Needs {
			if !owned[n.AnyOf[0]] {
				t.Errorf("nobody owns a %s", n.AnyOf[0])
			}
		}
	}
}
