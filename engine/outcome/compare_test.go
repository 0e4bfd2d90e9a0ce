package outcome

import (
	"math"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

func TestLittleTellsLittle(t *testing.T) {
	v := Compare(Comparison{Means: []float64{2.0, 1.0, 0.7}, N: []int{3, 3, 3}, Sigma: 1.5, Randomized: true})
	if i, ok := v.Winner(); ok {
		t.Errorf("SH-12: exercise %d may not be called the winner", i)
	}
	for i, want := range [][2]float64{{1.2, 1.6}, {1.0, 1.35}, {0.95, 1.3}} {
		if m := v.Estimates[i].Mean; m < want[0] || m > want[1] {
			t.Errorf("SH-12: mean %d is %g, want %v", i, m, want)
		}
	}
	if p := v.Estimates[0].Best; p < 0.40 || p > 0.58 {
		t.Errorf("SH-12: the first is best with %g, want 0.40 to 0.58", p)
	}
	if v.Reason.Rule != "cannot-tell-yet" || v.Leader != 0 {
		t.Errorf("SH-12: leader %d by %q", v.Leader, v.Reason.Rule)
	}
	if need, _ := v.Reason.Figure("sessions-needed"); need != 18 {
		t.Errorf("SH-12: %g sessions needed, want 18", need)
	}
}

func TestWinner(t *testing.T) {
	for name, tt := range map[string]struct {
		c      Comparison
		winner int // -1: none
	}{
		"a large difference over many sessions":              {Comparison{Means: []float64{0.5, 3, 0.4}, N: []int{12, 12, 12}, Sigma: 1.5, Randomized: true}, 1},
		"the same in an order that was not drawn":            {Comparison{Means: []float64{0.5, 3, 0.4}, N: []int{12, 12, 12}, Sigma: 1.5}, -1},
		"the same begun because of pain is warned about":     {Comparison{Means: []float64{0.5, 3, 0.4}, N: []int{12, 12, 12}, Sigma: 1.5, Randomized: true, PainTriggered: true}, 1},
		"a large difference over four sessions":              {Comparison{Means: []float64{0, 6}, N: []int{4, 4}, Sigma: 0.5, Randomized: true}, -1},
		"only one of two has five sessions":                  {Comparison{Means: []float64{0, 6}, N: []int{4, 9}, Sigma: 0.5, Randomized: true}, -1},
		"two of three have five sessions":                    {Comparison{Means: []float64{0, 6, 0}, N: []int{5, 5, 2}, Sigma: 0.5, Randomized: true}, 1},
		"a small difference over many sessions":              {Comparison{Means: []float64{1, 1.2, 1.1}, N: []int{12, 12, 12}, Sigma: 1.5, Randomized: true}, -1},
		"one exercise alone wins nothing":                    {Comparison{Means: []float64{3}, N: []int{20}, Sigma: 1, Randomized: true}, -1},
		"no exercise":                                        {Comparison{Randomized: true}, -1},
		"no session":                                         {Comparison{Means: []float64{0, 0}, N: []int{0, 0}, Randomized: true}, -1},
		"faults decide nothing":                              {Comparison{Means: []float64{0, 6}, N: []int{9}, Randomized: true}, -1},
		"the usual spread stands in for none":                {Comparison{Means: []float64{0, 4}, N: []int{12, 12}, Randomized: true}, 1},
		"neighbors that resemble each other are worth less":  {Comparison{Means: []float64{0, 1.5}, N: []int{12, 12}, Sigma: 1.5, Autocorrelation: 0.6, Randomized: true}, -1},
		"the same sessions, each for itself":                 {Comparison{Means: []float64{0, 1.5}, N: []int{12, 12}, Sigma: 1.5, Randomized: true}, 1},
		"no spread at all is held at a tenth of a point":     {Comparison{Means: []float64{0, 0.5}, N: []int{9, 9}, Sigma: 1e-9, Randomized: true}, 1},
		"one exercise that was never done stays in the race": {Comparison{Means: []float64{0, 1.5, 0}, N: []int{12, 12, 0}, Sigma: 1.5, Randomized: true}, -1},
	} {
		t.Run(name, func(t *testing.T) {
			v := Compare(tt.c)
			i, ok := v.Winner()
			if !ok {
				i = -1
			}
			if i != tt.winner {
				t.Errorf("winner %d, want %d: %+v", i, tt.winner, v.Estimates)
			}
			if want := map[bool]string{true: "helps-most", false: "cannot-tell-yet"}[ok]; v.Reason.Rule != want {
				t.Errorf("rule %q, want %q", v.Reason.Rule, want)
			}
		})
	}
}

func TestWarnings(t *testing.T) {
	for name, tt := range map[string]struct {
		randomized, triggered bool
		want                  []string
	}{
		"drawn and scheduled":         {true, false, nil},
		"not drawn":                   {false, false, []string{"order"}},
		"begun because of pain":       {true, true, []string{"regression-to-mean"}},
		"neither drawn nor scheduled": {false, true, []string{"order", "regression-to-mean"}},
	} {
		t.Run(name, func(t *testing.T) {
			v := Compare(Comparison{Means: []float64{1, 2}, N: []int{6, 6}, Randomized: tt.randomized, PainTriggered: tt.triggered})
			if diff := cmp.Diff(tt.want, v.Warnings); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestFaultsOfAComparisonAreAllNamed(t *testing.T) {
	c := Comparison{
		Means: []float64{math.NaN(), 11, math.Inf(-1), 1}, N: []int{-1, 2}, Sigma: -1, Autocorrelation: 1,
	}
	var got []string
	for _, f := range c.Check() {
		got = append(got, f.Path+" "+f.Code)
	}
	want := []string{
		"n wrong-length", "means[0] out-of-range", "means[1] out-of-range", "means[2] out-of-range",
		"n[0] out-of-range", "sigma out-of-range", "autocorrelation out-of-range",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
	if f := (Comparison{Means: []float64{-10, 10}, N: []int{0, 1}}).Check(); f != nil {
		t.Errorf("the ends of the scale are faults: %v", f)
	}
	if f := (Comparison{Sigma: -1.25}).Check(); len(f) != 1 || f[0].Got != "-1.25" {
		t.Errorf("got %v, want -1.25 as it was given", f)
	}
	if f := (Comparison{}).Check(); f != nil {
		t.Errorf("the zero Comparison has faults: %v", f)
	}
}

func TestSessionsNeeded(t *testing.T) {
	for sigma, want := range map[float64]int{1: 8, 1.5: 18, 2: 31} {
		if got := SessionsNeeded(sigma); got != want {
			t.Errorf("σ %g: %d, want %d", sigma, got, want)
		}
	}
	if got := EffectiveSessions(12, 0.5); got != 4 {
		t.Errorf("12 sessions at φ 0.5 are worth %g, want 4", got)
	}
}

// TestOneSpreadShrinksByTheFormula pins τ: with a single value of it the
// estimates are those of 9.1 to the letter.
func TestOneSpreadShrinksByTheFormula(t *testing.T) {
	const tau = 0.9
	means, variances := []float64{2, 1, -0.5}, []float64{0.75, 0.4, 2}
	g, _ := posterior{means, variances}.given(tau)
	g.weight = 1
	got := blend([]given{g}, []int{1, 1, 1})
	var w, wy float64
	for j := range means {
		w += 1 / (variances[j] + tau*tau)
		wy += means[j] / (variances[j] + tau*tau)
	}
	mu := wy / w
	for j := range means {
		b := variances[j] / (variances[j] + tau*tau)
		mean := b*mu + (1-b)*means[j]
		sd := math.Sqrt((1-b)*variances[j] + b*b/w)
		e := got[j]
		if math.Abs(e.Mean-mean) > 1e-9 || math.Abs(e.SD-sd) > 1e-9 || math.Abs(e.High-(mean+1.645*sd)) > 1e-9 || math.Abs(e.Low-(mean-1.645*sd)) > 1e-9 {
			t.Errorf("exercise %d: %+v, want %g ± %g", j, e, mean, sd)
		}
	}
}

// TestChanceOfBeingBestAgreesWithDraws draws from the posterior that Compare
// sums, with equal and with unequal numbers of sessions.
func TestChanceOfBeingBestAgreesWithDraws(t *testing.T) {
	const draws = 60000
	r := dice(90)
	for _, n := range [][]int{{3, 3, 3}, {2, 9, 30}, {5, 0, 12}} {
		c := Comparison{Means: []float64{2, 1, 0.7}, N: n, Sigma: 1.5, Randomized: true}
		grid := posterior{c.Means, c.spread()}.grid()
		wins := make([]float64, len(n))
		for range draws {
			g := pick(grid, r)
			mu := g.mu + g.muSD*r.NormFloat64()
			best, top := 0, math.Inf(-1)
			for j := range n {
				if x := g.center(j, mu) + g.sd(j)*r.NormFloat64(); x > top {
					best, top = j, x
				}
			}
			wins[best]++
		}
		for j, e := range Compare(c).Estimates {
			if seen := wins[j] / draws; math.Abs(seen-e.Best) > 0.008 {
				t.Errorf("%v sessions: exercise %d best in %.4f of draws, computed %.4f", n, j, seen, e.Best)
			}
		}
	}
}

func pick(grid []given, r *rand.Rand) *given {
	u := r.Float64()
	for i := range grid {
		if u -= grid[i].weight; u < 0 {
			return &grid[i]
		}
	}
	return &grid[len(grid)-1]
}

// TestTheRuleErrsAsRarelyAsReported repeats the simulation of 9.2 in small. The
// reported cells hold 300 runs each, so ± 3 points; ours are smaller still.
func TestTheRuleErrsAsRarelyAsReported(t *testing.T) {
	type cell struct {
		exercises, sessions int
		tau                 float64
	}
	for c, want := range map[cell]struct {
		runs                          int
		naiveWrong, declares, wrongly float64
		naive, shrunk                 float64
	}{
		{3, 5, 0.7}:  {300, 37, 8, 1.3, 0.69, 0.58},
		{3, 10, 0.7}: {300, 28, 16, 0.7, 0.47, 0.44},
		{6, 5, 0.7}:  {150, 51, 2, 0.3, 0.68, 0.54},
		{3, 3, 0}:    {300, -1, 0.6, 0.6, 0.86, 0.52},
	} {
		got := simulate(dice(92), c.exercises, c.sessions, c.tau, want.runs)
		if want.naiveWrong >= 0 && math.Abs(got.naiveWrong-want.naiveWrong) > 9 {
			t.Errorf("%+v: naive pick wrong in %.0f %%, reported %g %%", c, got.naiveWrong, want.naiveWrong)
		}
		if math.Abs(got.declares-want.declares) > 6 || got.wrongly > want.wrongly+1.5 {
			t.Errorf("%+v: declares %.1f %%, wrongly %.1f %%, reported %g and %g", c, got.declares, got.wrongly, want.declares, want.wrongly)
		}
		if math.Abs(got.naive-want.naive) > 0.07 || math.Abs(got.shrunk-want.shrunk) > 0.07 || got.shrunk >= got.naive {
			t.Errorf("%+v: error %.2f to %.2f, reported %g to %g", c, got.naive, got.shrunk, want.naive, want.shrunk)
		}
	}
}

type simulated struct{ naiveWrong, declares, wrongly, naive, shrunk float64 }

func simulate(r *rand.Rand, exercises, sessions int, tau float64, runs int) simulated {
	const sigma = 1.5
	var s simulated
	c := Comparison{Means: make([]float64, exercises), N: slices.Repeat([]int{sessions}, exercises), Sigma: sigma, Randomized: true}
	truth := make([]float64, exercises)
	for range runs {
		for j := range truth {
			truth[j] = 1 + tau*r.NormFloat64()
			c.Means[j] = truth[j] + sigma/math.Sqrt(float64(sessions))*r.NormFloat64()
		}
		v := Compare(c)
		best := slices.Index(truth, slices.Max(truth))
		if slices.Index(c.Means, slices.Max(c.Means)) != best {
			s.naiveWrong++
		}
		if i, ok := v.Winner(); ok {
			s.declares++
			if i != best || tau == 0 {
				s.wrongly++
			}
		}
		for j, e := range v.Estimates {
			s.naive += square(c.Means[j] - truth[j])
			s.shrunk += square(e.Mean - truth[j])
		}
	}
	percent, each := 100/float64(runs), 1/float64(runs*exercises)
	return simulated{s.naiveWrong * percent, s.declares * percent, s.wrongly * percent, math.Sqrt(s.naive * each), math.Sqrt(s.shrunk * each)}
}

func square(v float64) float64 { return v * v }

func drawComparison(t *rapid.T) Comparison {
	n := rapid.IntRange(2, 4).Draw(t, "exercises")
	c := Comparison{
		Sigma:      rapid.Float64Range(0.3, 3).Draw(t, "sigma"),
		Randomized: rapid.Bool().Draw(t, "randomized"),
	}
	for range n {
		c.Means = append(c.Means, rapid.Float64Range(-4, 4).Draw(t, "mean"))
		c.N = append(c.N, rapid.IntRange(0, 20).Draw(t, "n"))
	}
	c.N[0]++
	return c
}

func TestEstimatesHoldTogether(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		c := drawComparison(t)
		v := Compare(c)
		var sum float64
		low, high := math.Inf(1), math.Inf(-1)
		for j, n := range c.N {
			if n > 0 {
				low, high = min(low, c.Means[j]), max(high, c.Means[j])
			}
		}
		for _, e := range v.Estimates {
			sum += e.Best
			if e.Mean < low-1e-9 || e.Mean > high+1e-9 {
				t.Fatalf("mean %g outside of what was found, %g to %g", e.Mean, low, high)
			}
			if !(e.Low < e.Mean && e.Mean < e.High) || e.Best < 0 || e.Best > 1+1e-9 {
				t.Fatalf("%+v", e)
			}
		}
		if math.Abs(sum-1) > 1e-9 {
			t.Fatalf("the chances add up to %g", sum)
		}
		if i, ok := v.Winner(); ok && (!c.Randomized || v.Estimates[i].Best < 0.9) {
			t.Fatal("a winner against the rule")
		}
	})
}

func TestTheOrderOfExercisesAndTheLevelOfReliefDecideNothing(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		c := drawComparison(t)
		shift := rapid.Float64Range(-5, 5).Draw(t, "shift")
		turned := c
		turned.Means, turned.N = slices.Clone(c.Means), slices.Clone(c.N)
		for j := range turned.Means {
			turned.Means[j] += shift
		}
		slices.Reverse(turned.Means)
		slices.Reverse(turned.N)
		a, b := Compare(c).Estimates, Compare(turned).Estimates
		for j, e := range a {
			o := b[len(b)-1-j]
			if math.Abs(e.Mean+shift-o.Mean) > 1e-6 || math.Abs(e.SD-o.SD) > 1e-6 || math.Abs(e.Best-o.Best) > 1e-6 {
				t.Fatalf("%+v became %+v", e, o)
			}
		}
	})
}

func TestFinerSumsChangeNothing(t *testing.T) {
	for name, c := range map[string]Comparison{
		"equal sessions":             {Means: []float64{2, 1, 0.7}, N: []int{3, 3, 3}, Sigma: 1.5},
		"unequal sessions":           {Means: []float64{-1, 1, 0.7}, N: []int{2, 9, 20}, Sigma: 1},
		"an exercise never done":     {Means: []float64{2, 0, 1}, N: []int{5, 0, 12}, Sigma: 1.5},
		"a large and sure advantage": {Means: []float64{4, 0}, N: []int{20, 10}, Sigma: 0.5},
	} {
		t.Run(name, func(t *testing.T) {
			grid := posterior{c.Means, c.spread()}.grid()
			want := make([]float64, len(c.N))
			for i := range grid {
				bestByFineSums(&grid[i], want)
			}
			for j, e := range Compare(c).Estimates {
				if math.Abs(e.Best-want[j]) > 1e-6 {
					t.Errorf("exercise %d: %g, with finer sums %g", j, e.Best, want[j])
				}
			}
		})
	}
}

// bestByFineSums sums over the shared mean and the best one's relief in small
// equal steps, with no eye to speed.
func bestByFineSums(g *given, best []float64) {
	const reach = 6.0
	step := 0.4
	for j := range best {
		for k := range best {
			step = min(step, 0.7*g.sd(k)/g.sd(j))
		}
	}
	for a := -reach; a <= reach; a += step {
		mu := g.mu + a*g.muSD
		for j := range best {
			for z := -reach; z <= reach; z += step {
				p := g.weight * step * step * density(a) * density(z)
				x := g.center(j, mu) + z*g.sd(j)
				for k := range best {
					if k != j {
						p *= below((x - g.center(k, mu)) / g.sd(k))
					}
				}
				best[j] += p
			}
		}
	}
}

func BenchmarkCompareThree(b *testing.B) {
	benchmarkCompare(b, []float64{2, 1, 0.7}, []int{5, 5, 5})
}

func BenchmarkCompareSixUnequal(b *testing.B) {
	benchmarkCompare(b, []float64{2, 1, 0.7, 1.4, 0.2, 1}, []int{3, 9, 4, 5, 6, 7})
}

func benchmarkCompare(b *testing.B, means []float64, n []int) {
	b.ReportAllocs()
	for b.Loop() {
		Compare(Comparison{Means: means, N: n, Sigma: 1.5, Randomized: true})
	}
}
