package player

import (
	"tspine/engine/session"
	"tspine/engine/unit"
)

// Shown is what there is to see at a moment.
type Shown struct {
	Step   session.Step
	Line   session.Line // zero at the end
	Run    Run
	Left   int64        // ms of a timed step
	Spent  int64        // ms of a waiting step
	Passed unit.Seconds // of the session as planned
	Reps   int          // of the present set and side, as far as they are steps
	Sets   int          // of the line
	Rounds int
	Next   session.Step // the first step of the stretch that comes after this one, zero at the end
}

// Show gives what there is to see at a time, which is not before Seen.
func (s *State) Show(now int64) Shown {
	out := Shown{Step: s.step(), Run: s.Run, Left: s.Left, Spent: s.Spent, Rounds: s.Timeline.Rounds}
	if gone := max(now-s.Seen, 0); s.Run == Running {
		if out.Step.Waits() {
			out.Spent += gone
		} else {
			out.Left = max(out.Left-gone, 0)
		}
	}
	out.Passed = out.Step.Start + min(out.Step.Planned, unit.Seconds(max(s.passed(&out), 0)/second))
	if out.Step.Line < 0 {
		return out
	}
	out.Line = s.Timeline.Lines[out.Step.Line]
	out.Next = s.Timeline.Steps[s.after(s.At)]
	for _, one := range s.Timeline.Steps {
		if one.Line != out.Step.Line || !one.Kind.Active() {
			continue
		}
		out.Sets = max(out.Sets, one.Set)
		if one.Round == out.Step.Round && one.Set == out.Step.Set {
			out.Reps = max(out.Reps, one.Rep)
		}
	}
	return out
}

// passed is how much of the present step is over, in milliseconds.
func (s *State) passed(at *Shown) int64 {
	if at.Step.Waits() {
		return at.Spent
	}
	return int64(at.Step.Length)*second - at.Left
}
