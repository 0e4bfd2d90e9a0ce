package dose

import (
	"math"

	"tspine/engine/unit"
)

// RepSeconds is how long one rep takes: its seconds if timed, a walk at
// WalkSpeed for meters, else its tempo, or where none is said RepTime or
// BreathTime. Of a range it is the lower end.
func (d Dose) RepSeconds() unit.Seconds {
	switch {
	case d.Kind == Timed:
		return unit.Seconds(d.Each.Min)
	case d.Kind == Distance:
		return walk(d.Each.Min)
	case d.Tempo != Tempo{}:
		return d.Tempo.Seconds()
	case d.Kind == Breaths:
		return BreathTime
	}
	return RepTime
}

// WorkSeconds is how long the work of one visit takes on one side, without
// rests and turn-overs, at the lower ends of the dose.
func (d Dose) WorkSeconds() unit.Seconds {
	switch d.Kind {
	case Timed:
		return unit.Seconds(d.Sum())
	case Distance:
		_, units := d.units()
		if units < 1 {
			return 0
		}
		short, long := d.Sum()/units, d.Sum()%units
		return unit.Seconds(long)*walk(short+1) + unit.Seconds(units-long)*walk(short)
	}
	return unit.Seconds(d.Sum()) * d.RepSeconds()
}

// RestSeconds is the rest between two sets: the lower end of what the dose
// says, SetRest where it says nothing, and none where there is only one set.
func (d Dose) RestSeconds() unit.Seconds {
	switch {
	case d.Sets.Min <= 1 || d.NoRest:
		return 0
	case d.Rest.IsZero():
		return SetRest
	}
	return unit.Seconds(d.Rest.Min)
}

// VisitSeconds is how long one visit takes: all sets on one side or both, the
// turn-over from the first side to the second in each set, and the rests
// between sets. Left and right together are one set.
func (d Dose) VisitSeconds(turnOver unit.Seconds) unit.Seconds {
	sets, visit := unit.Seconds(d.Sets.Min), d.WorkSeconds()
	if d.PerSide {
		visit = 2*visit + sets*turnOver
	}
	return visit + max(sets-1, 0)*d.RestSeconds()
}

// walk is how long it takes to walk so many meters.
func walk(meters int) unit.Seconds {
	return unit.Seconds(math.Ceil(float64(meters) / WalkSpeed))
}
