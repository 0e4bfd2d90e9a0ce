package exchange

import (
	"fmt"

	"tspine/catalog"
)

// CaseGot is what a worked case came to: what the rules made of the person,
// and every expectation that failed.
type CaseGot struct {
	ID        string               `json:"id"`
	Passed    bool                 `json:"passed"`
	Failures  []CaseFailure        `json:"failures"`
	Triage    string               `json:"triage,omitempty"`
	Urgency   string               `json:"urgency,omitempty"`
	Advise    string               `json:"advise_clinician,omitempty"`
	Flags     []string             `json:"flags"`
	Notes     []string             `json:"notes,omitempty"`
	Plan      bool                 `json:"plan"`
	Stage     int                  `json:"stage,omitempty"`
	Row       string               `json:"entry_row,omitempty"`
	Settle    bool                 `json:"settle,omitempty"`
	Rounds    int                  `json:"rounds,omitempty"`
	Excluded  []string             `json:"excluded_classes,omitempty"`
	Available []string             `json:"available_classes,omitempty"`
	Codes     []string             `json:"available_exercises,omitempty"`
	First     *Session             `json:"first_session,omitempty"`
	Week      []WeekLine           `json:"first_week,omitempty"`
	Asymmetry map[string]UnevenGot `json:"asymmetry,omitempty"`
	Ratio     string               `json:"ratio,omitempty"`
	Next      []NextGot            `json:"next,omitempty"`
	Flare     *FlareGot            `json:"flare,omitempty"`
	Nof1      *Nof1Got             `json:"nof1,omitempty"`
}

// CaseFailure is one expectation that failed.
type CaseFailure struct {
	Where    string `json:"where"`
	Expected string `json:"expected"`
	Got      string `json:"got"`
}

// WeekLine is a line of the first week, with the days (from 0) it stands on.
type WeekLine struct {
	Line
	Days []int `json:"days"`
}

// UnevenGot is left against right in one measure.
type UnevenGot struct {
	Flag   bool    `json:"flag"`
	Side   string  `json:"side,omitempty"`
	AI     float64 `json:"ai_pct"`
	Marked bool    `json:"marked"`
}

// NextGot is one weekly decision.
type NextGot struct {
	Decision string           `json:"decision"`
	Also     string           `json:"also,omitempty"`
	Row      int              `json:"row"`
	Rule     Reason           `json:"rule"`
	NewStage int              `json:"new_stage,omitempty"`
	Triage   string           `json:"triage,omitempty"`
	Urgency  string           `json:"urgency,omitempty"`
	Advise   string           `json:"advise_clinician"`
	Rescreen string           `json:"rescreen"`
	Retest   bool             `json:"retest"`
	LoadPct  int              `json:"load_pct,omitempty"`
	Totals   map[string]Total `json:"totals,omitempty"`
	Start    map[string]Dose  `json:"start,omitempty"`
}

// Total is what a decision makes of one line's total.
type Total struct {
	Exercise string  `json:"exercise"`
	Old      int     `json:"old_total"`
	New      int     `json:"new_total"`
	Kg       float64 `json:"kg,omitempty"`
	Rule     Reason  `json:"rule"`
}

// FlareGot is what ratings come to.
type FlareGot struct {
	Flare      bool     `json:"flare"`
	FirstHours [2]int   `json:"first_hours,omitempty"`
	Classes    []string `json:"only_classes,omitempty"`
	DosePct    int      `json:"dose_pct,omitempty"`
	Restart    *Total   `json:"restart,omitempty"`
}

// Nof1Got is what a comparison of exercises comes to.
type Nof1Got struct {
	Winner    *int      `json:"winner"`
	PostMean  []float64 `json:"post_mean"`
	Low       []float64 `json:"low_90"`
	High      []float64 `json:"high_90"`
	Best      []float64 `json:"p_best"`
	Warnings  []string  `json:"warnings"`
	RTMPoints *float64  `json:"rtm_points,omitempty"`
}

// CaseReport is what a run of cases came to.
type CaseReport struct {
	Passed int       `json:"passed"`
	Failed int       `json:"failed"`
	Cases  []CaseGot `json:"cases"`
}

// FaultyCase is a case that can't be read: it fails.
func FaultyCase(f catalog.Located) CaseGot {
	return CaseGot{ID: fmt.Sprintf("%s:%d", f.File, f.Line), Flags: []string{}, Failures: []CaseFailure{{Where: f.Path, Expected: f.Want, Got: f.Code + " " + f.Got}}}
}
