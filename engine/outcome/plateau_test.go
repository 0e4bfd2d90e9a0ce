package outcome

import (
	"math"
	"testing"

	"pgregory.net/rapid"

	"tspine/engine/dose"
	"tspine/engine/unit"
)

func TestPlateau(t *testing.T) {
	for name, tt := range map[string]struct {
		tests     []Point
		sem       float64
		adherence int
		lower     bool // lower is better
		want      bool
		rule      string
	}{
		"SH-11: five flat weeks are a plateau":               {weekly(41.0, 41.5, 40.8, 41.2, 41.3), 2, 85, false, true, "plateau"},
		"two degrees a week are none":                        {weekly(35, 37, 39, 41, 43), 2, 85, false, false, "still-improving"},
		"getting worse is a plateau too":                     {weekly(43, 41, 40, 38), 2, 85, false, true, "plateau"},
		"where lower is better a fall is a gain":             {weekly(8, 6, 4, 2), 1, 85, true, false, "still-improving"},
		"where lower is better a rise is none":               {weekly(2, 4, 6, 8), 1, 85, true, true, "plateau"},
		"three tests are too few":                            {weekly(41, 41, 41), 2, 85, false, false, "plateau-too-early"},
		"four tests in under three weeks are too early":      {[]Point{{0, 41}, {5, 41}, {12, 41}, {20, 41}}, 2, 85, false, false, "plateau-too-early"},
		"four flat tests over exactly three weeks":           {[]Point{{0, 41}, {5, 41}, {12, 41}, {21, 41}}, 2, 85, false, true, "plateau"},
		"adherence of 74 % tells nothing":                    {weekly(41, 41, 41, 41, 41), 2, 74, false, false, "plateau-low-adherence"},
		"adherence of 75 % does":                             {weekly(41, 41, 41, 41, 41), 2, 75, false, true, "plateau"},
		"an error that is not known tells nothing":           {weekly(41, 41, 41, 41, 41), 0, 85, false, false, "plateau-too-early"},
		"just below what four tests can tell (0.173 a week)": {weekly(0, 0.17, 0.34, 0.51), 2, 85, false, true, "plateau"},
		"just above it":                                      {weekly(0, 0.175, 0.35, 0.525), 2, 85, false, false, "still-improving"},
		"no tests":                                           {nil, 2, 100, false, false, "plateau-too-early"},
	} {
		t.Run(name, func(t *testing.T) {
			got, why := Plateau(tt.tests, tt.sem, tt.adherence, !tt.lower)
			if got != tt.want || why.Rule != tt.rule {
				t.Errorf("got %v by %q, want %v by %q", got, why.Rule, tt.want, tt.rule)
			}
		})
	}
}

func TestWorthWaitingIsOneDetectableChangeInSixWeeks(t *testing.T) {
	if got := MDC95(2); math.Abs(got-5.544) > 0.001 {
		t.Errorf("MDC95(2) is %g", got)
	}
	if got := WorthWaiting(2); math.Abs(got-0.924) > 0.001 {
		t.Errorf("WorthWaiting(2) is %g", got)
	}
}

// TestPlateauIsCalledAsOftenAsReported repeats the simulation of 6.5 in small.
func TestPlateauIsCalledAsOftenAsReported(t *testing.T) {
	const runs, sem = 4000, 2.0
	for tests, want := range map[int]struct{ flat, rising float64 }{4: {58, 9}, 5: {74, 6}, 6: {86, 4}, 7: {94, 2}} {
		r := dice(65)
		called := func(slope float64) float64 {
			n := 0
			for range runs {
				points := weekly(make([]float64, tests)...)
				for i := range points {
					points[i].Value = slope*float64(i) + sem*r.NormFloat64()
				}
				if flat, _ := Plateau(points, sem, 100, true); flat {
					n++
				}
			}
			return 100 * float64(n) / runs
		}
		if got := called(0); math.Abs(got-want.flat) > 2.5 {
			t.Errorf("%d tests, true slope 0: called in %g %%, reported %g %%", tests, got, want.flat)
		}
		if got := called(1.5 * WorthWaiting(sem)); math.Abs(got-want.rising) > 1.5 {
			t.Errorf("%d tests, true slope of 1.5 δ: called in %g %%, reported %g %%", tests, got, want.rising)
		}
	}
}

