package drawing

import (
	"slices"
	"testing"

	"tspine/engine/figure"
)

func TestAViewHasItsNameFromWhereOneStands(t *testing.T) {
	for camera, want := range map[string]string{
		"side": Side, "side-back": Side, "front": Front, "back": Back, "158 10": Side, "72 50": Above, "half-front": "", "head": "", "no camera": Side,
	} {
		if got := UsualView(figure.Pose{Camera: camera}); got != want {
			t.Errorf("%s is seen %q, want %q", camera, got, want)
		}
	}
}

func TestAFigureIsSeenFromWhereItsPoseOffers(t *testing.T) {
	of := figure.Solved{Pose: figure.Pose{Camera: "half-back", Second: Crown, Front: []string{"head"}, Behind: []string{"hand"}, Views: []string{Front, Side, Above}}}
	for view, want := range map[string]string{Front: "90 8", Side: "-14 9", Above: "-38 65"} {
		got, ok := SeenFrom(of, view)
		if p := got.Pose; !ok || p.Camera != want || p.Second != "" || p.Front != nil || p.Behind != nil {
			t.Errorf("%s: %v, %+v", view, ok, p)
		}
	}
	if got, ok := SeenFrom(of, ""); !ok || got.Pose.Camera != "half-back" || got.Pose.Second != Crown || len(got.Pose.Front) != 1 {
		t.Errorf("as usual: %v, %+v", ok, got.Pose)
	}
	for _, view := range []string{Back, "below"} {
		if _, ok := SeenFrom(of, view); ok {
			t.Errorf("%s is seen, though it is not offered", view)
		}
	}
	of.Pose.Camera, of.Pose.Views = "158 10", []string{Back}
	if got, ok := SeenFrom(of, Side); !ok || got.Pose.Camera != "158 10" {
		t.Errorf("its own view by name: %v, %+v", ok, got.Pose)
	}
	if got := ViewsOf(of.Pose); !slices.Equal(got, []string{Side, Back}) {
		t.Errorf("it is seen from %v", got)
	}
}

// TestFromBesideOneStaysOnItsSide looks at the left side of who is seen from the
// left, so that what is trained is not hidden behind the trunk.
func TestFromBesideOneStaysOnItsSide(t *testing.T) {
	of := figure.Solved{Pose: figure.Pose{Camera: "120 22", Views: []string{Side}}}
	got, _ := SeenFrom(of, Side)
	if c := usual(got.Pose); c.view().facing(figure.Vec{Z: -1}) < .9 || c.Pitch != 9 {
		t.Errorf("it is seen from %+v", c)
	}
}
