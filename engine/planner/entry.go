package planner

import (
	"tspine/engine/assessment"
	"tspine/engine/dose"
	"tspine/engine/evidence"
	"tspine/engine/exercise"
	"tspine/engine/person"
)

// Entry is where a person begins (7.2). The zero Entry begins nowhere.
type Entry struct {
	Stage         exercise.Stage
	Row           string           // of the table in 7.2: "1", "2", "3a" … "11"
	Capped        bool             // the screening lowered the row's stage
	Settle        bool             // row 1: pain settles first
	Share         float64          // of the source's lower dose: HalfShare while pain settles, else 1
	Exclude       exercise.Classes // left out on top of the pass
	Reserve       dose.Reserve     // fewest reps that are left at the end of a set; zero: as the dose says
	MobilityFirst bool             // row 6: a mobility circuit warms up for the lifting
	Advise        bool             // routine advice to see a clinician
	Reason        evidence.Reason
}

// row is one line of the table in 7.2.
type row struct {
	name  string
	stage exercise.Stage
	holds func(s *Situation) bool
}

// rows is the table of 7.2. The first row that holds decides; the last one
// always does.
var rows = [...]row{
	{"1", exercise.Mobility, (*Situation).sore},
	{"2", exercise.Mobility, func(s *Situation) bool { return s.flagged("M11", "M17", "M18", "M21") }},
	{"3a", exercise.Eccentric, (*Situation).soreLifter},
	{"3b", exercise.Mobility, (*Situation).tender},
	{"4", exercise.Static, func(s *Situation) bool { return s.flagged("M06") }},
	{"5", exercise.Mobility, func(s *Situation) bool { return s.Findings.AnyLimited() && !s.lifter() }},
	{"6", exercise.Concentric, func(s *Situation) bool { return s.Findings.AnyLimited() }},
	{"7", exercise.Static, func(s *Situation) bool { return !s.lifter() && s.Findings.WallHold != assessment.HasShown }},
	{"8", exercise.Eccentric, func(s *Situation) bool { return !s.lifter() }},
	{"9", exercise.Concentric, func(s *Situation) bool { return s.Profile.Goal != person.Strength }},
	{"10", exercise.Functional, func(s *Situation) bool { return s.Findings.SWAGood }},
	{"11", exercise.Concentric, func(*Situation) bool { return true }},
}

// Enter gives the entry of a person: the first row of 7.2 that holds, its stage
// lowered to the cap of the screening.
func Enter(s Situation) Entry {
	for _, r := range rows {
		if r.holds(&s) {
			return s.enter(r)
		}
	}
	return Entry{}
}

func (s *Situation) enter(r row) Entry {
	rest, move := s.pain()
	e := Entry{Row: r.name, Stage: r.stage, Share: 1, MobilityFirst: r.name == "6"}
	if stageCap := s.Pass.StageCap(); stageCap > 0 {
		e.Capped = e.Stage > stageCap
		e.Stage = min(e.Stage, stageCap)
	}
	switch r.name {
	case "1":
		e.Settle, e.Share, e.Advise = true, HalfShare, true
	case "3a":
		e.Reserve = dose.InReserve(soreReserve)
	}
	e.Exclude = Excluded(s.Findings, e, e.Settle)
	e.Reason = evidence.Because("entry-row-"+r.name).With("pain-rest", float64(rest)).With("pain-move", float64(move)).With("stage", float64(e.Stage))
	return e
}

// settling is left out while pain settles (7.2 row 1).
const settling = exercise.ExtEnd | exercise.RotEnd | exercise.RollExt | exercise.ProneExt | exercise.SMR

// Excluded gives the classes that are left out on top of the pass: what
// findings rule out (end-range rotation where it is loose, OVERHEAD where a
// wall angel is low), what the row of the entry does, and what waits while
// pain settles. OVERHEAD of row 11 comes in once both wall angels are good, so
// ask again whenever findings change.
func Excluded(f assessment.Findings, e Entry, settle bool) exercise.Classes {
	out := f.Excluded()
	if e.Row == "3a" || e.Row == "11" && !f.SWAGood {
		out |= exercise.Overhead
	}
	if settle {
		out |= settling
	}
	return out
}

// sore is row 1.
func (s *Situation) sore() bool {
	rest, move := s.pain()
	return max(rest, move) >= settlePain
}

// soreLifter is row 3a.
func (s *Situation) soreLifter() bool {
	rest, move := s.pain()
	return s.lifter() && move >= sorePain && move <= soreLifterMove && rest <= soreLifterRest &&
		s.Pass.StageCap() == 0 && !s.flagged("M06")
}

// tender is row 3b. Who was not asked about pain is taken for tender.
func (s *Situation) tender() bool {
	rest, move := s.pain()
	return !s.rated() || move >= sorePain || rest >= tenderRest
}

func (s *Situation) lifter() bool { return s.Profile.Training == person.Lifter }

func (s *Situation) flagged(flags ...string) bool {
	for _, f := range flags {
		if s.Pass.Has(f) {
			return true
		}
	}
	return false
}
