package outcome

import (
	"math"

	"tspine/engine/evidence"
)

// Scale is something that a person rates from 0 to 10 (evidence 4).
type Scale uint8

// Pain and stiffness are better when lower, the person's own activities when
// higher: the mean of three to five of them, or one alone.
const (
	Pain Scale = iota
	Stiffness
	Activities
	Activity
)

// Change is what a difference between two ratings is worth.
type Change struct {
	Better  float64 // points of improvement, negative where it got worse
	Real    bool    // beyond the error of two ratings
	Matters bool    // as large as people call a difference
	Reason  evidence.Reason
}

// Judge tells what the difference between two ratings, or means of ratings, is
// worth. A change may matter to a person and still be within the error: then
// it is not yet to be called real.
func Judge(s Scale, from, to float64) Change {
	better := to - from
	if s == Pain || s == Stiffness {
		better = -better
	}
	size := math.Abs(better)
	c := Change{Better: better}
	var mdc, mcid float64
	switch s {
	case Stiffness:
		mdc, mcid = StiffnessChange, StiffnessChange
		c.Real = size >= mdc-slack
	case Activities:
		mdc, mcid = ActivitiesMDC, ActivitiesMCID
		c.Real = size > mdc+slack
	case Activity:
		mdc, mcid = ActivityChange, ActivityChange
		c.Real = size >= mdc-slack
	default:
		mdc, mcid = PainMDC, PainMCID(from)
		c.Real = size > mdc+slack
	}
	c.Matters = size >= mcid-slack
	c.Reason = evidence.Because(rule(c)).With("from", from).With("to", to).With("mdc", mdc).With("mcid", mcid)
	return c
}

func rule(c Change) string {
	switch {
	case !c.Real:
		return "change-within-error"
	case c.Better > 0:
		return "change-better"
	default:
		return "change-worse"
	}
}

// PainMCID is the smallest change in pain that people call a difference, by
// where they began: 1 below 5, 2 below 8, 4 from there on, the upper end of
// what was reported.
func PainMCID(from float64) float64 {
	switch {
	case from < PainMiddle:
		return PainLowMCID
	case from < PainHigh:
		return PainMiddleMCID
	default:
		return PainHighMCID
	}
}

// slack keeps what is equal on paper from being unequal in binary.
const slack = 1e-9
