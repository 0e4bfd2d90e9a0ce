package cohort

import (
	"testing"

	"tspine/engine/exercise"
	"tspine/engine/person"
	"tspine/engine/progression"
	"tspine/engine/unit"
)

// follow takes one person through so many weeks, and gives the run as it is
// then.
func follow(d *Decider, p Person, weeks int) (*run, *Tally) {
	var t Tally
	d.Decide(&p, weeks, of(9), &t)
	return &d.run, &t
}

// keen is a steady person who does everything.
func keen() Person {
	p := steady()
	p.Profile, p.Level, p.Usual, p.Reach, p.Gain = person.Profile{Age: 30, Sex: person.Male, Training: person.Active}, 0, 0, 1.5, 0.06
	p.Kit = len(kits) - 1
	return p
}

func TestWhoHasNoPainAndDoesEverythingComesToTheEnd(t *testing.T) {
	r, got := follow(NewDecider(few(), Real()), keen(), 60)
	if r.stage != exercise.Functional || got.Below != 0 {
		t.Errorf("after 60 weeks at stage %d", r.stage)
	}
	wantNone(t, got)
	for stage := r.entry.Stage; stage < exercise.Functional; stage++ {
		if n := got.Stages[stage]; n == 0 || n > progression.CapWeeks {
			t.Errorf("%d weeks at stage %d", n, stage)
		}
	}
	if got.Sent != 0 || got.Decisions[place(progression.KindBackOff)] != 0 || got.Decisions[place(progression.KindMaintain)] == 0 {
		t.Errorf("%+v", got.Decisions)
	}
}

func TestWhoHasALimitedConditionStaysUnderItsCap(t *testing.T) {
	for i := range conditions {
		if conditions[i].cap == 0 || conditions[i].of != nil {
			continue
		}
		p := keen()
		p.Has = p.Has.with(i)
		r, got := follow(NewDecider(few(), Real()), p, 40)
		if r.stage > conditions[i].cap {
			t.Errorf("%s: stage %d", conditions[i].id, r.stage)
		}
		wantNone(t, got)
	}
}

func TestWhoIsSentHasNoSessionUntilItIsResolved(t *testing.T) {
	d := NewDecider(few(), Real())
	for i := range warnings {
		p := keen()
		p.Has = p.Has.with(i)
		r, got := follow(d, p, AwayShortest-1)
		if got.Sessions != 0 || r.leave != nil || got.Began[0] != 1 {
			t.Errorf("%s: %d sessions", conditions[i].id, got.Sessions)
		}
		r, got = follow(d, p, AwayLongest+12)
		if back := got.Sessions > 0; back == r.gone {
			t.Errorf("%s: %d sessions, gone %v", conditions[i].id, got.Sessions, r.gone)
		}
		wantNone(t, got)
	}
}

func TestChildrenDoNotComeBack(t *testing.T) {
	p := keen()
	p.Profile.Age = 16
	if r, got := follow(NewDecider(few(), Real()), p, 52); !r.gone || got.Sessions != 0 || got.Weeks != 52 {
		t.Errorf("%+v", got)
	}
}

func TestMuchPainSettlesFirst(t *testing.T) {
	p := keen()
	p.Level, p.Usual, p.Return = 6, 1, 0.2
	r, got := follow(NewDecider(few(), Real()), p, 1)
	if got.Began[exercise.Mobility] != 1 || r.settleDays.within(r.day, referDays) == 0 {
		t.Errorf("stage %d", r.stage)
	}
	r, _ = follow(NewDecider(few(), Real()), p, 3)
	if r.settling {
		t.Error("pain of 2 has not settled")
	}
	p.Usual, p.Return = 6, 0
	if _, got = follow(NewDecider(few(), Real()), p, 4); got.Sent == 0 {
		t.Error("pain that doesn't settle is nobody's business")
	}
}

