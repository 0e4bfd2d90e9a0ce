package dose

import (
	"encoding/json"
	"testing"

	"pgregory.net/rapid"
)

func TestADoseInsideJSONIsItsNotation(t *testing.T) {
	type holder struct{ Dose Dose }
	rapid.Check(t, func(t *rapid.T) {
		want := doses.Draw(t, "dose").normal()
		text, err := json.Marshal(holder{want})
		if err != nil {
			t.Fatal(err)
		}
		var got holder
		if err := json.Unmarshal(text, &got); err != nil || got.Dose != want {
			t.Fatalf("%s was read as %+v (%v), want %+v", text, got.Dose, err, want)
		}
	})
}

func TestTheZeroDoseInsideJSONIsNothing(t *testing.T) {
	text, err := json.Marshal(Dose{})
	if err != nil || string(text) != `""` {
		t.Fatalf("got %s, %v", text, err)
	}
	d := Dose{PerSide: true}
	if err := json.Unmarshal(text, &d); err != nil || d != (Dose{}) {
		t.Fatalf("got %+v, %v", d, err)
	}
	if err := json.Unmarshal([]byte(`"ten times"`), &d); err == nil {
		t.Error("words are read as a dose")
	}
}
