package figure

import "math"

// Timing is how long the phases of one rep take, in seconds: the way out, the
// hold at the end, the way back, and the rest at the start.
type Timing struct{ Out, Hold, Back, Rest float64 }

// Total gives the length of a rep in seconds.
func (t Timing) Total() float64 { return t.Out + t.Hold + t.Back + t.Rest }

// Motion is how a body gets from the start of an exercise to its end: postures
// at equal steps of the way, at least one.
type Motion struct {
	Way []Posture
	// Return is the way back where it is another one, from end to start; empty
	// where the body returns as it came.
	Return []Posture
}

// Start gives the first posture.
func (m Motion) Start() Posture { return m.Way[0] }

// End gives the posture at the far end.
func (m Motion) End() Posture { return m.Way[len(m.Way)-1] }

// Along gives the posture at the share u of the way out, 0 to 1.
func (m Motion) Along(u float64) Posture { return along(m.Way, u) }

// At gives the posture at second t of a rep and the share of the way that lies
// behind it; time before and after the rep counts on. Bodies start and stop
// gently.
func (m Motion) At(t float64, timing Timing) (Posture, float64) {
	total := timing.Total()
	if total <= 0 {
		return m.Start(), 0
	}
	t -= math.Floor(t/total) * total
	switch {
	case t < timing.Out:
		u := ease(t / timing.Out)
		return along(m.Way, u), u
	case t < timing.Out+timing.Hold:
		return m.End(), 1
	case t < timing.Out+timing.Hold+timing.Back:
		u := ease((t - timing.Out - timing.Hold) / timing.Back)
		if len(m.Return) > 0 {
			return along(m.Return, u), 1 - u
		}
		return along(m.Way, 1-u), 1 - u
	default:
		return m.Start(), 0
	}
}

// ease turns even time into a gentle start and stop.
func ease(u float64) float64 { return u * u * (3 - 2*u) }

// along goes through the postures of a way on a smooth curve (Catmull-Rom).
func along(way []Posture, u float64) Posture {
	last := len(way) - 1
	if last == 0 || u <= 0 {
		return way[0]
	}
	if u >= 1 {
		return way[last]
	}
	i := min(int(u*float64(last)), last-1)
	f := u*float64(last) - float64(i)
	before, from, to, after := way[max(i-1, 0)], way[i], way[i+1], way[min(i+2, last)]
	var out Posture
	for a := range out {
		m0, m1 := (to[a]-before[a])/2, (after[a]-from[a])/2
		f2, f3 := f*f, f*f*f
		out[a] = (2*f3-3*f2+1)*from[a] + (f3-2*f2+f)*m0 + (3*f2-2*f3)*to[a] + (f3-f2)*m1
	}
	return out
}