func TestABreakStepsBack(t *testing.T) {
	d := NewDecider(few(), Real())
	p := keen()
	for weeks, want := range map[int]struct {
		decision progression.Kind
		down     bool
	}{1: {progression.KindStepBack, false}, 2: {progression.KindStepBack, false}, 5: {progression.KindStepBack, true}} {
		var got Tally
		r := &d.run
		d.run = run{d: d, p: &p, r: of(9), t: &got, body: p.response(of(9)), has: p.Has, day: firstDay, ladder: -1}
		r.begin()
		for range 3 {
			r.week()
		}
		stage, doses := r.stage, r.demand
		r.away = weeks * unit.DaysPerWeek
		for range weeks + 1 {
			r.week()
		}
		if got.Decisions[place(want.decision)] != 1 {
			t.Errorf("%d weeks: %+v", weeks, got.Decisions)
		}
		if want.down != (r.stage < stage) || r.demand > doses {
			t.Errorf("%d weeks: from stage %d to %d, demand from %g to %g", weeks, stage, r.stage, doses, r.demand)
		}
		wantNone(t, &got)
	}
}

func TestAFlareIsDecidedOnTheDay(t *testing.T) {
	d := NewDecider(few(), Real())
	p := keen()
	p.Level, p.Usual = 1, 1
	var got Tally
	d.run = run{d: d, p: &p, r: of(9), t: &got, body: p.response(of(9)), has: p.Has, day: firstDay, ladder: -1}
	r := &d.run
	r.begin()
	for range 2 {
		r.week()
	}
	r.body.boost, r.body.boosted = 4, 5
	before := r.t.Rescreens
	for range 3 {
		r.night()
	}
	if got.Decisions[place(progression.KindFlare)] != 1 || !r.inFlare || r.flares != 1 || r.t.Rescreens == before {
		t.Errorf("%+v", got.Decisions)
	}
	for range 9 {
		r.night()
	}
	if r.inFlare {
		t.Error("it is still going on")
	}
}

func TestAsManyBoutsAreDueAsTheStageAsksFor(t *testing.T) {
	d := NewDecider(few(), Real())
	p := keen()
	r, got := follow(d, p, 52)
	want := 0.0
	for stage, weeks := range got.Stages {
		if weeks > 0 {
			want += float64(weeks) * d.planFor(r.leave, 0, exercise.Stage(stage), p.Kit).perWeek
		}
	}
	if off := float64(got.Sessions) - want; off < -6 || off > 6 {
		t.Errorf("%d sessions, %g asked for", got.Sessions, want)
	}
}

func TestLinesHearOfTheLastTwoSessions(t *testing.T) {
	d := NewDecider(few(), Real())
	p := keen()
	var got Tally
	d.run = run{d: d, p: &p, r: of(9), t: &got, body: p.response(of(9)), has: p.Has, day: firstDay, ladder: -1}
	r := &d.run
	r.begin()
	for _, during := range []int{0, 3, 6} {
		w := went{far: full, finished: true, during: unit.Rate(during)}
		r.unsaid[1], r.unsaid[0] = r.unsaid[0], w
		r.waiting = min(r.waiting+1, 2)
	}
	r.say()
	for i := range r.lines[:r.n] {
		if l := r.lines[i].last; l[0].pain() != unit.Rate(6) || l[1].pain() != unit.Rate(3) {
			t.Errorf("%s: %d, then %d", r.lines[i].exercise.ID, l[1].pain().Value(), l[0].pain().Value())
		}
	}
	one := r.lines[0].last
	if r.say(); r.lines[0].last != one {
		t.Error("said twice")
	}
}

func TestALineBeginsWithTheLightestLoad(t *testing.T) {
	for name, c := range map[string]struct {
		kit  string
		tool string
		want string
	}{
		"a band of the lightest color": {"bands", "band", "2x10 @ yellow band"}, "the lightest dumbbell": {"gym", "dumbbell", "2x10 @ 2kg"},
		"the empty bar": {"gym", "barbell", "2x10 @ 20kg"}, "nothing where there is none": {"floor", "band", "2x10"},
	} {
		e := loaded(sample("x", exercise.Integrate, 2, exercise.Pull, "2x10", 30), c.tool)
		for k := range kits {
			if kits[k].id != c.kit {
				continue
			}
			got := e.Dose
			got.Load = lightest(k, &e)
			if got != must(c.want) {
				t.Errorf("%s: got %s", name, got)
			}
		}
	}
}
