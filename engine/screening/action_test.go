package screening

import "testing"

func TestActionsAreOrderedByHowSevereTheyAre(t *testing.T) {
	want := []string{"", "CLEAR", "NOTE", "MODIFY", "RESCREEN_REQUIRED", "CLINICIAN_FIRST", "EMERGENCY", ""}
	for i, code := range want {
		if got := Action(i).String(); got != code {
			t.Errorf("action %d is %q, want %q", i, got, code)
		}
	}
	for i, code := range []string{"", "out_of_scope", "within_1_week", "same_day", ""} {
		if got := Urgency(i).String(); got != code {
			t.Errorf("urgency %d is %q, want %q", i, got, code)
		}
	}
}
