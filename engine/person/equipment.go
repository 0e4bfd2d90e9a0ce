package person

import (
	"slices"

	"tspine/engine/unit"
)

// Equipment is what a person owns. The floor is always there; a wall is not.
type Equipment struct {
	Owned       []string         // catalog ids of things, as "foam-roller"
	Dumbbells   []Piece          // weights of single dumbbells or pairs; empty: not said
	Kettlebells []Piece          // the same for kettlebells
	Bar         unit.Kilograms   // the empty barbell; 0: not said
	Plates      []unit.Kilograms // of each pair of plates, the weight of one
	Bands       []string         // colors, lightest first
}

// Piece is a weight, owned once or as a pair.
type Piece struct {
	Each unit.Kilograms
	Pair bool
}

// Has says whether the thing called id is there.
func (e Equipment) Has(id string) bool {
	return id == "floor" || slices.Contains(e.Owned, id)
}

// HasAny says whether one of ids is there.
func (e Equipment) HasAny(ids []string) bool { return slices.ContainsFunc(ids, e.Has) }

// Loads lists the weights of one piece that can be made up with tool when
// pieces of it are held at once, lightest first. It is empty where the person
// has not said what they own.
func (e Equipment) Loads(tool string, pieces int) []unit.Kilograms {
	switch tool {
	case "dumbbell":
		return owned(e.Dumbbells, pieces)
	case "kettlebell":
		return owned(e.Kettlebells, pieces)
	case "barbell":
		return plated(e.Bar, e.Plates)
	}
	return nil
}

func owned(list []Piece, pieces int) []unit.Kilograms {
	var out []unit.Kilograms
	for _, p := range list {
		if p.Pair || pieces < 2 {
			out = append(out, p.Each)
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// sameWeight is less than a gram, the finest weight that a dose can say: sums of
// pounds and of tenths of a kilogram come out a little different by their order.
const sameWeight unit.Kilograms = 0.0005

// plated lists what a bar weighs with every choice of the owned pairs of
// plates.
func plated(bar unit.Kilograms, plates []unit.Kilograms) []unit.Kilograms {
	if bar == 0 {
		return nil
	}
	out := []unit.Kilograms{bar}
	for _, plate := range plates {
		for _, total := range out {
			out = append(out, total+2*plate)
		}
		slices.Sort(out)
		out = slices.CompactFunc(out, func(a, b unit.Kilograms) bool { return max(a, b)-min(a, b) < sameWeight })
	}
	return out
}

// Next gives the smallest of loads above now, and whether there is one.
func Next(loads []unit.Kilograms, now unit.Kilograms) (unit.Kilograms, bool) {
	for _, l := range loads {
		if l > now {
			return l, true
		}
	}
	return now, false
}
