package screening

import "slices"

// The notes of the matrix, by the ids that stand with a plan.
const (
	neutralFlexExt       = "neutral-flexext"
	shortHolds           = "short-holds"
	midRangeRotation     = "mid-range-rotation"
	seePhysio            = "see-physio"
	midRangeExtension    = "mid-range-extension"
	upperThoracicOnly    = "upper-thoracic-only"
	noEndRange           = "no-end-range"
	belowPainFreeHeight  = "below-pain-free-height"
	noAbductionRotation  = "no-abduction-external-rotation"
	countAloud           = "count-aloud"
	holds10s             = "holds-10s"
	rir4                 = "rir-4"
	rir3                 = "rir-3"
	exhale               = "exhale-on-effort"
	noFlatBreathing      = "no-flat-supine-breathing"
	noBreathHold         = "no-breath-hold"
	noSelfManipulation   = "no-self-manipulation"
	seeClinicianSoon     = "see-clinician-if-no-better-in-2-weeks"
	noHeadLow            = "no-head-below-heart"
	stopIfSpreading      = "stop-if-spreading"
	rateBeforePainkiller = "rate-pain-before-painkiller"
	chestStops           = "chest-symptom-stops"
	becauseNotSure       = "because-not-sure"
	measurePressure      = "measure-blood-pressure"
	heatNotOverRub       = "heat-not-over-rub"
	crisisLine           = "crisis-line"
)

var noteIDs = [...]string{
	becauseNotSure, belowPainFreeHeight, chestStops, countAloud, crisisLine, exhale, heatNotOverRub, holds10s, measurePressure,
	midRangeExtension, midRangeRotation, neutralFlexExt, noAbductionRotation, noBreathHold, noEndRange, noFlatBreathing,
	noHeadLow, noSelfManipulation, rateBeforePainkiller, rir3, rir4, seeClinicianSoon, seePhysio, shortHolds, stopIfSpreading,
	upperThoracicOnly,
}

// NoteIDs lists the ids of all notes that may stand with a plan, sorted. Two
// are beyond the matrix's own: mid-range-rotation, for the line under it about
// rotation, and crisis-line, which only a person's own words raise (N02).
func NoteIDs() []string { return slices.Clone(noteIDs[:]) }

// notes gives the notes that no row of the matrix brings: for "not sure", and
// for what the person's own words name.
func (r *Result) notes(f *facts) []string {
	var out []string
	if f.answer[bp].IsNotSure() {
		out = append(out, measurePressure)
	}
	if f.unsureOfLimits() || slices.ContainsFunc(r.Flags, func(one Flag) bool { return one.NotSure }) {
		out = append(out, becauseNotSure)
	}
	for _, h := range f.Hits {
		out = append(out, h.Notes...)
	}
	return out
}

// unsureOfLimits says whether a question about what to leave out was answered
// "not sure".
func (f *facts) unsureOfLimits() bool {
	for i := range questions {
		if questions[i].Group == ModifyGroup && f.answer[i].IsNotSure() {
			return true
		}
	}
	return false
}
