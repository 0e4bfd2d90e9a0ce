package screening

import "tspine/engine/evidence"

// Entry: what can be an answer at all.
const (
	oldest            = 110  // years
	mostWeeks         = 6000 // weeks since an injury or an operation
	mostMonths        = 1320 // months of pain
	mostPregnantWeeks = 45
	mostHeightLoss    = 40  // cm
	mostOcciputToWall = 100 // cm
	highestSystolic   = 350 // mmHg
	lowestDiastolic   = 10  // mmHg
	fivePartQuestions = 5
	highestBelief     = 10
)

// Ages, in years.
const (
	adult             = 18
	fractureAge       = 65 // R19 (a), (c); M01 not sure
	fractureMiddleAge = 50 // R19 (b)
	brittleWoman      = 60 // M01 not sure
	injuryAge         = 65 // R20
	chestWallAge      = 40 // R22
	measuredBoneAge   = 50 // M01 by a measure
	inflammatoryOnset = 45 // M05
	earlyOnset        = 35 // M05, first of NICE's list
)

// Pain, 0 to 10.
const (
	cancerPain   = 7 // R13 same day
	nightPainTop = 8 // R15 same day
	strainPain   = 5 // R19 (b)
	suddenPain   = 7 // R19 (c)
	fracturePain = 8 // R19 same day
)

// Times.
const (
	weeksPerMonth        = 365.25 / 12 / 7
	chestWallWeeks       = 12 // R22
	injuryLimit          = 6  // weeks, R20, M11
	stiffSpineInjury     = 12 // weeks, M20 → R19
	surgeryClosed        = 6  // weeks, R25 whatever was said
	surgeryWatched       = 12 // weeks, R25 unless cleared
	surgeryLast          = 52 // weeks, R25 if still restricted
	fractureHealing      = 12 // weeks, R31, C31
	birthLimit           = 6  // weeks, M10p
	ribLimit             = 6  // weeks, M18
	firstTrimester       = 12 // weeks, M10e; after it M10
	inflammatoryMonths   = 3  // M05
	longPainMonths       = 3  // N05
	ClearanceDays        = 84 // a clearance counts
	freshDays            = 14 // a clearance excludes more
	rescreenGapDays      = 28
	rescreenIntervalDays = 42
)

// Blood pressure, mmHg.
const (
	systolicStop  = 180
	diastolicStop = 110
	systolicHigh  = 160
	diastolicHigh = 100
	systolicMild  = 140
	diastolicMild = 90
)

// Measures and counts.
const (
	occiputToWallLimit = 5 // cm, M01
	heightLossLimit    = 4 // cm, M01
	niceCount          = 3 // M05
	fivePartCount      = 2 // M06
	unsafeBeliefLimit  = 6 // N01
)

// Limits that flags set to every dose.
const (
	boneHold        = 5  // s, M01, M02
	pressureHold    = 10 // s, M09u, C33
	pressureReserve = 4  // reps in reserve, M09u, C33
	carefulReserve  = 3  // reps in reserve, M09c, M10e, M22
	clearedStage    = 2  // Cxx, C25, M10p, R14 or R27 not sure
	heartStage      = 3  // M22, C33
)

// num is one number of this file.
func num(name string, value float64, unit, section string, basis evidence.Basis, sources ...evidence.ID) evidence.Number {
	return evidence.Number{Name: name, Value: value, Unit: unit, Section: section, Basis: basis, Sources: sources}
}

// Numbers lists every number of this room that a clinician may argue about.
func Numbers() []evidence.Number {
	list := entryNumbers()
	list = append(list, ageNumbers()...)
	list = append(list, painNumbers()...)
	list = append(list, timeNumbers()...)
	list = append(list, pressureNumbers()...)
	return append(list, limitNumbers()...)
}

func entryNumbers() []evidence.Number {
	return []evidence.Number{
		num("oldest", oldest, "years", "1.3 R29", evidence.Design, "tspine"),
		num("most-weeks", mostWeeks, "weeks", "1.3", evidence.Design, "tspine"),
		num("most-months", mostMonths, "months", "1.3", evidence.Design, "tspine"),
		num("most-pregnant-weeks", mostPregnantWeeks, "weeks", "1.4 M10", evidence.Design, "tspine"),
		num("most-height-loss", mostHeightLoss, "cm", "1.4 M01", evidence.Design, "tspine"),
		num("most-occiput-to-wall", mostOcciputToWall, "cm", "1.4 M01", evidence.Design, "tspine"),
		num("highest-systolic", highestSystolic, "mmHg", "1.3 R28", evidence.Design, "tspine"),
		num("lowest-diastolic", lowestDiastolic, "mmHg", "1.3 R28", evidence.Design, "tspine"),
		num("five-part-questions", fivePartQuestions, "answers", "7.1", evidence.Found, "hakim-2003"),
		num("highest-belief", highestBelief, "points", "1.5 N01", evidence.Design, "tspine"),
	}
}

