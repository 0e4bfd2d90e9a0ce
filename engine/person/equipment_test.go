package person

import (
	"math"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"tspine/engine/unit"
)

func TestWhatIsThere(t *testing.T) {
	e := Equipment{Owned: []string{"foam-roller", "wall"}}
	for name, c := range map[string]struct {
		e    Equipment
		id   string
		want bool
	}{
		"what is owned is there":                         {e, "foam-roller", true},
		"what is not owned is not":                       {e, "band", false},
		"the floor is always there":                      {Equipment{}, "floor", true},
		"a wall is not":                                  {Equipment{}, "wall", false},
		"a wall that was named is":                       {e, "wall", true},
		"half a name is nothing":                         {e, "roller", false},
		"weights alone don't put a dumbbell in the list": {Equipment{Dumbbells: []Piece{{10, true}}}, "dumbbell", false},
	} {
		t.Run(name, func(t *testing.T) {
			if got := c.e.Has(c.id); got != c.want {
				t.Errorf("has %s: %v, want %v", c.id, got, c.want)
			}
		})
	}
}

func TestOneOfSeveralIsEnough(t *testing.T) {
	e := Equipment{Owned: []string{"door"}}
	for name, c := range map[string]struct {
		ids  []string
		want bool
	}{
		"the first":                     {[]string{"door", "rack"}, true},
		"the last":                      {[]string{"anchor", "rack", "door"}, true},
		"none of them":                  {[]string{"anchor", "rack"}, false},
		"the floor stands in for a mat": {[]string{"mat", "floor"}, true},
		"none of none":                  {nil, false},
	} {
		t.Run(name, func(t *testing.T) {
			if got := e.HasAny(c.ids); got != c.want {
				t.Errorf("has any of %v: %v, want %v", c.ids, got, c.want)
			}
		})
	}
}

func kg(list ...unit.Kilograms) []unit.Kilograms { return list }

func TestLoads(t *testing.T) {
	gym := Equipment{
		Dumbbells:   []Piece{{12, true}, {5, true}, {7.5, false}, {5, false}},
		Kettlebells: []Piece{{16, false}},
		Bar:         20,
		Plates:      kg(5, 1.25),
	}
	for name, c := range map[string]struct {
		e      Equipment
		tool   string
		pieces int
		want   []unit.Kilograms
	}{
		"every dumbbell for one hand, lightest first": {gym, "dumbbell", 1, kg(5, 7.5, 12)},
		"only pairs for two hands":                    {gym, "dumbbell", 2, kg(5, 12)},
		"no count is one hand":                        {gym, "dumbbell", 0, kg(5, 7.5, 12)},
		"a single kettlebell":                         {gym, "kettlebell", 1, kg(16)},
		"a single kettlebell is no pair":              {gym, "kettlebell", 2, nil},
		"a bar with every choice of plates":           {gym, "barbell", 1, kg(20, 22.5, 30, 32.5)},
		"a bar without plates":                        {Equipment{Bar: 15}, "barbell", 1, kg(15)},
		"plates without a bar":                        {Equipment{Plates: kg(5)}, "barbell", 1, nil},
		"two pairs of the same plates":                {Equipment{Bar: 20, Plates: kg(10, 10)}, "barbell", 1, kg(20, 40, 60)},
		"two ways to the same weight count once":      {Equipment{Bar: 20, Plates: kg(5, 2.5, 2.5)}, "barbell", 1, kg(20, 25, 30, 35, 40)},
		"bands have no weight":                        {Equipment{Bands: []string{"red"}}, "band", 1, nil},
		"a machine has weights that nobody owns":      {gym, "machine", 1, nil},
		"an exercise without a tool":                  {gym, "", 0, nil},
		"nothing was said":                            {Equipment{}, "dumbbell", 1, nil},
	} {
		t.Run(name, func(t *testing.T) {
			if got := c.e.Loads(c.tool, c.pieces); !slices.Equal(got, c.want) {
				t.Errorf("got %v, want %v", got, c.want)
			}
		})
	}
}

func TestAPoundBarCountsInPounds(t *testing.T) {
	var e Equipment
	e.Bar = unit.FromPounds(45)
	for _, lb := range []float64{45, 45, 35, 25, 10, 10, 5, 2.5} {
		e.Plates = append(e.Plates, unit.FromPounds(lb))
	}
	loads := e.Loads("barbell", 1)
	if first, last := loads[0].Pounds(), loads[len(loads)-1].Pounds(); math.Abs(first-45) > 1e-6 || math.Abs(last-400) > 1e-6 {
		t.Errorf("from %v lb to %v lb, want 45 to 400", first, last)
	}
	for i, load := range loads[1:] {
		if step := (load - loads[i]).Pounds(); step < 5-1e-6 {
			t.Errorf("from %v lb to %v lb is a step that no pair of plates makes", loads[i].Pounds(), load.Pounds())
		}
	}
}

