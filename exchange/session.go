package exchange

import (
	"tspine/engine/exercise"
	"tspine/engine/program"
)

// Session is a session as JSON.
type Session struct {
	Day     string        `json:"day"`
	Short   bool          `json:"short,omitempty"`
	Rounds  int           `json:"rounds"`
	Seconds int           `json:"seconds"`
	Asked   int           `json:"minutes_asked,omitempty"`
	Full    bool          `json:"all_of_todays_dose,omitempty"` // nothing could be added
	Lines   []SessionLine `json:"lines"`
}

// SessionLine is one line of a session.
type SessionLine struct {
	Line
	Phase     string `json:"phase"`
	InRounds  []int  `json:"in_rounds"`
	Limited   bool   `json:"limited_side_first,omitempty"`
	ExtraSets int    `json:"extra_sets_limited_side,omitempty"`
	Seconds   int    `json:"seconds"`
}

// SessionOf writes a session.
func SessionOf(s program.Session, c *exercise.Catalog) Session {
	out := Session{Day: s.Day.String(), Short: s.Short, Rounds: s.Rounds, Seconds: int(s.Length), Asked: s.Asked, Full: s.Full, Lines: []SessionLine{}}
	for _, p := range s.Parts {
		out.Lines = append(out.Lines, SessionLine{
			Line: LineOf(p.Line, c), Phase: p.Phase.String(), InRounds: p.Rounds, Limited: p.Limited, ExtraSets: p.Extra, Seconds: int(p.Length),
		})
	}
	return out
}
