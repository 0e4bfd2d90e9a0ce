package drawing

import (
	"tspine/engine/body"
	"tspine/engine/figure"
)

// arm draws the upper arm with its sleeve.
func (k *sketch) upperArm(side body.Side) unit {
	seg := figure.RightUpperArm.On(side)
	limb, skin := "arm"+letter(side), k.shade(Skin, SkinFar, side)
	deltoid, biceps, elbow := k.flesh("deltoid", side), k.flesh("biceps", side), k.flesh("elbow", side)
	shoulder := k.flesh("shoulder", side)
	bone := k.body.Segments[seg]
	hem := disc(bone.Out(xyz(.002, -.150, 0).Mul(k.scale())), bone.Rot.Y, deltoid.axes[0].Len()*1.08)
	bare := k.stiff(seg, surface("upper-arm"+letter(side), limb, skin, k.hull(seg, 8, biceps, hem), k.hull(seg, 10, biceps, elbow)))
	u := unit{
		name: "upper-arm" + letter(side),
		parts: Drawing{
			bare,
			k.stiff(seg, surface("sleeve"+letter(side), limb, k.shade(Shirt, ShirtFar, side), k.hull(seg, 12, shoulder, deltoid.wider(1.04), hem))),
			k.patch(figure.Top, limb, "shoulder"+letter(side), k.shade(Shirt, ShirtFar, side), shoulder.wider(.84), k.flesh("top", 0).wider(.5)),
			k.patch(seg, limb, "elbow"+letter(side), skin, elbow.wider(.88)),
		},
		blobs: []blob{shoulder, biceps, elbow},
		bias:  .012,
	}
	u.parts = k.bared(seg, u.parts, bare)
	return u
}

// forearm draws the forearm and the hand.
func (k *sketch) forearm(side body.Side) unit {
	seg := figure.RightForearm.On(side)
	limb, skin := "arm"+letter(side), k.shade(Skin, SkinFar, side)
	elbow, fore, wrist := k.flesh("elbow", side), k.flesh("forearm", side), k.flesh("wrist", side)
	hand := k.hand(side)
	return unit{
		name: "forearm" + letter(side),
		parts: Drawing{
			k.stiff(seg, surface("forearm"+letter(side), limb, skin, k.hull(seg, 10, elbow, fore), k.hull(seg, 10, fore, wrist))),
			k.stiff(figure.RightHand.On(side), surface("hand"+letter(side), limb, skin, hand...)),
			k.patch(seg, limb, "inner-elbow"+letter(side), skin, elbow.wider(.88)),
		},
		blobs: []blob{fore, wrist, k.flesh("palm", side), k.flesh("fingers", side)},
		bias:  .014,
	}
}

// patch is a piece without a line, over the joint of two that have one.
func (k *sketch) patch(seg figure.Segment, limb, name string, ink Ink, blobs ...blob) Part {
	p := bare(name, ink, k.hull(seg, 8, blobs...))
	p.Limb = limb
	return k.stiff(seg, p)
}

// hand draws a palm, fingers that bend at the knuckles and once more, and a
// thumb.
func (k *sketch) hand(side body.Side) [][]Point {
	palm, fingers := figure.RightHand.On(side), figure.RightFingers.On(side)
	grip := k.body.Posture[figure.Grip.On(side)] / 100
	on := func(s figure.Segment, at, radii figure.Vec) blob { return k.on(s, onSide(side, at), radii) }
	wrist := on(palm, xyz(0, .004, 0), xyz(.026, .02, .02))
	knuckles := on(palm, xyz(.002, -.086, 0), xyz(.040, .016, .014))
	middle := on(fingers, xyz(.002, -.036, 0), xyz(.036, .014, .012))
	curl := k.body.Segments[fingers]
	curl = figure.Frame{At: curl.Out(onSide(side, xyz(.004, -.038, 0)).Mul(k.scale())), Rot: curl.Rot.AboutX(mirror(side) * 75 * grip)}
	tips := oval(curl, xyz(-.002, -.036, 0).Mul(k.scale()), xyz(.024, .014, .010).Mul(k.scale()))
	base := on(palm, xyz(.030, -.030, -.006), xyz(.016, .018, .014))
	joint := on(palm, xyz(.052, -.066, -.014), xyz(.012, .014, .012))
	tip := on(palm, xyz(.058-.02*grip, -.094, -.018-.012*grip), xyz(.009, .012, .010))
	return [][]Point{
		k.hull(palm, 8, wrist, knuckles), k.hull(palm, 7, knuckles, middle), k.hull(palm, 7, middle, tips),
		k.hull(palm, 6, base, joint), k.hull(palm, 6, joint, tip),
	}
}

