package outcome

import (
	"math"
	"strconv"

	"tspine/engine/assessment"
	"tspine/engine/evidence"
	"tspine/engine/fault"
	"tspine/engine/unit"
)

// Comparison is what is known of the relief after several exercises: one entry
// for each in Means and N. The zero Comparison compares nothing.
type Comparison struct {
	Means           []float64 // mean relief in points, positive is better
	N               []int     // sessions behind each mean
	Sigma           float64   // spread of one session's relief, 0.1 points or more; 0: 1.5 points
	Autocorrelation float64   // φ of neighboring sessions, from 0 to below 1 (9.4)
	Randomized      bool      // the order of the exercises was drawn by lot
	PainTriggered   bool      // sessions were begun because of pain

	variances []float64 // of each mean, where a fit knows better than σ²/n
}

// Estimate is what is believed of the relief after one exercise.
type Estimate struct {
	Mean      float64 // shrunk toward the others
	SD        float64
	Low, High float64 // 90 % credible interval
	Best      float64 // chance that no other exercise relieves more
	N         int
}

// The warnings of a verdict: the order was not drawn by lot, so that the first
// exercise gets the credit (9.4); sessions were begun because of pain, which
// falls by itself (9.3).
const (
	WarnOrder      = "order"
	WarnRegression = "regression-to-mean"
)

// Verdict says which exercise seems to help most, or that it can't be told. The
// zero Verdict can't tell.
type Verdict struct {
	Estimates []Estimate
	Leader    int  // index of the exercise most likely to be best
	Clear     bool // it may be said that the leader seems to help most (9.2)
	Warnings  []string
	Reason    evidence.Reason
}

// Winner gives the exercise that seems to help most, and whether that may be
// said.
func (v Verdict) Winner() (int, bool) { return v.Leader, v.Clear }

// Check tells what can't be right in a comparison.
func (c Comparison) Check() fault.Faults {
	var out fault.Faults
	if len(c.Means) != len(c.N) {
		out.Add("n", "wrong-length", strconv.Itoa(len(c.N)), strconv.Itoa(len(c.Means)))
	}
	for i, m := range c.Means {
		if !(math.Abs(m) <= unit.MaxRating) {
			out.Add("means["+strconv.Itoa(i)+"]", "out-of-range", float(m), "-10 to 10")
		}
	}
	for i, n := range c.N {
		if n < 0 {
			out.Add("n["+strconv.Itoa(i)+"]", "out-of-range", strconv.Itoa(n), "0 or more")
		}
	}
	if !(c.Sigma >= 0) || math.IsInf(c.Sigma, 0) {
		out.Add("sigma", "out-of-range", float(c.Sigma), "above 0, or 0 for the usual spread")
	}
	if !(c.Autocorrelation >= 0 && c.Autocorrelation < 1) {
		out.Add("autocorrelation", "out-of-range", float(c.Autocorrelation), "0 to below 1")
	}
	return out
}

func float(v float64) string { return strconv.FormatFloat(v, 'g', -1, 64) }

// Compare weighs a few sessions of several exercises against each other (9.1,
// 9.2). Each exercise's relief is drawn from a shared normal distribution whose
// spread τ is half-normal(0.7) and integrated on a grid of 80 values; the
// shared mean is flat. It is exact up to the grid and uses no random numbers. A
// comparison with faults, or without any session, can't tell.
func Compare(c Comparison) Verdict {
	v := Verdict{Warnings: c.warnings(), Reason: evidence.Because("cannot-tell-yet")}
	if len(c.Check()) > 0 {
		return v
	}
	grid := posterior{c.Means, c.spread()}.grid()
	if grid == nil {
		return v
	}
	v.Estimates = blend(grid, c.N)
	enough := 0
	for i, e := range v.Estimates {
		if e.Best > v.Estimates[v.Leader].Best {
			v.Leader = i
		}
		if e.N >= EnoughSessions {
			enough++
		}
	}
	best := v.Estimates[v.Leader].Best
	v.Clear = c.Randomized && enough >= EnoughExercises && best >= WinnerChance
	if v.Clear {
		v.Reason = evidence.Because("helps-most")
	}
	v.Reason = v.Reason.With("chance-best", best).With("with-enough-sessions", float64(enough)).
		With("sessions-needed", float64(SessionsNeeded(c.sigma())))
	return v
}

func (c Comparison) warnings() []string {
	var out []string
	if !c.Randomized {
		out = append(out, WarnOrder)
	}
	if c.PainTriggered {
		out = append(out, WarnRegression)
	}
	return out
}

func (c Comparison) sigma() float64 {
	if c.Sigma == 0 {
		return UsualSpread
	}
	return max(c.Sigma, LeastSpread)
}

// spread gives the variance of each mean; an exercise without a session has an
// infinite one.
func (c Comparison) spread() []float64 {
	out := make([]float64, len(c.N))
	for j, n := range c.N {
		switch sigma := c.sigma(); {
		case n == 0:
			out[j] = math.Inf(1)
		case c.variances != nil:
			out[j] = c.variances[j] * float64(n) / EffectiveSessions(n, c.Autocorrelation)
		default:
			out[j] = sigma * sigma / EffectiveSessions(n, c.Autocorrelation)
		}
	}
	return out
}

// EffectiveSessions is what n sessions are worth where each resembles the one
// before by φ: n(1 − φ)/(1 + φ) (9.4).
func EffectiveSessions(n int, phi float64) float64 { return float64(n) * (1 - phi) / (1 + phi) }

// SessionsNeeded is how many sessions of each exercise tell a difference of 1
// point with a 95 % interval of ± 1: 2(1.96σ)², rounded up (9.2).
func SessionsNeeded(sigma float64) int {
	half := assessment.Z95 * sigma
	return int(math.Ceil(2 * half * half))
}
