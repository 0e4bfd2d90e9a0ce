package assessment

import (
	"slices"

	"tspine/engine/evidence"
	"tspine/engine/unit"
)

// The IDs of the tests.
const (
	LumbarLocked    = "llr"
	SeatedRotation  = "seated"
	HalfKneeling    = "half-kneeling"
	Extension       = "extension"
	OcciputToWall   = "owd"
	SeatedWallAngel = "swa"
	ArmRaise        = "arm-raise"
	SideBend        = "sidebend"
	SideBendAngle   = "sidebend-angle"
	BieringSorensen = "biering-sorensen"
	ScapularHold    = "scapular-hold"
	ProneHold       = "prone-hold"
	PlankRowHold    = "plank-row-hold"
	WallHold        = "wall-hold"
	WallAngels      = "wall-angels"
	OverheadSquat   = "overhead-squat"
)

// CannotKneel stands among the flags of a person who can't kneel: it is no
// screening flag, and skips the tests done on the knees.
const CannotKneel = "cannot-kneel"

// Test is one simple test that a person does on themselves (3.1).
type Test struct {
	ID       string
	Unit     string // °, cm, s, points; empty for a test that is shown or not
	Sides    bool   // measured left and right
	Whole    bool   // whole numbers only
	Trials   int    // a side; their mean counts
	Protocol string // message key of how it is done
	Optional bool   // own trend only: it never steers stage or exercises
	Lower    bool   // lower is better
	Gauge    Gauge  // what a phone reads it with
	Figure   string // id of the exercise that looks most like it

	Min, Max     float64 // what can be entered
	ICCLow, ICC  float64 // reported reliability, from and to; 0: none found
	TypicalError float64 // reported or assumed error of one session (SEM); 0: none found
	MDC          float64 // change that any one person must exceed; 0: none found

	SkipFlags []string // not done, and a value ignored, under any of these (3.3)
	SkipPain  bool     // nor on a day with pain on moving of 6 or more
	Sources   []evidence.ID
}

// Tests lists every test in the order of 3.1.
func Tests() []Test { return slices.Clone(tests[:]) }

// Find gives the test of an ID.
func Find(id string) (Test, bool) {
	for _, t := range tests {
		if t.ID == id {
			return t, true
		}
	}
	return Test{}, false
}

// Skip says whether a test is not to be done, or its value is to be ignored,
// under the flags that hold and the pain on moving of that day (3.3). An
// unknown test is skipped.
func Skip(test string, flags []string, painMove unit.Rating) bool {
	t, ok := Find(test)
	if !ok {
		return true
	}
	return t.SkipPain && painMove.Given() && painMove.Value() >= SkipPain || shares(flags, t.SkipFlags)
}

func shares(a, b []string) bool {
	return slices.ContainsFunc(a, func(one string) bool { return slices.Contains(b, one) })
}

var (
	kneeling = []string{"M01", "M02", "M10", "M11", "M14", "M18", "M20", CannotKneel}
	holding  = []string{"M01", "M02", "M03", "M04", "M09u", "C33", "M10", "M14", "M18", "M20"}
)

