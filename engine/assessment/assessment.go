// Package assessment tells from a few simple tests where a back is stiff, loose,
// weak or uneven.
package assessment

import (
	"slices"

	"tspine/engine/body"
	"tspine/engine/evidence"
	"tspine/engine/exercise"
)

// State is where a plane of movement stands. It steers what is trained; it is
// no grade of a person. The zero State says that the plane was not measured,
// which never counts as limited.
type State uint8

// The states of a plane.
const (
	Unmeasured State = iota
	Limited
	OK
	Loose
)

// String gives the word of the state in kebab-case.
func (s State) String() string {
	return [...]string{"unmeasured", "limited", "ok", "loose"}[s]
}

// Findings is what all measuring sessions of a person show together. The zero
// Findings knows nothing and limits nothing.
type Findings struct {
	Rotation  State // lumbar-locked, or seated where that was not taken
	SideBend  State // against the interval of the person's age
	Extension State // by occiput-to-wall distance, never loose
	Shoulder  State // by seated wall angel, never loose

	RotationTest string // ID of the test behind Rotation, empty where there is none
	Provisional  bool   // Rotation is Limited on one baseline session only (3.2)

	Limited      body.Directions // Rotation, SideBend and Extension that are Limited
	RotationSide body.Side       // the side to start with; NoSide: neither, or both alike
	SideBendSide body.Side
	ShoulderSide body.Side

	Weak        bool // 7.1, last lines
	WallHold    Shown
	SWALow      bool // seated wall angel measured at 1 or less on a side
	SWAGood     bool // measured at 2 or more on both sides
	Asymmetries []Asymmetry
	Skipped     []string // IDs of tests with a value that is kept and ignored (3.3)
	Reasons     []evidence.Reason
}

// Assess judges all measuring sessions of a person, the oldest first. Flags
// are the screening flags that hold today, age is in years. Evidence 3.1 to
// 3.3, 6.6 and 7.1.
func Assess(all []Measures, flags []string, age int) Findings {
	var f Findings
	f.uneven(all, flags)
	f.rotation(all, flags)
	f.sideBend(all, flags, age)
	f.extension(all, flags, age)
	f.shoulder(all, flags)
	f.strength(all, flags)
	f.skipped(all, flags)
	return f
}

// AnyLimited says whether any plane that was measured is limited, the shoulder
// included (7.2 rows 5 and 6).
func (f *Findings) AnyLimited() bool { return f.Limited != 0 || f.Shoulder == Limited }

// LimitedSide gives the side to start with in one limited direction: the only
// limited side, or the worse of two where their difference counts; else NoSide.
func (f *Findings) LimitedSide(d body.Directions) body.Side {
	switch d {
	case body.Rotation:
		return f.RotationSide
	case body.SideBend:
		return f.SideBendSide
	default:
		return body.NoSide
	}
}

// Uneven gives the asymmetry of a test, and whether it was measured on both
// sides.
func (f *Findings) Uneven(test string) (Asymmetry, bool) {
	for _, a := range f.Asymmetries {
		if a.Measure == test {
			return a, true
		}
	}
	return Asymmetry{}, false
}

// Primary gives the test that tells whether the person still improves (6.5):
// that of the first limited plane of rotation, side-bend and extension, or
// nothing. The wall angel has whole points only and no known error.
func (f *Findings) Primary() string {
	switch {
	case f.Rotation == Limited:
		return f.RotationTest
	case f.SideBend == Limited:
		return SideBend
	case f.Extension == Limited:
		return OcciputToWall
	default:
		return ""
	}
}

// Excluded gives the classes that the findings rule out: end-range rotation
// while rotation is loose (7.1), overhead work while a wall angel is low (7.2).
func (f *Findings) Excluded() exercise.Classes {
	var out exercise.Classes
	if f.Rotation == Loose {
		out |= exercise.RotEnd
	}
	if f.SWALow {
		out |= exercise.Overhead
	}
	return out
}

// MidRange gives the classes that stay away from the end of the range: side-bend
// while it is loose (7.1).
func (f *Findings) MidRange() exercise.Classes {
	if f.SideBend == Loose {
		return exercise.SideUnl
	}
	return 0
}

// Aim is what training of one plane is for (7.1).
type Aim struct {
	Mobilize   bool
	MidRange   bool // gently and actively, away from the end of the range
	Maintain   bool // keep the mobility that is there
	Strengthen bool
	NoStretch  bool // no stretch at all
}

// Aim gives the cell of the table in 7.1. Hypermobile is flag M06. What was not
// measured is trained as if it were OK.
func (s State) Aim(hypermobile bool) Aim {
	return Aim{
		Mobilize:   s == Limited,
		MidRange:   s == Limited && hypermobile,
		Maintain:   (s == OK || s == Unmeasured) && !hypermobile,
		Strengthen: true,
		NoStretch:  s == Loose && hypermobile,
	}
}

func (f *Findings) because(r evidence.Reason) { f.Reasons = append(f.Reasons, r) }

func (f *Findings) skipped(all []Measures, flags []string) {
	for _, t := range tests {
		ignored := slices.ContainsFunc(all, func(m Measures) bool {
			return m.has(t.ID) && Skip(t.ID, flags, m.PainMove)
		})
		if ignored {
			f.Skipped = append(f.Skipped, t.ID)
			f.because(evidence.Because("test-skipped"))
		}
	}
}

// AnyLoose says whether any plane that was measured is loose.
func (f *Findings) AnyLoose() bool { return f.Rotation == Loose || f.SideBend == Loose }
