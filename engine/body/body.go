// Package body names the sides of a body and the ways in which a back moves.
package body

import "strings"

// Side is left or right; the zero Side is neither, or both.
type Side uint8

// The two sides.
const (
	NoSide Side = iota
	Left
	Right
)

// Other gives the opposite side.
func (s Side) Other() Side {
	switch s {
	case Left:
		return Right
	case Right:
		return Left
	default:
		return NoSide
	}
}

// String gives "left", "right" or nothing.
func (s Side) String() string { return [...]string{"", "left", "right"}[s] }

// Sides says how an exercise uses left and right. Left and right together are
// one set.
type Sides uint8

// Both sides move together; each side is done in full by turns; alternate
// changes the side at every rep.
const (
	Both Sides = iota
	Each
	Alternate
)

var sideNames = [...]string{"both", "each", "alternate"}

// String gives the word of catalog files.
func (s Sides) String() string { return sideNames[s] }

// ParseSides reads the word of catalog files.
func ParseSides(s string) (Sides, bool) {
	for i, name := range sideNames {
		if name == s {
			return Sides(i), true
		}
	}
	return Both, false
}

// Directions is a set of ways in which the thoracic spine moves, or is kept
// from moving.
type Directions uint8

// The four directions.
const (
	Flexion Directions = 1 << iota
	Extension
	Rotation
	SideBend
)

var directionNames = []struct {
	d    Directions
	name string
}{{Flexion, "flexion"}, {Extension, "extension"}, {Rotation, "rotation"}, {SideBend, "side-bend"}}

// Names lists the directions of the set in their fixed order.
func (d Directions) Names() []string {
	var out []string
	for _, n := range directionNames {
		if d&n.d != 0 {
			out = append(out, n.name)
		}
	}
	return out
}

// String joins the names with " + "; the empty set is "none".
func (d Directions) String() string {
	if d == 0 {
		return "none"
	}
	return strings.Join(d.Names(), " + ")
}

// ParseDirection reads one direction's name.
func ParseDirection(s string) (Directions, bool) {
	for _, n := range directionNames {
		if n.name == s {
			return n.d, true
		}
	}
	return 0, false
}
