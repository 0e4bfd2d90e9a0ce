package cohort

import (
	"slices"

	"tspine/engine/evidence"
)

// Who they are.
const (
	AgeYoungest       = 16   // years
	AgeMost           = 44   // years, met most often
	AgeOldest         = 88   // years
	AgeStep           = 4    // years: people share their ages, so that they share screenings
	ShareWomen        = 0.55 // of people
	ShareActive       = 0.35
	ShareLifters      = 0.20
	ShareKitFloor     = 0.10 // of people own a wall
	ShareKitRoom      = 0.25 // and a chair, a mat, a door
	ShareKitBands     = 0.30 // and bands, a roller
	ShareKitDumbbells = 0.20 // and dumbbells, a bench, a ball
	ShareKitGym       = 0.15 // everything
	CarelessMost      = 0.05 // of mornings not rated
)

// How they are at first.
const (
	SharePainless  = 0.20 // of people have no pain
	LevelMost      = 2    // points of pain, met most often
	LevelHighest   = 8
	PainStep       = 2    // points: pain in a screening is rated so, so that people share screenings
	MoveMore       = 1    // points of pain more on moving, at most
	WorstMore      = 2    // points that the worst of a day is above its usual, at most
	ShareMeasured  = 0.75 // of people
	RotationMean   = 42   // degrees
	RotationSpread = 8    // degrees between people
	RotationSides  = 3    // degrees between sides
	OWDLess        = 1    // cm off what is drawn: for most it is 0
	OWDSpread      = 2    // cm
	OWDStep        = 2    // cm that people read it off in
	ShareWallHold  = 0.30 // of those measured show it
)

// How pain goes.
const (
	UsualLeast    = 0.10 // of the first level
	UsualMost     = 0.60 // of the first level
	ReturnLeast   = 0.01 // of the distance, a day
	ReturnMost    = 0.06 // of the distance, a day
	SwayLeast     = 0.05 // points
	SwayMost      = 0.40 // points
	SwayPainless  = 0.3  // of it, for who has no pain
	SwayStays     = 0.5  // of yesterday's
	FlaresOften   = 90   // days between
	FlaresSeldom  = 900  // days between
	FlareLeast    = 1.5  // points
	FlareMost     = 5    // points
	FlareShortest = 1    // days
	FlareLongest  = 18   // days
	SessionNoise  = 0.8  // points either way
)

// How they answer to training.
const (
	StageStep       = 1.2  // times the stage before
	ReachLeast      = 0.95 // times what the first stage of the program asks for
	ReachMost       = 1.5
	CapacityLeast   = 0.5  // times what the lowest stage asks for
	CapacityAhead   = 1.4  // times what is asked for, at most
	CapacityLoss    = 0.03 // of it, in a week without training
	GainLeast       = 0.01 // of it, in a trained week
	GainMost        = 0.06
	SenseLeast      = 2   // points of pain for twice of what is carried
	SenseMost       = 12  // points
	LeftOver        = 0.5 // of overload's pain, the next morning
	StopsAt         = 7   // points of pain in the session
	EffortFirst     = 3.2 // points, for all that is carried, at the first stage
	EffortPerStage  = 0.8 // points
	EffortNoise     = 0.9 // points either way
	ReserveUsual    = 3   // reps
	ReservePerSpare = 5   // reps for twice the capacity
	ReserveHighest  = 4   // reps
	ReserveStep     = 2   // reps: people count them in twos
	ComfortShare    = 0.9 // of weeks without overload are ticked as comfortable
	LoosensMost     = 10  // degrees of rotation
	LoosensWeeks    = 6   // weeks until two thirds of it
	RotationNoise   = 2   // degrees
)

// What comes between.
const (
	KeepsLeast    = 0.60 // of due bouts
	KeepsUsual    = 0.95 // of due bouts, met most often
	KeepsMost     = 1
	BreaksOften   = 180  // days between
	BreaksSeldom  = 1200 // days between
	BreakShortest = 1    // weeks
	BreakMost     = 1.2  // weeks, met most often
	BreakLongest  = 11   // weeks
	SignsOften    = 400  // days between
	SignsSeldom   = 4000
	ShareAlarm    = 0.5  // of signs are false alarms
	AwayShortest  = 2    // weeks with the clinician
	AwayLongest   = 8    // weeks
	ShareResolved = 0.7  // of what sends people to a clinician
	ShareOpen     = 0.02 // of bouts are not finished
	ShareShort    = 0.03 // are shortened
	ShareLight    = 0.01 // are lightened
)

