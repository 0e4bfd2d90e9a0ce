package cohort

import (
	"slices"

	"tspine/engine/dose"
	"tspine/engine/logbook"
	"tspine/engine/progression"
	"tspine/engine/unit"
)

// move is what a decision did to a line once.
type move struct {
	asked     [3]uint64
	dose, way uint16
	swap      progression.Swap
	kept      bool
}

// result is how a session of a line went, with the number of its dose: how far,
// whether finished, pain and reserve, each in its bits. 0 is no session.
type result uint32

const (
	howBits     = 16
	openBit     = 20
	painBits    = 21
	reserveBits = 25
)

func resultOf(dose uint16, w went) result {
	r := result(dose) | result(w.far)<<howBits | result(lineRating(w.during))<<painBits | result(w.left)<<reserveBits
	if !w.finished {
		r |= 1 << openBit
	}
	return r
}

func (r result) how() logbook.How   { return hows[r>>howBits&15] }
func (r result) open() bool         { return r>>openBit&1 == 1 }
func (r result) pain() unit.Rating  { return unit.Rating(r >> painBits & 15) }
func (r result) left() dose.Reserve { return dose.Reserve(r >> reserveBits & 15) }

// logged gives what a check needs of it.
func (r result) logged() logged {
	l := logged{given: r != 0, full: r.how() == logbook.Full && !r.open(), pain: r.pain().Value(), left: -1}
	if r.left().Given() {
		l.left = r.left().Reps()
	}
	return l
}

// change gives what a decision does to a line.
func (d *Decider) change(order uint16, l *line, kit int, limits uint16, idle int) move {
	if !l.exercise.Loaded {
		kit = 0
	}
	asked := [3]uint64{
		uint64(order) | uint64(l.dose)<<16 | uint64(l.way)<<32 | uint64(l.place)<<48,
		uint64(l.last[0]) | uint64(l.last[1])<<32,
		uint64(limits) | uint64(idle)<<16 | uint64(kit)<<32,
	}
	if l.provoked {
		asked[2] |= 1 << 63
	}
	if l.asked == asked {
		return l.moved
	}
	l.asked, l.moved = asked, d.recall(asked, order, l, kit, limits, idle)
	return l.moved
}

// odd and odder spread the words of a question before they are mixed.
const (
	odd   = 0x9e3779b97f4a7c15
	odder = 0xc2b2ae3d27d4eb4f
)

// recall gives what a decision did to such a line before, or asks the rules.
func (d *Decider) recall(asked [3]uint64, order uint16, l *line, kit int, limits uint16, idle int) move {
	two := &d.moves[hash(asked[0]^asked[1]*odd^asked[2]*odder)%movesKept]
	switch {
	case two[0].kept && two[0].asked == asked:
		return two[0]
	case two[1].kept && two[1].asked == asked:
		two[0], two[1] = two[1], two[0]
		return two[0]
	}
	two[1], two[0] = two[0], d.carryOut(order, l, kit, limits, idle)
	two[0].asked, two[0].kept = asked, true
	return two[0]
}

// carryOut asks the rules what a decision does to a line.
func (d *Decider) carryOut(order uint16, l *line, kit int, limits uint16, idle int) move {
	in := progression.Line{
		Exercise: l.exercise, Dose: d.doses.list[l.dose], Today: firstDay, Provoked: l.provoked, Loads: d.loads[kit][l.place],
		Way: d.ways.list[l.way],
	}
	if l.exercise.Loaded {
		in.Bands = kits[kit].own.Bands
	}
	for i, r := range l.last {
		if r != 0 {
			in.Last[i] = d.wentSo(r, firstDay-unit.Day(idle+i))
		}
	}
	c := d.rules.Change(d.decisions[order], in, d.limits.list[limits])
	out := move{swap: c.Swap}
	switch {
	case c.Dose == in.Dose:
		out.dose = l.dose
	case !c.Dose.IsZero():
		out.dose = d.dose(c.Dose)
	}
	switch {
	case c.Way == in.Way:
		out.way = l.way
	case !c.Way.IsZero():
		out.way = d.ways.of(c.Way)
	}
	return out
}

// wentSo gives a result as the rules read it.
func (d *Decider) wentSo(r result, day unit.Day) progression.Result {
	asked := d.doses.list[r&(1<<howBits-1)]
	out := progression.Result{
		Day: day, How: r.how(), Open: r.open(), Planned: asked, Did: asked, Pain: r.pain(), Session: r.pain(), Reserve: r.left(),
	}
	out.Did = cutShort(asked, out.How)
	return out
}

// lighter is what people take instead of a load: the next band, or three
// quarters of a weight.
func lighter(l dose.Load) dose.Load {
	if l.Band == "" {
		return dose.Weight(l.Count, l.Each*3/4)
	}
	l.Band = colors[max(slices.Index(colors, l.Band)-1, 0)]
	return l
}

// cutShort is what was done of a dose.
func cutShort(asked dose.Dose, how logbook.How) dose.Dose {
	did := asked
	switch how {
	case logbook.Shortened:
		did = asked.Shape(asked.Sum()*3/4, dose.ByReps)
	case logbook.Stopped:
		did = asked.Shape(asked.Sum()/2, dose.ByReps)
	case logbook.Lightened:
		did.Load = lighter(asked.Load)
	}
	return did
}
