package planner

import (
	"tspine/engine/dose"
	"tspine/engine/evidence"
	"tspine/engine/exercise"
	"tspine/engine/person"
	"tspine/engine/program"
	"tspine/engine/screening"
)

// adaptive is the ID of the program that is made for one person.
const adaptive = "adaptive"

// Adapt writes the program of a person out: from the stage of the entry up to
// the last one, or to the cap of the screening, each for at most stageWeeks and
// all together for so many weeks. After that the last stage goes on. Each stage
// has every exercise that the person may do in it at its first dose; each day
// chooses from them.
func Adapt(s Situation, e Entry, weeks int) program.Program {
	p := program.Program{ID: adaptive, Sources: []evidence.ID{"tspine"}, Basis: evidence.Design, Adaptive: true}
	last := exercise.Functional
	if stageCap := s.Pass.StageCap(); stageCap > 0 {
		last = stageCap
	}
	w := newWriter(s, e, last)
	for stage := max(e.Stage, exercise.Mobility); stage <= last && weeks > 0; stage++ {
		in := min(weeks, stageWeeks)
		p.Stages = append(p.Stages, program.Stage{Stage: stage, Weeks: in, Parts: w.parts(stage)})
		weeks -= in
	}
	return p
}

// writer writes stages for one person.
type writer struct {
	Situation
	pass   screening.Pass
	entry  Entry
	limits exercise.Limits
	phases [exercise.Integrate + 1][]starter // what the person may do up to the last stage
}

// starter is an exercise with its first dose.
type starter struct {
	*exercise.Exercise
	dose dose.Dose
}

func newWriter(s Situation, e Entry, last exercise.Stage) *writer {
	w := &writer{Situation: s, pass: s.Pass.With(e.Exclude), entry: e, limits: s.Pass.Limits()}
	w.limits.Reserve = max(w.limits.Reserve, e.Reserve)
	loose := loose(&s.Findings)
	for _, one := range Available(s.Catalog, w.pass, last, s.Profile.Equipment) {
		if p := one.Phase(); p != exercise.Mobilize || one.Directions&loose == 0 {
			w.phases[p] = append(w.phases[p], starter{one, one.Start(w.limits, 1)})
		}
	}
	return w
}

// parts gives the three steps of a stage, and at the first one the lines of the
// next of which half may be done.
func (w *writer) parts(stage exercise.Stage) []program.Part {
	var out []program.Part
	for p := exercise.Release; p <= exercise.Integrate; p++ {
		if lines := w.lines(p, stage); len(lines) > 0 {
			out = append(out, program.Part{Name: p.String(), Phase: p, Choose: program.ChooseAny, Lines: lines})
		}
	}
	if halves := w.halves(stage, w.Profile.Equipment); len(halves) > 0 {
		out = append(out, program.Part{Name: "half", Phase: exercise.Integrate, Choose: program.ChooseOne, Lines: halves})
	}
	return out
}

// lines gives what a stage has of a phase: all of it and of earlier stages, and
// less of each while pain settles.
func (w *writer) lines(p exercise.Phase, stage exercise.Stage) []program.Line {
	out := make([]program.Line, 0, len(w.phases[p]))
	for _, one := range w.phases[p] {
		if one.Stage > stage {
			continue
		}
		d := one.dose
		if w.entry.Settle && stage == w.entry.Stage {
			d = one.Start(w.limits, w.entry.Share)
		}
		out = append(out, program.Line{Exercise: one.ID, Dose: d})
	}
	return out
}

func (w *writer) halves(stage exercise.Stage, own person.Equipment) []program.Line {
	var out []program.Line
	limits := w.limits
	limits.Reserve = max(limits.Reserve, dose.InReserve(halfReserve))
	for _, e := range Halves(w.Catalog, w.pass, stage, own, w.PainMove, w.entry.Settle) {
		out = append(out, program.Line{Exercise: e.ID, Dose: e.Start(limits, HalfShare)})
	}
	return out
}
