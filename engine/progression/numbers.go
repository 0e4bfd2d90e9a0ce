package progression

import (
	"slices"

	"tspine/engine/evidence"
)

// The traffic light of one session (6.1).
const (
	RedPain       = 6 // in the session, from here on
	RedMorning    = 2 // points of morning change, from here on
	AmberPain     = 3 // in the session, from here on
	HighBefore    = 4 // pain before the session, from here on red is counted from it
	RedRise       = 2 // points above the pain before the session
	RedAlways     = 8 // in the session, whatever the pain before
	MorningMedian = 7 // days of morning ratings before the session
	EasePain      = 4 // in one mobilizing exercise, from here on it is eased
	RisePain      = 3 // in one exercise, above it the exercise does not rise
)

// Settled, pain-free, comfortable (6.2).
const (
	LookBack         = 14 // days
	SettledSessions  = 6  // in these days, at least
	SettledPain      = 3  // in the session, at most
	SettledRise      = 1  // points above the pain before the session, at most
	PainFreePain     = 1  // in the session, at most
	EffortEarly      = 4  // stages 1 and 2, at most
	EffortMiddle     = 6  // stages 3 and 4, at most
	EffortLast       = 7  // stage 5, at most
	ReserveEarly     = 3  // reps left, stages 2 and 3, at least
	ReserveFourth    = 2  // reps left, stage 4, at least
	ReserveLast      = 1  // reps left, stage 5, at least
	ReserveError     = 1  // reps that people misjudge
	StrengthStage    = 2  // from here on reps are kept in reserve
	BaselineSmall    = 3  // pain at entry, from here on steps are the smallest
	AdherenceLeast   = 75 // % of sessions, at least
	ReserveForDeload = 2  // reps more in reserve in a deload week
)

// The weekly table (6.2).
const (
	GapDays         = 7 // since the last session, at least
	GapIntervals    = 2 // scheduled intervals, at least
	RedWeeks        = 2 // in a row, from here on the stage goes down
	ReviewWeeks     = 6 // in the stage, at least
	ReviewFall      = 2 // points that the worst pain should have fallen
	AdvanceWeeks    = 2 // in the stage, at least
	AdvanceSessions = 6 // in the stage, at least
	CapWeeks        = 6 // in the stage, at most
	DeloadStage     = 4 // from here on
	DeloadEffort    = 2 // points of effort more at the same load
	DeloadWeeks     = 5 // since the last
	MaintainWeeks   = 6 // in the last stage, at least
	RoundsLeast     = 2 // of the circuit while maintaining
	RoundsMost      = 3
	SessionsLeast   = 1 // a week while maintaining
	SessionsMost    = 2
)

// How far a dose rises, in % of what it was (6.2).
const (
	RaiseLeast   = 105 // of the total
	RaiseMost    = 110
	CeilingSpan  = 150 // of a source's single number
	JumpReserve  = 2   // reps left before a heavier load
	JumpSessions = 2   // in a row with that
	JumpLeast    = 90  // of weight × total, after a heavier load
	JumpAim      = 100
	JumpMost     = 110
)

// How far a dose falls: what is left of it, in % (6.2, 6.4, 7.2).
const (
	BackOffLeast  = 50
	BackOffMost   = 80
	BackOffUsed   = 70
	DeloadLeast   = 50
	DeloadMost    = 70
	DeloadUsed    = 60
	SettleShare   = 50 // of the source's lower dose
	EaseShare     = 50 // of a mobilizing exercise that hurt
	EaseSecond    = 75 // the time after next
	FlareShare    = 50 // in the first days of a flare
	RestartLeast  = 50 // after them
	RestartMost   = 70
	RestartUsed   = 60
	RestartSecond = 80  // a week later
	StepOfWeight  = 0.5 // kg, where nobody said which weights there are
	BandShare     = 80  // of the load, under it a lighter band
)

