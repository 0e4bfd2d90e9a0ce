package session

import (
	"tspine/engine/body"
	"tspine/engine/unit"
)

// Kind says what a step is.
type Kind string

// The kinds of step. Lower, Pause and Lift are the parts of a rep with a
// tempo, Work is any other moving, Breathe one half of a breath, Relax the
// moment between two holds. SwitchSide goes on with the other side; TurnOver
// does so by rolling over, lying on one's side. Done is the last step.
const (
	Prepare    Kind = "prepare"
	Work       Kind = "work"
	Hold       Kind = "hold"
	Relax      Kind = "relax"
	Breathe    Kind = "breathe"
	Lower      Kind = "lower"
	Pause      Kind = "pause"
	Lift       Kind = "lift"
	Walk       Kind = "walk"
	SwitchSide Kind = "switch-side"
	TurnOver   Kind = "turn-over"
	Rest       Kind = "rest"
	Done       Kind = "done"
)

// Active says whether a step of this kind is part of the dose, and not the
// time before, between or after.
func (k Kind) Active() bool {
	switch k {
	case Work, Hold, Breathe, Lower, Pause, Lift, Walk:
		return true
	}
	return false
}

// Alternating is the cue of reps that the person counts, changing the side at
// every one: they are of both sides.
const Alternating = "alternate"

// What else is said as a step begins, where that is more than its kind.
const (
	cueBreatheIn  = "breathe-in"
	cueBreatheOut = "breathe-out"
)

// Step is one thing to do, or to wait for. A step that stands between two
// others (prepare, rest, relax, a change of side) carries the set, side and rep
// that come after it.
type Step struct {
	Kind     Kind
	Line     int    // index into Timeline.Lines; -1 when done
	Exercise string // exercise ID; empty when done
	Side     body.Side
	Round    int          // of the circuit, from 1; 0 in an Alternative
	Set      int          // of the line, from 1; sets past those of the dose are further ones for the limited side
	Rep      int          // of the set and side, from 1; of several reps in one step, the first
	Length   unit.Seconds // 0: the person says when it is done
	Count    int          // reps or meters to do where the person says when it is done
	Planned  unit.Seconds // Length, or about how long the person will take
	Start    unit.Seconds // from the beginning of the session, as planned
	Cue      string       // key of what is said as the step begins
	Tip      int          // which of the exercise's own cues is shown, from 1; 0: none
	Next     string       // exercise that comes after this one; empty: none
}

// Waits says whether the step lasts until the person says that it is done.
func (s Step) Waits() bool { return s.Length == 0 && s.Kind != Done }

// settle gives every step its start and what comes next, and the planned
// length of them all. A line that comes up again in a later round counts as
// next.
func settle(steps []Step) unit.Seconds {
	var now unit.Seconds
	for i := range steps {
		steps[i].Start = now
		now += steps[i].Planned
	}
	next := ""
	for i := len(steps) - 1; i >= 0; i-- {
		if i+1 < len(steps) && !steps[i].with(steps[i+1]) {
			next = steps[i+1].Exercise
		}
		steps[i].Next = next
	}
	return now
}

// with says whether two steps belong to the same line in the same round.
func (s Step) with(o Step) bool { return s.Line == o.Line && s.Round == o.Round }
