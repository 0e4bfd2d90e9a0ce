package outcome

import (
	"math"
	"slices"
)

// matrix is square and symmetric.
type matrix [][]float64

func newMatrix(n int) matrix {
	out := make(matrix, n)
	for i := range out {
		out[i] = make([]float64, n)
	}
	return out
}

// addOuter adds by·xxᵀ.
func (m matrix) addOuter(x []float64, by float64) {
	for i := range x {
		for j := range x {
			m[i][j] += by * x[i] * x[j]
		}
	}
}

func (m matrix) times(x []float64) []float64 {
	out := make([]float64, len(x))
	for i := range m {
		out[i] = dot(m[i], x)
	}
	return out
}

func (m matrix) scaled(by float64) matrix {
	out := newMatrix(len(m))
	for i := range m {
		addTo(out[i], m[i], by)
	}
	return out
}

// inverse gives the inverse of a positive definite matrix and the logarithm of
// its determinant, by elimination without pivots, which such a matrix never
// needs.
func (m matrix) inverse() (matrix, float64) {
	n := len(m)
	left, out := newMatrix(n), newMatrix(n)
	for i := range m {
		left[i] = slices.Clone(m[i])
		out[i][i] = 1
	}
	logDet := 0.0
	for k := range n {
		pivot := left[k][k]
		logDet += math.Log(pivot)
		for j := range n {
			left[k][j] /= pivot
			out[k][j] /= pivot
		}
		for i := range n {
			if by := left[i][k]; i != k && by != 0 {
				addTo(left[i], left[k], -by)
				addTo(out[i], out[k], -by)
			}
		}
	}
	return out, logDet
}

func dot(a, b []float64) float64 {
	var sum float64
	for i := range a {
		sum += a[i] * b[i]
	}
	return sum
}

// addTo adds by·x to sum.
func addTo(sum, x []float64, by float64) {
	for i := range x {
		sum[i] += by * x[i]
	}
}
