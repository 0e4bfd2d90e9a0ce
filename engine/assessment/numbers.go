package assessment

import "tspine/engine/evidence"

// Where a plane is limited or loose (3.1).
const (
	RotationLimited  = 35     // degrees of lumbar-locked rotation, below: mean of adults minus MDC
	RotationLoose    = 60     // degrees of lumbar-locked rotation, above
	SeatedLimited    = 45     // degrees of seated rotation, below
	SideBendLow      = 16.2   // cm, lower end of the interval at 25 years
	SideBendHigh     = 28.0   // cm, upper end at 25 years
	SideBendPerYear  = 0.1525 // cm that both ends fall a year
	NormYoungest     = 25     // years: younger counts as this
	NormOldest       = 75     // years: older counts as this
	OcciputLimited   = 2      // cm from wall, from here on
	OcciputUnderAge  = 60     // years: only below
	WallAngelLimited = 1      // points, up to and with
	WallAngelGood    = 2      // points on both sides, from here on
	WallAngelBest    = 3      // points, top of the scale
)

// How sure a measure is (3.2).
const (
	RotationError    = 2.3  // degrees, upper end of the reported errors
	ReadingError     = 0.29 // of what is read in whole units: 1/√12
	FirstMDC         = 10   // degrees, before the second baseline session
	Z95              = 1.96 // of the normal distribution, two-sided 95 %
	TrunkHoldMDC     = 43   // seconds
	ScapularError    = 10.9 // seconds
	ScapularMDC      = 30   // seconds
	OwnErrorSessions = 5    // own sessions, from here on the own error counts alone
	BaselineSessions = 2    // of one baseline
	BaselineSoonest  = 2    // days between them, at least
	BaselineLatest   = 7    // days between them, at most
	RetestDays       = 7    // days between retests, at least
	TrialsPerSide    = 3    // their mean counts
	WarmUpReps       = 5    // gentle reps before a test
	StopPain         = 5    // above it a test is stopped
	SkipPain         = 6    // pain on moving, from here on tests are skipped that day (3.3)
)

// How a phone measures (3.2). Ours, all of them; the sources say nothing of it.
const (
	PhoneStillSeconds = 1   // seconds without moving before a value counts
	PhoneStillWithin  = 2   // degrees that count as not moving
	PhoneMovedFrom    = 8   // degrees from the start before a value can count
	PhoneReturnWithin = 5   // degrees from the start on the way back: farther, and the try is done again
	PhoneTableWithin  = 5   // degrees that a phone on a table may read
	PhoneCreepMost    = 0.3 // degrees a second that a phone on a table may turn
	PhonePlaneWithin  = 45  // degrees by which it may lie out of the plane of a test
	HoldCountDown     = 5   // seconds between a start and a hold
	WallHoldRest      = 5   // seconds between two of the wall holds
	TrialsMost        = 12  // tries of a side that are kept
)

// Left against right (6.6).
const (
	AsymmetryFrom   = 10 // percent, from here on
	AsymmetryMarked = 15 // percent, from here on
	WallAngelUneven = 1  // points of difference, from here on
	WorseSideSets   = 2  // work sets of the worse side for each of the better
)

// What shows strength (7.1).
const (
	WallHoldReps    = 10
	WallHoldSeconds = 10
	WallHoldFragile = 5 // seconds under M01
	WallHoldPain    = 2 // points, at most
	WallAngelSets   = 2
	WallAngelReps   = 8
)

// What can be entered. Past these it is a slip.
const (
	MaxRotation = 120  // degrees
	MaxReach    = 60   // cm of fingertip travel
	MaxGap      = 60   // cm to a wall
	MaxHold     = 1800 // seconds
)

var (
	own     = []evidence.ID{"tspine"}
	johnson = []evidence.ID{"johnson-2012"}
	ramiro  = []evidence.ID{"ramiro-2015"}
	kofoed  = []evidence.ID{"kofoed-2024"}
	bishop  = []evidence.ID{"bishop-2018"}
)

