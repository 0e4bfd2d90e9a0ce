package dose

import (
	"testing"

	"pgregory.net/rapid"
)

func TestShape(t *testing.T) {
	for name, c := range map[string]struct {
		from  string
		total int
		by    By
		want  string
	}{
		"20 reps of two sets become 22":                  {"2x10", 22, ByHold, "2x11"},
		"21 reps of two sets are uneven":                 {"2x10", 21, ByHold, "2x10-11 total 21"},
		"uneven reps become even again":                  {"2x10-11 total 21", 22, ByHold, "2x11"},
		"fewer reps":                                     {"3x10", 21, ByHold, "3x7"},
		"a range starts from its lower end":              {"2-3x8-12", 18, ByHold, "2x9"},
		"the lower end is its own shape":                 {"2-3x8-12 rest 60-90s", 16, ByHold, "2x8 rest 60-90s"},
		"reps don't care by what":                        {"2x10", 22, ByReps, "2x11"},
		"breaths":                                        {"10 breaths", 11, ByHold, "11 breaths"},
		"breaths of uneven sets":                         {"2x5 breaths/side", 11, ByHold, "2x5-6 breaths/side total 11"},
		"30 s become 32 s":                               {"30-60s 3/day", 32, ByHold, "32s 3/day"},
		"one hold by reps is cut in two":                 {"30s", 32, ByReps, "2x16s"},
		"100 s become 105 s by longer holds":             {"10x10s 2/day", 105, ByHold, "10x10-11s total 105 2/day"},
		"100 s become 105 s by more holds":               {"10x10s 2/day", 105, ByReps, "11x9-10s total 105 2/day"},
		"100 s become 110 s by longer holds":             {"10x10s", 110, ByHold, "10x11s"},
		"100 s become 110 s by more holds":               {"10x10s", 110, ByReps, "11x10s"},
		"100 s become 70 s by fewer holds":               {"10x10s", 70, ByReps, "7x10s"},
		"100 s become 70 s by shorter holds":             {"10x10s", 70, ByHold, "10x7s"},
		"more holds go to the first sets":                {"2x10x5s", 105, ByReps, "2x10-11x5s total 105"},
		"more holds, and seconds that don't add up":      {"2x10x5s", 103, ByReps, "2x10-11x4-5s total 103"},
		"uneven holds grow by reps":                      {"10x10-11s total 105", 112, ByReps, "11x10-11s total 112"},
		"longer holds need as many reps in every set":    {"2x10-11x5s total 105", 110, ByHold, "2x10x5-6s total 110"},
		"60 m become 66 m":                               {"3x20-40m", 66, ByHold, "3x22m"},
		"60 m become 64 m":                               {"3x20m", 64, ByReps, "3x21-22m total 64"},
		"fewer seconds than holds leave fewer holds":     {"2x5x10s", 7, ByHold, "2x3x1-2s total 7"},
		"fewer seconds than sets leave fewer sets":       {"3x5x10s", 2, ByHold, "2x1x1s"},
		"fewer reps than sets leave fewer sets":          {"3x10", 2, ByHold, "2x1"},
		"fewer holds than sets leave fewer sets":         {"3x5x10s", 20, ByReps, "2x1x10s"},
		"nothing counts as one":                          {"3x10", 0, ByHold, "1"},
		"less than nothing counts as one":                {"3x5x10s", -5, ByReps, "1s"},
		"longer holds, from the fewest of a range":       {"2x5-6x10s", 105, ByHold, "2x5x10-11s total 105"},
		"more holds, from the shortest of a range":       {"10x5-10s", 60, ByReps, "12x5s"},
		"all else is kept":                               {"8/side @ 2x5kg tempo 3-0-3 rest 60-90s rir 3 2/week", 9, ByHold, "9/side @ 2x5kg tempo 3-0-3 rest 60-90s rir 3 2/week"},
		"the total of an uneven dose leaves it as it is": {"2x2-3x4-5s total 23", 23, ByHold, "2x2-3x4-5s total 23"},
	} {
		t.Run(name, func(t *testing.T) {
			if got := read(t, c.from).Shape(c.total, c.by).String(); got != c.want {
				t.Fatalf("%q with a total of %d is %q, want %q", c.from, c.total, got, c.want)
			}
		})
	}
}

