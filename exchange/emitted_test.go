package exchange

import (
	"encoding/xml"
	"fmt"
	"math"
	"os"
	"slices"
	"strconv"
	"strings"
	"testing"

	"tspine/engine/figure/drawing"
)

// node is an element of an SVG.
type node struct {
	XMLName xml.Name
	Attrs   []xml.Attr `xml:",any,attr"`
	Nodes   []node     `xml:",any"`
}

func (n node) attr(name string) string {
	for _, a := range n.Attrs {
		if a.Name.Local == name {
			return a.Value
		}
	}
	return ""
}

func readSVG(t testing.TB, text []byte) node {
	t.Helper()
	var root node
	if err := xml.Unmarshal(text, &root); err != nil {
		t.Fatalf("not XML: %v", err)
	}
	return root
}

// moving gives the paths of the part of a picture that moves, in order.
func moving(n node, inside bool) []node {
	var out []node
	class := n.attr("class")
	for _, part := range strings.Fields(class) {
		inside = inside || strings.HasSuffix(part, "-m")
		if strings.HasSuffix(part, "-s") {
			return nil
		}
	}
	if inside && n.XMLName.Local == "path" {
		return []node{n}
	}
	for _, child := range n.Nodes {
		out = append(out, moving(child, inside)...)
	}
	return out
}

// digits reads every number of a text.
func digits(text string) []float64 {
	var out []float64
	for i := 0; i < len(text); {
		j := i
		if text[j] == '-' {
			j++
		}
		for j < len(text) && (text[j] >= '0' && text[j] <= '9' || text[j] == '.') {
			j++
		}
		if v, err := strconv.ParseFloat(text[i:j], 64); err == nil && j > i {
			out = append(out, v)
			i = j
			continue
		}
		i++
	}
	return out
}

// shapes reads a path of relative lines.
func shapes(d string) [][]drawing.Point {
	var out [][]drawing.Point
	var at drawing.Point
	for _, part := range strings.FieldsFunc(strings.ReplaceAll(d, "m", "M"), func(r rune) bool { return r == 'M' }) {
		v := digits(part)
		if out == nil {
			at = drawing.Point{}
		}
		var shape []drawing.Point
		for i := 0; i+1 < len(v); i += 2 {
			at = drawing.Point{X: at.X + v[i], Y: at.Y + v[i+1]}
			shape = append(shape, at)
		}
		if strings.Contains(part, "z") {
			at = shape[0]
		}
		out = append(out, shape)
	}
	return out
}

// among finds the two values around a share of a rep, and the share between as
// the curve from one to the other has it.
func among(a node, share float64) (i, j int, f float64) {
	times, curves := digits(a.attr("keyTimes")), strings.Split(a.attr("keySplines"), ";")
	for i := range times[1:] {
		if share <= times[i+1] {
			return i, i + 1, curved(digits(curves[i]), (share-times[i])/math.Max(1e-9, times[i+1]-times[i]))
		}
	}
	return len(times) - 1, len(times) - 1, 0
}

// curved gives the height of a curve with two handles at a share of time.
func curved(h []float64, time float64) float64 {
	at := func(a, b, u float64) float64 { return 3*u*(1-u)*(1-u)*a + 3*u*u*(1-u)*b + u*u*u }
	low, high := 0.0, 1.0
	for range 40 {
		if mid := (low + high) / 2; at(h[0], h[2], mid) < time {
			low = mid
		} else {
			high = mid
		}
	}
	return at(h[1], h[3], low)
}

// shown gives the shapes of a path at a share of a rep, as a browser does.
func shown(path node, share float64) [][]drawing.Point {
	out := shapes(path.attr("d"))
	move, turn := digits(path.attr("transform")), 0.0
	for _, a := range path.Nodes {
		if a.attr("attributeName") == "opacity" {
			continue
		}
		values := strings.Split(a.attr("values"), ";")
		i, j, f := among(a, share)
		mix := func(a, b float64) float64 { return a + (b-a)*f }
		switch {
		case a.XMLName.Local == "animate" && a.attr("attributeName") == "d":
			from, to := shapes(values[i]), shapes(values[j])
			for s := range from {
				for p := range from[s] {
					out[s][p] = drawing.Point{X: mix(from[s][p].X, to[s][p].X), Y: mix(from[s][p].Y, to[s][p].Y)}
				}
			}
		case a.attr("type") == "translate":
			from, to := digits(values[i]), digits(values[j])
			move = []float64{mix(from[0], to[0]), mix(from[1], to[1])}
		case a.attr("type") == "rotate":
			turn = mix(digits(values[i])[0], digits(values[j])[0])
		}
	}
	if len(move) == 0 {
		return out
	}
	sin, cos := math.Sincos(turn * math.Pi / 180)
	for _, shape := range out {
		for i, p := range shape {
			shape[i] = drawing.Point{X: p.X*cos - p.Y*sin + move[0], Y: p.X*sin + p.Y*cos + move[1]}
		}
	}
	return out
}

