package app_test

import (
	"bytes"
	"testing"

	"tspine/app"
	"tspine/engine/course"
	"tspine/engine/dose"
	"tspine/engine/program"
	"tspine/engine/screening"
)

// atTerminal is who asks at the machine itself.
var atTerminal = app.Actor{Here: true}

type programSession = program.Session

func contains(body []byte, part string) bool { return bytes.Contains(body, []byte(part)) }

func parse(t *testing.T, line string) (string, dose.Dose) {
	t.Helper()
	id, d, faults := dose.ParseLine(line)
	if len(faults) > 0 {
		t.Fatal(faults)
	}
	return id, d
}

// checkWith answers the questions before a session with yes to one, and no to
// the others.
func checkWith(t *testing.T, yes string) course.Check {
	t.Helper()
	c := course.Check{Answers: screening.Answers{}}
	for _, q := range screening.MiniQuestions() {
		c.Answers[q.ID] = screening.No()
	}
	c.Answers[yes] = screening.Yes()
	return c
}
