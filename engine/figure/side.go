package figure

import (
	"math"

	"tspine/engine/body"
)

// turned is the least turn or bend, in degrees, that is one to a side.
const turned = 4

// Side is the side for which an exercise is drawn: the one its author names, or
// that to which the upper back turns or bends; where it does neither, the right
// one, as poses are written.
func (v Solved) Side() body.Side {
	if v.Pose.Side != body.NoSide {
		return v.Pose.Side
	}
	start, end := v.Motion.Start(), v.Motion.End()
	for _, a := range [...]Angle{ThoracicTurn, ThoracicBend} {
		if by := end[a] - start[a]; math.Abs(by) >= turned {
			if by > 0 {
				return body.Left
			}
			return body.Right
		}
	}
	return body.Right
}
