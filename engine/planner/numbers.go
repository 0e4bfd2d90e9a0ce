package planner

import "tspine/engine/evidence"

// Pain at entry (7.2), 0 to 10.
const (
	settlePain     = 6 // either rating, from here on: row 1
	sorePain       = 3 // on moving, from here on: rows 3a and 3b
	tenderRest     = 4 // at rest, from here on: row 3b
	soreLifterMove = 4 // on moving, up to and with: row 3a
	soreLifterRest = 3 // at rest, up to and with: row 3a
	halfPain       = 4 // on moving, up to and with: half a dose of the next stage
)

// What is done of a dose (7.2, 7.3).
const (
	HalfShare   = 0.5 // of the source's lower dose: while pain settles, of a line above the stage, and of the one effort of a warm-up
	soreReserve = 4   // reps left at the end of a set, row 3a
	halfReserve = 4   // reps left at the end of a set of a line above the stage
)

// Slots by minutes (7.3).
const (
	shortMinutes    = 5  // up to and with: one release, one mobilize line
	singleMinutes   = 10 // up to and with: one round, 1 + 2 + 1 lines
	longMinutes     = 30 // above: the most rounds
	leastRelease    = 1
	leastMobilize   = 2
	leastIntegrate  = 1
	mostHalves      = 1 // lines above the stage in one session of the first stage
	mostRounds      = 3
	maintenanceFrom = 2   // rounds of a circuit that maintains, at least
	warmUpRounds    = 2   // rounds of a warm-up, at most
	warmUpHold      = 60  // seconds of one hold in a warm-up, at most
	circuitSeconds  = 600 // one round of the three-step circuit where its time isn't given
)

// How far from the minutes that were asked for a session may be.
const (
	leastLength = 90  // percent, unless nothing is left to add
	mostLength  = 110 // percent, always
)

// The most lines of each phase in one session of more than singleMinutes.
const (
	mostRelease   = 4
	mostMobilize  = 6
	mostIntegrate = 6
	fewRelease    = 2 // for desk and strength
	fewMobilize   = 4 // for strength
	fewIntegrate  = 4 // for pain, desk and overhead
)

// Minutes by goal, in percent (7.3): of the whole session for release, and of
// what then is left for mobilizing. The rest is for integrating.
const (
	generalRelease   = 33
	generalMobilize  = 50
	painRelease      = 20
	painMobilize     = 60
	deskRelease      = 15
	deskMobilize     = 65
	overheadRelease  = 25
	overheadMobilize = 55
	strengthRelease  = 15
	strengthMobilize = 30
	looseMobilize    = 30 // at most, for those who are loose
	shareStep        = 10 // percent: as finely as the share of pain relief is looked at
)

// What is due (Q002-7).
const (
	mostDue          = 3      // points: done long ago or never
	firstStageBouts  = 21     // sessions a week
	secondStageBouts = 14     // sessions a week
	thirdStageBouts  = 7      // sessions a week
	fourthStageBouts = 3.5    // sessions a week: every second day
	fifthStageBouts  = 2      // sessions a week, at most
	shortBoutSeconds = 5 * 60 // of one of the day's further short sessions, at most
)

// The adaptive program.
const (
	stageWeeks = 6 // of one stage, at most
)

// Numbers lists every constant of this file, with the ground it stands on.
func Numbers() []evidence.Number {
	return append(append(entryNumbers(), slotNumbers()...), goalNumbers()...)
}

func entryNumbers() []evidence.Number {
	return []evidence.Number{
		design("settle-pain", settlePain, "points", "7.2 row 1"),
		design("sore-pain", sorePain, "points", "7.2 rows 3a, 3b"),
		design("tender-rest", tenderRest, "points", "7.2 row 3b"),
		design("sore-lifter-move", soreLifterMove, "points", "7.2 row 3a"),
		design("sore-lifter-rest", soreLifterRest, "points", "7.2 row 3a"),
		design("half-pain", halfPain, "points", "7.3"),
		design("half-share", HalfShare, "of the dose", "7.2 row 1, 7.3"),
		design("sore-reserve", soreReserve, "reps", "7.2 row 3a"),
		design("half-reserve", halfReserve, "reps", "7.3"),
	}
}

