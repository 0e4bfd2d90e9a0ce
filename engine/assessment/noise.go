package assessment

import "math"

// Noise is how far a test's value moves although nothing changed. The zero
// Noise is not known.
type Noise struct {
	TypicalError float64 // of one session, in the test's unit
	MDC          float64 // change that is beyond chance in 95 of 100
	Own          bool    // from the person's own sessions alone
}

// Known says whether anything is known of the noise. Where it is not, no change
// is ever called real.
func (n Noise) Known() bool { return n.MDC > 0 }

// TypicalError is the spread of a person's own sessions: the SD of the
// differences between successive sessions, over √2 (3.2). Two sessions have one
// difference, whose SD is taken around zero; fewer than two give 0.
func TypicalError(sessions []float64) float64 {
	n := len(sessions) - 1
	if n < 1 {
		return 0
	}
	if n == 1 {
		return math.Abs(sessions[1]-sessions[0]) / math.Sqrt2
	}
	drift := (sessions[n] - sessions[0]) / float64(n)
	var sum float64
	for i, v := range sessions[1:] {
		d := v - sessions[i] - drift
		sum += d * d
	}
	return math.Sqrt(sum/float64(n-1)) / math.Sqrt2
}

// MDC is the smallest change that a typical error lets one call real:
// 1.96·√2·TE (3.2).
func MDC(typicalError float64) float64 { return Z95 * math.Sqrt2 * typicalError }

// NoiseOf gives the noise of a test after a person's sessions in it (3.2):
// before the second baseline session what was reported, with 10° for rotation;
// then the larger of the reported and the own error; from five own sessions on
// the own error, even below the reported one. Reported limits of the holds are
// never undercut. A test that nobody has studied has own noise only. Sessions
// of one side tell nothing of the spread of both.
func NoiseOf(test string, of []Sample) Noise {
	t, ok := Find(test)
	if !ok {
		return Noise{}
	}
	values := means(of)
	own := TypicalError(values)
	switch {
	case t.Unit == "s" && t.MDC > 0:
		return Noise{max(own, t.TypicalError), max(t.MDC, MDC(own)), false}
	case len(values) >= OwnErrorSessions:
		own = max(own, ReadingError)
		return Noise{own, MDC(own), true}
	case t.TypicalError == 0:
		return Noise{}
	case sessions(of) < BaselineSessions:
		return Noise{t.MDC / MDC(1), t.MDC, false}
	default:
		own = max(own, t.TypicalError)
		return Noise{own, MDC(own), false}
	}
}

// RealChange says whether a change between two sessions is beyond the noise.
func RealChange(from, to float64, n Noise) bool {
	return n.Known() && exceeds(math.Abs(to-from), n.MDC)
}

// means gives the means of left and right.
func means(of []Sample) []float64 {
	out := make([]float64, 0, len(of))
	for _, s := range of {
		if s.Complete() {
			out = append(out, s.Mean())
		}
	}
	return out
}

// slack keeps what is equal on paper from being unequal in binary.
const slack = 1e-9

func exceeds(v, limit float64) bool { return v > limit+slack }
func reaches(v, limit float64) bool { return v >= limit-slack }
