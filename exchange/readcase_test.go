package exchange

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"tspine/catalog"
)

// plain compares cases without their answers, which stay values of the file.
var plain = cmp.FilterPath(func(p cmp.Path) bool {
	last := p.Last().String()
	return last == ".Answers" || last == ".NewAnswers"
}, cmp.Ignore())

func at[T any](v T) *T { return &v }

func oneCase(t testing.TB, text string) Case {
	t.Helper()
	cases, faults := ReadCases("f.yaml", []byte(text))
	if err := faults.Err(); err != nil {
		t.Fatal(err)
	}
	if len(cases) != 1 {
		t.Fatalf("%d cases", len(cases))
	}
	return cases[0]
}

func TestACaseIsReadInFull(t *testing.T) {
	got := oneCase(t, `
id: A-1
person: {age: 60, sex: F}
answers: {fever: true, bp: [120, 80], free_text: "stiff, and a lump"}
measures: {pain_rest: 0, pain_move: 4, pain_worst: 5, stiffness: 3, llr: [38, 46], seated: [40, 41.5], swa: [2, 3], sidebend: 20, owd: 3, wall_hold: false, baseline_sessions: 2}
training: lifter
goal: strength
equipment: [mat, band]
minutes: 30
expect:
  triage: MODIFY
  urgency: same_day
  advise_clinician: routine
  plan: true
  settle: false
  stage: 2
  flags: [M01]
  exclude_classes: []
  allow_classes: [BREATH]
  must_not: [S001-05]
  must_offer_any: [S001-01]
  rounds: [1, 2]
  notes_required: [heat]
  dose:
    S002-01: {sets: 1, reps: [8, 12], hold_s: 5, per_day: [1, 3]}
  asymmetry:
    llr: {flag: true, side: L, ai_pct: [10, 30], marked: false}
    ratio: "2:1"
`)
	want := Case{
		ID: "A-1", Age: 60, HasAge: true, Sex: "F", Text: "stiff, and a lump", Training: "lifter", Goal: "strength", Equipment: []string{"mat", "band"}, Minutes: 30,
		Measures: CaseMeasures{
			PainRest: Measured{0, true}, PainMove: Measured{4, true}, PainWorst: Measured{5, true}, Stiffness: Measured{3, true},
			LLR: Pair{Measured{38, true}, Measured{46, true}}, Seated: Pair{Measured{40, true}, Measured{41.5, true}}, SWA: Pair{Measured{2, true}, Measured{3, true}},
			SideBend: Measured{20, true}, OWD: Measured{3, true}, WallHold: at(false), Baselines: 2, Given: true,
		},
		Expect: &Expect{
			Triage: "MODIFY", Urgency: "same_day", Advise: "routine", Plan: at(true), Settle: at(false), Stage: at(2),
			Flags: &[]string{"M01"}, ExcludeClasses: &[]string{}, AllowClasses: []string{"BREATH"}, MustNot: []string{"S001-05"}, AnyOf: []string{"S001-01"},
			Rounds: &Span{1, 2}, Notes: []string{"heat"}, Ratio: "2:1",
			Dose:      map[string]DoseSpan{"S002-01": {Sets: &Span{1, 1}, Reps: &Span{8, 12}, Hold: &Span{5, 5}, PerDay: &Span{1, 3}}},
			Asymmetry: map[string]Uneven{"llr": {Flag: at(true), Marked: at(false), Side: "L", AI: &Span{10, 30}}},
		},
	}
	if diff := cmp.Diff(want, got, plain); diff != "" {
		t.Error(diff)
	}
	if len(got.Answers) != 2 || !got.Answers["fever"].IsBool() || !got.Answers["bp"].IsList() {
		t.Errorf("answers %v", got.Answers)
	}
}

func TestWhatACaseDoesNotSay(t *testing.T) {
	want := Case{ID: "A", Training: "active", Goal: "general"}
	if diff := cmp.Diff(want, oneCase(t, "id: A\nmeasures:\nexpect: ~\n"), plain); diff != "" {
		t.Error(diff)
	}
	if c := oneCase(t, "id: A\nmeasures: {}\nperson: {age: 0}\n"); c.Measures.Baselines != 1 || !c.Measures.Given || c.Measures.OWD.Taken || !c.HasAge {
		t.Errorf("an empty measuring, and an age of 0: %+v", c)
	}
}

