package cohort

import (
	"tspine/engine/exercise"
	"tspine/engine/planner"
	"tspine/engine/program"
	"tspine/engine/screening"
)

// plan is the lines of a stage, drawn once for all who are in the same
// situation.
type plan struct {
	n             int
	lines         [mostLines]uint16 // places in the catalog
	perWeek, days float64           // sessions, and days between them
}

// mostLines is how many lines of a stage are followed.
const mostLines = 3

// planKey is the situation that a plan is drawn for.
type planKey struct {
	planned    uint16
	narrow     exercise.Classes
	stage, kit uint8
}

func (d *Decider) planFor(l *leave, narrow exercise.Classes, stage exercise.Stage, kit int) *plan {
	key := planKey{l.planned, narrow, uint8(stage), uint8(kit)}
	p, ok := d.plans[key]
	if !ok {
		p = d.drawn(l.pass.With(narrow), stage, kit)
		d.plans[key] = p
	}
	return p
}

// drawn takes one line of each phase from what is available: the first of the
// highest stage, one with a load before the others.
func (d *Decider) drawn(pass screening.Pass, stage exercise.Stage, kit int) *plan {
	list := d.rules.Available(d.catalog, pass, stage, kits[kit].own)
	p := &plan{}
	var due []program.Line
	for phase := exercise.Release; phase <= exercise.Integrate; phase++ {
		if best := bestOf(list, phase); best != nil {
			p.lines[p.n] = uint16(d.catalog.Index(best.ID))
			p.n++
			due = append(due, program.Line{Exercise: best.ID, Dose: best.Dose})
		}
	}
	p.perWeek, p.days = planner.Scheduled(stage, due)
	return p
}

func bestOf(list []*exercise.Exercise, phase exercise.Phase) *exercise.Exercise {
	var best *exercise.Exercise
	for _, e := range list {
		better := best == nil || e.Stage > best.Stage || e.Stage == best.Stage && e.Loaded && !best.Loaded
		if e.Phase() == phase && better {
			best = e
		}
	}
	return best
}
