package screening

import (
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"tspine/engine/exercise"
)

func TestWhichFlagLeavesAnExerciseOut(t *testing.T) {
	for name, row := range map[string]struct {
		answers Answers
		of      string
		want    []Cause
	}{
		"nothing found leaves nothing out": {Answers{}, "cat-cow", nil},
		"for what it does":                 {Answers{"vertebral_fracture_healed": Yes()}, "cat-cow", []Cause{{Flag: "M02", Classes: exercise.FlexExt}}},
		"for its position":                 {Answers{"pregnant_weeks": Count(24)}, "somebody's own, supine", []Cause{{Flag: "M10", Position: true}}},
		"by its code":                      {Answers{"rib_injury_weeks": Count(1)}, "roller-side-lying-rotation", []Cause{{Flag: "M18"}}},
		"for two answers": {Answers{"pregnant_weeks": Count(24), "vertebral_fracture_healed": Yes()}, "plank-row",
			[]Cause{{Flag: "M02", Classes: exercise.Plank, Position: true}, {Flag: "M10", Classes: exercise.Plank}}},
		"one that says nothing of itself": {Answers{"rib_injury_weeks": Count(1)}, "somebody's own, no class", nil},
	} {
		t.Run(name, func(t *testing.T) {
			p, ok := Screen(somebody(30, row.answers)).Pass()
			if !ok {
				t.Fatal("no pass")
			}
			if diff := cmp.Diff(row.want, p.Because(plain[row.of])); diff != "" {
				t.Error(diff)
			}
		})
	}
}

// Whatever is left out by a screening is left out by a flag that stands, and
// nothing else is.
func TestWhatIsLeftOutHasItsFlag(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		r := Screen(healthier(t))
		p, ok := r.Pass()
		if !ok {
			return
		}
		if rapid.Bool().Draw(t, "check") {
			said := Answers{}
			for _, q := range checks {
				said[q.ID] = No()
			}
			said[medicineToday] = Several(rapid.SampledFrom(checks[4].Choices).Draw(t, "medicine"))
			if p, ok = Mini(said).Narrow(p); !ok {
				t.Fatal("the check stops")
			}
		}
		for name, e := range plain {
			if e.Classes == 0 {
				continue
			}
			causes := p.Because(e)
			if (len(causes) > 0) == p.Allows(e) {
				t.Fatalf("%s is allowed: %v, and left out because of %v", name, p.Allows(e), causes)
			}
			for _, c := range causes {
				if !p.Has(c.Flag) && !slices.ContainsFunc(r.Unsure, func(f Flag) bool { return f.ID == c.Flag }) {
					t.Fatalf("%s is left out because of %s, which does not stand", name, c.Flag)
				}
			}
		}
	})
}
