package exercise

import (
	"testing"

	"pgregory.net/rapid"

	"tspine/engine/dose"
	"tspine/engine/unit"
)

func read(t *testing.T, text string) dose.Dose {
	t.Helper()
	d, faults := dose.Parse(text)
	if err := faults.Err(); err != nil {
		t.Fatal(err)
	}
	return d
}

func TestStart(t *testing.T) {
	fragile := Limits{Hold: 5}
	for name, c := range map[string]struct {
		source string
		held   bool
		phase  Phase
		limits Limits
		share  float64
		want   string
	}{
		"the lower end of every range":                       {"2-3x8-12 rest 60-90s 3/day", false, Integrate, Limits{}, 1, "2x8 rest 60s 3/day"},
		"time starts at its lower end":                       {"30-60s 3/day", false, Mobilize, Limits{}, 1, "30s 3/day"},
		"half of a plain time is half as long":               {"30-60s 3/day", false, Mobilize, Limits{}, 0.5, "15s 3/day"},
		"half of ten holds are five holds as long":           {"10x10s 2/day", true, Mobilize, Limits{}, 0.5, "5x10s 2/day"},
		"half of the reps, sets kept":                        {"2x10-15", false, Integrate, Limits{}, 0.5, "2x5"},
		"half of an odd number rounds down":                  {"2x10x5-7s", true, Integrate, Limits{}, 0.33, "2x3-4x4-5s total 33"},
		"a share that a float can't hold":                    {"10", false, Mobilize, Limits{}, 0.7, "7"},
		"never under one":                                    {"3 breaths", false, Release, Limits{}, 0.1, "1 breaths"},
		"a share of nothing is one":                          {"2x10", false, Integrate, Limits{}, 0, "1"},
		"more than all is all":                               {"2x10", false, Integrate, Limits{}, 3, "2x10"},
		"a hold is no longer than the limit":                 {"10x10s 2/day", true, Mobilize, fragile, 1, "10x5s 2/day"},
		"half within the limit keeps the length of holds":    {"10x10s 2/day", true, Mobilize, fragile, 0.5, "5x5s 2/day"},
		"time that is moved is not a hold":                   {"30-60s", false, Mobilize, fragile, 1, "30s"},
		"a hold under the limit stays":                       {"2x8-12x3-5s", true, Integrate, fragile, 1, "2x8x3s"},
		"strength work keeps reps in reserve":                {"2x10 rir 3", false, Integrate, Limits{Reserve: dose.InReserve(4)}, 1, "2x10 rir 4"},
		"a reserve above the limit stays":                    {"2x10 rir 4", false, Integrate, Limits{Reserve: dose.InReserve(3)}, 1, "2x10 rir 4"},
		"mobilizing reps have no reserve":                    {"12", false, Mobilize, Limits{Reserve: dose.InReserve(3)}, 1, "12"},
		"holds have no reserve":                              {"10x5s", true, Integrate, Limits{Reserve: dose.InReserve(3)}, 1, "10x5s"},
		"meters are shared like seconds, sets kept":          {"3x20-40m rest 90s", false, Integrate, Limits{}, 0.5, "3x10m rest 90s"},
		"each side is counted by itself":                     {"15-30s/side", true, Mobilize, Limits{}, 0.5, "7s/side"},
		"an uneven source dose starts as it is":              {"2x10-11 total 21", false, Integrate, Limits{}, 1, "2x10-11 total 21"},
		"an uneven number of holds is kept":                  {"2x2-3x4-5s total 23", true, Mobilize, Limits{Hold: 3}, 1, "2x2-3x3s total 15"},
		"an uneven hold is shortened, the holds are as many": {"10x9-10s total 95", true, Mobilize, fragile, 1, "10x5s"},
	} {
		t.Run(name, func(t *testing.T) {
			e := Exercise{Dose: read(t, c.source), Held: c.held, Phases: []Phase{c.phase}}
			if got := e.Start(c.limits, c.share).String(); got != c.want {
				t.Errorf("start of %q: %q, want %q", c.source, got, c.want)
			}
		})
	}
}

func TestStartOfNothingIsNothing(t *testing.T) {
	var e Exercise
	if got := e.Start(Limits{Hold: 5, Reserve: dose.InReserve(3)}, 0.5); !got.IsZero() {
		t.Errorf("start of no dose: %q", got)
	}
}

func TestStartKeepsWithinItsBounds(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		kind := rapid.SampledFrom([]dose.Kind{dose.Reps, dose.Breaths, dose.Timed, dose.Distance}).Draw(t, "kind")
		e := Exercise{Dose: source(t, kind), Held: rapid.Bool().Draw(t, "held"), Phases: []Phase{Integrate}}
		limits := Limits{Hold: 5, Reserve: dose.InReserve(rapid.IntRange(0, 4).Draw(t, "reserve"))}
		share := rapid.Float64Range(0, 1).Draw(t, "share")
		got := e.Start(limits, share)
		lower := e.Within(e.Dose.Lower(), limits).Sum()
		if sum := got.Sum(); sum < 1 || sum > max(1, int(share*float64(lower)+1e-6)) {
			t.Fatalf("%q: share %g of %d is %d", e.Dose, share, lower, sum)
		}
		if err := got.Check().Err(); err != nil {
			t.Fatalf("start %+v of %q: %v", got, e.Dose, err)
		}
		if e.Held && kind == dose.Timed && got.Each.Max > int(limits.Hold) {
			t.Fatalf("%q of %q holds too long", got, e.Dose)
		}
		if kind == dose.Reps && got.Reserve < limits.Reserve {
			t.Fatalf("%q keeps too little in reserve", got)
		}
		if again := e.Within(got, limits); again != got {
			t.Fatalf("within the limits already: %q, then %q", got, again)
		}
	})
}

// source draws a dose as a catalog file has it.
func source(t *rapid.T, kind dose.Kind) dose.Dose {
	rng := func(name string, most int) dose.Range {
		least := rapid.IntRange(1, most).Draw(t, name)
		return dose.Range{Min: least, Max: rapid.IntRange(least, most).Draw(t, name+" at most")}
	}
	d := dose.Dose{Kind: kind, Sets: rng("sets", 4), Reps: dose.Exactly(1)}
	if kind != dose.Distance {
		d.Reps = rng("reps", 20)
	}
	if kind == dose.Timed || kind == dose.Distance {
		d.Each = rng("each", 60)
	}
	return d
}

func TestShortenKeepsUnevenDosesSound(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		d := source(t, dose.Timed)
		d = d.Shape(rapid.IntRange(1, 2*d.Top()).Draw(t, "total"), rapid.SampledFrom([]dose.By{dose.ByHold, dose.ByReps}).Draw(t, "by"))
		e := Exercise{Held: true}
		hold := rapid.IntRange(1, 30).Draw(t, "hold")
		got := e.Within(d, Limits{Hold: unit.Seconds(hold)})
		if got.Each.Max > max(hold, 1) || got.Sum() > d.Sum() || got.Sum() < 1 {
			t.Fatalf("%q within holds of %d s is %q", d, hold, got)
		}
		if err := got.Check().Err(); err != nil {
			t.Fatalf("%q within holds of %d s is %+v: %v", d, hold, got, err)
		}
	})
}
