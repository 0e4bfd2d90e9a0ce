package figure

import (
	"testing"

	"tspine/engine/body"
)

func TestForWhichSideAnExerciseIsDrawn(t *testing.T) {
	for name, c := range map[string]struct {
		set   map[Angle]float64
		named body.Side
		want  body.Side
	}{
		"neither turn nor bend":             {nil, body.NoSide, body.Right},
		"a turn to the left":                {map[Angle]float64{ThoracicTurn: 30}, body.NoSide, body.Left},
		"a turn to the right":               {map[Angle]float64{ThoracicTurn: -30}, body.NoSide, body.Right},
		"a bend to the left":                {map[Angle]float64{ThoracicBend: 20}, body.NoSide, body.Left},
		"a turn leads before a bend":        {map[Angle]float64{ThoracicTurn: -10, ThoracicBend: 20}, body.NoSide, body.Right},
		"a turn too small for one":          {map[Angle]float64{ThoracicTurn: 3}, body.NoSide, body.Right},
		"what the author says, over a turn": {map[Angle]float64{ThoracicTurn: 30}, body.Right, body.Right},
	} {
		t.Run(name, func(t *testing.T) {
			var end Posture
			for a, v := range c.set {
				end[a] = v
			}
			v := Solved{Pose: Pose{Side: c.named}, Motion: Motion{Way: []Posture{{}, end}}}
			if got := v.Side(); got != c.want {
				t.Errorf("got %v, want %v", got, c.want)
			}
		})
	}
}
