package assessment

import (
	"tspine/engine/evidence"
	"tspine/engine/unit"
)

// Turn says which time it is that a test is due.
type Turn uint8

// Never taken; once, and the second baseline is due; taken before.
const (
	First Turn = iota
	Second
	Again
)

// String gives the word of a turn.
func (t Turn) String() string { return [...]string{"first", "second", "again"}[t] }

// Next is when a test is due. The zero Next is due at any time.
type Next struct {
	Turn  Turn
	Last  unit.Day // when it was taken last; means nothing at the first turn
	From  unit.Day // from here on
	Until unit.Day // of a second baseline: its last day; else 0
}

// Due says whether a test may be taken on a day: from its first day on. On the
// day of the last one and the day after it may be done over: that takes the
// place of the value before (3.2).
func (n Next) Due(today unit.Day) bool { return n.Turn == First || today >= n.From || n.Over(today) }

// Why gives the rule behind the day on which a test is due; a first one has
// none.
func (n Next) Why() evidence.Reason {
	switch n.Turn {
	case Second:
		return evidence.Because("second-baseline").With("soonest", BaselineSoonest).With("latest", BaselineLatest)
	case Again:
		return evidence.Because("retest-weekly").With("days", RetestDays)
	}
	return evidence.Reason{}
}

// Over says whether a value of a day takes the place of the one before.
func (n Next) Over(today unit.Day) bool {
	return n.Turn != First && today-n.Last < BaselineSoonest
}

// NextOf tells when a test is due: two baselines, 2 to 7 days apart, then weekly
// at most (3.2). All measuring sessions are given, the oldest first.
func NextOf(test string, all []Measures, flags []string, today unit.Day) Next {
	if t, _ := Find(test); t.Unit == "" {
		for i := len(all) - 1; i >= 0; i-- {
			if all[i].shown(test) != NotTaken {
				return Next{Turn: Again, Last: all[i].Day, From: all[i].Day + RetestDays}
			}
		}
		return Next{}
	}
	of := Series(test, all, flags)
	if len(of) == 0 {
		return Next{}
	}
	last := of[len(of)-1].Day
	if sessions(of) < BaselineSessions && today <= last+BaselineLatest {
		return Next{Second, last, last + BaselineSoonest, last + BaselineLatest}
	}
	return Next{Turn: Again, Last: last, From: last + RetestDays}
}