var tests = [...]Test{
	{
		ID: LumbarLocked, Unit: "°", Sides: true, Trials: TrialsPerSide, Protocol: "test-llr",
		Gauge: Lengthwise, Figure: "quadruped-rotation",
		Max: MaxRotation, ICCLow: 0.62, ICC: 0.98, TypicalError: RotationError, MDC: FirstMDC,
		SkipFlags: kneeling, SkipPain: true,
		Sources: []evidence.ID{"johnson-2012", "van-baalen-2023", "bucke-2017", "furness-2018"},
	},
	{
		ID: SeatedRotation, Unit: "°", Sides: true, Trials: TrialsPerSide, Protocol: "test-seated",
		Gauge: Upright, Figure: "seated-rotation",
		Max: MaxRotation, ICCLow: 0.62, ICC: 0.98, TypicalError: RotationError, MDC: FirstMDC,
		SkipFlags: []string{"M02", "M11", "M14", "M20"}, SkipPain: true,
		Sources: []evidence.ID{"tpi-sfma", "johnson-2012", "van-baalen-2023"},
	},
	{
		ID: HalfKneeling, Unit: "°", Sides: true, Trials: TrialsPerSide, Protocol: "test-half-kneeling", Optional: true,
		Gauge: Upright, Figure: "lunge-rotation",
		Max: MaxRotation, ICCLow: 0.84, ICC: 0.95, TypicalError: RotationError, MDC: FirstMDC,
		SkipFlags: kneeling, SkipPain: true,
		Sources: []evidence.ID{"johnson-2012"},
	},
	{
		ID: Extension, Unit: "°", Trials: TrialsPerSide, Protocol: "test-extension", Optional: true,
		Max: MaxRotation, SkipFlags: []string{"M02", "M11", "M14", "M20"}, SkipPain: true,
		Sources: []evidence.ID{"edmondston-2011", "crawford-1993", "inclinometer-error"},
	},
	{
		ID: OcciputToWall, Unit: "cm", Trials: 1, Protocol: "test-owd", Lower: true,
		Figure: "wall-chin-tuck",
		Max:    MaxGap, Sources: []evidence.ID{"bonefit", "foc-study", "ziebart"},
	},
	{
		ID: SeatedWallAngel, Unit: "points", Sides: true, Whole: true, Trials: 1, Protocol: "test-swa",
		Figure: "wall-angel",
		Max:    WallAngelBest, ICCLow: 0.87, ICC: 0.89, SkipFlags: []string{"M07", "M08"},
		Sources: []evidence.ID{"kofoed-2024"},
	},
	{
		ID: ArmRaise, Unit: "cm", Sides: true, Trials: TrialsPerSide, Protocol: "test-arm-raise", Optional: true, Lower: true,
		Figure: "wall-angel",
		Max:    MaxGap, SkipFlags: []string{"M07", "M08"}, Sources: []evidence.ID{"dougherty-2015"},
	},
	{
		ID: SideBend, Unit: "cm", Sides: true, Trials: TrialsPerSide, Protocol: "test-sidebend",
		Figure: "standing-side-bend",
		Max:    MaxReach, ICCLow: 0.84, SkipFlags: []string{"M02", "M14", "M20"}, SkipPain: true,
		Sources: []evidence.ID{"ramiro-2015", "alaranta-1994", "jat-side-bend"},
	},
	{
		ID: SideBendAngle, Unit: "°", Sides: true, Trials: TrialsPerSide, Protocol: "test-sidebend-angle", Optional: true,
		Gauge: Outward, Figure: "standing-side-bend",
		Max: MaxRotation, SkipFlags: []string{"M02", "M14", "M20"}, SkipPain: true, Sources: []evidence.ID{"tspine"},
	},
	{
		ID: BieringSorensen, Unit: "s", Trials: 1, Protocol: "test-biering-sorensen", Optional: true,
		Gauge: Clock, Figure: "superman",
		Max: MaxHold, ICCLow: 0.77, ICC: 0.88, MDC: TrunkHoldMDC, SkipFlags: holding,
		Sources: []evidence.ID{"adedoyin-2011", "latimer-1999", "kjaer-2016"},
	},
	{
		ID: ScapularHold, Unit: "s", Trials: 1, Protocol: "test-scapular-hold", Optional: true,
		Gauge: Clock, Figure: "band-pull-apart",
		Max: MaxHold, ICCLow: 0.67, ICC: 0.67, TypicalError: ScapularError, MDC: ScapularMDC,
		Sources: []evidence.ID{"edmondston-2008"},
	},
	{
		ID: ProneHold, Unit: "s", Trials: 1, Protocol: "test-prone-hold", Optional: true,
		Gauge: Clock, Figure: "prone-w",
		Max: MaxHold, SkipFlags: holding, Sources: []evidence.ID{"tspine"},
	},
	{
		ID: PlankRowHold, Unit: "s", Sides: true, Trials: 1, Protocol: "test-plank-row-hold", Optional: true,
		Gauge: Clock, Figure: "plank-row",
		Max: MaxHold, SkipFlags: holding, Sources: []evidence.ID{"tspine"},
	},
	{
		ID: WallHold, Trials: 1, Protocol: "test-wall-hold", SkipFlags: []string{"M02"},
		Gauge: Clock, Figure: "wall-extension-hold",
		Sources: []evidence.ID{"tspine"},
	},
	{
		ID: WallAngels, Trials: 1, Protocol: "test-wall-angels", SkipFlags: []string{"M07", "M08"},
		Figure:  "wall-angel",
		Sources: []evidence.ID{"tspine"},
	},
	{
		ID: OverheadSquat, Trials: 1, Protocol: "test-overhead-squat", Optional: true,
		SkipFlags: []string{"M01", "M02", "M07", "M08", "M09u", "C33", "M11"},
		Sources:   []evidence.ID{"tspine"},
	},
}
