package progression

import (
	"tspine/engine/evidence"
	"tspine/engine/unit"
)

// Signs is what 6.7 looks at during the program. In the zero Signs nothing
// speaks for referring on.
type Signs struct {
	WorseDays    int  // of the last 14, by Worse
	Flares       int  // in the last 56 days
	FlareDays    int  // that the present flare has not been better; 0: there is none
	Settles      int  // settle periods in the last 8 weeks
	SettleFailed bool // a settle entry failed
	Spreading    bool // pain, tingling or numbness newly spreading into a limb
	NightPain    bool // newly not eased by any position

	EntryWorst, Worst unit.Rating // worst pain of 24 hours at entry, and now
	Days              int         // in the program
	Adherence         float64     // % since entry
	Function          float64     // points gained on the patient-specific scale; 0 where not asked

	Reviews       int  // REVIEW decisions so far
	ShoulderStiff bool // losing outward rotation, with night pain
	StiffMinutes  int  // every morning
	StiffMonths   int
	OnsetAge      int  // of the pain; 0: not known
	Asks          bool // the person wants to see somebody
}

// Referral is what 6.7 comes to: flags that fire, or advice to see a clinician
// beside the plan. The zero Referral says nothing.
type Referral struct {
	R30, R15 bool // fire as a new red flag
	M05, M07 bool // apply as well
	Advise   bool // without urgency; the plan stays
	Hold     bool // PROGRESS and ADVANCE_STAGE become HOLD
	Reason   evidence.Reason
}

// Fires says whether a red flag fires.
func (r Referral) Fires() bool { return r.R30 || r.R15 }

// Worse counts the days with a worst pain two points or more above that at
// entry.
func Worse(days []unit.Rating, entry unit.Rating) int {
	n := 0
	for _, d := range days {
		if entry.Given() && d.Given() && d.Value() >= entry.Value()+WorseRise {
			n++
		}
	}
	return n
}

// Refer reads 6.7. The most severe result wins: a flag that fires leaves the
// advice out. Every flag that fires is told; the reason is the first.
func Refer(s Signs) Referral {
	var r Referral
	for i := range referTable {
		if !referTable[i].when(s) {
			continue
		}
		if r.Reason.Rule == "" {
			r.Reason = evidence.Because(referTable[i].ID)
		}
		r = referTable[i].then(r)
	}
	if r.Fires() {
		r.Advise, r.Hold = false, false
	}
	return r
}

// referral is one row of 6.7.
type referral struct {
	evidence.Rule
	when func(Signs) bool
	then func(Referral) Referral
}

func fires(r Referral) Referral {
	r.R30 = true
	return r
}

func firesNight(r Referral) Referral {
	r.R15 = true
	return r
}

func advises(r Referral) Referral {
	r.Advise = true
	return r
}

func holds(r Referral) Referral {
	r.Hold = true
	return advises(r)
}

func limitsShoulder(r Referral) Referral {
	r.M07 = true
	return advises(r)
}

func limitsInflamed(r Referral) Referral {
	r.M05 = true
	return advises(r)
}

// referTable is 6.7, those that fire first.
var referTable = [...]referral{
	{refers(referWorse, own), func(s Signs) bool { return s.WorseDays >= WorseDays }, fires},
	{refers(referFlares, flaring), func(s Signs) bool { return s.Flares >= FlaresInWeeks }, fires},
	{refers(referLongFlare, flaring), func(s Signs) bool { return s.FlareDays >= FlareTooLong }, fires},
	{refers(referSettles, own), func(s Signs) bool { return s.Settles >= SettlesInWeeks || s.SettleFailed }, fires},
	{refers(referSpreading, []evidence.ID{"nice-ng59"}), func(s Signs) bool { return s.Spreading }, fires},
	{refers(referNightPain, []evidence.ID{"therapeutic-guidelines-au"}), func(s Signs) bool { return s.NightPain }, firesNight},
	{refers(referStuck, gain), Signs.stuck, holds},
	{refers(referReviews, own), func(s Signs) bool { return s.Reviews >= ReviewsBefore }, advises},
	{refers(referShoulder, []evidence.ID{"rotator-cuff-cpg"}), func(s Signs) bool { return s.ShoulderStiff }, limitsShoulder},
	{refers(referStiffness, []evidence.ID{"nice-ng65", "asas-ibp"}), Signs.inflamed, limitsInflamed},
	{refers(referAsked, own), func(s Signs) bool { return s.Asks }, advises},
}

// stuck says whether neither pain nor function has improved in 42 days of
// enough work. Who started with little pain is never stuck.
func (s Signs) stuck() bool {
	entry := s.EntryWorst.Value()
	if entry < StuckPain || s.Days < StuckDays || s.Adherence < AdherenceLeast || !s.Worst.Given() {
		return false
	}
	need := StuckGain
	if entry <= StuckLow {
		need = StuckGainLow
	}
	return entry-s.Worst.Value() < need && s.Function < StuckFunction
}

// inflamed says whether the mornings are stiff as in inflammation.
func (s Signs) inflamed() bool {
	return s.StiffMinutes > StiffMinutes && s.StiffMonths > StiffMonths && s.OnsetAge > 0 && s.OnsetAge < StiffOnset
}

func refers(id string, sources []evidence.ID) evidence.Rule {
	return evidence.Rule{ID: id, Section: "6.7", Basis: evidence.Design, Sources: sources}
}

func referRules() []evidence.Rule {
	out := make([]evidence.Rule, 0, len(referTable))
	for i := range referTable {
		out = append(out, referTable[i].Rule)
	}
	for _, id := range []string{settleOn, settleOver, settleFailed} {
		out = append(out, evidence.Rule{ID: id, Section: "7.2 row 1", Basis: evidence.Design, Sources: own})
	}
	return out
}
