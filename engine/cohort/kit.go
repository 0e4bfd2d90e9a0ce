package cohort

import (
	"tspine/engine/person"
	"tspine/engine/unit"
)

// kit is a set of equipment that people have together.
type kit struct {
	id    string
	share float64
	own   person.Equipment
}

// kits lists what made-up people own, the barest first. It does not change.
var kits = [...]kit{
	{"floor", ShareKitFloor, person.Equipment{Owned: []string{"wall"}}},
	{"room", ShareKitRoom, person.Equipment{Owned: []string{"wall", "chair", "mat", "door"}}},
	{"bands", ShareKitBands, person.Equipment{
		Owned: []string{"wall", "chair", "mat", "door", "band", "anchor", "foam-roller"}, Bands: colors,
	}},
	{"dumbbells", ShareKitDumbbells, person.Equipment{
		Owned: []string{"wall", "chair", "mat", "door", "band", "anchor", "foam-roller", "dumbbell", "bench", "swiss-ball"},
		Bands: colors, Dumbbells: pairs(2, 3, 4, 5, 6, 8, 10),
	}},
	{"gym", ShareKitGym, person.Equipment{
		Owned: []string{
			"wall", "chair", "mat", "door", "band", "anchor", "foam-roller", "ball", "dumbbell", "bench", "swiss-ball", "kettlebell",
			"barbell", "rack", "lat-machine", "cable-machine", "pull-up-bar", "rowing-machine", "medicine-ball",
		},
		Bands: colors, Dumbbells: pairs(2, 4, 6, 8, 10, 12.5, 15, 17.5, 20), Kettlebells: pairs(8, 12, 16, 20, 24),
		Bar: 20, Plates: []unit.Kilograms{1.25, 2.5, 5, 10, 20},
	}},
}

var colors = []string{"yellow", "red", "green", "blue", "black"}

var kitShares = func() (out [len(kits)]float64) {
	for i := range kits {
		out[i] = kits[i].share
	}
	return out
}()

func pairs(each ...unit.Kilograms) []person.Piece {
	out := make([]person.Piece, len(each))
	for i, kg := range each {
		out[i] = person.Piece{Each: kg, Pair: true}
	}
	return out
}