// After a gap (6.3): days, and what is left of volume and load in %.
const (
	GapTwoWeeks    = 14 // days, from here on
	GapFourWeeks   = 28
	GapEightWeeks  = 56
	OldAge         = 65 // years, from here on a gap counts as the next longer
	InactiveWeeks  = 12 // weeks in the program, until then training: none counts as inactive
	OneWeekLeast   = 90 // volume after one week
	OneWeekUsed    = 95
	TwoWeeksLeast  = 70 // volume after two weeks
	TwoWeeksMost   = 80
	TwoWeeksUsed   = 75
	TwoWeeksLight  = 80 // load after two weeks
	TwoWeeksHeavy  = 90
	TwoWeeksLoad   = 85
	TwoWeeksSecond = 90 // volume a week later
	TwoWeeksRegain = 95 // load a week later
	FourWeeksShare = 50 // volume after four weeks
	FourWeeksLight = 60 // load after four weeks
	FourWeeksHeavy = 70
	FourWeeksLoad  = 65
	SecondWeek     = 70 // volume in the second week back
	ThirdWeek      = 80
	FourthWeek     = 90
	SecondLoad     = 75 // load in the second week back
	ThirdLoad      = 85
	FourthLoad     = 95
	IdleHold       = 14 // days that one exercise was not done, from here on it does not rise
	IdleCut        = 28 // from here on it steps back by itself
)

// A flare (6.4).
const (
	FlareRise     = 2  // points above the median of the week before
	FlareApart    = 24 // hours between the ratings
	FlareFirst    = 48 // hours of the first days, at least
	FlareLast     = 72 // hours of the first days, at most
	FlareMobility = 2  // pain in a mobilizing exercise, at most
)

// When to refer on during the program (6.7), and the settle entry (7.2 row 1).
const (
	WorseRise      = 2  // points above the worst pain at entry
	WorseDays      = 10 // of the last two weeks
	FlaresInWeeks  = 3  // flares in eight weeks
	FlareTooLong   = 14 // days that a flare is not better
	SettlesInWeeks = 2  // settle periods in eight weeks
	StuckPain      = 3  // worst pain at entry, from here on it should improve
	StuckLow       = 4  // worst pain at entry, up to here the smaller gain is enough
	StuckDays      = 42
	StuckGain      = 2 // points of pain
	StuckGainLow   = 1 // points of pain, where it was low at entry
	StuckFunction  = 2 // points of the patient-specific scale
	ReviewsBefore  = 2 // reviews
	StiffMinutes   = 30
	StiffMonths    = 3
	StiffOnset     = 45 // years of age
	SettlePain     = 6  // at rest or moving, from here on it has not settled
	SettleWorse    = 2  // points more than at entry
	SettleDays     = 7  // first review
	SettleEnd      = 14 // last review
)

var (
	own       = []evidence.ID{"tspine"}
	pain      = []evidence.ID{"silbernagel-2007", "thomee-1997"}
	ladder    = []evidence.ID{"stiff-upper-back-program"}
	lifting   = []evidence.ID{"acsm-2009"}
	leave     = []evidence.ID{"bosquet-2013", "mcmaster-2013", "stronger-by-science"}
	unloading = []evidence.ID{"bell-2023"}
	flaring   = []evidence.ID{"costa-2019", "olaya-contreras-2015"}
	gain      = []evidence.ID{"salaffi-2004"}
)

// Numbers lists every constant of this file, with the ground it stands on.
func Numbers() []evidence.Number {
	return slices.Concat(lightNumbers(), settledNumbers(), tableNumbers(), riseNumbers(), fallNumbers(), gapNumbers(), flareNumbers(), referNumbers())
}

func lightNumbers() []evidence.Number {
	return []evidence.Number{
		{Name: "red-pain", Value: RedPain, Unit: "points", Section: "6.1", Basis: evidence.Found, Sources: pain},
		{Name: "red-morning", Value: RedMorning, Unit: "points", Section: "6.1", Basis: evidence.Design, Sources: pain},
		{Name: "amber-pain", Value: AmberPain, Unit: "points", Section: "6.1", Basis: evidence.Found, Sources: pain},
		{Name: "high-before", Value: HighBefore, Unit: "points", Section: "6.1", Basis: evidence.Design, Sources: own},
		{Name: "red-rise", Value: RedRise, Unit: "points", Section: "6.1", Basis: evidence.Design, Sources: own},
		{Name: "red-always", Value: RedAlways, Unit: "points", Section: "6.1", Basis: evidence.Design, Sources: own},
		{Name: "morning-median", Value: MorningMedian, Unit: "days", Section: "6.1", Basis: evidence.Design, Sources: own},
		{Name: "ease-pain", Value: EasePain, Unit: "points", Section: "6.1", Basis: evidence.Design, Sources: own},
		{Name: "rise-pain", Value: RisePain, Unit: "points", Section: "6.1, 6.2", Basis: evidence.Design, Sources: own},
	}
}

