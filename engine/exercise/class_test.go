package exercise

import (
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

func TestClassCodesRoundTrip(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		set := Classes(rapid.Uint32().Draw(t, "set")) & AllClasses
		var back Classes
		for _, code := range set.Codes() {
			c, ok := ParseClass(code)
			if !ok {
				t.Fatalf("code %q is not read back", code)
			}
			back |= c
		}
		if diff := cmp.Diff(set, back); diff != "" {
			t.Fatal(diff)
		}
	})
}
