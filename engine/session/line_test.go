package session

import (
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"tspine/engine/body"
	"tspine/engine/dose"
	"tspine/engine/exercise"
	"tspine/engine/person"
	"tspine/engine/program"
	"tspine/engine/screening"
	"tspine/engine/unit"
)

func TestPainCaps(t *testing.T) {
	for name, c := range map[string]struct {
		phase exercise.Phase
		today unit.Rating
		cap   int
		say   string
		rule  string
	}{
		"what mobilizes goes on up to 3, then with less range":      {exercise.Mobilize, 0, 3, SayEase, "pain-cap-mobilize"},
		"what releases goes on up to 5, then more lightly":          {exercise.Release, 0, 5, SayEase, "pain-cap"},
		"what integrates goes on up to 5, then stops":               {exercise.Integrate, 0, 5, SayStop, "pain-cap"},
		"a flare's cap of 2 counts for all":                         {exercise.Mobilize, unit.Rate(2), 2, SayEase, "pain-cap-today"},
		"a day's cap is never above the line's own":                 {exercise.Mobilize, unit.Rate(4), 3, SayEase, "pain-cap-mobilize"},
		"a day's cap of 4 lowers what would go on up to 5":          {exercise.Integrate, unit.Rate(4), 4, SayStop, "pain-cap-today"},
		"a day's cap of 0 lets nothing hurt, and is not \"no cap\"": {exercise.Release, unit.Rate(0), 0, SayEase, "pain-cap-today"},
	} {
		t.Run(name, func(t *testing.T) {
			e := exercise.Exercise{ID: "this", Phases: []exercise.Phase{c.phase}}
			o := options(e)
			o.PainCap = c.today
			l := Expand(passOf(t, nil), sessionOf(chosen(t, &e, "30s", 1)), o).Lines[0]
			if l.PainCap != c.cap || l.OverCap != c.say || l.Why.Rule != c.rule {
				t.Errorf("cap %d, %s, by %s", l.PainCap, l.OverCap, l.Why.Rule)
			}
			if v, ok := l.Why.Figure("pain-cap"); !ok || v != float64(c.cap) {
				t.Errorf("the reason says %v", v)
			}
		})
	}
}

func TestALineWithoutAPhaseStandsInItsExercisesOwn(t *testing.T) {
	e := exercise.Exercise{ID: "this", Phases: []exercise.Phase{exercise.Mobilize}}
	c := chosen(t, &e, "30s", 1)
	c.Phase = 0
	if l := Expand(passOf(t, nil), sessionOf(c), options(e)).Lines[0]; l.Phase != exercise.Mobilize || l.PainCap != PainCapMobilize {
		t.Errorf("phase %v, cap %d", l.Phase, l.PainCap)
	}
}

