package planner

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"tspine/engine/exercise"
	"tspine/engine/person"
	"tspine/engine/screening"
	"tspine/engine/unit"
)

func needing(list ...[]string) []exercise.Need {
	var out []exercise.Need
	for _, ids := range list {
		out = append(out, exercise.Need{AnyOf: ids})
	}
	return out
}

func phases(list ...exercise.Phase) []exercise.Phase { return list }

// few is a catalog with one of everything that a pool decides about.
func few() *exercise.Catalog {
	return exercise.NewCatalog([]exercise.Exercise{
		{ID: "breathing", Code: "S001-01", Phases: phases(exercise.Release), Stage: 1, Classes: exercise.Breath, Position: "supine"},
		{ID: "breathing-side", Code: "S001-01b", VariantOf: "breathing", Phases: phases(exercise.Release), Stage: 1, Classes: exercise.Breath, Position: "side-lying", Order: 1},
		{ID: "rolling", Phases: phases(exercise.Release), Stage: 1, Classes: exercise.SMR, Needs: needing([]string{"foam-roller"}, []string{"mat", "floor"}), Order: 2},
		{ID: "cat-cow", Phases: phases(exercise.Mobilize), Stage: 1, Classes: exercise.FlexExt, Needs: needing([]string{"mat", "floor"})},
		{ID: "wall-hold", Half: true, Phases: phases(exercise.Mobilize, exercise.Integrate), Stage: 2, Classes: exercise.ExtUnl, Needs: needing([]string{"wall"}), Order: 1},
		{ID: "band-row", Half: true, Phases: phases(exercise.Integrate), Stage: 2, Classes: exercise.Pull, Needs: needing([]string{"band"}, []string{"anchor", "door"})},
		{ID: "wall-angel", Half: true, Phases: phases(exercise.Integrate), Stage: 2, Classes: exercise.Scap, Needs: needing([]string{"wall"}), Order: 1},
		{ID: "prone-w", Phases: phases(exercise.Integrate), Stage: 2, Classes: exercise.ProneExt, Order: 2},
		{ID: "own-row", Own: true, Half: true, Phases: phases(exercise.Integrate), Stage: 2, Classes: exercise.Pull, Order: 3},
		{ID: "pull-down", Half: true, Phases: phases(exercise.Integrate), Stage: 3, Classes: exercise.Pull, Order: 3},
	})
}

func ids(list []*exercise.Exercise) []string {
	var out []string
	for _, e := range list {
		out = append(out, e.ID)
	}
	return out
}

var everything = person.Equipment{Owned: []string{"foam-roller", "wall", "band", "door"}}

func TestAvailable(t *testing.T) {
	for name, c := range map[string]struct {
		answers screening.Answers
		out     exercise.Classes
		stage   exercise.Stage
		own     person.Equipment
		want    []string
	}{
		"the floor is always there": {stage: 1, want: []string{"breathing", "cat-cow"}},
		"of their stage or an earlier one, with what they own": {
			stage: 2, own: everything, want: []string{"breathing", "rolling", "cat-cow", "wall-hold", "band-row", "wall-angel", "prone-w"}},
		"one of each need is enough, but one of each there must be": {
			stage: 2, own: person.Equipment{Owned: []string{"band"}}, want: []string{"breathing", "cat-cow", "prone-w"}},
		"no excluded class": {out: exercise.Breath, stage: 1, want: []string{"cat-cow"}},
		"a variant where the original is left out, whatever leaves it out": {
			answers: screening.Answers{"pregnant_weeks": screening.Count(20)}, stage: 1, want: []string{"breathing-side", "cat-cow"}},
		"nothing below the first stage": {stage: 0, own: everything},
	} {
		t.Run(name, func(t *testing.T) {
			if diff := cmp.Diff(c.want, ids(Available(few(), passOf(t, c.answers).With(c.out), c.stage, c.own))); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestOwnExercisesAreOnAListOfTheirOwn(t *testing.T) {
	pass := passOf(t, nil)
	for stage, want := range map[exercise.Stage][]string{1: nil, 2: {"own-row"}, 5: {"own-row"}} {
		if diff := cmp.Diff(want, ids(Owned(few(), pass, stage, person.Equipment{}))); diff != "" {
			t.Errorf("stage %d: %s", stage, diff)
		}
	}
	if got := Owned(few(), screening.Pass{}, 5, person.Equipment{}); got != nil {
		t.Errorf("without a pass: %v", ids(got))
	}
}

func TestTheZeroPassHasNothingAvailable(t *testing.T) {
	if list := Available(few(), screening.Pass{}, exercise.Functional, everything); len(list) > 0 {
		t.Errorf("got %v", ids(list))
	}
	if list := Available(nil, passOf(t, nil), exercise.Functional, everything); len(list) > 0 {
		t.Errorf("without a catalog: %v", ids(list))
	}
}

func TestHalves(t *testing.T) {
	for name, c := range map[string]struct {
		stage  exercise.Stage
		pain   int // -1: not rated
		settle bool
		want   []string
	}{
		"static rows, wall angels and wall holds at the first stage": {1, 4, false, []string{"wall-hold", "band-row", "wall-angel"}},
		"none with pain on moving above 4":                           {1, 5, false, nil},
		"none where pain on moving was not rated":                    {1, -1, false, nil},
		"none while pain settles":                                    {1, 1, true, nil},
		"none past the first stage":                                  {2, 1, false, nil},
	} {
		t.Run(name, func(t *testing.T) {
			if diff := cmp.Diff(c.want, ids(Halves(few(), passOf(t, nil), c.stage, everything, unit.Rate(c.pain), c.settle))); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestHasNothingForNoExercise(t *testing.T) {
	if Has(everything, nil) {
		t.Error("a nil exercise is there")
	}
}
