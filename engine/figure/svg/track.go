package svg

import (
	"math"
	"strconv"

	"tspine/engine/figure"
	"tspine/engine/figure/drawing"
)

// clock says when a step of the film is shown.
type clock struct {
	timing figure.Timing
	steps  int
}

// out and back give the share of a rep at which a step of either way is shown.
func (c clock) out(i int) float64 {
	return c.timing.Out * float64(i) / float64(c.steps) / c.timing.Total()
}

func (c clock) back(i int) float64 {
	return (c.timing.Out + c.timing.Hold + c.timing.Back*float64(i)/float64(c.steps)) / c.timing.Total()
}

// way gives how much of the way lies behind a step.
func (c clock) way(i int) float64 { return drawing.Gently(float64(i) / float64(c.steps)) }

// pace gives how fast the way is gone at a step, in ways for one way's time.
func (c clock) pace(i int) float64 {
	u := float64(i) / float64(c.steps)
	return 6 * u * (1 - u)
}

// near says whether moment k is near enough to the share f of the way from
// moment i to moment j.
type near func(i, j, k int, f float64) bool

// keep chooses the steps of a way that are needed, of which the first one is
// moment zero: few enough so that everything between is near. Even steps, of
// which many parts have the same, are preferred to one step less.
func (c clock) keep(zero int, ok near) []int {
	for n := 1; n < 3; n++ { // most often one or two will do
		if even := c.even(zero, n, ok); even != nil {
			return even
		}
	}
	spare := []int{0}
	for i := 0; i < c.steps; {
		next := i + 1
		for j := i + 2; j <= c.steps && c.fits(zero, i, j, ok); j++ {
			next = j
		}
		spare, i = append(spare, next), next
	}
	for n := 3; n < len(spare) && n <= c.steps; n++ {
		if even := c.even(zero, n, ok); even != nil {
			return even
		}
	}
	return spare
}

// even gives n even steps, where everything between is near.
func (c clock) even(zero, n int, ok near) []int {
	if c.steps%n != 0 {
		return nil
	}
	out := []int{0}
	for i := c.steps / n; i <= c.steps; i += c.steps / n {
		if !c.fits(zero, out[len(out)-1], i, ok) {
			return nil
		}
		out = append(out, i)
	}
	return out
}

func (c clock) fits(zero, i, j int, ok near) bool {
	from, all := c.way(i), c.way(j)-c.way(i)
	for k := i + 1; k < j; k++ {
		if !ok(zero+i, zero+j, zero+k, (c.way(k)-from)/all) {
			return false
		}
	}
	return true
}

// beat is a moment of the film, the share of a rep at which it is there, and
// how it is come to: the heights of the two handles of a curve.
type beat struct {
	at        float64
	moment    int
	low, high float64
}

// track lists the moments of a rep that are kept, with holds and rests. Where a
// body returns as it came, it has the same ones on both ways.
func (s *strip) track(c clock, ok near) []beat {
	there := c.keep(0, ok)
	out := []beat{{at: 0}}
	for n, i := range there[1:] {
		out = append(out, c.beat(there[n], i, c.out(i), i))
	}
	if c.timing.Hold > 0 {
		out = append(out, beat{c.back(0), c.steps, 0, 1})
	}
	if s.returns {
		first := c.steps + 1
		home := c.keep(first, ok)
		for n, i := range home[1:] {
			out = append(out, c.beat(home[n], i, c.back(i), first+i))
		}
	} else {
		for n := len(there) - 2; n >= 0; n-- {
			from, to := c.steps-there[n+1], c.steps-there[n]
			out = append(out, c.beat(from, to, c.back(to), there[n]))
		}
	}
	if c.timing.Rest > 0 {
		out = append(out, beat{1, out[len(out)-1].moment, 0, 1})
	}
	return out
}

// beat gives the moment that is come to from one step of a way to another: soft
// start and stop are a cubic of time, and so is each stretch of them.
func (c clock) beat(from, to int, at float64, moment int) beat {
	third := float64(to-from) / float64(c.steps) / (3 * (c.way(to) - c.way(from)))
	return beat{at, moment, c.pace(from) * third, 1 - c.pace(to)*third}
}

// beats writes when each value is there, and how the next one is come to.
func (w *writer) beats(track []beat) {
	w.add(`" keyTimes="`)
	for i, b := range track {
		if i > 0 {
			w.add(";")
		}
		w.share(b.at)
	}
	w.add(`" calcMode="spline" keySplines="`)
	for i, b := range track[1:] {
		if i > 0 {
			w.add(";")
		}
		w.add(".333 ")
		w.share(b.low)
		w.add(" .667 ")
		w.share(b.high)
	}
	w.add(`"/>`)
}

// turns writes how long a rep takes, and that it comes again.
func (w *writer) turns(c clock) {
	w.add(`dur="`, strconv.FormatFloat(math.Round(c.timing.Total()*100)/100, 'f', -1, 64), `s" repeatCount="indefinite"`)
}

// share writes a number from 0 to 1 with three digits.
func (w *writer) share(v float64) {
	n := int(math.Round(v * 1000))
	switch {
	case n <= 0:
		w.add("0")
	case n >= 1000:
		w.add("1")
	default:
		text := strconv.Itoa(1000 + n)[1:]
		for text[len(text)-1] == '0' {
			text = text[:len(text)-1]
		}
		w.add(".", text)
	}
}
