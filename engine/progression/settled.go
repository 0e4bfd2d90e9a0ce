package progression

import "tspine/engine/unit"

// Settled says whether pain has settled by the end of today (6.2): in all
// sessions of the last 14 days, at least six, little pain, hardly more than
// before the session, and none the next morning that was not usual.
func Settled(bouts []Bout, today unit.Day) bool {
	n, all := count(bouts, today, func(b Bout) bool {
		return b.During.Given() && b.During.Value() <= min(SettledPain, b.Before.Value()+SettledRise) && b.change() <= 0
	})
	return all && n >= SettledSessions
}

// PainFree says whether all sessions of the last 14 days were all but free of
// pain, the mornings after them too (6.2). Without a session, or with one that
// was not rated, the answer is no.
func PainFree(bouts []Bout, today unit.Day) bool {
	n, all := count(bouts, today, func(b Bout) bool {
		return b.During.Given() && b.During.Value() <= PainFreePain && b.MorningGiven && b.change() <= 0
	})
	return all && n > 0
}

// count gives the number of sessions of the last 14 days, and whether all of
// them are fine.
func count(bouts []Bout, today unit.Day, fine func(Bout) bool) (n int, all bool) {
	all = true
	for i := range bouts {
		if b := bouts[i]; b.Day <= today && b.Day > today-LookBack {
			n++
			all = all && fine(b)
		}
	}
	return n, all
}
