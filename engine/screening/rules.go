package screening

import (
	"strings"

	"tspine/engine/evidence"
)

// The rules that no flag's own row states.
const (
	ruleUnsureEmergency = "not-sure-emergency"
	ruleUnsureClinician = "not-sure-clinician-first"
	ruleUnsureMilder    = "not-sure-weight-or-heart"
	ruleContradicted    = "own-words-contradict"
	ruleCleared         = "cleared-in-person"
	ruleClearedSurgery  = "cleared-surgery"
	ruleClearedAorta    = "cleared-aorta"
	ruleCheckPaused     = "pre-session-check-paused"
	ruleCheckMedicine   = "pre-session-check-medicine"
	ruleAtStart         = "rescreen-at-start"
	ruleNewSymptom      = "rescreen-new-symptom"
	ruleAfterGap        = "rescreen-after-gap"
	ruleSixWeeks        = "rescreen-six-weeks"
)

// Rules lists every rule of this room: one for each flag, then those above.
func Rules() []evidence.Rule {
	var out []evidence.Rule
	for _, part := range []struct {
		section string
		signs   []sign
	}{{"1.2 ", emergencies[:]}, {"1.3 ", clinicians[:]}, {"1.4 ", modifiers[:]}, {"1.5 ", yellows[:]}} {
		for i := range part.signs {
			s := &part.signs[i]
			out = append(out, evidence.Rule{ID: s.ruleID(), Section: part.section + s.flag, Basis: s.basis, Sources: s.sources})
		}
	}
	for _, one := range rest {
		out = append(out, evidence.Rule{ID: one.id, Section: "1.1 " + one.section, Basis: evidence.Design, Sources: []evidence.ID{"tspine"}})
	}
	return out
}

// rest is the rules that no flag's own row states. It does not change.
var rest = [...]struct{ id, section string }{
	{ruleUnsureEmergency, "not sure"}, {ruleUnsureClinician, "not sure"}, {ruleUnsureMilder, "not sure"},
	{ruleContradicted, "free text"},
	{ruleCleared, "clearance"}, {ruleClearedSurgery, "clearance"}, {ruleClearedAorta, "clearance"},
	{ruleCheckPaused, "re-screen"}, {ruleCheckMedicine, "re-screen"},
	{ruleAtStart, "re-screen"}, {ruleNewSymptom, "re-screen"}, {ruleAfterGap, "re-screen"}, {ruleSixWeeks, "re-screen"},
}

// FlagIDs lists the ids of every flag that can stand, R, M, C, N, each by
// number.
func FlagIDs() []string {
	var out []string
	for i := range referrals {
		out = append(out, referrals[i].flag)
	}
	for i := range modifiers {
		out = append(out, modifiers[i].flag)
	}
	for _, c := range clearings {
		if strings.HasPrefix(c.Becomes, "C") {
			out = append(out, c.Becomes)
		}
	}
	for i := range yellows {
		out = append(out, yellows[i].flag)
	}
	return out
}
