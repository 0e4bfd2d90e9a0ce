package drawing

import (
	"math"
	"slices"
	"strings"
	"testing"

	"tspine/engine/body"
	"tspine/engine/figure"
)

// turning is a body that turns its chest to the left by 30°, seen from the
// front, with a second picture.
func turning(second string) *Scene {
	start := figure.Standing(figure.Average())
	end := start
	end[figure.ThoracicTurn] = 30
	v := figure.Solved{Pose: figure.Pose{ID: "turn", Camera: "front", Second: second}, Build: figure.Average(), Motion: figure.Motion{Way: []figure.Posture{start, end}}}
	return New(v, Look{}, body.Rotation)
}

func part(t *testing.T, d Drawing, name string) Part {
	t.Helper()
	i := slices.IndexFunc(d, func(p Part) bool { return p.Name == name })
	if i < 0 {
		t.Fatalf("there is no %s", name)
	}
	return d[i]
}

func lean(line []Point) float64 {
	way := line[1].minus(line[0])
	return math.Atan2(way.Y, way.X) * 180 / math.Pi
}

// T3, which carries the shoulders, has three quarters of the turn of a chest.
func TestASecondPictureShowsHowShouldersTurnAgainstHips(t *testing.T) {
	s := turning(Crown)
	for u, want := range map[float64]float64{0: 0, 1: 22.4} {
		d := s.At(u)
		got := lean(part(t, d, "second-bar-shoulders").Shapes[0]) - lean(part(t, d, "second-bar-hips").Shapes[0])
		if math.Abs(math.Abs(got)-want) > 1 {
			t.Errorf("at %v the bars are %.1f° apart, want %v", u, got, want)
		}
	}
}

func TestOnlyAPoseThatAsksForItHasASecondPicture(t *testing.T) {
	for second, want := range map[string]bool{"": false, Crown: true, Close: true, "side": true} {
		got := slices.ContainsFunc(turning(second).At(0), func(p Part) bool { return strings.HasPrefix(p.Name, "second") })
		if got != want {
			t.Errorf("second %q: has one %v, want %v", second, got, want)
		}
	}
}

func TestFromNearOneSeesAFaceAndNoBars(t *testing.T) {
	d := turning(Close).At(0)
	part(t, d, "second-eyes")
	part(t, d, "second-vertebrae")
	if slices.ContainsFunc(d, func(p Part) bool { return strings.HasPrefix(p.Name, "second-bar") }) {
		t.Error("it has bars")
	}
}

// TestBothPicturesKeepToTheirPlaces looks for parts of the second picture
// outside its frame, and for parts of the first one under it.
func TestBothPicturesKeepToTheirPlaces(t *testing.T) {
	for _, second := range []string{Crown, Close, "side"} {
		s := turning(second)
		frame := rect{s.second.from, s.second.to}
		for _, u := range []float64{0, .5, 1} {
			for _, p := range s.At(u) {
				for _, shape := range p.Shapes {
					for _, q := range shape {
						in := frame.meets(rect{q.minus(Point{.1, .1}), q.plus(Point{.1, .1})})
						if own := strings.HasPrefix(p.Name, "second"); in != own && p.Name != "second" {
							t.Fatalf("%s, at %v: %s at %.0f %.0f", second, u, p.Name, q.X, q.Y)
						}
					}
				}
			}
		}
	}
}

func TestTheFirstPictureIsMadeSmallerOnlyForASecondOne(t *testing.T) {
	alone, beside := turning(""), turning(Crown)
	if beside.view.scale > alone.view.scale {
		t.Errorf("it has grown from %.0f to %.0f", alone.view.scale, beside.view.scale)
	}
	if beside.view.scale < .6*alone.view.scale {
		t.Errorf("it has shrunk from %.0f to %.0f", alone.view.scale, beside.view.scale)
	}
}

func TestWhatLiesUnderTheFrameIsFound(t *testing.T) {
	frame := rect{Point{0, 0}, Point{300, 300}}
	for name, c := range map[string]struct {
		at   rect
		want bool
	}{
		"a hand's breadth inside":        {rect{Point{299, 299}, Point{400, 400}}, true},
		"beside it":                      {rect{Point{300, 0}, Point{400, 300}}, false},
		"under it":                       {rect{Point{0, 301}, Point{300, 400}}, false},
		"a large thing that goes around": {rect{Point{-9, -9}, Point{900, 700}}, true},
	} {
		t.Run(name, func(t *testing.T) {
			if got := frame.meets(c.at); got != c.want {
				t.Errorf("got %v", got)
			}
		})
	}
}

func TestCamerasOfASecondPicture(t *testing.T) {
	for text, want := range map[string]bool{"crown": true, "close": true, "back": true, "35 12": true, "up": false, "": false, "35 95": false} {
		if got := IsSecond(text); got != want {
			t.Errorf("%q is one: %v, want %v", text, got, want)
		}
	}
}
