package outcome

import (
	"math"
	"slices"
)

// posterior is the relief of several exercises given means and their variances.
type posterior struct{ means, variances []float64 }

// given is the posterior for one value of τ: normal around a shared mean.
type given struct {
	tau      float64
	weight   float64   // of this τ; all weights add up to 1
	mu, muSD float64   // of the shared mean
	means    []float64 // as they were found
	shrink   []float64 // B of each exercise
}

// grid gives the posterior at each τ worth looking at, or nil where there is
// not a single session.
func (p posterior) grid() []given {
	out := make([]given, 0, SpreadSteps)
	top := math.Inf(-1)
	for i := range SpreadSteps {
		tau := (float64(i) + 0.5) * SpreadReach * SpreadPrior / SpreadSteps
		g, log := p.given(tau)
		if math.IsInf(g.muSD, 1) {
			return nil
		}
		g.weight = log
		top = max(top, log)
		out = append(out, g)
	}
	var sum float64
	for i := range out {
		out[i].weight = math.Exp(out[i].weight - top)
	}
	out = slices.DeleteFunc(out, func(g given) bool { return g.weight < negligible })
	for _, g := range out {
		sum += g.weight
	}
	for i := range out {
		out[i].weight /= sum
	}
	return out
}

// negligible weights change no digit that anybody reads.
const negligible = 1e-9

// given conditions on τ, and gives the logarithm of what the means say for it.
func (p posterior) given(tau float64) (g given, log float64) {
	var weights, weighted float64
	g = given{tau: tau, means: p.means, shrink: make([]float64, len(p.means))}
	for j, v := range p.variances {
		w := 1 / (v + tau*tau)
		g.shrink[j] = 1 - tau*tau*w
		weights += w
		weighted += w * p.means[j]
		if w > 0 {
			log += math.Log(w) / 2
		}
	}
	g.mu, g.muSD = weighted/weights, 1/math.Sqrt(weights)
	for j, v := range p.variances {
		off := p.means[j] - g.mu
		log -= off * off / (v + tau*tau) / 2
	}
	log -= math.Log(weights)/2 + tau*tau/(2*SpreadPrior*SpreadPrior)
	return g, log
}

// center gives an exercise's mean where the shared mean is mu, and sd its
// spread around that.
func (g *given) center(j int, mu float64) float64 { return g.means[j] + g.shrink[j]*(mu-g.means[j]) }
func (g *given) sd(j int) float64                 { return g.tau * math.Sqrt(g.shrink[j]) }

// blend mixes the grid into one estimate for each exercise.
func blend(grid []given, n []int) []Estimate {
	out := make([]Estimate, len(n))
	r := newRace(len(n))
	for i := range grid {
		g := &grid[i]
		for j := range out {
			mean := g.center(j, g.mu)
			around, shared := g.sd(j), g.shrink[j]*g.muSD
			out[j].Mean += g.weight * mean
			out[j].SD += g.weight * (around*around + shared*shared + mean*mean)
		}
		r.add(g)
	}
	var sum float64
	for _, p := range r.best {
		sum += p
	}
	for j := range out {
		e := &out[j]
		e.SD = math.Sqrt(max(e.SD-e.Mean*e.Mean, 0))
		e.Low, e.High = e.Mean-Z90*e.SD, e.Mean+Z90*e.SD
		e.Best = r.best[j] / sum
		e.N = n[j]
	}
	return out
}

// How finely and how far bells are summed, in spreads. Both integrands below
// are smooth bells, for which equal steps of this size are exact to six digits
// and more.
const (
	bellStep  = 0.75
	bellReach = 6
	meanSteps = bellReach / bellStep
	mostSteps = 20000
)

// race keeps what the sums over one exercise against all others need.
type race struct {
	best               []float64 // chance of each, so far
	center, sd, z, phi []float64
}

func newRace(n int) *race {
	five := make([]float64, 5*n)
	part := func(i int) []float64 { return five[i*n : (i+1)*n] }
	return &race{part(0), part(1), part(2), part(3), part(4)}
}

// add adds the chances at one τ. Given the shared mean the exercises are
// independent, so two plain sums suffice: over the shared mean, and over the
// relief of the best. Where all shrink alike, the shared mean moves all alike.
func (r *race) add(g *given) {
	if slices.Max(g.shrink)-slices.Min(g.shrink) < slack {
		r.addAt(g, g.mu, g.weight)
		return
	}
	for i := -meanSteps; i <= meanSteps; i++ {
		z := float64(i) * bellStep
		r.addAt(g, g.mu+z*g.muSD, g.weight*bellStep*density(z))
	}
}

func (r *race) addAt(g *given, mu, weight float64) {
	low, high, narrow := math.Inf(-1), math.Inf(-1), math.Inf(1)
	for j := range r.best {
		m, s := g.center(j, mu), g.sd(j)
		r.center[j], r.sd[j] = m, s
		low, high, narrow = max(low, m-bellReach*s), max(high, m+bellReach*s), min(narrow, s)
	}
	step := max(narrow*bellStep, (high-low)/mostSteps)
	for x := low; x <= high; x += step {
		all := 1.0
		for j := range r.best {
			r.z[j] = (x - r.center[j]) / r.sd[j]
			r.phi[j] = below(r.z[j])
			all *= r.phi[j]
		}
		if all == 0 {
			continue
		}
		for j := range r.best {
			r.best[j] += weight * step * all / r.phi[j] * density(r.z[j]) / r.sd[j]
		}
	}
}
