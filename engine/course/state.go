package course

import (
	"slices"

	"tspine/engine/assessment"
	"tspine/engine/body"
	"tspine/engine/dose"
	"tspine/engine/exercise"
	"tspine/engine/planner"
	"tspine/engine/progression"
	"tspine/engine/screening"
	"tspine/engine/unit"
)

// State is all that the rules need of a person's past. It has plain fields
// only, so that it can be kept and read back, and is never changed from
// outside. The zero State knows nothing of the person.
type State struct {
	About     About
	Described bool // About was said
	Screen    screenState
	Screened  bool
	Check     checkState
	Measures  []assessment.Measures // the baselines and the latest
	Ratings   []rated               // of the last nine weeks, oldest first
	Choices   []chosen              // that still hold
	Pauses    []Away                // that count in the open week, or are still to be asked about

	Started   bool
	Start     unit.Day // first day of the program
	Week      int      // the open week, from 0
	Entry     planner.Entry
	EntryDay  unit.Day // on which the stage was entered by it
	EntryPain Pain
	Rounds    int  // from the minutes in the profile; they stay for the week
	Anew      bool // the gap was so long that the program begins anew
	Again     bool // everything is asked again before the next session
	Stopped   bool // by the questions before a session
	Referred  bool // R30, until seen and cleared
	ReferDay  unit.Day
	Spreading bool // pain, tingling or numbness newly spreads into a limb

	Stage      exercise.Stage
	StageDay   unit.Day // on which it began
	InStage    int      // trained weeks in it
	StageDone  int      // sessions in it
	StageDue   float64  // sessions that its closed weeks asked for
	StageWorst unit.Rating
	RedWeeks   int // directly before
	SinceLight int // weeks since the last deload
	Reviews    int

	Settling     bool // 7.2 row 1, or SETTLE
	SettleDay    unit.Day
	SettlePain   Pain
	SettleFailed bool
	Settles      []unit.Day
	Flares       []unit.Day
	FlareDay     unit.Day // on which the present flare began
	InFlare      bool
	FlareOpen    bool // its first days are not over

	Sessions    int // in this program
	LastSession unit.Day
	BackFrom    unit.Day // the session before the gap that was stepped back from
	BackGap     int      // days that this gap had then
	WeekDone    int      // finished bouts of the open week
	WeekBouts   int      // all of them
	Comfort     bool     // ticked in the open week
	Bouts       []progression.Bout
	Efforts     []effort
	Lines       []line // by exercise id
	Covered     body.Directions
	FlexExt     bool
	NoIntegrate bool     // the last main session had no integrate line
	MainDay     unit.Day // of the last main session
	Latest      Decided
	Before      Decided // the decision before the latest
}

// What a state keeps of measures and ratings. The first measures are
// baselines.
const (
	keptMeasures = 24
	baselines    = 2
	keptDays     = 63
	keptEfforts  = 6
)

// screenState is the latest full screening, its answers as text.
type screenState struct {
	Day        unit.Day
	Answers    map[string]string
	Pain       Pain
	Hits       []screening.Hit
	Clearances []screening.Clearance
	Text       string
}

// checkState is the latest pre-session check, its answers as text.
type checkState struct {
	Day     unit.Day
	Given   bool
	Answers map[string]string
}

// rated is the ratings of one moment.
type rated struct {
	Day                                   unit.Day
	At                                    int64
	Morning, Worst, Stiffness, Rest, Move unit.Rating
}

// chosen is a choice that holds.
type chosen struct {
	ID  string
	Day unit.Day
	Choice
}

// effort is that of one session, with the weight it was done with.
type effort struct {
	Effort unit.Rating
	Load   unit.Kilograms
	Least  dose.Reserve
}

func (s State) clone() State {
	s.Measures = slices.Clone(s.Measures)
	s.Ratings = slices.Clone(s.Ratings)
	s.Choices = slices.Clone(s.Choices)
	s.Pauses = slices.Clone(s.Pauses)
	s.Settles = slices.Clone(s.Settles)
	s.Flares = slices.Clone(s.Flares)
	s.Bouts = slices.Clone(s.Bouts)
	s.Efforts = slices.Clone(s.Efforts)
	s.Lines = slices.Clone(s.Lines)
	for i := range s.Lines {
		one := &s.Lines[i] // what its lists hold is never changed, only other lists put in their place
		one.Done, one.Top = slices.Clip(one.Done), slices.Clip(one.Top)
	}
	return s
}

// answersText writes answers so that they can be kept.
func answersText(a screening.Answers) map[string]string {
	out := make(map[string]string, len(a))
	for id, answer := range a {
		out[id] = answer.String()
	}
	return out
}

// readAnswers reads what answersText wrote.
func readAnswers(text map[string]string, questions []screening.Question) screening.Answers {
	out := make(screening.Answers, len(text))
	for _, q := range questions {
		if a, faults := q.Read(text[q.ID]); len(faults) == 0 && a.Given() {
			out[q.ID] = a
		}
	}
	return out
}

// Asked says whether the questions of a concept were put to the person again
// because of these words.
func (s *State) Asked(concept, text string) bool {
	return slices.ContainsFunc(s.Screen.Hits, func(h screening.Hit) bool { return h.Concept == concept && h.Text == text })
}
