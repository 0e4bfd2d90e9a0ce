package figure

import "math"

// least finds the x from which the squares of r(x) add up to least: damped
// least squares (Levenberg 1944, Marquardt 1963) with slopes by differences.
// r writes its numbers into the slice it is given and returns it; there are
// always as many. It stops after so many rounds, or where a round gains less
// than the share enough, or where more says no (nil says yes). It gives the best x and the sum of squares there.
func least(x []float64, rounds int, enough float64, more func() bool, r func(x, out []float64) []float64) ([]float64, float64) {
	const step = 1e-4
	n := len(x)
	here := r(x, nil)
	moved := make([]float64, 0, len(here))
	slopes := make([][]float64, n)
	for i := range slopes {
		slopes[i] = make([]float64, len(here))
	}
	cost, damp := squares(here), 1e-3
	next := make([]float64, n)
	for range rounds {
		if more != nil && !more() {
			break
		}
		for i := range x {
			old := x[i]
			x[i] = old + step
			moved = r(x, moved[:0])
			x[i] = old
			for k := range here {
				slopes[i][k] = (moved[k] - here[k]) / step
			}
		}
		normal, down := normals(slopes, here)
		better := false
		for range 12 {
			move := solve(normal, down, damp)
			for i := range x {
				next[i] = x[i] - move[i]
			}
			moved = r(next, moved[:0])
			if c := squares(moved); c < cost {
				better = cost-c > enough*cost
				copy(x, next)
				here = append(here[:0], moved...)
				cost, damp = c, max(damp/8, 1e-7)
				break
			}
			damp *= 5
		}
		if !better {
			break
		}
	}
	return x, cost
}

func squares(r []float64) float64 {
	sum := 0.0
	for _, v := range r {
		sum += v * v
	}
	return sum
}

// normals gives the products of the slopes with each other and with r.
func normals(slopes [][]float64, r []float64) ([][]float64, []float64) {
	n := len(slopes)
	// Most rows are walls that nothing touches: leave them out.
	var live []int
	for k := range r {
		for i := range slopes {
			if slopes[i][k] != 0 {
				live = append(live, k)
				break
			}
		}
	}
	normal, down := make([][]float64, n), make([]float64, n)
	for i := range normal {
		normal[i] = make([]float64, n)
		for j := range i + 1 {
			sum := 0.0
			for _, k := range live {
				sum += slopes[i][k] * slopes[j][k]
			}
			normal[i][j], normal[j][i] = sum, sum
		}
		for _, k := range live {
			down[i] += slopes[i][k] * r[k]
		}
	}
	return normal, down
}

// solve gives the x with (normal + damp·diagonal)·x = down, by Cholesky.
func solve(normal [][]float64, down []float64, damp float64) []float64 {
	n := len(down)
	l := make([][]float64, n)
	x := make([]float64, n)
	for i := range l {
		l[i] = make([]float64, i+1)
		for j := range i + 1 {
			sum := normal[i][j]
			if i == j {
				sum += damp*normal[i][i] + 1e-9
			}
			for k := range j {
				sum -= l[i][k] * l[j][k]
			}
			if i == j {
				l[i][i] = math.Sqrt(max(sum, 1e-12))
			} else {
				l[i][j] = sum / l[j][j]
			}
		}
	}
	for i := range x {
		x[i] = down[i]
		for k := range i {
			x[i] -= l[i][k] * x[k]
		}
		x[i] /= l[i][i]
	}
	for i := n - 1; i >= 0; i-- {
		for k := i + 1; k < n; k++ {
			x[i] -= l[k][i] * x[k]
		}
		x[i] /= l[i][i]
	}
	return x
}
