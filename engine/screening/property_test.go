package screening

import (
	"slices"
	"testing"

	"pgregory.net/rapid"

	"tspine/engine/exercise"
	"tspine/engine/person"
	"tspine/engine/unit"
)

// anyAnswer draws an answer that the question takes.
func anyAnswer(t *rapid.T, q Question) Answer {
	const usual = 12 // of so many answers one is not "no"
	switch pick := rapid.IntRange(0, usual).Draw(t, q.ID); {
	case pick == 0:
		return NotSure()
	case pick > 2:
		return No()
	}
	switch q.Kind {
	case Number:
		return Count(float64(rapid.IntRange(int(q.Min), int(min(q.Max, 60))).Draw(t, q.ID+" number")))
	case BloodPressure:
		return Pressure(rapid.IntRange(110, 190).Draw(t, "systolic"), rapid.IntRange(60, 109).Draw(t, "diastolic"))
	case OneOf:
		return Choice(rapid.SampledFrom(q.Choices).Draw(t, q.ID+" choice"))
	case SeveralOf:
		return Several(rapid.SliceOfN(rapid.SampledFrom(q.Choices), 1, 4).Draw(t, q.ID+" several")...)
	default:
		return Yes()
	}
}

// anybody draws a person who has answered everything.
func anybody(t *rapid.T) Intake {
	in := Intake{
		Age: rapid.IntRange(10, 90).Draw(t, "age"), Day: today, Answers: make(Answers),
		Sex:      rapid.SampledFrom([]person.Sex{person.Female, person.Male, ""}).Draw(t, "sex"),
		PainRest: unit.Rate(rapid.IntRange(-1, 10).Draw(t, "rest")), PainMove: unit.Rate(rapid.IntRange(-1, 10).Draw(t, "move")),
		OWD: float64(rapid.IntRange(0, 9).Draw(t, "owd")), HasOWD: rapid.Bool().Draw(t, "has owd"),
	}
	for _, q := range Questions() {
		in.Answers[q.ID] = anyAnswer(t, q)
	}
	if rapid.IntRange(0, 9).Draw(t, "cleared before") == 0 {
		in.Clearances = []Clearance{{Flag: rapid.SampledFrom(clearable()).Draw(t, "flag"), Day: today - unit.Day(rapid.IntRange(0, 100).Draw(t, "days"))}}
	}
	return in
}

// healthier draws a person who has few answers besides "no", so that a pass is
// likely.
func healthier(t *rapid.T) Intake {
	in := somebody(rapid.IntRange(18, 80).Draw(t, "age"), Answers{})
	list := Questions()
	for range rapid.IntRange(0, 3).Draw(t, "answers") {
		q := rapid.SampledFrom(list).Draw(t, "question")
		in.Answers[q.ID] = anyAnswer(t, q)
	}
	return in
}

// severity orders results: the action, then how soon.
func severity(r Result) int { return int(r.Action)*10 + int(r.Urgency) }

func TestNoPlanWithoutLeave(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		r := Screen(anybody(t))
		p, ok := r.Pass()
		if ok != (r.Action.planned() && len(r.Missing) == 0) {
			t.Fatalf("%s, missing %v: pass %v", say(r), r.Missing, ok)
		}
		if !ok && (p.Allows(plain["cat-cow"]) || p.Excluded() != exercise.AllClasses) {
			t.Fatal("a pass that isn't one allows an exercise")
		}
	})
}

func TestTheMostSevereFlagDecides(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		r := Screen(anybody(t))
		most, soonest := Clear, NoUrgency
		for _, f := range append(slices.Clone(r.Flags), r.Unsure...) {
			most, soonest = max(most, f.Action), max(soonest, f.Urgency)
			if (f.Action == ClinicianFirst) != (f.Urgency != NoUrgency) {
				t.Fatalf("%s has action %s and urgency %s", f.ID, f.Action, f.Urgency)
			}
		}
		if r.Action != most || r.Action == ClinicianFirst && r.Urgency != soonest {
			t.Fatalf("%s", say(r))
		}
	})
}

func TestFlagsAreSortedAndReasoned(t *testing.T) {
	known := make(map[string]bool)
	for _, rule := range Rules() {
		known[rule.ID] = true
	}
	order := make(map[string]int)
	for i, id := range FlagIDs() {
		order[id] = i
	}
	rapid.Check(t, func(t *rapid.T) {
		r := Screen(anybody(t))
		if !slices.IsSortedFunc(r.Flags, func(a, b Flag) int { return order[a.ID] - order[b.ID] }) {
			t.Fatalf("not sorted: %s", say(r))
		}
		for _, f := range append(slices.Clone(r.Flags), r.Unsure...) {
			if !known[f.Reason.Rule] {
				t.Fatalf("%s gives the unknown rule %q", f.ID, f.Reason.Rule)
			}
			if _, listed := order[f.ID]; !listed {
				t.Fatalf("%s is no flag", f.ID)
			}
			if len(f.Answers) == 0 && f.ID != "R29" && f.ID != "M01" {
				t.Fatalf("%s names no answer", f.ID)
			}
		}
		if !slices.IsSorted(r.Notes) || len(slices.Compact(slices.Clone(r.Notes))) != len(r.Notes) {
			t.Fatalf("notes %v", r.Notes)
		}
	})
}

