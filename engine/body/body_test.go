package body

import (
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

func TestTheOtherSide(t *testing.T) {
	for name, c := range map[string]struct{ side, want Side }{
		"left is opposite right":       {Right, Left},
		"right is opposite left":       {Left, Right},
		"no side has none opposite it": {NoSide, NoSide},
	} {
		t.Run(name, func(t *testing.T) {
			if got := c.side.Other(); got != c.want {
				t.Errorf("got %s, want %s", got, c.want)
			}
			if got := c.side.Other().Other(); got != c.side {
				t.Errorf("the other of the other is %s, want %s", got, c.side)
			}
		})
	}
}

func TestTheZeroSideIsNeither(t *testing.T) {
	var s Side
	if s != NoSide || s.String() != "" || Left.String() != "left" || Right.String() != "right" {
		t.Errorf("sides read %q, %q, %q", s, Left, Right)
	}
}

func TestSidesAreReadAsTheyAreWritten(t *testing.T) {
	for word, want := range map[string]Sides{"both": Both, "each": Each, "alternate": Alternate} {
		if got, ok := ParseSides(word); !ok || got != want || got.String() != word {
			t.Errorf("%q is read as %s, %v", word, got, ok)
		}
	}
	var zero Sides
	if zero != Both {
		t.Error("the zero Sides isn't both")
	}
}

func TestDirectionsAreReadAsTheyAreWritten(t *testing.T) {
	for word, want := range map[string]Directions{"flexion": Flexion, "extension": Extension, "rotation": Rotation, "side-bend": SideBend} {
		if got, ok := ParseDirection(word); !ok || got != want || got.String() != word {
			t.Errorf("%q is read as %s, %v", word, got, ok)
		}
	}
}

func TestOtherWordsAreNoSidesAndNoDirections(t *testing.T) {
	for _, word := range []string{"", "Both", "each ", "left", "none", "sidebend", "side bend", "flexion + extension"} {
		if got, ok := ParseSides(word); ok || got != Both {
			t.Errorf("%q is read as sides %s", word, got)
		}
		if got, ok := ParseDirection(word); ok || got != 0 {
			t.Errorf("%q is read as direction %s", word, got)
		}
	}
}

func TestDirectionsStandInTheirOrder(t *testing.T) {
	for name, c := range map[string]struct {
		d    Directions
		want string
	}{
		"no direction":       {0, "none"},
		"one":                {Rotation, "rotation"},
		"cat and cow":        {Extension | Flexion, "flexion + extension"},
		"the order is fixed": {SideBend | Rotation, "rotation + side-bend"},
		"all of them":        {Flexion | Extension | Rotation | SideBend, "flexion + extension + rotation + side-bend"},
	} {
		t.Run(name, func(t *testing.T) {
			if got := c.d.String(); got != c.want {
				t.Errorf("got %q, want %q", got, c.want)
			}
		})
	}
}

func TestASetOfDirectionsIsTheSumOfItsNames(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		d := Directions(rapid.IntRange(0, 15).Draw(t, "directions"))
		var back Directions
		for _, name := range d.Names() {
			one, ok := ParseDirection(name)
			if !ok || back&one != 0 {
				t.Fatalf("%q of %v is unknown, or there twice", name, d.Names())
			}
			back |= one
		}
		if back != d {
			t.Fatalf("%s came back as %s", d, back)
		}
		if d != 0 && !slices.Equal(strings.Split(d.String(), " + "), d.Names()) {
			t.Fatalf("%q isn't %v", d.String(), d.Names())
		}
	})
}
