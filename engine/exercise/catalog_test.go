package exercise

import (
	"slices"
	"strconv"
	"testing"

	"pgregory.net/rapid"
)

func ids(c *Catalog) []string {
	var out []string
	for i := range c.Len() {
		out = append(out, c.At(i).ID)
	}
	return out
}

func TestExercisesStandByPhaseOrderAndID(t *testing.T) {
	one := func(id string, p Phase, order int) Exercise {
		return Exercise{ID: id, Code: "C-" + id, Phases: []Phase{p}, Order: order}
	}
	for name, c := range map[string]struct {
		list []Exercise
		want []string
	}{
		"phases in the order of a circuit": {
			[]Exercise{one("c", Integrate, 1), one("b", Mobilize, 1), one("a", Release, 1)}, []string{"a", "b", "c"}},
		"a late order of an early phase comes first": {
			[]Exercise{one("late", Mobilize, 1), one("early", Release, 900)}, []string{"early", "late"}},
		"inside a phase by order": {
			[]Exercise{one("a", Mobilize, 20), one("b", Mobilize, 10)}, []string{"b", "a"}},
		"the same order by id": {
			[]Exercise{one("open-book", Mobilize, 10), one("cat-cow", Mobilize, 10)}, []string{"cat-cow", "open-book"}},
		"without a phase before all others": {
			[]Exercise{one("a", Release, 1), {ID: "z", Order: 50}}, []string{"z", "a"}},
		"of two phases the first counts": {
			[]Exercise{one("b", Integrate, 1), {ID: "a", Phases: []Phase{Mobilize, Integrate}, Order: 90}}, []string{"a", "b"}},
		"an empty catalog": {nil, nil},
	} {
		t.Run(name, func(t *testing.T) {
			if got := ids(NewCatalog(c.list)); !slices.Equal(got, c.want) {
				t.Errorf("got %v, want %v", got, c.want)
			}
		})
	}
}

func TestExercisesAreFoundByIDAndCode(t *testing.T) {
	c := NewCatalog([]Exercise{
		{ID: "open-book", Code: "S003-01", Phases: []Phase{Mobilize}, Order: 20},
		{ID: "cat-cow", Code: "S002-01", Phases: []Phase{Mobilize}, Order: 10},
	})
	for name, look := range map[string]func() *Exercise{
		"by id":    func() *Exercise { return c.Get("open-book") },
		"by code":  func() *Exercise { return c.ByCode("S003-01") },
		"by place": func() *Exercise { return c.At(c.Index("open-book")) },
	} {
		t.Run(name, func(t *testing.T) {
			if e := look(); e == nil || e.ID != "open-book" || e.Order != 20 {
				t.Errorf("found %+v", e)
			}
		})
	}
	if i := c.Index("cat-cow"); i != 0 {
		t.Errorf("cat-cow stands at %d, want 0", i)
	}
}

func TestWhatIsNotInTheCatalogIsNil(t *testing.T) {
	full := NewCatalog([]Exercise{{ID: "cat-cow", Code: "S002-01"}})
	for name, c := range map[string]*Catalog{"a catalog": full, "an empty catalog": NewCatalog(nil), "the zero Catalog": {}} {
		t.Run(name, func(t *testing.T) {
			for _, id := range []string{"", "Cat-cow", "cat", "S002-01"} {
				if c.Get(id) != nil || c.Index(id) != -1 {
					t.Errorf("%q was found by id", id)
				}
			}
			if c.ByCode("") != nil || c.ByCode("cat-cow") != nil || c.ByCode("s002-01") != nil {
				t.Error("something was found by a code that nothing has")
			}
		})
	}
}

func TestTheCatalogKeepsACopy(t *testing.T) {
	list := []Exercise{{ID: "b", Order: 2}, {ID: "a", Order: 1}}
	c := NewCatalog(list)
	if list[0].ID != "b" {
		t.Error("the list that was handed over was sorted")
	}
	list[1].ID = "changed"
	if c.Get("a") == nil || c.Get("changed") != nil {
		t.Errorf("changing the list changed the catalog: %v", ids(c))
	}
}

func TestACatalogDoesNotDependOnTheOrderOfItsFiles(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(0, 12).Draw(t, "exercises")
		var list []Exercise
		for i := range n {
			list = append(list, Exercise{
				ID: "e-" + strconv.Itoa(i), Code: "T-" + strconv.Itoa(i),
				Phases: []Phase{Phase(rapid.IntRange(1, 3).Draw(t, "phase"))}, Order: rapid.IntRange(0, 3).Draw(t, "order"),
			})
		}
		c, shuffled := NewCatalog(list), NewCatalog(rapid.Permutation(list).Draw(t, "shuffled"))
		if !slices.Equal(ids(c), ids(shuffled)) {
			t.Fatalf("%v in one order, %v in another", ids(c), ids(shuffled))
		}
		if c.Len() != n || len(c.All()) != n {
			t.Fatalf("%d exercises of %d", c.Len(), n)
		}
		for i := range n {
			e := c.At(i)
			if c.Get(e.ID) != e || c.ByCode(e.Code) != e || c.Index(e.ID) != i || &c.All()[i] != e {
				t.Fatalf("%s at %d is found elsewhere", e.ID, i)
			}
			if i > 0 && c.At(i-1).Phase() > e.Phase() {
				t.Fatalf("%s stands before an earlier phase", c.At(i-1).ID)
			}
		}
	})
}