func TestAnUnsureRQuestionListsNoFlag(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		r := Screen(anybody(t))
		for _, f := range r.Flags {
			if f.ID[0] == 'R' && f.NotSure {
				t.Fatalf("%s stands on a not sure", f.ID)
			}
		}
		for _, f := range r.Unsure {
			if f.ID[0] != 'R' || slices.ContainsFunc(r.Flags, func(o Flag) bool { return o.ID == f.ID }) {
				t.Fatalf("%s is unsure beside %s", f.ID, say(r))
			}
		}
	})
}

// reassuring are the questions where "yes" makes milder: whether somebody has
// seen it, and what the pain does.
var reassuring = []string{
	"injury_assessed", "chest_cleared", "chest_wall_mechanical", "surgery_cleared", "active_now", "cleared", "fracture_cleared",
	"aortic_cleared", "limb_assessed",
}

func TestNotSureStandsBetweenNoAndYes(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		in := anybody(t)
		q := rapid.SampledFrom(Questions()).Draw(t, "question")
		if q.Kind != YesNo || slices.Contains(reassuring, q.ID) {
			return
		}
		var worst [3]int
		for i, answer := range []Answer{No(), NotSure(), Yes()} {
			in.Answers[q.ID] = answer
			worst[i] = severity(Screen(in))
		}
		if !slices.IsSorted(worst[:]) {
			t.Fatalf("%s: no %d, not sure %d, yes %d", q.ID, worst[0], worst[1], worst[2])
		}
	})
}

func TestNotSureWhetherSeenIsNo(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		in := anybody(t)
		id := rapid.SampledFrom(reassuring).Draw(t, "question")
		if id == "chest_wall_mechanical" {
			return // it tells pains apart, and says nothing about being seen
		}
		in.Answers[id] = No()
		no := say(Screen(in))
		in.Answers[id] = NotSure()
		if unsure := say(Screen(in)); unsure != no {
			t.Fatalf("%s: no %q, not sure %q", id, no, unsure)
		}
	})
}

func TestAnUnansweredSafetyQuestionKeepsThePassBack(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		in := healthier(t)
		q := rapid.SampledFrom(Questions()).Draw(t, "question")
		if !q.Safety || !q.Asked(in.Answers, in.Sex) {
			return
		}
		delete(in.Answers, q.ID)
		if _, ok := Screen(in).Pass(); ok {
			t.Fatalf("%s is unanswered, and there is a pass", q.ID)
		}
	})
}

func TestWithOnlyEverNarrows(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		p, ok := Screen(healthier(t)).Pass()
		if !ok {
			return
		}
		before := slices.Clone(p.ExcludedCodes())
		more := exercise.Classes(rapid.Uint32().Draw(t, "classes"))
		codes := rapid.SliceOf(rapid.SampledFrom([]string{"S001-01", "S001-06", "S002-04"})).Draw(t, "codes")
		narrow := p.With(more, codes...)
		for id, e := range plain {
			if narrow.Allows(e) && !p.Allows(e) {
				t.Fatalf("it widens: %s", id)
			}
			if narrow.Allows(e) && (e.Classes.Has(more) || slices.Contains(codes, e.Code)) {
				t.Fatalf("it forgets: %s", id)
			}
		}
		if narrow.Excluded()&p.Excluded() != p.Excluded() || narrow.StageCap() != p.StageCap() || narrow.Limits() != p.Limits() {
			t.Fatal("it loses what was left out")
		}
		if !slices.Equal(before, p.ExcludedCodes()) {
			t.Fatal("it changes the pass that it came from")
		}
	})
}

func TestSomethingGentleIsAlwaysLeft(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		p, ok := Screen(anybody(t)).Pass()
		if ok && !p.Allows(plain["breathing-side-lying"]) {
			t.Fatalf("nothing is left with %v", p.Flags())
		}
	})
}

func TestScreenTouchesNothingAndAnswersTheSame(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		in := anybody(t)
		one, two := Screen(in), Screen(in)
		if say(one) != say(two) || !slices.Equal(one.Notes, two.Notes) {
			t.Fatalf("%s, then %s", say(one), say(two))
		}
	})
}

func TestWhatAPassListsIsACopy(t *testing.T) {
	p, _ := Screen(somebody(30, Answers{"pregnant_weeks": Count(24)})).Pass()
	p.ExcludedCodes()[0], p.Flags()[0], p.Notes()[0], p.ExcludedPositions()[0] = "X", "X", "X", "X"
	Matrix()[3].Notes[0] = "X"
	Questions()[0].Asks[0] = "X"
	MiniQuestions()[0].Asks[0] = "X"
	q, _ := Screen(somebody(30, Answers{"pregnant_weeks": Count(24)})).Pass()
	if !slices.Equal(p.ExcludedCodes(), q.ExcludedCodes()) || p.ExcludedCodes()[0] == "X" || !p.Has("M10") || p.Notes()[0] == "X" {
		t.Error("a list that was handed out changes the pass")
	}
	if Matrix()[3].Notes[0] == "X" || Questions()[0].Asks[0] == "X" || MiniQuestions()[0].Asks[0] == "X" {
		t.Error("a list that was handed out changes the tables")
	}
}