// Shares of conditions, of those who can have them.
const (
	ShareUnsure           = 0.01
	ShareChestPain        = 0.002
	ShareNightPain        = 0.012
	ShareConstantPain     = 0.010
	SharePainOnEffort     = 0.006
	ShareSwelling         = 0.005
	ShareWeightLoss       = 0.006
	ShareWeakLimb         = 0.006
	ShareBand             = 0.003
	ShareFever            = 0.006
	ShareBadFall          = 0.004
	ShareCancer           = 0.004
	ShareOperated         = 0.006
	SharePressureStop     = 0.006
	ShareHeartInactive    = 0.010
	ShareChestWall        = 0.006
	SharePregnancyWarning = 0.002
	ShareBrittle          = 0.03
	ShareVertebra         = 0.005
	ShareStenosis         = 0.010
	ShareSlipped          = 0.010
	ShareHypermobile      = 0.04
	ShareShoulderPain     = 0.05
	ShareShoulderUnstable = 0.02
	SharePressureHigh     = 0.03
	SharePressureMild     = 0.05
	SharePressureUnsure   = 0.04
	SharePregnant         = 0.03
	SharePregnantEarly    = 0.01
	ShareBirth            = 0.01
	ShareInjury           = 0.015
	ShareEyes             = 0.03
	ShareThinner          = 0.02
	ShareFused            = 0.005
	ShareLimbStable       = 0.02
	ShareSedative         = 0.02
	ShareRib              = 0.010
	ShareWound            = 0.010
	ShareStiffSpine       = 0.005
	ShareHeartActive      = 0.02
	ShareChestMechanical  = 0.010
	ShareUnsafeBelief     = 0.06
	ShareAorta            = 0.002
	ShareOperatedCleared  = 0.005
	ShareSwellingCleared  = 0.003
)

var own = []evidence.ID{"tspine"}

// Numbers lists every constant of this file. Nobody measured any of them.
func Numbers() []evidence.Number {
	return slices.Concat(whoNumbers(), firstNumbers(), painNumbers(), answerNumbers(), betweenNumbers(), warningNumbers(), limitNumbers())
}

// ours is a number of our own.
func ours(name string, value float64, unit string) evidence.Number {
	return evidence.Number{Name: name, Value: value, Unit: unit, Section: "simulate", Basis: evidence.Design, Sources: own}
}

func whoNumbers() []evidence.Number {
	return []evidence.Number{
		ours("age-youngest", AgeYoungest, "years"),
		ours("age-most", AgeMost, "years"),
		ours("age-oldest", AgeOldest, "years"),
		ours("age-step", AgeStep, "years"),
		ours("share-women", ShareWomen, "of people"),
		ours("share-active", ShareActive, "of people"),
		ours("share-lifters", ShareLifters, "of people"),
		ours("share-kit-floor", ShareKitFloor, "of people"),
		ours("share-kit-room", ShareKitRoom, "of people"),
		ours("share-kit-bands", ShareKitBands, "of people"),
		ours("share-kit-dumbbells", ShareKitDumbbells, "of people"),
		ours("share-kit-gym", ShareKitGym, "of people"),
		ours("careless-most", CarelessMost, "of mornings"),
	}
}

func firstNumbers() []evidence.Number {
	return []evidence.Number{
		ours("share-painless", SharePainless, "of people"),
		ours("level-most", LevelMost, "points"),
		ours("level-highest", LevelHighest, "points"),
		ours("pain-step", PainStep, "points"),
		ours("move-more", MoveMore, "points"),
		ours("worst-more", WorstMore, "points"),
		ours("share-measured", ShareMeasured, "of people"),
		ours("rotation-mean", RotationMean, "°"),
		ours("rotation-spread", RotationSpread, "°"),
		ours("rotation-sides", RotationSides, "°"),
		ours("owd-less", OWDLess, "cm"),
		ours("owd-spread", OWDSpread, "cm"),
		ours("owd-step", OWDStep, "cm"),
		ours("share-wall-hold", ShareWallHold, "of people"),
	}
}

func painNumbers() []evidence.Number {
	return []evidence.Number{
		ours("usual-least", UsualLeast, "of the first level"),
		ours("usual-most", UsualMost, "of the first level"),
		ours("return-least", ReturnLeast, "of the distance a day"),
		ours("return-most", ReturnMost, "of the distance a day"),
		ours("sway-least", SwayLeast, "points"),
		ours("sway-most", SwayMost, "points"),
		ours("sway-painless", SwayPainless, "of the sway"),
		ours("sway-stays", SwayStays, "of yesterday"),
		ours("flares-often", FlaresOften, "days"),
		ours("flares-seldom", FlaresSeldom, "days"),
		ours("flare-least", FlareLeast, "points"),
		ours("flare-most", FlareMost, "points"),
		ours("flare-shortest", FlareShortest, "days"),
		ours("flare-longest", FlareLongest, "days"),
		ours("session-noise", SessionNoise, "points"),
	}
}

