package screening

// Action is what a screening asks for, the milder the lower. The zero Action
// says that nobody was screened.
type Action uint8

// The actions of evidence 1.1, mildest first.
const (
	Unscreened       Action = iota
	Clear                   // nothing found
	Note                    // education or logging only
	Modify                  // train, with exclusions
	RescreenRequired        // a question is to be asked again, no plan before
	ClinicianFirst          // see a clinician before training, no plan
	Emergency               // call the local emergency number, no plan
)

var actionCodes = [...]string{"", "CLEAR", "NOTE", "MODIFY", "RESCREEN_REQUIRED", "CLINICIAN_FIRST", "EMERGENCY"}

// String gives the code of evidence 1.1, empty for Unscreened.
func (a Action) String() string {
	if int(a) >= len(actionCodes) {
		return ""
	}
	return actionCodes[a]
}

// planned says whether a plan may be shown.
func (a Action) planned() bool { return a >= Clear && a <= Modify }

// Urgency is how soon a clinician is to be seen, the sooner the higher. The
// zero Urgency says nothing.
type Urgency uint8

// The urgencies of evidence 1.1. OutOfScope gives no time: it is for people
// under 18.
const (
	NoUrgency Urgency = iota
	OutOfScope
	Within1Week
	SameDay
)

var urgencyCodes = [...]string{"", "out_of_scope", "within_1_week", "same_day"}

// String gives the code of evidence 1.1.
func (u Urgency) String() string {
	if int(u) >= len(urgencyCodes) {
		return ""
	}
	return urgencyCodes[u]
}