func slotNumbers() []evidence.Number {
	three := []evidence.ID{"mobility-in-three-steps"}
	return []evidence.Number{
		design("short-minutes", shortMinutes, "min", "7.3"),
		design("single-minutes", singleMinutes, "min", "7.3"),
		design("long-minutes", longMinutes, "min", "7.3"),
		design("least-release", leastRelease, "lines", "7.3"),
		design("least-mobilize", leastMobilize, "lines", "7.3"),
		design("least-integrate", leastIntegrate, "lines", "7.3"),
		design("most-halves", mostHalves, "lines", "7.3"),
		{Name: "most-rounds", Value: mostRounds, Unit: "rounds", Section: "5.2 Q001-6", Basis: evidence.Seed, Sources: three},
		{Name: "maintenance-from", Value: maintenanceFrom, Unit: "rounds", Section: "7.3", Basis: evidence.Seed, Sources: three},
		design("warm-up-rounds", warmUpRounds, "rounds", "7.3"),
		{Name: "warm-up-hold", Value: warmUpHold, Unit: "s", Section: "7.3", Basis: evidence.Found, Sources: []evidence.ID{"warneke-2025"}},
		design("circuit-seconds", circuitSeconds, "s", "5.3"),
		design("least-length", leastLength, "%", "7.3"),
		design("most-length", mostLength, "%", "7.3"),
		design("most-release", mostRelease, "lines", "7.3"),
		design("most-mobilize", mostMobilize, "lines", "7.3"),
		design("most-integrate", mostIntegrate, "lines", "7.3"),
		design("few-release", fewRelease, "lines", "7.3"),
		design("few-mobilize", fewMobilize, "lines", "7.3"),
		design("few-integrate", fewIntegrate, "lines", "7.3"),
	}
}

func goalNumbers() []evidence.Number {
	ladder := []evidence.ID{"stiff-upper-back-program"}
	return []evidence.Number{
		design("general-release", generalRelease, "%", "7.3"),
		design("general-mobilize", generalMobilize, "%", "7.3"),
		design("pain-release", painRelease, "%", "7.3"),
		design("pain-mobilize", painMobilize, "%", "7.3"),
		design("desk-release", deskRelease, "%", "7.3"),
		design("desk-mobilize", deskMobilize, "%", "7.3"),
		design("overhead-release", overheadRelease, "%", "7.3"),
		design("overhead-mobilize", overheadMobilize, "%", "7.3"),
		design("strength-release", strengthRelease, "%", "7.3"),
		design("strength-mobilize", strengthMobilize, "%", "7.3"),
		design("loose-mobilize", looseMobilize, "%", "7.1"),
		design("share-step", shareStep, "%", "7.3"),
		design("most-due", mostDue, "points", "7.3"),
		{Name: "first-stage-bouts", Value: firstStageBouts, Unit: "sessions a week", Section: "5.2 Q002-7", Basis: evidence.Seed, Sources: ladder},
		{Name: "second-stage-bouts", Value: secondStageBouts, Unit: "sessions a week", Section: "5.2 Q002-7", Basis: evidence.Seed, Sources: ladder},
		{Name: "third-stage-bouts", Value: thirdStageBouts, Unit: "sessions a week", Section: "5.2 Q002-7", Basis: evidence.Seed, Sources: ladder},
		{Name: "fourth-stage-bouts", Value: fourthStageBouts, Unit: "sessions a week", Section: "5.2 Q002-7", Basis: evidence.Seed, Sources: ladder},
		{Name: "fifth-stage-bouts", Value: fifthStageBouts, Unit: "sessions a week", Section: "5.2 Q002-7", Basis: evidence.Seed, Sources: ladder},
		design("short-bout-seconds", shortBoutSeconds, "s", "7.3"),
		{Name: "stage-weeks", Value: stageWeeks, Unit: "weeks", Section: "5.2 Q002-5", Basis: evidence.Seed, Sources: ladder},
	}
}

// design is a number of our own choice.
func design(name string, value float64, measure, section string) evidence.Number {
	return evidence.Number{Name: name, Value: value, Unit: measure, Section: section, Basis: evidence.Design, Sources: []evidence.ID{"tspine"}}
}
