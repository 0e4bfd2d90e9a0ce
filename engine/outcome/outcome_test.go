package outcome

import (
	"math"
	"math/rand/v2"
	"testing"

	"pgregory.net/rapid"

	"tspine/engine/unit"
)

// weekly gives one point a week.
func weekly(values ...float64) []Point {
	out := make([]Point, len(values))
	for i, v := range values {
		out[i] = Point{unit.Day(7 * i), v}
	}
	return out
}

func TestTheErrorOfASlopeFollowsFromTheWeeks(t *testing.T) {
	for n, spread := range map[int]float64{3: 2, 4: 5, 5: 10, 6: 17.5, 7: 28} {
		s := Trend(weekly(make([]float64, n)...), 2)
		if want := 2 / math.Sqrt(spread); math.Abs(s.Error-want) > 1e-9 {
			t.Errorf("%d weekly tests: error %g, want %g", n, s.Error, want)
		}
	}
}

func TestTrend(t *testing.T) {
	for name, tt := range map[string]struct {
		points []Point
		sem    float64
		want   Slope
	}{
		"no points":                       {nil, 2, Slope{}},
		"one point":                       {weekly(40), 2, Slope{N: 1}},
		"two points on one day":           {[]Point{{5, 1}, {5, 9}}, 2, Slope{N: 2}},
		"two degrees a week":              {weekly(40, 42, 44), 0, Slope{PerWeek: 2, Weeks: 2, N: 3}},
		"half a degree in half a week":    {[]Point{{0, 40}, {7, 41}, {14, 42}}, 0, Slope{PerWeek: 1, Weeks: 2, N: 3}},
		"two points leave no scatter":     {weekly(40, 42), 0, Slope{PerWeek: 2, Weeks: 1, N: 2}},
		"the order does not matter":       {[]Point{{14, 44}, {0, 40}, {7, 42}}, 0, Slope{PerWeek: 2, Weeks: 2, N: 3}},
		"scatter around a flat line":      {weekly(1, -1, -1, 1), 0, Slope{Error: math.Sqrt(2) / math.Sqrt(5), Weeks: 3, N: 4}},
		"a known error takes its place":   {weekly(1, -1, -1, 1), 3, Slope{Error: 3 / math.Sqrt(5), Weeks: 3, N: 4}},
		"days, not the count, make weeks": {[]Point{{0, 40}, {21, 46}}, 0, Slope{PerWeek: 2, Weeks: 3, N: 2}},
	} {
		t.Run(name, func(t *testing.T) {
			got := Trend(tt.points, tt.sem)
			if math.Abs(got.PerWeek-tt.want.PerWeek) > 1e-9 || math.Abs(got.Error-tt.want.Error) > 1e-9 ||
				got.Weeks != tt.want.Weeks || got.N != tt.want.N {
				t.Errorf("got %+v, want %+v", got, tt.want)
			}
		})
	}
}

func TestALineIsFoundAgain(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		a := rapid.Float64Range(-50, 50).Draw(t, "level")
		b := rapid.Float64Range(-5, 5).Draw(t, "slope")
		days := rapid.SliceOfNDistinct(rapid.IntRange(0, 400), 2, 20, rapid.ID[int]).Draw(t, "days")
		var points []Point
		for _, d := range days {
			points = append(points, Point{unit.Day(d), a + b*float64(d)/7})
		}
		s := Trend(points, 1)
		if math.Abs(s.PerWeek-b) > 1e-6 {
			t.Fatalf("slope %g, want %g", s.PerWeek, b)
		}
		if math.Abs(s.Change()-b*s.Weeks) > 1e-6 {
			t.Fatalf("change %g over %g weeks at %g a week", s.Change(), s.Weeks, b)
		}
	})
}

func TestAdherence(t *testing.T) {
	for name, tt := range map[string]struct{ finished, prescribed, want int }{
		"18 of 21 short bouts are 86 %":   {18, 21, 86},
		"3 of 4 are exactly 75 %":         {3, 4, 75},
		"74 of 100 stay under 75 %":       {74, 100, 74},
		"none of three":                   {0, 3, 0},
		"more than prescribed is 100 %":   {9, 3, 100},
		"nothing was due, nothing missed": {0, 0, 100},
		"half a percent rounds up":        {1, 200, 1},
		"a negative count is none":        {-2, 4, 0},
	} {
		t.Run(name, func(t *testing.T) {
			if got := Adherence(tt.finished, tt.prescribed); got != tt.want {
				t.Errorf("got %d, want %d", got, tt.want)
			}
		})
	}
}

func TestAdherenceIsAPercentageThatNeverFallsWithMoreDone(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		done, due := rapid.IntRange(0, 500).Draw(t, "done"), rapid.IntRange(1, 500).Draw(t, "due")
		got := Adherence(done, due)
		if got < 0 || got > 100 || Adherence(done+1, due) < got {
			t.Fatalf("%d of %d is %d %%", done, due, got)
		}
		if exact := 100 * float64(min(done, due)) / float64(due); math.Abs(float64(got)-exact) > 0.5+1e-9 {
			t.Fatalf("%d of %d is %d %%, exactly %g", done, due, got, exact)
		}
	})
}

// dice gives the same numbers in every run.
func dice(seed uint64) *rand.Rand { return rand.New(rand.NewPCG(seed, 1)) }
