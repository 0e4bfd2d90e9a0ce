package exercise

import (
	"math/bits"
	"strings"
)

// Classes is a set of movement classes: what an exercise does to the body, as
// screening knows it (evidence 2.1). An exercise is excluded if any of its
// classes is.
type Classes uint32

// The movement classes of evidence 2.1, in its order.
const (
	Breath   Classes = 1 << iota // breathing
	SMR                          // foam rolling of soft tissue
	FlexExt                      // unloaded cat–cow
	RollExt                      // lying over a roller
	ChairExt                     // sitting, over a chair back
	ExtUnl                       // unloaded mid-range extension
	ExtEnd                       // held end-range extension
	RotUnl                       // gentle active rotation
	RotEnd                       // levered or held end-range rotation
	SideUnl                      // unloaded side-bend
	Scap                         // wall angels
	ProneExt                     // prone extension
	Pull                         // rows and pull-downs
	Hinge                        // bent-over
	Plank                        // plank
	EccBall                      // prone over a ball
	Bridge                       // back bridge
	HeadLow                      // head below the heart
	Overhead                     // arms loaded or held overhead
	RotLoad                      // loaded rotation
	AntLoad                      // load in front of the body
	FlexLoad                     // loaded thoracic flexion
	classEnd
)

// AllClasses is every class.
const AllClasses = classEnd - 1

var classCodes = [...]string{
	"BREATH", "SMR", "FLEXEXT", "ROLL_EXT", "CHAIR_EXT", "EXT_UNL", "EXT_END", "ROT_UNL", "ROT_END", "SIDE_UNL", "SCAP",
	"PRONE_EXT", "PULL", "HINGE", "PLANK", "ECC_BALL", "BRIDGE", "HEAD_LOW", "OVERHEAD", "ROT_LOAD", "ANT_LOAD", "FLEX_LOAD",
}

// Has says whether the set shares a class with o.
func (c Classes) Has(o Classes) bool { return c&o != 0 }

// Codes lists the classes' codes in the order of evidence 2.1.
func (c Classes) Codes() []string {
	out := make([]string, 0, bits.OnesCount32(uint32(c)))
	for rest := c & AllClasses; rest != 0; rest &= rest - 1 {
		out = append(out, classCodes[bits.TrailingZeros32(uint32(rest))])
	}
	return out
}

// String joins the codes with commas.
func (c Classes) String() string { return strings.Join(c.Codes(), ", ") }

// ParseClass reads one class's code.
func ParseClass(code string) (Classes, bool) {
	for i, name := range classCodes {
		if name == code {
			return 1 << i, true
		}
	}
	return 0, false
}