// thigh draws the thigh with its leg of the shorts.
func (k *sketch) thigh(side body.Side) unit {
	limb, seg := "leg"+letter(side), figure.RightThigh.On(side)
	bone := k.body.Segments[seg]
	top, thigh, knee := k.flesh("thigh-top", side), k.flesh("thigh", side), k.flesh("knee", side)
	hem := disc(bone.Out(xyz(.006, -.270, 0).Mul(k.scale())), bone.Rot.Y, thigh.axes[0].Len()*1.07)
	cloth := thigh.wider(1.03)
	cloth.cut = &plane{bone.Rot.Y, hem.at.Dot(bone.Rot.Y)}
	hip := orb(bone.At, .074*k.scale()*k.body.Build.Hips)
	skin := k.stiff(seg, surface("thigh"+letter(side), limb, k.shade(Skin, SkinFar, side), k.hull(seg, 10, hem, knee)))
	u := unit{
		name: "thigh" + letter(side),
		parts: Drawing{
			skin,
			k.stiff(seg, surface("shorts"+letter(side), limb, k.shade(Shorts, ShortsFar, side), k.hull(seg, 10, hip, top), k.hull(seg, 12, top, cloth, hem))),
			k.patch(figure.Pelvis, limb, "hip"+letter(side), k.shade(Shorts, ShortsFar, side), k.flesh("hip", side).wider(.84), top.wider(.86)),
			k.patch(seg, limb, "knee"+letter(side), k.shade(Skin, SkinFar, side), knee.wider(.9)),
		},
		blobs: []blob{top, thigh, knee},
		bias:  .006,
	}
	u.parts = k.bared(seg, u.parts, skin)
	return u
}

// bared adds what comes out of a sleeve or a leg of the shorts once more on
// top, for limbs that point at who looks: there the skin is nearer than the
// cloth. At other moments it is hidden.
func (k *sketch) bared(seg figure.Segment, parts Drawing, skin Part) Drawing {
	if !k.toward[seg] {
		return parts
	}
	again := skin
	again.Name += "-bare"
	again.Hidden = k.view.facing(k.body.Segments[seg].Rot.Y) > 0
	return append(parts, again)
}

// shank draws the lower leg and the foot: bare, or in a shoe where weights are
// about.
func (k *sketch) shank(side body.Side) unit {
	limb, skin, seg := "leg"+letter(side), k.shade(Skin, SkinFar, side), figure.RightShank.On(side)
	knee, top, calf, ankle := k.flesh("knee", side), k.flesh("shin-top", side), k.flesh("calf", side), k.flesh("ankle", side)
	foot, ink := k.foot(side), skin
	if k.shod() {
		foot, ink = k.shoe(side), k.shade(Shorts, ShortsFar, side)
	}
	return unit{
		name: "shank" + letter(side),
		parts: Drawing{
			k.stiff(seg, surface("shank"+letter(side), limb, skin, k.hull(seg, 12, knee, top, calf), k.hull(seg, 10, calf, ankle))),
			k.stiff(figure.RightFoot.On(side), surface("foot"+letter(side), limb, ink, foot...)),
			k.patch(seg, limb, "shin"+letter(side), skin, knee.wider(.9), top.wider(.86)),
		},
		blobs: []blob{top, calf, ankle, k.flesh("heel", side), k.flesh("ball", side)},
		bias:  .008,
	}
}

// foot draws heel, instep and ball, the big toe and the others.
func (k *sketch) foot(side body.Side) [][]Point {
	foot, toes := figure.RightFoot.On(side), figure.RightToes.On(side)
	on := func(s figure.Segment, at, radii figure.Vec) blob { return k.on(s, onSide(side, at), radii) }
	ankle := on(foot, xyz(-.004, .0, 0), xyz(.036, .03, .032))
	heel := on(foot, xyz(-.040, -.040, 0), xyz(.028, .027, .028))
	sole := on(foot, xyz(.03, -.062, 0), xyz(.07, .005, .028))
	instep := on(foot, xyz(.052, -.026, -.006), xyz(.040, .028, .028))
	across := on(foot, xyz(.118, -.050, 0), xyz(.026, .017, .043))
	big := on(toes, xyz(.044, -.002, -.022), xyz(.022, .013, .014))
	small := on(toes, xyz(.028, -.004, .020), xyz(.018, .010, .020))
	return [][]Point{
		k.hull(foot, 10, ankle, heel, sole), k.hull(foot, 10, ankle, instep, across, sole),
		k.hull(foot, 6, across, big), k.hull(foot, 6, across, small),
	}
}

// shod says whether shoes are worn: with weights and on machines, but not on a
// mat.
func (s *Scene) shod() bool {
	heavy := false
	for _, p := range s.Pose.Props {
		switch p.Kind {
		case "mat":
			return false
		case "barbell", "safety-bar", "empty-safety-bar", "dumbbell", "kettlebell", "kettlebell-racked", "plate", "d-ball", "lat-machine", "rower", "ghd":
			heavy = true
		}
	}
	return heavy
}

// shoe draws a low shoe with a flat sole.
func (k *sketch) shoe(side body.Side) [][]Point {
	foot, toes := figure.RightFoot.On(side), figure.RightToes.On(side)
	on := func(s figure.Segment, at, radii figure.Vec) blob { return k.on(s, onSide(side, at), radii) }
	collar := on(foot, xyz(-.012, -.010, 0), xyz(.040, .012, .034))
	heel := on(foot, xyz(-.046, -.042, 0), xyz(.032, .026, .031))
	sole := on(foot, xyz(.03, -.063, 0), xyz(.085, .006, .034))
	instep := on(foot, xyz(.050, -.028, -.004), xyz(.042, .028, .030))
	across := on(foot, xyz(.118, -.048, 0), xyz(.030, .020, .045))
	front := on(toes, xyz(.036, -.001, -.004), xyz(.030, .016, .036))
	return [][]Point{k.hull(foot, 10, collar, heel, sole), k.hull(foot, 10, collar, instep, across, sole), k.hull(foot, 8, across, front)}
}
