package exchange

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestWhatIsAgreedToIsRead(t *testing.T) {
	got, faults := ReadAgreed("", []byte(`{"names":[{"name":"Chest Stretch","exercise":"cat-cow"},{"name":"Running","out":true},{"name":"Lunge"}],"skip_faults":true}`))
	want := Agreed{Names: []Naming{{Name: "Chest Stretch", Exercise: "cat-cow"}, {Name: "Running", Out: true}, {Name: "Lunge"}}, Skip: true}
	if diff := cmp.Diff(want, got); diff != "" || len(faults) > 0 {
		t.Errorf("%s %v", diff, faults)
	}
}

func TestEverythingThatIsWrongWithAnAgreementIsToldAtOnce(t *testing.T) {
	_, faults := ReadAgreed("", []byte(`{"names":[{"name":"A","exercise":"cat-cow","out":true},{"name":"A"},{"exercise":"cat-cow"},"B"],"skip_faults":7,"more":1}`))
	var codes []string
	for _, f := range faults {
		codes = append(codes, f.Code)
	}
	for _, code := range []string{"not-one", "twice", "missing-key", "wrong-type", "unknown-key"} {
		found := false
		for _, one := range codes {
			found = found || one == code
		}
		if !found {
			t.Errorf("%s is not told among %v", code, codes)
		}
	}
}
