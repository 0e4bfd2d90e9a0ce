package assessment

import (
	"math"
	"slices"

	"tspine/engine/body"
	"tspine/engine/evidence"
)

// Asymmetry compares left and right in one test. It changes emphasis and never
// blocks anything (6.6).
type Asymmetry struct {
	Measure string    // ID of the test
	Flag    bool      // the difference counts: the worse side first, and more of it
	Side    body.Side // the worse side; NoSide where both are alike
	AI      float64   // 100·(better − worse)/better in percent; 0 for wall angels, whose points are ranks
	Marked  bool      // flagged, with an AI of 15 or more
}

// Ratio gives work sets of the worse side to those of the better: 2 : 1 where
// flagged. Both sides are always trained.
func (a Asymmetry) Ratio() (worse, better int) {
	if a.Flag {
		return WorseSideSets, 1
	}
	return 1, 1
}

// Compare judges the two sides of a test by its noise (6.6). With one side
// there is nothing to compare.
func Compare(test string, p Pair, n Noise) Asymmetry {
	a := Asymmetry{Measure: test}
	if !p.Complete() {
		return a
	}
	a.Side = worse(p)
	apart := math.Abs(p.Left - p.Right)
	if test == SeatedWallAngel {
		a.Flag = reaches(apart, WallAngelUneven)
		return a
	}
	if better := p.High(); better > 0 {
		a.AI = 100 * apart / better
	}
	a.Flag = n.Known() && exceeds(apart, n.MDC) && reaches(a.AI, AsymmetryFrom)
	a.Marked = a.Flag && reaches(a.AI, AsymmetryMarked)
	return a
}

func worse(p Pair) body.Side {
	switch {
	case p.Left < p.Right:
		return body.Left
	case p.Right < p.Left:
		return body.Right
	default:
		return body.NoSide
	}
}

func (f *Findings) uneven(all []Measures, flags []string) {
	for _, t := range tests {
		if !t.Sides || t.Lower {
			continue
		}
		of := slices.DeleteFunc(Series(t.ID, all, flags), func(s Sample) bool { return !s.Complete() })
		if len(of) == 0 {
			continue
		}
		p := now(of)
		n := NoiseOf(t.ID, of)
		a := Compare(t.ID, p, n)
		f.Asymmetries = append(f.Asymmetries, a)
		switch {
		case a.Flag && t.ID == SeatedWallAngel:
			f.because(sides(evidence.Because("uneven-wall-angel"), p))
		case a.Flag:
			f.because(sides(evidence.Because("uneven"), p).With("mdc", n.MDC).With("asymmetry-index", a.AI))
		}
	}
}
