package figure

import "tspine/engine/body"

// Flesh is a rounded piece of a body: an ellipsoid that moves with a segment.
type Flesh struct {
	Name    string
	Group   string  // what is drawn as one shape: "trunk", "upper-arm"…
	Segment Segment // the one it moves with
	At      Vec     // its middle, in the segment's frame
	Radii   Vec     // along the segment's axes, in meters
}

// lump is a row of the table of flesh, for an average body; on the right where
// it is one of two. Girth says which share of the build makes it thick.
type lump struct {
	name, group string
	segment     Segment
	at, radii   Vec
	breath      Vec // how much a full breath adds to the radii
	girth       girth
	pair        bool
}

type girth uint8

const (
	bony girth = iota
	ofTrunk
	ofHips
	ofArms
	ofLegs
	ofNeck
	ofShoulders
)

// lumps is a body of 1.72 m in flesh. Breadths and depths are those of an adult
// of average weight (NASA-STD-3000, volume 1, section 3).
var lumps = [...]lump{
	{"skull", "head", Head, Vec{.015, .052, 0}, Vec{.096, .084, .076}, Vec{}, bony, false},
	{"jaw", "head", Head, Vec{.058, -.050, 0}, Vec{.036, .038, .040}, Vec{}, bony, false},
	{"neck", "neck", Throat, Vec{.006, .010, 0}, Vec{.054, .070, .052}, Vec{}, ofNeck, false},
	{"neck-base", "neck", Top, Vec{.028, .045, 0}, Vec{.056, .050, .066}, Vec{}, ofNeck, false},
	{"top", "trunk", Top, Vec{.034, -.015, 0}, Vec{.082, .060, .125}, Vec{.008, .006, .004}, ofTrunk, false},
	{"chest", "trunk", Chest, Vec{.056, 0, 0}, Vec{.110, .110, .150}, Vec{.014, .004, .010}, ofTrunk, false},
	{"ribs", "trunk", Ribs, Vec{.046, 0, 0}, Vec{.104, .100, .142}, Vec{.014, .004, .018}, ofTrunk, false},
	{"waist", "trunk", Waist, Vec{.016, 0, 0}, Vec{.096, .090, .134}, Vec{.020, 0, .010}, ofTrunk, false},
	{"belly", "trunk", Pelvis, Vec{.016, .105, 0}, Vec{.098, .080, .142}, Vec{.016, 0, .006}, ofTrunk, false},
	{"hip", "pelvis", Pelvis, Vec{-.004, .030, .070}, Vec{.094, .098, .094}, Vec{}, ofHips, true},
	{"buttock", "pelvis", Pelvis, Vec{-.050, -.028, .068}, Vec{.066, .080, .075}, Vec{}, ofHips, true},
	{"shoulder", "trunk", RightScapula, Vec{0, -.002, -.006}, Vec{.058, .056, .056}, Vec{}, ofShoulders, true},
	{"blade", "trunk", RightScapula, Vec{-.052, -.065, -.075}, Vec{.036, .075, .060}, Vec{}, ofShoulders, true},
	{"deltoid", "upper-arm", RightUpperArm, Vec{0, -.030, 0}, Vec{.054, .070, .052}, Vec{}, ofArms, true},
	{"biceps", "upper-arm", RightUpperArm, Vec{.004, -.160, 0}, Vec{.049, .090, .044}, Vec{}, ofArms, true},
	{"elbow", "upper-arm", RightUpperArm, Vec{0, -.318, 0}, Vec{.038, .040, .038}, Vec{}, ofArms, true},
	{"forearm", "forearm", RightForearm, Vec{.004, -.065, 0}, Vec{.044, .075, .042}, Vec{}, ofArms, true},
	{"wrist", "forearm", RightForearm, Vec{0, -.245, 0}, Vec{.028, .030, .024}, Vec{}, bony, true},
	{"palm", "hand", RightHand, Vec{0, -.052, 0}, Vec{.041, .052, .017}, Vec{}, bony, true},
	{"thumb", "hand", RightHand, Vec{.044, -.062, -.012}, Vec{.013, .036, .013}, Vec{}, bony, true},
	{"fingers", "hand", RightFingers, Vec{-.002, -.040, 0}, Vec{.036, .046, .011}, Vec{}, bony, true},
	{"thigh-top", "thigh", RightThigh, Vec{0, -.040, 0}, Vec{.084, .090, .082}, Vec{}, ofLegs, true},
	{"thigh", "thigh", RightThigh, Vec{.006, -.190, 0}, Vec{.074, .130, .070}, Vec{}, ofLegs, true},
	{"knee", "thigh", RightThigh, Vec{.006, -.418, 0}, Vec{.052, .055, .050}, Vec{}, ofLegs, true},
	{"shin-top", "shank", RightShank, Vec{.002, -.030, 0}, Vec{.050, .060, .048}, Vec{}, ofLegs, true},
	{"calf", "shank", RightShank, Vec{-.014, -.130, 0}, Vec{.054, .095, .050}, Vec{}, ofLegs, true},
	{"ankle", "shank", RightShank, Vec{0, -.410, 0}, Vec{.035, .050, .033}, Vec{}, bony, true},
	{"heel", "foot", RightFoot, Vec{-.032, -.037, 0}, Vec{.032, .030, .030}, Vec{}, bony, true},
	{"instep", "foot", RightFoot, Vec{.045, -.034, 0}, Vec{.060, .033, .034}, Vec{}, bony, true},
	{"ball", "foot", RightFoot, Vec{.116, -.048, 0}, Vec{.026, .019, .040}, Vec{}, bony, true},
	{"toes", "foot", RightToes, Vec{.026, -.002, 0}, Vec{.038, .014, .036}, Vec{}, bony, true},
}

// Flesh gives a build's flesh with so much air in it: breath is 0 to 100. The
// order is always the same.
func (b Build) Flesh(breath float64) []Flesh {
	out := make([]Flesh, 0, 2*len(lumps)+2)
	for _, l := range lumps {
		f := Flesh{l.name, l.group, l.segment, l.at, l.radii.Add(l.breath.Mul(breath / 100))}
		if l.segment == RightScapula {
			f.At.Z *= b.HalfShoulder / Average().HalfShoulder
		}
		f = b.thick(f, l.girth)
		out = append(out, f)
		if l.pair {
			f.At = f.At.Mirror()
			f.Segment = f.Segment.On(body.Left)
			out = append(out, f)
		}
	}
	if b.Bust > 0 {
		for _, z := range [...]float64{.068, -.068} {
			at := Vec{.13, -.02, z}.Mul(b.scale())
			out = append(out, Flesh{"breast", "trunk", Chest, at, Vec{b.Bust + .025, .055, .06}.Mul(b.scale())})
		}
	}
	return out
}

// thick gives a piece of flesh in the size and girth of a build. Limbs grow
// across, not along, so that joints stay where they are.
func (b Build) thick(f Flesh, g girth) Flesh {
	scale := b.scale()
	k := [...]float64{1, b.Trunk, b.Hips, b.Arms, b.Legs, b.Neck, b.Shoulders}[g]
	f.Radii = f.Radii.Scale(Vec{k, 1, k}).Mul(scale)
	switch g {
	case ofArms:
		f.At.Y *= b.UpperArm / Average().UpperArm
	case ofTrunk:
		f.At.X *= (1 + k) / 2
	case ofHips:
		f.At.Z *= k * b.HalfHip / Average().HalfHip
	}
	f.At = f.At.Mul(scale)
	return f
}

// Middle gives where a piece of flesh is.
func (o *Body) Middle(f Flesh) Vec { return o.Segments[f.Segment].Out(f.At) }
