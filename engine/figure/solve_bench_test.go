package figure

import "testing"

func BenchmarkSolveQuadruped(b *testing.B) {
	p := Pose{ID: "cat-cow", From: "quadruped", Keys: []Key{
		{Name: "start", Settings: []Setting{{ThoracicFlex, 26}, {LumbarFlex, 22}, {NeckFlex, 35}}},
		{Name: "end", Settings: []Setting{{ThoracicFlex, -16}, {LumbarFlex, -12}, {NeckFlex, -25}}},
	}}
	for b.Loop() {
		if _, err := Solve(Average(), p); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkSolveOneSided(b *testing.B) {
	p := Pose{ID: "rotation", From: "quadruped", Keys: []Key{
		{Name: "start", Settings: []Setting{{ThoracicTurn, 8}}},
		{Name: "end", Settings: []Setting{{ThoracicTurn, -30}, {ThoracicFlex, -4}}},
	}}
	for b.Loop() {
		if _, err := Solve(Average(), p); err != nil {
			b.Fatal(err)
		}
	}
}
