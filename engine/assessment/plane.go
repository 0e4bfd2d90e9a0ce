package assessment

import (
	"math"

	"tspine/engine/body"
	"tspine/engine/evidence"
)

// gauge judges one plane: limited below low, loose above high.
type gauge struct {
	test      string
	low, high float64
	mean      bool // by the mean of both sides; else by the worst and the best side
}

func (g gauge) worst(p Pair) float64 {
	if g.mean {
		return p.Mean()
	}
	return p.Low()
}

func (g gauge) best(p Pair) float64 {
	if g.mean {
		return p.Mean()
	}
	return p.High()
}

func (g gauge) judge(p Pair) State {
	switch {
	case !p.Taken():
		return Unmeasured
	case !reaches(g.worst(p), g.low):
		return Limited
	case exceeds(g.best(p), g.high):
		return Loose
	default:
		return OK
	}
}

// moved is how far a plane moved away from a state: at the worst side if that
// was Limited, else at the best.
func (g gauge) moved(from State, was, is Pair) float64 {
	if from == Limited {
		return math.Abs(g.worst(is) - g.worst(was))
	}
	return math.Abs(g.best(is) - g.best(was))
}

// stand walks through the sessions and tells where the plane stands. The mean
// of both baseline sessions counts; after that a state that allows more needs a
// real change since the one before was found, else that is kept (3.2). A plane
// whose noise is not known is taken at the last session's word. Kept says that
// the last session was not believed so.
func (g gauge) stand(of []Sample) (is State, kept bool) {
	if len(of) == 0 {
		return Unmeasured, false
	}
	found := of[0].Pair
	is = g.judge(found)
	for i, s := range of[1:] {
		if i == 0 && baseline(of[0], s) {
			found = found.with(s.Pair)
			is = g.judge(found)
			continue
		}
		next := g.judge(s.Pair)
		noise := NoiseOf(g.test, of[:i+1])
		kept = careful(next) < careful(is) && noise.Known() && !exceeds(g.moved(is, found, s.Pair), noise.MDC)
		if next != is && !kept {
			is, found = next, s.Pair
		}
	}
	return is, kept
}

// careful orders states by how little they allow.
func careful(s State) int { return [...]int{Unmeasured: 0, OK: 1, Loose: 2, Limited: 3}[s] }

// limitedSide gives the only side below low; where both or neither are, the
// worse side of a difference that counts.
func (f *Findings) limitedSide(test string, p Pair, low float64) body.Side {
	left := p.HasLeft && !reaches(p.Left, low)
	right := p.HasRight && !reaches(p.Right, low)
	switch {
	case left && !right:
		return body.Left
	case right && !left:
		return body.Right
	}
	if a, ok := f.Uneven(test); ok && a.Flag {
		return a.Side
	}
	return body.NoSide
}

// rotationGauge chooses the test of the last session that measured rotation:
// lumbar-locked, or seated where that was not taken or is skipped.
func rotationGauge(all []Measures, flags []string) gauge {
	for i := len(all) - 1; i >= 0; i-- {
		m := &all[i]
		if m.LLR.Taken() && !Skip(LumbarLocked, flags, m.PainMove) {
			break
		}
		if m.Seated.Taken() && !Skip(SeatedRotation, flags, m.PainMove) {
			return gauge{test: SeatedRotation, low: SeatedLimited, high: math.Inf(1)}
		}
	}
	return gauge{test: LumbarLocked, low: RotationLimited, high: RotationLoose}
}

func (f *Findings) rotation(all []Measures, flags []string) {
	g := rotationGauge(all, flags)
	of := Series(g.test, all, flags)
	if len(of) == 0 {
		return
	}
	var kept bool
	f.Rotation, kept = g.stand(of)
	f.RotationTest = g.test
	p := now(of)
	why := evidence.Because("rotation-" + f.Rotation.String())
	if f.Rotation == Limited {
		f.Limited |= body.Rotation
		f.RotationSide = f.limitedSide(g.test, p, g.low)
		f.Provisional = sessions(of) < BaselineSessions
	}
	f.because(sides(why, p).With("limit", g.low))
	f.keptReason(kept)
	if f.Provisional {
		f.because(evidence.Because("rotation-provisional").With("sessions", float64(sessions(of))))
	}
}

func (f *Findings) sideBend(all []Measures, flags []string, age int) {
	low, high := SideBendInterval(age)
	g := gauge{test: SideBend, low: low, high: high, mean: true}
	of := Series(g.test, all, flags)
	if len(of) == 0 {
		return
	}
	var kept bool
	f.SideBend, kept = g.stand(of)
	if f.SideBend == Limited {
		f.Limited |= body.SideBend
		f.SideBendSide = f.limitedSide(SideBend, now(of), math.Inf(-1))
	}
	f.because(evidence.Because("side-bend-"+f.SideBend.String()).
		With("mean", now(of).Mean()).With("low", low).With("high", high))
	f.keptReason(kept)
}

// SideBendInterval gives the ends of the 95 % interval of fingertip travel at
// an age, in cm (3.1). Below 25 and above 75 years those ages count.
func SideBendInterval(age int) (low, high float64) {
	drop := SideBendPerYear * float64(min(max(age, NormYoungest), NormOldest)-NormYoungest)
	return SideBendLow - drop, SideBendHigh - drop
}

func (f *Findings) extension(all []Measures, flags []string, age int) {
	of := Series(OcciputToWall, all, flags)
	if len(of) == 0 {
		return
	}
	gap := now(of).Mean()
	f.Extension = OK
	if reaches(gap, OcciputLimited) && age < OcciputUnderAge {
		f.Extension = Limited
		f.Limited |= body.Extension
	}
	f.because(evidence.Because("extension-"+f.Extension.String()).With("gap", gap).With("limit", OcciputLimited))
}

func (f *Findings) shoulder(all []Measures, flags []string) {
	of := Series(SeatedWallAngel, all, flags)
	if len(of) == 0 {
		return
	}
	p := of[len(of)-1].Pair
	f.Shoulder = OK
	f.SWALow = p.Low() <= WallAngelLimited
	f.SWAGood = p.Complete() && p.Low() >= WallAngelGood
	if f.SWALow {
		f.Shoulder = Limited
		f.ShoulderSide = f.limitedSide(SeatedWallAngel, p, WallAngelGood)
	}
	f.because(sides(evidence.Because("shoulder-"+f.Shoulder.String()), p).With("limit", WallAngelLimited))
}

func (f *Findings) keptReason(kept bool) {
	if kept {
		f.because(evidence.Because("state-kept"))
	}
}

func sides(r evidence.Reason, p Pair) evidence.Reason {
	if p.HasLeft {
		r = r.With("left", p.Left)
	}
	if p.HasRight {
		r = r.With("right", p.Right)
	}
	return r
}
