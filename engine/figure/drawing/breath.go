package drawing

import (
	"math"

	"tspine/engine/figure"
)

// breathing draws how far ribs and belly have widened: curves that stand off
// from the trunk with the air in it. A motion that doesn't breathe has none.
func (k *sketch) breathing() Drawing {
	if !k.breathes() {
		return nil
	}
	air := k.body.Posture[figure.Breath] / 100
	var arcs [][]Point
	for _, place := range [...]struct {
		segment figure.Segment
		at      figure.Vec
		radii   figure.Vec
	}{{figure.Chest, xyz(.056, -.02, 0), xyz(.110, .085, .150)}, {figure.Waist, xyz(.016, -.02, 0), xyz(.100, .075, .138)}} {
		if abs(k.view.facing(k.body.Segments[figure.Chest].Rot.X)) < .6 {
			arcs = append(arcs, k.swell(place.segment, place.at, place.radii, air, 0, 0))
			continue
		}
		arcs = append(arcs, k.swell(place.segment, place.at, place.radii, air, math.Pi/2, 0), k.swell(place.segment, place.at, place.radii, air, -math.Pi/2, 0))
	}
	return Drawing{stroke("breath", Breathing, 5+3*air, arcs...)}
}

func (s *Scene) breathes() bool {
	low, high := 100.0, 0.0
	for _, p := range s.Motion.Way {
		low, high = min(low, p[figure.Breath]), max(high, p[figure.Breath])
	}
	return high-low > 20
}

// swell is a curve around the front of an ellipsoid, or turned to its side,
// which moves out with the air.
func (k *sketch) swell(segment figure.Segment, at, radii figure.Vec, air, turn, lift float64) []Point {
	var out []figure.Vec
	off := .018 + .035*air
	for i := range 7 {
		a := (float64(i)/3 - 1) * 42 * math.Pi / 180
		sin, cos := math.Sincos(a)
		st, ct := math.Sincos(turn)
		reach := (radii.X+off)*abs(ct) + (radii.Z+off)*abs(st)
		out = append(out, k.at(segment, at.Add(xyz(reach*cos*ct, (radii.Y+off)*sin+lift, reach*cos*st))))
	}
	return k.points(out...)
}
