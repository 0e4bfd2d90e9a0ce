package drawing

import (
	"fmt"
	"math"
	"testing"
)

// pairs are inks that must be told apart: what is drawn, and what always lies
// under it.
var pairs = [...]struct{ over, under Ink }{
	{Outline, Stage}, {Pointer, Stage}, {Breathing, Stage},
	{Vertebral, Window}, {Process, Window}, {Extends, Window}, {Flexes, Window}, {Turns, Window}, {Bends, Window},
}

// faint lists the pairs of a palette whose contrast is under 3:1 (WCAG 2.2,
// 1.4.11).
func faint(p Palette) []string {
	var out []string
	for _, c := range pairs {
		if r := p[c.over].Contrast(p[c.under]); r < 3 {
			out = append(out, fmt.Sprintf("ink %d on ink %d: %.2f", c.over, c.under, r))
		}
	}
	return out
}

func TestEveryLookHasContrast(t *testing.T) {
	for skin := range SkinTones {
		for hair := range HairColors {
			for _, dark := range []bool{false, true} {
				p := PaletteOf(Look{Skin: skin, Hair: hair}, dark)
				for _, f := range faint(p) {
					t.Errorf("skin %d, hair %d, dark %v: %s", skin, hair, dark, f)
				}
				if r := p[Features].Contrast(p[Skin]); r < 2 {
					t.Errorf("skin %d, dark %v: eyes on skin %.2f", skin, dark, r)
				}
				for ink := Stage; ink < inks; ink++ {
					if p[ink] == 0 {
						t.Errorf("ink %d has no color, dark %v", ink, dark)
					}
				}
			}
		}
	}
}

func TestAFaintVertebraIsFound(t *testing.T) {
	p := PaletteOf(Look{}, false)
	p[Vertebral] = 0xB9CCC5
	if len(faint(p)) != 1 {
		t.Errorf("found %v", faint(p))
	}
}

func TestContrastIsThatOfWCAG(t *testing.T) {
	for name, c := range map[string]struct {
		a, b Color
		want float64
	}{
		"black on white":      {0x000000, 0xFFFFFF, 21},
		"a color on itself":   {0x1F63AE, 0x1F63AE, 1},
		"#767676 on white":    {0x767676, 0xFFFFFF, 4.54},
		"the order is no use": {0xFFFFFF, 0x767676, 4.54},
	} {
		t.Run(name, func(t *testing.T) {
			if got := c.a.Contrast(c.b); math.Abs(got-c.want) > .005 {
				t.Errorf("got %.3f, want %v", got, c.want)
			}
		})
	}
}

func TestColorsAreWrittenInTheShortestWay(t *testing.T) {
	for c, want := range map[Color]string{0xFFFFFF: "#fff", 0x1F63AE: "#1f63ae", 0x000000: "#000", 0x00000A: "#00000a", 0x112233: "#123"} {
		if got := c.String(); got != want {
			t.Errorf("%06x is written %q, want %q", uint32(c), got, want)
		}
	}
}

func TestALookOutOfRangeIsTheNearest(t *testing.T) {
	if PaletteOf(Look{Skin: 99, Hair: -3}, false) != PaletteOf(Look{Skin: SkinTones - 1}, false) {
		t.Error("a look past the last one is another")
	}
}
