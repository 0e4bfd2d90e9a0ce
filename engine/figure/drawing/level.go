package drawing

import (
	"tspine/engine/body"
	"tspine/engine/figure"
)

// Level is what one thoracic vertebra does in an exercise: the direction in
// which it moves most, and how much, 1 for the full amount of that direction.
// The zero Level does nothing to speak of.
type Level struct {
	Direction body.Directions
	Amount    float64
}

// Levels gives what T1 to T12 do at the start or at the end of an exercise,
// whichever is more, in the directions that it trains.
func Levels(v figure.Solved, directions body.Directions) [12]Level {
	var out [12]Level
	for _, p := range [...]figure.Posture{v.Motion.Start(), v.Motion.End()} {
		for n := range out {
			for i, amount := range amountsOf(p, figure.Thoracic(n+1)) {
				one := Level{fullAmounts[i].direction, amount}
				if directions&one.Direction != 0 && amount >= fewest && amount > out[n].Amount {
					out[n] = one
				}
			}
		}
	}
	return out
}
