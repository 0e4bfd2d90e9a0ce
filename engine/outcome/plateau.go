package outcome

import (
	"tspine/engine/assessment"
	"tspine/engine/dose"
	"tspine/engine/evidence"
	"tspine/engine/unit"
)

// MDC95 is the smallest change beyond the error of two measurements in 95 of
// 100: 1.96·√2·SEM.
func MDC95(sem float64) float64 { return assessment.MDC(sem) }

// WorthWaiting is the slowest gain a week that is still worth waiting for: one
// detectable change in a stage of six weeks (6.5).
func WorthWaiting(sem float64) float64 { return MDC95(sem) / StageWeeks }

// Plateau says whether a test no longer improves (6.5): four or more tests over
// three or more weeks, adherence of 75 % or more, and a chance of 80 % or more
// that the true gain a week is below what is worth waiting for. Sem is the
// test's error in its own unit; where it is not known (0) nothing is called a
// plateau. Adherence is in percent. It allocates nothing.
func Plateau(tests []Point, sem float64, adherence int, higherIsBetter bool) (bool, evidence.Reason) {
	s := Trend(tests, sem)
	gain := s.PerWeek
	if !higherIsBetter {
		gain = -gain
	}
	switch {
	case s.N < PlateauTests || s.Weeks < PlateauWeeks || sem <= 0:
		return false, evidence.Because("plateau-too-early").With("tests", float64(s.N)).With("weeks", s.Weeks)
	case adherence < PlateauAdherence:
		return false, evidence.Because("plateau-low-adherence").With("adherence", float64(adherence))
	}
	limit := WorthWaiting(sem)
	flat := gain+PlateauZ*s.Error < limit
	rule := "still-improving"
	if flat {
		rule = "plateau"
	}
	return flat, evidence.Because(rule).With("per-week", gain).With("error", s.Error).
		With("worth-waiting", limit).With("tests", float64(s.N)).With("weeks", s.Weeks)
}

// TopSet is the best set of one exposure to a loaded exercise.
type TopSet struct {
	Load    unit.Kilograms // all pieces together; 0: body weight or a band, then reps alone count
	Reps    int
	Reserve dose.Reserve // sets are compared at equal reserve only
}

// VolumeLoad is kilograms times reps.
func (s TopSet) VolumeLoad() float64 {
	if s.Load <= 0 {
		return float64(s.Reps)
	}
	return float64(s.Load) * float64(s.Reps)
}

// LoadPlateau says whether the best volume-load of the top set did not rise in
// three consecutive exposures (6.5). Sets are given oldest first; those with
// another reserve than the last, and sets without one, tell nothing. It
// allocates nothing.
func LoadPlateau(sets []TopSet) (bool, evidence.Reason) {
	if len(sets) == 0 || !sets[len(sets)-1].Reserve.Given() {
		return false, evidence.Because("load-plateau-too-early")
	}
	reserve := sets[len(sets)-1].Reserve
	var best float64
	since, seen := 0, 0
	for _, s := range sets {
		if s.Reserve != reserve {
			continue
		}
		seen++
		since++
		if v := s.VolumeLoad(); v > best {
			best, since = v, 0
		}
	}
	why := evidence.Because("load-still-rising")
	if since >= PlateauExposures {
		why = evidence.Because("load-plateau")
	}
	return since >= PlateauExposures, why.With("best", best).With("exposures", float64(seen)).With("since-best", float64(since))
}
