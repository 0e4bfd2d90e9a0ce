package progression

import (
	"tspine/engine/dose"
	"tspine/engine/evidence"
	"tspine/engine/exercise"
	"tspine/engine/unit"
)

// FlareResult says whether there is a flare, and what is done then (6.4). The
// zero FlareResult says there is none, and allows nothing.
type FlareResult struct {
	Flare    bool
	Hours    dose.Range       // of the first days
	Classes  exercise.Classes // all that is done in the first days
	Volume   Share            // of each total in the first days
	Restart  Share            // after them; it returns over two weeks
	Rescreen Rescreen
	Reason   evidence.Reason
}

// gentle is the movement of the first days: breathing, and mobility without
// load, lever or end of range.
const gentle = exercise.Breath | exercise.FlexExt | exercise.RotUnl | exercise.SideUnl

// Flare says whether pain is in a flare: two points or more above the median of
// the seven days before, in ratings that are so many hours, a day or more,
// apart.
func Flare(median7 float64, now, hours int) FlareResult {
	if float64(now) < median7+FlareRise || hours < FlareApart {
		return FlareResult{}
	}
	return FlareResult{
		Flare: true, Hours: dose.Range{Min: FlareFirst, Max: FlareLast}, Classes: gentle, Volume: exactly(FlareShare),
		Restart: restart, Rescreen: FullRescreen,
		Reason: evidence.Because(flarePlan).With("median", median7).With("pain", float64(now)).With("hours", float64(hours)),
	}
}

// Allows says whether an exercise with that worst pain is done in the first
// days of a flare.
func (f FlareResult) Allows(e *exercise.Exercise, pain unit.Rating) bool {
	return e != nil && e.Classes != 0 && e.Classes&^f.Classes == 0 && pain.Value() <= FlareMobility
}

// First gives the dose of a line in the first days of a flare. The zero Dose
// leaves the line out. Afterwards Next of a FLARE decision gives the dose to
// restart with.
func (f FlareResult) First(l Line, limits exercise.Limits) (dose.Dose, evidence.Reason) {
	if !f.Allows(l.Exercise, l.worst()) {
		return dose.Dose{}, evidence.Because(flareLeavesOut)
	}
	old := l.Dose.Sum()
	d := l.Exercise.Within(l.Dose.Shape(f.Volume.Of(old), dose.ByReps), limits)
	return d, change(flareEases, old, d.Sum())
}

func flareRules() []evidence.Rule {
	out := []evidence.Rule{}
	for _, id := range []string{flarePlan, flareEases, flareLeavesOut} {
		out = append(out, evidence.Rule{ID: id, Section: "6.4", Basis: evidence.Design, Sources: flaring})
	}
	return out
}
