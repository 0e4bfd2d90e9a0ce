package exchange

import (
	"fmt"
	"strings"

	"tspine/catalog"
)

// Case is one worked case: a synthetic person, and what the rules should make
// of them. A nil part was not given.
type Case struct {
	ID        string
	Age       int
	HasAge    bool
	Sex       string
	Answers   map[string]catalog.Value // by question id
	Text      string                   // free text
	Measures  CaseMeasures
	Training  string
	Goal      string
	Equipment []string
	Minutes   int
	Expect    *Expect
	Next      []Next
	Flare     *FlareCase
	Nof1      *Nof1Case
}

// Span is an inclusive range; a single number has equal ends.
type Span struct{ Low, High float64 }

// Holds says whether v lies in the span.
func (s Span) Holds(v float64) bool { return v >= s.Low && v <= s.High }

// String writes the span as a case does.
func (s Span) String() string {
	if s.Low == s.High {
		return fmt.Sprint(s.Low)
	}
	return fmt.Sprintf("[%v, %v]", s.Low, s.High)
}

// Measured is a number that may not have been taken.
type Measured struct {
	Value float64
	Taken bool
}

// Pair is a measure of each side.
type Pair struct{ Left, Right Measured }

// CaseMeasures is the measures of a case.
type CaseMeasures struct {
	PainRest, PainMove, PainWorst, Stiffness Measured
	LLR, Seated, SWA                         Pair
	SideBend, OWD                            Measured
	WallHold                                 *bool
	Baselines                                int
	Given                                    bool // the case says anything about measures
}

// Expect is what a case expects of screening, plan and first week.
type Expect struct {
	Triage, Urgency, Advise      string
	Plan, Settle                 *bool
	Flags, ExcludeClasses        *[]string
	AllowClasses, MustNot, AnyOf []string
	Notes                        []string
	Stage                        *int
	Dose                         map[string]DoseSpan
	Rounds                       *Span
	Asymmetry                    map[string]Uneven
	Ratio                        string
}

// DoseSpan is the bounds of a dose.
type DoseSpan struct{ Sets, Reps, Hold, PerDay *Span }

// Uneven is what is expected of left against right in one measure.
type Uneven struct {
	Flag, Marked *bool
	Side         string
	AI           *Span
}

// Next is one weekly decision, standing alone.
type Next struct {
	State                         WeekState
	Log                           WeekLog
	Decision, Triage, Advise      string
	Rescreen                      string
	NewStage                      *int
	Retest                        *bool
	MustNot                       []string
	LoadPct                       *Span
	Progress, Same, Backoff, Back *Totals
	LoadJump                      *LoadJump
	Start                         map[string]DoseSpan
}

// WeekState is where a person stands before the decision.
type WeekState struct {
	Stage, WeeksInStage, Sessions, RedWeeksBefore, WeeksInProgram, WeeksSinceDeload int
	Interval                                                                        float64
	Tests                                                                           []float64
	SEM                                                                             Measured
}

// WeekLog is the last week in one line.
type WeekLog struct {
	MaxPain, Morning, Adherence, Effort, GapDays, PrePain, WorstChange, PainRiseDays int
	EffortBefore                                                                     Measured
	Comfortable, Flare                                                               bool
	NewAnswers                                                                       map[string]catalog.Value
	NewText                                                                          string
}

// Totals is the arithmetic expected of one line.
type Totals struct {
	Exercise, Unit string
	Old            int
	New            Span
}

// LoadJump is the arithmetic expected of a rise in load.
type LoadJump struct {
	Exercise     string
	OldKg, NewKg float64
	OldReps      int
	NewReps      Span
}

// FlareCase asks whether ratings are a flare-up.
type FlareCase struct {
	Median7, Now, Hours float64
	Expect              FlareExpect
}

// FlareExpect is what a flare-up leads to.
type FlareExpect struct {
	Flare       *bool
	FirstHours  *Span
	OnlyClasses []string
	DosePct     *Span
	Restart     *Totals
	Remove      []string
}

// Nof1Case asks which exercise helps most.
type Nof1Case struct {
	Means         []float64
	N             []int
	Sigma         float64
	Randomized    bool
	PainTriggered bool
	Expect        Nof1Expect
}

// Nof1Expect is what the comparison should come to.
type Nof1Expect struct {
	Winner        *int // -1: none
	PostMean      []Span
	PostMeanFirst *Span
	BestFirst     *Span
	Warnings      *[]string
	RTM           *Span
	RTMInputs     *RTMInputs
}

// RTMInputs is the numbers of the formula of 9.3.
type RTMInputs struct{ Mu, SigmaB, SigmaW, Cut, M float64 }

// ReadCases reads every case of a file: YAML blocks inside Markdown, or YAML
// alone. A key it does not know, or a wrong type, is a fault.
func ReadCases(file string, text []byte) ([]Case, catalog.Faults) {
	var out []Case
	var faults catalog.Faults
	blocks := caseBlocks(string(text))
	for _, b := range blocks {
		doc, v := catalog.ReadYAML(file, b.line, []byte(b.text))
		if v.Present() {
			out = append(out, readCase(v))
		}
		faults = append(faults, doc.Faults...)
	}
	if len(blocks) == 0 {
		doc, _ := catalog.ReadYAML(file, 1, nil)
		faults = append(faults, doc.Faults...)
	}
	return out, faults
}

type block struct {
	line int
	text string
}

// caseBlocks cuts a text into its YAML blocks, each with its first line.
func caseBlocks(text string) []block {
	lines := strings.Split(text, "\n")
	fenced := false
	for _, l := range lines {
		fenced = fenced || strings.HasPrefix(l, "```")
	}
	var out []block
	var open *block
	closeOpen := func() {
		if open != nil && strings.TrimSpace(open.text) != "" {
			out = append(out, *open)
		}
		open = nil
	}
	for i, l := range lines {
		switch {
		case fenced && strings.HasPrefix(l, "```"):
			inside := open != nil
			closeOpen()
			lang := strings.TrimSpace(strings.TrimPrefix(l, "```"))
			if !inside && (lang == "yaml" || lang == "yml") {
				open = &block{line: i + 2}
			}
		case !fenced && strings.TrimRight(l, " \r") == "---":
			closeOpen()
			open = &block{line: i + 2}
		case !fenced && open == nil:
			open = &block{line: i + 1, text: l + "\n"}
		case open != nil:
			open.text += l + "\n"
		}
	}
	closeOpen()
	return out
}
