package app

import (
	"slices"

	"tspine/engine/exercise"
	"tspine/exchange"
)

// expect compares screening, plan and first week.
func (r *caseRun) expect() {
	x := r.c.Expect
	if x == nil {
		return
	}
	g := &r.got
	r.word("expect.triage", x.Triage, g.Triage)
	r.word("expect.urgency", x.Urgency, g.Urgency)
	r.word("expect.advise_clinician", x.Advise, g.Advise)
	r.truth("expect.plan", x.Plan, g.Plan)
	if x.Flags != nil && !sameSet(*x.Flags, g.Flags) {
		r.fail("expect.flags", *x.Flags, g.Flags)
	}
	if x.Stage != nil && *x.Stage != g.Stage {
		r.fail("expect.stage", *x.Stage, g.Stage)
	}
	settle := x.Settle != nil && *x.Settle
	if (x.Settle != nil || g.Plan) && settle != g.Settle {
		r.fail("expect.settle", settle, g.Settle)
	}
	if x.Rounds != nil && !x.Rounds.Holds(float64(g.Rounds)) {
		r.fail("expect.rounds", x.Rounds, g.Rounds)
	}
	for _, n := range x.Notes {
		if !slices.Contains(g.Notes, n) {
			r.fail("expect.notes_required", n, g.Notes)
		}
	}
	r.classes(x)
	r.codes(x)
	r.doses("expect.dose", x.Dose, true)
	r.asymmetry(x)
}

func (r *caseRun) word(where, want, got string) {
	if want != "" && want != got {
		r.fail(where, want, got)
	}
}

func (r *caseRun) truth(where string, want *bool, got bool) {
	if want != nil && *want != got {
		r.fail(where, *want, got)
	}
}

func sameSet(a, b []string) bool {
	a, b = slices.Sorted(slices.Values(a)), slices.Sorted(slices.Values(b))
	return slices.Equal(slices.Compact(a), slices.Compact(b))
}

// classes compares what is left out of the plan, and what is still to be had.
func (r *caseRun) classes(x *exchange.Expect) {
	if x.ExcludeClasses != nil {
		for _, code := range *x.ExcludeClasses {
			class, ok := exercise.ParseClass(code)
			if !ok {
				r.fail("expect.exclude_classes", "a known class", code)
			}
			for _, w := range r.got.Week {
				if e := r.lib.Exercises.ByCode(w.Code); e != nil && e.Classes.Has(class) {
					r.fail("expect.exclude_classes", "no "+code, w.Code)
				}
			}
		}
	}
	for _, code := range x.AllowClasses {
		if _, ok := exercise.ParseClass(code); !ok {
			r.fail("expect.allow_classes", "a known class", code)
		} else if !slices.Contains(r.got.Available, code) {
			r.fail("expect.allow_classes", code, r.got.Available)
		}
	}
}

// codes compares which exercises are in the plan.
func (r *caseRun) codes(x *exchange.Expect) {
	for _, code := range x.MustNot {
		if r.lib.Exercises.ByCode(code) == nil {
			r.fail("expect.must_not", "a known exercise", code)
		}
		if slices.ContainsFunc(r.got.Week, func(w exchange.WeekLine) bool { return w.Code == code }) {
			r.fail("expect.must_not", "no "+code, code)
		}
	}
	if len(x.AnyOf) == 0 {
		return
	}
	var first []string
	if r.got.First != nil {
		for _, l := range r.got.First.Lines {
			first = append(first, l.Code)
		}
	}
	for _, code := range x.AnyOf {
		if r.lib.Exercises.ByCode(code) == nil {
			r.fail("expect.must_offer_any", "a known exercise", code)
		}
	}
	if !slices.ContainsFunc(x.AnyOf, func(code string) bool { return slices.Contains(first, code) }) {
		r.fail("expect.must_offer_any", x.AnyOf, first)
	}
}

// doses compares the doses of exercises: as they stand in the first week, else
// as they would be prescribed now.
func (r *caseRun) doses(where string, want map[string]exchange.DoseSpan, week bool) {
	for _, code := range sortedKeys(want) {
		e := r.lib.Exercises.ByCode(code)
		if e == nil {
			r.fail(where, "a known exercise", code)
			continue
		}
		d := exchange.DoseOf(r.st.Dose(e))
		i := slices.IndexFunc(r.got.Week, func(w exchange.WeekLine) bool { return w.Code == code })
		if week && i >= 0 {
			d = r.got.Week[i].Dose
		}
		r.dose(where+"."+code, want[code], d)
	}
}

func (r *caseRun) dose(where string, want exchange.DoseSpan, d exchange.Dose) {
	if d.Total == 0 {
		r.fail(where, "a dose", "none")
		return
	}
	r.ends(where+".sets", want.Sets, &d.Sets)
	r.ends(where+".reps", want.Reps, &d.Reps)
	r.ends(where+".hold_s", want.Hold, d.Hold)
	r.ends(where+".per_day", want.PerDay, d.PerDay)
}

// ends compares a range: both ends lie in the span.
func (r *caseRun) ends(where string, want *exchange.Span, got *[2]int) {
	if want == nil {
		return
	}
	if got == nil {
		r.fail(where, want, "none")
		return
	}
	if !want.Holds(float64(got[0])) || !want.Holds(float64(got[1])) {
		r.fail(where, want, *got)
	}
}

func sortedKeys[V any](m map[string]V) []string {
	keys := make([]string, 0, len(m))
	for k := range m {
		keys = append(keys, k)
	}
	slices.Sort(keys)
	return keys
}

// asymmetry compares left against right.
func (r *caseRun) asymmetry(x *exchange.Expect) {
	for _, measure := range sortedKeys(x.Asymmetry) {
		want, where := x.Asymmetry[measure], "expect.asymmetry."+measure
		got, ok := r.got.Asymmetry[measure]
		if !ok {
			r.fail(where, "measured on both sides", "not measured")
			continue
		}
		r.truth(where+".flag", want.Flag, got.Flag)
		r.truth(where+".marked", want.Marked, got.Marked)
		r.word(where+".side", want.Side, got.Side)
		if want.AI != nil && !want.AI.Holds(got.AI) {
			r.fail(where+".ai_pct", want.AI, got.AI)
		}
	}
	r.word("expect.asymmetry.ratio", x.Ratio, r.got.Ratio)
}
