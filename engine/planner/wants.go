package planner

import (
	"math/bits"

	"tspine/engine/body"
	"tspine/engine/exercise"
)

// wants is a set of things that a session is to do: the directions that the
// week still owes, and a line for each direction that is limited and for the
// limited side.
type wants uint8

// The directions that a week owes (Q004-1), then what is limited (6.6, 7.1).
const (
	wantExtension wants = 1 << iota
	wantRotation
	wantSideBend
	wantFlexExt
	limitedExtension
	limitedRotation
	limitedSideBend
	limitedSide

	owedWants    = limitedExtension - 1
	limitedWants = ^owedWants
)

// among counts those of the set that are also in others.
func (w wants) among(others wants) int { return bits.OnesCount8(uint8(w & others)) }

// each lists the members of the set.
func (w wants) each() []wants {
	var out []wants
	for ; w != 0; w &= w - 1 {
		out = append(out, w&-w)
	}
	return out
}

// directions gives directions as what a week owes; flexion and extension in one
// line are one more.
func directions(d body.Directions) wants {
	var out wants
	if d&body.Extension != 0 {
		out |= wantExtension
	}
	if d&body.Rotation != 0 {
		out |= wantRotation
	}
	if d&body.SideBend != 0 {
		out |= wantSideBend
	}
	if d&body.Flexion != 0 && d&body.Extension != 0 {
		out |= wantFlexExt
	}
	return out
}

// limited gives directions as what is limited.
func limited(d body.Directions) wants {
	return (directions(d) &^ wantFlexExt) * limitedExtension
}

// wanted is what the session is to do.
func (a *Ask) wanted() wants {
	out := owedWants &^ directions(a.Covered&^body.Flexion)
	if a.CoveredFlexExt {
		out &^= wantFlexExt
	}
	return out | limited(a.Findings.Limited) | limitedSide
}

// covers gives what an option does of that: every line works in its
// directions, a mobilize line also for those that are limited.
func (l *lister) covers(o *option) wants {
	out := directions(o.exercise.Directions)
	if o.phase == exercise.Mobilize {
		out |= limited(o.exercise.Directions)
	}
	if o.limited {
		out |= limitedSide
	}
	return out & l.wanted
}
