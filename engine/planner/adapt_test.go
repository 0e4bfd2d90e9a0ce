package planner

import (
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"tspine/engine/assessment"
	"tspine/engine/body"
	"tspine/engine/dose"
	"tspine/engine/exercise"
	"tspine/engine/person"
	"tspine/engine/program"
	"tspine/engine/screening"
	"tspine/engine/unit"
)

func TestAdaptWritesEveryStageOut(t *testing.T) {
	s := Situation{Catalog: home(t), Pass: passOf(t, nil), Profile: novice, PainRest: unit.Rate(1), PainMove: unit.Rate(4)}
	p := Adapt(s, Enter(s), 15)
	if diff := cmp.Diff([]program.Stage{{Stage: 1, Weeks: 6}, {Stage: 2, Weeks: 6}, {Stage: 3, Weeks: 3}}, p.Stages,
		cmp.FilterPath(func(p cmp.Path) bool { return p.Last().String() == ".Parts" }, cmp.Ignore())); diff != "" {
		t.Error(diff)
	}
	got := map[string]string{}
	for _, part := range p.Stages[0].Parts {
		got[part.Name] = ""
		for _, l := range part.Lines {
			got[part.Name] += l.Exercise + " " + l.Dose.String() + "; "
		}
	}
	want := map[string]string{
		"release":  "breathing 10 breaths; roll-lats 20s/side; roll-back 20s; ",
		"mobilize": "cat-cow 30s 3/day; open-book 8/side; chair 8; side-bend 10s/side; thread 8/side; ",
		"half":     "band-row 2x5 rest 60s rir 4; wall-angel 2x4 rest 60s rir 4; ",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

func TestAdaptBeginsWithHalfWhilePainSettles(t *testing.T) {
	s := Situation{Catalog: home(t), Pass: passOf(t, nil), PainRest: unit.Rate(6)}
	p := Adapt(s, Enter(s), 7)
	if got := p.Stages[0].Parts[1].Lines[0].Dose; got != parse(t, "15s 3/day") {
		t.Errorf("first %s", got)
	}
	if got := p.Stages[1].Parts[1].Lines[0].Dose; got != parse(t, "30s 3/day") {
		t.Errorf("then %s", got)
	}
}

func TestEveryLineOfAProgramIsAllowed(t *testing.T) {
	c := home(t)
	passes := []screening.Pass{passOf(t, nil), passOf(t, answered["birth (M10p)"]), passOf(t, answered["mobile (M06)"]), {}}
	rapid.Check(t, func(t *rapid.T) {
		d := rapidDice(t)
		s := Situation{
			Catalog: c, Pass: among(d, passes...).With(exercise.Classes(d(1 << 10))), PainRest: unit.Rate(d(11)), PainMove: unit.Rate(d(11)),
			Findings: assessment.Findings{SWALow: d.once(2), Rotation: assessment.State(d(4)), Limited: body.Directions(d(16))},
			Profile:  person.Profile{Training: among(d, person.None, person.Lifter), Goal: among(d, person.Strength, person.Pain)},
		}
		e, weeks := Enter(s), d(40)
		p := Adapt(s, e, weeks)
		all := 0
		for i, stage := range p.Stages {
			all += stage.Weeks
			if stage.Stage != max(e.Stage, 1)+exercise.Stage(i) || stage.Weeks < 1 || stage.Weeks > stageWeeks {
				t.Fatalf("stage %d for %d weeks", stage.Stage, stage.Weeks)
			}
			for _, part := range stage.Parts {
				for _, l := range part.Lines {
					one := c.Get(l.Exercise)
					half := part.Name == "half"
					if !s.Pass.Allows(one) || one.Classes.Has(e.Exclude) || one.Stage > stage.Stage && !half || l.Dose.Sum() > one.Dose.Sum() {
						t.Fatalf("stage %d, %s: %s %s", stage.Stage, part.Name, l.Exercise, l.Dose)
					}
					if part.Phase == exercise.Mobilize && one.Directions&loose(&s.Findings) != 0 {
						t.Fatalf("%s mobilizes what is loose", l.Exercise)
					}
				}
			}
		}
		if all > weeks || len(p.Stages) > 0 && all < weeks && p.Stages[len(p.Stages)-1].Stage != last(s.Pass) {
			t.Fatalf("%d of %d weeks, up to stage %d", all, weeks, p.Stages[len(p.Stages)-1].Stage)
		}
	})
}

func last(p screening.Pass) exercise.Stage {
	if p.StageCap() > 0 {
		return p.StageCap()
	}
	return exercise.Functional
}

func TestReserveOfTheEntryBindsEveryDose(t *testing.T) {
	s := Situation{Catalog: home(t), Pass: passOf(t, nil), Profile: lifter, PainMove: unit.Rate(3)}
	for _, part := range Adapt(s, Enter(s), 6).Stages[0].Parts {
		for _, l := range part.Lines {
			if part.Phase == exercise.Integrate && l.Dose.Kind == dose.Reps && l.Dose.Reserve < dose.InReserve(soreReserve) {
				t.Errorf("%s %s", l.Exercise, l.Dose)
			}
		}
	}
}

func BenchmarkAdapt(b *testing.B) {
	s := Situation{Catalog: madeUp(b, 60), Pass: passOf(b, nil), Profile: novice, PainMove: unit.Rate(1), PainRest: unit.Rate(1)}
	s.Profile.Equipment.Owned = []string{"mat", "foam-roller", "band"}
	s.Findings.Limited, s.Findings.Rotation = body.Rotation, assessment.Limited
	e := Enter(s)
	b.ReportAllocs()
	for b.Loop() {
		if p := Adapt(s, e, 30); len(p.Stages) != 5 {
			b.Fatalf("%d stages", len(p.Stages))
		}
	}
}

// BenchmarkAdaptFloor gives the first dose of every exercise once a stage, with
// nothing to decide.
func BenchmarkAdaptFloor(b *testing.B) {
	c := madeUp(b, 60)
	b.ReportAllocs()
	for b.Loop() {
		for range 5 {
			lines := make([]program.Line, 0, c.Len())
			for i := range c.Len() {
				lines = append(lines, program.Line{Exercise: c.At(i).ID, Dose: c.At(i).Start(exercise.Limits{}, 1)})
			}
			if len(lines) == 0 {
				b.Fatal("no lines")
			}
		}
	}
}
