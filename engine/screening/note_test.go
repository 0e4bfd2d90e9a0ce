package screening

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestNotes(t *testing.T) {
	for name, row := range map[string]struct {
		in   Intake
		want []string
	}{
		"not sure of a question about limits": {somebody(40, Answers{"fusion": NotSure()}), []string{becauseNotSure, midRangeRotation}},
		"not sure of what counts as no":       {somebody(40, Answers{"osteoporosis": NotSure()}), []string{becauseNotSure}},
		"not sure whether pregnant":           {somebody(30, Answers{"pregnant_weeks": NotSure()}), []string{becauseNotSure, noBreathHold, noFlatBreathing}},
		"blood pressure unknown says only so": {somebody(40, Answers{"bp": NotSure()}), []string{measurePressure}},
		"blood pressure known says nothing":   {somebody(40, Answers{"bp": Pressure(120, 80)}), nil},
		"a rub named in the person's own words": {but(somebody(40, Answers{}), func(in *Intake) {
			in.Hits = []Hit{{Concept: "rub", Notes: []string{heatNotOverRub}}}
		}), []string{heatNotOverRub}},
		"a hint of self-harm, beside an emergency": {but(somebody(40, Answers{"stroke_signs": Yes()}), func(in *Intake) {
			in.Hits = []Hit{{Concept: "self-harm", Notes: []string{crisisLine}, Reasked: true}}
		}), []string{crisisLine}},
	} {
		t.Run(name, func(t *testing.T) {
			if diff := cmp.Diff(row.want, Screen(row.in).Notes); diff != "" {
				t.Error(diff)
			}
		})
	}
}