func TestPlateauGoesByTheRuleAsWritten(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		values := rapid.SliceOfN(rapid.Float64Range(20, 60), 4, 10).Draw(t, "tests")
		sem := rapid.Float64Range(0.5, 5).Draw(t, "sem")
		points := weekly(values...)
		s := Trend(points, sem)
		want := s.PerWeek+0.84*s.Error < 1.96*math.Sqrt2*sem/6
		if got, _ := Plateau(points, sem, 80, true); got != want {
			t.Fatalf("got %v, want %v", got, want)
		}
		for i := range points {
			points[i].Value = 100 - points[i].Value
		}
		if got, _ := Plateau(points, sem, 80, false); got != want && math.Abs(s.PerWeek+0.84*s.Error-WorthWaiting(sem)) > 1e-9 {
			t.Fatalf("turned upside down: got %v, want %v", got, want)
		}
	})
}

func TestLoadPlateau(t *testing.T) {
	at := func(kg unit.Kilograms, reps, reserve int) TopSet { return TopSet{kg, reps, dose.InReserve(reserve)} }
	for name, tt := range map[string]struct {
		sets []TopSet
		want bool
		rule string
	}{
		"nothing lifted": {nil, false, "load-plateau-too-early"},
		"three sets can't show three without a rise":   {[]TopSet{at(20, 10, 2), at(20, 10, 2), at(20, 10, 2)}, false, "load-still-rising"},
		"three exposures without a rise":               {[]TopSet{at(20, 10, 2), at(20, 10, 2), at(20, 9, 2), at(20, 10, 2)}, true, "load-plateau"},
		"a rise in the last one":                       {[]TopSet{at(20, 10, 2), at(20, 10, 2), at(20, 9, 2), at(20, 11, 2)}, false, "load-still-rising"},
		"a heavier set of fewer reps may be no rise":   {[]TopSet{at(20, 12, 2), at(22, 10, 2), at(22, 10, 2), at(24, 10, 2)}, true, "load-plateau"},
		"more load at the same volume is no rise":      {[]TopSet{at(20, 12, 2), at(24, 10, 2), at(24, 10, 2), at(24, 10, 2)}, true, "load-plateau"},
		"harder sets are not compared":                 {[]TopSet{at(20, 10, 2), at(20, 14, 0), at(20, 10, 2), at(20, 10, 2), at(20, 10, 2)}, true, "load-plateau"},
		"harder sets do not count as exposures":        {[]TopSet{at(20, 10, 2), at(20, 10, 0), at(20, 10, 0), at(20, 10, 2)}, false, "load-still-rising"},
		"without a reserve nothing is compared":        {[]TopSet{{20, 10, 0}, {20, 10, 0}, {20, 10, 0}, {20, 10, 0}}, false, "load-plateau-too-early"},
		"without a weight reps count":                  {[]TopSet{at(0, 10, 2), at(0, 10, 2), at(0, 10, 2), at(0, 10, 2)}, true, "load-plateau"},
		"without a weight more reps are a rise":        {[]TopSet{at(0, 10, 2), at(0, 10, 2), at(0, 10, 2), at(0, 11, 2)}, false, "load-still-rising"},
		"a rise before three exposures without is old": {[]TopSet{at(20, 8, 2), at(20, 12, 2), at(20, 12, 2), at(20, 12, 2), at(20, 12, 2)}, true, "load-plateau"},
	} {
		t.Run(name, func(t *testing.T) {
			got, why := LoadPlateau(tt.sets)
			if got != tt.want || why.Rule != tt.rule {
				t.Errorf("got %v by %q, want %v by %q", got, why.Rule, tt.want, tt.rule)
			}
		})
	}
}

func TestPlateausAllocateNothing(t *testing.T) {
	tests := weekly(41.0, 41.5, 40.8, 41.2, 41.3)
	sets := []TopSet{{20, 10, dose.InReserve(2)}, {20, 10, dose.InReserve(2)}}
	if n := testing.AllocsPerRun(100, func() {
		Plateau(tests, 2, 85, true)
		LoadPlateau(sets)
	}); n != 0 {
		t.Errorf("%g allocations", n)
	}
}

func BenchmarkPlateau(b *testing.B) {
	tests := weekly(41.0, 41.5, 40.8, 41.2, 41.3)
	b.ReportAllocs()
	for b.Loop() {
		Plateau(tests, 2, 85, true)
	}
}

// BenchmarkPlateauFloor only reads the tests twice, as any least squares must.
func BenchmarkPlateauFloor(b *testing.B) {
	tests := weekly(41.0, 41.5, 40.8, 41.2, 41.3)
	var sum float64
	b.ReportAllocs()
	for b.Loop() {
		for range 2 {
			for _, p := range tests {
				sum += float64(p.Day) * p.Value
			}
		}
	}
	_ = sum
}
