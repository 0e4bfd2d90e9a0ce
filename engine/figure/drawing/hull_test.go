package drawing

import (
	"math"
	"testing"

	"pgregory.net/rapid"

	"tspine/engine/figure"
)

// flatView looks along z, one unit a meter.
func flatView() view { return view{right: xyz(1, 0, 0), up: xyz(0, 1, 0), eye: xyz(0, 0, 1), scale: 1} }

func blobs() *rapid.Generator[blob] {
	return rapid.Custom(func(t *rapid.T) blob {
		f := func(name string, low, high float64) float64 { return rapid.Float64Range(low, high).Draw(t, name) }
		rot := figure.Upright().AboutX(f("x turn", -180, 180)).AboutY(f("y turn", -180, 180))
		return oval(figure.Frame{At: xyz(f("x", -1, 1), f("y", -1, 1), f("z", -1, 1)), Rot: rot}, figure.Vec{}, xyz(f("a", 0, .3), f("b", 0, .3), f("c", 0, .3)))
	})
}

func TestSupportIsThePlaceThatLiesFarthest(t *testing.T) {
	for name, c := range map[string]struct {
		blob blob
		way  figure.Vec
		want float64
	}{
		"a ball goes its radius":                        {orb(xyz(1, 0, 0), .2), xyz(1, 0, 0), 1.2},
		"a spot goes nowhere":                           {spot(xyz(0, 2, 0)), xyz(0, 1, 0), 2},
		"a disc has no thickness":                       {disc(figure.Vec{}, xyz(0, 1, 0), .3), xyz(0, 1, 0), 0},
		"a disc goes its radius across":                 {disc(figure.Vec{}, xyz(0, 1, 0), .3), xyz(1, 0, 0), .3},
		"a cut ball ends at the cut":                    {blob{axes: orb(figure.Vec{}, 1).axes, cut: &plane{xyz(0, 1, 0), -.25}}, xyz(0, -1, 0), .25},
		"a cut ball is whole beyond the cut":            {blob{axes: orb(figure.Vec{}, 1).axes, cut: &plane{xyz(0, 1, 0), -.25}}, xyz(0, 1, 0), 1},
		"a cut that misses the ball leaves it as it is": {blob{axes: orb(figure.Vec{}, 1).axes, cut: &plane{xyz(0, 1, 0), -3}}, xyz(0, -1, 0), 1},
	} {
		t.Run(name, func(t *testing.T) {
			if got := c.blob.support(c.way).Dot(c.way); math.Abs(got-c.want) > 1e-9 {
				t.Errorf("reaches %v, want %v", got, c.want)
			}
		})
	}
}

func TestAHullHoldsAllThatIsInItAndNoMore(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		parts := rapid.SliceOfN(blobs(), 1, 4).Draw(t, "blobs")
		n := rapid.IntRange(6, 24).Draw(t, "corners")
		turn := rapid.Float64Range(-4, 4).Draw(t, "turn")
		v := flatView()
		outline := v.hull(turn, n, parts...)
		if len(outline) != n {
			t.Fatalf("%d corners, want %d", len(outline), n)
		}
		for i, p := range outline {
			sin, cos := math.Sincos(turn + (float64(i)+.37)*2*math.Pi/float64(n))
			most := math.Inf(-1)
			for _, b := range parts {
				w := xyz(cos, sin, 0)
				most = max(most, b.support(w).Dot(w))
			}
			if reach := p.X*cos - p.Y*sin; math.Abs(reach-most) > 1e-6 {
				t.Fatalf("corner %d reaches %v, the blobs %v", i, reach, most)
			}
		}
	})
}

func TestWhatTurnsKeepsTheCornersOfItsHull(t *testing.T) {
	v := flatView()
	limb := func(degrees float64) ([]Point, float64) {
		rot := figure.Upright().AboutZ(degrees)
		f := figure.Frame{Rot: rot}
		return v.hull(v.twist(figure.Upright(), rot), 12, oval(f, xyz(0, 0, 0), xyz(.1, .2, .1)), orb(f.Out(xyz(0, -.5, 0)), .05)), degrees
	}
	before, _ := limb(0)
	for _, degrees := range []float64{10, 75, -140, 179} {
		after, _ := limb(degrees)
		sin, cos := math.Sincos(degrees * math.Pi / 180)
		for i, p := range before {
			want := Point{p.X*cos + p.Y*sin, p.Y*cos - p.X*sin} // y is down
			if after[i].far(want) > 1e-6 {
				t.Fatalf("turned by %v°, corner %d is at %v, want %v", degrees, i, after[i], want)
			}
		}
	}
}
