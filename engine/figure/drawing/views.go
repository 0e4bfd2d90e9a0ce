package drawing

import (
	"math"
	"slices"
	"strconv"

	"tspine/engine/figure"
)

// The views from which a figure may be seen besides the one that its author
// chose for it. They are named as one would say where one stands: before who
// moves, beside, behind, or above.
const (
	Front = "front"
	Side  = "side"
	Back  = "back"
	Above = "above"
)

// Views lists the names of the views, in the order in which they are offered.
func Views() []string { return []string{Front, Side, Back, Above} }

// fromAbove is how far down one looks from above, in degrees: straight down the
// head would hide the trunk, and nothing would stand on the floor.
const fromAbove = 65

// SameView is how far apart two cameras are, in degrees, that show much the same.
// [design]
const SameView = 20

// camera gives where one stands for a view, for a figure that is usually seen by
// another camera: on the same side of it, and above at the same bearing, so that
// one knows it again.
func (c Camera) camera(view string) Camera {
	switch view {
	case Front:
		return Camera{Yaw: 90, Pitch: 8}
	case Back:
		return Camera{Yaw: -90, Pitch: 8}
	case Above:
		return Camera{Yaw: c.Yaw, Pitch: fromAbove}
	}
	side, eye := cameras["side"], c.view().eye
	if eye.X < -.01 { // rather from behind
		side = cameras["side-back"]
	}
	if eye.Z < -.01 { // its left side
		side.Yaw = 180 - side.Yaw
	}
	return side
}

// apart gives how far apart two cameras are, in degrees.
func (c Camera) apart(o Camera) float64 {
	return math.Acos(max(-1, min(1, c.view().eye.Dot(o.view().eye)))) * 180 / math.Pi
}

// usual gives the camera that the author of a pose chose.
func usual(p figure.Pose) Camera {
	c, ok := ParseCamera(p.Camera)
	if !ok {
		return cameras["side"]
	}
	return c
}

// UsualView names the view from which a figure is seen if nobody asks for another
// one; empty where it is seen at an angle.
func UsualView(p figure.Pose) string {
	c, least, name := usual(p), float64(SameView), ""
	for _, view := range Views() {
		if d := c.apart(c.camera(view)); d < least {
			least, name = d, view
		}
	}
	return name
}

// ViewsOf lists from where a pose may be seen: its usual view, where that has a
// name, and what it offers besides.
func ViewsOf(p figure.Pose) []string {
	own := UsualView(p)
	return slices.DeleteFunc(Views(), func(view string) bool { return view != own && !slices.Contains(p.Views, view) })
}

// SeenFrom gives a figure as it is seen from one of the views that its pose
// offers, or from its usual one; the empty view is that. The notes of its author
// on what lies in front, and the second picture, belong to the usual one alone.
func SeenFrom(v figure.Solved, view string) (figure.Solved, bool) {
	if view == "" || view == UsualView(v.Pose) {
		return v, true
	}
	if !slices.Contains(v.Pose.Views, view) {
		return v, false
	}
	c := usual(v.Pose).camera(view)
	v.Pose.Camera = strconv.FormatFloat(c.Yaw, 'g', -1, 64) + " " + strconv.FormatFloat(c.Pitch, 'g', -1, 64)
	v.Pose.Second, v.Pose.Front, v.Pose.Behind = "", nil, nil
	return v, true
}
