package program

import (
	"tspine/engine/exercise"
	"tspine/engine/unit"
)

// Session is the lines done at one time.
type Session struct {
	Day    unit.Day
	Short  bool // one of the day's short bouts, not the main session
	Rounds int  // of the circuit, at least 1
	Parts  []Chosen
	Length unit.Seconds // with set-up, turn-overs, rests and changes
	Asked  int          // minutes asked for; 0: no limit was asked
	Full   bool         // nothing could be added, although Length is well under what was asked
	ByLot  bool         // the order of the lines was drawn by lot
	Rate   []string     // exercises that are rated just before and after, to compare them (evidence 9.1)
}

// Chosen is a line of a session, in its place.
type Chosen struct {
	Line
	Phase   exercise.Phase
	Rounds  []int        // which rounds (from 1) it is done in: every one for a dose per circuit, else as many as its sets
	Limited bool         // it starts with the limited side
	Extra   int          // further sets for the limited side, work ratio 2 : 1 (6.6)
	Length  unit.Seconds // all rounds together
}
