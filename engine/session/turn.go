package session

import (
	"tspine/engine/body"
	"tspine/engine/dose"
	"tspine/engine/exercise"
	"tspine/engine/program"
	"tspine/engine/unit"
)

// writer writes the steps of one line.
type writer struct {
	e     *exercise.Exercise
	d     dose.Dose
	sets  [][]int   // of the dose, as dealt
	first body.Side // the side that starts
	tips  int       // how many cues the exercise has of its own
	steps []Step
	at    Step         // line, exercise, round, set, side and rep of the next step
	moved unit.Seconds // work since this side of this set began
}

// turn writes a line's turn in one round: getting ready, its sets, then the
// further sets of the limited side.
func (w *writer) turn(t program.Turn) {
	w.at.Round = t.Round
	for k := range t.Sets {
		n := t.First + k
		w.begin(n+1, w.order()[0])
		if k == 0 {
			w.timed(Prepare, w.e.SetUp)
		} else {
			w.timed(Rest, w.d.RestSeconds())
		}
		w.set(w.sets[n])
	}
	for k := range t.Extra {
		n := t.FirstExtra + k
		w.begin(len(w.sets)+n+1, w.first)
		switch {
		case k > 0 || t.Sets > 0 && w.d.RestSeconds() > 0:
			w.timed(Rest, w.d.RestSeconds())
		case t.Sets > 0:
			w.change()
		default:
			w.timed(Prepare, w.e.SetUp)
		}
		w.run(w.sets[n%len(w.sets)], w.first)
	}
}

// begin sets the place of the next steps to the first rep of a set and side.
func (w *writer) begin(set int, side body.Side) {
	w.at.Set, w.at.Rep, w.at.Side = set, 1, side
}

// order is the sides of a set in the order in which they are worked.
func (w *writer) order() [2]body.Side {
	if !w.d.PerSide && w.e.Sides != body.Alternate {
		return [2]body.Side{}
	}
	return [2]body.Side{w.first, w.first.Other()}
}

// set writes one set. Left and right together are one set.
func (w *writer) set(amounts []int) {
	sides := w.order()
	switch {
	case w.e.Sides == body.Alternate:
		w.run(amounts, sides[:]...)
	case w.d.PerSide:
		w.run(amounts, sides[0])
		w.begin(w.at.Set, sides[1])
		w.change()
		w.run(amounts, sides[1])
	default:
		w.run(amounts, body.NoSide)
	}
}

// change writes the change to the side that comes next, which is a turn-over
// for whoever lies on their side. Where it takes no time there is no step.
func (w *writer) change() {
	if w.e.Sides == body.Alternate {
		return
	}
	if w.e.Position == "side-lying" {
		w.timed(TurnOver, w.e.TurnOver)
		return
	}
	w.timed(SwitchSide, w.e.TurnOver)
}

// run writes the reps of one set on one side, or on both in turns.
func (w *writer) run(amounts []int, sides ...body.Side) {
	w.moved = 0
	each := 1 // how often each rep is done: once on every side
	if w.d.PerSide {
		each = len(sides)
	}
	if w.counted() {
		w.count(amounts[0]*each, sides)
		return
	}
	reps := len(amounts)
	if w.d.Kind == dose.Reps || w.d.Kind == dose.Breaths {
		reps = amounts[0]
	}
	for i := range reps * each {
		w.at.Rep, w.at.Side = i/each+1, sides[i%len(sides)]
		w.rep(i, amounts, each)
	}
}

// counted says whether the person counts the reps: there is no tempo, or it is
// left to them how many they do.
func (w *writer) counted() bool {
	exact := w.d.Total > 0 || w.d.Sets.Exact() && w.d.Reps.Exact()
	return w.d.Kind == dose.Reps && (w.d.Tempo == dose.Tempo{} || !exact)
}

// count writes reps that the person counts.
func (w *writer) count(reps int, sides []body.Side) {
	step := Step{Kind: Work, Count: reps, Planned: unit.Seconds(reps) * w.d.RepSeconds()}
	w.at.Rep, w.at.Side = 1, sides[0]
	if len(sides) > 1 {
		w.at.Side, step.Cue = body.NoSide, Alternating
	}
	w.add(step)
}

// rep writes the i-th rep of a set.
func (w *writer) rep(i int, amounts []int, each int) {
	switch w.d.Kind {
	case dose.Reps:
		w.tempo()
	case dose.Breaths:
		w.breath()
	case dose.Timed:
		if i > 0 {
			w.timed(Relax, program.RelaxSeconds(w.e, w.d))
		}
		w.timed(w.still(), unit.Seconds(amounts[i/each]))
	case dose.Distance:
		meters := amounts[i/each]
		w.add(Step{Kind: Walk, Count: meters, Planned: dose.Dose{Kind: dose.Distance, Each: dose.Exactly(meters)}.RepSeconds()})
	}
}

// tempo writes one rep of a tempo.
func (w *writer) tempo() {
	w.timed(Lower, unit.Seconds(w.d.Tempo.Lower))
	w.timed(Pause, unit.Seconds(w.d.Tempo.Pause))
	w.timed(Lift, unit.Seconds(w.d.Tempo.Lift))
}

// breath writes one breath, in and out.
func (w *writer) breath() {
	all := w.d.RepSeconds()
	in := all * BreathIn / dose.BreathTime
	w.cued(Breathe, cueBreatheIn, in)
	w.cued(Breathe, cueBreatheOut, all-in)
}

// still says what is done for so many seconds.
func (w *writer) still() Kind {
	switch {
	case w.e.Held:
		return Hold
	case w.e.Position == "walking":
		return Walk
	}
	return Work
}

// timed writes a step of a given length, which says its own kind.
func (w *writer) timed(kind Kind, length unit.Seconds) { w.cued(kind, string(kind), length) }

// cued writes a step of a given length, or none where it takes no time.
func (w *writer) cued(kind Kind, cue string, length unit.Seconds) {
	if length > 0 {
		w.add(Step{Kind: kind, Cue: cue, Length: length, Planned: length})
	}
}

// add writes a step in its place.
func (w *writer) add(s Step) {
	s.Line, s.Exercise, s.Round, s.Set, s.Rep, s.Side = w.at.Line, w.at.Exercise, w.at.Round, w.at.Set, w.at.Rep, w.at.Side
	if s.Cue == "" {
		s.Cue = string(s.Kind)
	}
	if s.Kind.Active() {
		if w.tips > 0 {
			s.Tip = (max(s.Round-1, 0)+s.Set-1+int(w.moved/TipTime))%w.tips + 1
		}
		w.moved += s.Planned
	}
	w.steps = append(w.steps, s)
}
