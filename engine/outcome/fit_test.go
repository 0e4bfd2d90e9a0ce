package outcome

import (
	"math"
	"testing"

	"pgregory.net/rapid"
)

// TestSolveAgreesWithWholeMatrices writes the covariance of all rows out and
// inverts it, with no eye to speed.
func TestSolveAgreesWithWholeMatrices(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		const groups = 3
		rows := drawRows(t, groups)
		sigma := rapid.Float64Range(0.3, 2).Draw(t, "sigma")
		omega := rapid.Float64Range(0, 2).Draw(t, "omega")
		got := total(rows, groups).solve(sigma, omega)
		coef, cover, likely := whole(rows, groups, sigma, omega)
		for i := range coef {
			if math.Abs(got.coef[i]-coef[i]) > 1e-6 {
				t.Fatalf("coefficient %d is %g, want %g", i, got.coef[i], coef[i])
			}
			for j := range coef {
				if math.Abs(got.cover[i][j]-cover[i][j]) > 1e-6 {
					t.Fatalf("covariance %d, %d is %g, want %g", i, j, got.cover[i][j], cover[i][j])
				}
			}
		}
		still := total(rows, groups).solve(sigma, 0)
		_, _, none := whole(rows, groups, sigma, 0)
		if a, b := got.likely(sigma, omega)-still.likely(sigma, 0), likely-none; math.Abs(a-b) > 1e-6 {
			t.Fatalf("ω %g is likelier than none by %g, want %g", omega, a, b)
		}
	})
}

func drawRows(t *rapid.T, groups int) []row {
	var rows []row
	for g := range groups {
		rows = append(rows, row{group: g})
	}
	for range rapid.IntRange(0, 9).Draw(t, "more") {
		rows = append(rows, row{group: rapid.IntRange(0, groups-1).Draw(t, "group")})
	}
	session := 0
	for i := range rows {
		session += rapid.IntRange(0, 1).Draw(t, "next session")
		rows[i].session = session
		rows[i].before = rapid.Float64Range(-4, 4).Draw(t, "before")
		rows[i].place = float64(rapid.IntRange(0, 3).Draw(t, "place"))
		rows[i].relief = rapid.Float64Range(-3, 5).Draw(t, "relief")
	}
	return rows
}

func whole(rows []row, groups int, sigma, omega float64) (coef []float64, cover matrix, likely float64) {
	spread := newMatrix(len(rows))
	for i := range rows {
		spread[i][i] = sigma * sigma
		for j := range rows {
			if rows[i].session == rows[j].session {
				spread[i][j] += omega * omega
			}
		}
	}
	weight, logSpread := spread.inverse()
	n := groups + 2
	normal, right, squares := newMatrix(n), make([]float64, n), 0.0
	for i, a := range rows {
		x := []float64{0, 0, 0, a.before, a.place}
		x[a.group] = 1
		for j, b := range rows {
			y := []float64{0, 0, 0, b.before, b.place}
			y[b.group] = 1
			for k := range x {
				addTo(normal[k], y, weight[i][j]*x[k])
			}
			addTo(right, x, weight[i][j]*b.relief)
			squares += weight[i][j] * a.relief * b.relief
		}
	}
	for k := groups; k < n; k++ {
		normal[k][k] += 1 / (0.5 * 0.5)
	}
	cover, logNormal := normal.inverse()
	coef = cover.times(right)
	likely = -(logSpread+logNormal+squares-dot(coef, right))/2 - omega*omega/(2*0.7*0.7)
	return coef, cover, likely
}

func TestWhatAllMeansShareIsNoDifference(t *testing.T) {
	for name, tt := range map[string]struct {
		cover matrix
		sigma float64
		n     []int
		want  []float64
	}{
		"independent means keep their variance": {matrix{{0.5, 0}, {0, 0.2}}, 0.1, []int{4, 4}, []float64{0.5, 0.2}},
		"what both share cancels":               {matrix{{0.9, 0.4}, {0.4, 0.6}}, 0.1, []int{4, 4}, []float64{0.5, 0.2}},
		"three share their average":             {matrix{{1, 0.1, 0.2}, {0.1, 1, 0.3}, {0.2, 0.3, 1}}, 0.1, []int{4, 4, 4}, []float64{0.8, 0.8, 0.8}},
		"never under σ²/n":                      {matrix{{0.9, 0.4}, {0.4, 0.6}}, 1.5, []int{9, 4}, []float64{0.5, 0.5625}},
		"one alone shares with none":            {matrix{{0.3}}, 0.1, []int{4}, []float64{0.3}},
	} {
		t.Run(name, func(t *testing.T) {
			got := fit{cover: tt.cover, sigma: tt.sigma}.apart(tt.n)
			for j := range got {
				if math.Abs(got[j]-tt.want[j]) > 1e-9 {
					t.Errorf("got %v, want %v", got, tt.want)
				}
			}
		})
	}
}