func TestWeeklyDecisionsOfACase(t *testing.T) {
	c := oneCase(t, `
id: A
next:
  - state: {stage: 3, weeks_in_stage: 4, sessions: 12, tests: [1, 1.5], sem: 2.5, red_weeks_before: 1, scheduled_interval_days: 2.5, weeks_in_programme: 20, weeks_since_deload: 5}
    log: {max_pain: 2, morning: -1, adherence: 110, effort: 6, comfortable: true, gap_days: 0, pre_pain: 1, worst_change: -2, effort_before: 5, flare: true, pain_rise_days: 3, new_answers: {fever: true, free_text: "and a lump"}}
    decision: BACKOFF
    new_stage: 2
    triage: CLEAR
    advise_clinician: none
    rescreen: mini
    retest: true
    must_not: [S001-05]
    load_pct: [60, 70]
    progress: {exercise: S002-01, old_total: 30, new_total: [32, 33], unit: s}
    same: {exercise: S002-01, old_total: 30, new_total: 30}
    backoff: {exercise: S002-01, old_total: 30, new_total: 21, unit: reps}
    step_back: {exercise: S002-01, old_total: 30, new_total: [15, 21], unit: m}
    load_jump: {exercise: S004-08, old_kg: 10, new_kg: 12.5, old_reps_total: 30, new_reps_total: [22, 24]}
    start: {S002-01: {reps: 1}}
  - state: {stage: 1, weeks_in_stage: 0, sessions: 0}
    log: {max_pain: 0, morning: 0, adherence: 0, effort: 0, comfortable: false, gap_days: 30}
`)
	want := []Next{
		{
			State:    WeekState{Stage: 3, WeeksInStage: 4, Sessions: 12, RedWeeksBefore: 1, WeeksInProgram: 20, WeeksSinceDeload: 5, Interval: 2.5, Tests: []float64{1, 1.5}, SEM: Measured{2.5, true}},
			Log:      WeekLog{MaxPain: 2, Morning: -1, Adherence: 110, Effort: 6, PrePain: 1, WorstChange: -2, PainRiseDays: 3, EffortBefore: Measured{5, true}, Comfortable: true, Flare: true, NewText: "and a lump"},
			Decision: "BACKOFF", NewStage: at(2), Triage: "CLEAR", Advise: "none", Rescreen: "mini", Retest: at(true), MustNot: []string{"S001-05"}, LoadPct: &Span{60, 70},
			Progress: &Totals{"S002-01", "s", 30, Span{32, 33}}, Same: &Totals{"S002-01", "", 30, Span{30, 30}},
			Backoff: &Totals{"S002-01", "reps", 30, Span{21, 21}}, Back: &Totals{"S002-01", "m", 30, Span{15, 21}},
			LoadJump: &LoadJump{"S004-08", 10, 12.5, 30, Span{22, 24}}, Start: map[string]DoseSpan{"S002-01": {Reps: &Span{1, 1}}},
		},
		{
			State: WeekState{Stage: 1, Interval: 1, WeeksInProgram: 12},
			Log:   WeekLog{GapDays: 30},
		},
	}
	if diff := cmp.Diff(want, c.Next, plain); diff != "" {
		t.Error(diff)
	}
	if v := c.Next[0].Log.NewAnswers["fever"]; !v.IsBool() {
		t.Errorf("new answers %v", c.Next[0].Log.NewAnswers)
	}
}

func TestFlaresAndComparisonsOfACase(t *testing.T) {
	c := oneCase(t, `
id: A
flare:
  median7: 2.5
  now: 5
  hours: 36
  expect: {flare: true, first_hours: [48, 72], only_classes: [BREATH], dose_pct: 50, restart: {exercise: S002-01, old_total: 30, new_total: [15, 21]}, remove: [S002-02]}
nof1:
  means: [-1.2, 0]
  n: [8, 7]
  sigma: 1.5
  randomised: true
  pain_triggered: true
  expect: {winner: 0, post_mean: [-1, [-0.5, 0]], post_mean_first: -1, p_best_first: [0.9, 1], warnings: [], rtm_points: 0.5, rtm_inputs: {mu: 3, sigma_b: 1, sigma_w: 1.5, cut: 4}}
`)
	flare := &FlareCase{2.5, 5, 36, FlareExpect{at(true), &Span{48, 72}, []string{"BREATH"}, &Span{50, 50}, &Totals{"S002-01", "", 30, Span{15, 21}}, []string{"S002-02"}}}
	if diff := cmp.Diff(flare, c.Flare); diff != "" {
		t.Error(diff)
	}
	nof1 := &Nof1Case{[]float64{-1.2, 0}, []int{8, 7}, 1.5, true, true, Nof1Expect{
		at(0), []Span{{-1, -1}, {-0.5, 0}}, &Span{-1, -1}, &Span{0.9, 1}, &[]string{}, &Span{0.5, 0.5}, &RTMInputs{3, 1, 1.5, 4, 1},
	}}
	if diff := cmp.Diff(nof1, c.Nof1); diff != "" {
		t.Error(diff)
	}
}

