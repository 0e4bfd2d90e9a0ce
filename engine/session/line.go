package session

import (
	"slices"

	"tspine/engine/body"
	"tspine/engine/dose"
	"tspine/engine/evidence"
	"tspine/engine/exercise"
	"tspine/engine/program"
	"tspine/engine/unit"
)

// What is said when a line hurts more than its cap: make the movement smaller,
// or end the line.
const (
	SayEase = "pain-over-cap-ease"
	SayStop = "pain-over-cap-stop"
)

// Prescribed is an exercise with its dose, and how much it may hurt.
type Prescribed struct {
	Exercise  string
	Dose      dose.Dose
	Phase     exercise.Phase
	Limited   body.Side       // starts, and has the further sets; NoSide: the sides are even
	Breathing string          // free, slow, exhale-on-effort
	PainCap   int             // highest pain at which it goes on as it is
	OverCap   string          // key of what is said above the cap
	Why       evidence.Reason // of the cap
}

// Line is one line of the session, and what may be done in place of it.
type Line struct {
	Prescribed
	InPlaceOf string // exercise that it was swapped for, or empty
	Rounds    []int
	Easier    []Alternative // for when it is too much
	Instead   []Alternative // for the same purpose, with other equipment or in another position
}

// Alternative may be done in place of a line. It is one that this person may
// do, with what they own, at their stage. Its steps start at 0 and have no
// round: they stand for the line's turn in the round in which it is swapped,
// and where EveryRound says so for its turns in all later rounds too. Else it
// is done once, and the line has no later turns.
type Alternative struct {
	Prescribed
	EveryRound bool
	Length     unit.Seconds
	Steps      []Step
}

// From gives the steps of the alternative for a line that was left in one of
// its sets: getting ready, then the sets from that one on. Sets already done
// are left out, but never the last.
func (a Alternative) From(set int) []Step {
	if len(a.Steps) == 0 {
		return nil
	}
	set = min(set, a.Steps[len(a.Steps)-1].Set)
	i := slices.IndexFunc(a.Steps, func(s Step) bool { return s.Kind.Active() && s.Set >= set })
	out := make([]Step, 0, 1+len(a.Steps)-i)
	if ready := a.Steps[0]; ready.Kind == Prepare {
		ready.Set, ready.Rep, ready.Side = a.Steps[i].Set, a.Steps[i].Rep, a.Steps[i].Side
		out = append(out, ready)
	}
	return append(out, a.Steps[i:]...)
}

// line gives a line with its alternatives.
func (x *expander) line(p *place) Line {
	l := Line{Prescribed: x.prescribe(p.e, p.Dose, p.Phase, p.limited)}
	for _, t := range p.turns {
		l.Rounds = append(l.Rounds, t.Round)
	}
	l.Easier = x.alternatives(p, p.e.Easier)
	l.Instead = x.alternatives(p, p.e.Instead)
	return l
}

// prescribe says how much an exercise may hurt: less where it mobilizes, and
// never more than the day's cap.
func (x *expander) prescribe(e *exercise.Exercise, d dose.Dose, phase exercise.Phase, limited body.Side) Prescribed {
	p := Prescribed{Exercise: e.ID, Dose: d, Phase: phase, Limited: limited, Breathing: e.Breathing, PainCap: PainCap, OverCap: SayEase}
	rule := ruleCap
	switch phase {
	case exercise.Mobilize:
		p.PainCap, rule = PainCapMobilize, ruleCapMobilize
	case exercise.Integrate:
		p.OverCap = SayStop
	}
	if today := x.o.PainCap; today.Given() && today.Value() < p.PainCap {
		p.PainCap, rule = today.Value(), ruleCapToday
	}
	p.Why = evidence.Because(rule).With("pain-cap", float64(p.PainCap))
	return p
}

// alternatives expands those of ids that this person may do, and that the
// session doesn't hold anyway.
func (x *expander) alternatives(p *place, ids []string) []Alternative {
	var out []Alternative
	for _, id := range ids {
		e := x.o.Catalog.Get(id)
		if e == nil || !x.offers(e) {
			continue
		}
		if d := x.o.Doses(e); len(d.Deal()) > 0 {
			out = append(out, x.alternative(p, e, d))
		}
	}
	return out
}

// offers says whether an exercise may be offered in place of another.
func (x *expander) offers(e *exercise.Exercise) bool {
	return x.o.Doses != nil && e.Stage <= x.o.Stage && x.pass.Allows(e) && owns(x.o.Equipment.HasAny, e.Needs) &&
		!slices.ContainsFunc(x.places, func(p place) bool { return p.e == e })
}

// owns says whether there is one thing for every need.
func owns(hasAny func([]string) bool, needs []exercise.Need) bool {
	return !slices.ContainsFunc(needs, func(n exercise.Need) bool { return !hasAny(n.AnyOf) })
}

// alternative expands e for the place of a line. The limited side keeps its
// share of the work.
func (x *expander) alternative(p *place, e *exercise.Exercise, d dose.Dose) Alternative {
	phase := p.Phase
	if !e.Fits(phase) {
		phase = e.Phase()
	}
	var limited body.Side
	extra := 0
	if d.PerSide && x.o.Limited != nil {
		limited = x.o.Limited(e)
	}
	if p.Extra > 0 && limited != body.NoSide {
		extra = d.Sets.Min
	}
	w := x.writer(e, d, limited)
	w.steps = x.scratch[:0]
	for _, turn := range program.Turns(e, d, []int{0}, extra) {
		w.turn(turn)
	}
	x.scratch = w.steps
	a := Alternative{Prescribed: x.prescribe(e, d, phase, limited), EveryRound: e.PerCircuit, Steps: slices.Clone(w.steps)}
	a.Length = settle(a.Steps)
	return a
}
