package cohort

import (
	"slices"
	"testing"

	"tspine/engine/exercise"
	"tspine/engine/person"
	"tspine/engine/screening"
)

// somebody is a person whom nothing keeps from training.
func somebody(age int, sex person.Sex) Person {
	return Person{Profile: person.Profile{Age: age, Sex: sex}, Level: 2, More: 1, Worst: 1}
}

// holds checks what screening makes of a person against what has to follow.
func holds(t *testing.T, p *Person, has Conditions) {
	t.Helper()
	want := p.truth(has)
	got := screening.Screen(p.intake(has.answers(), p.Level, firstDay, false))
	pass, ok := got.Pass()
	if ok == want.sends {
		t.Errorf("%s, %d %s: pass %v, should be sent %v: %s", names(has), p.Profile.Age, p.Profile.Sex, ok, want.sends, got.Action)
		return
	}
	if !ok {
		return
	}
	if left := want.leaves &^ pass.Excluded() &^ exercise.Overhead; left != 0 {
		t.Errorf("%s: %s is not left out", names(has), left)
	}
	if want.cap > 0 && (pass.StageCap() == 0 || pass.StageCap() > want.cap) {
		t.Errorf("%s: stage cap %d, want %d", names(has), pass.StageCap(), want.cap)
	}
	for i := range conditions {
		for _, code := range conditions[i].codes {
			if has&(1<<i) != 0 && !slices.Contains(pass.ExcludedCodes(), code) {
				t.Errorf("%s: %s is not left out", names(has), code)
			}
		}
	}
}

func names(has Conditions) []string {
	var out []string
	for i := range conditions {
		if has&(1<<i) != 0 {
			out = append(out, conditions[i].id)
		}
	}
	return out
}

func TestWhatHasToFollowFromAConditionIsWhatScreeningDoes(t *testing.T) {
	for _, age := range []int{20, 30, 41, 55, 61, 70, 88} {
		for _, sex := range []person.Sex{person.Female, person.Male} {
			p := somebody(age, sex)
			holds(t, &p, 0)
			for i := range conditions {
				if of := conditions[i].of; of != nil && !of(&p) {
					continue
				}
				holds(t, &p, Conditions(0).with(i))
			}
		}
	}
}

func TestWhatHasToFollowFromTwoConditionsIsWhatScreeningDoes(t *testing.T) {
	p := somebody(36, person.Female)
	for i := range conditions {
		for j := range i {
			holds(t, &p, Conditions(0).with(i).with(j))
		}
	}
}

func TestWhatHasToFollowFromMeasuresAndAge(t *testing.T) {
	for name, c := range map[string]struct {
		age    int
		owd    float64
		swa    float64
		sends  bool
		leaves exercise.Classes
	}{
		"children are sent to a professional":                     {age: 16, swa: 3, sends: true},
		"a head far from the wall at fifty is treated as brittle": {age: 50, owd: 5, swa: 3, leaves: bonesLeave},
		"the same at forty-nine is not":                           {age: 49, owd: 5, swa: 3},
		"nothing is done overhead while a wall angel is low":      {age: 30, swa: 1, leaves: exercise.Overhead},
		"a good wall angel leaves nothing out":                    {age: 30, swa: 2},
	} {
		p := somebody(c.age, person.Male)
		p.Measures.OWD.Value, p.Measures.OWD.Taken = c.owd, true
		p.Measures.SWA.Left, p.Measures.SWA.Right, p.Measures.SWA.HasLeft, p.Measures.SWA.HasRight = c.swa, 3, true, true
		got := p.truth(0)
		if got.sends != c.sends || got.leaves != c.leaves {
			t.Errorf("%s: got %v %s", name, got.sends, got.leaves)
		}
		holds(t, &p, 0)
	}
}

func TestConditionsAskForQuestionsThatThereAre(t *testing.T) {
	known := map[string]screening.Question{}
	for _, q := range screening.Questions() {
		known[q.ID] = q
	}
	if len(conditions) > 64 {
		t.Fatal("more than a set holds")
	}
	for i := range conditions {
		for _, s := range conditions[i].says {
			if q, ok := known[s.question]; !ok || !q.Takes(s.answer) {
				t.Errorf("%s: %s %s", conditions[i].id, s.question, s.answer)
			}
		}
		if warns := conditions[i].sends != nil; i < warnings && !warns {
			t.Errorf("%s is a warning that sends nobody", conditions[i].id)
		}
	}
}

func TestOnlyOneConditionAnswersAQuestion(t *testing.T) {
	for i := range conditions {
		for j := range i {
			both := Conditions(0).with(i).with(j)
			if both != Conditions(0).with(i) && asksTheSame(i, j) {
				t.Errorf("%s and %s answer the same question", conditions[i].id, conditions[j].id)
			}
		}
	}
}

func asksTheSame(i, j int) bool {
	for _, a := range conditions[i].says {
		for _, b := range conditions[j].says {
			if a.question == b.question {
				return true
			}
		}
	}
	return false
}

func TestWhatIsResolvedSendsNobodyAnyMore(t *testing.T) {
	p := somebody(44, person.Female)
	var all Conditions
	for i := range conditions {
		all = all.with(i)
	}
	if left := all.resolved(44); left == 0 || p.truth(left).sends {
		t.Errorf("left: %v", names(left))
	}
}
