package screening

import (
	"slices"
	"strings"

	"tspine/engine/evidence"
)

// sign is one row of evidence 1.2 to 1.5: when a flag stands, and what it
// asks for.
type sign struct {
	flag    string
	about   string // two or three words, kebab-case, for the rule's id
	action  Action
	urgency Urgency
	holds   func(*facts) certainty
	hurry   func(*facts) bool // it is rather for the same day
	advise  func(*facts) bool // it adds the unhurried advice
	leads   []ask             // what the person's own words can contradict
	basis   evidence.Basis
	sources []evidence.ID
}

// ruleID is the id of the row as a rule.
func (s *sign) ruleID() string { return strings.ToLower(s.flag) + "-" + s.about }

// cleared says whether somebody has seen the person for this flag and said
// that exercise is fine. Rows with consequences of their own look themselves.
func (s *sign) cleared(f *facts) bool {
	i := slices.IndexFunc(clearings[:], func(c Clearing) bool { return c.Flag == s.flag })
	return i >= 0 && !clearings[i].own() && f.cleared(s.flag)
}

// signOf gives the row of an R or M flag, or nil.
func signOf(flag string) *sign {
	for _, list := range [...][]sign{referrals, modifiers[:]} {
		for i := range list {
			if list[i].flag == flag {
				return &list[i]
			}
		}
	}
	return nil
}

// flag gives the flag of a row that stands.
func (f *facts) flag(s *sign, notSure bool) Flag {
	out := Flag{
		ID: s.flag, Action: s.action, Urgency: s.urgency, NotSure: notSure,
		Reason: f.because(s.flag, s.ruleID()), Answers: f.behind(s.flag),
	}
	if s.hurry != nil && s.hurry(f) {
		out.Urgency = SameDay
	}
	out.Advise = s.advise != nil && s.advise(f)
	return out
}

// unsure gives what "not sure" comes to for an R flag (1.1): one step milder
// than yes, and milder still for R14 and R27.
func (f *facts) unsure(s *sign) Flag {
	out := Flag{ID: s.flag, Action: ClinicianFirst, Urgency: Within1Week, NotSure: true, Answers: f.behind(s.flag)}
	rule := ruleUnsureClinician
	switch {
	case s.action == Emergency:
		out.Urgency, rule = SameDay, ruleUnsureEmergency
	case s.flag == "R14" || s.flag == "R27":
		out.Action, out.Urgency, out.Advise, rule = Modify, NoUrgency, true, ruleUnsureMilder
	}
	out.Reason = f.because(s.flag, rule)
	return out
}

// behind lists the questions of a flag that weren't answered "no".
func (f *facts) behind(flag string) []string {
	var out []string
	for _, a := range feeding[flag] {
		if f.answer[a].positive() && (a != clearedFor || f.statedFor(flag)) {
			out = append(out, questions[a].ID)
		}
	}
	return out
}

// because gives the reason of a flag, with the numbers that it looked at.
func (f *facts) because(flag, rule string) evidence.Reason {
	why := evidence.Because(rule)
	if slices.Contains(byAge[:], flag) {
		why = why.With("age", float64(f.Age))
	}
	if slices.Contains(byPain[:], flag) && f.WorstPain().Given() {
		why = why.With("pain-worst", float64(f.worst))
	}
	if flag == "M01" && f.HasOWD {
		why = why.With("occiput-to-wall", f.OWD)
	}
	if flag == "M05" {
		why = why.With("nice-signs", float64(f.niceSigns()))
	}
	for _, a := range feeding[flag] {
		if n, ok := f.answer[a].Number(); ok {
			why = why.With(strings.ReplaceAll(questions[a].ID, "_", "-"), n)
		}
		if upper, lower, ok := f.answer[a].Pressure(); ok {
			why = why.With("systolic", upper).With("diastolic", lower)
		}
	}
	return why
}

// byAge and byPain are the flags that look at age and at the worst pain.
var (
	byAge  = [...]string{"R19", "R20", "R22", "R29", "M01", "M05", "M21"}
	byPain = [...]string{"R13", "R15", "R19"}
)

// on gives the condition that the one answer is yes.
func on(a ask) func(*facts) certainty {
	return func(f *facts) certainty { return f.is(a) }
}

// onEither gives the condition that one of two answers is yes.
func onEither(a, b ask) func(*facts) certainty {
	return func(f *facts) certainty { return anyOf(f.is(a), f.is(b)) }
}

// always is the advice that a flag gives to everyone who has it.
func always(*facts) bool { return true }
