package progression

import (
	"slices"

	"tspine/engine/evidence"
	"tspine/engine/exercise"
)

// row is one row of the weekly table, or a part of one: a rule with its
// condition and its decision.
type row struct {
	evidence.Rule
	row  int // of 6.2
	when func(*Week) bool
	then func(*Week, evidence.Reason) Decision
}

// table is 6.2, in its order. The first row whose when holds decides; the last
// holds always.
var table = [...]row{
	{weekly(pauseOnRedFlag, "6.2 row 1", own), 1, func(w *Week) bool { return w.RedFlag || w.Refer.Fires() }, pause},
	{weekly(stepBackAfterGap, "6.2 row 2", leave), 2, func(w *Week) bool { return IsGap(w.Gap, w.Interval) }, stepBack},
	{weekly(flareInDays, "6.2 row 3", flaring), 3, func(w *Week) bool { return w.Flare }, flare},
	{weekly(settleWhenRedAgain, "6.2 row 4", pain), 4, func(w *Week) bool { return w.redAgain() && w.stage() == exercise.Mobility }, settle},
	{weekly(regressWhenRedAgain, "6.2 row 4", pain), 4, func(w *Week) bool { return w.redAgain() }, regress},
	{weekly(backOffWhenRed, "6.2 row 4", pain), 4, func(w *Week) bool { return w.Red }, backOff},
	{weekly(reviewWhenStuck, "6.2 row 5", gain), 5, func(w *Week) bool { return w.stuck() }, review},
	{weekly(holdWhenAmber, "6.2 row 6", pain), 6, func(w *Week) bool { return w.Amber && !w.Settled }, hold},
	{weekly(holdWhenMissed, "6.2 row 7", own), 7, func(w *Week) bool { return w.Adherence < AdherenceLeast }, askWhy},
	{weekly(advanceAtPlateau, "6.2 row 8", ladder), 8, func(w *Week) bool { return w.Plateau && w.readyAfter(AdvanceWeeks) && w.Sessions >= AdvanceSessions }, advance},
	{weekly(advanceAtCap, "6.2 row 9", ladder), 9, func(w *Week) bool { return w.readyAfter(CapWeeks) }, advance},
	{weekly(deloadWhenHarder, "6.2 row 10", unloading), 10, func(w *Week) bool { return w.heavy() && w.EffortRise >= DeloadEffort }, deload},
	{weekly(deloadWhenDue, "6.2 row 10", unloading), 10, func(w *Week) bool { return w.heavy() && w.SinceLight >= DeloadWeeks && !w.lasts() }, deload},
	{weekly(maintainLastStage, "6.2 row 11", ladder), 11, func(w *Week) bool { return w.lasts() }, maintain},
	{weekly(progressOtherwise, "6.2 row 12", ladder), 12, func(*Week) bool { return true }, progress},
}

func (w *Week) redAgain() bool { return w.Red && w.RedBefore+1 >= RedWeeks }

func (w *Week) heavy() bool { return w.stage() >= DeloadStage }

func (w *Week) readyAfter(weeks int) bool { return w.mayAdvance() && w.InStage >= weeks && w.Ready() }

// stuck is row 5: time and work enough, and neither ready nor better.
func (w *Week) stuck() bool {
	return w.stage() < exercise.Functional && w.InStage >= ReviewWeeks && w.StageAdherence >= AdherenceLeast &&
		!w.Ready() && w.WorstChange > -ReviewFall
}

func weekly(id, section string, sources []evidence.ID) evidence.Rule {
	return evidence.Rule{ID: id, Section: section, Basis: evidence.Design, Sources: sources}
}

// Rules lists every rule that the reasons of this package name, the weekly
// table first.
func Rules() []evidence.Rule {
	out := make([]evidence.Rule, 0, len(table))
	for i := range table {
		out = append(out, table[i].Rule)
	}
	return slices.Concat(out, lineRules(), gapRules(), flareRules(), referRules())
}

func lineRules() []evidence.Rule {
	rules := func(basis evidence.Basis, section string, sources []evidence.ID, ids ...string) []evidence.Rule {
		out := make([]evidence.Rule, len(ids))
		for i, id := range ids {
			out[i] = evidence.Rule{ID: id, Section: section, Basis: basis, Sources: sources}
		}
		return out
	}
	return slices.Concat(
		rules(evidence.Seed, "6.2", ladder, raiseTotal, raiseSmallest, raiseByOne, raiseToCeiling),
		rules(evidence.Found, "6.2", lifting, raiseLoad, raiseBand, notAtReserve, nextTooFar),
		rules(evidence.Design, "6.2", own, atCeiling, nothingToRaise, otherMeasure, loadNotSaid, weightsNotSaid, heaviestOwned, keepSame, keepWarmUp),
		rules(evidence.Design, "6.2", own, notDone, notDoneAtThis, sessionOpen, sessionShort, sessionLight, sessionStopped, sessionNotRated, sessionHard),
		rules(evidence.Design, "6.2", pain, sessionPainful, lineBacksOff),
		rules(evidence.Design, "6.1", pain, lineEases),
		rules(evidence.Design, "6.2", ladder, lineStartsLow),
		rules(evidence.Design, "6.3", leave, lineStepsBack, linePauses, lineIdle, notDoneLately, wayBack),
		rules(evidence.Design, "6.4", unloading, lineDeloads),
		rules(evidence.Design, "6.4", flaring, lineRestarts),
		rules(evidence.Design, "7.2 row 1", own, lineSettles),
	)
}
