package svg

import (
	"math"
	"strconv"

	"tspine/engine/figure/drawing"
)

// shape is a run of whole numbers: x and y of every point of a part, and how
// many points each of its shapes has.
type shape struct {
	lengths []int
	at      []int32 // x, y, x, y…
}

// outline gives the shape of a part in whole units.
func outline(p drawing.Part) shape {
	s := strip{}
	s.points([]drawing.Drawing{{p}}, 0)
	s.round(1)
	return s.shapes[0]
}

// path writes the shape as relative lines. Points that repeat are left in, so
// that every moment of a part has as many.
func (s shape) path(to *[]byte, open bool) {
	out := *to
	i := 0
	var x, y int32
	for k, n := range s.lengths {
		letter := byte('M')
		if k > 0 {
			letter = 'm'
		}
		startX, startY := int32(0), int32(0)
		for j := range n {
			dx, dy := s.at[i]-x, s.at[i+1]-y
			x, y = s.at[i], s.at[i+1]
			if j == 0 {
				startX, startY = x, y
				out = append(out, letter)
				out = pair(out, dx, dy, true)
			} else {
				if j == 1 {
					out = append(out, 'l')
				}
				out = pair(out, dx, dy, j == 1)
			}
			i += 2
		}
		if !open {
			out = append(out, 'z')
			x, y = startX, startY
		}
	}
	*to = out
}

// pair writes two numbers in as few bytes as can be read.
func pair(out []byte, x, y int32, first bool) []byte {
	if !first && x >= 0 {
		out = append(out, ' ')
	}
	out = strconv.AppendInt(out, int64(x), 10)
	if y >= 0 {
		out = append(out, ' ')
	}
	return strconv.AppendInt(out, int64(y), 10)
}

// same says whether two shapes are one.
func (s shape) same(o shape) bool {
	for i, v := range s.at {
		if v != o.at[i] {
			return false
		}
	}
	return true
}

// off gives how far, at most, the outline of s is from the one between a and b,
// the share f of the way, up to what is bearable: by its points, or for the
// hulls of which a body is made by how far they reach to each side, since a
// point may slide along an edge unseen.
func (s shape) off(a, b shape, f, bearable float64) float64 {
	worst, from := 0.0, 0
	for _, n := range s.lengths {
		far := 0.0
		for i := 2 * from; i < 2*(from+n) && far <= bearable; i++ {
			far = max(far, math.Abs(float64(a.at[i])+float64(b.at[i]-a.at[i])*f-float64(s.at[i])))
		}
		if far > bearable && n >= hullPoints {
			far = s.reachOff(a, b, f, from, from+n)
		}
		worst = max(worst, far)
		if worst > bearable {
			return worst
		}
		from += n
	}
	return worst
}

// hullPoints is how many points the outline of a hull has at least; what has
// fewer is looked at point by point.
const hullPoints = 6

// ways are twelve directions around the half of a circle.
var ways = [...][2]float64{
	{1, 0}, {.966, .259}, {.866, .5}, {.707, .707}, {.5, .866}, {.259, .966},
	{0, 1}, {-.259, .966}, {-.5, .866}, {-.707, .707}, {-.866, .5}, {-.966, .259},
}

// reachOff compares how far two hulls, points from and up to another one of s and
// of what lies between a and b, reach to both ends of each direction.
func (s shape) reachOff(a, b shape, f float64, from, to int) float64 {
	worst := 0.0
	for _, way := range ways {
		lowE, highE, low, high := 1e9, -1e9, 1e9, -1e9
		for i := 2 * from; i < 2*to; i += 2 {
			e := float64(s.at[i])*way[0] + float64(s.at[i+1])*way[1]
			x, y := float64(a.at[i])+float64(b.at[i]-a.at[i])*f, float64(a.at[i+1])+float64(b.at[i+1]-a.at[i+1])*f
			m := x*way[0] + y*way[1]
			lowE, highE, low, high = min(lowE, e), max(highE, e), min(low, m), max(high, m)
		}
		worst = max(worst, math.Abs(low-lowE), math.Abs(high-highE))
	}
	return worst
}
