package session

import "tspine/engine/evidence"

// How much pain a line may bring, 0 to 10.
const (
	PainCap         = 5 // a line goes on as it is up to this
	PainCapMobilize = 3 // the same for what mobilizes
	RedPain         = 6 // a line ends from here on
	RaisedPain      = 4 // who has this before the session has room above it
	RedRise         = 2 // that much room
	RedAlways       = 8 // but never above this
)

// How a session is spoken and used.
const (
	BreathIn = 4  // seconds of a ten-second breath that are breathed in
	TipTime  = 15 // seconds of work before the next of the exercise's own cues
	UseDays  = 1  // days on which a timeline may be begun, its own counted
)

// Numbers lists every constant of this file, with the ground it stands on.
func Numbers() []evidence.Number {
	own := []evidence.ID{"tspine"}
	light := []evidence.ID{"thomee-1997", "silbernagel-2007"}
	return []evidence.Number{
		{Name: "pain-cap", Value: PainCap, Unit: "points", Section: "6.1", Basis: evidence.Found, Sources: light},
		{Name: "pain-cap-mobilize", Value: PainCapMobilize, Unit: "points", Section: "6.1", Basis: evidence.Design, Sources: []evidence.ID{"mobility-in-three-steps", "tspine"}},
		{Name: "red-pain", Value: RedPain, Unit: "points", Section: "6.1", Basis: evidence.Found, Sources: light},
		{Name: "raised-pain", Value: RaisedPain, Unit: "points", Section: "6.1", Basis: evidence.Design, Sources: own},
		{Name: "red-rise", Value: RedRise, Unit: "points", Section: "6.1", Basis: evidence.Design, Sources: own},
		{Name: "red-always", Value: RedAlways, Unit: "points", Section: "6.1", Basis: evidence.Design, Sources: own},
		{Name: "breath-in", Value: BreathIn, Unit: "s", Section: "5.3", Basis: evidence.Design, Sources: own},
		{Name: "tip-time", Value: TipTime, Unit: "s", Section: "5.2", Basis: evidence.Design, Sources: own},
		{Name: "use-days", Value: UseDays, Unit: "days", Section: "1.1", Basis: evidence.Design, Sources: own},
	}
}