func settledNumbers() []evidence.Number {
	return []evidence.Number{
		{Name: "look-back", Value: LookBack, Unit: "days", Section: "6.2", Basis: evidence.Design, Sources: own},
		{Name: "settled-sessions", Value: SettledSessions, Unit: "sessions", Section: "6.2", Basis: evidence.Design, Sources: own},
		{Name: "settled-pain", Value: SettledPain, Unit: "points", Section: "6.2", Basis: evidence.Design, Sources: pain},
		{Name: "settled-rise", Value: SettledRise, Unit: "points", Section: "6.2", Basis: evidence.Design, Sources: own},
		{Name: "pain-free-pain", Value: PainFreePain, Unit: "points", Section: "6.2", Basis: evidence.Design, Sources: own},
		{Name: "effort-early", Value: EffortEarly, Unit: "points", Section: "6.2", Basis: evidence.Design, Sources: own},
		{Name: "effort-middle", Value: EffortMiddle, Unit: "points", Section: "6.2", Basis: evidence.Design, Sources: own},
		{Name: "effort-last", Value: EffortLast, Unit: "points", Section: "6.2", Basis: evidence.Design, Sources: own},
		{Name: "reserve-early", Value: ReserveEarly, Unit: "reps", Section: "5.3", Basis: evidence.Design, Sources: []evidence.ID{"hackett-2017", "acsm-2026"}},
		{Name: "reserve-fourth", Value: ReserveFourth, Unit: "reps", Section: "5.3", Basis: evidence.Design, Sources: []evidence.ID{"hackett-2017", "acsm-2026"}},
		{Name: "reserve-last", Value: ReserveLast, Unit: "reps", Section: "5.3", Basis: evidence.Design, Sources: []evidence.ID{"hackett-2017", "acsm-2026"}},
		{Name: "reserve-error", Value: ReserveError, Unit: "reps", Section: "4", Basis: evidence.Found, Sources: []evidence.ID{"hackett-2017"}},
		{Name: "strength-stage", Value: StrengthStage, Unit: "stage", Section: "5.3", Basis: evidence.Design, Sources: own},
		{Name: "baseline-small", Value: BaselineSmall, Unit: "points", Section: "6.2", Basis: evidence.Design, Sources: own},
		{Name: "adherence-least", Value: AdherenceLeast, Unit: "%", Section: "6.2", Basis: evidence.Design, Sources: own},
		{Name: "reserve-for-deload", Value: ReserveForDeload, Unit: "reps", Section: "6.4", Basis: evidence.Design, Sources: unloading},
	}
}

func tableNumbers() []evidence.Number {
	return []evidence.Number{
		{Name: "gap-days", Value: GapDays, Unit: "days", Section: "6.2 row 2", Basis: evidence.Design, Sources: leave},
		{Name: "gap-intervals", Value: GapIntervals, Unit: "intervals", Section: "6.2 row 2", Basis: evidence.Design, Sources: own},
		{Name: "red-weeks", Value: RedWeeks, Unit: "weeks", Section: "6.2 row 4", Basis: evidence.Design, Sources: own},
		{Name: "review-weeks", Value: ReviewWeeks, Unit: "weeks", Section: "6.2 row 5", Basis: evidence.Design, Sources: own},
		{Name: "review-fall", Value: ReviewFall, Unit: "points", Section: "6.2 row 5", Basis: evidence.Design, Sources: gain},
		{Name: "advance-weeks", Value: AdvanceWeeks, Unit: "weeks", Section: "6.2 row 8", Basis: evidence.Design, Sources: own},
		{Name: "advance-sessions", Value: AdvanceSessions, Unit: "sessions", Section: "6.2 row 8", Basis: evidence.Design, Sources: own},
		{Name: "cap-weeks", Value: CapWeeks, Unit: "weeks", Section: "6.2 row 9", Basis: evidence.Seed, Sources: ladder},
		{Name: "deload-stage", Value: DeloadStage, Unit: "stage", Section: "6.2 row 10", Basis: evidence.Design, Sources: own},
		{Name: "deload-effort", Value: DeloadEffort, Unit: "points", Section: "6.2 row 10", Basis: evidence.Design, Sources: unloading},
		{Name: "deload-weeks", Value: DeloadWeeks, Unit: "weeks", Section: "6.2 row 10", Basis: evidence.Known, Sources: unloading},
		{Name: "maintain-weeks", Value: MaintainWeeks, Unit: "weeks", Section: "6.2 row 11", Basis: evidence.Design, Sources: ladder},
		{Name: "rounds-least", Value: RoundsLeast, Unit: "rounds", Section: "6.2", Basis: evidence.Seed, Sources: []evidence.ID{"mobility-in-three-steps"}},
		{Name: "rounds-most", Value: RoundsMost, Unit: "rounds", Section: "6.2", Basis: evidence.Seed, Sources: []evidence.ID{"mobility-in-three-steps"}},
		{Name: "sessions-least", Value: SessionsLeast, Unit: "a week", Section: "6.2", Basis: evidence.Seed, Sources: ladder},
		{Name: "sessions-most", Value: SessionsMost, Unit: "a week", Section: "6.2", Basis: evidence.Seed, Sources: ladder},
	}
}

