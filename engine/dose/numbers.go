package dose

import "tspine/engine/evidence"

// How long things take where a dose doesn't say.
const (
	RepTime    = 4   // seconds of one slow rep without a tempo
	BreathTime = 10  // seconds of one breath: six a minute
	WalkSpeed  = 0.8 // meters a second while carrying
	SetRest    = 60  // seconds between sets where no rest is written
)

// What the notation takes. Past these it is a slip of the pen.
const (
	MaxNumber  = 9999 // of anything that is counted or measured
	MaxWeight  = 1000 // kilograms of one piece
	MaxTempo   = 60   // seconds of one part of a rep
	MaxReserve = 10   // reps in reserve: more can't be judged
)

// Numbers lists every constant of this file, with the ground it stands on.
func Numbers() []evidence.Number {
	own := []evidence.ID{"tspine"}
	return []evidence.Number{
		{Name: "rep-time", Value: RepTime, Unit: "s", Section: "5.3", Basis: evidence.Design, Sources: own},
		{Name: "breath-time", Value: BreathTime, Unit: "s", Section: "5.3", Basis: evidence.Known, Sources: []evidence.ID{"zaccaro-2018"}},
		{Name: "walk-speed", Value: WalkSpeed, Unit: "m/s", Section: "5.3", Basis: evidence.Design, Sources: own},
		{Name: "set-rest", Value: SetRest, Unit: "s", Section: "5.3", Basis: evidence.Design, Sources: own},
		{Name: "max-number", Value: MaxNumber, Unit: "reps, s or m", Section: "5.3", Basis: evidence.Design, Sources: own},
		{Name: "max-weight", Value: MaxWeight, Unit: "kg", Section: "5.3", Basis: evidence.Design, Sources: own},
		{Name: "max-tempo", Value: MaxTempo, Unit: "s", Section: "5.3", Basis: evidence.Design, Sources: own},
		{Name: "max-reserve", Value: MaxReserve, Unit: "reps", Section: "4", Basis: evidence.Found, Sources: []evidence.ID{"hackett-2017"}},
	}
}