// Numbers lists every constant of this file, with the ground it stands on.
func Numbers() []evidence.Number {
	return []evidence.Number{
		{Name: "rotation-limited", Value: RotationLimited, Unit: "°", Section: "3.1", Basis: evidence.Design, Sources: johnson},
		{Name: "rotation-loose", Value: RotationLoose, Unit: "°", Section: "3.1", Basis: evidence.Design, Sources: []evidence.ID{"surfers-scite"}},
		{Name: "seated-limited", Value: SeatedLimited, Unit: "°", Section: "3.1", Basis: evidence.Design, Sources: []evidence.ID{"tpi-sfma"}},
		{Name: "side-bend-low", Value: SideBendLow, Unit: "cm", Section: "3.1", Basis: evidence.Found, Sources: ramiro},
		{Name: "side-bend-high", Value: SideBendHigh, Unit: "cm", Section: "3.1", Basis: evidence.Found, Sources: ramiro},
		{Name: "side-bend-per-year", Value: SideBendPerYear, Unit: "cm", Section: "3.1", Basis: evidence.Found, Sources: ramiro},
		{Name: "norm-youngest", Value: NormYoungest, Unit: "years", Section: "3.1", Basis: evidence.Design, Sources: ramiro},
		{Name: "norm-oldest", Value: NormOldest, Unit: "years", Section: "3.1", Basis: evidence.Design, Sources: ramiro},
		{Name: "occiput-limited", Value: OcciputLimited, Unit: "cm", Section: "3.1", Basis: evidence.Design, Sources: []evidence.ID{"foc-study", "bonefit"}},
		{Name: "occiput-under-age", Value: OcciputUnderAge, Unit: "years", Section: "3.1", Basis: evidence.Design, Sources: own},
		{Name: "wall-angel-limited", Value: WallAngelLimited, Unit: "points", Section: "3.1", Basis: evidence.Design, Sources: kofoed},
		{Name: "wall-angel-good", Value: WallAngelGood, Unit: "points", Section: "7.2 row 10", Basis: evidence.Design, Sources: kofoed},
		{Name: "wall-angel-best", Value: WallAngelBest, Unit: "points", Section: "3.1", Basis: evidence.Found, Sources: kofoed},

		{Name: "rotation-error", Value: RotationError, Unit: "°", Section: "3.2 rule 2", Basis: evidence.Found, Sources: johnson},
		{Name: "reading-error", Value: ReadingError, Unit: "", Section: "3.2 rule 5", Basis: evidence.Design, Sources: own},
		{Name: "first-mdc", Value: FirstMDC, Unit: "°", Section: "3.2 rule 2", Basis: evidence.Design, Sources: own},
		{Name: "z95", Value: Z95, Unit: "", Section: "3.2 rule 2", Basis: evidence.Known, Sources: []evidence.ID{"hopkins-2004"}},
		{Name: "trunk-hold-mdc", Value: TrunkHoldMDC, Unit: "s", Section: "3.1", Basis: evidence.Found, Sources: []evidence.ID{"latimer-1999"}},
		{Name: "scapular-error", Value: ScapularError, Unit: "s", Section: "3.1", Basis: evidence.Found, Sources: []evidence.ID{"edmondston-2008"}},
		{Name: "scapular-mdc", Value: ScapularMDC, Unit: "s", Section: "3.1", Basis: evidence.Found, Sources: []evidence.ID{"edmondston-2008"}},
		{Name: "own-error-sessions", Value: OwnErrorSessions, Unit: "sessions", Section: "3.2 rule 5", Basis: evidence.Design, Sources: own},
		{Name: "baseline-sessions", Value: BaselineSessions, Unit: "sessions", Section: "3.2 rule 2", Basis: evidence.Design, Sources: own},
		{Name: "baseline-soonest", Value: BaselineSoonest, Unit: "days", Section: "3.2 rule 2", Basis: evidence.Design, Sources: own},
		{Name: "baseline-latest", Value: BaselineLatest, Unit: "days", Section: "3.2 rule 2", Basis: evidence.Design, Sources: own},
		{Name: "retest-days", Value: RetestDays, Unit: "days", Section: "3.2 rule 3", Basis: evidence.Design, Sources: own},
		{Name: "trials-per-side", Value: TrialsPerSide, Unit: "trials", Section: "3.2 rule 1", Basis: evidence.Found, Sources: johnson},
		{Name: "warm-up-reps", Value: WarmUpReps, Unit: "reps", Section: "3.2 rule 1", Basis: evidence.Design, Sources: own},
		{Name: "stop-pain", Value: StopPain, Unit: "points", Section: "3.2 rule 1", Basis: evidence.Design, Sources: own},
		{Name: "skip-pain", Value: SkipPain, Unit: "points", Section: "3.3", Basis: evidence.Design, Sources: own},

		{Name: "phone-still-seconds", Value: PhoneStillSeconds, Unit: "s", Section: "3.2 rule 1", Basis: evidence.Design, Sources: own},
		{Name: "phone-still-within", Value: PhoneStillWithin, Unit: "°", Section: "3.2 rule 1", Basis: evidence.Design, Sources: own},
		{Name: "phone-moved-from", Value: PhoneMovedFrom, Unit: "°", Section: "3.2 rule 1", Basis: evidence.Design, Sources: own},
		{Name: "phone-return-within", Value: PhoneReturnWithin, Unit: "°", Section: "3.2 rule 1", Basis: evidence.Design, Sources: own},
		{Name: "phone-table-within", Value: PhoneTableWithin, Unit: "°", Section: "3.2 rule 1", Basis: evidence.Design, Sources: own},
		{Name: "phone-creep-most", Value: PhoneCreepMost, Unit: "°/s", Section: "3.2 rule 1", Basis: evidence.Design, Sources: own},
		{Name: "phone-plane-within", Value: PhonePlaneWithin, Unit: "°", Section: "3.2 rule 1", Basis: evidence.Design, Sources: own},
		{Name: "hold-count-down", Value: HoldCountDown, Unit: "s", Section: "3.2 rule 1", Basis: evidence.Design, Sources: own},
		{Name: "wall-hold-rest", Value: WallHoldRest, Unit: "s", Section: "7.1", Basis: evidence.Design, Sources: own},
		{Name: "trials-most", Value: TrialsMost, Unit: "trials", Section: "3.2 rule 1", Basis: evidence.Design, Sources: own},

		{Name: "asymmetry-from", Value: AsymmetryFrom, Unit: "%", Section: "6.6", Basis: evidence.Found, Sources: bishop},
		{Name: "asymmetry-marked", Value: AsymmetryMarked, Unit: "%", Section: "6.6", Basis: evidence.Found, Sources: bishop},
		{Name: "wall-angel-uneven", Value: WallAngelUneven, Unit: "points", Section: "6.6", Basis: evidence.Design, Sources: kofoed},
		{Name: "worse-side-sets", Value: WorseSideSets, Unit: "sets", Section: "6.6", Basis: evidence.Design, Sources: own},

		{Name: "wall-hold-reps", Value: WallHoldReps, Unit: "reps", Section: "7.1", Basis: evidence.Design, Sources: []evidence.ID{"stiff-upper-back-program"}},
		{Name: "wall-hold-seconds", Value: WallHoldSeconds, Unit: "s", Section: "7.1", Basis: evidence.Design, Sources: []evidence.ID{"stiff-upper-back-program"}},
		{Name: "wall-hold-fragile", Value: WallHoldFragile, Unit: "s", Section: "3.3", Basis: evidence.Design, Sources: []evidence.ID{"giangregorio-2014"}},
		{Name: "wall-hold-pain", Value: WallHoldPain, Unit: "points", Section: "7.1", Basis: evidence.Design, Sources: own},
		{Name: "wall-angel-sets", Value: WallAngelSets, Unit: "sets", Section: "7.1", Basis: evidence.Design, Sources: own},
		{Name: "wall-angel-reps", Value: WallAngelReps, Unit: "reps", Section: "7.1", Basis: evidence.Design, Sources: own},

		{Name: "max-rotation", Value: MaxRotation, Unit: "°", Section: "3.1", Basis: evidence.Design, Sources: own},
		{Name: "max-reach", Value: MaxReach, Unit: "cm", Section: "3.1", Basis: evidence.Design, Sources: own},
		{Name: "max-gap", Value: MaxGap, Unit: "cm", Section: "3.1", Basis: evidence.Design, Sources: own},
		{Name: "max-hold", Value: MaxHold, Unit: "s", Section: "3.1", Basis: evidence.Design, Sources: own},
	}
}
