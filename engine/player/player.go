// Package player plays a session: it is told the time and the keys, says what
// to show and what to sound, and keeps what was done.
package player

import (
	"slices"

	"tspine/engine/body"
	"tspine/engine/dose"
	"tspine/engine/session"
	"tspine/engine/unit"
)

// Version is of the shape of State. A state of another version can't be played.
const Version = 1

// Run says whether time passes.
type Run string

// Before the start; on its way; standing still; standing until a way on is
// chosen, because it hurt more than the cap; at the end.
const (
	Ready   Run = "ready"
	Running Run = "running"
	Paused  Run = "paused"
	Asking  Run = "asking"
	Over    Run = "over"
)

// State is a session as it is being played: a plain value, to be kept as JSON
// and played on from there. It knows no rule: what may be done in place of what,
// and how much may hurt, stands in the timeline. Times are milliseconds since
// 1970 UTC, by the clock on the wall.
type State struct {
	Version  int
	ID       string // of the entry that comes of it
	Timeline session.Timeline
	Before   unit.Rating // pain before
	Run      Run
	At       int     // index into Timeline.Steps
	Left     int64   // ms of a timed step that were left when Seen
	Spent    int64   // ms of a waiting step that had passed when Seen
	Rung     uint8   // which seconds of the countdown have sounded, as bits
	Seen     int64   // the last time it was told
	Ran      int64   // ms that it ran in all
	Away     int64   // ms of the last gap that nobody saw, which paused it; 0: none
	Marks    []Mark  // what was done
	Tracks   []Track // how each of Timeline.Lines went
	Hurt     Hurt    // what is asked about while Asking
}

// Mark is one step of the dose done to its end.
type Mark struct {
	Line, Round, Set, Rep int
	Side                  body.Side
	Cue                   string
	Amount                int       // reps, meters or seconds
	Load                  dose.Load // what was used, where the person said so
}

// Track is how one line went, but for what was done of it.
type Track struct {
	Pain    unit.Rating // worst during it
	Feel    Feel
	Reserve dose.Reserve // reps left, as the person said last
	Load    dose.Load    // as the person said last
	Ended   bool         // nothing more of it comes
	Stopped bool         // because it hurt
	Skipped bool         // some of it, or all, by choice
	Swapped bool         // another exercise came in its place
	Eased   bool         // it went on with a smaller movement, because it hurt
	Before  unit.Rating  // pain just before it, for comparing exercises
	After   unit.Rating  // pain some minutes after its first turn
}

// Feel is how hard a line felt. The zero Feel does not say.
type Feel string

// What a person may say of a line.
const (
	TooEasy Feel = "easy"
	TooHard Feel = "hard"
)

// New gives a session that is ready to start, and false where there is nothing
// to play. The id is that of the entry which will come of it.
func New(id string, t session.Timeline, before unit.Rating, now int64) (State, bool) {
	if len(t.Steps) < 2 || len(t.Lines) == 0 {
		return State{}, false
	}
	t.Checks = nil
	s := State{Version: Version, ID: id, Timeline: t, Before: before, Run: Ready, Seen: now, Tracks: make([]Track, len(t.Lines))}
	s.enter(0)
	return s, true
}

// Wake gives a state that was kept while nobody played it: it stands where it
// was when it was seen last, with the time that was left then.
func (s State) Wake(now int64) State {
	if s.Run == Running {
		s.Run = Paused
	}
	s.Seen = now
	return s
}

// Whole says whether a state that was read is one that can be played.
func (s *State) Whole() bool {
	t := &s.Timeline
	if s.Version != Version || s.At < 0 || s.At >= len(t.Steps) || len(s.Tracks) != len(t.Lines) {
		return false
	}
	for _, step := range t.Steps {
		if step.Line >= len(t.Lines) || step.Line < 0 && step.Kind != session.Done {
			return false
		}
	}
	return !slices.ContainsFunc(s.Marks, func(m Mark) bool { return m.Line < 0 || m.Line >= len(t.Lines) })
}

// step is the step at which it is.
func (s *State) step() session.Step { return s.Timeline.Steps[s.At] }

// clone gives a state that shares nothing that changes.
func (s State) clone() State {
	s.Marks, s.Tracks = slices.Clone(s.Marks), slices.Clone(s.Tracks)
	return s
}

// mark notes that a step was done. A step done again counts once.
func (s *State) mark(step session.Step, amount int, load dose.Load) {
	m := Mark{step.Line, step.Round, step.Set, step.Rep, step.Side, step.Cue, amount, load}
	for i := range s.Marks {
		if s.Marks[i].same(m) {
			s.Marks[i] = m
			return
		}
	}
	s.Marks = append(s.Marks, m)
}

// same says whether two marks are of the same step.
func (m Mark) same(o Mark) bool {
	m.Amount, m.Load = o.Amount, o.Load
	return m == o
}

// find gives the mark of a step.
func (s *State) find(step session.Step) (Mark, bool) { return among(s.Marks, step) }

// among gives the mark of a step, if it is one of these.
func among(marks []Mark, step session.Step) (Mark, bool) {
	want := Mark{Line: step.Line, Round: step.Round, Set: step.Set, Rep: step.Rep, Side: step.Side, Cue: step.Cue}
	for i := range marks {
		if m := &marks[i]; m.Rep == want.Rep && m.Set == want.Set && m.same(want) {
			return *m, true
		}
	}
	return want, false
}
