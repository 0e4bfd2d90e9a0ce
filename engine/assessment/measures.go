package assessment

import (
	"fmt"
	"math"
	"strconv"

	"tspine/engine/fault"
	"tspine/engine/unit"
)

// Measures is what one measuring session found. The zero Measures measured
// nothing. Left rotation and left side-bend are movements to the left; the left
// wall angel is the left arm's.
type Measures struct {
	Day       unit.Day
	Baselines int // how many sessions these values are the mean of; 0 counts as 1

	PainRest  unit.Rating // average of the last 24 hours
	PainMove  unit.Rating // worst of extension, rotation and side-bend
	PainWorst unit.Rating // worst of the last 24 hours
	Stiffness unit.Rating

	LLR          Pair    // lumbar-locked rotation, degrees
	Seated       Pair    // seated rotation, degrees
	HalfKneeling Pair    // half-kneeling rotation, degrees
	Extension    Reading // thoracic extension, degrees
	SideBend     Pair    // fingertip travel, cm; where only the mean is known both sides hold it
	SideBendTilt Pair    `json:",omitzero"` // the same movement as the tilt of the breastbone, degrees
	OWD          Reading // occiput to wall, cm
	SWA          Pair    // seated wall angel, 0 to 3
	ArmRaise     Pair    // thumbs to wall with the back flat, cm

	Scapular        Reading // band hold, seconds
	Prone           Reading // prone W hold, seconds
	PlankRow        Pair    `json:",omitzero"` // plank row hold, seconds
	BieringSorensen Reading // trunk hold, seconds

	WallHold      Shown // 10 × 10 s of the wall extension hold at pain 2 or less
	WallAngels    Shown // 2 × 8 wall angels with the contacts kept
	OverheadSquat Shown // bar over mid-foot, no pain

	Takes []Take `json:",omitzero"` // how the values came about, where that is known
}

// Pair is one measure of each side. The zero Pair was not taken.
type Pair struct {
	Left, Right       float64
	HasLeft, HasRight bool
}

// Two gives the pair of both sides.
func Two(left, right float64) Pair { return Pair{left, right, true, true} }

// Taken says whether any side was measured.
func (p Pair) Taken() bool { return p.HasLeft || p.HasRight }

// Complete says whether both sides were measured.
func (p Pair) Complete() bool { return p.HasLeft && p.HasRight }

// Low gives the lower of the measured sides, 0 where none was.
func (p Pair) Low() float64 { return p.of(min(p.Left, p.Right)) }

// High gives the higher of the measured sides, 0 where none was.
func (p Pair) High() float64 { return p.of(max(p.Left, p.Right)) }

// Mean gives the mean of the measured sides, 0 where none was.
func (p Pair) Mean() float64 { return p.of((p.Left + p.Right) / 2) }

func (p Pair) of(both float64) float64 {
	switch {
	case p.Complete():
		return both
	case p.HasLeft:
		return p.Left
	case p.HasRight:
		return p.Right
	default:
		return 0
	}
}

// Trials gives the pair of the means of each side's trials; a side without any
// was not taken.
func Trials(left, right []float64) Pair {
	return Pair{mean(left), mean(right), len(left) > 0, len(right) > 0}
}

// Reading is one measure without sides. The zero Reading was not taken.
type Reading struct {
	Value float64
	Taken bool
}

// One gives the reading v.
func One(v float64) Reading { return Reading{v, true} }

// Shown says whether a person showed what a yes-or-no test asks for. The zero
// Shown says that it was not taken.
type Shown uint8

// Not taken, tried and not shown, shown.
const (
	NotTaken Shown = iota
	NotShown
	HasShown
)

// ShowsWallHold judges a wall extension hold (7.1): 10 × 10 s at pain 2 or less.
// Under M01 holds of 5 s count (3.3). Pain that was not given is not low.
func ShowsWallHold(reps int, hold unit.Seconds, pain unit.Rating, flags []string) Shown {
	return shown(reps >= WallHoldReps && hold >= WallHoldFor(flags) && pain.Given() && pain.Value() <= WallHoldPain)
}

// WallHoldFor is how long each wall extension hold has to be.
func WallHoldFor(flags []string) unit.Seconds {
	if shares(flags, []string{"M01"}) {
		return WallHoldFragile
	}
	return WallHoldSeconds
}

// ShowsWallAngels judges wall angels (7.1): 2 × 8 with all contacts kept.
func ShowsWallAngels(sets, reps int, contacts bool) Shown {
	return shown(sets >= WallAngelSets && reps >= WallAngelReps && contacts)
}

func shown(yes bool) Shown {
	if yes {
		return HasShown
	}
	return NotShown
}

// Check tells what can't be right in a measuring session: ratings above 10,
// values outside a test's range, wall angels in fractions.
func (m *Measures) Check() fault.Faults {
	var out fault.Faults
	m.checkRatings(&out)
	if m.Baselines < 0 {
		out.Add("baselines", "out-of-range", strconv.Itoa(m.Baselines), "1 or more")
	}
	for _, t := range tests {
		p := m.pair(t.ID)
		if !t.Sides {
			out.Under(t.ID, t.check(p.HasLeft, p.Left))
			continue
		}
		out.Under(t.ID+".left", t.check(p.HasLeft, p.Left))
		out.Under(t.ID+".right", t.check(p.HasRight, p.Right))
	}
	m.checkTakes(&out)
	return out
}

func (m *Measures) checkRatings(out *fault.Faults) {
	for _, r := range []struct {
		path string
		is   unit.Rating
	}{{"pain-rest", m.PainRest}, {"pain-move", m.PainMove}, {"pain-worst", m.PainWorst}, {"stiffness", m.Stiffness}} {
		if r.is.Value() > unit.MaxRating {
			out.Add(r.path, "out-of-range", strconv.Itoa(r.is.Value()), "0 to 10")
		}
	}
}

func (t Test) check(taken bool, v float64) fault.Faults {
	var out fault.Faults
	want := fmt.Sprintf("%g to %g", t.Min, t.Max)
	switch {
	case !taken:
	case math.IsNaN(v) || v < t.Min || v > t.Max:
		out.Add("", "out-of-range", fmt.Sprintf("%g", v), want)
	case t.Whole && v != math.Trunc(v):
		out.Add("", "not-whole", fmt.Sprintf("%g", v), want)
	}
	return out
}

func mean(of []float64) float64 {
	if len(of) == 0 {
		return 0
	}
	var sum float64
	for _, v := range of {
		sum += v
	}
	return sum / float64(len(of))
}
