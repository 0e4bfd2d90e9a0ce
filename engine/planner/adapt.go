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
	w := writer{Situation: s, pass: s.Pass.With(e.Exclude), entry: e, limits: s.Pass.Limits()}
	w.limits.Reserve = max(w.limits.Reserve, e.Reserve)
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
}

// parts gives the three steps of a stage, and at the first one the lines of the
// next of which half may be done.
func (w *writer) parts(stage exercise.Stage) []program.Part {
	own, loose := w.Profile.Equipment, loose(&w.Findings)
	var steps [exercise.Integrate + 1]program.Part
	for _, e := range Available(w.Catalog, w.pass, stage, own) {
		p := e.Phase()
		if p == exercise.Mobilize && e.Directions&loose != 0 {
			continue
		}
		steps[p].Lines = append(steps[p].Lines, program.Line{Exercise: e.ID, Dose: e.Start(w.limits, w.share(stage))})
	}
	var out []program.Part
	for p := exercise.Release; p <= exercise.Integrate; p++ {
		if len(steps[p].Lines) > 0 {
			out = append(out, program.Part{Name: p.String(), Phase: p, Choose: program.ChooseAny, Lines: steps[p].Lines})
		}
	}
	if halves := w.halves(stage, own); len(halves) > 0 {
		out = append(out, program.Part{Name: "half", Phase: exercise.Integrate, Choose: program.ChooseOne, Lines: halves})
	}
	return out
}

// share is how much of the lower dose lines begin with: less while pain settles.
func (w *writer) share(stage exercise.Stage) float64 {
	if w.entry.Settle && stage == w.entry.Stage {
		return w.entry.Share
	}
	return 1
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
