package figure

import (
	"slices"

	"tspine/engine/body"
)

// Spot is a place on a body that touches things: a ball just under the skin.
type Spot struct {
	segment  Segment
	vertebra Vertebra // where segment is ofVertebra
	at       Vec
	radius   float64
}

// ofVertebra marks a spot that lies on a vertebra and not on a segment.
const ofVertebra = Segments

// landmark is a named part that touches: up to three spots on the right or in
// the middle, and the one place on the skin where another part of the body
// touches it.
type landmark struct {
	name  string
	pair  bool
	girth girth
	spots []Spot
	skin  Spot
}

var palm = Spot{RightHand, 0, Vec{0, -.060, -.016}, 0}

// gripAt is the middle of what a right hand holds; the spot there has a
// radius less than 0, as a bar goes through it.
var gripAt = Vec{.004, -.092, -.030}

// backIn is the middle of the spot on a vertebra's back.
var backIn = Vec{-.034, 0, 0}

// backAt gives the spot on the back of T1 to T12.
func backAt(level int) Spot { return Spot{ofVertebra, Thoracic(level), backIn, .024} }

// landmarks are those of an average body on the right.
var landmarks = [...]landmark{
	{"hand", true, bony, []Spot{{RightHand, 0, Vec{0, -.014, -.006}, .014}, {RightHand, 0, Vec{.030, -.094, -.004}, .013}, {RightHand, 0, Vec{-.028, -.090, -.004}, .013}}, palm},
	{"back of hand", true, bony, []Spot{{RightHand, 0, Vec{0, -.030, .004}, .014}, {RightHand, 0, Vec{0, -.094, .002}, .014}}, palm},
	{"palm", true, bony, []Spot{{RightHand, 0, Vec{0, -.060, -.003}, .014}}, palm},
	{"little finger", true, bony, []Spot{{RightHand, 0, Vec{-.034, -.030, 0}, .012}, {RightHand, 0, Vec{-.032, -.094, 0}, .012}}, palm},
	{"grip", true, bony, []Spot{{RightHand, 0, gripAt, -.012}}, Spot{RightHand, 0, gripAt, 0}},
	{"fist", true, bony, []Spot{{RightHand, 0, Vec{0, -.085, -.010}, .034}}, palm},
	{"fingertip", true, bony, []Spot{{RightFingers, 0, Vec{0, -.078, 0}, .009}}, Spot{RightFingers, 0, Vec{0, -.085, 0}, 0}},
	{"thumb", true, bony, []Spot{{RightHand, 0, Vec{.044, -.070, -.012}, .014}}, palm},
	{"wrist", true, bony, []Spot{{RightForearm, 0, Vec{0, -.245, 0}, .024}}, Spot{RightForearm, 0, Vec{.026, -.235, 0}, 0}},
	{"elbow", true, ofArms, []Spot{{RightUpperArm, 0, Vec{-.006, -.322, 0}, .034}}, Spot{RightUpperArm, 0, Vec{0, -.300, .038}, 0}},
	{"forearm", true, ofArms, []Spot{{RightUpperArm, 0, Vec{-.004, -.320, 0}, .036}, {RightForearm, 0, Vec{0, -.240, 0}, .026}}, Spot{RightForearm, 0, Vec{0, -.100, .040}, 0}},
	{"upper arm", true, ofArms, []Spot{{RightUpperArm, 0, Vec{0, -.160, .006}, .040}}, Spot{RightUpperArm, 0, Vec{0, -.160, .044}, 0}},
	{"shoulder", true, ofShoulders, []Spot{{RightScapula, 0, Vec{0, -.004, .004}, .052}}, Spot{RightScapula, 0, Vec{.040, .034, -.012}, 0}},
	{"back of shoulder", true, ofShoulders, []Spot{{RightScapula, 0, Vec{-.030, -.020, -.040}, .040}}, Spot{RightScapula, 0, Vec{-.056, .010, 0}, 0}},
	{"armpit", true, ofTrunk, []Spot{{Chest, 0, Vec{.000, .020, .108}, .045}}, Spot{Chest, 0, Vec{0, .02, .150}, 0}},
	{"foot", true, bony, []Spot{{RightFoot, 0, Vec{-.034, -.045, 0}, .022}, {RightFoot, 0, Vec{.118, -.050, -.028}, .017}, {RightFoot, 0, Vec{.108, -.050, .030}, .017}}, Spot{RightFoot, 0, Vec{.05, -.005, 0}, 0}},
	{"heel", true, bony, []Spot{{RightFoot, 0, Vec{-.036, -.042, 0}, .026}}, Spot{RightFoot, 0, Vec{-.066, -.035, 0}, 0}},
	{"ball of foot", true, bony, []Spot{{RightFoot, 0, Vec{.112, -.050, -.028}, .017}, {RightFoot, 0, Vec{.108, -.050, .030}, .017}}, Spot{RightFoot, 0, Vec{.11, -.067, 0}, 0}},
	{"toe", true, bony, []Spot{{RightToes, 0, Vec{.034, -.002, 0}, .014}}, Spot{RightToes, 0, Vec{.06, 0, 0}, 0}},
	{"instep", true, bony, []Spot{{RightToes, 0, Vec{.030, .002, 0}, .014}}, Spot{RightFoot, 0, Vec{.05, -.002, 0}, 0}},
	{"ankle", true, bony, []Spot{{RightShank, 0, Vec{0, -.410, .004}, .030}}, Spot{RightShank, 0, Vec{.036, -.400, 0}, 0}},
	{"knee", true, ofLegs, []Spot{{RightThigh, 0, Vec{.010, -.422, 0}, .048}}, Spot{RightThigh, 0, Vec{.050, -.395, 0}, 0}},
	{"side of knee", true, ofLegs, []Spot{{RightThigh, 0, Vec{.006, -.418, .006}, .045}}, Spot{RightThigh, 0, Vec{.0, -.405, .050}, 0}},
	{"inner knee", true, ofLegs, []Spot{{RightThigh, 0, Vec{.006, -.418, -.006}, .045}}, Spot{RightThigh, 0, Vec{.0, -.415, -.048}, 0}},
	{"shin", true, ofLegs, []Spot{{RightShank, 0, Vec{.008, -.200, 0}, .036}}, Spot{RightShank, 0, Vec{.040, -.200, 0}, 0}},
	{"inner shin", true, ofLegs, []Spot{{RightShank, 0, Vec{.0, -.260, 0}, .036}}, Spot{RightShank, 0, Vec{.005, -.260, -.040}, 0}},
	{"calf", true, ofLegs, []Spot{{RightShank, 0, Vec{-.020, -.130, 0}, .048}, {RightShank, 0, Vec{-.004, -.380, 0}, .034}}, Spot{RightShank, 0, Vec{-.066, -.13, 0}, 0}},
	{"thigh", true, ofLegs, []Spot{{RightThigh, 0, Vec{.020, -.250, 0}, .056}}, Spot{RightThigh, 0, Vec{.078, -.230, 0}, 0}},
	{"back of thigh", true, ofLegs, []Spot{{RightThigh, 0, Vec{-.012, -.220, 0}, .056}}, Spot{RightThigh, 0, Vec{-.070, -.230, 0}, 0}},
	{"buttock", true, ofHips, []Spot{{Pelvis, 0, Vec{-.052, -.040, .068}, .068}}, Spot{Pelvis, 0, Vec{-.120, -.02, .068}, 0}},
	{"hip", true, ofHips, []Spot{{Pelvis, 0, Vec{-.002, .010, .080}, .084}}, Spot{Pelvis, 0, Vec{.030, .080, .140}, 0}},
	{"pelvis front", true, ofHips, []Spot{{Pelvis, 0, Vec{.030, .030, .070}, .068}}, Spot{Pelvis, 0, Vec{.1, .03, .07}, 0}},
	{"rib", true, ofTrunk, []Spot{{Ribs, 0, Vec{.046, 0, .080}, .062}}, Spot{Ribs, 0, Vec{.143, -.010, .050}, 0}},
	{"flank", true, ofTrunk, []Spot{{Ribs, 0, Vec{.046, .020, .080}, .062}}, Spot{Ribs, 0, Vec{.060, .0, .142}, 0}},
	{"sacrum", false, ofHips, []Spot{{Pelvis, 0, Vec{-.058, .050, 0}, .048}}, Spot{Pelvis, 0, Vec{-.105, .05, 0}, 0}},
	{"belly", false, ofTrunk, []Spot{{Waist, 0, Vec{.052, 0, 0}, .060}}, Spot{Waist, 0, Vec{.114, -.03, 0}, 0}},
	{"chest", false, ofTrunk, []Spot{{Chest, 0, Vec{.108, -.010, 0}, .058}}, Spot{Chest, 0, Vec{.168, .02, 0}, 0}},
	{"back", false, ofTrunk, []Spot{backAt(9), backAt(8), backAt(7), backAt(6), backAt(5), backAt(4)}, Spot{ofVertebra, T12 + 5, Vec{-.058, 0, 0}, 0}},
	{"collarbone", true, ofShoulders, []Spot{{RightScapula, 0, Vec{.004, -.010, -.040}, .045}}, Spot{RightScapula, 0, Vec{.064, .004, -.040}, 0}},
	{"head", false, bony, []Spot{{Head, 0, Vec{-.034, .050, 0}, .047}}, Spot{Head, 0, Vec{-.066, .055, .040}, 0}},
	{"forehead", false, bony, []Spot{{Head, 0, Vec{.056, .070, 0}, .047}}, Spot{Head, 0, Vec{.106, .070, 0}, 0}},
	{"temple", true, bony, []Spot{{Head, 0, Vec{.015, .052, .034}, .046}}, Spot{Head, 0, Vec{.020, .055, .077}, 0}},
	{"ear", true, bony, []Spot{{Head, 0, Vec{.010, .030, .030}, .046}}, Spot{Head, 0, Vec{-.010, .025, .076}, 0}},
	{"chin", false, bony, []Spot{{Head, 0, Vec{.070, -.060, 0}, .025}}, Spot{Head, 0, Vec{.095, -.06, 0}, 0}},
	{"neck", false, ofNeck, []Spot{{Throat, 0, Vec{-.006, .0, 0}, .040}}, Spot{Throat, 0, Vec{-.040, .020, .030}, 0}},
}

