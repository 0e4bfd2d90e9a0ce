package exchange

import (
	"bytes"
	"encoding/csv"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"tspine/engine/course"
	"tspine/engine/dose"
	"tspine/engine/exercise"
	"tspine/engine/logbook"
	"tspine/engine/unit"
)

func csvOf(t rapid.TB, events ...course.Event) string {
	var out bytes.Buffer
	l := NewLogCSV(&out, &exercise.Catalog{})
	for _, e := range events {
		if err := l.Event(e); err != nil {
			t.Fatal(err)
		}
	}
	if err := l.Close(); err != nil {
		t.Fatal(err)
	}
	return out.String()
}

// column gives one column of a CSV, without its head.
func column(t rapid.TB, text, name string) []string {
	rows, err := csv.NewReader(strings.NewReader(text)).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	for i, cell := range rows[0] {
		if cell != name {
			continue
		}
		for _, row := range rows[1:] {
			out = append(out, row[i])
		}
	}
	return out
}

func done(day unit.Day, note string, lines ...string) course.Event {
	e := logbook.Entry{ID: "e", Day: day, Finished: true, Note: note, During: unit.Rate(3)}
	for _, text := range lines {
		id, d, _ := dose.ParseLine(text)
		e.Lines = append(e.Lines, logbook.Done{Exercise: id, Did: d, How: logbook.Full})
	}
	return course.Event{ID: "e", Day: day, Entry: &e}
}

func TestTheLogHasARowForEachLine(t *testing.T) {
	text := csvOf(t,
		done(10, "fine, thank you", "cat-cow 30s", "row 3x8-12/side @ 2x7.5kg rir 2", "breathing 10 breaths"),
		course.Event{Day: 11, Morning: &logbook.Morning{Pain: unit.Rate(0)}},
		course.Event{Day: 11, Morning: &logbook.Morning{Pain: unit.Rate(4)}},
		done(11, ""),
		course.Event{Day: 13, Morning: &logbook.Morning{Pain: unit.Rate(1)}},
	)
	for name, want := range map[string][]string{
		"date":              {"1970-01-11", "1970-01-11", "1970-01-11", "1970-01-12"},
		"exercise":          {"cat-cow", "row", "breathing", ""},
		"sets":              {"1", "3", "1", ""},
		"reps":              {"1", "8", "", ""},
		"breaths":           {"", "", "10", ""},
		"seconds":           {"30", "", "", ""},
		"side":              {"", "each", "", ""},
		"load_kg":           {"", "15", "", ""},
		"did":               {"cat-cow 30s", "row 3x8-12/side @ 2x7.5kg rir 2", "breathing 10 breaths", ""},
		"pain_during":       {"3", "3", "3", "3"},
		"pain_next_morning": {"0", "0", "0", ""},
		"note":              {"fine, thank you", "", "", ""},
	} {
		if diff := cmp.Diff(want, column(t, text, name)); diff != "" {
			t.Errorf("%s (- want, + got)\n%s", name, diff)
		}
	}
	if !strings.HasSuffix(text, "\r\n") || strings.Count(text, "\r\n") != strings.Count(text, "\n") {
		t.Error("lines do not end as RFC 4180 says")
	}
}

func TestNoCellIsTakenForAFormula(t *testing.T) {
	for _, note := range []string{"=1+1", "+1", "-1", "@SUM(A1)", "\tx", "\rx", "'quoted", "＝1", `=HYPERLINK("http://x","y")`, "-", "it's = fine"} {
		got := column(t, csvOf(t, done(1, note, "cat-cow 30s")), "note")[0]
		if first, _ := utf8.DecodeRuneInString(got); strings.ContainsRune("=+-@\t\r＝", first) {
			t.Errorf("%q begins as a formula does: %q", note, got)
		}
		if Plain(got) != note {
			t.Errorf("%q became %q", note, got)
		}
	}
}

func TestNoNoteIsLostInTheLog(t *testing.T) {
	sign := rapid.SampledFrom([]string{"=", "+", "-", "@", "\t", "'", `"`, ",", "é", "\n", "; ", "🙂", "a", " "})
	rapid.Check(t, func(t *rapid.T) {
		note := strings.Join(rapid.SliceOfN(sign, 1, 8).Draw(t, "note"), "")
		got := column(t, csvOf(t, done(1, note, "cat-cow 30s")), "note")[0]
		if Plain(got) != note {
			t.Fatalf("%q became %q", note, got)
		}
		if got != "" && strings.ContainsRune("=+-@\t\n", rune(got[0])) {
			t.Fatalf("%q begins as a formula does", got)
		}
	})
}
