package figure

import (
	"math"

	"tspine/engine/body"
)

// Angle names one number of a posture.
type Angle uint8

// The angles. The first six place the pelvis: meters for its place (halfway
// between the hips), degrees for its lean forward, turn and roll to the left.
// Those of the limbs are named on the right; On gives the left ones.
const (
	PelvisX Angle = iota
	PelvisY
	PelvisZ
	PelvisLean
	PelvisTurn
	PelvisRoll
	LumbarFlex
	LumbarBend
	LumbarTurn
	ThoracicFlex
	ThoracicBend
	ThoracicTurn
	ThoracicFocus // the level that bends most, 1 to 12; 0 shares by range
	NeckFlex
	NeckBend
	NeckTurn
	HeadNod
	Breath             // 0 out, 100 full
	ScapulaElevation   // up is positive
	ScapulaProtraction // forward is positive
	ArmRaise           // 0 hangs, 90 level, 180 overhead, seen from the rib cage
	ArmPlane           // 0 sideways, 90 forward, 120 across the chest, −30 behind
	ArmRotation        // external is positive
	Elbow
	Pronation // 0: the thumb leads; 90: palm down or back; −90: palm up or forward
	Wrist     // flexion, toward the palm, is positive
	Grip      // 0 an open hand, 100 a fist
	HipFlex
	HipAbduct
	HipRotate // external is positive
	Knee
	Ankle // up is positive
	Tilt  // of the foot; sole inward is positive
	Toes  // up is positive
	firstLeft
)

// limbAngles is how many angles a side has.
const limbAngles = firstLeft - ScapulaElevation

// Angles is how many numbers a posture has.
const Angles = firstLeft + limbAngles

// Side gives the side to which an angle belongs; those of the trunk belong to
// neither.
func (a Angle) Side() body.Side {
	switch {
	case a < ScapulaElevation:
		return body.NoSide
	case a < firstLeft:
		return body.Right
	default:
		return body.Left
	}
}

// On gives the same angle on a side; one of the trunk stays what it is.
func (a Angle) On(side body.Side) Angle {
	switch {
	case a.Side() == body.NoSide || a.Side() == side || side == body.NoSide:
		return a
	case side == body.Left:
		return a + limbAngles
	default:
		return a - limbAngles
	}
}

// arm says whether an angle belongs to an arm or its shoulder blade.
func (a Angle) arm() bool {
	r := a.On(body.Right)
	return r >= ScapulaElevation && r <= Grip
}

// lateral says whether an angle changes its sign in the mirror.
func (a Angle) lateral() bool {
	switch a {
	case PelvisZ, PelvisTurn, PelvisRoll, LumbarBend, LumbarTurn, ThoracicBend, ThoracicTurn, NeckBend, NeckTurn:
		return true
	}
	return false
}

// Posture is every angle of a body, as deviation from standing upright with
// hanging arms. The zero Posture is that stance with the hips on the floor:
// Standing lifts it.
type Posture [Angles]float64

// Mirror swaps left and right.
func (p Posture) Mirror() Posture {
	var out Posture
	for a := range Angles {
		v := p[a.On(a.Side().Other())]
		if a.lateral() {
			v = -v
		}
		out[a] = v
	}
	return out
}

// Mix gives the posture that lies the share u of the way from p to o, angle by
// angle.
func (p Posture) Mix(o Posture, u float64) Posture {
	for a := range p {
		p[a] += (o[a] - p[a]) * u
	}
	return p
}

// Round gives the posture as it is kept: places to 1 mm, angles to 0.1°.
func (p Posture) Round() Posture {
	for a := range p {
		unit := 10.0
		if Angle(a) <= PelvisZ {
			unit = 1000
		}
		p[a] = math.Round(p[a]*unit) / unit
		if p[a] == 0 {
			p[a] = 0 // never −0
		}
	}
	return p
}
