package drawing

import (
	"slices"
	"testing"

	"tspine/engine/figure"
)

func TestACameraSeesItsSide(t *testing.T) {
	for name, c := range map[string]struct {
		camera string
		near   figure.Vec // what points to who looks, more or less
		right  figure.Vec // what points to the right of the picture
	}{
		"from the side, the right hand is near and the nose points right": {"side", xyz(0, 0, 1), xyz(1, 0, 0)},
		"from the front, the left hand is on the right":                   {"front", xyz(1, 0, 0), xyz(0, 0, -1)},
		"from behind, the right hand is on the right":                     {"back", xyz(-1, 0, 0), xyz(0, 0, 1)},
		"yaw and pitch may be numbers":                                    {"0 0", xyz(0, 0, 1), xyz(1, 0, 0)},
	} {
		t.Run(name, func(t *testing.T) {
			camera, ok := ParseCamera(c.camera)
			if !ok {
				t.Fatalf("%q is no camera", c.camera)
			}
			v := camera.view()
			if v.facing(c.near) < .9 {
				t.Errorf("what is near faces by %v", v.facing(c.near))
			}
			if p := v.way(c.right); p.X < .9 {
				t.Errorf("what points right is at %v", p)
			}
			if p := v.way(xyz(0, 1, 0)); p.Y > -.9 {
				t.Errorf("up is at %v", p)
			}
		})
	}
}

func TestWhatIsNoCamera(t *testing.T) {
	for _, text := range []string{"", "sideways", "10", "10 x", "10 95", "400 0", "NaN 0"} {
		if c, ok := ParseCamera(text); ok {
			t.Errorf("%q is read as %v", text, c)
		}
	}
	for _, name := range CameraNames() {
		if _, ok := ParseCamera(name); !ok {
			t.Errorf("%q is listed, but not read", name)
		}
	}
	if !slices.Contains(CameraNames(), "side") {
		t.Error("there is no camera at the side")
	}
}

func TestAPictureIsFittedIntoItsBox(t *testing.T) {
	v := Camera{}.view()
	low, high := Point{-3, -1}, Point{1, 1}
	v = v.fit(low, high, 1000)
	left, right := low.by(v.scale).plus(v.at), high.by(v.scale).plus(v.at)
	if left.X < margin-1e-9 || right.X > BoxWidth-margin+1e-9 || left.Y < margin-1e-9 || right.Y > BoxHeight-margin+1e-9 {
		t.Errorf("%v to %v is not inside", left, right)
	}
	if right.X-left.X < BoxWidth-2*margin-1e-6 {
		t.Errorf("%v to %v leaves room at the sides", left, right)
	}
	if small := (Camera{}).view().fit(Point{}, Point{.1, .1}, 440); small.scale != 440 {
		t.Errorf("a small thing is drawn at %v", small.scale)
	}
}
