package session

import "tspine/engine/unit"

// Red is the pain during a session from which it is red in the traffic light
// of evidence 6.1, by the pain before: whoever comes with pain has room above
// it, up to RedAlways.
func Red(before unit.Rating) int {
	if before.Value() < RaisedPain {
		return RedPain
	}
	return min(before.Value()+RedRise, RedAlways)
}

// reds is Red for every pain before the session.
func reds() (all [unit.MaxRating + 1]int) {
	for v := range all {
		all[v] = Red(unit.Rate(v))
	}
	return all
}
