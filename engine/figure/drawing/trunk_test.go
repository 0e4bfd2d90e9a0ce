package drawing

import (
	"testing"

	"tspine/engine/figure"
)

func TestEveryPieceOfATrunkHasFleshOnBothSides(t *testing.T) {
	for _, b := range figure.Builds() {
		s := New(figure.Solved{Build: b, Motion: figure.Motion{Way: []figure.Posture{figure.Standing(b)}}}, Look{}, 0)
		k := s.sketch(s.view, s.opening)
		for _, u := range []unit{k.trunk(), k.pelvis(), k.neck()} {
			for i, piece := range u.blobs {
				if piece.reach() < .03 {
					t.Errorf("%s build: piece %d of the %s is a point", b.Name, i, u.name)
				}
			}
		}
		for i, side := range sides {
			if at := k.pelvis().blobs[2*i].at.Z; at*mirror(side) < .03 {
				t.Errorf("%s build: the %v hip is at %.3f", b.Name, side, at)
			}
		}
	}
}
