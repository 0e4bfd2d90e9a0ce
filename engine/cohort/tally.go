package cohort

import (
	"tspine/engine/exercise"
	"tspine/engine/progression"
	"tspine/engine/screening"
)

// Sizes of what a Tally tells apart. The last bin holds all that is more.
const (
	stageBins  = int(exercise.Functional) + 1
	actionBins = int(screening.Emergency) + 1
	doseBins   = 31  // steps of DoseStep percent
	flareBins  = 13  // flares of one person
	weekBins   = 262 // weeks
)

// DoseStep is the width of a bin of Tally.Doses, in % of the source's lower
// dose.
const DoseStep = 10

// Tally is what came of many people. It has a fixed size, whatever it counts,
// and tallies add up in any order. The zero Tally has counted nobody.
type Tally struct {
	People   int64
	Weeks    int64 // that people lived through, trained or not
	Trained  int64 // weeks with a session
	Sessions int64 // that were begun

	Entry  [actionBins]int64 // people by what the first screening asked for
	Began  [stageBins]int64  // people by the stage of their first program; 0: none
	Stages [stageBins]int64  // trained weeks by stage
	Ended  [stageBins]int64  // people by the stage they were in at last; 0: none

	Doses     [doseBins]int64 // weeks of one line, by its total against the source's lower dose
	Decisions [len(kinds)]int64
	Rescreens int64            // full screenings after the first
	Sent      int64            // times that somebody in a program was sent to a clinician
	Flares    [flareBins]int64 // people by how many they had
	Ladder    [weekBins]int64  // people by the weeks until the last stage began
	Below     int64            // people whose last stage did not come

	Violations [violationEnd]int64
}

// kinds lists every decision, in the order of the weekly table.
var kinds = [...]progression.Kind{
	progression.KindPauseRescreen, progression.KindStepBack, progression.KindFlare, progression.KindBackOff, progression.KindRegressStage,
	progression.KindSettle, progression.KindReview, progression.KindHold, progression.KindAdvanceStage, progression.KindDeload,
	progression.KindMaintain, progression.KindProgress,
}

// Kinds lists the decisions in the order in which a Tally counts them.
func Kinds() []progression.Kind { return append([]progression.Kind(nil), kinds[:]...) }

// place is where a Tally counts a decision.
func place(k progression.Kind) int {
	for i := range kinds {
		if kinds[i] == k {
			return i
		}
	}
	return len(kinds) - 1
}

// Add counts what another tally has counted.
func (t *Tally) Add(o *Tally) {
	t.People += o.People
	t.Weeks += o.Weeks
	t.Trained += o.Trained
	t.Sessions += o.Sessions
	t.Rescreens += o.Rescreens
	t.Sent += o.Sent
	t.Below += o.Below
	add(t.Entry[:], o.Entry[:])
	add(t.Began[:], o.Began[:])
	add(t.Stages[:], o.Stages[:])
	add(t.Ended[:], o.Ended[:])
	add(t.Doses[:], o.Doses[:])
	add(t.Decisions[:], o.Decisions[:])
	add(t.Flares[:], o.Flares[:])
	add(t.Ladder[:], o.Ladder[:])
	add(t.Violations[:], o.Violations[:])
}

func add(to, from []int64) {
	for i := range to {
		to[i] += from[i]
	}
}

// Broken is how many violations there were, of every kind.
func (t *Tally) Broken() int64 { return sum(t.Violations[:]) }

func sum(list []int64) int64 {
	var n int64
	for _, v := range list {
		n += v
	}
	return n
}

// dosed counts the weekly dose of one line.
func (t *Tally) dosed(total, lower int) {
	t.Doses[min(total*100/(max(lower, 1)*DoseStep), doseBins-1)]++
}

// Quantile gives the bin in which the share q of all that bins count is
// reached, 0 where they count nothing.
func Quantile(bins []int64, q float64) int {
	all, so := sum(bins), int64(0)
	for i, n := range bins {
		if so += n; n > 0 && float64(so) >= q*float64(all) {
			return i
		}
	}
	return 0
}