func TestAlternativesAreForThisPerson(t *testing.T) {
	half := dose.Dose{Kind: dose.Reps, Sets: dose.Exactly(1), Reps: dose.Exactly(5)}
	other := func(change func(*exercise.Exercise)) exercise.Exercise {
		e := exercise.Exercise{ID: "other", Stage: exercise.Static, Dose: half}
		change(&e)
		return e
	}
	same := func(*exercise.Exercise) {}
	for name, c := range map[string]struct {
		other   exercise.Exercise
		answers screening.Answers
		options func(*Options)
		want    bool
	}{
		"offered where nothing speaks against it": {other(same), nil, nil, true},
		"not above the stage":                     {other(func(e *exercise.Exercise) { e.Stage = exercise.Eccentric }), nil, nil, false},
		"not without the equipment": {
			other(func(e *exercise.Exercise) { e.Needs = []exercise.Need{{AnyOf: []string{"band"}}} }), nil, nil, false},
		"with a stand-in for the equipment": {
			other(func(e *exercise.Exercise) { e.Needs = []exercise.Need{{AnyOf: []string{"mat", "floor"}}} }), nil, nil, true},
		"not with one of two things": {
			other(func(e *exercise.Exercise) {
				e.Needs = []exercise.Need{{AnyOf: []string{"floor"}}, {AnyOf: []string{"band", "cable-machine"}}}
			}), nil, nil, false},
		"with both of two things": {
			other(func(e *exercise.Exercise) {
				e.Needs = []exercise.Need{{AnyOf: []string{"floor"}}, {AnyOf: []string{"band", "cable-machine"}}}
			}), nil, func(o *Options) { o.Equipment = person.Equipment{Owned: []string{"cable-machine"}} }, true},
		"not where the pass leaves it out": {
			other(func(e *exercise.Exercise) { e.Classes = exercise.Overhead }),
			screening.Answers{"shoulder_overhead_pain": screening.Yes()}, nil, false},
		"not without a dose": {other(same), nil, func(o *Options) {
			o.Doses = func(*exercise.Exercise) dose.Dose { return dose.Dose{} }
		}, false},
		"not where nobody knows doses": {other(same), nil, func(o *Options) { o.Doses = nil }, false},
		"not where the catalog lacks it": {
			other(func(e *exercise.Exercise) { e.ID = "another" }), nil, nil, false},
	} {
		t.Run(name, func(t *testing.T) {
			e := exercise.Exercise{ID: "this", Classes: exercise.Breath, Easier: []string{"other"}, Instead: []string{"other"}}
			if c.other.Classes == 0 {
				c.other.Classes = exercise.Breath
			}
			o := options(e, c.other)
			o.Stage = exercise.Static
			if c.options != nil {
				c.options(&o)
			}
			l := Expand(passOf(t, c.answers), sessionOf(chosen(t, &e, "30s", 1)), o).Lines[0]
			if got := len(l.Easier) == 1 && len(l.Instead) == 1; got != c.want || len(l.Easier) != len(l.Instead) {
				t.Errorf("%d easier and %d instead, want them: %v", len(l.Easier), len(l.Instead), c.want)
			}
		})
	}
}

func TestAnAlternativeIsNotOfferedTwiceInASession(t *testing.T) {
	one := exercise.Exercise{ID: "one", Instead: []string{"two"}}
	two := exercise.Exercise{ID: "two", Instead: []string{"one"}, Dose: parse(t, "10")}
	lines := Expand(passOf(t, nil), sessionOf(chosen(t, &one, "10", 1), chosen(t, &two, "10", 1)), options(one, two)).Lines
	for _, l := range lines {
		if len(l.Instead) > 0 {
			t.Errorf("%s offers what is done anyway", l.Exercise)
		}
	}
}

func TestAnAlternativeIsExpandedForTheLinesPlace(t *testing.T) {
	row := exercise.Exercise{ID: "row", Phases: []exercise.Phase{exercise.Integrate}, Sides: body.Each, Easier: []string{"easy"}}
	easy := exercise.Exercise{ID: "easy", Phases: []exercise.Phase{exercise.Mobilize, exercise.Integrate}, Sides: body.Each, SetUp: 10, TurnOver: 5,
		PerCircuit: true, Breathing: "slow", Dose: parse(t, "5-8/side")}
	o := options(row, easy)
	o.Limited = limited(body.Right)
	c := chosen(t, &row, "2x8/side", 1, 2)
	c.Limited, c.Extra = true, 2
	a := Expand(passOf(t, nil), sessionOf(c), o).Lines[0].Easier[0]
	want := "prepare 10 right 1.1\nwork ×5 right 1.1\nswitch-side 5 left 1.1\nwork ×5 left 1.1\nswitch-side 5 right 2.1\nwork ×5 right 2.1"
	if diff := cmp.Diff(want, show(a.Steps)); diff != "" {
		t.Error("the limited side keeps its share:", diff)
	}
	if a.Phase != exercise.Integrate || a.PainCap != 5 || a.Limited != body.Right || !a.EveryRound || a.Breathing != "slow" || a.Length != 10+3*20+2*5 {
		t.Errorf("%+v", a)
	}
}

func TestAnAlternativeHasFurtherSetsOnlyWhereItsLineHas(t *testing.T) {
	row := exercise.Exercise{ID: "row", Sides: body.Each, Easier: []string{"easy"}}
	easy := exercise.Exercise{ID: "easy", Sides: body.Each, Dose: parse(t, "5/side")}
	o := options(row, easy)
	o.Limited = limited(body.Right)
	a := Expand(passOf(t, nil), sessionOf(chosen(t, &row, "8/side", 1)), o).Lines[0].Easier[0]
	if diff := cmp.Diff("work ×5 right 1.1\nwork ×5 left 1.1", show(a.Steps)); diff != "" {
		t.Error(diff)
	}
}