// apart gives how far two shapes are from each other, in pixels at 320: by
// points for small ones, by how far hulls reach for the rest.
func apart(a, b []drawing.Point) float64 {
	worst := 0.0
	if len(a) < 6 {
		for i := range a {
			worst = max(worst, math.Hypot(a[i].X-b[i].X, a[i].Y-b[i].Y))
		}
		return worst * 320 / drawing.BoxWidth
	}
	for n := range 32 {
		sin, cos := math.Sincos(float64(n) * math.Pi / 16)
		reachA, reachB := math.Inf(-1), math.Inf(-1)
		for i := range a {
			reachA, reachB = max(reachA, a[i].X*cos+a[i].Y*sin), max(reachB, b[i].X*cos+b[i].Y*sin)
		}
		worst = max(worst, math.Abs(reachA-reachB))
	}
	return worst * 320 / drawing.BoxWidth
}

// sampled says whether every animation of a path has a sample at a share of a
// rep.
func sampled(path node, share float64) bool {
	for _, a := range path.Nodes {
		if a.attr("attributeName") == "opacity" {
			continue
		}
		if !slices.ContainsFunc(digits(a.attr("keyTimes")), func(t float64) bool { return math.Abs(t-share) < .001 }) {
			return false
		}
	}
	return true
}

// How far, in pixels at 320, an outline may be off.
const (
	atSample = 2.0
	between  = 3.0
)

// emitted finds where a moving picture is farther from the exact pose than it
// may be, as a whole or in one hull of a part: 2 px at its samples, 3 px between
// them.
func emitted(t testing.TB, p Picture, text []byte) []string {
	film := p.Scene.Film()
	paths := moving(readSVG(t, text), false)
	steps := len(film.Out) - 1
	var out []string
	stride := 9
	if os.Getenv("TSPINE_SOAK") != "" {
		stride = 1
	}
	for half := 0; half <= 2*steps; half += stride {
		seconds := p.Timing.Out * float64(half) / float64(2*steps)
		exact := p.Scene.Moment(seconds, p.Timing)
		n := 0
		for i, part := range exact {
			if never(film, i) {
				continue
			}
			path := paths[n]
			n++
			if part.Hidden || film.Out[min(half/2+1, steps)][i].Hidden {
				continue
			}
			bearable := between
			if sampled(path, seconds/p.Timing.Total()) {
				bearable = atSample
			}
			got := shown(path, seconds/p.Timing.Total())
			if d := apart(slices.Concat(got...), slices.Concat(part.Shapes...)); d > bearable {
				out = append(out, fmt.Sprintf("%s at %.2f s is %.1f px off", part.Name, seconds, d))
			}
			for s, shape := range got {
				if d := apart(shape, part.Shapes[s]); d > bearable {
					out = append(out, fmt.Sprintf("shape %d of %s at %.2f s is %.1f px off", s, part.Name, seconds, d))
				}
			}
		}
	}
	return out
}

func never(f drawing.Film, i int) bool {
	for _, d := range append(f.Out[:len(f.Out):len(f.Out)], f.Back...) {
		if !d[i].Hidden {
			return false
		}
	}
	return true
}

func ring(x, y, radius float64) []drawing.Point {
	out := make([]drawing.Point, 24)
	for i := range out {
		sin, cos := math.Sincos(float64(i) * math.Pi / 12)
		out[i] = drawing.Point{X: x + radius*cos, Y: y + radius*sin}
	}
	return out
}

// TestAnOutlineJustTooFarOffIsFound moves one hull by a little less and a little
// more than it may be off.
func TestAnOutlineJustTooFarOffIsFound(t *testing.T) {
	hull := ring(300, 300, 40)
	for name, c := range map[string]struct {
		pixels, bearable float64
		want             bool
	}{
		"2.1 px at a sample": {2.1, atSample, true}, "1.9 px at a sample": {1.9, atSample, false},
		"3.1 px between": {3.1, between, true}, "2.9 px between": {2.9, between, false},
	} {
		t.Run(name, func(t *testing.T) {
			moved := slices.Clone(hull)
			for i := range moved {
				moved[i].X += c.pixels * drawing.BoxWidth / 320
			}
			if got := apart(hull, moved) > c.bearable; got != c.want {
				t.Errorf("found %v", got)
			}
		})
	}
}
