package cohort

import (
	"tspine/engine/dose"
	"tspine/engine/exercise"
	"tspine/engine/planner"
	"tspine/engine/progression"
	"tspine/engine/unit"
)

// line is one exercise of a run.
type line struct {
	exercise  *exercise.Exercise
	place     uint16  // in the catalog
	dose, way uint16  // by number
	first     float64 // volume that it began with
	lower     int     // total of the source's lower dose
	weighs    bool    // it has a load
	spares    bool    // reps are left in it
	last      [2]result
	provoked  bool
	out       bool // until the next stage
	watch     watch
	asked     [3]uint64 // of the last decision
	moved     move
}

// narrow gives what findings, entry and settling leave out beside the pass.
func (r *run) narrow() exercise.Classes { return planner.Excluded(r.findings, r.entry, r.settling) }

// redraw lays out the lines of the stage. A line that was there goes on as it
// was.
func (r *run) redraw() {
	r.say()
	limits := r.leave.limits
	limits.Reserve = max(limits.Reserve, r.entry.Reserve)
	r.limits = r.d.limits.of(limits)
	r.plan = r.d.planFor(r.leave, r.narrow(), r.stage, r.p.Kit)
	var next [mostLines]line
	for i, place := range r.plan.lines[:r.plan.n] {
		e := r.d.catalog.At(int(place))
		if r.truth.forbids(e) || r.settling && e.Classes.Has(settleLeaves) {
			r.t.found(ExcludedClass)
		}
		next[i] = r.old(place)
		if next[i].exercise == nil {
			next[i] = r.fresh(e, place, limits)
		}
	}
	r.lines, r.n = next, r.plan.n
	r.weigh()
}

// settleLeaves is left out while pain settles (7.2 row 1).
const settleLeaves = exercise.ExtEnd | exercise.RotEnd | exercise.RollExt | exercise.ProneExt | exercise.SMR

// old gives the line at a place of the catalog that the run has, or none.
func (r *run) old(place uint16) line {
	for i := range r.lines[:r.n] {
		if l := &r.lines[i]; l.place == place && !l.out {
			return *l
		}
	}
	return line{}
}

// fresh begins a line.
func (r *run) fresh(e *exercise.Exercise, place uint16, limits exercise.Limits) line {
	share := 1.0
	if r.settling {
		share = planner.HalfShare
	}
	d := e.Start(limits, share)
	if e.Loaded && d.Load.IsZero() {
		d.Load = lightest(r.p.Kit, e)
	}
	l := line{
		exercise: e, place: place, dose: r.d.dose(d), lower: e.Dose.Sum(), weighs: !d.Load.IsZero(),
		spares: d.Kind == dose.Reps && e.Phase() == exercise.Integrate,
	}
	a := r.d.amounts[l.dose]
	if a.total > l.lower {
		r.t.found(DoseTooMuch)
	}
	l.first = max(a.volume(), 1)
	return l
}

// lightest is the lightest load for an exercise in a kit; none where there is
// none.
func lightest(k int, e *exercise.Exercise) dose.Load {
	own := kits[k].own
	if e.Tool == "band" && len(own.Bands) > 0 {
		return dose.Load{Band: own.Bands[0]}
	}
	if loads := own.Loads(e.Tool, e.Pieces); len(loads) > 0 {
		return dose.Weight(e.Pieces, loads[0])
	}
	return dose.Load{}
}

// weigh works out what the lines ask of the body.
func (r *run) weigh() {
	var rel float64
	n := 0
	for i := range r.lines[:r.n] {
		l := &r.lines[i]
		if l.out {
			continue
		}
		rel += r.d.amounts[l.dose].volume() / l.first
		n++
	}
	r.demand = need(r.stage) * rel / float64(max(n, 1))
	r.feel()
}

// feel works out what sessions do to the body.
func (r *run) feel() {
	if r.n > 0 {
		r.strain = r.body.strain(r.p, r.stage, r.demand, r.d.limits.list[r.limits].Reserve)
	}
}

// say notes on every line the last sessions that were not noted yet. Lines look
// at two sessions only, and their doses don't change between decisions.
func (r *run) say() {
	for ; r.waiting > 0; r.waiting-- {
		for i := range r.lines[:r.n] {
			r.lines[i].did(r.unsaid[r.waiting-1])
		}
	}
}

// did notes a session.
func (l *line) did(w went) {
	if w.far == lightened && !l.weighs {
		w.far = full
	}
	if !l.spares {
		w.left = 0
	}
	l.last[1], l.last[0] = l.last[0], resultOf(l.dose, w)
}

// carry does to every line what a decision says.
func (r *run) carry(d *progression.Decision, h happened) {
	r.say()
	idle := 1
	if h.gap >= unit.DaysPerWeek {
		idle = min(h.gap, idleMost)
	}
	order, changed := r.d.decided(d, idle), false
	for i := range r.lines[:r.n] {
		l := &r.lines[i]
		if l.out {
			continue
		}
		l.provoked = h.red && i == r.n-1
		m := r.d.change(order, l, r.p.Kit, r.limits, idle)
		if m.swap == progression.Out || m.swap == progression.ToEasier {
			l.out, changed = true, true
		}
		if m.dose == 0 {
			continue
		}
		if m.dose != l.dose || l.watch.why != uncut || h.cuts() {
			h.last = [2]logged{l.last[0].logged(), l.last[1].logged()}
			l.watch.change(r.t, l.exercise, r.d.amounts[l.dose], r.d.amounts[m.dose], &h)
		}
		changed = changed || m.dose != l.dose
		l.dose, l.way = m.dose, m.way
		r.t.dosed(r.d.amounts[l.dose].total, l.lower)
	}
	if changed {
		r.weigh()
	}
}

// idleMost is the longest that a line is said not to have been done, in days.
const idleMost = 255
