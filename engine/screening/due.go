package screening

import (
	"tspine/engine/evidence"
	"tspine/engine/unit"
)

// Due says whether a full screening is due today, and why: at the start, on a
// new symptom, after a gap of four weeks without a session, and every six
// weeks (1.1). last is the day of the last full screening and lastSession that
// of the last session; the zero Day says that there was none.
func Due(last, today, lastSession unit.Day, newSymptom bool) (bool, evidence.Reason) {
	since, gap := today-last, today-lastSession
	if lastSession == 0 {
		gap = since
	}
	switch {
	case last == 0 || last > today:
		return true, evidence.Because(ruleAtStart)
	case newSymptom:
		return true, evidence.Because(ruleNewSymptom)
	case gap >= rescreenGapDays && since > gap-rescreenGapDays:
		return true, evidence.Because(ruleAfterGap).With("gap-days", float64(gap))
	case since >= rescreenIntervalDays:
		return true, evidence.Because(ruleSixWeeks).With("days-since", float64(since))
	default:
		return false, evidence.Reason{}
	}
}
