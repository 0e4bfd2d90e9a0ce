package drawing

import (
	"math"

	"tspine/engine/figure"
)

// Into how many steps of time each way of a motion is cut: more where it goes by
// way of other postures, and most where legs that walk swing fast.
const (
	filmSteps = 20
	viaSteps  = 24
	walkSteps = 30
)

// Film is a motion in drawings at even steps of time, whatever the time: the
// way out from start to end, and the way back from end to start. Back is empty
// where a body returns as it came.
type Film struct{ Out, Back []Drawing }

// Film draws the whole motion. Bodies start and stop gently.
func (s *Scene) Film() Film {
	var f Film
	if len(s.Motion.Way) < 2 {
		f.Out = []Drawing{s.At(0)}
		return f
	}
	steps := filmSteps
	switch {
	case s.Pose.Walks:
		steps = walkSteps
	case len(s.Keys) > 2:
		steps = viaSteps
	}
	for i := range steps + 1 {
		f.Out = append(f.Out, s.At(Gently(float64(i)/float64(steps))))
	}
	if len(s.Motion.Return) > 0 {
		for i := range steps + 1 {
			f.Back = append(f.Back, s.Home(Gently(float64(i)/float64(steps))))
		}
	}
	return f
}

// Gently turns an even share of time into one of the way: soft at its start and
// at its stop.
func Gently(u float64) float64 { return u * u * (3 - 2*u) }

// Moment draws the scene at second t of a rep; time before and after the rep
// counts on.
func (s *Scene) Moment(t float64, timing figure.Timing) Drawing {
	total := timing.Total()
	if total <= 0 {
		return s.At(0)
	}
	t -= math.Floor(t/total) * total
	switch {
	case t < timing.Out:
		return s.At(Gently(t / timing.Out))
	case t < timing.Out+timing.Hold:
		return s.At(1)
	case t < timing.Out+timing.Hold+timing.Back:
		return s.Home(Gently((t - timing.Out - timing.Hold) / timing.Back)).returning()
	default:
		return s.At(0)
	}
}

// returning gives a drawing without what belongs to the way out.
func (d Drawing) returning() Drawing {
	for i := range d {
		d[i].Hidden = d[i].Hidden || d[i].Outward
	}
	return d
}
