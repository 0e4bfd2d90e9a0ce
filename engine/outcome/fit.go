package outcome

import (
	"math"
	"slices"
)

// row is one rated pair as the fit sees it.
type row struct {
	group, session        int
	before, place, relief float64
}

// fit is the line through rated pairs: a mean for each group, then β and γ.
// Sessions shift all their rows by a normal number of spread ω; β and γ are
// held near 0 by a normal prior, so that an order that never changed, or pain
// that never did, leaves the fit in one piece.
type fit struct {
	coef      []float64
	cover     matrix // covariance of coef
	sigma     float64
	sessionSD float64
	freedom   int
}

// rounds of finding σ and ω in turn. They settle in three or four.
const rounds = 6

// fitPairs fits rows sorted by session. σ is the usual spread until enough
// degrees of freedom are left, then the residual one; ω is the most likely of a
// grid, under the same half-normal prior as τ.
func fitPairs(rows []row, groups int) fit {
	f := fit{sigma: UsualSpread, freedom: max(len(rows)-groups-2, 0)}
	t := total(rows, groups)
	for range rounds {
		best := math.Inf(-1)
		var rest float64
		for i := range omegaSteps {
			omega := float64(i) * omegaStep
			a := t.solve(f.sigma, omega)
			if l := a.likely(f.sigma, omega); l > best {
				best, rest = l, a.rest
				f.coef, f.cover, f.sessionSD = a.coef, a.cover, omega
			}
		}
		if f.freedom < EnoughFreedom {
			break
		}
		f.sigma = max(math.Sqrt(rest/float64(f.freedom)), LeastSpread)
	}
	return f
}

// totals are the sums over rows that every attempt needs.
type totals struct {
	groups   int
	normal   matrix    // Σ xxᵀ
	right    []float64 // Σ x·relief
	squares  float64   // Σ relief²
	sessions []session
}

// session is the sums over the rows of one session.
type session struct {
	n      float64
	sum    []float64 // Σ x
	relief float64
}

func total(rows []row, groups int) totals {
	n := groups + 2
	t := totals{groups: groups, normal: newMatrix(n), right: make([]float64, n)}
	x := make([]float64, n)
	for i, r := range rows {
		clear(x)
		x[r.group], x[groups], x[groups+1] = 1, r.before, r.place
		t.normal.addOuter(x, 1)
		addTo(t.right, x, r.relief)
		t.squares += r.relief * r.relief
		if i == 0 || r.session != rows[i-1].session {
			t.sessions = append(t.sessions, session{sum: make([]float64, n)})
		}
		s := &t.sessions[len(t.sessions)-1]
		s.n++
		addTo(s.sum, x, 1)
		s.relief += r.relief
	}
	return t
}

// The grid of ω in points.
const (
	omegaSteps = 22
	omegaStep  = 0.1
)

// attempt is the fit for one σ and ω.
type attempt struct {
	coef           []float64
	cover          matrix
	rest           float64 // weighted sum of squares around the line
	logDet, logCov float64
}

// likely is the logarithm of the restricted likelihood times the prior of ω.
func (a attempt) likely(sigma, omega float64) float64 {
	return -(a.logDet+a.logCov+a.rest/(sigma*sigma))/2 - omega*omega/(2*SpreadPrior*SpreadPrior)
}

// solve gives the weighted least squares for σ and ω. Rows of one session share
// the covariance I + (ω/σ)²·11ᵀ, whose inverse takes a part of the session's sum
// away from each of its rows.
func (t totals) solve(sigma, omega float64) attempt {
	var a attempt
	normal, right, squares := t.normal.scaled(1), slices.Clone(t.right), t.squares
	ratio := omega * omega / (sigma * sigma)
	for _, s := range t.sessions {
		part := ratio / (1 + ratio*s.n)
		a.logDet += math.Log(1 + ratio*s.n)
		normal.addOuter(s.sum, -part)
		addTo(right, s.sum, -part*s.relief)
		squares -= part * s.relief * s.relief
	}
	ridge := sigma * sigma / (SlopePrior * SlopePrior)
	normal[t.groups][t.groups] += ridge
	normal[t.groups+1][t.groups+1] += ridge
	inverse, logDet := normal.inverse()
	a.coef = inverse.times(right)
	a.logCov = logDet
	a.rest = max(squares-dot(a.coef, right), 0)
	a.cover = inverse.scaled(sigma * sigma)
	return a
}

// apart gives the variance with which each exercise's mean differs from the
// others': what all share, as the level of the sessions, cancels. It is never
// less than σ²/n.
func (f fit) apart(n []int) []float64 {
	var shared float64
	for i := range n {
		for j := range n {
			if i != j {
				shared += f.cover[i][j] / float64(len(n)*(len(n)-1))
			}
		}
	}
	out := make([]float64, len(n))
	for j := range out {
		out[j] = max(f.cover[j][j]-shared, f.sigma*f.sigma/float64(n[j]))
	}
	return out
}
