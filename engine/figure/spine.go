package figure

import (
	"math"
	"strconv"
)

// Vertebra counts the 24 vertebrae from below: L5 is 0, T12 is 5, C1 is 23.
type Vertebra uint8

// Where the regions start.
const (
	L5         Vertebra = 0
	L3         Vertebra = 2
	T12        Vertebra = 5
	T1         Vertebra = 16
	C7         Vertebra = 17
	C5         Vertebra = 19
	C1         Vertebra = 23
	Vertebrae           = 24
	lumbar              = 5
	thoracic            = 12
	focusSigma          = 2.2 // levels
)

// Thoracic gives the vertebra T1 to T12.
func Thoracic(level int) Vertebra { return T1 + 1 - Vertebra(level) }

// Level gives 1 to 12 for T1 to T12, 0 for the rest.
func (v Vertebra) Level() int {
	if v < T12 || v > T1 {
		return 0
	}
	return int(T1-v) + 1
}

// String gives the clinician's name: "T7".
func (v Vertebra) String() string {
	switch {
	case v < T12:
		return "L" + strconv.Itoa(int(lumbar-v))
	case v <= T1:
		return "T" + strconv.Itoa(v.Level())
	default:
		return "C" + strconv.Itoa(int(Vertebrae-v))
	}
}

// bone is what the tables say of one vertebra: its height with the disc, in
// meters at 1.72 m; its tilt forward from the vertical in the neutral stance;
// and the ranges of the joint below it, which share out a region's angle.
type bone struct{ height, tilt, flex, bend, turn float64 }

// bones is the spine from below. Thoracic tilts make a kyphosis of 38°. Ranges
// are after White & Panjabi, Clinical Biomechanics of the Spine (1990), table
// 2-1: the joint between a vertebra and the one below.
var bones = [Vertebrae]bone{
	{.0370, 22, 17, 3, 1}, {.0375, 12, 16, 6, 2}, {.0375, 2, 15, 8, 2}, {.0365, -7, 14, 6, 2}, {.0355, -13, 12, 6, 2},
	{.0290, -16, 12, 8, 2}, {.0281, -15, 12, 9, 2}, {.0272, -12.5, 9, 7, 2}, {.0263, -9, 6, 6, 4}, {.0254, -5, 6, 6, 6}, {.0245, -1, 6, 6, 7},
	{.0236, 3, 5, 6, 7}, {.0227, 7, 4, 6, 8}, {.0218, 11, 4, 6, 8}, {.0209, 15, 4, 5, 8}, {.0200, 19, 4, 6, 8}, {.0190, 22, 4, 5, 9},
	{.0180, 22, 9, 4, 2}, {.0178, 20, 17, 7, 7}, {.0176, 16, 20, 8, 7}, {.0174, 12, 20, 11, 7}, {.0172, 8, 15, 11, 7}, {.0180, 4, 10, 10, 3}, {.0190, 0, 10, 2, 40},
}

// NeutralTilt gives how far a vertebra leans forward in the neutral stance, in
// degrees.
func (v Vertebra) NeutralTilt() float64 { return bones[v].tilt }

// Height gives the height of a vertebra with its disc in a body, in meters.
func (v Vertebra) Height(b Build) float64 { return bones[v].height * b.scale() }

// move is what one joint of the spine does, in degrees.
type move struct{ flex, bend, turn float64 }

// curve shares the regions' angles over the 24 joints.
func (p Posture) curve() [Vertebrae]move {
	var out [Vertebrae]move
	spread(out[:lumbar], bones[:lumbar], 0, move{p[LumbarFlex], p[LumbarBend], p[LumbarTurn]})
	spread(out[lumbar:C7], bones[lumbar:C7], p[ThoracicFocus], move{p[ThoracicFlex], p[ThoracicBend], p[ThoracicTurn]})
	spread(out[C7:], bones[C7:], 0, move{p[NeckFlex], p[NeckBend], p[NeckTurn]})
	return out
}

// spread shares one region's angle by range; a focus gathers flexion and
// extension around one level.
func spread(out []move, region []bone, focus float64, total move) {
	var sum bone
	var weights [thoracic]float64
	gathered := 0.0
	for i, b := range region {
		sum.flex += b.flex
		sum.bend += b.bend
		sum.turn += b.turn
		if focus > 0 {
			d := (float64(thoracic-i) - focus) / focusSigma
			weights[i] = math.Exp(-d * d / 2)
			gathered += weights[i]
		}
	}
	for i, b := range region {
		share := b.flex / sum.flex
		if focus > 0 {
			share = weights[i] / gathered
		}
		out[i] = move{total.flex * share, total.bend * b.bend / sum.bend, total.turn * b.turn / sum.turn}
	}
}

// Moves gives what each vertebra does against the one below, in degrees:
// flexion, bend to the left and turn to the left.
func (p Posture) Moves(v Vertebra) (flex, bend, turn float64) {
	m := p.curve()[v]
	return m.flex, m.bend, m.turn
}
