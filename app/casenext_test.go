package app_test

import (
	"fmt"
	"testing"

	"tspine/app"
	"tspine/catalog"
	"tspine/exchange"
)

func TestAOneLineWeekIsReadAsWritten(t *testing.T) {
	lib, err := catalog.Load()
	if err != nil {
		t.Fatal(err)
	}
	runner, err := app.NewCases(lib)
	if err != nil {
		t.Fatal(err)
	}
	for name, c := range map[string]struct{ body, fails string }{
		"after a week away the load is all of it":              {next("2", 0, 7, "", "load_pct: 100"), ""},
		"without a gap the load is all of it":                  {next("2", 0, 1, "", "load_pct: 100"), ""},
		"entered anew there is no load to compare":             {next("2", 0, 60, "", "load_pct: [60, 70]"), "next[0].load_pct"},
		"new answers take out their classes":                   {next("1", 0, 1, ", new_answers: {five_pq: 3}", "must_not: [S004-02]"), ""},
		"new answers leave the other classes in":               {next("1", 0, 1, ", new_answers: {five_pq: 3}", "must_not: [S002-01]"), "next[0].must_not"},
		"new answers bring their advice":                       {next("1", 0, 1, ", new_answers: {hypertension_unchecked: true}", "advise_clinician: routine"), ""},
		"the person's new words ask again":                     {next("1", 0, 1, `, new_answers: {free_text: "a lump beside the spine"}`, "decision: PAUSE_RESCREEN, triage: RESCREEN_REQUIRED"), ""},
		"while pain settles the end of the range is out":       {next("1, red_weeks_before: 1", 7, 1, "", "decision: SETTLE, must_not: [S004-02, S001-05, S001-02]"), ""},
		"while pain settles gentle mobility stays in":          {next("1, red_weeks_before: 1", 7, 1, "", "must_not: [S002-01]"), "next[0].must_not"},
		"what is out for one week is not out for the next one": {next("1, red_weeks_before: 1", 7, 1, "", "must_not: [S004-02]") + week("1", 0, 1, "", "must_not: [S004-02]"), "next[1].must_not"},
		"an expectation of a flare that is none can't be met":  {"flare: {median7: 2, now: 3, hours: 24, expect: {remove: [S004-09]}}\n", "flare.expect"},
		"what a flare takes out is out where there is a flare": {"flare: {median7: 2, now: 4, hours: 24, expect: {remove: [S004-09]}}\n", ""},
		"what a flare leaves in can't be expected to be gone":  {"flare: {median7: 2, now: 4, hours: 24, expect: {remove: [S002-01]}}\n", "flare.expect.remove"},
	} {
		t.Run(name, func(t *testing.T) {
			cases, faults := exchange.ReadCases("f.yaml", []byte("id: A\nperson: {age: 40}\n"+c.body))
			if err := faults.Err(); err != nil {
				t.Fatal(err)
			}
			got := runner.Run(cases[0]).Failures
			if c.fails == "" && len(got) > 0 || c.fails != "" && (len(got) != 1 || got[0].Where != c.fails) {
				t.Errorf("failures %v, want %q", got, c.fails)
			}
		})
	}
}

// next writes a case's week at a stage, with pain in its sessions, days since
// the last one, and what else the week brought.
func next(stage string, pain, gap int, more, expect string) string {
	return "next:\n" + week(stage, pain, gap, more, expect)
}

func week(stage string, pain, gap int, more, expect string) string {
	return fmt.Sprintf("  - {state: {weeks_in_stage: 2, sessions: 12, stage: %s}, "+
		"log: {max_pain: %d, morning: 0, adherence: 90, effort: 3, comfortable: true, gap_days: %d%s}, %s}\n", stage, pain, gap, more, expect)
}
