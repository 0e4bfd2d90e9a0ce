package dose

import (
	"math/rand/v2"
	"testing"

	"pgregory.net/rapid"

	"tspine/engine/unit"
)

func TestWeight(t *testing.T) {
	for name, c := range map[string]struct {
		got, want Load
	}{
		"one piece is not counted":               {Weight(1, 16), Load{Each: 16}},
		"two pieces are counted":                 {Weight(2, 16), Load{Count: 2, Each: 16}},
		"35 lb are rounded to the gram":          {Weight(0, unit.FromPounds(35)), Load{Each: 15.876}},
		"no weight is no load":                   {Weight(2, 0), Load{}},
		"a weight of whole grams stays as it is": {Weight(2, 2.125), Load{Count: 2, Each: 2.125}},
	} {
		if c.got != c.want {
			t.Errorf("%s: got %+v, want %+v", name, c.got, c.want)
		}
	}
}

func TestKilogramsCountsEveryPiece(t *testing.T) {
	for _, c := range []struct {
		load Load
		want unit.Kilograms
	}{{Load{}, 0}, {Load{Each: 16}, 16}, {Load{Count: 2, Each: 16}, 32}, {Load{Band: "red"}, 0}} {
		if got := c.load.Kilograms(); got != c.want {
			t.Errorf("%+v weighs %v kg, want %v", c.load, got, c.want)
		}
	}
}

func TestReserve(t *testing.T) {
	if zero := Reserve(0); zero.Given() || zero.Reps() != 0 {
		t.Error("the zero reserve says something")
	}
	for n := range MaxReserve + 1 {
		if r := InReserve(n); !r.Given() || r.Reps() != n {
			t.Errorf("a reserve of %d is given: %v, and says %d", n, r.Given(), r.Reps())
		}
	}
}

func TestRange(t *testing.T) {
	for want, r := range map[string]Range{"0": {}, "10": Exactly(10), "10-20": {10, 20}} {
		if got := r.String(); got != want {
			t.Errorf("%v is written %q, want %q", [2]int{r.Min, r.Max}, got, want)
		}
	}
}

func TestZeroSaysNothing(t *testing.T) {
	for name, c := range map[string]struct{ zero, other interface{ IsZero() bool } }{
		"range": {Range{}, Range{0, 1}},
		"dose":  {Dose{}, Dose{NoRest: true}},
		"load":  {Load{}, Load{Band: "red"}},
		"often": {Often{}, Often{Every: 1}},
	} {
		if !c.zero.IsZero() || c.other.IsZero() {
			t.Errorf("%s: the zero one is zero: %v, another: %v", name, c.zero.IsZero(), c.other.IsZero())
		}
	}
}

// doses draws doses without faults, of every kind and with every clause.
var doses = rapid.Custom(func(t *rapid.T) Dose {
	d := Dose{
		Kind:    rapid.SampledFrom([]Kind{Reps, Breaths, Timed, Distance}).Draw(t, "kind"),
		Sets:    ranges(1, 8).Draw(t, "sets"),
		Reps:    ranges(1, 30).Draw(t, "reps"),
		PerSide: rapid.Bool().Draw(t, "per side"),
		Load:    loads.Draw(t, "load"),
		Tempo: Tempo{
			rapid.Uint8Max(MaxTempo).Draw(t, "lower"), rapid.Uint8Max(MaxTempo).Draw(t, "pause"), rapid.Uint8Max(MaxTempo).Draw(t, "lift"),
		},
		Rest:    ranges(0, 300).Draw(t, "rest"),
		Reserve: rapid.Custom(func(t *rapid.T) Reserve { return Reserve(rapid.IntRange(0, MaxReserve+1).Draw(t, "")) }).Draw(t, "reserve"),
		Often:   oftens.Draw(t, "often"),
	}
	d.NoRest = d.Rest.IsZero() && rapid.Bool().Draw(t, "no rest")
	if !d.counts() {
		d.Each = ranges(1, 120).Draw(t, "each")
	}
	if d.Kind == Distance {
		d.Reps = Exactly(1)
	}
	if rapid.Bool().Draw(t, "uneven") {
		by := rapid.SampledFrom([]By{ByHold, ByReps}).Draw(t, "by")
		d = d.Shape(rapid.IntRange(1, 3000).Draw(t, "total"), by)
	}
	return d
})

func ranges(least, most int) *rapid.Generator[Range] {
	return rapid.Custom(func(t *rapid.T) Range {
		low := rapid.IntRange(least, most).Draw(t, "min")
		if rapid.Bool().Draw(t, "exact") {
			return Exactly(low)
		}
		return Range{low, rapid.IntRange(low, most).Draw(t, "max")}
	})
}

var loads = rapid.Custom(func(t *rapid.T) Load {
	switch rapid.IntRange(0, 2).Draw(t, "what") {
	case 0:
		return Load{}
	case 1:
		return Load{Band: rapid.StringMatching(`[a-z]{1,8}(-[a-z]{1,8}){0,2}`).Draw(t, "color")}
	}
	thousandths := rapid.IntRange(1, MaxWeight*grams).Draw(t, "grams")
	return Load{Count: rapid.IntRange(0, 4).Draw(t, "pieces"), Each: unit.Kilograms(float64(thousandths) / grams)}
})

var oftens = rapid.Custom(func(t *rapid.T) Often {
	switch rapid.IntRange(0, 3).Draw(t, "how") {
	case 0:
		return Often{PerDay: ranges(1, 9).Draw(t, "a day")}
	case 1:
		return Often{PerWeek: ranges(1, 9).Draw(t, "a week")}
	case 2:
		return Often{Every: rapid.IntRange(1, 14).Draw(t, "days")}
	}
	return Often{}
})

// shuffled gives the same strings in an order that seed decides.
func shuffled(in []string, seed uint64) []string {
	out := append([]string(nil), in...)
	rand.New(rand.NewPCG(seed, 0)).Shuffle(len(out), func(i, j int) { out[i], out[j] = out[j], out[i] })
	return out
}