func TestTenthsOfAKilogramAddUpToOneWeight(t *testing.T) {
	e := Equipment{Bar: 20, Plates: kg(0.1, 0.2, 0.3)}
	got := e.Loads("barbell", 1)
	want := kg(20, 20.2, 20.4, 20.6, 20.8, 21, 21.2)
	near := func(a, b unit.Kilograms) bool { return math.Abs(float64(a-b)) < 1e-9 }
	if !slices.EqualFunc(got, want, near) {
		t.Errorf("got %v, want %v", got, want)
	}
}

// TestPlatedBarsAreAllChoices compares with every subset of the plates, counted
// in grams.
func TestPlatedBarsAreAllChoices(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		bar := rapid.IntRange(1, 30_000).Draw(t, "bar")
		plates := rapid.SliceOfN(rapid.IntRange(1, 25_000), 0, 7).Draw(t, "plates")
		e := Equipment{Bar: unit.Kilograms(bar) / 1000}
		for _, g := range plates {
			e.Plates = append(e.Plates, unit.Kilograms(g)/1000)
		}
		var want []int
		for choice := range 1 << len(plates) {
			total := bar
			for i, g := range plates {
				if choice&(1<<i) != 0 {
					total += 2 * g
				}
			}
			want = append(want, total)
		}
		slices.Sort(want)
		want = slices.Compact(want)
		var got []int
		for _, load := range e.Loads("barbell", 1) {
			got = append(got, int(math.Round(float64(load)*1000)))
		}
		if !slices.Equal(got, want) {
			t.Fatalf("a bar of %d g with %v: got %v, want %v", bar, plates, got, want)
		}
	})
}

func TestTwoHandsNeverHaveMoreToChooseFrom(t *testing.T) {
	piece := rapid.Custom(func(t *rapid.T) Piece {
		return Piece{unit.Kilograms(rapid.IntRange(1, 40).Draw(t, "kg")), rapid.Bool().Draw(t, "pair")}
	})
	rapid.Check(t, func(t *rapid.T) {
		e := Equipment{Dumbbells: rapid.SliceOfN(piece, 0, 8).Draw(t, "dumbbells")}
		kept := slices.Clone(e.Dumbbells)
		one, two := e.Loads("dumbbell", 1), e.Loads("dumbbell", 2)
		if !slices.IsSorted(one) || len(slices.Compact(slices.Clone(one))) != len(one) {
			t.Fatalf("loads %v are not in order, each once", one)
		}
		for _, load := range two {
			if !slices.Contains(one, load) {
				t.Fatalf("two of %v kg, but not one", load)
			}
		}
		if !slices.Equal(e.Dumbbells, kept) {
			t.Fatalf("the person's own list became %v", e.Dumbbells)
		}
	})
}

func TestTheNextLoadUp(t *testing.T) {
	loads := kg(5, 7.5, 12)
	for name, c := range map[string]struct {
		loads []unit.Kilograms
		now   unit.Kilograms
		want  unit.Kilograms
		ok    bool
	}{
		"the one above":                       {loads, 5, 7.5, true},
		"above a weight that is not owned":    {loads, 6, 7.5, true},
		"from nothing, the lightest":          {loads, 0, 5, true},
		"above the heaviest there is nothing": {loads, 12, 12, false},
		"nor above what is heavier still":     {loads, 50, 50, false},
		"nothing is owned":                    {nil, 5, 5, false},
	} {
		t.Run(name, func(t *testing.T) {
			if got, ok := Next(c.loads, c.now); got != c.want || ok != c.ok {
				t.Errorf("got %v, %v; want %v, %v", got, ok, c.want, c.ok)
			}
		})
	}
}

func TestClimbingTheLoadsVisitsEachOnce(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		e := Equipment{Bar: 20, Plates: rapid.SliceOfN(rapid.SampledFrom(kg(0.1, 0.2, 0.5, 1.25, 2.5, 5)), 0, 6).Draw(t, "plates")}
		loads := e.Loads("barbell", 1)
		var climbed []unit.Kilograms
		for now, ok := Next(loads, 0); ok; now, ok = Next(loads, now) {
			climbed = append(climbed, now)
		}
		if !slices.Equal(climbed, loads) {
			t.Fatalf("climbed %v of %v", climbed, loads)
		}
	})
}
