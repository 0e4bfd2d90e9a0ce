// Package screening asks about warning signs, and says whether you may train
// here, what to leave out, or who should see you first.
package screening

import (
	"slices"

	"tspine/engine/evidence"
	"tspine/engine/person"
	"tspine/engine/unit"
)

// Intake is all that a screening looks at. The zero Intake has answered
// nothing, and passes nobody.
type Intake struct {
	Age     int // whole years
	Sex     person.Sex
	Day     unit.Day // for which the screening counts
	Answers Answers

	Answered unit.Day // when the answers were given, if before Day; pregnancy and clearances go on from there

	PainRest  unit.Rating // average of the last 24 hours
	PainMove  unit.Rating // worst of extension, rotation, side-bend
	PainWorst unit.Rating // worst of the last 24 hours, if asked
	OWD       float64     // occiput to wall, cm
	HasOWD    bool

	Hits       []Hit       // what the person's own words name
	Clearances []Clearance // seen and cleared, on an earlier day
	Referral   bool        // R30: the program's course asks for a clinician (6.7)
}

// WorstPain is the pain that R13, R15 and R19 look at: the highest of the
// ratings given (1.1).
func (in Intake) WorstPain() unit.Rating { return in.PainWorst.Max(in.PainRest).Max(in.PainMove) }

// Flag is one thing that a screening found.
type Flag struct {
	ID      string // R01 … N07, C10 …
	Action  Action
	Urgency Urgency // of ClinicianFirst only
	NotSure bool    // it stands because an answer was "not sure"
	Advise  bool    // it adds the unhurried advice to see a clinician
	Reason  evidence.Reason
	Answers []string // ids of the questions that lead to it and weren't answered "no"
}

// Result is what a screening comes to. The zero Result passes nobody, and
// changing its fields doesn't change whether it does.
type Result struct {
	Action  Action
	Urgency Urgency  // of ClinicianFirst only
	Flags   []Flag   // R, M, C, N, each by number
	Unsure  []Flag   // R questions answered "not sure": they act, but list no flag (1.1)
	Advise  bool     // unhurried advice to see a clinician, beside a plan
	Notes   []string // ids of notes, sorted
	Ask     []Again  // questions that the person's own words contradict
	Missing []string // questions without an answer that can be read, and "age"

	pass Pass
}

// Screen weighs an intake by evidence section 1: the most severe action over
// all flags wins, and nothing is scored.
func Screen(in Intake) Result {
	f := read(in)
	r := Result{Missing: f.missing()}
	r.refer(f)
	r.modify(f)
	r.clear(f)
	r.note(f)
	r.Ask = f.contradicted()
	r.combine()
	r.collect(f)
	return r
}

// Has says whether the flag is listed.
func (r Result) Has(flag string) bool {
	return slices.ContainsFunc(r.Flags, func(f Flag) bool { return f.ID == flag })
}

// refer adds the emergency and clinician-first flags.
func (r *Result) refer(f *facts) {
	for i := range referrals {
		s := &referrals[i]
		switch held := s.holds(f); {
		case held == no || s.cleared(f):
		case held == yes:
			r.Flags = append(r.Flags, f.flag(s, false))
		default:
			r.Unsure = append(r.Unsure, f.unsure(s))
		}
	}
}

// modify adds the flags that leave exercises out.
func (r *Result) modify(f *facts) {
	for i := range modifiers {
		s := &modifiers[i]
		if held := s.holds(f); held != no {
			r.Flags = append(r.Flags, f.flag(s, held == unsure))
		}
	}
}

// note adds the flags that only teach or are written down.
func (r *Result) note(f *facts) {
	for i := range yellows {
		s := &yellows[i]
		if s.holds(f) == yes {
			r.Flags = append(r.Flags, f.flag(s, false))
		}
	}
}

// combine finds the most severe action, and how soon.
func (r *Result) combine() {
	r.Action = Clear
	for _, list := range [][]Flag{r.Flags, r.Unsure} {
		for i := range list {
			r.Action = max(r.Action, list[i].Action)
			r.Urgency = max(r.Urgency, list[i].Urgency)
			r.Advise = r.Advise || list[i].Advise
		}
	}
	if len(r.Ask) > 0 {
		r.Action = max(r.Action, RescreenRequired)
	}
	if r.Action != ClinicianFirst {
		r.Urgency = NoUrgency
	}
}

// collect gathers notes and limits, and makes the pass where there may be one.
func (r *Result) collect(f *facts) {
	p := Pass{ok: true, advise: r.Advise}
	for i := range r.Flags {
		p.add(r.Flags[i].ID, f)
	}
	for i := range r.Unsure {
		p.limit(r.Unsure[i].ID)
	}
	p.notes = append(p.notes, r.notes(f)...)
	slices.Sort(p.notes)
	p.notes = slices.Compact(p.notes)
	r.Notes = slices.Clone(p.notes)
	if r.Action.planned() && len(r.Missing) == 0 {
		r.pass = p
	}
}

// Pass gives leave to train, where there is any: never with an emergency, a
// clinician to see first, a question to ask again or one without an answer.
func (r Result) Pass() (Pass, bool) { return r.pass, r.pass.ok }
