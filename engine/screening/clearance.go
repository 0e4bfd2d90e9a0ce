package screening

import (
	"math"
	"slices"

	"tspine/engine/unit"
)

// Clearance says that a doctor or physiotherapist has seen the person for one
// flag, in person or by video, and that exercise is fine (1.1).
type Clearance struct {
	Flag string // R10 … R33, as Clearings lists them
	Day  unit.Day
	By   string // who it was, in the person's words
}

// Clearing says what a flag becomes once it is cleared.
type Clearing struct {
	Flag    string
	Becomes string
}

// clearings is the list of 1.1; every other flag ends only when its answer is
// truthfully "no". It does not change.
var clearings = [...]Clearing{
	{"R10", "C10"}, {"R11", "C11"}, {"R13", "C13"}, {"R14", "C14"}, {"R15", "C15"}, {"R16", "C16"}, {"R17", "C17"},
	{"R18", "C18"}, {"R19", "C19"}, {"R20", "M11"}, {"R21", "C21"}, {"R22", "M17"}, {"R23", "C23"}, {"R24", "C24"},
	{"R25", "C25"}, {"R30", "C30"}, {"R31", "C31"}, {"R33", "C33"},
}

// Clearings lists the flags that can be cleared, and what each becomes.
func Clearings() []Clearing {
	list := clearings
	return list[:]
}

// own says whether the flag has a row of its own for who is cleared.
func (c Clearing) own() bool {
	switch c.Flag {
	case "R20", "R22", "R25", "R31", "R33":
		return true
	}
	return false
}

// clearable lists the flags that can be cleared.
func clearable() []string {
	out := make([]string, len(clearings))
	for i, c := range clearings {
		out[i] = c.Flag
	}
	return out
}

// cleared lists what they become.
func cleared() []string {
	out := make([]string, len(clearings))
	for i, c := range clearings {
		out[i] = c.Becomes
	}
	return out
}

// canClear says whether flag can be cleared at all.
func canClear(flag string) bool {
	for _, c := range clearings {
		if c.Flag == flag {
			return true
		}
	}
	return false
}

// stated says whether the person stated a clearance of flag with the answers.
func (f *facts) stated(flag string) bool {
	return f.answer[clearedFor].has(flag) && canClear(flag) && f.since <= ClearanceDays
}

// statedFor says whether today's statement leads to the flag that a cleared
// one becomes.
func (f *facts) statedFor(becomes string) bool {
	for _, c := range clearings {
		if c.Becomes == becomes {
			return f.stated(c.Flag)
		}
	}
	return false
}

// dated gives the age in days of the latest clearance of flag that counts: not
// too old, and not older than what it is for.
func (f *facts) dated(flag string) (days int, ok bool) {
	for _, c := range f.Clearances {
		age := int(f.Day - c.Day)
		counts := c.Flag == flag && canClear(flag) && age >= 0 && age <= ClearanceDays && float64(age-f.since) < f.begun(flag)
		if counts && (!ok || age < days) {
			days, ok = age, true
		}
	}
	return days, ok
}

// begun says how many days before the answers the thing that flag is about
// began at the latest, as far as that was answered.
func (f *facts) begun(flag string) float64 {
	switch flag {
	case "R20":
		return f.ago(injuryWeeks, 1)
	case "R25":
		return f.ago(surgeryWeeks, 1)
	case "R31":
		return f.ago(fractureWeeks, 1)
	case "R13", "R15", "R16", "R19", "R22":
		return f.ago(months, weeksPerMonth)
	}
	return math.Inf(1)
}

// ago gives the days that a number of completed spans of so many weeks can
// stand for at most; without a number there is no end.
func (f *facts) ago(a ask, weeks float64) float64 {
	n, ok := f.answer[a].Number()
	if !ok {
		return math.Inf(1)
	}
	return (n + 1) * weeks * unit.DaysPerWeek
}

// cleared says whether flag is cleared, by today's answers or earlier.
func (f *facts) cleared(flag string) bool {
	if f.stated(flag) {
		return true
	}
	_, ok := f.dated(flag)
	return ok
}

// fresh says whether the clearance of flag is in its first two weeks; one
// without a date is as old as the answers.
func (f *facts) fresh(flag string) bool {
	days, ok := f.dated(flag)
	if !ok || f.stated(flag) {
		days = f.since
	}
	return days < freshDays
}

// clear adds the C flags that cleared ones become. A clearance of an earlier
// day ends with its symptom; one stated with the answers says that there is one.
func (r *Result) clear(f *facts) {
	for i := range clearings {
		flag, becomes := clearings[i].Flag, clearings[i].Becomes
		if becomes[0] != 'C' || !f.becomesCleared(flag) {
			continue
		}
		why := f.because(flag, clearedRule(flag))
		if days, ok := f.dated(flag); ok && !f.stated(flag) {
			why = why.With("days-since", float64(days))
		}
		answers := append(f.behind(flag), f.behind(becomes)...)
		slices.Sort(answers)
		r.Flags = append(r.Flags, Flag{ID: becomes, Action: Modify, Reason: why, Answers: slices.Compact(answers)})
	}
}

// clearedRule is the rule by which a flag is cleared.
func clearedRule(flag string) string {
	switch flag {
	case "R25":
		return ruleClearedSurgery
	case "R33":
		return ruleClearedAorta
	}
	return ruleCleared
}

// becomesCleared says whether a C flag stands for the flag.
func (f *facts) becomesCleared(flag string) bool {
	switch flag {
	case "R25":
		return f.surgeryCleared()
	case "R31":
		return f.fractureCleared()
	case "R33":
		return f.aortaSeen() && f.is(aorta).maybe() || f.stated("R33")
	}
	return f.stated(flag) || f.cleared(flag) && signOf(flag).holds(f).maybe()
}

// fractureCleared is C31: within 12 weeks of the fracture, or of the clearance.
func (f *facts) fractureCleared() bool {
	if f.said(fractureCleared) && f.within(fractureWeeks, fractureHealing).maybe() {
		return true
	}
	return f.stated("R31") || f.cleared("R31") && f.answer[fractureWeeks].positive()
}

// surgeryCleared is C25: 7 to 12 weeks after an operation, and cleared.
func (f *facts) surgeryCleared() bool {
	if f.operated() != no || !f.surgerySeen() {
		return false
	}
	bare := f.stated("R25") && !f.answer[surgeryWeeks].positive()
	return bare || f.within(surgeryWeeks, surgeryWatched) == yes
}
