package evidence

import (
	"encoding/json"
	"testing"

	"pgregory.net/rapid"
)

func TestAReasonInsideJSONIsReadBack(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		want := Because(rapid.StringMatching(`[a-z]+(-[a-z]+)*`).Draw(t, "rule"))
		for range rapid.IntRange(0, figures).Draw(t, "n") {
			want = want.With(rapid.StringMatching(`[a-z]+(-[a-z]+)*`).Draw(t, "name"), rapid.Float64Range(-1e6, 1e6).Draw(t, "value"))
		}
		text, err := json.Marshal(want)
		if err != nil {
			t.Fatal(err)
		}
		var got Reason
		if err := json.Unmarshal(text, &got); err != nil || got != want {
			t.Fatalf("%s was read as %v (%v)", text, got, err)
		}
	})
}

func TestAReasonWithoutANumberBehindAName(t *testing.T) {
	var r Reason
	if err := r.UnmarshalText([]byte("rule name")); err == nil {
		t.Errorf("read as %v", r)
	}
}