func TestAnAlternativeOfAnotherPhaseHasItsOwnCap(t *testing.T) {
	roll := exercise.Exercise{ID: "roll", Phases: []exercise.Phase{exercise.Release}, Instead: []string{"stretch"}}
	stretch := exercise.Exercise{ID: "stretch", Phases: []exercise.Phase{exercise.Mobilize}, Dose: parse(t, "20s")}
	a := Expand(passOf(t, nil), sessionOf(chosen(t, &roll, "20s", 1)), options(roll, stretch)).Lines[0].Instead[0]
	if a.Phase != exercise.Mobilize || a.PainCap != PainCapMobilize {
		t.Errorf("phase %v, cap %d", a.Phase, a.PainCap)
	}
}

func TestFrom(t *testing.T) {
	e := exercise.Exercise{ID: "this", Instead: []string{"other"}}
	other := exercise.Exercise{ID: "other", SetUp: 10, Sides: body.Each, TurnOver: 5, Dose: parse(t, "3x5/side rest 30s")}
	a := Expand(passOf(t, nil), sessionOf(chosen(t, &e, "4x10", 1)), options(e, other)).Lines[0].Instead[0]
	third := "prepare 10 left 3.1\nwork ×5 left 3.1\nswitch-side 5 right 3.1\nwork ×5 right 3.1"
	second := "prepare 10 left 2.1\nwork ×5 left 2.1\nswitch-side 5 right 2.1\nwork ×5 right 2.1\nrest 30 left 3.1\nwork ×5 left 3.1\nswitch-side 5 right 3.1\nwork ×5 right 3.1"
	for name, c := range map[string]struct {
		set  int
		want string
	}{
		"from the first set it is all of it":            {1, show(a.Steps)},
		"sets done are left out, and the rest before":   {2, second},
		"the last set is done":                          {3, third},
		"it is done even where more sets were done":     {4, third},
		"a place before the first set is its beginning": {0, show(a.Steps)},
	} {
		t.Run(name, func(t *testing.T) {
			if diff := cmp.Diff(c.want, show(a.From(c.set))); diff != "" {
				t.Error(diff)
			}
		})
	}
	if got := (Alternative{}).From(1); got != nil {
		t.Errorf("the zero Alternative has steps: %v", got)
	}
}

func TestAlternativesAreSafeAndComplete(t *testing.T) {
	pass := passOf(t, screening.Answers{"shoulder_overhead_pain": screening.Yes()})
	rapid.Check(t, func(t *rapid.T) {
		s, o := drawSession(t)
		for _, l := range Expand(pass, s, o).Lines {
			from := o.Catalog.Get(l.Exercise)
			for _, a := range append(slices.Clone(l.Easier), l.Instead...) {
				e := o.Catalog.Get(a.Exercise)
				if !pass.Allows(e) || e.Stage > o.Stage || !slices.Contains(append(slices.Clone(from.Easier), from.Instead...), e.ID) {
					t.Fatalf("%s may not stand for %s", e.ID, from.ID)
				}
				alone := told(t, e, a.Dose, a.Steps)
				extra := len(alone)
				want := asked(e, a.Dose, []int{0}, 0, body.NoSide)
				for at, amounts := range want {
					if !cmp.Equal(alone[at], amounts) {
						t.Fatalf("%s %v: %+v has %v, want %v", e.ID, a.Dose, at, alone[at], amounts)
					}
				}
				if extra -= len(want); extra != 0 && extra != a.Dose.Sets.Min {
					t.Fatalf("%d further sets to %d", extra, a.Dose.Sets.Min)
				}
				if want := program.LineSeconds(e, a.Dose, []int{0}, extra); a.Length != want {
					t.Fatalf("%s lasts %d s, want %d s", e.ID, a.Length, want)
				}
			}
		}
	})
}
