package cli

import (
	"bytes"
	"context"
	"strings"
	"testing"
	"time"

	"tspine/engine/person"
	"tspine/engine/screening"
)

// speak runs a command with answers typed line by line.
func speak(t *testing.T, dir string, answers []string, args ...string) (code int, said string) {
	t.Helper()
	var out bytes.Buffer
	code = Run(context.Background(), append(args, "--data", dir), World{
		In: strings.NewReader(strings.Join(answers, "\n") + "\n"), Out: &out, Err: &out, Getenv: func(string) string { return "" },
		Now: func() time.Time { return time.Date(2026, 3, 2, 8, 0, 0, 0, time.UTC) },
	})
	return code, out.String()
}

// noes answers every screening question with no.
func noes() []string {
	var out []string
	so := screening.Answers{}
	for _, q := range screening.Questions() {
		if q.ID == "cleared_for" || !q.Asked(so, person.Female) {
			so[q.ID] = screening.No()
			continue
		}
		so[q.ID] = screening.No()
		out = append(out, "n")
	}
	return out
}

func TestAWholeInterviewLeadsToAPlan(t *testing.T) {
	dir := t.TempDir()
	answers := append([]string{"de", "34", "F"}, noes()...)
	answers = append(answers, "2", "2", "3", "", "active", "desk", "wall, chairs, dumbbells, band", "10", "18:00 mon", "mon wed 18:00 sat", "kg", "2, 5, x", "2, 5, 7.5", "yellow, red",
		"y", "30 32 34", "30 32", "20 21", "2 2", "0", "n")
	code, said := speak(t, dir, answers, "start")
	if code != exitDone {
		t.Fatalf("ended with %d:\n%s", code, said)
	}
	for _, want := range []string{"Stage 1, mobility", "is not a weight", "18:00 stands without a day", "Cat–cow", "call 112"} {
		if !strings.Contains(said, want) {
			t.Errorf("%q is not said", want)
		}
	}
	if code, said := speak(t, dir, nil, "today"); code != exitDone || !strings.Contains(said, "Cat–cow") {
		t.Errorf("the next day's question is answered with %d:\n%s", code, said)
	}
	if code, said := speak(t, dir, nil, "schedule"); code != exitDone || !strings.Contains(said, "Wednesday  18:00") || !strings.Contains(said, "Saturday   any time") || strings.Contains(said, "Tuesday") {
		t.Errorf("the days are said with %d:\n%s", code, said)
	}
}

func TestAnInterviewGoesOnWhereItWasLeft(t *testing.T) {
	dir := t.TempDir()
	all := noes()
	code, _ := speak(t, dir, append([]string{"de", "34", "F"}, all[:20]...), "start")
	if code != exitDone {
		t.Fatalf("leaving ended with %d", code)
	}
	rest := append(all[20:], "2", "2", "3", "", "none", "general", "wall", "10", "", "kg", "n")
	code, said := speak(t, dir, rest, "start")
	if code != exitDone || !strings.Contains(said, "No warning sign") {
		t.Fatalf("going on ended with %d:\n%s", code, said)
	}
}

func TestAWrongAnswerIsExplainedAndAskedAgain(t *testing.T) {
	code, said := speak(t, t.TempDir(), []string{"germany", "de", "-3", "999", "34", "x", "", "maybe", "h", "q"}, "start")
	if code != exitDone {
		t.Fatalf("ended with %d", code)
	}
	for _, want := range []string{"-3 is outside", "999 is outside", "does not answer this question"} {
		if !strings.Contains(said, want) {
			t.Errorf("%q is not said:\n%s", want, said)
		}
	}
}
