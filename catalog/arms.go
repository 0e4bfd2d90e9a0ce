package catalog

import "tspine/engine/figure"

// armPresets gives postures of an arm that many exercises share, by the words
// that pose files use.
func armPresets() map[string][]figure.Setting {
	arm := func(raise, plane, rotate, elbow, pronate, wrist, grip float64) []figure.Setting {
		return []figure.Setting{
			{Angle: figure.ArmRaise, Value: raise}, {Angle: figure.ArmPlane, Value: plane}, {Angle: figure.ArmRotation, Value: rotate},
			{Angle: figure.Elbow, Value: elbow}, {Angle: figure.Pronation, Value: pronate}, {Angle: figure.Wrist, Value: wrist}, {Angle: figure.Grip, Value: grip},
		}
	}
	return map[string][]figure.Setting{
		"hang":        arm(8, 30, 0, 8, 10, 0, 15),
		"behind head": arm(132, 22, 55, 136, 20, 8, 20),
		"crossed":     arm(50, 110, -80, 134, 25, 5, 10),
		"forward":     arm(88, 88, -10, 3, 20, 0, 0),
		"out":         arm(88, 2, 0, 3, 20, 0, 0),
		"overhead":    arm(170, 70, 0, 5, 0, 0, 0),
		"goblet":      arm(32, 75, -12, 135, -30, 0, 70),
		"rack":        arm(35, 70, 10, 148, 10, 0, 90),
		"zercher":     arm(38, 75, -8, 125, -40, 0, 80),
		"row":         arm(50, -28, 0, 98, 45, 0, 90),
		"on hips":     arm(48, -10, -45, 95, 30, 0, 30),
	}
}
