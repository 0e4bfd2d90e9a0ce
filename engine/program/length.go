package program

import (
	"tspine/engine/body"
	"tspine/engine/dose"
	"tspine/engine/exercise"
	"tspine/engine/unit"
)

// Turn is a line's turn in one round of a session: which sets of its dose are
// done there, and which of the further ones for the limited side. Both count
// from 0.
type Turn struct {
	Round             int
	First, Sets       int
	FirstExtra, Extra int
}

// Turns deals a line's sets over the rounds that it stands in. A dose per
// circuit is done in full in each of them. Any other keeps its source's sets
// for the whole visit, as even as can be, more of them in the earlier rounds:
// nobody does more than the source's dose at one visit. That is our choice.
// Further sets are dealt the same way; a dose that isn't per side has none. A
// round left without a set has no turn.
func Turns(e *exercise.Exercise, d dose.Dose, rounds []int, extra int) []Turn {
	sets := d.Sets.Min
	if !d.PerSide || sets == 0 {
		extra = 0
	}
	out := make([]Turn, 0, len(rounds))
	set, further := 0, 0
	for i, round := range rounds {
		t := Turn{Round: round, Sets: sets, Extra: extra}
		if !e.PerCircuit {
			t = Turn{round, set, share(sets, len(rounds), i), further, share(extra, len(rounds), i)}
			set, further = set+t.Sets, further+t.Extra
		}
		if t.Sets+t.Extra > 0 {
			out = append(out, t)
		}
	}
	return out
}

// share is part i of total dealt into n parts as even as can be, larger ones
// first.
func share(total, n, i int) int {
	if i < total%n {
		return total/n + 1
	}
	return total / n
}

// LineSeconds is how long a line takes in a session: getting ready in each of
// its turns, the work of every set and side, the changes of side, the moments
// between holds, and the rests between the sets of one turn. Extra is how many
// further sets the limited side has. Ranges count at their lower ends. It is
// what a session expanded into steps takes, to the second.
func LineSeconds(e *exercise.Exercise, d dose.Dose, rounds []int, extra int) unit.Seconds {
	sets := d.Deal()
	if len(sets) == 0 {
		return 0
	}
	var sum unit.Seconds
	for _, t := range Turns(e, d, rounds, extra) {
		sum += e.SetUp + unit.Seconds(max(t.Sets-1, 0))*d.RestSeconds()
		for _, amounts := range sets[t.First : t.First+t.Sets] {
			sum += setSeconds(e, d, amounts)
		}
		sum += extraSeconds(e, d, sets, t)
	}
	return sum
}

// setSeconds is how long a set takes on every side. Where the side changes at
// every rep, the change is part of the rep.
func setSeconds(e *exercise.Exercise, d dose.Dose, amounts []int) unit.Seconds {
	one := workSeconds(d, amounts)
	relax := RelaxSeconds(e, d)
	pauses := unit.Seconds(len(amounts) - 1)
	switch {
	case !d.PerSide:
		return one + pauses*relax
	case e.Sides == body.Alternate:
		return 2*one + (2*pauses+1)*relax
	}
	return 2*(one+pauses*relax) + e.TurnOver
}

// extraSeconds is how long the further sets of a turn take, with the way there:
// the rest between sets, or where there is none the change of side before the
// first.
func extraSeconds(e *exercise.Exercise, d dose.Dose, sets [][]int, t Turn) unit.Seconds {
	if t.Extra == 0 {
		return 0
	}
	rest := d.RestSeconds()
	sum := unit.Seconds(t.Extra-1) * rest
	switch {
	case t.Sets == 0:
	case rest > 0:
		sum += rest
	case e.Sides != body.Alternate:
		sum += e.TurnOver
	}
	for k := range t.Extra {
		amounts := sets[(t.FirstExtra+k)%len(sets)]
		sum += workSeconds(d, amounts) + unit.Seconds(len(amounts)-1)*RelaxSeconds(e, d)
	}
	return sum
}

// workSeconds is how long the reps of one set take on one side.
func workSeconds(d dose.Dose, amounts []int) unit.Seconds {
	var sum unit.Seconds
	for _, n := range amounts {
		switch d.Kind {
		case dose.Timed:
			sum += unit.Seconds(n)
		case dose.Distance:
			sum += dose.Dose{Kind: dose.Distance, Each: dose.Exactly(n)}.RepSeconds()
		default:
			sum += unit.Seconds(n) * d.RepSeconds()
		}
	}
	return sum
}

// RelaxSeconds is the moment between two holds: HoldRelax where the seconds of
// the dose are held still, and none where they are moved.
func RelaxSeconds(e *exercise.Exercise, d dose.Dose) unit.Seconds {
	if e.Held && d.Kind == dose.Timed {
		return HoldRelax
	}
	return 0
}
