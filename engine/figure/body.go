package figure

import "tspine/engine/body"

// Body is a build in a posture: where every bone is.
type Body struct {
	Build     Build
	Posture   Posture
	Segments  [Segments]Frame
	Vertebrae [Vertebrae]Frame // at the middle of the body of each, with its tilt
}

// Joint places on an average body, in meters; z is to the right.
var (
	sacrum     = Vec{-.030, .095, 0}   // top of S1, from between the hips
	sternal    = Vec{.085, -.020, .02} // inner end of the collar bone, from T3
	knuckles   = Vec{0, -.100, 0}      // from the wrist
	ballOfFoot = Vec{.130, -.050, 0}   // from the ankle
)

// rhythm is how many degrees the collar bone rises by itself for each degree of
// arm raise past rhythmFrom (Ludewig 2009, J Bone Joint Surg 91:378).
const (
	rhythm     = .10
	rhythmFrom = 30
)

// Place puts a body into a posture.
func Place(b Build, p Posture) *Body {
	out := &Body{Build: b}
	out.put(p)
	return out
}

// put moves the body into a posture.
func (o *Body) put(p Posture) {
	o.Posture = p
	pelvis := Frame{Vec{p[PelvisX], p[PelvisY], p[PelvisZ]},
		Upright().AboutZ(-p[PelvisLean]).AboutY(p[PelvisTurn]).AboutX(-p[PelvisRoll])}
	o.Segments[Pelvis] = pelvis
	o.spine(pelvis)
	for _, side := range [...]body.Side{body.Right, body.Left} {
		o.arm(side)
		o.leg(side)
	}
}

// Standing gives the neutral stance of a build, feet on the floor.
func Standing(b Build) Posture {
	var p Posture
	p[PelvisY] = b.HipUp * b.Stature
	return p
}

// atVertebra says which segments of the trunk move with which vertebra.
var atVertebra = [...]struct {
	segment Segment
	at      Vertebra
}{{Waist, L3}, {Ribs, T12 + 2}, {Chest, T12 + 6}, {Top, T1 - 2}, {Throat, C5}}

func (o *Body) spine(f Frame) {
	scale := o.Build.scale()
	f = f.Moved(sacrum.Mul(scale))
	before := 0.0
	for v, m := range o.Posture.curve() {
		bone := bones[v]
		f.Rot = f.Rot.AboutZ(before - bone.tilt - m.flex).AboutX(-m.bend).AboutY(m.turn)
		before = bone.tilt
		o.Vertebrae[v] = f.Moved(Vec{Y: bone.height * scale / 2})
		f = f.Moved(Vec{Y: bone.height * scale})
	}
	for _, s := range atVertebra {
		o.Segments[s.segment] = o.upright(s.at)
	}
	f.Rot = f.Rot.AboutZ(before - o.Posture[HeadNod])
	o.Segments[Head] = f
}

// upright gives a vertebra's frame without its neutral tilt.
func (o *Body) upright(v Vertebra) Frame {
	f := o.Vertebrae[v]
	f.Rot = f.Rot.AboutZ(bones[v].tilt)
	return f
}

// mirror is 1 on the right and −1 on the left.
func mirror(side body.Side) float64 {
	if side == body.Left {
		return -1
	}
	return 1
}

func (o *Body) arm(side body.Side) {
	b, s, scale := o.Build, mirror(side), o.Build.scale()
	get := func(a Angle) float64 { return o.Posture[a.On(side)] }
	put := func(seg Segment, f Frame) Frame { o.Segments[seg.On(side)] = f; return f }
	top := o.Segments[Top]
	raise, plane := get(ArmRaise), get(ArmPlane)
	lift := get(ScapulaElevation) + rhythm*max(0, raise-rhythmFrom)
	girdle := top.Rot.AboutY(s * get(ScapulaProtraction)).AboutX(-s * lift)
	collar := Vec{-.055, -.018, b.HalfShoulder*1.72 - sternal.Z}
	joint := top.Out(sternal.Scale(Vec{1, 1, s}).Mul(scale)).Add(girdle.Turn(collar.Scale(Vec{1, 1, s}).Mul(scale)))
	put(RightScapula, Frame{joint, girdle})
	upper := put(RightUpperArm, Frame{joint,
		top.Rot.AboutY(s * plane).AboutX(-s * raise).AboutY(-s * (plane + get(ArmRotation)))})
	fore := put(RightForearm, Frame{upper.Out(Vec{Y: -b.UpperArm * b.Stature}), upper.Rot.AboutZ(get(Elbow))})
	hand := put(RightHand, Frame{fore.Out(Vec{Y: -b.Forearm * b.Stature}),
		fore.Rot.AboutY(s * get(Pronation)).AboutX(s * get(Wrist))})
	put(RightFingers, Frame{hand.Out(knuckles.Mul(scale)), hand.Rot.AboutX(s * (5 + get(Grip)))})
}

func (o *Body) leg(side body.Side) {
	b, s, scale := o.Build, mirror(side), o.Build.scale()
	get := func(a Angle) float64 { return o.Posture[a.On(side)] }
	put := func(seg Segment, f Frame) Frame { o.Segments[seg.On(side)] = f; return f }
	pelvis := o.Segments[Pelvis]
	thigh := put(RightThigh, Frame{pelvis.Out(Vec{Z: s * b.HalfHip * b.Stature}),
		pelvis.Rot.AboutZ(get(HipFlex)).AboutX(-s * get(HipAbduct)).AboutY(-s * get(HipRotate))})
	shank := put(RightShank, Frame{thigh.Out(Vec{Y: -b.Thigh * b.Stature}), thigh.Rot.AboutZ(-get(Knee))})
	foot := put(RightFoot, Frame{shank.Out(Vec{Y: -b.Shank * b.Stature}), shank.Rot.AboutZ(get(Ankle)).AboutX(s * get(Tilt))})
	put(RightToes, Frame{foot.Out(ballOfFoot.Mul(scale)), foot.Rot.AboutZ(get(Toes))})
}

// Clavicle gives the inner and the outer end of a side's collar bone.
func (o *Body) Clavicle(side body.Side) (inner, outer Vec) {
	at := sternal.Scale(Vec{1, 1, mirror(side)}).Mul(o.Build.scale())
	return o.Segments[Top].Out(at), o.Segments[RightScapula.On(side)].At
}