func ageNumbers() []evidence.Number {
	return []evidence.Number{
		num("adult", adult, "years", "1.3 R29", evidence.Design, "tspine"),
		num("fracture-age", fractureAge, "years", "1.3 R19", evidence.Found, "cochrane-cd008643"),
		num("fracture-middle-age", fractureMiddleAge, "years", "1.3 R19", evidence.Found, "therapeutic-guidelines-au"),
		num("brittle-woman", brittleWoman, "years", "1.1", evidence.Design, "tspine"),
		num("injury-age", injuryAge, "years", "1.3 R20", evidence.Found, "canadian-c-spine"),
		num("chest-wall-age", chestWallAge, "years", "1.3 R22", evidence.Design, "tspine"),
		num("measured-bone-age", measuredBoneAge, "years", "1.4 M01", evidence.Design, "tspine"),
		num("inflammatory-onset", inflammatoryOnset, "years", "1.4 M05", evidence.Found, "nice-ng65"),
		num("early-onset", earlyOnset, "years", "1.4 M05", evidence.Found, "nice-ng65"),
	}
}

func painNumbers() []evidence.Number {
	return []evidence.Number{
		num("cancer-pain", cancerPain, "points", "1.3 R13", evidence.Design, "tspine"),
		num("night-pain-top", nightPainTop, "points", "1.3 R15", evidence.Design, "tspine"),
		num("strain-pain", strainPain, "points", "1.3 R19", evidence.Design, "tspine"),
		num("sudden-pain", suddenPain, "points", "1.3 R19", evidence.Design, "tspine"),
		num("fracture-pain", fracturePain, "points", "1.3 R19", evidence.Design, "tspine"),
	}
}

func timeNumbers() []evidence.Number {
	return []evidence.Number{
		num("weeks-per-month", weeksPerMonth, "weeks", "1.3 R22", evidence.Known, "tspine"),
		num("chest-wall-weeks", chestWallWeeks, "weeks", "1.3 R22", evidence.Design, "tspine"),
		num("injury-limit", injuryLimit, "weeks", "1.3 R20", evidence.Design, "tspine"),
		num("stiff-spine-injury", stiffSpineInjury, "weeks", "1.4 M20", evidence.Design, "tspine"),
		num("surgery-closed", surgeryClosed, "weeks", "1.3 R25", evidence.Design, "tspine"),
		num("surgery-watched", surgeryWatched, "weeks", "1.3 R25", evidence.Known, "sternal-precautions"),
		num("surgery-last", surgeryLast, "weeks", "1.3 R25", evidence.Design, "tspine"),
		num("fracture-healing", fractureHealing, "weeks", "1.3 R31", evidence.Known, "fracture-healing"),
		num("birth-limit", birthLimit, "weeks", "1.4 M10p", evidence.Design, "tspine"),
		num("rib-limit", ribLimit, "weeks", "1.4 M18", evidence.Design, "tspine"),
		num("first-trimester", firstTrimester, "weeks", "1.4 M10", evidence.Found, "acog-804"),
		num("inflammatory-months", inflammatoryMonths, "months", "1.4 M05", evidence.Found, "nice-ng65"),
		num("long-pain-months", longPainMonths, "months", "1.5 N05", evidence.Design, "tspine"),
		num("clearance-days", ClearanceDays, "days", "1.1 clearance", evidence.Design, "tspine"),
		num("fresh-days", freshDays, "days", "1.1 clearance", evidence.Design, "tspine"),
		num("rescreen-gap-days", rescreenGapDays, "days", "1.1 re-screen", evidence.Design, "tspine"),
		num("rescreen-interval-days", rescreenIntervalDays, "days", "1.1 re-screen", evidence.Design, "tspine"),
	}
}

func pressureNumbers() []evidence.Number {
	return []evidence.Number{
		num("systolic-stop", systolicStop, "mmHg", "1.3 R28", evidence.Known, "aha-2007"),
		num("diastolic-stop", diastolicStop, "mmHg", "1.3 R28", evidence.Known, "aha-2007"),
		num("systolic-high", systolicHigh, "mmHg", "1.4 M09u", evidence.Design, "tspine"),
		num("diastolic-high", diastolicHigh, "mmHg", "1.4 M09u", evidence.Design, "tspine"),
		num("systolic-mild", systolicMild, "mmHg", "1.4 M09c", evidence.Design, "tspine"),
		num("diastolic-mild", diastolicMild, "mmHg", "1.4 M09c", evidence.Design, "tspine"),
	}
}

func limitNumbers() []evidence.Number {
	return []evidence.Number{
		num("occiput-to-wall-limit", occiputToWallLimit, "cm", "1.4 M01", evidence.Found, "mov-e", "bonefit"),
		num("height-loss-limit", heightLossLimit, "cm", "1.4 M01", evidence.Known, "iscd"),
		num("nice-count", niceCount, "signs", "1.4 M05", evidence.Found, "nice-ng65"),
		num("five-part-count", fivePartCount, "answers", "1.4 M06", evidence.Found, "hakim-2003"),
		num("unsafe-belief-limit", unsafeBeliefLimit, "points", "1.5 N01", evidence.Design, "tspine"),
		num("bone-hold", boneHold, "s", "2.2 M01", evidence.Found, "giangregorio-2014"),
		num("pressure-hold", pressureHold, "s", "2.2 M09u", evidence.Design, "tspine"),
		num("pressure-reserve", pressureReserve, "reps", "2.2 M09u", evidence.Design, "narloch-1995", "tspine"),
		num("careful-reserve", carefulReserve, "reps", "2.2 M09c", evidence.Design, "narloch-1995", "tspine"),
		num("cleared-stage", clearedStage, "stage", "2.2 Cxx", evidence.Design, "tspine"),
		num("heart-stage", heartStage, "stage", "2.2 M22", evidence.Design, "tspine"),
	}
}
