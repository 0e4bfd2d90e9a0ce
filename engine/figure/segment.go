package figure

import "tspine/engine/body"

// Segment is a piece of the body that moves as one. Pieces of the spine are
// taken upright in the neutral posture, so that flesh is easy to place; the
// vertebrae with their own tilts are in Body.Vertebrae.
type Segment uint8

// The segments: the trunk from below, then the right side, then the left one.
const (
	Pelvis Segment = iota
	Waist          // moves with L3
	Ribs           // moves with T10
	Chest          // moves with T6
	Top            // moves with T3; it carries the collar bones
	Throat         // moves with C5
	Head
	RightScapula
	RightUpperArm
	RightForearm
	RightHand
	RightFingers
	RightThigh
	RightShank
	RightFoot
	RightToes
	LeftScapula
	LeftUpperArm
	LeftForearm
	LeftHand
	LeftFingers
	LeftThigh
	LeftShank
	LeftFoot
	LeftToes
	Segments // how many there are
)

// perSide is how many segments a side has.
const perSide = LeftScapula - RightScapula

var segmentNames = [...]string{"pelvis", "waist", "ribs", "chest", "top", "throat", "head",
	"scapula", "upper-arm", "forearm", "hand", "fingers", "thigh", "shank", "foot", "toes"}

// String gives the segment's name with its side: "right forearm".
func (s Segment) String() string {
	switch {
	case s < RightScapula:
		return segmentNames[s]
	case s < LeftScapula:
		return "right " + segmentNames[s]
	default:
		return "left " + segmentNames[s-perSide]
	}
}

// Side gives the side on which a segment is; the trunk is on neither.
func (s Segment) Side() body.Side {
	switch {
	case s < RightScapula:
		return body.NoSide
	case s < LeftScapula:
		return body.Right
	default:
		return body.Left
	}
}

// On gives the same segment on a side; the trunk stays what it is.
func (s Segment) On(side body.Side) Segment {
	switch {
	case s.Side() == body.NoSide || s.Side() == side || side == body.NoSide:
		return s
	case side == body.Left:
		return s + perSide
	default:
		return s - perSide
	}
}

// Mirror gives the same segment on the other side.
func (s Segment) Mirror() Segment { return s.On(s.Side().Other()) }