func riseNumbers() []evidence.Number {
	return []evidence.Number{
		{Name: "raise-least", Value: RaiseLeast, Unit: "%", Section: "6.2", Basis: evidence.Seed, Sources: ladder},
		{Name: "raise-most", Value: RaiseMost, Unit: "%", Section: "6.2", Basis: evidence.Seed, Sources: ladder},
		{Name: "ceiling-span", Value: CeilingSpan, Unit: "%", Section: "6.2", Basis: evidence.Design, Sources: own},
		{Name: "jump-reserve", Value: JumpReserve, Unit: "reps", Section: "6.2", Basis: evidence.Design, Sources: lifting},
		{Name: "jump-sessions", Value: JumpSessions, Unit: "sessions", Section: "6.2", Basis: evidence.Design, Sources: lifting},
		{Name: "jump-least", Value: JumpLeast, Unit: "%", Section: "6.2", Basis: evidence.Design, Sources: lifting},
		{Name: "jump-aim", Value: JumpAim, Unit: "%", Section: "6.2", Basis: evidence.Design, Sources: own},
		{Name: "jump-most", Value: JumpMost, Unit: "%", Section: "6.2", Basis: evidence.Design, Sources: lifting},
	}
}

func fallNumbers() []evidence.Number {
	return []evidence.Number{
		{Name: "back-off-least", Value: BackOffLeast, Unit: "%", Section: "6.2", Basis: evidence.Design, Sources: own},
		{Name: "back-off-most", Value: BackOffMost, Unit: "%", Section: "6.2", Basis: evidence.Design, Sources: own},
		{Name: "back-off-used", Value: BackOffUsed, Unit: "%", Section: "6.2", Basis: evidence.Design, Sources: own},
		{Name: "deload-least", Value: DeloadLeast, Unit: "%", Section: "6.4", Basis: evidence.Design, Sources: unloading},
		{Name: "deload-most", Value: DeloadMost, Unit: "%", Section: "6.4", Basis: evidence.Design, Sources: unloading},
		{Name: "deload-used", Value: DeloadUsed, Unit: "%", Section: "6.4", Basis: evidence.Design, Sources: own},
		{Name: "settle-share", Value: SettleShare, Unit: "%", Section: "7.2 row 1", Basis: evidence.Design, Sources: own},
		{Name: "ease-share", Value: EaseShare, Unit: "%", Section: "6.1", Basis: evidence.Design, Sources: own},
		{Name: "ease-second", Value: EaseSecond, Unit: "%", Section: "6.1", Basis: evidence.Design, Sources: own},
		{Name: "flare-share", Value: FlareShare, Unit: "%", Section: "6.4", Basis: evidence.Design, Sources: flaring},
		{Name: "restart-least", Value: RestartLeast, Unit: "%", Section: "6.4", Basis: evidence.Design, Sources: flaring},
		{Name: "restart-most", Value: RestartMost, Unit: "%", Section: "6.4", Basis: evidence.Design, Sources: flaring},
		{Name: "restart-used", Value: RestartUsed, Unit: "%", Section: "6.4", Basis: evidence.Design, Sources: own},
		{Name: "restart-second", Value: RestartSecond, Unit: "%", Section: "6.4", Basis: evidence.Design, Sources: own},
		{Name: "step-of-weight", Value: StepOfWeight, Unit: "kg", Section: "6.3", Basis: evidence.Design, Sources: own},
		{Name: "band-share", Value: BandShare, Unit: "%", Section: "6.3", Basis: evidence.Design, Sources: own},
	}
}