func TestNoWinnerIsNotTheSameAsNothingExpected(t *testing.T) {
	for name, c := range map[string]struct {
		expect string
		want   *int
	}{
		"the second wins":     {"{winner: 1}", at(1)},
		"nobody wins":         {"{winner: null}", at(-1)},
		"nobody, without it":  {"{winner: }", at(-1)},
		"nothing is expected": {"{warnings: []}", nil},
	} {
		t.Run(name, func(t *testing.T) {
			got := oneCase(t, "id: A\nnof1: {means: [1], n: [1], sigma: 1, expect: "+c.expect+"}\n").Nof1.Expect.Winner
			if diff := cmp.Diff(c.want, got); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestFaultsOfEveryPartOfACase(t *testing.T) {
	for name, c := range map[string]struct{ text, want string }{
		"no id":                       {"minutes: 10", "f.yaml:1:1: missing-key (want id)"},
		"a person who is a number":    {"id: A\nperson: 60", `f.yaml:2:9: person: wrong-type "a number" (want keys with values)`},
		"a test with one side":        {"id: A\nmeasures: {llr: [1]}", "f.yaml:2:17: measures.llr: wrong-count (want [left, right])"},
		"a side in words":             {"id: A\nmeasures: {llr: [1, far]}", `f.yaml:2:21: measures.llr[1]: wrong-type "far" (want a number)`},
		"a span of three":             {"id: A\nexpect: {rounds: [1, 2, 3]}", "f.yaml:2:18: expect.rounds: wrong-count (want a number, or [low, high])"},
		"a span in words":             {"id: A\nexpect: {rounds: two}", `f.yaml:2:18: expect.rounds: wrong-type "text" (want a list, as [a, b])`},
		"a side that is none":         {"id: A\nexpect: {asymmetry: {llr: {side: left}}}", `f.yaml:2:34: expect.asymmetry.llr.side: unknown-word "left" (want L, R)`},
		"a dose with a word":          {"id: A\nexpect: {dose: {S002-01: {set: 1}}}", `f.yaml:2:27: expect.dose.S002-01: misspelled-key "set" (want sets)`},
		"a week without its log":      {"id: A\nnext:\n  - state: {stage: 1, weeks_in_stage: 0, sessions: 0}", "f.yaml:3:5: next[0]: missing-key (want log)"},
		"a stage that is none":        {"id: A\nnext:\n  - {state: {stage: 6, weeks_in_stage: 0, sessions: 0}, log: {max_pain: 0, morning: 0, adherence: 0, effort: 0, comfortable: true, gap_days: 0}}", `f.yaml:3:21: next[0].state.stage: out-of-range "6" (want a whole number from 1 to 5)`},
		"a decision that is none":     {"id: A\nnext:\n  - {decision: WAIT, state: {stage: 1, weeks_in_stage: 0, sessions: 0}, log: {max_pain: 0, morning: 0, adherence: 0, effort: 0, comfortable: true, gap_days: 0}}", `f.yaml:3:16: next[0].decision: unknown-word "WAIT" (want PROGRESS, HOLD, BACKOFF, REGRESS_STAGE, SETTLE, ADVANCE_STAGE, MAINTAIN, STEP_BACK, DELOAD, FLARE, REVIEW, PAUSE_RESCREEN)`},
		"a flare without its hours":   {"id: A\nflare: {median7: 1, now: 5, expect: {}}", "f.yaml:2:8: flare: missing-key (want hours)"},
		"a comparison without counts": {"id: A\nnof1: {means: [1], sigma: 1, expect: {}}", "f.yaml:2:7: nof1: missing-key (want n)"},
		"half a session":              {"id: A\nnof1: {means: [1], n: [1.5], sigma: 1, expect: {}}", `f.yaml:2:24: nof1.n[0]: out-of-range "1.5" (want a whole number from 0 to 100000)`},
		"the inputs of a formula":     {"id: A\nnof1: {means: [1], n: [1], sigma: 1, expect: {rtm_inputs: {mu: 1, sigma_b: 1, sigma_w: 1}}}", "f.yaml:2:59: nof1.expect.rtm_inputs: missing-key (want cut)"},
	} {
		t.Run(name, func(t *testing.T) {
			_, faults := ReadCases("f.yaml", []byte(c.text))
			if diff := cmp.Diff([]string{c.want}, written(faults)); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestSpans(t *testing.T) {
	for name, c := range map[string]struct {
		span Span
		v    float64
		in   bool
	}{
		"its lower end":                      {Span{1, 2}, 1, true},
		"its upper end":                      {Span{1, 2}, 2, true},
		"between":                            {Span{1, 2}, 1.5, true},
		"under":                              {Span{1, 2}, 0.99, false},
		"over":                               {Span{1, 2}, 2.01, false},
		"one number alone":                   {Span{3, 3}, 3, true},
		"the wrong way around holds nothing": {Span{2, 1}, 1.5, false},
	} {
		t.Run(name, func(t *testing.T) {
			if got := c.span.Holds(c.v); got != c.in {
				t.Errorf("%s holds %v: %v", c.span, c.v, got)
			}
		})
	}
	if one, two := (Span{3, 3}).String(), (Span{0.5, 2}).String(); one != "3" || two != "[0.5, 2]" {
		t.Errorf("written %s and %s", one, two)
	}
}

func TestBlocksOfCases(t *testing.T) {
	for name, c := range map[string]struct {
		text string
		want []block
	}{
		"nothing":                       {"", nil},
		"YAML alone":                    {"id: A\nx: 1\n", []block{{1, "id: A\nx: 1\n\n"}}},
		"two documents":                 {"id: A\n---\nid: B\n", []block{{1, "id: A\n"}, {3, "id: B\n\n"}}},
		"an empty document between":     {"id: A\n---\n\n---\nid: B\n", []block{{1, "id: A\n"}, {5, "id: B\n\n"}}},
		"a block inside Markdown":       {"# A\n\n```yaml\nid: A\n```\n\ntext\n", []block{{4, "id: A\n"}}},
		"its other name":                {"```yml\nid: A\n```\n", []block{{2, "id: A\n"}}},
		"a block of something else":     {"```go\nid := 1\n```\n```yaml\nid: A\n```\n", []block{{5, "id: A\n"}}},
		"a block that is not closed":    {"```yaml\nid: A\n", []block{{2, "id: A\n\n"}}},
		"a line of hyphens in Markdown": {"a\n---\n```yaml\nid: A\n---\nx: 1\n```\n", []block{{4, "id: A\n---\nx: 1\n"}}},
		"an empty block":                {"```yaml\n\n```\n", nil},
		"line breaks of another system": {"id: A\r\n---\r\nid: B\r\n", []block{{1, "id: A\r\n"}, {3, "id: B\r\n\n"}}},
	} {
		t.Run(name, func(t *testing.T) {
			if diff := cmp.Diff(c.want, caseBlocks(c.text), cmp.AllowUnexported(block{})); diff != "" {
				t.Error(diff)
			}
		})
	}
}

// TestEveryCaseOfAFileIsReadWhereverItStands mixes cases with text, and puts a
// wrong key into one of them.
func TestEveryCaseOfAFileIsReadWhereverItStands(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(1, 5).Draw(t, "cases")
		wrong := rapid.IntRange(0, n-1).Draw(t, "wrong")
		var b strings.Builder
		line := 0
		for i := range n {
			b.WriteString(strings.Repeat("text\n", rapid.IntRange(0, 3).Draw(t, "text")))
			fmt.Fprintf(&b, "```yaml\nid: C-%d\nminutes: 10\n", i)
			if i == wrong {
				line = strings.Count(b.String(), "\n") + 1
				b.WriteString("wrong: 1\n")
			}
			b.WriteString("```\n")
		}
		cases, faults := ReadCases("f.md", []byte(b.String()))
		if len(cases) != n || len(faults) != 1 || faults[0].Line != line || faults[0].Code != "unknown-key" {
			t.Fatalf("%d cases of %d, faults %v, want one on line %d", len(cases), n, faults, line)
		}
		for i, c := range cases {
			if c.ID != fmt.Sprintf("C-%d", i) || c.Minutes != 10 {
				t.Fatalf("case %d is %+v", i, c)
			}
		}
	})
}

// FuzzReadCases holds that no file of cases, however broken, is too much, and
// that each fault stands on a line of the file.
func FuzzReadCases(f *testing.F) {
	for _, text := range []string{"", "id: A\n", "id: A\n---\nid: B\n", "```yaml\nid: A\nnext: [{}]\n```\n", "id: A\nnof1: {expect: {winner: }}\n"} {
		f.Add([]byte(text))
	}
	f.Fuzz(func(t *testing.T, text []byte) {
		cases, faults := ReadCases("f.md", text)
		lines := strings.Count(string(text), "\n") + strings.Count(string(text), "\r") + 1
		if len(cases) == 0 && len(faults) == 0 {
			t.Error("neither a case nor a fault")
		}
		if i := firstWithout(faults, lines); i >= 0 {
			t.Errorf("%d lines, and a fault at %s", lines, faults[i].Error())
		}
	})
}

// firstWithout gives the first fault without a place, or -1.
func firstWithout(all catalog.Faults, lines int) int {
	for i, f := range all {
		if f.Line < 1 || f.Line > lines || f.Column < 1 || f.Code == "" {
			return i
		}
	}
	return -1
}
