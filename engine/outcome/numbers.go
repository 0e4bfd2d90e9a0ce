package outcome

import "tspine/engine/evidence"

// When a person no longer improves (6.5).
const (
	PlateauZ         = 0.84 // of the normal distribution, one-sided 80 %
	PlateauTests     = 4    // at least
	PlateauWeeks     = 3    // from the first to the last, at least
	PlateauAdherence = 75   // percent, at least
	PlateauExposures = 3    // in a row without a better top set
	StageWeeks       = 6    // one detectable change in so many weeks is worth waiting for
)

// What a change in a rating is worth (4).
const (
	PainMDC         = 1.8 // points, beyond
	PainMiddle      = 5   // points of pain, where the middle begins
	PainHigh        = 8   // points of pain, where the high begins
	PainLowMCID     = 1   // points, from pain below the middle
	PainMiddleMCID  = 2   // points, from pain in the middle
	PainHighMCID    = 4   // points, from high pain
	StiffnessChange = 2   // points, at least
	ActivitiesMDC   = 2.1 // points of the mean, beyond
	ActivitiesMCID  = 2.0 // points of the mean, at least
	ActivityChange  = 3   // points of one activity, at least
)

// Which exercise helps most (9).
const (
	Z90             = 1.645 // of the normal distribution, two-sided 90 %
	SpreadPrior     = 0.7   // points: half-normal scale of true differences, and of sessions
	SpreadSteps     = 80    // values of τ on the grid
	SpreadReach     = 6     // scales up to which the grid goes
	UsualSpread     = 1.5   // points: spread of one session until it is known
	LeastSpread     = 0.1   // points: whole ratings never agree better for long
	EnoughFreedom   = 10    // residual degrees of freedom from which the own spread counts
	SlopePrior      = 0.5   // points a point of pain, or a place: normal scale of β and γ
	EnoughSessions  = 5     // of an exercise, at least
	EnoughExercises = 2     // with so many sessions, at least
	WinnerChance    = 0.90  // of being the best, at least
	RatedLines      = 2     // exercises that are rated in one session, at most
	RatedAfter      = 120   // seconds after an exercise until it is rated, at least
	RestEvery       = 5     // one day of so many has a rest that is rated
	RestSeconds     = 300   // of that rest
)

var own = []evidence.ID{"tspine"}

// Numbers lists every constant of this file, with the ground it stands on.
func Numbers() []evidence.Number {
	salaffi, cleland := []evidence.ID{"salaffi-2004"}, []evidence.ID{"cleland-2006"}
	return []evidence.Number{
		{Name: "plateau-z", Value: PlateauZ, Unit: "", Section: "6.5", Basis: evidence.Design, Sources: own},
		{Name: "plateau-tests", Value: PlateauTests, Unit: "tests", Section: "6.5", Basis: evidence.Design, Sources: own},
		{Name: "plateau-weeks", Value: PlateauWeeks, Unit: "weeks", Section: "6.5", Basis: evidence.Design, Sources: own},
		{Name: "plateau-adherence", Value: PlateauAdherence, Unit: "%", Section: "6.5", Basis: evidence.Design, Sources: own},
		{Name: "plateau-exposures", Value: PlateauExposures, Unit: "exposures", Section: "6.5", Basis: evidence.Design, Sources: own},
		{Name: "stage-weeks", Value: StageWeeks, Unit: "weeks", Section: "6.5", Basis: evidence.Seed, Sources: []evidence.ID{"stiff-upper-back-program"}},

		{Name: "pain-mdc", Value: PainMDC, Unit: "points", Section: "4", Basis: evidence.Found, Sources: salaffi},
		{Name: "pain-middle", Value: PainMiddle, Unit: "points", Section: "4", Basis: evidence.Found, Sources: salaffi},
		{Name: "pain-high", Value: PainHigh, Unit: "points", Section: "4", Basis: evidence.Found, Sources: salaffi},
		{Name: "pain-low-mcid", Value: PainLowMCID, Unit: "points", Section: "4", Basis: evidence.Found, Sources: salaffi},
		{Name: "pain-middle-mcid", Value: PainMiddleMCID, Unit: "points", Section: "4", Basis: evidence.Found, Sources: salaffi},
		{Name: "pain-high-mcid", Value: PainHighMCID, Unit: "points", Section: "4", Basis: evidence.Found, Sources: salaffi},
		{Name: "stiffness-change", Value: StiffnessChange, Unit: "points", Section: "4", Basis: evidence.Design, Sources: own},
		{Name: "activities-mdc", Value: ActivitiesMDC, Unit: "points", Section: "4", Basis: evidence.Found, Sources: cleland},
		{Name: "activities-mcid", Value: ActivitiesMCID, Unit: "points", Section: "4", Basis: evidence.Found, Sources: cleland},
		{Name: "activity-change", Value: ActivityChange, Unit: "points", Section: "4", Basis: evidence.Known, Sources: []evidence.ID{"stratford-1995"}},

		{Name: "z90", Value: Z90, Unit: "", Section: "9.1", Basis: evidence.Known, Sources: []evidence.ID{"efron-morris-1975"}},
		{Name: "spread-prior", Value: SpreadPrior, Unit: "points", Section: "9.1", Basis: evidence.Design, Sources: []evidence.ID{"zucker-1997", "zucker-2010"}},
		{Name: "spread-steps", Value: SpreadSteps, Unit: "values", Section: "9.1", Basis: evidence.Design, Sources: own},
		{Name: "spread-reach", Value: SpreadReach, Unit: "scales", Section: "9.1", Basis: evidence.Design, Sources: own},
		{Name: "usual-spread", Value: UsualSpread, Unit: "points", Section: "9.1", Basis: evidence.Design, Sources: []evidence.ID{"zucker-2010"}},
		{Name: "least-spread", Value: LeastSpread, Unit: "points", Section: "9.1", Basis: evidence.Design, Sources: own},
		{Name: "enough-freedom", Value: EnoughFreedom, Unit: "degrees of freedom", Section: "9.1", Basis: evidence.Design, Sources: own},
		{Name: "slope-prior", Value: SlopePrior, Unit: "points", Section: "9.1", Basis: evidence.Design, Sources: own},
		{Name: "enough-sessions", Value: EnoughSessions, Unit: "sessions", Section: "9.2", Basis: evidence.Design, Sources: own},
		{Name: "enough-exercises", Value: EnoughExercises, Unit: "exercises", Section: "9.2", Basis: evidence.Design, Sources: own},
		{Name: "rated-lines", Value: RatedLines, Unit: "exercises", Section: "9.4", Basis: evidence.Design, Sources: own},
		{Name: "rated-after", Value: RatedAfter, Unit: "s", Section: "9.1", Basis: evidence.Design, Sources: []evidence.ID{"ahrq-n-of-1"}},
		{Name: "rest-every", Value: RestEvery, Unit: "days", Section: "9.3", Basis: evidence.Design, Sources: own},
		{Name: "rest-seconds", Value: RestSeconds, Unit: "s", Section: "9.3", Basis: evidence.Design, Sources: own},
		{Name: "winner-chance", Value: WinnerChance, Unit: "", Section: "9.2", Basis: evidence.Design, Sources: own},
	}
}
