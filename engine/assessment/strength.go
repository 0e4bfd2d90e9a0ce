package assessment

import "tspine/engine/evidence"

// strength tells whether the upper back is weak (7.1): a wall hold or wall
// angels tried and not shown, or a hold below the person's own one before by
// more than its noise. What was not taken is not weak.
func (f *Findings) strength(all []Measures, flags []string) {
	f.WallHold = latest(WallHold, all, flags)
	if f.WallHold == NotShown {
		f.weak(evidence.Because("weak-wall-hold"))
	}
	if latest(WallAngels, all, flags) == NotShown {
		f.weak(evidence.Because("weak-wall-angels"))
	}
	for _, test := range []string{ScapularHold, ProneHold} {
		of := Series(test, all, flags)
		n := len(of)
		if n < 2 {
			continue
		}
		noise := NoiseOf(test, of[:n-1])
		before, is := of[n-2].Mean(), of[n-1].Mean()
		if is < before && RealChange(before, is, noise) {
			f.weak(evidence.Because("weak-hold").With("before", before).With("now", is).With("mdc", noise.MDC))
		}
	}
}

func (f *Findings) weak(why evidence.Reason) {
	f.Weak = true
	f.because(why)
}
