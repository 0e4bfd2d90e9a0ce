package progression

import (
	"tspine/engine/evidence"
	"tspine/engine/exercise"
)

// StepBack is a row of table 6.3: what a gap leaves of load, volume and stage
// in the first week back. The zero StepBack leaves all as it was.
type StepBack struct {
	Volume, Load Share
	Stage        exercise.Stage // from now on; 0: entered anew by 7.2
	NewEntry     bool
	Rescreen     Rescreen
	Retest       bool
	Plan         Plan // how the lines get back
	Reason       evidence.Reason
}

// IsGap says whether so many days since the last session are a gap: a week or
// more, and at least twice the days between scheduled sessions. An interval of
// 0 counts as 1.
func IsGap(days int, interval float64) bool {
	return days >= GapDays && float64(days) >= GapIntervals*interval
}

// gapRow is how table 6.3 is kept.
type gapRow struct {
	id           string
	days         int // from here on
	volume, load Share
	down         exercise.Stage
	anew         bool
	rescreen     Rescreen
	retest       bool
	plan         Plan
}

var gapRows = [...]gapRow{
	{id: gapUnderAWeek},
	{id: gapOneWeek, days: GapDays, volume: Share{OneWeekLeast, whole, OneWeekUsed}, rescreen: MiniRescreen, plan: AfterOneWeek},
	{
		id: gapTwoWeeks, days: GapTwoWeeks, volume: Share{TwoWeeksLeast, TwoWeeksMost, TwoWeeksUsed},
		load: Share{TwoWeeksLight, TwoWeeksHeavy, TwoWeeksLoad}, rescreen: MiniRescreen, plan: AfterTwoWeeks,
	},
	{
		id: gapFourWeeks, days: GapFourWeeks, volume: exactly(FourWeeksShare), load: Share{FourWeeksLight, FourWeeksHeavy, FourWeeksLoad},
		down: 1, rescreen: FullRescreen, retest: true, plan: AfterFourWeeks,
	},
	{id: gapEightWeeks, days: GapEightWeeks, anew: true, rescreen: FullRescreen, retest: true},
}

// Gap reads table 6.3 for so many days since the last session. For people who
// are 65 or older, or were inactive, a gap of a week or more counts as the next
// longer one.
func Gap(days, age int, inactive bool, stage exercise.Stage) StepBack {
	r := &gapRows[gapAt(days, age, inactive)]
	g := StepBack{
		Volume: r.volume, Load: r.load, NewEntry: r.anew, Rescreen: r.rescreen, Retest: r.retest, Plan: r.plan,
		Reason: evidence.Because(r.id).With("gap-days", float64(days)),
	}
	if !r.anew {
		g.Stage = max(stage-r.down, exercise.Mobility)
	}
	return g
}

// gapAt is the row of table 6.3 for so many days.
func gapAt(days, age int, inactive bool) int {
	at := 0
	for i := range gapRows {
		if days >= gapRows[i].days {
			at = i
		}
	}
	if at > 0 && (age >= OldAge || inactive) {
		at = min(at+1, len(gapRows)-1)
	}
	return at
}

// Longer says whether table 6.3 has a later row for so many days than for those
// before: a gap that goes on is read again there.
func Longer(days, before, age int, inactive bool) bool {
	return gapAt(days, age, inactive) > gapAt(before, age, inactive)
}

// ForLine is a step back as it is for a line that was away for so many days by
// itself: that of its own days. Under a week it leaves the line as it is.
// Eight weeks leave what four do, as for a line that was idle.
func (d Decision) ForLine(days int) Decision {
	if d.NewEntry {
		return d
	}
	age := 0
	if d.Frail {
		age = OldAge
	}
	g := Gap(days, age, false, d.Stage)
	if g.NewEntry {
		g = Gap(GapFourWeeks, 0, false, d.Stage)
	}
	d.Volume, d.Load, d.Plan = g.Volume, g.Load, g.Plan
	return d
}

func gapRules() []evidence.Rule {
	out := make([]evidence.Rule, len(gapRows))
	for i := range gapRows {
		out[i] = evidence.Rule{ID: gapRows[i].id, Section: "6.3", Basis: evidence.Design, Sources: leave}
	}
	return out
}
