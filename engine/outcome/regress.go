package outcome

import "math"

// RegressionToMean is the relief in points that is expected of nothing where a
// session is begun only at pain of cut or more (9.3). Mu is the person's usual
// pain, sigmaB the spread of its level, sigmaW the spread of single ratings
// around it; ratings is how many are averaged before the session, at least 1.
func RegressionToMean(mu, sigmaB, sigmaW, cut float64, ratings int) float64 {
	within := sigmaW * sigmaW / float64(max(ratings, 1))
	sd := math.Sqrt(sigmaB*sigmaB + within)
	if sd == 0 {
		return 0
	}
	return within / sd * hazard((cut-mu)/sd)
}

// hazard is φ(z)/(1 − Φ(z)). Far out both vanish, and their ratio nears
// z + 1/z.
func hazard(z float64) float64 {
	if z > 25 {
		return z + 1/z
	}
	return density(z) / below(-z)
}

// density is φ, that of the standard normal distribution.
func density(z float64) float64 { return math.Exp(-z*z/2) / math.Sqrt(2*math.Pi) }

// below is Φ, the chance that a standard normal number is under z.
func below(z float64) float64 { return math.Erfc(-z/math.Sqrt2) / 2 }