func gapNumbers() []evidence.Number {
	of := func(name string, value float64, unit string) evidence.Number {
		return evidence.Number{Name: name, Value: value, Unit: unit, Section: "6.3", Basis: evidence.Design, Sources: leave}
	}
	return []evidence.Number{
		of("gap-two-weeks", GapTwoWeeks, "days"), of("gap-four-weeks", GapFourWeeks, "days"), of("gap-eight-weeks", GapEightWeeks, "days"),
		of("old-age", OldAge, "years"), of("inactive-weeks", InactiveWeeks, "weeks"),
		of("one-week-least", OneWeekLeast, "%"), of("one-week-used", OneWeekUsed, "%"),
		of("two-weeks-least", TwoWeeksLeast, "%"), of("two-weeks-most", TwoWeeksMost, "%"), of("two-weeks-used", TwoWeeksUsed, "%"),
		of("two-weeks-light", TwoWeeksLight, "%"), of("two-weeks-heavy", TwoWeeksHeavy, "%"), of("two-weeks-load", TwoWeeksLoad, "%"),
		of("two-weeks-second", TwoWeeksSecond, "%"), of("two-weeks-regain", TwoWeeksRegain, "%"),
		of("four-weeks-share", FourWeeksShare, "%"),
		of("four-weeks-light", FourWeeksLight, "%"), of("four-weeks-heavy", FourWeeksHeavy, "%"), of("four-weeks-load", FourWeeksLoad, "%"),
		of("second-week", SecondWeek, "%"), of("third-week", ThirdWeek, "%"), of("fourth-week", FourthWeek, "%"),
		of("second-load", SecondLoad, "%"), of("third-load", ThirdLoad, "%"), of("fourth-load", FourthLoad, "%"),
		of("idle-hold", IdleHold, "days"), of("idle-cut", IdleCut, "days"),
	}
}

func flareNumbers() []evidence.Number {
	return []evidence.Number{
		{Name: "flare-rise", Value: FlareRise, Unit: "points", Section: "6.4", Basis: evidence.Design, Sources: flaring},
		{Name: "flare-apart", Value: FlareApart, Unit: "hours", Section: "6.4", Basis: evidence.Design, Sources: own},
		{Name: "flare-first", Value: FlareFirst, Unit: "hours", Section: "6.4", Basis: evidence.Design, Sources: own},
		{Name: "flare-last", Value: FlareLast, Unit: "hours", Section: "6.4", Basis: evidence.Design, Sources: own},
		{Name: "flare-mobility", Value: FlareMobility, Unit: "points", Section: "6.4", Basis: evidence.Design, Sources: own},
	}
}

func referNumbers() []evidence.Number {
	of := func(name string, value float64, unit string, sources []evidence.ID) evidence.Number {
		return evidence.Number{Name: name, Value: value, Unit: unit, Section: "6.7", Basis: evidence.Design, Sources: sources}
	}
	settle := func(name string, value float64, unit string) evidence.Number {
		return evidence.Number{Name: name, Value: value, Unit: unit, Section: "7.2 row 1", Basis: evidence.Design, Sources: own}
	}
	return []evidence.Number{
		of("worse-rise", WorseRise, "points", own), of("worse-days", WorseDays, "days", own),
		of("flares-in-weeks", FlaresInWeeks, "flares", own), of("flare-too-long", FlareTooLong, "days", own),
		of("settles-in-weeks", SettlesInWeeks, "periods", own),
		of("stuck-pain", StuckPain, "points", gain), of("stuck-low", StuckLow, "points", gain), of("stuck-days", StuckDays, "days", own),
		of("stuck-gain", StuckGain, "points", gain), of("stuck-gain-low", StuckGainLow, "points", gain),
		of("stuck-function", StuckFunction, "points", []evidence.ID{"cleland-2006"}),
		of("reviews-before", ReviewsBefore, "reviews", own),
		of("stiff-minutes", StiffMinutes, "minutes", []evidence.ID{"asas-ibp"}), of("stiff-months", StiffMonths, "months", []evidence.ID{"nice-ng65"}),
		of("stiff-onset", StiffOnset, "years", []evidence.ID{"nice-ng65"}),
		settle("settle-pain", SettlePain, "points"), settle("settle-worse", SettleWorse, "points"),
		settle("settle-days", SettleDays, "days"), settle("settle-end", SettleEnd, "days"),
	}
}