func answerNumbers() []evidence.Number {
	return []evidence.Number{
		ours("stage-step", StageStep, "times"),
		ours("reach-least", ReachLeast, "times"),
		ours("reach-most", ReachMost, "times"),
		ours("capacity-least", CapacityLeast, "times"),
		ours("capacity-ahead", CapacityAhead, "times"),
		ours("capacity-loss", CapacityLoss, "a week"),
		ours("gain-least", GainLeast, "a week"),
		ours("gain-most", GainMost, "a week"),
		ours("sense-least", SenseLeast, "points"),
		ours("sense-most", SenseMost, "points"),
		ours("left-over", LeftOver, "of the pain"),
		ours("stops-at", StopsAt, "points"),
		ours("effort-first", EffortFirst, "points"),
		ours("effort-per-stage", EffortPerStage, "points"),
		ours("effort-noise", EffortNoise, "points"),
		ours("reserve-usual", ReserveUsual, "reps"),
		ours("reserve-per-spare", ReservePerSpare, "reps"),
		ours("reserve-highest", ReserveHighest, "reps"),
		ours("reserve-step", ReserveStep, "reps"),
		ours("comfort-share", ComfortShare, "of weeks"),
		ours("loosens-most", LoosensMost, "°"),
		ours("loosens-weeks", LoosensWeeks, "weeks"),
		ours("rotation-noise", RotationNoise, "°"),
	}
}

func betweenNumbers() []evidence.Number {
	return []evidence.Number{
		ours("keeps-least", KeepsLeast, "of bouts"),
		ours("keeps-usual", KeepsUsual, "of bouts"),
		ours("keeps-most", KeepsMost, "of bouts"),
		ours("breaks-often", BreaksOften, "days"),
		ours("breaks-seldom", BreaksSeldom, "days"),
		ours("break-shortest", BreakShortest, "weeks"),
		ours("break-most", BreakMost, "weeks"),
		ours("break-longest", BreakLongest, "weeks"),
		ours("signs-often", SignsOften, "days"),
		ours("signs-seldom", SignsSeldom, "days"),
		ours("share-alarm", ShareAlarm, "of signs"),
		ours("away-shortest", AwayShortest, "weeks"),
		ours("away-longest", AwayLongest, "weeks"),
		ours("share-resolved", ShareResolved, "of people sent"),
		ours("share-open", ShareOpen, "of bouts"),
		ours("share-short", ShareShort, "of bouts"),
		ours("share-light", ShareLight, "of bouts"),
	}
}

func warningNumbers() []evidence.Number {
	return []evidence.Number{
		ours("share-unsure", ShareUnsure, "of people"),
		ours("share-chest-pain", ShareChestPain, "of people"),
		ours("share-night-pain", ShareNightPain, "of people"),
		ours("share-constant-pain", ShareConstantPain, "of people"),
		ours("share-pain-on-effort", SharePainOnEffort, "of people"),
		ours("share-swelling", ShareSwelling, "of people"),
		ours("share-weight-loss", ShareWeightLoss, "of people"),
		ours("share-weak-limb", ShareWeakLimb, "of people"),
		ours("share-band", ShareBand, "of people"),
		ours("share-fever", ShareFever, "of people"),
		ours("share-bad-fall", ShareBadFall, "of people"),
		ours("share-cancer", ShareCancer, "of people"),
		ours("share-operated", ShareOperated, "of people"),
		ours("share-pressure-stop", SharePressureStop, "of people"),
		ours("share-heart-inactive", ShareHeartInactive, "of people"),
		ours("share-chest-wall", ShareChestWall, "of people"),
		ours("share-pregnancy-warning", SharePregnancyWarning, "of people"),
	}
}

func limitNumbers() []evidence.Number {
	return []evidence.Number{
		ours("share-brittle", ShareBrittle, "of people"),
		ours("share-vertebra", ShareVertebra, "of people"),
		ours("share-stenosis", ShareStenosis, "of people"),
		ours("share-slipped", ShareSlipped, "of people"),
		ours("share-hypermobile", ShareHypermobile, "of people"),
		ours("share-shoulder-pain", ShareShoulderPain, "of people"),
		ours("share-shoulder-unstable", ShareShoulderUnstable, "of people"),
		ours("share-pressure-high", SharePressureHigh, "of people"),
		ours("share-pressure-mild", SharePressureMild, "of people"),
		ours("share-pressure-unsure", SharePressureUnsure, "of people"),
		ours("share-pregnant", SharePregnant, "of people"),
		ours("share-pregnant-early", SharePregnantEarly, "of people"),
		ours("share-birth", ShareBirth, "of people"),
		ours("share-injury", ShareInjury, "of people"),
		ours("share-eyes", ShareEyes, "of people"),
		ours("share-thinner", ShareThinner, "of people"),
		ours("share-fused", ShareFused, "of people"),
		ours("share-limb-stable", ShareLimbStable, "of people"),
		ours("share-sedative", ShareSedative, "of people"),
		ours("share-rib", ShareRib, "of people"),
		ours("share-wound", ShareWound, "of people"),
		ours("share-stiff-spine", ShareStiffSpine, "of people"),
		ours("share-heart-active", ShareHeartActive, "of people"),
		ours("share-chest-mechanical", ShareChestMechanical, "of people"),
		ours("share-unsafe-belief", ShareUnsafeBelief, "of people"),
		ours("share-aorta", ShareAorta, "of people"),
		ours("share-operated-cleared", ShareOperatedCleared, "of people"),
		ours("share-swelling-cleared", ShareSwellingCleared, "of people"),
	}
}