func TestShapeOfTheZeroDoseIsOneSet(t *testing.T) {
	for _, kind := range []Kind{Reps, Breaths, Timed, Distance} {
		for _, by := range []By{ByHold, ByReps} {
			d := Dose{Kind: kind}.Shape(5, by)
			if d.Sum() != 5 || d.Check() != nil {
				t.Errorf("kind %d: %q, faults %v", kind, d, d.Check())
			}
		}
	}
}

func TestShapeKeepsItsLaws(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		d := doses.Draw(t, "dose")
		total := rapid.IntRange(-3, 3000).Draw(t, "total")
		by := rapid.SampledFrom([]By{ByHold, ByReps}).Draw(t, "by")
		got := d.Shape(total, by)
		if got.Sum() != max(total, 1) || got.Top() != got.Sum() {
			t.Fatalf("%q with a total of %d is %q", d, total, got)
		}
		if faults := got.Check(); faults != nil {
			t.Fatalf("%q with a total of %d is %+v: %v", d, total, got, faults)
		}
		if got.Sets.Min > d.Sets.Min || got.Reps.Max > got.Reps.Min+1 || got.Each.Max > got.Each.Min+1 {
			if d.Total == 0 || max(total, 1) != d.Total {
				t.Fatalf("%q with a total of %d is %q", d, total, got)
			}
		}
		if again := got.Shape(total, by); again != got {
			t.Fatalf("%q with the same total becomes %q", got, again)
		}
		if rest(got) != rest(d) {
			t.Fatalf("%q with a total of %d is %q", d, total, got)
		}
	})
}

// rest is all of a dose but its amount.
func rest(d Dose) Dose {
	d.Sets, d.Reps, d.Each, d.Total = Range{}, Range{}, Range{}, 0
	return d
}

func TestShapeByRepsNeverMakesAHoldLonger(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		d := doses.Filter(func(d Dose) bool { return d.Kind == Timed }).Draw(t, "dose").Lower()
		total := rapid.IntRange(1, 3000).Draw(t, "total")
		got := d.Shape(total, ByReps)
		if got.Each.Max > d.Each.Max {
			t.Fatalf("%q with a total of %d is %q", d, total, got)
		}
		if holds := len(flat(got.Deal())); total != d.Sum() && holds != ceil(total, d.Each.Max) {
			t.Fatalf("%q with a total of %d is %d holds: %q", d, total, holds, got)
		}
	})
}

func TestShapeByHoldKeepsTheReps(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		d := doses.Filter(func(d Dose) bool { return d.Kind == Timed && d.Lower().Reps.Exact() }).Draw(t, "dose").Lower()
		holds := d.Sets.Min * d.Reps.Min
		got := d.Shape(holds+rapid.IntRange(0, 1000).Draw(t, "more"), ByHold)
		if got.Sets != d.Sets || got.Reps != d.Reps {
			t.Fatalf("%q becomes %q", d, got)
		}
	})
}

func TestShapeIsEvenWhereItCanBe(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		d := doses.Filter(func(d Dose) bool { return d.Total == 0 }).Draw(t, "dose").Lower()
		units := len(flat(d.Deal()))
		got := d.Shape(units*rapid.IntRange(1, 50).Draw(t, "times"), ByHold)
		if got.Total != 0 || !got.Sets.Exact() || !got.Reps.Exact() || !got.Each.Exact() {
			t.Fatalf("%q becomes %q", d, got)
		}
	})
}

func flat(sets [][]int) (out []int) {
	for _, set := range sets {
		out = append(out, set...)
	}
	return out
}
