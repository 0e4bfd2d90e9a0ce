package exchange

import (
	"tspine/engine/cohort"
	"tspine/engine/screening"
)

// Simulation is what came of synthetic people, as JSON.
type Simulation struct {
	People          int     `json:"people"`
	Weeks           int     `json:"weeks"`
	Seed            uint64  `json:"seed"`
	DecisionsOnly   bool    `json:"decisions_only"`
	PersonWeeks     int64   `json:"person_weeks"`
	Sessions        int64   `json:"sessions"`
	Screening       []Row   `json:"first_screening"`
	BeganAtStage    []int64 `json:"began_at_stage"`
	WeeksByStage    []int64 `json:"trained_weeks_by_stage"`
	EndedAtStage    []int64 `json:"ended_at_stage"`
	Decisions       []Row   `json:"decisions"`
	DosePercent     [3]int  `json:"dose_percent_of_source_p10_p50_p90"`
	FlaresPerPerson float64 `json:"flares_per_person"`
	Rescreens       int64   `json:"rescreens"`
	SentToClinician int64   `json:"sent_to_clinician_during_program"`
	LadderWeeks     [3]int  `json:"weeks_to_last_stage_p10_p50_p90"`
	BelowTheLast    int64   `json:"never_at_last_stage"`
	Violations      []Row   `json:"violations"`
	Broken          int64   `json:"violations_total"`
}

// Row is a name with its count.
type Row struct {
	Name  string `json:"name"`
	Count int64  `json:"count"`
}

// SimulationOf writes a tally.
func SimulationOf(t *cohort.Tally, people, weeks int, seed uint64, decisionsOnly bool) Simulation {
	s := Simulation{
		People: people, Weeks: weeks, Seed: seed, DecisionsOnly: decisionsOnly, PersonWeeks: t.Weeks, Sessions: t.Sessions,
		BeganAtStage: t.Began[1:], WeeksByStage: t.Stages[1:], EndedAtStage: t.Ended[1:], Rescreens: t.Rescreens, SentToClinician: t.Sent,
		DosePercent: spread(t.Doses[:], cohort.DoseStep), LadderWeeks: spread(t.Ladder[:], 1), BelowTheLast: t.Below, Broken: t.Broken(),
	}
	for i, n := range t.Entry {
		if a := screening.Action(i); a != screening.Unscreened {
			s.Screening = append(s.Screening, Row{a.String(), n})
		}
	}
	for i, k := range cohort.Kinds() {
		s.Decisions = append(s.Decisions, Row{string(k), t.Decisions[i]})
	}
	for i, v := range cohort.Violations() {
		s.Violations = append(s.Violations, Row{v.String(), t.Violations[i]})
	}
	var flares, counted int64
	for n, p := range t.Flares {
		flares += int64(n) * p
		counted += p
	}
	if counted > 0 {
		s.FlaresPerPerson = float64(flares*100/counted) / 100
	}
	return s
}

// spread gives the 10th, 50th and 90th of a hundred.
func spread(bins []int64, step int) [3]int {
	return [3]int{cohort.Quantile(bins, 0.1) * step, cohort.Quantile(bins, 0.5) * step, cohort.Quantile(bins, 0.9) * step}
}
