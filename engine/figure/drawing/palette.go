package drawing

import (
	"math"
	"strconv"
)

// Color is red, green and blue, a byte each: 0x1F63AE.
type Color uint32

// String gives the color as SVG and CSS write it, in the shortest way.
func (c Color) String() string {
	r, g, b := c>>16, c>>8&0xFF, c&0xFF
	if r%17 == 0 && g%17 == 0 && b%17 == 0 {
		return "#" + strconv.FormatUint(uint64(r/17<<8|g/17<<4|b/17|0x1000), 16)[1:]
	}
	return "#" + strconv.FormatUint(uint64(c|0x1000000), 16)[1:]
}

// Luminance gives how light a color is, 0 to 1 (WCAG 2.2, relative luminance).
func (c Color) Luminance() float64 {
	linear := func(v Color) float64 {
		s := float64(v&0xFF) / 255
		if s <= 0.04045 {
			return s / 12.92
		}
		return math.Pow((s+0.055)/1.055, 2.4)
	}
	return 0.2126*linear(c>>16) + 0.7152*linear(c>>8) + 0.0722*linear(c)
}

// Contrast gives how well two colors can be told apart, 1 to 21 (WCAG 2.2).
func (c Color) Contrast(o Color) float64 {
	a, b := c.Luminance(), o.Luminance()
	return (max(a, b) + 0.05) / (min(a, b) + 0.05)
}

// Ink is what a part of a drawing is painted with: a role, for which a palette
// has the color. The zero Ink paints nothing.
type Ink uint8

// The inks.
const (
	NoInk   Ink = iota
	Stage       // the page behind the figure
	Outline     // around whatever is drawn
	Skin
	SkinFar
	Features // eyes, brows and mouth
	Lips
	Hair
	HairFar
	Shirt
	ShirtFar
	Shorts
	ShortsFar
	Window    // the strip in which the spine is seen
	Vertebral // a vertebra that does nothing
	Process   // its spinous process
	Extends
	Flexes
	Turns
	Bends
	Rib
	Pointer   // arrows
	Breathing // how far the ribs have widened
	Floor
	Shadow
	Mat
	MatEdge
	Wall
	WallEdge
	Wood
	WoodTop
	WoodSide
	Foam
	FoamEnd
	Rubber
	RubberShine
	Iron
	IronEdge
	Steel
	SteelEdge
	Elastic
	Cloth
	ClothEdge
	inks
)

// Palette has a color for every ink.
type Palette [inks]Color

// Look is how a person is drawn: 0 is the first of each. Skin is one of four
// tones from light to dark, Hair one of five colors, and Cut one of three ways
// to wear it.
type Look struct {
	Skin, Hair int
	Cut        Cut
}

// Cut is a way to wear hair.
type Cut uint8

// The cuts.
const (
	Short Cut = iota
	Bun
	Tail
	cuts
)

var cutNames = [cuts]string{"short", "bun", "tail"}

// Cuts lists every cut, the first one first.
func Cuts() []Cut { return []Cut{Short, Bun, Tail} }

// String gives the cut's name.
func (c Cut) String() string { return cutNames[c] }

// SkinTones and HairColors say how many of each there are.
const (
	SkinTones  = 4
	HairColors = 5
)

// tone is a color with its shade for what lies farther away.
type tone struct{ near, far Color }

var lightSkins = [SkinTones]tone{{0xE8D0B8, 0xCDB297}, {0xDDB591, 0xC09873}, {0xB98A66, 0x9B6F4E}, {0x83583F, 0x68432E}}
var darkSkins = [SkinTones]tone{{0xD6BDA5, 0xA48C76}, {0xC49C7A, 0x94745A}, {0x9E7354, 0x78563E}, {0x74503B, 0x573A29}}
var lightHairs = [HairColors]tone{{0x46382F, 0x3A2E26}, {0x24211F, 0x1B1918}, {0xB98F4E, 0x9E783F}, {0x8A4A2A, 0x733D22}, {0x9EA3A1, 0x868B89}}
var darkHairs = [HairColors]tone{{0x3A2C24, 0x2E231D}, {0x22201F, 0x1A1918}, {0xA8834A, 0x86683A}, {0x7C4428, 0x613520}, {0x9CA19F, 0x7E8381}}

// PaletteOf gives the colors of a look, on a light page or a dark one.
func PaletteOf(l Look, dark bool) Palette {
	p, skins, hairs := lightPalette, lightSkins, lightHairs
	if dark {
		p, skins, hairs = darkPalette, darkSkins, darkHairs
	}
	skin, hair := skins[clampTo(l.Skin, SkinTones)], hairs[clampTo(l.Hair, HairColors)]
	p[Skin], p[SkinFar], p[Hair], p[HairFar] = skin.near, skin.far, hair.near, hair.far
	p[Features] = 0x3A2C26
	p[Lips] = 0x9A5A4A
	if skin.near.Luminance() < 0.14 {
		p[Features], p[Lips] = 0x1C1310, 0x4A241C
	}
	return p
}

func clampTo(i, n int) int { return max(0, min(i, n-1)) }

var lightPalette = Palette{
	Stage: 0xEBF0EC, Outline: 0x455751,
	Shirt: 0xCBE3D9, ShirtFar: 0xA3C7BA, Shorts: 0x2F4E57, ShortsFar: 0x243E46,
	Window: 0xF7FAF8, Vertebral: 0x67847C, Process: 0x78908A,
	Extends: 0x1F63AE, Flexes: 0xA85600, Turns: 0x4F2D96, Bends: 0x8C3A6B,
	Rib: 0x86ADA1, Pointer: 0x14604F, Breathing: 0x14604F,
	Floor: 0xE1E8E3, Shadow: 0x8FA39A, Mat: 0xD3DED8, MatEdge: 0xB9C7BF, Wall: 0xE0E7E2, WallEdge: 0xCAD5CE,
	Wood: 0xA9B8B0, WoodTop: 0xC3CFC8, WoodSide: 0x8FA198, Foam: 0x7E918B, FoamEnd: 0x9DADA7,
	Rubber: 0x9DB8C4, RubberShine: 0xB9CDD6, Iron: 0x43524E, IronEdge: 0x5A6A65, Steel: 0x8C9893, SteelEdge: 0x6F7C77,
	Elastic: 0x845400, Cloth: 0xF7F9F7, ClothEdge: 0xDDE4DF,
}

var darkPalette = Palette{
	Stage: 0x131C19, Outline: 0x788A83,
	Shirt: 0x244F45, ShirtFar: 0x1B4038, Shorts: 0x33565F, ShortsFar: 0x27454E,
	Window: 0x0F1F1A, Vertebral: 0x7F968F, Process: 0x6F867F,
	Extends: 0x6FAEF0, Flexes: 0xF0A65A, Turns: 0xD2C3FF, Bends: 0xE59AC3,
	Rib: 0x5C8B7F, Pointer: 0x7FD0B6, Breathing: 0x7FD0B6,
	Floor: 0x1A2421, Shadow: 0x070B0A, Mat: 0x273631, MatEdge: 0x1D2825, Wall: 0x1C2723, WallEdge: 0x2A3833,
	Wood: 0x3E504A, WoodTop: 0x52655E, WoodSide: 0x31413B, Foam: 0x5C6F69, FoamEnd: 0x748882,
	Rubber: 0x3F5A66, RubberShine: 0x55727E, Iron: 0x7C8D87, IronEdge: 0x94A5A0, Steel: 0xAAB8B2, SteelEdge: 0x84938D,
	Elastic: 0xE9B45C, Cloth: 0x4A5B55, ClothEdge: 0x3A4A44,
}
