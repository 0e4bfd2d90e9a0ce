package progression

import (
	"testing"

	"tspine/engine/exercise"
)

func TestSwaps(t *testing.T) {
	easy := exercise.Exercise{ID: "easy", Stage: 1, Classes: exercise.FlexExt}
	middle := exercise.Exercise{ID: "middle", Stage: 2, Classes: exercise.Pull, Easier: []string{"gone", "easy"}, Harder: []string{"hard", "beside", "hinged"}}
	hard := exercise.Exercise{ID: "hard", Stage: 3, Classes: exercise.Pull, Easier: []string{"middle"}}
	beside := exercise.Exercise{ID: "beside", Stage: 2, Classes: exercise.Scap}
	hinged := exercise.Exercise{ID: "hinged", Stage: 2, Classes: exercise.Pull | exercise.Hinge}
	c := exercise.NewCatalog([]exercise.Exercise{easy, middle, hard, beside, hinged})
	all := func(*exercise.Exercise) bool { return true }
	not := func(id string) func(*exercise.Exercise) bool {
		return func(e *exercise.Exercise) bool { return e.ID != id }
	}
	for name, c := range map[string]struct {
		got  *exercise.Exercise
		want string
	}{
		"the next easier one":                           {Easier(c, &hard, all), "middle"},
		"the one after it, where it may not be done":    {Easier(c, &hard, not("middle")), "easy"},
		"one that is not in the catalog is passed over": {Easier(c, &middle, all), "easy"},
		"nothing easier":                                {Easier(c, &easy, all), ""},
		"nothing that may be done":                      {Easier(c, &middle, not("easy")), ""},
		"the harder one of the same stage and class":    {Harder(c, &middle, all), "hinged"},
		"none where the only one may not be done":       {Harder(c, &middle, not("hinged")), ""},
		"a harder one of another stage is no variant":   {Harder(c, &easy, all), ""},
	} {
		t.Run(name, func(t *testing.T) {
			got := ""
			if c.got != nil {
				got = c.got.ID
			}
			if got != c.want {
				t.Errorf("%q, want %q", got, c.want)
			}
		})
	}
}
