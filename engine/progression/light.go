package progression

import (
	"slices"

	"tspine/engine/unit"
)

// Zone is the light that one session gets (6.1).
type Zone uint8

// Green may progress, amber holds, red backs off.
const (
	Green Zone = iota
	Amber
	Red
)

var zoneNames = [...]string{"green", "amber", "red"}

// String gives green, amber or red.
func (z Zone) String() string { return zoneNames[z] }

// Bout is one session, short or long, as the rules see it. In the zero Bout
// nothing was rated: it is green, but neither settled nor free of pain.
type Bout struct {
	Day          unit.Day
	Before       unit.Rating // pain just before; not given counts as 0
	During       unit.Rating // worst in the session; not given counts as 0 for its light
	Change       float64     // next morning against the mornings before, in points
	MorningGiven bool        // else Change counts as 0, but not as free of pain
}

// change is the morning change that counts.
func (b Bout) change() float64 {
	if !b.MorningGiven {
		return 0
	}
	return b.Change
}

// Light gives the zone of one session (6.1). Where the pain before it was high,
// red is counted from there.
func Light(b Bout) Zone {
	switch during := b.During.Value(); {
	case during >= redFrom(b.Before), b.change() >= RedMorning:
		return Red
	case during >= AmberPain, b.change() > 0:
		return Amber
	}
	return Green
}

// redFrom is the pain from which a session is red.
func redFrom(before unit.Rating) int {
	if before.Value() < HighBefore {
		return RedPain
	}
	return min(before.Value()+RedRise, RedAlways)
}

// Worst gives the worst zone of the sessions from the first day to the last.
func Worst(bouts []Bout, first, last unit.Day) Zone {
	worst := Green
	for i := range bouts {
		if b := &bouts[i]; b.Day >= first && b.Day <= last {
			worst = max(worst, Light(*b))
		}
	}
	return worst
}

// MorningChange gives by how many points the morning after a session differs
// from the median of the mornings of the seven days before it; where there are
// none, from the resting pain at entry. Without a rating on either side it is
// not given.
func MorningChange(next unit.Rating, before []unit.Rating, entry unit.Rating) (change float64, given bool) {
	usual, known := Median(before)
	if !known {
		usual, known = float64(entry.Value()), entry.Given()
	}
	if !next.Given() || !known {
		return 0, false
	}
	return float64(next.Value()) - usual, true
}

// Median gives the median of the ratings that were given, and whether there
// were any.
func Median(ratings []unit.Rating) (median float64, known bool) {
	given := slices.DeleteFunc(slices.Clone(ratings), func(r unit.Rating) bool { return !r.Given() })
	if len(given) == 0 {
		return 0, false
	}
	slices.Sort(given)
	half := len(given) / 2
	return float64(given[half].Value()+given[(len(given)-1)/2].Value()) / 2, true
}
