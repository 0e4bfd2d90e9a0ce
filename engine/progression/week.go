package progression

import (
	"tspine/engine/dose"
	"tspine/engine/exercise"
	"tspine/engine/person"
	"tspine/engine/unit"
)

// Week is everything that the weekly table (6.2) looks at. The zero Week is one
// in which nothing was done: its decision is to hold.
type Week struct {
	Stage      exercise.Stage // 0 counts as 1
	StageCap   exercise.Stage // highest that screening allows; 0: no cap
	InStage    int            // weeks in this stage
	Sessions   int            // in this stage
	InProgram  int            // weeks
	SinceLight int            // weeks since the last deload, or since stage 4 began
	Strength   bool           // the goal is strength

	RedFlag  bool    // a new one, or questions 1–4 before a session answered yes or not sure
	Gap      int     // days since the last session
	Interval float64 // days between scheduled sessions; 0 counts as 1
	Flare    bool    // by 6.4

	Red       bool // any red session this week (6.1)
	RedBefore int  // red weeks directly before
	Amber     bool // any amber session this week
	Settled   bool
	PainFree  bool

	Comfortable    bool         // ticked: "I could do this stage comfortably …"
	Effort         unit.Rating  // of the sessions
	EffortRise     int          // points more than earlier at the same load, the lesser of the last two sessions
	Reserve        dose.Reserve // fewest reps left
	Plateau        bool         // by 6.5
	Adherence      float64      // % of this week's sessions
	StageAdherence float64      // % of the stage's sessions
	WorstChange    int          // worst pain of 24 hours, now minus at the beginning of the stage

	Age           int
	Training      person.Training // at entry
	LowConfidence bool            // N01
	Baseline      unit.Rating     // pain at entry, the higher of resting and moving
	Refer         Referral        // by 6.7
}

// Comfort says whether the stage is comfortable: ticked, and the effort low
// enough for the stage or enough reps left.
func (w *Week) Comfort() bool {
	if !w.Comfortable {
		return false
	}
	stage := w.stage()
	if w.Effort.Given() && w.Effort.Value() <= effortCap(stage) {
		return true
	}
	return stage >= StrengthStage && w.Reserve.Given() && w.Reserve >= leastReserve(stage)
}

// Ready says whether the person may leave the stage: comfortable, and pain-free
// or, in stages 1 and 2, settled.
func (w *Week) Ready() bool {
	return w.Comfort() && (w.PainFree || w.Settled && w.stage() <= exercise.Static)
}

// Frail says whether a gap counts as the next longer one (6.3): 65 or older, or
// inactive at entry and under 12 weeks in the program.
func (w *Week) Frail() bool {
	return w.Age >= OldAge || w.Training == person.None && w.InProgram < InactiveWeeks
}

// Smallest says whether a rise takes the smallest step: little confidence, pain
// at entry, or not free of pain.
func (w *Week) Smallest() bool {
	return w.LowConfidence || w.Baseline.Value() >= BaselineSmall || !w.PainFree
}

func (w *Week) stage() exercise.Stage {
	return min(max(w.Stage, exercise.Mobility), exercise.Functional)
}

// mayAdvance says whether there is a stage above that screening allows.
func (w *Week) mayAdvance() bool {
	return w.stage() < exercise.Functional && (w.StageCap == 0 || w.stage() < w.StageCap)
}

// lasts says whether row 11 holds: the last stage is kept up.
func (w *Week) lasts() bool {
	return w.stage() == exercise.Functional && w.InStage >= MaintainWeeks && !w.Strength
}

// effortCap is the highest effort at which a stage is comfortable.
func effortCap(s exercise.Stage) int {
	switch {
	case s <= exercise.Static:
		return EffortEarly
	case s <= exercise.Concentric:
		return EffortMiddle
	}
	return EffortLast
}

// leastReserve is the lower end of the reps in reserve of a stage; stage 1 has
// none.
func leastReserve(s exercise.Stage) dose.Reserve {
	switch {
	case s < StrengthStage:
		return 0
	case s <= exercise.Eccentric:
		return dose.InReserve(ReserveEarly)
	case s == exercise.Concentric:
		return dose.InReserve(ReserveFourth)
	}
	return dose.InReserve(ReserveLast)
}
