package progression

import (
	"tspine/engine/evidence"
	"tspine/engine/unit"
)

// Settling is a settle entry (7.2 row 1) at a review: pain when it began and
// now. A rating that is missing now counts as it was at the beginning.
type Settling struct {
	Day                  int // since it began, the first day is 0
	EntryRest, EntryMove unit.Rating
	Rest, Move           unit.Rating
}

// SettleStep is what a review of a settle entry leads to.
type SettleStep uint8

// It goes on until the next review; it is over, and 7.2 is read again; or it
// has failed, and R30 fires.
const (
	SettleOn SettleStep = iota
	SettleOver
	SettleFailed
)

// Review reads the rules of a settle entry: on day 7 it is over where neither
// pain is 6 or more, else it goes on for a week; on day 14 it has failed. It has
// failed at once where a pain is two points up.
func (s Settling) Review() (SettleStep, evidence.Reason) {
	rest, move := now(s.Rest, s.EntryRest), now(s.Move, s.EntryMove)
	why := func(id string) evidence.Reason {
		return evidence.Because(id).With("day", float64(s.Day)).With("pain-rest", float64(rest)).With("pain-move", float64(move))
	}
	high := rest >= SettlePain || move >= SettlePain
	switch {
	case worse(rest, s.EntryRest), worse(move, s.EntryMove), high && s.Day >= SettleEnd:
		return SettleFailed, why(settleFailed)
	case high || s.Day < SettleDays:
		return SettleOn, why(settleOn)
	}
	return SettleOver, why(settleOver)
}

func now(now, entry unit.Rating) int {
	if now.Given() {
		return now.Value()
	}
	return entry.Value()
}

func worse(now int, entry unit.Rating) bool {
	return entry.Given() && now >= entry.Value()+SettleWorse
}