// LandmarkNames gives every part that can touch something, sorted; T1 to T12
// and L1 to L5 are known besides.
func LandmarkNames() []string {
	var out []string
	for _, l := range landmarks {
		out = append(out, l.name)
	}
	slices.Sort(out)
	return out
}

// findLandmark gives the landmark of a name, T7 and L3 among them.
func findLandmark(name string) (landmark, bool) {
	for _, l := range landmarks {
		if l.name == name {
			return l, true
		}
	}
	for v := range Vertebra(C7) {
		if v.String() == name {
			return landmark{name, false, ofTrunk, []Spot{{ofVertebra, v, backIn, .024}}, Spot{ofVertebra, v, Vec{-.058, 0, 0}, 0}}, true
		}
	}
	return landmark{}, false
}

// sized gives a spot of a build on a side.
func (s Spot) sized(b Build, g girth, side body.Side) Spot {
	f := b.thick(Flesh{Segment: s.segment, At: s.at, Radii: Vec{X: s.radius}}, g)
	k := [...]float64{1, b.Trunk, b.Hips, b.Arms, b.Legs, b.Neck, b.Shoulders}[g]
	s.at, s.radius = f.At, f.Radii.X
	if g == ofLegs || g == ofArms {
		s.at.X, s.at.Z = s.at.X*k, s.at.Z*k
	}
	if side == body.Left {
		s.at = s.at.Mirror()
		if s.segment < Segments {
			s.segment = s.segment.On(body.Left)
		}
	}
	return s
}

// Place gives where a spot of a body is.
func (o *Body) place(s Spot) Vec {
	if s.segment == ofVertebra {
		return o.upright(s.vertebra).Out(s.at)
	}
	return o.Segments[s.segment].Out(s.at)
}

// Point gives where a named part of a body is in the world: the skin at a
// landmark. A part that is not known is nowhere.
func (o *Body) Point(name string, side body.Side) (Vec, bool) {
	l, ok := findLandmark(name)
	if !ok {
		return Vec{}, false
	}
	return o.place(l.skin.sized(o.Build, l.girth, side)), true
}

// IsLandmark says whether a part has a name that contacts and arrows know.
func IsLandmark(name string) bool {
	_, ok := findLandmark(name)
	return ok
}
