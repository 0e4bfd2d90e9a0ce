package outcome

import (
	"math"
	"testing"

	"pgregory.net/rapid"
)

func TestReliefFromNothing(t *testing.T) {
	for name, tt := range map[string]struct {
		mu, b, w, cut float64
		ratings       int
		want          float64
	}{
		"begun at 6 or more, one rating":             {4, 1.5, 1, 6, 1, 0.89},
		"two ratings averaged before":                {4, 1.5, 1, 6, 2, 0.51},
		"begun at 7 or more":                         {4, 1.5, 1, 7, 1, 1.15},
		"no number of ratings counts as one":         {4, 1.5, 1, 6, 0, 0.89},
		"ratings that never vary don't regress":      {4, 1.5, 0, 6, 1, 0},
		"pain that never varies doesn't regress":     {4, 0, 0, 6, 1, 0},
		"begun at any pain there is next to nothing": {4, 1.5, 1, -20, 1, 0},
	} {
		t.Run(name, func(t *testing.T) {
			got := RegressionToMean(tt.mu, tt.b, tt.w, tt.cut, tt.ratings)
			if math.Abs(got-tt.want) > 0.005 {
				t.Errorf("got %.4f, want %g", got, tt.want)
			}
		})
	}
}

// TestReliefFromNothingIsSeenInSimulation rates the same unchanged pain twice.
func TestReliefFromNothingIsSeenInSimulation(t *testing.T) {
	const mu, b, w, cut = 4, 1.5, 1, 6
	r := dice(93)
	var sum float64
	n := 0
	for range 60000 {
		level := mu + b*r.NormFloat64()
		if before := level + w*r.NormFloat64(); before >= cut {
			sum += before - (level + w*r.NormFloat64())
			n++
		}
	}
	got := sum / float64(n)
	if want := RegressionToMean(mu, b, w, cut, 1); math.Abs(got-want) > 0.05 {
		t.Errorf("seen %.3f, expected %.3f", got, want)
	}
}

func TestReliefFromNothingGrowsWithTheCutAndFallsWithRatings(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		mu := rapid.Float64Range(0, 8).Draw(t, "mu")
		b := rapid.Float64Range(0.1, 3).Draw(t, "b")
		w := rapid.Float64Range(0.1, 3).Draw(t, "w")
		cut := rapid.Float64Range(0, 100).Draw(t, "cut")
		m := rapid.IntRange(1, 5).Draw(t, "ratings")
		at := RegressionToMean(mu, b, w, cut, m)
		if !(at >= 0) || math.IsInf(at, 0) {
			t.Fatalf("got %g", at)
		}
		if RegressionToMean(mu, b, w, cut+1, m) < at-1e-6 {
			t.Fatal("a higher cut gave less")
		}
		if RegressionToMean(mu, b, w, cut, m+1) > at+1e-6 {
			t.Fatal("another rating gave more")
		}
	})
}

func TestTheTailsOfTheNormalDistributionJoin(t *testing.T) {
	near, far := hazard(24.999), hazard(25.001)
	if math.Abs(far-near) > 0.01 {
		t.Errorf("%g just before, %g just after", near, far)
	}
	for z, want := range map[float64]float64{0: 0.5, 1.96: 0.975, -1.645: 0.05, 0.84: 0.8} {
		if got := below(z); math.Abs(got-want) > 0.001 {
			t.Errorf("below(%g) is %g, want %g", z, got, want)
		}
	}
}
