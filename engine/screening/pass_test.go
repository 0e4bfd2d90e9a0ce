package screening

import (
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"tspine/engine/dose"
	"tspine/engine/exercise"
)

func TestSmallSteps(t *testing.T) {
	for belief, want := range map[float64]exercise.Limits{5: {}, 6: {SmallSteps: true}} {
		p, _ := Screen(somebody(40, Answers{"unsafe_belief": Count(belief)})).Pass()
		if p.Limits() != want {
			t.Errorf("belief %v: %+v", belief, p.Limits())
		}
	}
}

// plain are a few exercises of the catalog, as far as a pass looks at them.
var plain = map[string]*exercise.Exercise{
	"breathing-90-90":            {Code: "S001-01", Classes: exercise.Breath, Position: "supine"},
	"breathing-side-lying":       {Code: "S001-01b", Classes: exercise.Breath, Position: "side-lying", VariantOf: "breathing-90-90"},
	"cat-cow":                    {Code: "S002-01", Classes: exercise.FlexExt, Position: "quadruped"},
	"dumbbell-pullover":          {Code: "S002-04", Classes: exercise.Overhead, Position: "supine"},
	"roller-side-lying-rotation": {Code: "S001-06", Classes: exercise.RotUnl, Position: "side-lying"},
	"open-book":                  {Code: "S003-01", Classes: exercise.RotUnl, Position: "side-lying"},
	"plank-row":                  {Code: "S004-10", Classes: exercise.Pull | exercise.Plank, Position: "plank"},
	"seated-band-row":            {Code: "S004-09", Classes: exercise.Pull, Position: "sitting"},
	"somebody's own, hinged":     {Code: "X-1", Classes: exercise.Pull, Position: "hinged"},
	"somebody's own, supine":     {Code: "X-2", Classes: exercise.RotUnl, Position: "supine"},
	"somebody's own, no class":   {Code: "X-3"},
}

func TestAllows(t *testing.T) {
	for name, row := range map[string]struct {
		answers Answers
		not     []string
	}{
		"nothing found allows everything":                {Answers{}, nil},
		"pregnant: breathing in side-lying, no pullover": {Answers{"pregnant_weeks": Count(24)}, []string{"breathing-90-90", "dumbbell-pullover", "plank-row", "somebody's own, no class", "somebody's own, supine"}},
		"a healed vertebra: pulling seated or standing":  {Answers{"vertebral_fracture_healed": Yes()}, []string{"cat-cow", "dumbbell-pullover", "plank-row", "roller-side-lying-rotation", "somebody's own, hinged", "somebody's own, no class"}},
		"a rib: no roller under the side":                {Answers{"rib_injury_weeks": Count(1)}, []string{"roller-side-lying-rotation", "somebody's own, no class"}},
		"any excluded class of several is enough":        {Answers{"birth_weeks": Count(1)}, []string{"plank-row", "somebody's own, no class"}},
	} {
		t.Run(name, func(t *testing.T) {
			p, ok := Screen(somebody(30, row.answers)).Pass()
			if !ok {
				t.Fatal("no pass")
			}
			var not []string
			for id, e := range plain {
				if !p.Allows(e) {
					not = append(not, id)
				}
			}
			slices.Sort(not)
			if diff := cmp.Diff(row.not, not); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestWhatIsLeftOutByNameTakesItsKinAlong(t *testing.T) {
	p, ok := Screen(somebody(40, Answers{"rib_injury_weeks": Count(1)})).Pass()
	if !ok || len(p.ExcludedCodes()) == 0 {
		t.Fatal("no exercise is left out by its name")
	}
	e := &exercise.Exercise{Code: "OWN-x", Classes: exercise.Breath, Position: "sitting", Own: true}
	if !p.Allows(e) {
		t.Error("it is left out without kin")
	}
	if e.Kin = p.ExcludedCodes()[:1]; p.Allows(e) {
		t.Error("it is allowed where what it stands in for is not")
	}
}

func TestTheZeroPassAllowsNothing(t *testing.T) {
	var p Pass
	for id, e := range plain {
		if p.Allows(e) || p.With(0).Allows(e) {
			t.Errorf("it allows %s", id)
		}
	}
	if p.Allows(nil) || p.Excluded() != exercise.AllClasses || p.StageCap() != exercise.Mobility || p.Has("M01") || p.Advise() {
		t.Error("it says more than nothing")
	}
	if p.Limits() != (exercise.Limits{}) || p.Limits().Reserve != dose.Reserve(0) {
		t.Error("it limits doses that there are not")
	}
}

func TestAPassSaysItsFlagsInOrder(t *testing.T) {
	in := somebody(60, Answers{"cleared_for": Several("R15"), "night_unrelieved": Yes(), "anticoagulant": Yes(), "limb_assessed": Yes(),
		"radiating_limb_stable": Yes(), "sits_over_6h": Yes(), "osteoporosis": Yes()})
	p, _ := Screen(in).Pass()
	if diff := cmp.Diff([]string{"M01", "M13", "M15", "C15", "N03"}, p.Flags()); diff != "" {
		t.Error(diff)
	}
	if !p.Has("M13") || p.Has("M14") || p.Advise() {
		t.Error("flags or advice are wrong")
	}
}
