package screening

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestAnswersSayWhatTheyAre(t *testing.T) {
	if n, ok := Count(3).Number(); n != 3 || !ok {
		t.Error("a count")
	}
	if _, ok := Yes().Number(); ok {
		t.Error("yes is no count")
	}
	if upper, lower, ok := Pressure(120, 80).Pressure(); upper != 120 || lower != 80 || !ok {
		t.Error("a pressure")
	}
	if diff := cmp.Diff([]string{"a", "b"}, Several("b", "a", "b").Words()); diff != "" {
		t.Error(diff)
	}
	if Several() != No() || Choice("x").Words()[0] != "x" || Yes().Words() != nil {
		t.Error("choices")
	}
	var none Answer
	if none.Given() || none.IsNo() || none.IsYes() || none.IsNotSure() || none.String() != "" {
		t.Error("the zero answer is an answer")
	}
	if !Yes().IsYes() || !No().IsNo() || !NotSure().IsNotSure() || !No().Given() {
		t.Error("yes, no, not sure")
	}
}

// FuzzAnswers reads any text as an answer to any question: what is read is
// written and read again the same, and no text makes a pass of an emergency.
func FuzzAnswers(f *testing.F) {
	for _, seed := range []string{"yes", "no", "unknown", "", "24", "6.5", "120/80", "80/120", "limb", "nsaid,relative", "R15", "-1", "1e9", "NaN", ",", "a,b", "０"} {
		for place := range questionCount {
			f.Add(uint8(place), seed)
		}
	}
	list := Questions()
	f.Fuzz(func(t *testing.T, place uint8, text string) {
		q := list[int(place)%len(list)]
		a, faults := q.Read(text)
		if len(faults) > 0 && a.Given() {
			t.Fatalf("%s: %q is both wrong and %q", q.ID, text, a)
		}
		if again, wrong := q.Read(a.String()); len(faults) == 0 && (again != a || len(wrong) > 0) {
			t.Fatalf("%s: %q became %q", q.ID, a, again)
		}
		in := somebody(40, Answers{"stroke_signs": Yes()})
		if q.ID != "stroke_signs" {
			in.Answers[q.ID] = a
		}
		if r := Screen(in); r.Action != Emergency {
			t.Fatalf("%s %q turns an emergency into %s", q.ID, text, r.Action)
		}
		raw := Screen(somebody(40, Answers{q.ID: Several(text), "nobody_asked": Choice(text)}))
		if _, ok := raw.Pass(); ok && q.Safety && !q.Takes(Several(text)) {
			t.Fatalf("%s: %q can't be read, and there is a pass", q.ID, text)
		}
	})
}
