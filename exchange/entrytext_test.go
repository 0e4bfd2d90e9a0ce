package exchange

import (
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"tspine/engine/dose"
	"tspine/engine/logbook"
	"tspine/engine/unit"
)

var amounts = []string{"30s", "3x10", "2x12 @ 10kg rest 60s", "10x10s 2/day", "5 breaths", "2x10/side @ yellow band", "15 tempo 3-0-3", "40m", "2x10-11 total 21"}

func drawnEntry(t *rapid.T) logbook.Entry {
	rate := func(name string) unit.Rating { return unit.Rate(rapid.IntRange(-1, 10).Draw(t, name)) }
	e := logbook.Entry{
		Day: unit.Day(rapid.IntRange(0, 40_000).Draw(t, "day")), Short: rapid.Bool().Draw(t, "short"), Finished: rapid.Bool().Draw(t, "finished"),
		Rounds: rapid.IntRange(0, 3).Draw(t, "rounds"), Minutes: rapid.IntRange(0, 90).Draw(t, "minutes"),
		Before: rate("before"), During: rate("during"), After: rate("after"), Effort: rate("effort"), Stiffness: rate("stiffness"),
		Comfortable: rapid.Bool().Draw(t, "comfortable"), Randomized: rapid.Bool().Draw(t, "randomized"), Control: rapid.Bool().Draw(t, "control"),
		Note: rapid.StringOf(rapid.RuneFrom([]rune("aé \"'\\:#{}[],-\n\t☃\r\x00\x1b\x7f\u0085\u2028😀"))).Draw(t, "note"),
	}
	for range rapid.IntRange(0, 3).Draw(t, "lines") {
		l := logbook.Done{
			Exercise: rapid.SampledFrom([]string{"cat-cow", "open-book"}).Draw(t, "exercise"), Pain: rate("pain"), Before: rate("line before"), After: rate("line after"),
			How: rapid.SampledFrom([]logbook.How{logbook.Stopped, logbook.Skipped, logbook.LeftOut, logbook.Shortened}).Draw(t, "how"),
		}
		if l.How != logbook.Skipped && l.How != logbook.LeftOut {
			l.Did, _ = dose.Parse(rapid.SampledFrom(amounts).Draw(t, "did"))
			l.Reserve = dose.InReserve(rapid.IntRange(0, 5).Draw(t, "rir"))
		}
		e.Lines = append(e.Lines, l)
	}
	return e
}

func TestAnEntryThatIsWrittenIsReadAsTheSame(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		e := drawnEntry(t)
		text := EntryText(e, []string{"Change what is wrong: save, and close."})
		got, faults := ReadEntry("e.yaml", text)
		if err := faults.Err(); err != nil {
			t.Fatalf("%v\n%s", err, text)
		}
		if diff := cmp.Diff(e, got); diff != "" {
			t.Fatalf("(- want, + got):\n%s\n%s", diff, text)
		}
	})
}

func TestAnEntrySaysHowFarOnlyWhereItCannotBeSeen(t *testing.T) {
	planned, _ := dose.Parse("40s")
	did, _ := dose.Parse("30s")
	e := logbook.Entry{Day: 20_000, Lines: []logbook.Done{
		{Exercise: "cat-cow", Planned: planned, Did: planned, How: logbook.Full},
		{Exercise: "cat-cow", Planned: planned, Did: did, How: logbook.Shortened},
		{Exercise: "cat-cow", Planned: planned, Did: planned, How: logbook.Stopped},
		{Exercise: "cat-cow", Planned: planned, How: logbook.Skipped},
	}}
	want := "day: 2024-10-04\nfinished: false\nlines:\n  - line: cat-cow 40s\n  - line: cat-cow 30s\n  - line: cat-cow 40s\n    how: stopped\n  - line: cat-cow\n"
	// Nothing done of what was planned is seen to be skipped, but the file has to say so.
	want += "    how: skipped\n"
	if got := string(EntryText(e, nil)); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}
