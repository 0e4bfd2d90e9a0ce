package svg

import (
	"math"
	"strconv"

	"tspine/engine/figure/drawing"
)

// loose is how far, in units of the box, a point of a part that is turned and
// moved as a whole may be from where it should be: little more than a pixel at 320.
const loose = 4.2

// rigid says whether the part moves as one: every moment is the first one,
// turned around its pivot and moved.
func (s *strip) rigid() bool {
	if s.pivot[0] == (drawing.Point{}) {
		return false
	}
	for i, points := range s.exact {
		if s.unseen(i) {
			continue
		}
		sin, cos := math.Sincos(s.turn[i])
		for j, q := range points {
			from := s.exact[0][j]
			x, y := from.X-s.pivot[0].X, from.Y-s.pivot[0].Y
			dx := s.pivot[i].X + x*cos + y*sin - q.X
			dy := s.pivot[i].Y + y*cos - x*sin - q.Y
			if dx*dx+dy*dy > loose*loose {
				return false
			}
		}
	}
	return true
}

// unseen says whether the part is hidden at a moment.
func (s *strip) unseen(i int) bool {
	if i < len(s.hidden) {
		return s.hidden[i]
	}
	return s.gone[i-len(s.hidden)]
}

// local gives the first shape as seen from its pivot.
func (s *strip) local() shape {
	out := shape{s.lengths, make([]int32, 0, 2*len(s.exact[0]))}
	for _, q := range s.exact[0] {
		out.at = append(out.at, int32(math.Round(q.X-s.pivot[0].X)), int32(math.Round(q.Y-s.pivot[0].Y)))
	}
	return out
}

// angle gives how far the part has turned at a moment, in tenths of a degree
// with the clock, as SVG counts.
func (s *strip) angle(i int) int { return int(math.Round(-s.turn[i] * 1800 / math.Pi)) }

// radius is how far the farthest point is from the pivot.
func (s *strip) radius() float64 {
	r := 0.0
	for _, q := range s.exact[0] {
		r = max(r, math.Hypot(q.X-s.pivot[0].X, q.Y-s.pivot[0].Y))
	}
	return r
}

// firm is how far, in units of the box, the place and the turn of what moves
// as one may each be off between two moments.
const firm = 1.3

// swing writes the animation of a part that moves as one.
func (w *writer) swing(s *strip, c clock) {
	moves, turns := false, false
	for i := range s.pivot {
		moves = moves || math.Abs(s.pivot[i].X-s.pivot[0].X) > .5 || math.Abs(s.pivot[i].Y-s.pivot[0].Y) > .5
		turns = turns || s.angle(i) != 0
	}
	if moves {
		track := s.track(c, func(i, j, k int, f float64) bool {
			from, to, at := s.pivot[i], s.pivot[j], s.pivot[k]
			return s.unseen(k) || math.Hypot(from.X+(to.X-from.X)*f-at.X, from.Y+(to.Y-from.Y)*f-at.Y) <= firm
		})
		w.transform("translate", "", track, c, func(i int) { w.place(s.pivot[i]) })
	}
	if turns {
		r := s.radius()
		track := s.track(c, func(i, j, k int, f float64) bool {
			return s.unseen(k) || r*math.Abs(s.turn[i]+(s.turn[j]-s.turn[i])*f-s.turn[k]) <= firm
		})
		w.transform("rotate", ` additive="sum"`, track, c, func(i int) { w.tenths(s.angle(i)) })
	}
}

func (w *writer) transform(kind, more string, track []beat, c clock, write func(moment int)) {
	w.add(`<animateTransform attributeName="transform" type="`, kind, `"`, more, ` `)
	w.turns(c)
	w.add(` values="`)
	for i, b := range track {
		if i > 0 {
			w.add(";")
		}
		write(b.moment)
	}
	w.beats(track)
}

func (w *writer) place(p drawing.Point) {
	w.int(int(math.Round(p.X)))
	w.add(" ")
	w.int(int(math.Round(p.Y)))
}

// tenths writes a number of tenths.
func (w *writer) tenths(n int) {
	sign := ""
	if n < 0 {
		sign, n = "-", -n
	}
	w.add(sign)
	if n >= 10 || n == 0 {
		w.int(n / 10)
	}
	if n%10 != 0 {
		w.add(".", strconv.Itoa(n%10))
	}
}
